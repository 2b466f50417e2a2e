#include "domain/execution/school_plans.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "domain/execution/execution.sql.hpp"
#include "domain/execution/performers.hpp"
#include "domain/execution/visible.hpp"
#include "io/sys/clock.hpp"
#include "io/sys/tokens.hpp"

namespace vekha::execution {
namespace {

struct School {
  NodeId node;
  std::string name;
  std::string path;
};

SchoolPlan read_plan(const db::Row& row) {
  SchoolPlan plan{.node = row.id<NodeId>(0), .node_name = row.text(1)};
  if (row.is_null(2)) return plan;
  plan.plan = row.id<RoadmapId>(2);
  plan.state = plan_state_from_name(row.text(3)).value_or(PlanState::draft);
  plan.note = row.text(4);
  plan.changed_at = row.text(5);
  plan.changed_by = row.text(6);
  plan.row_version = static_cast<int>(row.integer(7));
  plan.measures = static_cast<int>(row.integer(8));
  return plan;
}

/// The municipal plan as a school may copy it: by measure.
struct Source {
  roadmap::Roadmap plan;
  std::map<MeasureId, const roadmap::Measure*> measures;
};

roadmap::CompiledMeasure copied(const roadmap::Measure& from, int section) {
  roadmap::CompiledMeasure to{.number = from.number,
                              .section = from.section,
                              .section_index = section,
                              .text = from.text,
                              .responsible = from.responsible,
                              .documents = from.documents,
                              .result = from.result};
  to.deadline.raw = from.deadline.text.empty() ? from.deadline.raw : from.deadline.text;
  to.deadline.kind = calendar::kind_from_name(from.deadline.kind).value_or(calendar::Kind::raw);
  to.deadline.explanation = from.deadline.explanation;
  for (const roadmap::Occurrence& window : from.occurrences)
    to.deadline.occurrences.push_back({window.from, window.due});
  return to;
}

/// The measures of a school with the headings above them.
roadmap::Compiled plan_of(const Source& source, const std::vector<MeasureId>& wanted, const School& school) {
  const roadmap::Roadmap& from = source.plan;
  roadmap::Compiled to{.title = "План-график: " + school.name + ". " + from.summary.title,
                       .period = from.summary.period};
  std::vector<bool> used(from.sections.size(), false);
  for (const MeasureId id : wanted) {
    const int index = source.measures.at(id)->section_index;
    if (index < 0) continue;
    int depth = from.sections[static_cast<std::size_t>(index)].depth;
    used[static_cast<std::size_t>(index)] = true;
    for (int above = index - 1; above >= 0 && depth > 0; --above) {
      if (from.sections[static_cast<std::size_t>(above)].depth >= depth) continue;
      depth = from.sections[static_cast<std::size_t>(above)].depth;
      used[static_cast<std::size_t>(above)] = true;
    }
  }
  std::vector<int> place(from.sections.size(), -1);
  for (std::size_t i = 0; i < used.size(); ++i) {
    if (!used[i]) continue;
    place[i] = static_cast<int>(to.sections.size());
    to.sections.push_back(
        {from.sections[i].number, from.sections[i].title, from.sections[i].path, from.sections[i].depth});
  }
  for (const MeasureId id : wanted) {
    const roadmap::Measure& measure = *source.measures.at(id);
    const int section = measure.section_index < 0 ? -1 : place[static_cast<std::size_t>(measure.section_index)];
    to.measures.push_back(copied(measure, section));
  }
  to.parties = from.parties;
  return to;
}

struct Stored {
  RoadmapId municipal;
  PlanState state = PlanState::draft;
  std::string path;
  std::string school;
  int row_version = 0;
};

Stored stored(const db::Read& read, const Hand& who, RoadmapId plan) {
  const auto found = read.first(sql::school_plan, {plan}, [](const db::Row& row) {
    return Stored{row.id<RoadmapId>(0), plan_state_from_name(row.text(1)).value_or(PlanState::draft), row.text(2),
                  row.text(3), static_cast<int>(row.integer(4))};
  });
  if (!found || !found->path.starts_with(who.scope.path)) throw Error(Code::not_found, "План школы не найден.");
  return *found;
}

bool is_school(const Hand& who, const Stored& plan) { return who.scope.path == plan.path; }

void check(const Hand& who, const Stored& now, const PlanStateChange& change) {
  if (change.row_version != 0 && change.row_version != now.row_version)
    throw Error(Code::conflict, "Состояние плана уже изменили: теперь «" + std::string(plan_state_title(now.state)) +
                                    "». Обновите страницу.");
  const bool submits =
      change.state == PlanState::submitted && (now.state == PlanState::draft || now.state == PlanState::returned);
  const bool decides =
      now.state == PlanState::submitted && (change.state == PlanState::approved || change.state == PlanState::returned);
  const bool reopens = now.state == PlanState::approved && change.state == PlanState::returned;
  if (!submits && !decides && !reopens)
    throw Error(Code::bad_input, "План в состоянии «" + std::string(plan_state_title(now.state)) +
                                     "» нельзя сделать «" + std::string(plan_state_title(change.state)) + "».");
  if (submits && !who.powers.executes && !who.powers.edits) throw Error(Code::forbidden, "Представляет план школа.");
  if (!submits && (is_school(who, now) || !(who.powers.controls || who.powers.edits)))
    throw Error(Code::forbidden, "Утверждает и возвращает планы управление образования.");
  if (change.state == PlanState::returned && trimmed(change.note).empty())
    throw Error(Code::bad_input, "Чтобы вернуть план, напишите замечание.");
}

PlanPlace municipal_plan(const db::Read& read, const Hand& who, RoadmapId id) {
  seen_roadmap(read, who, id);
  PlanPlace plan = plan_place(read, id);
  if (plan.parent) throw Error(Code::bad_input, "Это план школы: планы школ делают из дорожной карты муниципалитета.");
  return plan;
}

}  // namespace

SchoolPlans school_plans(const db::Read& read, const Hand& who, RoadmapId municipal) {
  municipal_plan(read, who, municipal);
  return {read.all(sql::school_plans, {municipal, municipal, municipal, who.scope.path, who.scope.path}, read_plan),
          who.powers.edits
              ? read.first(sql::last_batch, {municipal}, [](const db::Row& row) { return row.text(0); }).value_or("")
              : ""};
}

Generated generate_school_plans(const db::Write& write, const Hand& who, RoadmapId municipal) {
  const PlanPlace place = municipal_plan(write, who, municipal);
  if (!who.powers.edits || !place.path.starts_with(who.scope.path))
    throw Error(Code::forbidden, "Планы школ раздаёт тот, кто ведёт дорожную карту.");
  Generated out{.batch = sys::random_token(8)};
  Source source{roadmap::get(write, {place.path}, municipal, sys::today()), {}};
  for (const roadmap::Measure& measure : source.plan.measures) source.measures[measure.id] = &measure;
  lay_out(write, place);
  const auto schools =
      write.all(sql::schools_without_plan, {municipal, place.path, place.path},
                [](const db::Row& row) { return School{row.id<NodeId>(0), row.text(1), row.text(2)}; });
  for (const School& school : schools) {
    const auto wanted = write.all(sql::measures_of_school, {school.node, municipal},
                                  [](const db::Row& row) { return row.id<MeasureId>(0); });
    if (wanted.empty()) continue;
    const RoadmapId made =
        roadmap::import(write, plan_of(source, wanted, school),
                        {.node = school.node,
                         .source = {.file_name = "из дорожной карты № " + std::to_string(municipal.value)},
                         .again = true});
    write.run(sql::set_parent, {municipal, made});
    write.run(sql::insert_school_plan, {made, municipal, school.node, sys::now_iso(), write.actor().name, out.batch});
    ++out.made;
  }
  write.run(sql::clear_spread_parties);
  write.run(sql::clear_spread_sets);
  return out;
}

int take_back_school_plans(const db::Write& write, const Hand& who, RoadmapId municipal, const std::string& batch) {
  const PlanPlace place = municipal_plan(write, who, municipal);
  if (!who.powers.edits || !place.path.starts_with(who.scope.path))
    throw Error(Code::forbidden, "Планы школ отзывает тот, кто ведёт дорожную карту.");
  const auto untouched =
      write.all(sql::untouched_plans, {municipal, batch}, [](const db::Row& row) { return row.id<RoadmapId>(0); });
  if (untouched.empty())
    throw Error(Code::conflict, "Отзывать нечего: школы уже работают со своими планами, или их отозвали раньше.");
  for (const RoadmapId plan : untouched) {
    roadmap::take_back(write, {place.path}, plan);
    write.run(sql::drop_plan_history, {plan});
    write.run(sql::drop_school_plan, {plan});
  }
  return static_cast<int>(untouched.size());
}

RoadmapId municipal_of(const db::Read& read, RoadmapId plan) {
  const auto found = read.first(sql::school_plan, {plan}, [](const db::Row& row) { return row.id<RoadmapId>(0); });
  if (!found) throw Error(Code::not_found, "План школы не найден.");
  return *found;
}

void set_plan_state(const db::Write& write, const Hand& who, RoadmapId plan, const PlanStateChange& change) {
  const Stored now = stored(write, who, plan);
  check(who, now, change);
  const std::string at = sys::now_iso();
  write.run(sql::set_plan_state, {plan_state_name(change.state), change.note, at, write.actor().name, plan});
  const bool back = change.state == PlanState::returned;
  write.run(sql::set_roadmap_state, {back ? "draft" : plan_state_name(change.state), plan});
  write.run(sql::insert_plan_event,
            {plan, at, write.actor().name, plan_state_name(now.state), plan_state_name(change.state), change.note});
}

}  // namespace vekha::execution
