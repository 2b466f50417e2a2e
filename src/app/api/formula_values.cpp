// A formula as a person writes it: checked at every key, computed over what is stored and what the person may see.
#include "app/api/formula_json.hpp"
#include "app/api/indicator_handlers.hpp"
#include "app/api/write.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "domain/formulas/formulas.hpp"
#include "domain/indicators/indicators.hpp"

namespace vekha::api {
namespace {

constexpr int kMostMinimum = 100'000;

formulas::FormulaQuery query_of(const db::Read& read, Context& context, const Call& call, const Fields& fields) {
  const int minimum = fields.maybe_integer("minimum").value_or(1);
  if (minimum < 0 || minimum > kMostMinimum)
    throw Error(Code::bad_arguments, "Параметр «minimum» — наименьшее число работ, от 0 до 100 000.");
  const auto by = fields.maybe_texts("by").value_or(std::vector<std::string>());
  formulas::FormulaQuery out{
      .filter = filter_of(read, context, call), .by = formulas::parse_dimensions(joined(by, ",")), .minimum = minimum};
  out.norms = indicators::given_norms(read, indicators::library(context.stores.folder()).norms(),
                                      indicators::rest_of(out.filter));
  out.kept = &context.kept;
  return out;
}

}  // namespace

http::Response check_formula(Context& context, const Call& call) {
  const std::string text = Fields(call.request.body).text("text");
  JsonWriter json;
  json.begin_object();
  try {
    const formula::Program program =
        formula::compiled(text, formulas::language_with(indicators::library(context.stores.folder()).norms()));
    write_program(json, program);
    json.key("fault").null();
  } catch (const formula::Fault& fault) {
    json.key("canonical").null().key("russian").null().key("unit").null().key("unit_title").null();
    json.key("fault").begin_object().field("at", fault.at()).field("length", fault.length());
    json.field("advice", fault.advice()).end_object();
  }
  json.end_object();
  return json_response(json);
}

http::Response compute_formula(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  const std::string text = fields.text("text");
  const auto catalog = context.catalog.get();
  JsonWriter json;
  context.stores.records().read([&](const db::Read& read) {
    const formulas::FormulaQuery query = query_of(read, context, call, fields);
    const formulas::FormulaAnswer answer = formulas::evaluate(read, context.stores.facts(), *catalog, text, query);
    json.begin_object();
    write_program(json, answer.program);
    json.list("by", query.by).key("rows").begin_array();
    for (const formulas::FormulaRow& row : answer.rows) {
      json.begin_object();
      write_formula_row(json, row, answer.program.root.unit);
      json.end_object();
    }
    json.end_array().end_object();
  });
  return json_response(json);
}

}  // namespace vekha::api
