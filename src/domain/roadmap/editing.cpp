#include "domain/roadmap/editing.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "domain/roadmap/change_log.hpp"
#include "domain/roadmap/plans.hpp"
#include "domain/roadmap/roadmap.sql.hpp"
#include "domain/roadmap/write_measure.hpp"
#include "io/sys/clock.hpp"

namespace vekha::roadmap {
namespace {

constexpr std::size_t kLongestNumber = 30;
constexpr std::size_t kShownSections = 12;

Measure* find(Roadmap& plan, MeasureId id) {
  const auto found = std::ranges::find(plan.measures, id, &Measure::id);
  return found == plan.measures.end() ? nullptr : &*found;
}

Roadmap plan_of(const db::Read& read, const org::Scope& scope, MeasureId id) {
  const auto roadmap =
      read.first(sql::roadmap_of_measure, {id}, [](const db::Row& row) { return row.id<RoadmapId>(0); });
  if (!roadmap) throw Error(Code::not_found, "Мероприятие не найдено.");
  return get(read, scope, *roadmap, sys::today());
}

/// Draft versions are changed freely, the approved one with a reason, superseded ones not at all.
void refuse_closed(const Version& version, const std::string& reason) {
  if (version.state == State::superseded)
    throw Error(Code::conflict, "Эта версия плана заменена новой: её не меняют. Откройте действующую версию.");
  refuse_sent(version);
  if (version.state == State::approved && squeezed(reason).empty())
    throw Error(Code::bad_input, "План утверждён: укажите причину изменения, она останется в журнале.");
}

void refuse_overtaken(const Measure& now, const Target& target) {
  if (now.row_version == target.row_version) return;
  throw Error(Code::conflict, "Пока вы правили мероприятие " + now.number +
                                  ", его изменил другой человек. Сравните оба варианта и сохраните снова.");
}

int section_named(const Roadmap& plan, const std::string& name) {
  const std::string wanted = folded(name);
  if (wanted.empty()) return -1;
  for (const auto field : {&Section::path, &Section::number, &Section::title})
    for (std::size_t i = 0; i < plan.sections.size(); ++i)
      if (folded(plan.sections[i].*field) == wanted) return static_cast<int>(i);
  std::vector<std::string> known;
  for (const Section& section : plan.sections)
    if (known.size() < kShownSections) known.push_back("«" + section.path + " " + prefix(section.title, 40) + "»");
  throw Error(Code::bad_input, "Раздела «" + name + "» в плане нет. Есть: " + joined(known, ", ") + ".");
}

std::vector<std::string> tidy(const std::vector<std::string>& names) {
  std::vector<std::string> out;
  for (const std::string& name : names)
    if (const std::string plain = squeezed(name); !plain.empty() && !std::ranges::count(out, plain))
      out.push_back(plain);
  return out;
}

Snapshot applied(const Roadmap& plan, Snapshot now, const MeasureFields& fields) {
  if (fields.number) now.number = squeezed(*fields.number);
  if (fields.section) now.section = section_named(plan, *fields.section);
  if (fields.text) now.text = std::string(trimmed(*fields.text));
  if (fields.term && *fields.term != now.term) {
    now.term = std::string(trimmed(*fields.term));
    now.reading.clear();
  }
  if (fields.reading) now.reading = squeezed(*fields.reading);
  if (fields.responsible) now.responsible = tidy(*fields.responsible);
  if (fields.documents) now.documents = tidy(*fields.documents);
  if (fields.result) now.result = std::string(trimmed(*fields.result));
  if (now.section >= 0) now.section_path = plan.sections[static_cast<std::size_t>(now.section)].path;
  if (now.section < 0) now.section_path.clear();
  if (now.text.empty())
    throw Error(Code::bad_input, "Мероприятие без текста не сохраняют. Напишите, что будет сделано.");
  if (length(now.number) > kLongestNumber)
    throw Error(Code::bad_input, "Номер «" + now.number + "» слишком длинный: в номере не больше 30 знаков.");
  return now;
}

int place_for(const db::Write& write, const Roadmap& plan, const Addition& order, int section) {
  if (!order.after) return static_cast<int>(write.count(sql::end_of_section, {plan.summary.id, section}));
  const bool here = std::ranges::count(plan.measures, order.after, &Measure::id) > 0;
  if (!here) throw Error(Code::bad_input, "Мероприятия, после которого нужно вставить новое, в плане нет.");
  return static_cast<int>(write.count(sql::place_of, {order.after}));
}

Measure added(const db::Write& write, const Roadmap& plan, const Addition& order, const Snapshot& fresh) {
  const int place = place_for(write, plan, order, fresh.section);
  write.run(sql::make_room, {plan.summary.id, place});
  return insert_measure(write, plan, place + 1, fresh);
}

}  // namespace

Placed measure(const db::Read& read, const org::Scope& scope, MeasureId id, Date) {
  Roadmap plan = plan_of(read, scope, id);
  Measure* found = find(plan, id);
  if (found == nullptr) throw Error(Code::not_found, "Мероприятие не найдено.");
  return {plan.summary.id, std::move(*found)};
}

Placed edit(const db::Write& write, const org::Scope& scope, const Target& target, const MeasureFields& fields) {
  Roadmap plan = plan_of(write, scope, target.measure);
  const Measure now = *find(plan, target.measure);
  refuse_overtaken(now, target);
  const Snapshot before = snapshot_of(now);
  const Snapshot after = applied(plan, before, fields);
  if (before == after) return {plan.summary.id, now};
  refuse_closed(plan.summary.version, target.reason);
  const Rescheduled done = update_measure(write, plan, now, after);
  log_change(write, {.roadmap = plan.summary.id,
                     .measure = now.id,
                     .action = "edited",
                     .reason = target.reason,
                     .before = snapshot_text(before),
                     .after = snapshot_text(after),
                     .undo = rescheduled_text(done)});
  return measure(write, scope, now.id, sys::today());
}

Placed add(const db::Write& write, const org::Scope& scope, const Addition& order, const MeasureFields& fields) {
  const Roadmap plan = get(write, scope, order.roadmap, sys::today());
  refuse_closed(plan.summary.version, order.reason);
  Snapshot fresh = applied(plan, {.text = "?"}, fields);
  if (!fields.text || trimmed(*fields.text).empty())
    throw Error(Code::bad_input, "Напишите текст мероприятия: что будет сделано.");
  const Measure made = added(write, plan, order, fresh);
  log_change(write, {.roadmap = plan.summary.id,
                     .measure = made.id,
                     .action = "added",
                     .reason = order.reason,
                     .after = snapshot_text(fresh)});
  return measure(write, scope, made.id, sys::today());
}

PlanChangeId take_out(const db::Write& write, const org::Scope& scope, const Target& target) {
  Roadmap plan = plan_of(write, scope, target.measure);
  const Measure now = *find(plan, target.measure);
  refuse_overtaken(now, target);
  refuse_closed(plan.summary.version, target.reason);
  write.run(sql::take_measure, {sys::now_iso(), now.id});
  return log_change(write, {.roadmap = plan.summary.id,
                            .measure = now.id,
                            .action = "removed",
                            .reason = target.reason,
                            .before = snapshot_text(snapshot_of(now))});
}

std::vector<Placed> split(const db::Write& write, const org::Scope& scope, const Target& target,
                          const std::vector<MeasureFields>& parts) {
  if (parts.size() < 2) throw Error(Code::bad_input, "Разделить мероприятие можно на две части и больше.");
  Roadmap plan = plan_of(write, scope, target.measure);
  const Measure now = *find(plan, target.measure);
  refuse_overtaken(now, target);
  refuse_closed(plan.summary.version, target.reason);
  const Snapshot before = snapshot_of(now);
  const Snapshot first = applied(plan, before, parts.front());
  Rescheduled done = update_measure(write, plan, now, first);
  MeasureId above = now.id;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    plan = get(write, scope, plan.summary.id, sys::today());
    above = added(write, plan, {plan.summary.id, above, {}}, applied(plan, before, parts[i])).id;
    done.measures.push_back(above);
  }
  log_change(write, {.roadmap = plan.summary.id,
                     .measure = now.id,
                     .action = "split",
                     .reason = target.reason,
                     .before = snapshot_text(before),
                     .after = snapshot_text(first),
                     .undo = rescheduled_text(done)});
  std::vector<Placed> out{measure(write, scope, now.id, sys::today())};
  for (const MeasureId id : done.measures) out.push_back(measure(write, scope, id, sys::today()));
  return out;
}

}  // namespace vekha::roadmap
