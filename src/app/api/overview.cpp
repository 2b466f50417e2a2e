#include <algorithm>
#include <set>

#include "app/api/handlers.hpp"
#include "app/api/roadmaps.hpp"
#include "app/api/school_rows.hpp"
#include "app/api/write.hpp"
#include "domain/cases/cases.hpp"
#include "domain/indicators/indicators.hpp"
#include "io/sys/clock.hpp"

namespace vekha::api {
namespace {

using indicators::Row;

constexpr int kDaysAhead = 30;
constexpr std::size_t kMostListed = 200;
constexpr std::size_t kMostStandouts = 50;

/// Exams that are the same but for the year.
bool same_series(const results::Exam& left, const results::Exam& right) {
  return left.procedure == right.procedure && left.grade == right.grade && left.subject == right.subject;
}

void write_three(JsonWriter& json, const indicators::Values& values) {
  write_estimate_field(json, "mean_percent", values.mean_percent);
  write_estimate_field(json, "quality", values.quality);
  write_estimate_field(json, "success", values.success);
}

/// The row of the nearest earlier year, or nothing.
const Row* previous_of(const Row& row, const std::vector<Row>& rows) {
  const Row* found = nullptr;
  for (const Row& each : rows) {
    const bool earlier = same_series(each.exam, row.exam) && each.exam.year < row.exam.year;
    if (earlier && (found == nullptr || each.exam.year > found->exam.year)) found = &each;
  }
  return found;
}

/// Now against before, each with its interval: whether a change is real is decided here, not on the page.
void write_changes(JsonWriter& json, const indicators::Values& now, const indicators::Values& before) {
  using indicators::Kind;
  json.key("change").begin_object();
  write_estimate_field(json, "mean_percent",
                       indicators::change(Kind::mean_percent, now.mean_percent, before.mean_percent));
  write_estimate_field(json, "quality", indicators::change(Kind::quality, now.quality, before.quality));
  write_estimate_field(json, "success", indicators::change(Kind::success, now.success, before.success));
  json.end_object();
}

void write_subjects(JsonWriter& json, const std::vector<Row>& rows, int year) {
  json.key("subjects").begin_array();
  for (const Row& row : rows) {
    if (row.exam.year != year) continue;
    json.begin_object();
    write_exam_fields(json, row.exam);
    json.field("participants", row.values.participants.n);
    write_three(json, row.values);
    json.key("previous");
    if (const Row* previous = previous_of(row, rows)) {
      json.begin_object().field("year", previous->exam.year);
      write_three(json, previous->values);
      write_changes(json, row.values, previous->values);
      json.end_object();
    } else {
      json.null();
    }
    json.end_object();
  }
  json.end_array();
}

void write_standouts(JsonWriter& json, const std::vector<objectivity::Standout>& standouts) {
  json.key("standouts").begin_array();
  for (std::size_t i = 0; i < std::min(standouts.size(), kMostStandouts); ++i) {
    const objectivity::Standout& each = standouts[i];
    json.begin_object().key("school");
    write_school_ref(json, {each.school, each.code, each.name});
    write_exam_fields(json, each.exam);
    json.field("direction", each.direction == objectivity::Direction::above ? "above" : "below");
    write_estimate_field(json, "mean", each.mean);
    write_estimate_field(json, "reference", each.reference);
    json.field("sign", each.sign).end_object();
  }
  json.end_array();
}

/// Who asks about which year; nothing: the last one.
struct Asked {
  const people::Viewer& viewer;
  std::optional<int> year;
  objectivity::Sight sight;
};
Asked asked_by(const db::Read& read, const people::Viewer& viewer, std::optional<int> year) {
  return {viewer, year, cases::sight(read, cases::who_is(viewer), sys::today())};
}

/// What is made of results: the part that is kept while they do not change.
std::string results_part(const db::Read& read, Context& context, const Asked& asked) {
  const people::Viewer& viewer = asked.viewer;
  facts::Store& facts = context.stores.facts();
  const auto years = result_years(read, facts, viewer.scope());
  const int year = asked.year.value_or(years.empty() ? 0 : years.front());
  const auto rows =
      indicators::compute(read, facts, *context.catalog.get(),
                          {{.scope = viewer.scope()},
                           {results::Key::procedure, results::Key::year, results::Key::grade, results::Key::subject}});
  std::vector<objectivity::Standout> standouts;
  if (year != 0) standouts = objectivity::standouts(read, facts, {.scope = viewer.scope(), .years = {year}});
  std::set<NodeId> with_signs;
  for (const objectivity::Standout& each : standouts)
    if (each.sign) with_signs.insert(each.school);
  objectivity::withhold(standouts, asked.sight);
  if (!viewer.may("schools.read")) standouts.clear();  // aggregates only: no school is named
  JsonWriter json;
  json.begin_object();
  write_or_null(json, "year", year);
  json.key("years").begin_array();
  for (const int each : years) json.value(each);
  json.end_array();
  write_subjects(json, rows, year);
  write_standouts(json, standouts);
  json.key("schools").begin_object();
  json.field("total", org::list(read, viewer.scope(), org::Kind::school).size());
  json.field("with_signs", with_signs.size()).end_object().end_object();
  return json.take();
}

std::string kept_results_part(const db::Read& read, Context& context, const Asked& asked) {
  const std::string key = "overview" + asked.viewer.account.node.path + (asked.viewer.may("schools.read") ? "s" : "-") +
                          std::to_string(asked.year.value_or(0)) + asked.sight.key();
  return context.cache.get(key, results::version(read), [&] { return results_part(read, context, asked); });
}

void write_list(JsonWriter& json, std::string_view name, const std::vector<roadmap::Due>& items) {
  json.key(name).begin_array();
  for (std::size_t i = 0; i < std::min(items.size(), kMostListed); ++i) write_due(json, items[i]);
  json.end_array();
}

void write_roadmap_part(JsonWriter& json, const db::Read& read, const people::Viewer& viewer) {
  const Date today = sys::today();
  const VisibleRoadmaps seen = visible_roadmaps(read, viewer, today);
  auto due = roadmap::due(read, seen.scope, today, kDaysAhead);
  auto overdue = roadmap::overdue(read, seen.scope, today);
  const auto hidden = [&](const roadmap::Due& each) { return !seen.lists(each.roadmap); };
  std::erase_if(due, hidden);
  std::erase_if(overdue, hidden);
  roadmap::Counts counts;
  for (const roadmap::Summary& summary : seen.summaries) {
    counts.occurrences += summary.counts.occurrences;
    counts.done += summary.counts.done;
  }
  json.key("roadmap").begin_object().field("total", counts.occurrences).field("done", counts.done);
  json.field("overdue", overdue.size()).field("due_soon", due.size()).end_object();
  write_list(json, "due", due);
  write_list(json, "overdue", overdue);
}

}  // namespace

void prepare_overview(Context& context, const people::Viewer& viewer) {
  if (!viewer.may("overview.read")) return;
  context.jobs.start(viewer.account.id.value, "подготовка обзора", [&context, viewer](const jobs::Progress&) {
    context.stores.records().read(
        [&](const db::Read& read) { kept_results_part(read, context, asked_by(read, viewer, {})); });
    return std::string("null");
  });
}

http::Response get_overview(Context& context, const Call& call) {
  const people::Viewer& viewer = call.who();
  const auto year = call.maybe_integer("year");
  JsonWriter json;
  const std::string results = context.stores.records().read([&](const db::Read& read) {
    json.begin_object().key("node").begin_object().field("id", viewer.account.node.id.value);
    json.field("kind", org::kind_name(viewer.account.node.kind)).field("name", viewer.account.node.name).end_object();
    json.field("today", iso_date(sys::today()));
    json.field("academic_year", academic_year_text(academic_year_of(sys::today())));
    write_roadmap_part(json, read, viewer);
    return kept_results_part(read, context, asked_by(read, viewer, year));
  });
  // Two objects made one: the kept part goes on where the fresh one ends.
  return json_text(json.take() + "," + results.substr(1));
}

}  // namespace vekha::api
