#include <gtest/gtest.h>

#include <algorithm>

#include "domain/execution/world.hpp"

namespace vekha::execution {
namespace {

using test::kToday;
using test::refusal;
using test::World;

TEST(Tasks, AreOneForTheAuthorityAndOneForEachSchool) {
  const World world;
  TaskQuery query;
  query.text = "1.1";
  const auto rows = world.list(world.boss(), query);
  ASSERT_EQ(rows.size(), 8U) << "two windows, the authority and three schools";
  EXPECT_EQ(rows[0].executor, "УО");
  EXPECT_EQ(rows[0].part, "lead");
  EXPECT_EQ(rows[1].executor, "Школа 1");
  EXPECT_EQ(rows[1].part, "co");
  EXPECT_EQ(rows[0].documents, (std::vector<std::string>{"Приказ"}));
  EXPECT_TRUE(rows[0].overdue);
}

TEST(Tasks, OfKindergartensAreTheirsAndTheMinistryGetsNone) {
  const World world;
  const auto rows = world.list(world.boss());
  EXPECT_EQ(rows.size(), 9U);
  EXPECT_EQ(world.of(world.kindergarten).number, "1.2");
  for (const TaskRow& row : rows) EXPECT_NE(row.number, "2.2");
}

TEST(Tasks, ComeInPagesWithoutTwinsOrGaps) {
  const World world;
  for (const auto sort :
       {TaskQuery::Sort::due, TaskQuery::Sort::number, TaskQuery::Sort::executor, TaskQuery::Sort::status}) {
    TaskQuery query;
    query.sort = sort;
    query.limit = 2;
    std::vector<std::int64_t> seen;
    do {
      const TaskPage page = world.read([&](const db::Read& read) { return tasks(read, world.boss(), query, kToday); });
      EXPECT_EQ(page.total, 9);
      for (const TaskRow& row : page.items) seen.push_back(row.id.value);
      query.after = page.next;
    } while (!query.after.empty());
    std::ranges::sort(seen);
    EXPECT_EQ(seen.size(), 9U);
    EXPECT_EQ(std::ranges::unique(seen).begin(), seen.end());
  }
  TaskQuery broken;
  broken.after = "нечто";
  EXPECT_EQ(refusal([&] { world.list(world.boss(), broken); }), "bad_arguments");
}

TEST(Tasks, AreFoundByStateDaysExecutorAndWords) {
  const World world;
  const auto count = [&](const TaskQuery& query) { return world.list(world.boss(), query).size(); };
  TaskQuery overdue;
  overdue.lateness = TaskQuery::Lateness::overdue;
  EXPECT_EQ(count(overdue), 4U);
  TaskQuery section;
  section.section = "1";
  EXPECT_EQ(count(section), 9U);
  TaskQuery executor;
  executor.executor = "Школа 2";
  EXPECT_EQ(count(executor), 2U);
  TaskQuery party;
  party.executor = "ОО";
  EXPECT_EQ(count(party), 6U);
  TaskQuery days;
  days.due_from = Date::of(2024, 6, 1);
  days.due_to = Date::of(2024, 6, 30);
  EXPECT_EQ(count(days), 1U);
  TaskQuery words;
  words.text = "СВЕДЕНИЙ сбор";
  EXPECT_EQ(count(words), 8U);
  TaskQuery statuses;
  statuses.statuses = {Status::done, Status::review};
  EXPECT_EQ(count(statuses), 0U);
}

TEST(Tasks, OfASchoolAreAllItSees) {
  const World world;
  const auto rows = world.list(world.principal());
  ASSERT_EQ(rows.size(), 2U);
  for (const TaskRow& row : rows) EXPECT_EQ(row.node, world.first.id);
  EXPECT_TRUE(world.list(world.foreigner()).empty());
  TaskQuery mine;
  mine.whose = TaskQuery::Whose::mine;
  EXPECT_EQ(world.list(world.boss(), mine).size(), 2U) << "of the authority, in May and August";
}

TEST(Tasks, OfTheNeighbourAreNotFoundByAnyDoor) {
  const World world;
  const TaskId task = world.of(world.first).id;
  const Evidence paper = world.refer(world.principal(), task, "order");
  for (const Hand& who : {world.stranger(), world.foreigner()}) {
    const auto refused = [&](auto work) { return refusal([&] { world.as(who, work); }); };
    EXPECT_EQ(refused([&](const db::Write& w) { execution::task(w, who, task, kToday); }), "not_found");
    EXPECT_EQ(refused([&](const db::Write& w) { set_status(w, who, {task}, {Status::in_work}); }), "not_found");
    EXPECT_EQ(refused([&](const db::Write& w) { undo(w, who, task); }), "not_found");
    EXPECT_EQ(refused([&](const db::Write& w) { move_task(w, who, {task}, {{}, kToday, "x"}); }), "not_found");
    EXPECT_EQ(refused([&](const db::Write& w) { assign(w, who, {task}, {}); }), "not_found");
    EXPECT_EQ(refused([&](const db::Write& w) { add_evidence(w, who, task, {.link = "https://a.ru"}); }), "not_found");
    EXPECT_EQ(refused([&](const db::Write& w) { evidence(w, who, paper.id); }), "not_found");
    EXPECT_EQ(refused([&](const db::Write& w) { remove_evidence(w, who, paper.id, "x"); }), "not_found");
    EXPECT_EQ(refused([&](const db::Write& w) { restore_evidence(w, who, paper.id); }), "not_found");
  }
  EXPECT_EQ(
      refusal([&] { world.read([&](const db::Read& r) { schedule(r, world.foreigner(), world.id, {}, kToday); }); }),
      "not_found");
}

TEST(Tasks, GoTheirWayToTheEnd) {
  const World world;
  const TaskId task = world.of(world.first).id;
  world.go(world.principal(), task, Status::in_work);
  world.refer(world.principal(), task, "order");
  world.as(world.principal(), [&](const db::Write& write) {
    set_status(write, world.principal(), {task}, {Status::review, "", "собрано всё"});
  });
  EXPECT_EQ(world.plan_now().measures[0].occurrences[0].status, roadmap::Status::review);
  world.go(world.checker(), task, Status::done);
  const Task now = world.whole(world.boss(), task);
  EXPECT_EQ(now.row.status, Status::done);
  EXPECT_EQ(now.actual_result, "собрано всё");
  EXPECT_EQ(now.events.size(), 4U);
  EXPECT_EQ(now.events.front().title, "принято");
  EXPECT_EQ(world.plan_now().measures[0].occurrences[0].status, roadmap::Status::in_work);
}

TEST(Tasks, AreNotReportedWithoutThePaperTheMeasureNames) {
  const World world;
  const TaskId task = world.of(world.first).id;
  EXPECT_EQ(refusal([&] { world.go(world.principal(), task, Status::review); }), "bad_input");
  const Evidence wrong = world.refer(world.principal(), task, "protocol");
  EXPECT_EQ(refusal([&] { world.go(world.principal(), task, Status::review); }), "bad_input");
  const auto ways = world.whole(world.principal(), task).transitions;
  ASSERT_EQ(ways.size(), 2U);
  EXPECT_NE(ways[1].blocked.find("«Приказ»"), std::string::npos) << ways[1].blocked;
  const Evidence right = world.refer(world.principal(), task, "order");
  world.as(world.principal(), [&](const db::Write& w) { remove_evidence(w, world.principal(), right.id, "не тот"); });
  EXPECT_EQ(refusal([&] { world.go(world.principal(), task, Status::review); }), "bad_input")
      << "removed ones do not count";
  world.as(world.principal(), [&](const db::Write& w) { restore_evidence(w, world.principal(), right.id); });
  world.go(world.principal(), task, Status::review);
  EXPECT_NE(wrong.id, right.id);
}

TEST(Tasks, WithoutANamedPaperTakeAnyAndThoseOfTheResultItsKind) {
  const World world;
  const TaskId garden = world.of(world.kindergarten).id;
  EXPECT_EQ(refusal([&] { world.go(world.boss(), garden, Status::review); }), "bad_input");
  world.refer(world.boss(), garden, "protocol");
  world.go(world.boss(), garden, Status::review);
  world.write([&](const db::Write& write) {
    put_school_list(write, world.home.id, {.kind = "signs", .schools = {world.second.id}});
  });
  TaskQuery query;
  query.text = "Разбор";
  const TaskId marked = world.list(world.boss(), query).front().id;
  EXPECT_EQ(world.whole(world.boss(), marked).wanted_kinds, (std::vector<std::string>{"report"}));
}

TEST(Tasks, AreAcceptedOnlyByAControllerWhoDidNotSendThem) {
  const World world;
  const TaskId task = world.of(world.first).id;
  world.refer(world.boss(), task, "order");
  world.go(world.boss(), task, Status::review);
  EXPECT_EQ(refusal([&] { world.go(world.principal(), task, Status::done); }), "forbidden");
  EXPECT_EQ(refusal([&] { world.go(world.clerk(), task, Status::done); }), "forbidden");
  EXPECT_EQ(refusal([&] { world.go(world.boss(), task, Status::done); }), "forbidden");
  EXPECT_EQ(refusal([&] { world.go(world.checker(), task, Status::in_work); }), "bad_input")
      << "a return needs a remark";
  world.go(world.checker(), task, Status::in_work, "нет подписи");
  EXPECT_EQ(world.whole(world.boss(), task).events.front().note, "нет подписи");
}

TEST(Tasks, AreTakenOffAndReopenedWithAReasonByWhoLeadsThePlan) {
  const World world;
  const TaskId task = world.of(world.first).id;
  EXPECT_EQ(refusal([&] { world.go(world.principal(), task, Status::cancelled, "не нужно"); }), "forbidden");
  EXPECT_EQ(refusal([&] { world.go(world.clerk(), task, Status::cancelled, " "); }), "bad_input");
  world.go(world.clerk(), task, Status::cancelled, "процедуры нет");
  EXPECT_EQ(world.whole(world.boss(), task).cancel_reason, "процедуры нет");
  EXPECT_EQ(refusal([&] { world.go(world.clerk(), task, Status::done); }), "bad_input") << "no such way";
  world.go(world.clerk(), task, Status::in_work, "назначена снова");
  EXPECT_EQ(world.whole(world.boss(), task).cancel_reason, "");
}

TEST(Tasks, ReturnExactlyToWhatTheyWere) {
  const World world;
  const TaskId task = world.of(world.first).id;
  const Task before = world.whole(world.boss(), task);
  world.go(world.principal(), task, Status::in_work);
  world.as(world.clerk(),
           [&](const db::Write& w) { move_task(w, world.clerk(), {task}, {{}, Date::of(2024, 7, 1), "отпуск"}); });
  world.refer(world.principal(), task, "order");
  EXPECT_EQ(refusal([&] { world.as(world.stranger(), [&](const db::Write& w) { undo(w, world.stranger(), task); }); }),
            "not_found");
  for (int i = 0; i < 3; ++i) world.as(world.boss(), [&](const db::Write& w) { undo(w, world.boss(), task); });
  const Task after = world.whole(world.boss(), task);
  EXPECT_EQ(after.row.status, before.row.status);
  EXPECT_EQ(after.row.due, before.row.due);
  EXPECT_EQ(after.row.from, before.row.from);
  EXPECT_EQ(after.row.evidence_count, 0);
  EXPECT_EQ(after.evidence.size(), 1U) << "taken away, not gone";
  EXPECT_EQ(after.events.size(), 6U);
  EXPECT_EQ(refusal([&] { world.as(world.boss(), [&](const db::Write& w) { undo(w, world.boss(), task); }); }),
            "conflict");
}

TEST(Tasks, OfAPersonAreNotUndoneByAnother) {
  const World world;
  const TaskId task = world.of(world.first).id;
  world.refer(world.principal(), task, "order");
  world.go(world.principal(), task, Status::review);
  world.go(world.checker(), task, Status::done);
  EXPECT_EQ(
      refusal([&] { world.as(world.principal(), [&](const db::Write& w) { undo(w, world.principal(), task); }); }),
      "forbidden");
  EXPECT_EQ(world.whole(world.principal(), task).undo, "");
  EXPECT_EQ(world.whole(world.checker(), task).undo, "принято");
}

TEST(Tasks, ChangedByTwoAtOnceGoToTheFirst) {
  const World world;
  const TaskRow seen = world.of(world.first);
  const auto change = [&](const Hand& who) {
    world.as(who,
             [&](const db::Write& write) { set_status(write, who, {seen.id, seen.row_version}, {Status::in_work}); });
  };
  change(world.principal());
  EXPECT_EQ(refusal([&] { change(world.boss()); }), "conflict");
  EXPECT_EQ(world.whole(world.boss(), seen.id).events.size(), 1U);
}

TEST(Tasks, ReportedOrClosedKeepTheirPapers) {
  const World world;
  const TaskId task = world.of(world.first).id;
  const Evidence paper = world.refer(world.principal(), task, "order");
  world.go(world.principal(), task, Status::review);
  const auto remove = [&] {
    world.as(world.principal(), [&](const db::Write& w) { remove_evidence(w, world.principal(), paper.id, "лишний"); });
  };
  EXPECT_EQ(refusal(remove), "conflict");
  world.go(world.checker(), task, Status::done);
  EXPECT_EQ(refusal(remove), "conflict");
  EXPECT_EQ(refusal([&] { world.refer(world.principal(), task, "order"); }), "conflict");
}

TEST(Tasks, PapersAreAFileOrANamedActOrALink) {
  const World world;
  const TaskId task = world.of(world.first).id;
  const auto add = [&](const NewEvidence& fresh) {
    return refusal([&] {
      world.as(world.principal(), [&](const db::Write& w) { add_evidence(w, world.principal(), task, fresh); });
    });
  };
  EXPECT_EQ(add({.kind = "order", .title = "Приказ"}), "bad_input");
  EXPECT_EQ(add({.kind = "order", .number = "5"}), "bad_input");
  EXPECT_EQ(add({.kind = "order", .number = "5", .dated = "вчера"}), "bad_input");
  EXPECT_EQ(add({.kind = "publication", .link = "javascript:alert(1)"}), "bad_input");
  EXPECT_EQ(add({.kind = "nothing", .link = "https://a.ru"}), "bad_input");
  EXPECT_EQ(add({.link = "https://a.ru/novost"}), "done");
  EXPECT_EQ(add({.title = "Приказ о сборе", .file_sha256 = "ab", .file_name = "scan.pdf"}), "done");
  EXPECT_EQ(world.whole(world.principal(), task).evidence[1].kind, "order") << "by the words of the title";
}

TEST(Tasks, AreGivenToPeopleOfTheirOrganisationOnly) {
  const World world;
  const TaskId task = world.of(world.first).id;
  const auto give = [&](AccountId account) {
    return refusal([&] {
      world.as(world.principal(), [&](const db::Write& w) { assign(w, world.principal(), {task}, account); });
    });
  };
  EXPECT_EQ(give(world.director), "done");
  EXPECT_EQ(world.whole(world.boss(), task).row.account_name, "school_head");
  EXPECT_EQ(give({777}), "bad_input");
  const TaskId other = world.of(world.second).id;
  EXPECT_EQ(refusal([&] {
              world.as(world.boss(), [&](const db::Write& w) { assign(w, world.boss(), {other}, world.director); });
            }),
            "bad_input");
}

TEST(Tasks, FollowTheirWindowWhenItMovesAndAskForAReason) {
  const World world;
  const TaskRow row = world.of(world.first);
  const auto move = [&](const std::string& reason, int version) {
    return refusal([&] {
      world.as(world.clerk(), [&](const db::Write& w) {
        move_occurrence(w, world.clerk(), row.occurrence, {{}, Date::of(2024, 6, 20), reason}, version);
      });
    });
  };
  EXPECT_EQ(move("", 0), "bad_input");
  EXPECT_EQ(move("по письму", 1), "done");
  EXPECT_EQ(move("ещё раз", 1), "conflict");
  const Task now = world.whole(world.boss(), row.id);
  EXPECT_EQ(now.row.due, Date::of(2024, 6, 20));
  EXPECT_EQ(now.baseline_due, Date::of(2024, 5, 31));
  EXPECT_EQ(now.events.front().title, "срок плана перенесён");
  EXPECT_FALSE(now.row.overdue);
}

TEST(Tasks, OfAWindowCanBeMovedAllAtOnceByTheSameRules) {
  const World world;
  const OccurrenceId window = world.of(world.first).occurrence;
  const auto bulk = [&](const Hand& who, const BulkChange& change) {
    return world.as(who, [&](const db::Write& w) { return set_status_of_all(w, who, window, change); });
  };
  EXPECT_EQ(bulk(world.principal(), {{Status::in_work}, ""}).changed, 1);
  EXPECT_EQ(refusal([&] { bulk(world.boss(), {{Status::done}, "Приказ № 1"}); }), "bad_input");
  const BulkResult sent = bulk(world.boss(), {{Status::review}, "Приказ № 1"});
  EXPECT_EQ(sent.changed, 4);
  EXPECT_EQ(bulk(world.checker(), {{Status::done}, ""}).changed, 4);
  EXPECT_EQ(world.plan_now().measures[0].occurrences[0].status, roadmap::Status::done);
  EXPECT_EQ(world.plan_now().measures[0].status, roadmap::Status::in_work);
}

TEST(Tasks, HaveKindsOfPapersRecognisedByWords) {
  EXPECT_EQ(kinds_in("Приказ ОО, список"), (std::vector<std::string>{"order", "list"}));
  EXPECT_EQ(kinds_in("информационно-аналитическая справка"), (std::vector<std::string>{"reference"}));
  EXPECT_EQ(kinds_in("журнал инструктажей"), (std::vector<std::string>{"journal"}));
  EXPECT_EQ(kinds_in("размещение информации на официальных сайтах"), (std::vector<std::string>{"publication"}));
  EXPECT_TRUE(kinds_in("встречи").empty());
}

TEST(Tasks, OfADraftVersionAreNoneButItsMeasuresAreSeen) {
  const World world;
  const auto draft = world.write([&](const db::Write& write) {
    roadmap::approve(write, {}, world.id, {.kind = "приказ", .number = "1", .date = kToday});
    return roadmap::amend(write, {}, world.id, "Поручение совещания");
  });
  const auto measures =
      world.read([&](const db::Read& read) { return roadmap::get(read, {}, draft, kToday).measures; });
  ASSERT_FALSE(measures.empty());
  const auto seen = [&](const Hand& who) {
    return world.read([&](const db::Read& read) { return measure(read, who, measures[0].id, kToday); });
  };
  EXPECT_EQ(seen(world.clerk()).text, "Сбор сведений");
  EXPECT_EQ(seen(world.principal()).text, "Сбор сведений");
  for (const MeasureWindow& window : seen(world.boss()).windows) EXPECT_TRUE(window.tasks.empty());
  EXPECT_EQ(refusal([&] { seen(world.foreigner()); }), "not_found");
}

}  // namespace
}  // namespace vekha::execution
