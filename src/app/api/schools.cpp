#include <algorithm>

#include "app/api/handlers.hpp"
#include "app/api/school_rows.hpp"
#include "app/api/write.hpp"
#include "base/error.hpp"
#include "domain/cases/cases.hpp"
#include "domain/indicators/indicators.hpp"
#include "io/sys/clock.hpp"

namespace vekha::api {
namespace {

using indicators::Row;
const std::vector<results::Key> kExamKeys{results::Key::procedure, results::Key::year, results::Key::grade,
                                          results::Key::subject};

/// A school of the viewer's scope. Throws not_found also for what is not a school.
org::Node school_of(const db::Read& read, const Call& call) {
  const org::Node node = org::node(read, call.who().scope(), NodeId{call.id()});
  if (node.kind != org::Kind::school) throw Error(Code::not_found, "Школа не найдена.");
  return node;
}

void write_result(JsonWriter& json, const Row& row, const Row* around) {
  static const indicators::Values kNothing;
  const indicators::Values& above = around != nullptr ? around->values : kNothing;
  json.begin_object();
  write_exam_fields(json, row.exam);
  json.field("participants", row.values.participants.n);
  write_estimate_field(json, "mean", row.values.mean_primary);
  write_estimate_field(json, "mean_percent", row.values.mean_percent);
  write_estimate_field(json, "success", row.values.success);
  write_estimate_field(json, "quality", row.values.quality);
  json.key("marks").begin_object();
  for (std::size_t i = 0; i < row.values.marks.size(); ++i)
    write_estimate_field(json, std::to_string(i + 2), row.values.marks[i]);
  json.end_object().key("municipality").begin_object();
  write_estimate_field(json, "mean_percent", above.mean_percent);
  write_estimate_field(json, "quality", above.quality);
  write_estimate_field(json, "success", above.success);
  json.end_object().end_object();
}

void write_sign(JsonWriter& json, const objectivity::Standout& found) {
  json.begin_object().field("method", "fioko-2019").field("sign", "overstated_mean").field("title", found.title);
  write_exam_fields(json, found.exam);
  write_estimate_field(json, "mean", found.mean);
  write_estimate_field(json, "reference", found.reference);
  json.field("explanation", found.explanation).end_object();
}

objectivity::Sight sight_of(const db::Read& read, const Call& call) {
  return cases::sight(read, cases::who_is(call.who()), sys::today());
}

SchoolYear row_of(const std::map<NodeId, SchoolYear>& counts, NodeId school, const objectivity::Sight& sight) {
  SchoolYear out = counts.contains(school) ? counts.at(school) : SchoolYear{};
  out.whole = sight.everything;
  return out;
}

std::string school_answer(const db::Read& read, Context& context, const org::Node& school,
                          const objectivity::Sight& sight) {
  facts::Store& facts = context.stores.facts();
  const auto catalog = context.catalog.get();
  const org::Scope own{school.path};
  const auto years = result_years(read, facts, own);
  objectivity::Search search{.scope = own, .years = {}, .school = school.id};
  auto found = objectivity::standouts(read, facts, search);
  objectivity::withhold(found, sight);
  if (!years.empty()) search.years = {years.front()};
  const auto counts = years.empty() ? std::map<NodeId, SchoolYear>() : school_year(read, facts, {search, sight});
  const auto rows = indicators::compute(read, facts, *catalog, {{.scope = own, .school = school.id}, kExamKeys});
  const auto around =
      indicators::compute(read, facts, *catalog, {{.scope = municipality_scope(read, school)}, kExamKeys});
  JsonWriter json;
  json.begin_object().key("school");
  write_school_row(json, read, school, row_of(counts, school.id, sight));
  write_context(json, school);
  json.key("results").begin_array();
  for (const Row& row : rows) {
    const auto same = std::ranges::find(around, row.exam, &Row::exam);
    write_result(json, row, same == around.end() ? nullptr : &*same);
  }
  json.end_array().key("signs").begin_array();
  for (const objectivity::Standout& each : found)
    if (each.sign) write_sign(json, each);
  json.end_array().field("signs_whole", sight.everything).end_object();
  return json.take();
}

std::string schools_answer(const db::Read& read, Context& context, const org::Scope& scope,
                           const objectivity::Sight& sight) {
  facts::Store& facts = context.stores.facts();
  const auto years = result_years(read, facts, scope);
  const auto counts = years.empty() ? std::map<NodeId, SchoolYear>()
                                    : school_year(read, facts, {{.scope = scope, .years = {years.front()}}, sight});
  JsonWriter json;
  json.begin_array();
  for (const org::Node& school : org::list(read, scope, org::Kind::school))
    write_school_row(json, read, school, row_of(counts, school.id, sight));
  json.end_array();
  return json.take();
}

/// Works by whole points, from 0 to the greatest possible or met.
std::vector<std::int64_t> counts_of(const std::vector<results::Tally>& tallies, std::size_t size) {
  std::vector<std::int64_t> counts(size, 0);
  for (const results::Tally& tally : tallies)
    if (const int score = tally.score / tally.unit; score >= 0 && static_cast<std::size_t>(score) < size)
      counts[static_cast<std::size_t>(score)] += tally.works;
  return counts;
}

void write_counts(JsonWriter& json, std::string_view name, const std::vector<std::int64_t>& counts) {
  json.key(name).begin_array();
  for (const std::int64_t count : counts) json.value(count);
  json.end_array();
}

void write_borders(JsonWriter& json, const std::optional<catalog::Scale>& scale) {
  json.key("borders").begin_array();
  for (std::size_t i = 0; scale && i < scale->from.size(); ++i)
    json.begin_object().field("mark", i + 3).field("from", scale->from[i]).end_object();
  json.end_array();
}

void write_histogram(JsonWriter& json, const std::pair<std::vector<results::Tally>, std::vector<results::Tally>>& both,
                     const std::optional<catalog::Scale>& scale) {
  const auto& [own, around] = both;
  int maximum = scale ? scale->maximum : 0;
  int highest = 0;
  for (const results::Tally& tally : around) {
    maximum = std::max(maximum, tally.maximum);
    highest = std::max(highest, tally.score / tally.unit);
  }
  const auto size = static_cast<std::size_t>(std::max(maximum, highest)) + 1;
  std::int64_t n = 0;
  for (const results::Tally& tally : own) n += tally.works;
  json.begin_object();
  write_or_null(json, "maximum", maximum);
  write_counts(json, "counts", counts_of(own, size));
  write_borders(json, scale);
  json.field("n", n);
  write_counts(json, "municipality_counts", counts_of(around, size));
  json.end_object();
}

}  // namespace

http::Response list_schools(Context& context, const Call& call) {
  const org::Scope scope = call.who().scope();
  return json_text(context.stores.records().read([&](const db::Read& read) {
    const objectivity::Sight sight = sight_of(read, call);
    return context.cache.get("schools" + scope.path + sight.key(), results::version(read),
                             [&] { return schools_answer(read, context, scope, sight); });
  }));
}

http::Response get_school(Context& context, const Call& call) {
  return json_text(context.stores.records().read([&](const db::Read& read) {
    const org::Node school = school_of(read, call);
    const objectivity::Sight sight = sight_of(read, call);
    return context.cache.get("school" + school.path + sight.key(), results::version(read),
                             [&] { return school_answer(read, context, school, sight); });
  }));
}

http::Response get_school_histogram(Context& context, const Call& call) {
  const results::Exam exam{call.text("procedure"), call.integer("year"), call.integer("grade"), call.text("subject")};
  JsonWriter json;
  context.stores.records().read([&](const db::Read& read) {
    const org::Node school = school_of(read, call);
    facts::Store& facts = context.stores.facts();
    const auto own = results::tallies(read, facts, results::Filter::of(exam, {school.path}), results::Detail::school);
    const auto around = results::tallies(read, facts, results::Filter::of(exam, municipality_scope(read, school)),
                                         results::Detail::exam);
    write_histogram(json, {own, around}, context.catalog.get()->find_scale(exam));
  });
  return json_response(json);
}

}  // namespace vekha::api
