#include "domain/objectivity/objectivity.hpp"

#include "app/api/handlers.hpp"
#include "app/api/write.hpp"
#include "domain/cases/cases.hpp"
#include "io/sys/clock.hpp"

namespace vekha::api {
namespace {

void write_reference(JsonWriter& json, const objectivity::Reference& reference) {
  json.key("reference").begin_object().field("n", reference.n).field("mean", reference.mean);
  json.field("sd", reference.sd);
  write_bounds(json, "ci", reference.ci);
  json.field("schools", reference.schools).field("label", reference.label);
  json.field("arithmetic", reference.arithmetic).end_object();
}

void write_school(JsonWriter& json, const objectivity::School& school) {
  json.begin_object().key("school");
  write_school_ref(json, {school.id, school.code, school.name});
  json.field("n", school.n).field("mean", school.mean);
  write_bounds(json, "ci", school.ci);
  json.key("signs").begin_array();
  for (const objectivity::Finding& finding : school.findings) {
    json.begin_object().field("sign", finding.sign).field("title", finding.title);
    json.field("explanation", finding.explanation).end_object();
  }
  json.end_array();
  write_or_null(json, "absence", school.absence ? std::string(absence_text(*school.absence)) : "");
  json.field("below", school.below).field("few", school.few).field("arithmetic", school.arithmetic);
  json.field("explanation", school.explanation).end_object();
}

}  // namespace

http::Response get_objectivity(Context& context, const Call& call) {
  call.integer("year");
  call.integer("grade");
  call.text("subject");
  const std::string method = call.maybe_text("method").value_or("fioko-2019");
  const auto catalog = context.catalog.get();
  objectivity::Sight sight;
  std::string words;
  const auto signs = context.stores.records().read([&](const db::Read& read) {
    const results::Exam exam = exam_of(read, context, filter_of(read, context, call));
    auto found = objectivity::signs(read, context.stores.facts(), *catalog,
                                    {.exam = exam, .method = method, .reference = {}, .shown = call.who().scope()});
    const cases::Who who = cases::who_is(call.who());
    sight = cases::sight(read, who, sys::today());
    words = cases::sight_words(read, who, exam.year);
    objectivity::withhold(found, sight);
    return found;
  });
  JsonWriter json;
  json.begin_object().field("method", signs.method).field("method_title", objectivity::method(signs.method).title);
  json.key("exam");
  write_exam(json, signs.exam);
  json.field("listed", signs.listed).field("marked", signs.marked);
  json.key("sight").begin_object().field("everything", sight.everything).field("words", words);
  json.field("schools", signs.all).end_object();
  write_reference(json, signs.reference);
  json.key("schools").begin_array();
  for (const objectivity::School& school : signs.schools) write_school(json, school);
  json.end_array().list("notes", signs.notes).end_object();
  return json_response(json);
}

}  // namespace vekha::api
