#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "domain/reminders/letters.hpp"
#include "domain/reminders/notifications.hpp"
#include "domain/reminders/reminders.sql.hpp"
#include "domain/reminders/round.hpp"
#include "domain/reminders/words.hpp"
#include "domain/reminders/work.hpp"
#include "io/sys/clock.hpp"

namespace vekha::reminders {
namespace {

const db::Actor kProgram{{}, "Веха"};

using Key = std::pair<std::int64_t, std::int64_t>;  ///< account and task, or account and another object

/// What was told already, and what is not to be told.
struct Known {
  std::map<Key, Step> told;
  std::map<std::string, std::set<Key>> muted;  ///< by kind of object

  Known(const db::Read& read, Date until, Date today) {
    read.each(sql::told_steps, {iso_date(until)}, [this](const db::Row& row) {
      told[{row.integer(0), row.integer(1)}] = static_cast<Step>(row.integer(2));
    });
    read.each(sql::holding_mutes, {iso_date(today)},
              [this](const db::Row& row) { muted[row.text(1)].insert({row.integer(0), row.integer(2)}); });
  }
  bool silent(AccountId account, const Work& work) const {
    const auto is = [&](const char* object, std::int64_t id) {
      const auto found = muted.find(object);
      return found != muted.end() && found->second.contains({account.value, id});
    };
    return is("task", work.id.value) || is("measure", work.measure.value) || is("roadmap", work.roadmap.value);
  }
};

int farthest(const People& people) {
  int days = 0;
  for (const Person& person : people.all())
    for (const Step step : person.wants.steps) days = std::max(days, step);
  return days;
}

/// Everything a round looks at, and what follows from it.
struct Plan {
  People people;
  std::vector<Work> works;
  std::vector<Fresh> fresh;

  Plan(const db::Read& read, const Round& round, Date today);

 private:
  void consider(const Person& person, const Work& work, const std::vector<Step>& steps);
  const Round& round_;
  Date today_;
  Known known_;
};

/// Free days move steps to earlier days: the rest of the longest holidays is looked at, too.
Date horizon(const People& people, Date today) { return today.plus_days(farthest(people) + 31); }

Plan::Plan(const db::Read& read, const Round& round, Date today)
    : people(read),
      works(open_work(read, horizon(people, today))),
      round_(round),
      today_(today),
      known_(read, horizon(people, today), today) {
  for (const Work& work : works) {
    std::set<AccountId> doing;
    if (!work.in_review)
      for (const Person* person : people.executors(work)) {
        doing.insert(person->id);
        consider(*person, work, person->wants.steps);
      }
    if (work.due >= today_) continue;
    for (const Person* person : people.controllers(work))
      if (!doing.contains(person->id)) consider(*person, work, {});
  }
}

void Plan::consider(const Person& person, const Work& work, const std::vector<Step>& steps) {
  const auto step = reached(steps, work.due, today_, round_.working);
  if (!step || known_.silent(person.id, work)) return;
  const auto told = known_.told.find({person.id.value, work.id.value});
  if (told != known_.told.end() && told->second <= *step) return;
  fresh.push_back({&person, &work, *step, day_of(*step, work.due, round_.working) < today_});
}

Line line_of(const Work& work) {
  return {work.id, work.number, work.text, work.roadmap_title, work.performer, work.due, work.in_review};
}

/// Reminders that make one message: those of one step together, late ones together, whatever their step.
std::string kind_of(const Fresh& fresh) { return fresh.late ? "missed" : fresh.step > 0 ? "due" : "overdue"; }
using Group = std::tuple<AccountId, std::string, Step>;
Group group_of(const Fresh& fresh) {
  return {fresh.person->id, kind_of(fresh), fresh.late || fresh.step <= 0 ? 0 : fresh.step};
}

bool wants_letters(const Round& round, const Person& person) {
  return round.post.has_value() && person.wants.mail_enabled && !person.wants.email.empty();
}

void store_group(const db::Write& write, const std::vector<const Fresh*>& group, const Round& round, Date today) {
  std::vector<Line> lines;
  for (const Fresh* each : group) lines.push_back(line_of(*each->work));
  const Person& person = *group.front()->person;
  const std::int64_t notice = add_notice(write, {.account = person.id,
                                                 .kind = kind_of(*group.front()),
                                                 .title = title_of(lines, today),
                                                 .text = body_of(lines, today),
                                                 .link = link_of(lines, today),
                                                 .at = sys::iso_moment(round.now)});
  const std::string_view mail = wants_letters(round, person) ? "wait" : "no";
  for (const Fresh* each : group)
    write.run(sql::insert_reminder,
              {person.id, each->work->id, iso_date(each->work->due), each->step, iso_date(today), notice, mail});
}

int store(const db::Write& write, const Plan& plan, const Round& round, Date today) {
  std::map<Group, std::vector<const Fresh*>> groups;
  for (const Fresh& each : plan.fresh) groups[group_of(each)].push_back(&each);
  for (const auto& [key, group] : groups) store_group(write, group, round, today);
  return static_cast<int>(groups.size());
}

}  // namespace

Told tell(db::Database& records, const Round& round) {
  const sys::LocalTime local = round.zone.local(round.now);
  if (local.hour() < round.hour || !round.working(local.day)) return {};
  const bool needed = records.read(
      [&](const db::Read& read) { return !Plan(read, round, local.day).fresh.empty() || letters_needed(read, round); });
  if (!needed) return {};
  return records.write(kProgram, "напоминания", [&](const db::Write& write) {
    if (write.count(sql::any_lost_reminders) > 0) write.run(sql::sweep_reminders);
    const Plan plan(write, round, local.day);
    Told told{.reminders = static_cast<int>(plan.fresh.size())};
    told.notifications = store(write, plan, round, local.day);
    if (round.post) told.letters = put_letters(write, round, plan.people);
    return told;
  });
}

std::vector<ToldRow> told(const db::Read& read, AccountId account, int limit) {
  return read.all(sql::told, {account, account, limit}, [](const db::Row& row) {
    return ToldRow{.account = row.id<AccountId>(0),
                   .login = row.text(1),
                   .task = row.id<TaskId>(2),
                   .number = row.text(3),
                   .text = row.text(4),
                   .due = parse_iso_date(row.text(5)).value_or(Date{}),
                   .step = static_cast<Step>(row.integer(6)),
                   .day = parse_iso_date(row.text(7)).value_or(Date{}),
                   .mail = row.text(8)};
  });
}

}  // namespace vekha::reminders
