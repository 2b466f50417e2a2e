#include "app/api/write.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/sys/clock.hpp"

namespace vekha::api {

void write_exam_fields(JsonWriter& json, const results::Exam& exam) {
  json.field("procedure", exam.procedure).field("year", exam.year);
  json.field("grade", exam.grade).field("subject", exam.subject);
}

void write_exam(JsonWriter& json, const results::Exam& exam) {
  json.begin_object();
  write_exam_fields(json, exam);
  json.end_object();
}

void write_estimate_field(JsonWriter& json, std::string_view name, const Estimate& estimate) {
  json.key(name);
  write_estimate(json, estimate);
}

void write_school_ref(JsonWriter& json, const SchoolRef& school) {
  json.begin_object().field("id", school.id.value).field("code", school.code).field("name", school.name).end_object();
}

void write_or_null(JsonWriter& json, std::string_view name, const std::string& text) {
  json.key(name);
  text.empty() ? json.null() : json.value(text);
}

void write_or_null(JsonWriter& json, std::string_view name, int number) {
  json.key(name);
  number == 0 ? json.null() : json.value(number);
}

void write_bounds(JsonWriter& json, std::string_view name, const std::optional<Interval>& bounds) {
  json.key(name);
  if (!bounds) {
    json.null();
    return;
  }
  json.begin_array().value(bounds->lo).value(bounds->hi).end_array();
}

namespace {

Date structure_day(const std::string& text) {
  if (text == "today") return sys::today();
  const auto day = parse_iso_date(text);
  if (!day) throw Error(Code::bad_arguments, "Параметр «structure»: then, today или день вида 2026-09-01.");
  return *day;
}

}  // namespace

results::Filter filter_of(const db::Read& read, const Context& context, const Call& call) {
  results::Filter filter;
  filter.scope = call.who().scope();
  filter.procedure = call.maybe_text("procedure");
  filter.year = call.maybe_integer("year");
  filter.grade = call.maybe_integer("grade");
  if (const auto subject = call.maybe_text("subject"))
    filter.subject = context.catalog.get()->find_subject(*subject).value_or(*subject);
  filter.class_name = call.maybe_text("class_name");
  filter.part = call.maybe_text("part");
  if (const auto day = call.maybe_text("known_on")) filter.as_known_on = results::known_moment(*day);
  if (const auto day = call.maybe_text("structure"); day && *day != "then") filter.structure = structure_day(*day);
  if (const auto place = call.maybe_integer("school")) {
    const org::Node node = org::node(read, filter.scope, NodeId{*place});
    if (node.kind == org::Kind::municipality || node.kind == org::Kind::region)
      filter.scope = {node.path};
    else
      filter.school = node.id;
  }
  return filter;
}

results::Exam exam_of(const db::Read& read, Context& context, const results::Filter& filter) {
  const auto exams = results::exams(read, context.stores.facts(), filter);
  if (exams.size() == 1) return exams.front();
  if (exams.empty()) throw Error(Code::not_found, "Результатов такой работы нет.");
  throw Error(Code::bad_arguments, "Подходит несколько работ, уточните параметр procedure.");
}

org::Scope municipality_scope(const db::Read& read, const org::Node& node) {
  org::Node here = node;
  while (here.kind != org::Kind::municipality && here.parent) here = org::node(read, {}, here.parent);
  return {node.kind == org::Kind::region ? node.path : here.path};
}

}  // namespace vekha::api
