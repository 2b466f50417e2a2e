#include "domain/roadmap/comparing.hpp"

#include <algorithm>
#include <map>

#include "core/roadmap/matching.hpp"
#include "domain/roadmap/plans.hpp"
#include "domain/roadmap/roadmap.sql.hpp"
#include "io/sys/clock.hpp"

namespace vekha::roadmap {
namespace {

std::string section_text(const Roadmap& plan, const Measure& measure) {
  if (measure.section_index < 0) return "";
  const Section& section = plan.sections[static_cast<std::size_t>(measure.section_index)];
  return section.number.empty() ? section.title : section.path + " " + section.title;
}

DiffMeasure row_of(const Roadmap& plan, const Measure& measure) {
  const std::string& words = measure.deadline.raw;
  const std::string& reading = measure.deadline.text;
  return {.origin = measure.origin.value,
          .number = measure.number,
          .section = section_text(plan, measure),
          .text = measure.text,
          .term = reading.empty() ? words : words + " (понят как: " + reading + ")",
          .responsible = measure.responsible,
          .documents = measure.documents,
          .result = measure.result};
}

std::vector<DiffMeasure> rows_of(const Roadmap& plan) {
  std::vector<DiffMeasure> out;
  for (const Measure& measure : plan.measures) out.push_back(row_of(plan, measure));
  return out;
}

std::vector<Likeness> likenesses(const std::vector<DiffMeasure>& rows) {
  std::vector<Likeness> out;
  for (const DiffMeasure& row : rows) out.push_back({row.number, row.text, row.section});
  return out;
}

/// Measures of another plan take the origin of those they are like; what is new keeps a number nobody has.
void match_origins(const std::vector<DiffMeasure>& before, std::vector<DiffMeasure>& after) {
  const auto matches = match_measures(likenesses(before), likenesses(after));
  for (std::size_t i = 0; i < after.size(); ++i)
    after[i].origin =
        matches[i] < 0 ? -static_cast<std::int64_t>(i) - 1 : before[static_cast<std::size_t>(matches[i])].origin;
}

/// The last change of a measure that still stands.
struct Doing {
  std::string who;
  std::string when;
  std::string reason;
};

std::map<std::int64_t, Doing> doings_of(const db::Read& read, RoadmapId id) {
  std::map<std::int64_t, Doing> out;
  read.each(sql::changes_of_roadmap, {id}, [&](const db::Row& row) {
    if (row.is_null(2) || !row.is_null(10)) return;
    out.emplace(row.integer(2), Doing{row.text(5), row.text(4), row.text(7)});
  });
  return out;
}

/// Who made the version, for what no change of its own tells.
Doing maker_of(const Roadmap& plan) {
  return {plan.summary.source.imported_by, plan.summary.source.imported_at, plan.summary.version.amend_reason};
}

void sign(ComparedRow& row, const Doing& doing) {
  row.who = doing.who;
  row.when = doing.when;
  row.reason = doing.reason;
}

std::string days_text(const Measure& measure, Date Occurrence::* day) {
  std::string out;
  for (const Occurrence& each : measure.occurrences) out += (out.empty() ? "" : ", ") + ru_date(each.*day);
  return out;
}

}  // namespace

std::vector<ComparedRow> compare(const db::Read& read, const org::Scope& scope, RoadmapId before, RoadmapId after) {
  const Roadmap old_plan = get(read, scope, before, sys::today());
  const Roadmap new_plan = get(read, scope, after, sys::today());
  const auto old_rows = rows_of(old_plan);
  auto new_rows = rows_of(new_plan);
  if (old_plan.summary.version.plan != new_plan.summary.version.plan) match_origins(old_rows, new_rows);
  std::map<std::int64_t, Doing> doings = doings_of(read, after);
  for (const auto& [origin, doing] : doings_of(read, before)) doings.emplace(origin, doing);
  std::vector<ComparedRow> out;
  for (const DiffRow& row : diff(old_rows, new_rows)) {
    ComparedRow compared{.change = row.change, .fields = row.fields};
    const auto i = static_cast<std::size_t>(std::max(row.before, 0));
    const auto k = static_cast<std::size_t>(std::max(row.after, 0));
    if (row.before >= 0) compared.before = old_rows[i];
    if (row.after >= 0) compared.after = new_rows[k];
    compared.measure = row.after >= 0 ? new_plan.measures[k].id : old_plan.measures[i].id;
    const auto found = doings.find(compared.measure.value);
    if (row.change != Change::same) sign(compared, found == doings.end() ? maker_of(new_plan) : found->second);
    out.push_back(std::move(compared));
  }
  return out;
}

std::vector<ComparedRow> compare_with_baseline(const db::Read& read, const org::Scope& scope, RoadmapId id) {
  const Roadmap plan = get(read, scope, id, sys::today());
  const auto doings = doings_of(read, id);
  std::vector<ComparedRow> out;
  for (const Measure& measure : plan.measures) {
    const std::string before = days_text(measure, &Occurrence::baseline_due);
    const std::string after = days_text(measure, &Occurrence::due);
    if (before == after) continue;
    ComparedRow row{.change = Change::changed,
                    .before = row_of(plan, measure),
                    .after = row_of(plan, measure),
                    .measure = measure.id,
                    .fields = {{"due", before, after}}};
    if (const auto found = doings.find(measure.id.value); found != doings.end()) sign(row, found->second);
    out.push_back(std::move(row));
  }
  return out;
}

}  // namespace vekha::roadmap
