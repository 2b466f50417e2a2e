// Reads the demonstration roadmap as any other file and lets its people work: most is done, something is overdue.
#include <map>

#include "base/text.hpp"
#include "domain/demo/parts.hpp"
#include "domain/demo/random.hpp"
#include "domain/documents/documents.hpp"
#include "domain/execution/execution.hpp"
#include "domain/people/people.hpp"
#include "io/sheet/workbook.hpp"

namespace vekha::demo {
namespace {

const char* const kPlanFile = "Дорожная карта.docx";
constexpr int kLately = 75;  ///< days; what fell due before is all reported on

using execution::Hand;
using execution::Status;
using execution::TaskRow;

/// What becomes of a task.
enum class Fate { untouched, begun, sent, accepted, returned, taken_off };

/// A person of the demonstration; a nameless one while accounts are not made.
Hand person(const db::Read& read, const std::string& role, const std::string& name) {
  Hand who = execution::owner(name);
  for (const people::Account& account : people::accounts(read, {}))
    if (account.role == role) {
      who.account = account.id;
      who.node = account.node.id;
      who.name = account.name;
      who.scope = {account.node.path};
    }
  return who;
}

bool fell_due_lately(const TaskRow& task, Date today) {
  return task.due < today && today <= task.due.plus_days(kLately);
}

Fate past_fate(double draw, bool lately) {
  if (draw < 0.03) return Fate::taken_off;
  if (lately && draw < 0.12) return Fate::sent;
  return lately && draw < 0.16 ? Fate::returned : Fate::accepted;
}

/// Whatever the day, every fourth window that fell due lately has something unreported.
Fate fate(const TaskRow& task, bool left_behind, Date today) {
  Random random(mixed({21, static_cast<std::uint64_t>(task.id.value)}));
  const double draw = random.unit();
  if (task.due < today)
    return left_behind && draw < 0.6 ? Fate::untouched : past_fate(draw, fell_due_lately(task, today));
  if (task.from > today) return Fate::untouched;
  if (draw < 0.2) return Fate::accepted;
  if (draw < 0.3) return Fate::sent;
  return draw < 0.7 ? Fate::begun : Fate::untouched;
}

execution::NewEvidence paper(const TaskRow& task, Date today) {
  Random random(mixed({22, static_cast<std::uint64_t>(task.id.value)}));
  const Date last = task.due < today ? task.due : today;
  const Date dated = last.plus_days(-static_cast<int>(random.below(9)));
  const std::string title = task.documents.empty() ? "Справка" : capitalized(task.documents.front());
  const auto kinds = execution::kinds_in(title);
  return {.kind = kinds.empty() ? "other" : kinds.front(),
          .title = title,
          .number = std::to_string(1 + random.below(320)),
          .dated = iso_date(dated)};
}

std::vector<TaskRow> all_tasks(const db::Read& read, const Hand& who, RoadmapId id, Date today) {
  std::vector<TaskRow> out;
  execution::TaskQuery query;
  query.roadmap = id;
  query.limit = 500;
  do {
    execution::TaskPage page = execution::tasks(read, who, query, today);
    out.insert(out.end(), page.items.begin(), page.items.end());
    query.after = page.next;
  } while (!query.after.empty());
  return out;
}

struct Planned {
  TaskRow task;
  Fate fate = Fate::untouched;
};

std::vector<Planned> plan_work(const std::vector<TaskRow>& tasks, Date today) {
  std::map<OccurrenceId, bool> behind;
  int late = 0;
  for (const TaskRow& task : tasks)
    if (fell_due_lately(task, today) && !behind.contains(task.occurrence)) behind[task.occurrence] = late++ % 4 == 0;
  std::vector<Planned> out;
  for (const TaskRow& task : tasks) {
    const Planned planned{task, fate(task, behind.contains(task.occurrence) && behind.at(task.occurrence), today)};
    if (planned.fate != Fate::untouched) out.push_back(planned);
  }
  return out;
}

/// The part of executors: papers are added and reports sent.
void work(const db::Write& write, const Hand& who, const Planned& planned, Date today) {
  const TaskId id = planned.task.id;
  if (planned.fate == Fate::taken_off)
    return execution::set_status(write, who, {id}, {Status::cancelled, "процедура в этом году не проводилась", {}});
  if (planned.fate == Fate::begun) return execution::set_status(write, who, {id}, {Status::in_work, "", {}});
  execution::add_evidence(write, who, id, paper(planned.task, today));
  execution::set_status(write, who, {id}, {Status::review, "", "Выполнено, документ приложен"});
}

/// The part of the controller.
void check(const db::Write& write, const Hand& who, const Planned& planned) {
  if (planned.fate == Fate::accepted) execution::set_status(write, who, {planned.task.id}, {Status::done, "", {}});
  if (planned.fate == Fate::returned)
    execution::set_status(write, who, {planned.task.id},
                          {Status::in_work, "Нет подписи руководителя, приложите ещё раз", {}});
}

void let_work(db::Database& records, RoadmapId id, Date today) {
  const auto hand = [&](const std::string& role, const std::string& name) {
    return records.read([&](const db::Read& read) { return person(read, role, name); });
  };
  const Hand clerk = hand("specialist", "Исполнитель");
  const Hand school = hand("school_head", "Директор");
  const Hand controller = hand("controller", "Проверяющий");
  const auto planned = plan_work(
      records.read([&](const db::Read& read) { return all_tasks(read, execution::owner(kActorName), id, today); }),
      today);
  const auto own = [&](const Planned& each) {
    return school.account && each.task.node == school.node && each.fate != Fate::taken_off;
  };
  records.write({school.account, school.name}, "работа школы по дорожной карте", [&](const db::Write& write) {
    for (const Planned& each : planned)
      if (own(each)) work(write, school, each, today);
  });
  records.write({clerk.account, clerk.name}, "работа по дорожной карте", [&](const db::Write& write) {
    for (const Planned& each : planned)
      if (!own(each)) work(write, clerk, each, today);
  });
  records.write({controller.account, controller.name}, "проверка исполнения", [&](const db::Write& write) {
    for (const Planned& each : planned) check(write, controller, each);
  });
}

/// The order that puts the plan in force: the plan begins with the year before this one.
roadmap::Act act_of(const World& world, Date today) {
  return {.kind = "приказ",
          .number = "14-од",
          .date = Date::of(today.year() - 1, 1, 20),
          .issuer = "Управление образования, " + world.municipalities.front(),
          .signatory = "Начальник управления"};
}

/// Dates of the year around today on which terms of the plan hang.
void date_events(const db::Write& write, const Hand& who, Date today) {
  const NodeId node = org::find(write, org::Kind::municipality, "own").value_or(org::root(write)).id;
  const int year = today.year();
  const auto add = [&](const std::string& kind, const std::string& title, Date date) {
    execution::add_event(write, who, {.node = node, .kind = kind, .title = title, .date = date});
  };
  add("procedure.start", "Всероссийские проверочные работы " + std::to_string(year), Date::of(year, 4, 11));
  add("procedure.done", "Завершение проверочных работ " + std::to_string(year), Date::of(year, 5, 16));
  add("results.received", "Результаты проверочных работ " + std::to_string(year), Date::of(year, 6, 15));
  add("procedure.start", "Пробный экзамен, 9 классы", today.plus_days(21));
}

}  // namespace

std::size_t store_roadmap(const Setting& setting, const World& world) {
  const std::string path = setting.folder + "/samples/" + kPlanFile;
  write_file(path, plan_docx(plan_text(setting.today), setting));
  const roadmap::Compiled compiled = roadmap::compile(sheet::read_document(path));
  db::Database& records = setting.shelves.records;
  const auto store = [&](const db::Write& write) {
    const RoadmapId id = roadmap::import(write, compiled, {.source = {.file_name = kPlanFile}});
    documents::make_cards(write, {}, id, compiled.preamble);
    documents::approve_plan(write, {}, id, act_of(world, setting.today));
    date_events(write, execution::owner(kActorName), setting.today);
    return id;
  };
  const RoadmapId id = records.write(maker(), "дорожная карта «" + world.municipalities.front() + "»", store);
  let_work(records, id, setting.today);
  return compiled.measures.size();
}

}  // namespace vekha::demo
