// A small world for the tests of the room: three schools with works and tasks, an office, a school head, experts.
#pragma once
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/cases/cases.hpp"
#include "domain/results/results.hpp"

namespace vekha::cases::test {

inline const db::Actor kTester{{}, "проверка"};
inline const Date kToday = Date::of(2026, 9, 10);
inline const catalog::Exam kExam{"ВПР", 2026, 5, "Математика"};

class World : public testing::Test {
 protected:
  template <class Work>
  auto write(Work work) {
    return records->write(kTester, "проверка", work);
  }
  template <class Work>
  auto read(Work work) {
    return records->read(work);
  }

  /// Schools 101 … 103 with 12, 20 and 8 works of three tasks of two points each.
  void SetUp() override {
    write([](const db::Write& change) {
      const org::Node home = org::init(change, "Район");
      org::add(change, org::root(change).id, {.kind = org::Kind::municipality, .code = "m2", .name = "Сосед"});
      people::install_roles(change);
      for (const char* code : {"101", "102", "103"})
        org::add(change, home.id, {.kind = org::Kind::school, .code = code, .name = std::string("Школа ") + code});
    });
    results::Load load;
    load.schools = {{"101", "", "", ""}, {"102", "", "", ""}, {"103", "", "", ""}};
    results::Sitting sitting{.exam = kExam, .maximum = 6, .tasks = {{"1", 2, ""}, {"2", 2, ""}, {"3", 2, ""}}};
    const int sizes[] = {12, 20, 8};
    for (std::uint32_t school = 0; school < 3; ++school)
      for (int pupil = 0; pupil < sizes[school]; ++pupil) {
        results::Work work;
        work.school = school;
        work.pupil = std::to_string(pupil + 1);
        work.participated = true;
        int total = 0;
        for (int task = 0; task < 3; ++task) {
          const int score = (pupil + task) % 3;
          sitting.values.push_back({static_cast<std::int16_t>(score), results::Flag::score});
          total += score;
        }
        work.total = total;
        sitting.works.push_back(std::move(work));
      }
    load.sittings.push_back(std::move(sitting));
    results::commit({*records, facts}, kTester, load);
    specialist = account("specialist", home());
    head = account("head", home());
    director = account("school_head", school("101"));
    neighbour = account("school_head", school("102"), "other");
    expert = account("expert", school("103"));
  }

  org::Node school(const std::string& code) {
    return read([&](const db::Read& view) { return *org::find(view, org::Kind::school, code); });
  }
  org::Node home() {
    return read([](const db::Read& view) {
      for (const org::Node& one : org::list(view, {}, org::Kind::municipality))
        if (one.name == "Район") return one;
      throw Error(Code::internal, "no municipality");
    });
  }
  AccountId account(const std::string& role, const org::Node& node, const std::string& login = {}) {
    // Nobody signs in here: hashing a password for each would only take time.
    return write([&](const db::Write& change) {
      return AccountId{
          change.insert("INSERT INTO account (login, name, role_id, node_id, password_hash, created_at) "
                        "VALUES (?, ?, ?, ?, '', '') RETURNING id",
                        {login.empty() ? role : login, role, role, node.id})};
    });
  }
  Who who(AccountId id) {
    return read([&](const db::Read& view) { return who_is(*people::viewer(view, id)); });
  }

  // Cases.

  std::int64_t opened(AccountId by, const std::string& code = "101") {
    Opening opening{.school = school(code).id, .question = {"other", 2026}, .words = "Письмо отдела контроля"};
    opening.question.procedure = kExam.procedure;
    const Who hand = who(by);
    return write(
        [&](const db::Write& change) { return open({change, facts, catalog}, change, hand, opening, kToday); });
  }
  Case got(std::int64_t id) {
    return read([&](const db::Read& view) { return get(view, owner_of_folder("проверка"), id); });
  }
  void step(AccountId by, std::int64_t id, const NewStep& fresh, Date today = kToday) {
    const Who hand = who(by);
    write([&](const db::Write& change) { take_step(change, hand, get(change, hand, id), fresh, today); });
  }
  void back(AccountId by, std::int64_t id) {
    const Who hand = who(by);
    write([&](const db::Write& change) { undo_step(change, hand, get(change, hand, id)); });
  }
  void reply(std::int64_t id, const std::string& stand = "explain") {
    step(director, id, {.kind = "reply", .choice = stand, .causes = {}, .words = "Классы набраны в этом году"});
  }
  std::size_t seen(AccountId by, Date today = kToday) {
    const Who hand = who(by);
    return read([&](const db::Read& view) { return list(view, hand, {}, today).size(); });
  }

  // Re-checks.

  std::int64_t begun(Plan plan) {
    plan.name = "Перепроверка";
    plan.exam = kExam;
    if (plan.seed == 0) plan.seed = 5;
    const Who hand = who(specialist);
    return write([&](const db::Write& change) { return begin({change, facts, catalog}, change, hand, plan); });
  }
  Recheck check(std::int64_t id) {
    return read([&](const db::Read& view) { return recheck(view, owner_of_folder("проверка"), id); });
  }
  /// Does something with a re-check as the specialist.
  template <class Work>
  void change(std::int64_t id, Work work) {
    const Who hand = who(specialist);
    write([&](const db::Write& view) { work(view, hand, recheck(view, hand, id)); });
  }
  void hire(std::int64_t id, const std::string& name, const std::string& code = {}) {
    change(id, [&](const db::Write& view, const Who& hand, const Recheck& one) {
      NewExpert fresh{.name = name, .school = {}, .account = {}};
      if (!code.empty()) fresh.school = org::find(view, org::Kind::school, code)->id;
      add_expert(view, hand, one, fresh);
    });
  }
  std::vector<Entry> given(std::int64_t id, AccountId by) {
    const Who hand = who(by);
    return read([&](const db::Read& view) { return entries(view, hand, recheck(view, hand, id)); });
  }
  /// Every work not yet marked gets what it had, plus so much for task 1 within its maximum.
  void mark_all(std::int64_t id, int more) {
    change(id, [&](const db::Write& view, const Who& hand, const Recheck& one) {
      std::map<std::string, SampledWork> works;
      for (const SampledWork& work : sampled(view, hand, one)) works[work.code] = work;
      for (const Entry& entry : entries(view, hand, one)) {
        if (entry.points) continue;
        std::vector<double> points;
        for (const int stored : works.at(entry.code).points) points.push_back(std::max(0, stored));
        points[0] = std::clamp(points[0] + more, 0.0, 2.0);
        enter(view, hand, entry.id, points);
      }
    });
  }

  std::unique_ptr<db::Database> records = db::Database::open_memory();
  facts::Store facts{":memory:"};
  catalog::Catalog catalog = catalog::built_in();
  AccountId specialist, head, director, neighbour, expert;
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

}  // namespace vekha::cases::test
