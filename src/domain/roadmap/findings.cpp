#include "domain/roadmap/findings.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"
#include "domain/roadmap/coverage.hpp"
#include "domain/roadmap/plans.hpp"
#include "domain/roadmap/roadmap.sql.hpp"
#include "domain/roadmap/rules.hpp"
#include "io/sys/clock.hpp"

namespace vekha::roadmap {
namespace {

constexpr std::size_t kEnoughMeasures = 3;  ///< fewer measures do not make a direction of the plan

/// Directions the plan works in, with the positions nothing serves.
std::vector<DirectionGap> gaps_of(const std::vector<std::vector<Tag>>& tags) {
  std::map<std::string, std::set<std::string>> served;
  std::map<std::string, std::size_t> measures;
  for (const auto& of_measure : tags) {
    std::set<std::string> directions;
    for (const Tag& tag : of_measure) {
      served[tag.direction].insert(tag.position);
      directions.insert(tag.direction);
    }
    for (const std::string& direction : directions) ++measures[direction];
  }
  std::vector<DirectionGap> gaps;
  for (const TagDirection& direction : tag_rules().directions) {
    if (measures[direction.id] < kEnoughMeasures) continue;
    DirectionGap gap{direction.id, direction.id + " " + direction.title, {}};
    for (const TagPosition& position : tag_rules().positions)
      if (!served[direction.id].contains(position.id)) gap.positions.push_back(lower(position.title));
    if (!gap.positions.empty()) gaps.push_back(std::move(gap));
  }
  return gaps;
}

LintMeasure lint_measure(const Roadmap& plan, const Measure& measure) {
  return {.key = std::to_string(measure.origin.value),
          .id = measure.id.value,
          .number = measure.number,
          .section = measure.section_index,
          .text = measure.text,
          .reading = measure.deadline.text,
          .deadline =
              [&] {
                calendar::Deadline read = reread(measure.deadline, plan.frame.context());
                read.raw = measure.deadline.raw;
                return read;
              }(),
          .responsible = measure.responsible,
          .documents = measure.documents,
          .result = measure.result,
          .place = measure.place};
}

LintPlan lint_plan(const db::Read& read, const Roadmap& plan) {
  LintPlan out{.title = plan.summary.title,
               .context = plan.frame.context(),
               .preamble = plan.preamble,
               .parties = plan.parties,
               .issues = plan.issues,
               .known_abbreviations = known_abbreviations()};
  out.issues.insert(out.issues.end(), plan.defects.begin(), plan.defects.end());
  for (const Section& section : plan.sections)
    out.sections.push_back({section.number, section.title, section.path, section.depth});
  for (const Measure& measure : plan.measures) out.measures.push_back(lint_measure(plan, measure));
  std::vector<std::vector<Tag>> all;
  for (auto& [id, of_measure] : tags(read, plan)) all.push_back(of_measure);
  out.gaps = gaps_of(all);
  return out;
}

MeasureFields fields_of(const Suggestion& suggestion) {
  MeasureFields fields;
  const auto names = [&] {
    std::vector<std::string> out;
    for (const std::string& name : vekha::split(suggestion.value, ';'))
      if (const std::string plain = squeezed(name); !plain.empty()) out.push_back(plain);
    return out;
  };
  if (suggestion.field == "number") fields.number = suggestion.value;
  if (suggestion.field == "term") fields.term = suggestion.value;
  if (suggestion.field == "reading") fields.reading = suggestion.value;
  if (suggestion.field == "text") fields.text = suggestion.value;
  if (suggestion.field == "result") fields.result = suggestion.value;
  if (suggestion.field == "responsible") fields.responsible = names();
  if (suggestion.field == "documents") fields.documents = names();
  return fields;
}

std::vector<MeasureFields> parts_of(const Suggestion& suggestion) {
  std::vector<MeasureFields> parts;
  for (const std::string& text : vekha::split(suggestion.value, '\n')) parts.push_back({.text = text});
  for (std::size_t i = 1; i < parts.size(); ++i) parts[i].number = "";
  return parts;
}

StoredFinding finding_named(const std::vector<StoredFinding>& all, const std::string& id) {
  const auto found = std::ranges::find_if(all, [&](const StoredFinding& each) { return each.finding.id == id; });
  if (found == all.end())
    throw Error(Code::conflict, "Этого замечания больше нет: план изменился. Обновите список замечаний.");
  return *found;
}

/// Why nothing can be done by one click, and what a person does instead.
std::string no_mending(const Finding& finding) {
  return "Готового исправления для замечания «" + finding.title +
         "» нет: программа не знает, что имелось в виду. Исправьте мероприятие сами или отложите замечание с причиной.";
}

struct Mended {
  MeasureId measure;
  std::string reason;
};

PlanChangeId mend(const db::Write& write, const org::Scope& scope, const Mended& what, const Suggestion& suggestion) {
  const Placed now = measure(write, scope, what.measure, sys::today());
  const Target target{now.measure.id, now.measure.row_version, what.reason};
  if (suggestion.field == "remove") return take_out(write, scope, target);
  if (suggestion.field == "split")
    split(write, scope, target, parts_of(suggestion));
  else
    edit(write, scope, target, fields_of(suggestion));
  return {write.count(sql::newest_change, {what.measure})};
}

RoadmapId plan_of(const db::Read& read, const org::Scope& scope, RoadmapId id) {
  return get(read, scope, id, sys::today()).summary.version.plan;
}

}  // namespace

std::vector<Finding> findings(const Compiled& compiled) {
  LintPlan plan = lint_plan_of(compiled);
  plan.known_abbreviations = known_abbreviations();
  plan.gaps = gaps_of(tags(compiled));
  return lint(plan);
}

std::vector<StoredFinding> findings(const db::Read& read, const org::Scope& scope, RoadmapId id) {
  const Roadmap plan = get(read, scope, id, sys::today());
  std::map<std::string, std::string> ignored;
  read.each(sql::ignored, {plan.summary.version.plan},
            [&](const db::Row& row) { ignored.emplace(row.text(0), row.text(1)); });
  std::vector<StoredFinding> out;
  for (Finding& finding : lint(lint_plan(read, plan))) {
    StoredFinding stored{.finding = std::move(finding)};
    if (stored.finding.measure >= 0)
      stored.measure = plan.measures[static_cast<std::size_t>(stored.finding.measure)].id;
    if (const auto found = ignored.find(stored.finding.id); found != ignored.end()) stored.ignored = found->second;
    out.push_back(std::move(stored));
  }
  return out;
}

std::vector<PlanChangeId> accept(const db::Write& write, const org::Scope& scope, RoadmapId id,
                                 const std::string& finding) {
  const StoredFinding found = finding_named(findings(write, scope, id), finding);
  const auto& suggestion = found.finding.suggestion;
  if (!suggestion) throw Error(Code::bad_input, no_mending(found.finding));
  const Roadmap plan = get(write, scope, id, sys::today());
  std::vector<PlanChangeId> made;
  if (found.measure && !suggestion->field.empty())
    made.push_back(mend(write, scope, {found.measure, "по замечанию: " + found.finding.title}, *suggestion));
  for (const Edit& other : suggestion->others)
    made.push_back(
        mend(write, scope,
             {plan.measures[static_cast<std::size_t>(other.measure)].id, "по замечанию: " + found.finding.title},
             {"", other.field, other.value}));
  return made;
}

std::vector<PlanChangeId> accept_alike(const db::Write& write, const org::Scope& scope, RoadmapId id,
                                       const std::string& finding) {
  const auto all = findings(write, scope, id);
  const StoredFinding first = finding_named(all, finding);
  if (!first.measure) return accept(write, scope, id, finding);
  const Finding& wanted = first.finding;
  if (!wanted.suggestion) throw Error(Code::bad_input, no_mending(wanted));
  std::vector<PlanChangeId> made;
  for (const StoredFinding& each : all) {
    const auto& suggestion = each.finding.suggestion;
    const bool same_answer =
        suggestion && (wanted.code != "term_unsure" || suggestion->value == wanted.suggestion->value);
    if (each.finding.code != wanted.code || !same_answer || each.ignored) continue;
    if (!each.measure) continue;
    made.push_back(mend(write, scope, {each.measure, "по замечанию: " + wanted.title}, *suggestion));
  }
  return made;
}

void ignore(const db::Write& write, const org::Scope& scope, RoadmapId id, const std::string& finding,
            const std::string& reason) {
  const RoadmapId plan = plan_of(write, scope, id);
  finding_named(findings(write, scope, id), finding);
  write.run(sql::forget_ignored, {plan, finding});
  write.run(sql::insert_ignored, {plan, finding, squeezed(reason), sys::now_iso(), write.actor().name});
}

void mind_again(const db::Write& write, const org::Scope& scope, RoadmapId id, const std::string& finding) {
  write.run(sql::forget_ignored, {plan_of(write, scope, id), finding});
}

}  // namespace vekha::roadmap
