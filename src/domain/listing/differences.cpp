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
  json.field("school", one.school).field("form", one.form).key("before").begin_array();
  for (const BatchId batch : one.before) json.value(batch.value);
  json.end_array().field("same", one.same).field("changed", one.changed).field("added", one.added);
  json.field("removed", one.removed);
  write_side(json, "stored", one.stored);
  write_side(json, "coming", one.coming);
  json.key("rows").begin_array();
  for (const results::Difference::Row& row : one.rows)
    json.begin_object()
        .field("change", row.change)
        .field("what", row.what)
        .field("before", row.before)
        .field("after", row.after)
        .end_object();
  json.end_array().end_object();
}

namespace {

std::string row_text(const results::Difference::Row& row) {
  if (row.change == "added") return "+ " + row.what + ": " + row.after;
  if (row.change == "removed") return "- " + row.what + ": " + row.before;
  return "~ " + row.what + ": " + row.before + " → " + row.after;
}

}  // namespace

std::string difference_text(const results::Difference& one) {
  std::string out = one.exam.title() + (one.part.empty() ? "" : ", " + one.part);
  if (!one.form.empty()) out += (out.empty() ? "" : ", ") + std::string("показатели «") + one.form + "»";
  out += ", " + (one.form.empty() ? "школа " + one.school : one.school) + ": добавлено " + std::to_string(one.added) +
         ", изменено " + std::to_string(one.changed) + ", убрано " + std::to_string(one.removed) + ", без изменений " +
         std::to_string(one.same);
  if (one.form.empty())
    out += "; участников " + std::to_string(one.stored.participants) + " → " + std::to_string(one.coming.participants) +
           ", средний балл " + mean_text(one.stored) + " → " + mean_text(one.coming);
  for (const results::Difference::Row& row : one.rows) out += "\n    " + row_text(row);
  return out;
}

}  // namespace vekha::listing
