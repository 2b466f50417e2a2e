// A small world for the tests of the room: a municipality with three schools, a kindergarten, people and one plan.
#pragma once
#include <memory>
#include <string>

#include "domain/execution/execution.hpp"
#include "domain/people/people.hpp"

namespace vekha::execution::test {

inline const db::Actor kTester{{}, "Проверяющая"};
inline const Date kToday = Date::of(2024, 6, 15);

inline calendar::Window month(unsigned number) { return {first_day(2024, number), last_day(2024, number)}; }

inline calendar::Deadline term(const std::string& raw, const std::vector<calendar::Window>& windows) {
  return {.raw = raw,
          .kind = windows.empty() ? calendar::Kind::raw : calendar::Kind::several_months,
          .occurrences = windows};
}

/// Of the authority and all schools (May, August; order), of kindergartens (June; no paper named), of marked schools
/// (July; report in the result), of the ministry, of a measure that waits for an event.
inline roadmap::Compiled plan() {
  roadmap::Compiled out{.title = "План на 2024 год",
                        .period = calendar::Period{Date::of(2024, 1, 1), Date::of(2024, 12, 31)}};
  out.sections = {{"1", "Кадры", "1", 0}, {"2", "Семья", "2", 0}};
  out.measures = {{.number = "1.1",
                   .section_index = 0,
                   .text = "Сбор сведений",
                   .deadline = term("май, август", {month(5), month(8)}),
                   .responsible = {"УО", "ОО"},
                   .documents = {"Приказ"},
                   .result = "свод"},
                  {.number = "1.2",
                   .section_index = 0,
                   .text = "Самообследование",
                   .deadline = term("июнь", {month(6)}),
                   .responsible = {"ДОО"}},
                  {.number = "2.1",
                   .section_index = 1,
                   .text = "Разбор причин",
                   .deadline = term("июль", {month(7)}),
                   .responsible = {"ОО, имеющие признаки необъективности"},
                   .result = "Отчёт о принятых мерах"},
                  {.number = "2.2",
                   .section_index = 1,
                   .text = "Сверка",
                   .deadline = term("сентябрь", {month(9)}),
                   .responsible = {"Министерство образования"}}};
  out.parties = {{"УО", "Управление образования", {}},
                 {"ОО", "общеобразовательные организации", {}},
                 {"ДОО", "дошкольные организации", {}},
                 {"ОО, имеющие признаки необъективности", "", {}},
                 {"Министерство образования", "", {}}};
  return out;
}

struct World {
  std::unique_ptr<db::Database> database = db::Database::open_memory();
  org::Node home, first, second, third, kindergarten, neighbour;
  RoadmapId id;
  AccountId head, controller, director, specialist;
  Spread did;

  World() {
    database->write(kTester, "заведение", [&](const db::Write& change) {
      home = org::init(change, "Первый район");
      neighbour =
          org::add(change, org::root(change).id, {.kind = org::Kind::municipality, .code = "m2", .name = "Второй"});
      first = school(change, "101", "Школа 1");
      second = school(change, "102", "Школа 2");
      third = school(change, "103", "Школа 3");
      kindergarten = org::add(change, home.id, {.kind = org::Kind::kindergarten, .code = "201", .name = "Сад 1"});
      people::install_roles(change);
      head = account(change, "head", home);
      controller = account(change, "controller", home);
      specialist = account(change, "specialist", home);
      director = account(change, "school_head", first);
      id = roadmap::import(change, plan(), {.source = {.file_name = "план.docx", .sha256 = "abc"}});
      did = spread(change, id);
    });
  }

  org::Node school(const db::Write& change, const std::string& code, const std::string& name) const {
    return org::add(change, home.id, {.kind = org::Kind::school, .code = code, .name = name});
  }
  static AccountId account(const db::Write& change, const std::string& role, const org::Node& node) {
    // Nobody signs in here: hashing a password for each would only take time.
    return {
        change.insert("INSERT INTO account (login, name, role_id, node_id, password_hash, created_at) VALUES (?, ?, ?, "
                      "?, '', '') RETURNING id",
                      {role, role, role, node.id})};
  }
  template <class Work>
  auto write(Work work) const {
    return database->write(kTester, "проверка", work);
  }
  template <class Work>
  auto as(const Hand& who, Work work) const {
    return database->write({who.account, who.name}, "проверка", work);
  }
  template <class Work>
  auto read(Work work) const {
    return database->read(work);
  }

  Hand hand(AccountId account, const org::Node& node, const Powers& powers) const {
    return {{node.path}, account, node.id, "счёт " + std::to_string(account.value), powers};
  }
  Hand boss() const { return hand(head, home, {true, true, true}); }
  Hand checker() const { return hand(controller, home, {false, true, true}); }
  Hand clerk() const { return hand(specialist, home, {true, true, false}); }
  Hand principal() const { return hand(director, first, {true, false, false}); }
  Hand stranger() const { return hand({99}, second, {true, false, false}); }
  Hand foreigner() const { return hand({98}, neighbour, {true, true, true}); }

  std::vector<TaskRow> list(const Hand& who, const TaskQuery& query = {}) const {
    return read([&](const db::Read& read) { return tasks(read, who, query, kToday).items; });
  }
  /// The first task of an organisation.
  TaskRow of(const org::Node& node) const {
    TaskQuery query;
    query.node = node.id;
    return list(boss(), query).front();
  }
  Task whole(const Hand& who, TaskId task) const {
    return read([&](const db::Read& read) { return execution::task(read, who, task, kToday); });
  }
  Evidence refer(const Hand& who, TaskId task, const std::string& kind) const {
    return as(who, [&](const db::Write& write) {
      return add_evidence(write, who, task, {.kind = kind, .number = "5", .dated = "2024-05-20"});
    });
  }
  void go(const Hand& who, TaskId task, Status status, const std::string& note = "") const {
    as(who, [&](const db::Write& write) { set_status(write, who, {task}, {status, note, {}}); });
  }
  roadmap::Roadmap plan_now() const {
    return read([&](const db::Read& read) { return roadmap::get(read, {}, id, kToday); });
  }
};

/// The name of the code an action is refused with; "done" when it is not.
template <class Work>
std::string refusal(Work work) {
  try {
    work();
  } catch (const Error& error) {
    return std::string(code_row(error.code()).name);
  }
  return "done";
}

}  // namespace vekha::execution::test
