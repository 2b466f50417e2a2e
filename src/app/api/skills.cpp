// Deficits by skills: rows of those seen, held against the works of the whole municipality.
#include "domain/skills/skills.hpp"

#include "app/api/attachment.hpp"
#include "app/api/help_handlers.hpp"
#include "app/api/write.hpp"
#include "app/table_file.hpp"
#include "base/error.hpp"

namespace vekha::api {
namespace {

template <class Value>
Value known(const std::optional<Value>& value, const char* advice) {
  if (!value) throw Error(Code::bad_arguments, advice);
  return *value;
}

/// What both looks ask for; the filter and whom rows are held against are read inside.
skills::Question question_of(const db::Read& read, Context& context, const Call& call) {
  skills::Question out{.query = {}, .beside = municipality_scope(read, call.who().account.node)};
  out.threshold = call.maybe_integer("threshold").value_or(50);
  out.few = call.maybe_integer("few").value_or(10);
  if (out.threshold < 0 || out.threshold > 100 || out.few < 1 || out.few > 1000)
    throw Error(Code::bad_arguments, "Порог — от 0 до 100 %, наименьшее число работ — от 1 до 1000.");
  out.query.filter = filter_of(read, context, call);
  out.query.by = known(tables::by_from_name(call.maybe_text("gather").value_or("kes")),
                       "Параметр «gather» — одно из result, skill, kes, kt, task.");
  out.query.split = known(tables::split_from_name(call.maybe_text("split").value_or("school")),
                          "Параметр «split» — одно из all, municipality, school, class.");
  return out;
}

skills::YearAnswer year_of(Context& context, const Call& call) {
  const auto catalog = context.catalog.get();
  return context.stores.records().read([&](const db::Read& read) {
    return skills::year_of({read, context.stores.facts(), *catalog}, question_of(read, context, call));
  });
}

}  // namespace

http::Response get_skills(Context& context, const Call& call) {
  const auto catalog = context.catalog.get();
  JsonWriter json;
  context.stores.records().read([&](const db::Read& read) {
    skills::write_answer(json,
                         skills::deficits({read, context.stores.facts(), *catalog}, question_of(read, context, call)));
  });
  return json_response(json);
}

http::Response get_skills_year(Context& context, const Call& call) {
  JsonWriter json;
  skills::write_year(json, year_of(context, call));
  return json_response(json);
}

http::Response save_skills_year(Context& context, const Call& call) {
  const std::string format = call.maybe_text("format").value_or("xlsx");
  const auto tables = app::skill_tables(year_of(context, call), call.maybe_text("what").value_or("places"), format);
  return attachment(app::table_file_name(tables.front(), format), app::table_bytes(tables, format));
}

}  // namespace vekha::api
