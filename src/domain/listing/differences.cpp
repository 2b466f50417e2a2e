#include "base/text.hpp"
#include "domain/listing/listing.hpp"

namespace vekha::listing {
namespace {

void write_side(JsonWriter& json, std::string_view name, const results::Difference::Side& side) {
  json.key(name).begin_object().field("participants", side.participants).field("mean", side.mean).end_object();
}

std::string mean_text(const results::Difference::Side& side) {
  return side.mean ? ru_number(*side.mean, 2) : "нет данных";
}

}  // namespace

void write_difference(JsonWriter& json, const results::Difference& one) {
  json.begin_object().field("procedure", one.exam.procedure).field("year", one.exam.year);
  json.field("grade", one.exam.grade).field("subject", one.exam.subject).field("part", one.part);
  json.field("school", one.school).key("before").begin_array();
  for (const BatchId batch : one.before) json.value(batch.value);
  json.end_array().field("same", one.same).field("changed", one.changed).field("added", one.added);
  json.field("removed", one.removed);
  write_side(json, "stored", one.stored);
  write_side(json, "coming", one.coming);
  json.end_object();
}

std::string difference_text(const results::Difference& one) {
  return one.exam.title() + (one.part.empty() ? "" : ", " + one.part) + ", школа " + one.school + ": добавлено " +
         std::to_string(one.added) + ", изменено " + std::to_string(one.changed) + ", убрано " +
         std::to_string(one.removed) + ", без изменений " + std::to_string(one.same) + "; участников " +
         std::to_string(one.stored.participants) + " → " + std::to_string(one.coming.participants) + ", средний балл " +
         mean_text(one.stored) + " → " + mean_text(one.coming);
}

}  // namespace vekha::listing
