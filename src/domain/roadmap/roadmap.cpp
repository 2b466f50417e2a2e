#include "domain/roadmap/plans.hpp"

#include <algorithm>
#include <map>

#include "core/calendar/terms.hpp"
#include "domain/catalog/catalog.hpp"
#include "domain/roadmap/preamble.hpp"
#include "domain/roadmap/roadmap.sql.hpp"

namespace vekha::roadmap {
namespace {

bool is_open(Status status) { return status != Status::done && status != Status::cancelled; }

Date day(const db::Row& row, int column) { return parse_iso_date(row.text(column)).value_or(Date{}); }

Version read_version(const db::Row& row, int column) {
  Version version{.plan = row.id<RoadmapId>(column),
                  .number = static_cast<int>(row.integer(column + 1)),
                  .state = state_from_name(row.text(column + 2)).value_or(State::draft),
                  .based_on = row.id<RoadmapId>(column + 3),
                  .parent = row.id<RoadmapId>(column + 4),
                  .amend_reason = row.text(column + 5),
                  .approved_at = row.text(column + 11),
                  .approved_by = row.text(column + 12),
                  .running = row.truth(column + 14),
                  .row_version = static_cast<int>(row.integer(column + 13))};
  if (!row.is_null(column + 8))
    version.act = Act{row.text(column + 6), row.text(column + 7),  parse_iso_date(row.text(column + 8)),
                      row.text(column + 9), row.text(column + 10), row.integer(column + 15)};
  return version;
}

Summary read_summary(const db::Row& row) {
  Summary summary{.id = row.id<RoadmapId>(0),
                  .node = row.id<NodeId>(1),
                  .title = row.text(2),
                  .source = {row.text(5), row.text(6), row.text(7), row.text(8)},
                  .version = read_version(row, 9)};
  if (!row.is_null(3) && !row.is_null(4)) summary.period = calendar::Period{day(row, 3), day(row, 4)};
  return summary;
}

Occurrence read_occurrence(const db::Row& row, int column, Date today) {
  Occurrence found{.id = row.id<OccurrenceId>(column),
                   .from = day(row, column + 1),
                   .due = day(row, column + 2),
                   .status = status_from_name(row.text(column + 3)).value_or(Status::planned),
                   .evidence = row.text(column + 4),
                   .baseline_due = day(row, column + 6),
                   .moved = row.truth(column + 7),
                   .row_version = static_cast<int>(row.integer(column + 8)),
                   .by_event = row.truth(column + 9)};
  if (row.truth(column + 5)) found.status = Status::review;
  found.overdue = is_open(found.status) && found.due < today;
  return found;
}

Measure read_measure(const db::Row& row, const calendar::Context& context) {
  Measure measure{
      .id = row.id<MeasureId>(0),
      .origin = row.id<MeasureId>(10),
      .row_version = static_cast<int>(row.integer(11)),
      .number = row.text(2),
      .section_index = static_cast<int>(row.integer(1)),
      .text = row.text(3),
      .deadline = {.raw = row.text(4), .kind = row.text(5), .explanation = row.text(6), .text = row.text(12)},
      .result = row.text(8),
      .place = row.text(9)};
  calendar::Deadline read = reread(measure.deadline, context);
  measure.deadline.canonical = std::move(read.text);
  if (measure.deadline.text.empty()) measure.deadline.needs_confirmation = std::move(read.needs_confirmation);
  return measure;
}

/// What the compiler healed: of interest to the linter only.
bool is_defect(const Issue& issue) {
  for (const std::string_view code :
       {"html_left", "bookmark_left", "markers_doubled", "header_repeated", "row_continued", "words_split",
        "number_dots_mixed", "row_structure_lost", "alias_unused"})
    if (issue.code == code) return true;
  return false;
}

Issue read_issue(const db::Row& row) {
  const std::string severity = row.text(1);
  return {.code = row.text(0),
          .severity = severity == "error"     ? Severity::error
                      : severity == "warning" ? Severity::warning
                                              : Severity::note,
          .place = {.table = static_cast<int>(row.integer(2)), .row = static_cast<int>(row.integer(3))},
          .message = row.text(4)};
}

/// What the measure as a whole is at, from its tasks.
void summarize(Measure& measure) {
  const auto& tasks = measure.occurrences;
  const auto is = [](Status status) { return [status](const Occurrence& task) { return task.status == status; }; };
  const auto open =
      std::find_if(tasks.begin(), tasks.end(), [](const Occurrence& task) { return is_open(task.status); });
  measure.overdue = std::any_of(tasks.begin(), tasks.end(), [](const Occurrence& task) { return task.overdue; });
  if (open != tasks.end()) measure.next_due = open->due;
  if (!tasks.empty() && std::all_of(tasks.begin(), tasks.end(), is(Status::cancelled)))
    measure.status = Status::cancelled;
  else if (!tasks.empty() && open == tasks.end())
    measure.status = Status::done;
  else if (std::any_of(tasks.begin(), tasks.end(), [](const Occurrence& task) {
             return task.status == Status::done || task.status == Status::in_work || task.status == Status::review;
           }))
    measure.status = Status::in_work;
}

Counts counts_of(const db::Read& read, std::string_view measures, std::string_view occurrences, const db::Binds& which,
                 Date today) {
  Counts counts;
  read.each(measures, which, [&](const db::Row& row) {
    counts.measures = static_cast<int>(row.integer(0));
    counts.raw_terms = static_cast<int>(row.integer(1));
  });
  db::Binds binds{iso_date(today)};
  binds.insert(binds.end(), which.begin(), which.end());
  read.each(occurrences, binds, [&](const db::Row& row) {
    counts.occurrences = static_cast<int>(row.integer(0));
    counts.done = static_cast<int>(row.integer(1));
    counts.overdue = static_cast<int>(row.integer(2));
  });
  return counts;
}

Counts counts_of_roadmap(const db::Read& read, RoadmapId id, Date today) {
  return counts_of(read, sql::measure_counts, sql::occurrence_counts, {id}, today);
}

/// Fills in what stands in tables of its own, each read once for the whole roadmap.
void add_details(const db::Read& read, Roadmap& roadmap, Date today) {
  std::map<std::int64_t, Measure*> by_id;
  for (Measure& measure : roadmap.measures) by_id[measure.id.value] = &measure;
  const db::Binds id{roadmap.summary.id};
  read.each(sql::documents, id,
            [&](const db::Row& row) { by_id.at(row.integer(0))->documents.push_back(row.text(1)); });
  read.each(sql::responsible, id,
            [&](const db::Row& row) { by_id.at(row.integer(0))->responsible.push_back(row.text(1)); });
  read.each(sql::occurrences, id, [&](const db::Row& row) {
    by_id.at(row.integer(0))->occurrences.push_back(read_occurrence(row, 1, today));
  });
  for (Measure& measure : roadmap.measures) {
    if (measure.section_index >= 0)
      measure.section = roadmap.sections.at(static_cast<std::size_t>(measure.section_index)).path;
    summarize(measure);
  }
}

void add_parties(const db::Read& read, Roadmap& roadmap) {
  std::map<std::int64_t, std::size_t> by_id;
  read.each(sql::parties, {roadmap.summary.id}, [&](const db::Row& row) {
    by_id[row.integer(0)] = roadmap.parties.size();
    roadmap.parties.push_back({row.text(1), row.text(2), {}});
    roadmap.executors.push_back(row.text(1));
  });
  read.each(sql::aliases, {roadmap.summary.id},
            [&](const db::Row& row) { roadmap.parties[by_id.at(row.integer(0))].aliases.push_back(row.text(1)); });
  std::sort(roadmap.executors.begin(), roadmap.executors.end());
}

std::vector<Due> open_between(const db::Read& read, const org::Scope& scope, const calendar::Period& days, Date today) {
  auto found = read.all(sql::open_between, {iso_date(days.from), iso_date(days.to), scope.path, scope.path},
                        [&](const db::Row& row) {
                          return Due{.roadmap = row.id<RoadmapId>(0),
                                     .measure = row.id<MeasureId>(1),
                                     .number = row.text(2),
                                     .text = row.text(3),
                                     .occurrence = read_occurrence(row, 4, today)};
                        });
  for (Due& due : found)
    due.responsible = read.all(sql::parties_of_measure, {due.measure}, [](const db::Row& row) { return row.text(0); });
  return found;
}

}  // namespace

calendar::Deadline reread(const Term& term, const calendar::Context& context) {
  return calendar::read_term(term.text.empty() ? term.raw : term.text, context);
}

TermFrame term_frame(const db::Read& read, RoadmapId id) {
  auto frame = read.first(sql::term_frame, {id}, [](const db::Row& row) {
    TermFrame out;
    if (!row.is_null(0) && !row.is_null(1)) out.period = calendar::Period{day(row, 0), day(row, 1)};
    out.approved = row.is_null(2) ? preamble_from(row.text(3)).act_date : parse_iso_date(row.text(2));
    return out;
  });
  if (!frame) throw Error(Code::not_found, "Дорожная карта не найдена.");
  catalog::TermGround ground = catalog::term_ground(read);
  frame->calendar = std::move(ground.calendar);
  frame->settings = std::move(ground.settings);
  return *std::move(frame);
}

std::vector<Summary> list(const db::Read& read, const org::Scope& scope, Date today) {
  auto found = read.all(sql::in_scope, {scope.path, scope.path}, read_summary);
  for (Summary& summary : found) summary.counts = counts_of_roadmap(read, summary.id, today);
  return found;
}

Roadmap get(const db::Read& read, const org::Scope& scope, RoadmapId id, Date today) {
  const auto summary = read.first(sql::by_id, {id, scope.path, scope.path}, read_summary);
  if (!summary) throw Error(Code::not_found, "Дорожная карта не найдена.");
  Roadmap roadmap{.summary = *summary, .frame = term_frame(read, id)};
  roadmap.summary.counts = counts_of_roadmap(read, id, today);
  read.each(sql::preamble_of, {id}, [&](const db::Row& row) { roadmap.preamble = preamble_from(row.text(0)); });
  roadmap.sections = read.all(sql::sections, {id}, [](const db::Row& row) {
    return Section{row.text(0), row.text(1), row.text(2), static_cast<int>(row.integer(3))};
  });
  const calendar::Context context = roadmap.frame.context();
  roadmap.measures = read.all(sql::measures, {id}, [&](const db::Row& row) { return read_measure(row, context); });
  for (Issue& issue : read.all(sql::issues, {id}, read_issue))
    (is_defect(issue) ? roadmap.defects : roadmap.issues).push_back(std::move(issue));
  add_details(read, roadmap, today);
  add_parties(read, roadmap);
  return roadmap;
}

std::vector<Due> due(const db::Read& read, const org::Scope& scope, Date today, int days) {
  return open_between(read, scope, {today, today.plus_days(days)}, today);
}

std::vector<Due> overdue(const db::Read& read, const org::Scope& scope, Date today) {
  return open_between(read, scope, {Date::of(1900, 1, 1), today.plus_days(-1)}, today);
}

Counts counts(const db::Read& read, const org::Scope& scope, Date today) {
  return counts_of(read, sql::scope_measures, sql::scope_occurrences, {scope.path, scope.path}, today);
}

}  // namespace vekha::roadmap
