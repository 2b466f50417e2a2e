#include "domain/roadmap/versions.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "domain/roadmap/carrying.hpp"
#include "domain/roadmap/change_log.hpp"
#include "domain/roadmap/plans.hpp"
#include "domain/roadmap/roadmap.sql.hpp"
#include "domain/roadmap/schedule.hpp"
#include "io/sys/clock.hpp"

namespace vekha::roadmap {
namespace {

bool is_draft(State state) { return state == State::draft || state == State::submitted; }

void refuse_second_draft(const std::vector<Summary>& all, const Summary& base) {
  if (base.version.state == State::superseded)
    throw Error(Code::conflict, "Эта версия заменена новой. Поправки вносят в действующую версию.");
  if (is_draft(base.version.state))
    throw Error(Code::conflict, "Эта версия — черновик: правьте её прямо, отдельная версия для поправок не нужна.");
  const auto open = std::ranges::find_if(all, [](const Summary& each) { return is_draft(each.version.state); });
  if (open != all.end())
    throw Error(Code::conflict, "У плана уже есть черновик новой версии (номер " + std::to_string(open->id.value) +
                                    "). Внесите поправки в него или уберите его.");
}

/// The act is named so that people can find it.
void refuse_unnamed(const Act& act) {
  std::vector<std::string> missing;
  if (squeezed(act.kind).empty()) missing.emplace_back("вид акта (приказ, распоряжение, постановление)");
  if (squeezed(act.number).empty()) missing.emplace_back("номер");
  if (!act.date) missing.emplace_back("дата");
  if (!missing.empty())
    throw Error(Code::bad_input, "План утверждают актом. Не указано: " + joined(missing, ", ") + ".");
}

Summary summary_of(const db::Read& read, const org::Scope& scope, RoadmapId id) {
  return get(read, scope, id, sys::today()).summary;
}

/// The version that is in force, or runs as a draft, besides this one.
RoadmapId running_besides(const std::vector<Summary>& all, RoadmapId id) {
  const auto found =
      std::ranges::find_if(all, [&](const Summary& each) { return each.version.running && each.id != id; });
  return found == all.end() ? RoadmapId{} : found->id;
}

/// Terms mean other days when the day of approval says so; their untouched windows follow.
void read_terms_anew(const db::Write& write, const org::Scope& scope, const Roadmap& before) {
  const Roadmap now = get(write, scope, before.summary.id, sys::today());
  if (now.frame.approved == before.frame.approved) return;
  for (const Measure& measure : now.measures) {
    const calendar::Deadline was = reread(measure.deadline, before.frame.context());
    const calendar::Deadline is = reread(measure.deadline, now.frame.context());
    write.run(sql::set_term, {calendar::kind_name(is.kind), is.explanation, is_unsure(is), measure.id});
    if (is.occurrences != was.occurrences) reschedule(write, measure, is.occurrences);
  }
}

/// A plan of a school goes its own way: from the school to the authority and back.
void refuse_school_plan(const Summary& plan, std::string_view what) {
  if (plan.version.parent)
    throw Error(Code::conflict, "Это план школы: " + std::string(what) +
                                    " его на странице «Планы школ» дорожной карты, из которой он сделан.");
}

std::string act_text(const Act& act) {
  return capitalized(act.kind) + " от " + ru_date(*act.date) + " № " + act.number;
}

}  // namespace

std::vector<Summary> versions(const db::Read& read, const org::Scope& scope, RoadmapId id, Date today) {
  std::vector<Summary> found = list(read, scope, today);
  const auto self =
      std::ranges::find_if(found, [&](const Summary& each) { return each.id == id || each.version.plan == id; });
  if (self == found.end()) throw Error(Code::not_found, "Дорожная карта не найдена.");
  const RoadmapId plan = self->version.plan;
  std::erase_if(found, [&](const Summary& each) { return each.version.plan != plan; });
  std::ranges::sort(found, [](const Summary& a, const Summary& b) { return a.version.number > b.version.number; });
  return found;
}

RoadmapId amend(const db::Write& write, const org::Scope& scope, RoadmapId id, const std::string& reason) {
  const Summary base = summary_of(write, scope, id);
  refuse_school_plan(base, "чтобы изменить утверждённый план, управление образования возвращает");
  const auto all = versions(write, scope, id, sys::today());
  refuse_second_draft(all, base);
  const RoadmapId made = copy_version(write, base, all.front().version.number + 1, reason);
  log_change(write, {.roadmap = made, .measure = {}, .action = "amended", .reason = reason});
  return made;
}

Approval approve(const db::Write& write, const org::Scope& scope, RoadmapId id, const Act& act) {
  const Roadmap before = get(write, scope, id, sys::today());
  const Summary& draft = before.summary;
  refuse_school_plan(draft, "утверждают");
  if (!is_draft(draft.version.state))
    throw Error(Code::conflict, draft.version.state == State::approved
                                    ? "Эта версия уже утверждена."
                                    : "Эта версия заменена новой: её не утверждают.");
  refuse_unnamed(act);
  const auto all = versions(write, scope, id, sys::today());
  Approval done{.before = running_besides(all, id), .after = id};
  if (done.before) done.occurrences = carry(write, scope, done.before, id);
  for (const Summary& each : all) {
    const bool replaced = each.version.state == State::approved ||
                          (is_draft(each.version.state) && each.version.number < draft.version.number);
    if (each.id != id && replaced) write.run(sql::set_state, {state_name(State::superseded), each.id});
  }
  write.run(sql::approve, {squeezed(act.kind), squeezed(act.number), iso_date(*act.date), squeezed(act.issuer),
                           squeezed(act.signatory), sys::now_iso(), write.actor().name, id});
  read_terms_anew(write, scope, before);
  log_change(write, {.roadmap = id, .measure = {}, .action = "approved", .reason = act_text(act)});
  return done;
}

Approval withdraw(const db::Write& write, const org::Scope& scope, RoadmapId id, const std::string& reason) {
  const Roadmap before = get(write, scope, id, sys::today());
  const Summary& now = before.summary;
  refuse_school_plan(now, "возвращают");
  if (now.version.state != State::approved)
    throw Error(Code::conflict, "Отозвать можно утверждение действующей версии. Эта версия не действует.");
  write.run(sql::withdraw, {id});
  read_terms_anew(write, scope, before);
  Approval done{.before = id};
  done.after =
      write.first(sql::newest_superseded, {now.version.plan}, [](const db::Row& row) { return row.id<RoadmapId>(0); })
          .value_or(RoadmapId{});
  if (done.after) {
    done.occurrences = carry(write, scope, id, done.after);
    const bool was_draft = !summary_of(write, scope, done.after).version.act;
    write.run(sql::set_state, {state_name(was_draft ? State::draft : State::approved), done.after});
  }
  log_change(write, {.roadmap = id, .measure = {}, .action = "withdrawn", .reason = reason});
  return done;
}

}  // namespace vekha::roadmap
