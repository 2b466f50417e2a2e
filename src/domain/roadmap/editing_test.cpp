#include <gtest/gtest.h>

#include "domain/roadmap/stored_plan.hpp"

namespace vekha::roadmap {
namespace {

using Lines = std::vector<std::string>;

PlanChangeId newest(const StoredPlan& plan) {
  return plan.read([&](const db::Read& read) { return changes(read, plan.mine(), plan.id); }).front().id;
}

TEST(Editing, AFieldIsChangedAndTheRestStays) {
  StoredPlan plan;
  const Measure before = plan.at(0);
  const Measure after = plan.edited({before.id, 1, "опечатка"}, {.text = "Сбор сведений о программах"});
  EXPECT_EQ(after.text, "Сбор сведений о программах");
  EXPECT_EQ(after.responsible, before.responsible);
  EXPECT_EQ(after.row_version, 2);
  EXPECT_EQ(windows_of(after), windows_of(before));
}

TEST(Editing, TheSecondOfTwoEditorsIsRefused) {
  StoredPlan plan;
  const Target seen{plan.at(0).id, 1, ""};
  plan.edited(seen, {.text = "Первый вариант"});
  EXPECT_THROW(plan.edited(seen, {.text = "Второй вариант"}), Error);
  EXPECT_EQ(plan.at(0).text, "Первый вариант");
}

TEST(Editing, ANewTermMovesWhatNobodyTouchedAndKeepsWhatIsDone) {
  StoredPlan plan;
  const Measure before = plan.at(0);
  plan.write(
      [&](const db::Write& write) { set_status(write, {}, {before.occurrences[0].id, Status::done, "приказ № 5"}); });
  const Measure after = plan.edited({before.id, 1, ""}, {.term = "октябрь 2024 года"});
  EXPECT_EQ(windows_of(after), (Lines{"2024-05-31 done", "2024-10-31 planned"}));
  EXPECT_EQ(after.occurrences[1].id, before.occurrences[1].id);
  EXPECT_EQ(after.occurrences[1].baseline_due, Date::of(2024, 8, 31));
}

TEST(Editing, AConfirmedReadingKeepsTheWordsOfThePlan) {
  StoredPlan plan;
  const Measure after = plan.edited({plan.at(1).id, 1, ""}, {.reading = "июль 2024 года"});
  EXPECT_EQ(after.deadline.raw, "июнь 2024 года");
  EXPECT_EQ(windows_of(after), (Lines{"2024-07-31 planned"}));
  const Measure back = plan.edited({after.id, 2, ""}, {.reading = ""});
  EXPECT_EQ(windows_of(back), (Lines{"2024-06-30 planned"}));
}

TEST(Editing, AnEditIsLoggedWithItsReasonAndUndone) {
  StoredPlan plan;
  plan.edited({plan.at(0).id, 1, "по приказу № 7"}, {.term = "октябрь 2024 года", .responsible = Lines{"ММЦ"}});
  const auto log = plan.read([&](const db::Read& read) { return changes(read, plan.mine(), plan.at(0).id); });
  ASSERT_EQ(log.size(), 1U);
  EXPECT_EQ(log[0].actor, "Петрова");
  EXPECT_EQ(log[0].reason, "по приказу № 7");
  EXPECT_NE(log[0].before.find("май 2024"), std::string::npos);
  plan.write([&](const db::Write& write) { undo(write, plan.mine(), log[0].id); });
  EXPECT_EQ(windows_of(plan.at(0)), (Lines{"2024-05-31 planned", "2024-08-31 planned"}));
  EXPECT_EQ(plan.at(0).responsible, (Lines{"УО", "ОО"}));
  EXPECT_THROW(plan.write([&](const db::Write& write) { undo(write, plan.mine(), log[0].id); }), Error);
}

TEST(Editing, OnlyTheNewestChangeOfAMeasureIsUndone) {
  StoredPlan plan;
  plan.edited({plan.at(0).id, 1, ""}, {.text = "Первый вариант"});
  const PlanChangeId first = newest(plan);
  plan.edited({plan.at(0).id, 2, ""}, {.text = "Второй вариант"});
  EXPECT_THROW(plan.write([&](const db::Write& write) { undo(write, plan.mine(), first); }), Error);
  plan.write([&](const db::Write& write) { undo(write, plan.mine(), newest(plan)); });
  plan.write([&](const db::Write& write) { undo(write, plan.mine(), first); });
  EXPECT_EQ(plan.at(0).text, kDrawnPlan[0].text);
}

TEST(Editing, AChangeBehindWhichWorkWasReportedIsNotUndone) {
  StoredPlan plan;
  plan.edited({plan.at(2).id, 1, ""}, {.term = "ноябрь, декабрь 2024 года"});
  const Measure now = plan.at(2);
  ASSERT_EQ(now.occurrences.size(), 2U);
  const auto fresh = std::ranges::max_element(now.occurrences, {}, [](const Occurrence& o) { return o.id.value; });
  plan.write([&](const db::Write& write) { set_status(write, {}, {fresh->id, Status::done, "отчёт"}); });
  EXPECT_THROW(plan.write([&](const db::Write& write) { undo(write, plan.mine(), newest(plan)); }), Error);
}

TEST(Editing, AMeasureIsAddedWhereAskedAndTakenOutAndBroughtBack) {
  StoredPlan plan;
  const Placed made = plan.write([&](const db::Write& write) {
    return add(write, plan.mine(), {plan.id, plan.at(0).id, ""},
               {.number = "1.1а", .section = "1", .text = "Новая работа", .term = "март 2024 года"});
  });
  EXPECT_EQ(plan.at(1).id, made.measure.id);
  EXPECT_EQ(windows_of(plan.at(1)), (Lines{"2024-03-31 planned"}));
  const PlanChangeId change =
      plan.write([&](const db::Write& write) { return take_out(write, plan.mine(), {made.measure.id, 1, ""}); });
  EXPECT_EQ(plan.whole().measures.size(), 3U);
  EXPECT_EQ(plan.whole().summary.counts.occurrences, 4);
  plan.write([&](const db::Write& write) { undo(write, plan.mine(), change); });
  EXPECT_EQ(plan.whole().measures.size(), 4U);
}

TEST(Editing, AMeasureWithoutAWordOfItsSectionGoesToTheEndOfIt) {
  StoredPlan plan;
  plan.write([&](const db::Write& write) {
    add(write, plan.mine(), {plan.id, {}, ""}, {.section = "Кадры", .text = "Последняя работа раздела"});
  });
  EXPECT_EQ(plan.at(2).text, "Последняя работа раздела");
}

TEST(Editing, ASplitMakesPartsAndUndoJoinsThemAgain) {
  StoredPlan plan;
  const auto parts = plan.write([&](const db::Write& write) {
    return split(write, plan.mine(), {plan.at(0).id, 1, ""},
                 {{.text = "Анализ планов", .term = "май 2024 года"}, {.number = "1.1б", .text = "Проверка сайтов"}});
  });
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(plan.at(1).text, "Проверка сайтов");
  EXPECT_EQ(plan.at(1).responsible, (Lines{"УО", "ОО"}));
  EXPECT_EQ(windows_of(plan.at(0)), (Lines{"2024-05-31 planned"}));
  plan.write([&](const db::Write& write) { undo(write, plan.mine(), newest(plan)); });
  EXPECT_EQ(plan.whole().measures.size(), 3U);
  EXPECT_EQ(plan.at(0).text, kDrawnPlan[0].text);
  EXPECT_EQ(plan.at(0).occurrences.size(), 2U);
}

TEST(Editing, WhatCannotBeIsRefusedInRussian) {
  StoredPlan plan;
  const Target target{plan.at(0).id, 1, ""};
  EXPECT_THROW(plan.edited(target, {.text = "  "}), Error);
  EXPECT_THROW(plan.edited(target, {.section = "Девятый"}), Error);
  EXPECT_THROW(plan.edited(target, {.number = std::string(80, '1')}), Error);
  EXPECT_EQ(plan.at(0).row_version, 1);
}

TEST(Editing, TheNeighbourChangesAndSeesNothing) {
  StoredPlan plan;
  const MeasureId id = plan.at(0).id;
  const PlanChangeId change = [&] {
    plan.edited({id, 1, ""}, {.text = "Правка"});
    return newest(plan);
  }();
  const org::Scope scope = plan.neighbours();
  EXPECT_THROW(plan.write([&](const db::Write& w) { edit(w, scope, {id, 2, ""}, {.text = "Чужая правка"}); }), Error);
  EXPECT_THROW(plan.write([&](const db::Write& w) { take_out(w, scope, {id, 2, ""}); }), Error);
  EXPECT_THROW(plan.write([&](const db::Write& w) { add(w, scope, {plan.id, {}, ""}, {.text = "Чужое"}); }), Error);
  EXPECT_THROW(plan.write([&](const db::Write& w) { undo(w, scope, change); }), Error);
  EXPECT_THROW(plan.read([&](const db::Read& r) { changes(r, scope, id); }), Error);
}

}  // namespace
}  // namespace vekha::roadmap
