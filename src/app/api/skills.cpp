// Deficits by skills: rows of those seen, held against the works of the whole municipality.
#include "domain/skills/skills.hpp"

#include "app/api/help_handlers.hpp"
#include "app/api/write.hpp"
#include "base/error.hpp"

namespace vekha::api {
namespace {

template <class Value>
Value known(const std::optional<Value>& value, const char* advice) {
  if (!value) throw Error(Code::bad_arguments, advice);
  return *value;
}

}  // namespace

http::Response get_skills(Context& context, const Call& call) {
  skills::Question question{.query = {}, .beside = {}};
  question.threshold = call.maybe_integer("threshold").value_or(50);
  question.few = call.maybe_integer("few").value_or(10);
  if (question.threshold < 0 || question.threshold > 100 || question.few < 1 || question.few > 1000)
    throw Error(Code::bad_arguments, "Порог — от 0 до 100 %, наименьшее число работ — от 1 до 1000.");
  const auto catalog = context.catalog.get();
  JsonWriter json;
  context.stores.records().read([&](const db::Read& read) {
    question.query.filter = filter_of(read, context, call);
    question.query.by = known(tables::by_from_name(call.maybe_text("gather").value_or("kes")),
                              "Параметр «gather» — одно из result, skill, kes, kt, task.");
    question.query.split = known(tables::split_from_name(call.maybe_text("split").value_or("school")),
                                 "Параметр «split» — одно из all, municipality, school, class.");
    question.beside = municipality_scope(read, call.who().account.node);
    skills::write_answer(json, skills::deficits({read, context.stores.facts(), *catalog}, question));
  });
  return json_response(json);
}

}  // namespace vekha::api
