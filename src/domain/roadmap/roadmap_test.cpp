#include "domain/roadmap/roadmap.hpp"

#include <gtest/gtest.h>

namespace vekha::roadmap {
namespace {

const db::Actor kTester{{}, "Проверяющая"};
const Date kToday = Date::of(2024, 6, 15);

calendar::Deadline term(const std::string& raw, const std::vector<calendar::Window>& windows) {
  return {.raw = raw,
          .kind = windows.empty() ? calendar::Kind::raw : calendar::Kind::several_months,
          .occurrences = windows};
}

calendar::Window month(unsigned number) { return {first_day(2024, number), last_day(2024, number)}; }

/// Two sections, three measures: due in May and August, due in June, without dates.
Compiled plan() {
  Compiled out{.title = "План на 2024 год", .period = calendar::Period{Date::of(2024, 1, 1), Date::of(2024, 12, 31)}};
  out.sections = {{"1", "Кадры", "1", 0}, {"2", "Семья", "2", 0}};
  out.measures = {{.number = "1.1",
                   .section_index = 0,
                   .text = "Сбор",
                   .deadline = term("май, август", {month(5), month(8)}),
                   .responsible = {"УО", "ОО"},
                   .documents = {"приказ", "справка"},
                   .result = "свод",
                   .place = {.row = 4}},
                  {.number = "2.1",
                   .section_index = 1,
                   .text = "Клуб",
                   .deadline = term("июнь", {month(6)}),
                   .responsible = {"ОО"}},
                  {.number = "2.2", .section_index = 1, .text = "Сход", .deadline = term("по графику", {})}};
  out.parties = {{"УО", "Управление", {"Управление"}}, {"ОО", "ОО", {}}};
  out.issues = {{.code = "term_not_understood", .place = {.row = 9}, .message = "Срок не разобран."}};
  return out;
}

struct Store {
  std::unique_ptr<db::Database> database = db::Database::open_memory();
  org::Node own;
  org::Node other;
  RoadmapId id;

  Store() {
    database->write(kTester, "заведение", [&](const db::Write& change) {
      own = org::init(change, "Первый район");
      other = org::add(change, org::root(change).id, {.kind = org::Kind::municipality, .code = "m2", .name = "Второй"});
      id = import(change, plan(), {.source = {.file_name = "план.docx", .sha256 = "abc"}});
    });
  }
  template <class Work>
  auto write(Work work) {
    return database->write(kTester, "проверка", work);
  }
  Roadmap whole() const {
    return database->read([&](const db::Read& read) { return get(read, {}, id, kToday); });
  }
  org::Scope mine() const { return {own.path}; }
  org::Scope neighbours() const { return {other.path}; }
};

TEST(Roadmap, ComesBackAsItWasRead) {
  const Roadmap found = Store().whole();
  EXPECT_EQ(found.summary.title, "План на 2024 год");
  EXPECT_EQ(found.summary.period, plan().period);
  EXPECT_EQ(found.summary.source.imported_by, "Проверяющая");
  ASSERT_EQ(found.measures.size(), 3U);
  const Measure& first = found.measures[0];
  EXPECT_EQ(first.section, "1");
  EXPECT_EQ(first.deadline.raw, "май, август");
  EXPECT_EQ(first.responsible, (std::vector<std::string>{"УО", "ОО"}));
  EXPECT_EQ(first.documents, (std::vector<std::string>{"приказ", "справка"}));
  EXPECT_EQ(first.place, "строка 4");
  EXPECT_EQ(found.parties[0].aliases, (std::vector<std::string>{"Управление"}));
  EXPECT_EQ(found.executors, (std::vector<std::string>{"ОО", "УО"}));
  ASSERT_EQ(found.issues.size(), 1U);
  EXPECT_EQ(found.issues[0].place.text(), "строка 9");
}

TEST(Roadmap, OverdueIsWhatIsOpenBehindItsLastDay) {
  const Roadmap found = Store().whole();
  EXPECT_TRUE(found.measures[0].overdue);
  EXPECT_EQ(found.measures[0].next_due, Date::of(2024, 5, 31));
  EXPECT_FALSE(found.measures[1].overdue);
  EXPECT_FALSE(found.measures[2].next_due);
  EXPECT_EQ(found.summary.counts.overdue, 1);
  EXPECT_EQ(found.summary.counts.occurrences, 3);
  EXPECT_EQ(found.summary.counts.raw_terms, 1);
}

TEST(Roadmap, TheSameFileIsRefusedUnlessAskedForAgain) {
  Store store;
  const Import twin{.source = {.file_name = "копия.docx", .sha256 = "abc"}};
  EXPECT_THROW(store.write([&](const db::Write& write) { import(write, plan(), twin); }), Error);
  Import again = twin;
  again.again = true;
  store.write([&](const db::Write& write) { import(write, plan(), again); });
  EXPECT_EQ(store.database->read([](const db::Read& read) { return list(read, {}, kToday); }).size(), 2U);
}

TEST(Roadmap, AStatusIsSetWithHistoryAndCanBeUndone) {
  Store store;
  const OccurrenceId task = store.whole().measures[0].occurrences[0].id;
  const StatusChange before = store.write(
      [&](const db::Write& write) { return set_status(write, store.mine(), {task, Status::done, "приказ № 5"}); });
  EXPECT_EQ(before.status, Status::planned);
  EXPECT_EQ(store.whole().measures[0].status, Status::in_work);
  EXPECT_FALSE(store.whole().measures[0].overdue);
  store.write([&](const db::Write& write) { set_status(write, store.mine(), before); });
  EXPECT_TRUE(store.whole().measures[0].overdue);
  const auto rows = store.database->read([&](const db::Read& read) { return history(read, store.mine(), task); });
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].before, Status::done);
  EXPECT_EQ(rows[1].evidence_after, "приказ № 5");
  EXPECT_EQ(rows[1].actor, "Проверяющая");
}

TEST(Roadmap, AMeasureIsDoneWhenAllItsTasksAre) {
  Store store;
  const Roadmap before = store.whole();
  for (const Occurrence& task : before.measures[0].occurrences)
    store.write([&](const db::Write& write) { set_status(write, {}, {task.id, Status::done, ""}); });
  EXPECT_EQ(store.whole().measures[0].status, Status::done);
  EXPECT_FALSE(store.whole().measures[0].next_due);
}

TEST(Roadmap, DueAndOverdueListsHoldOpenTasksOnly) {
  Store store;
  const auto lists = [&] {
    return store.database->read([&](const db::Read& read) {
      return std::pair(due(read, store.mine(), kToday, 30), overdue(read, store.mine(), kToday));
    });
  };
  ASSERT_EQ(lists().first.size(), 1U);
  EXPECT_EQ(lists().first[0].number, "2.1");
  EXPECT_EQ(lists().first[0].responsible, (std::vector<std::string>{"ОО"}));
  ASSERT_EQ(lists().second.size(), 1U);
  store.write([&](const db::Write& write) {
    set_status(write, store.mine(), {lists().second[0].occurrence.id, Status::cancelled, ""});
  });
  EXPECT_TRUE(lists().second.empty());
}

TEST(Roadmap, TheNeighbourSeesNothing) {
  Store store;
  const OccurrenceId task = store.whole().measures[0].occurrences[0].id;
  store.database->read([&](const db::Read& read) {
    EXPECT_TRUE(list(read, store.neighbours(), kToday).empty());
    EXPECT_TRUE(overdue(read, store.neighbours(), kToday).empty());
    EXPECT_EQ(counts(read, store.neighbours(), kToday).measures, 0);
    EXPECT_EQ(counts(read, store.mine(), kToday).measures, 3);
    EXPECT_THROW(get(read, store.neighbours(), store.id, kToday), Error);
    EXPECT_THROW(history(read, store.neighbours(), task), Error);
  });
  EXPECT_THROW(
      store.write([&](const db::Write& write) { set_status(write, store.neighbours(), {task, Status::done, ""}); }),
      Error);
}

TEST(Roadmap, WhatIsTakenAwayIsSeenByNobodyAndComesBackWhole) {
  Store store;
  EXPECT_THROW(store.write([&](const db::Write& write) { remove(write, store.neighbours(), store.id); }), Error);
  store.write([&](const db::Write& write) { remove(write, store.mine(), store.id); });
  store.database->read([&](const db::Read& read) {
    EXPECT_TRUE(list(read, store.mine(), kToday).empty());
    EXPECT_TRUE(overdue(read, store.mine(), kToday).empty());
    EXPECT_EQ(counts(read, store.mine(), kToday).measures, 0);
    EXPECT_THROW(get(read, store.mine(), store.id, kToday), Error);
  });
  EXPECT_THROW(store.write([&](const db::Write& write) { restore(write, store.neighbours(), store.id); }), Error);
  store.write([&](const db::Write& write) { restore(write, store.mine(), store.id); });
  EXPECT_EQ(store.whole().measures.size(), 3U);
  EXPECT_THROW(store.write([&](const db::Write& write) { restore(write, store.mine(), store.id); }), Error);
}

TEST(Roadmap, AnImportIsTheRunningDraftOfItsOwnPlan) {
  const Roadmap found = Store().whole();
  EXPECT_EQ(found.summary.version.plan, found.summary.id);
  EXPECT_EQ(found.summary.version.number, 1);
  EXPECT_EQ(found.summary.version.state, State::draft);
  EXPECT_TRUE(found.summary.version.running);
  EXPECT_FALSE(found.summary.version.act);
  EXPECT_EQ(found.measures[0].origin, found.measures[0].id);
  EXPECT_EQ(found.measures[0].row_version, 1);
  EXPECT_EQ(found.measures[0].occurrences[0].baseline_due, found.measures[0].occurrences[0].due);
}

TEST(Roadmap, WhatWaitsForReviewIsOpenAndBegun) {
  Store store;
  const OccurrenceId task = store.whole().measures[0].occurrences[0].id;
  store.write([&](const db::Write& write) { set_status(write, {}, {task, Status::review, "отчёт"}); });
  const Measure found = store.whole().measures[0];
  EXPECT_EQ(found.occurrences[0].status, Status::review);
  EXPECT_TRUE(found.occurrences[0].overdue);
  EXPECT_EQ(found.status, Status::in_work);
}

TEST(Roadmap, StatusesHaveNamesAndTitles) {
  for (const Status status : {Status::planned, Status::in_work, Status::review, Status::done, Status::cancelled}) {
    EXPECT_EQ(status_from_name(status_name(status)), status);
    EXPECT_FALSE(status_title(status).empty());
  }
  EXPECT_FALSE(status_from_name("unknown"));
}

}  // namespace
}  // namespace vekha::roadmap
