#include <gtest/gtest.h>

#include "domain/roadmap/stored_plan.hpp"

namespace vekha::roadmap {
namespace {

const std::vector<DrawnMeasure> kDirty{
    {"1.1", "Работа клуба «Лидер»»", "май 2024 года", {"УО"}, 0},
    {"1.3", "Контроль:\n• анализ планов\n• сайты школ", "в течение года май", {"УО"}, 0},
    {"2.1", "Отчёт о работе за год", "декабрь 2024 года", {"УО"}, 1}};

std::vector<StoredFinding> all(const StoredPlan& plan) {
  return plan.read([&](const db::Read& read) { return findings(read, plan.mine(), plan.id); });
}

StoredFinding with_code(const StoredPlan& plan, const std::string& code) {
  for (const StoredFinding& each : all(plan))
    if (each.finding.code == code) return each;
  return {};
}

PlanChangeId accepted(StoredPlan& plan, const std::string& code) {
  const std::string id = with_code(plan, code).finding.id;
  return plan.write([&](const db::Write& write) { return accept(write, plan.mine(), plan.id, id).back(); });
}

TEST(Findings, AStoredCleanPlanHasNone) { EXPECT_TRUE(all(StoredPlan()).empty()); }

TEST(Findings, AreAcceptedByOneClickAndUndone) {
  StoredPlan plan(kDirty);
  const PlanChangeId change = accepted(plan, "quotes_doubled");
  EXPECT_EQ(plan.at(0).text, "Работа клуба «Лидер»");
  EXPECT_TRUE(with_code(plan, "quotes_doubled").finding.id.empty());
  plan.write([&](const db::Write& write) { undo(write, plan.mine(), change); });
  EXPECT_FALSE(with_code(plan, "quotes_doubled").finding.id.empty());
}

TEST(Findings, AcceptingASharedTermSplitsTheMeasure) {
  StoredPlan plan(kDirty);
  accepted(plan, "term_shared");
  EXPECT_EQ(plan.whole().measures.size(), 4U);
  EXPECT_EQ(plan.at(2).text, "Контроль: сайты школ");
}

TEST(Findings, AcceptingANumberFillsTheGap) {
  StoredPlan plan(kDirty);
  accepted(plan, "number_gap");
  EXPECT_EQ(plan.at(1).number, "1.2");
}

TEST(Findings, OneClickMendsSeveralMeasuresAndEachChangeIsUndone) {
  StoredPlan plan({{"1.1", "Сбор данных школ", "март-май 2024 года", {"УО"}, 0},
                   {"1.2", "Совет директоров", "июнь – июль 2024 года", {"УО"}, 0},
                   {"1.3", "Отчёт за год", "октябрь-ноябрь 2024 года", {"УО"}, 0}});
  const std::string id = with_code(plan, "dashes_mixed").finding.id;
  const auto changes = plan.write([&](const db::Write& write) { return accept(write, plan.mine(), plan.id, id); });
  ASSERT_EQ(changes.size(), 2U);
  EXPECT_EQ(plan.at(2).deadline.raw, "октябрь – ноябрь 2024 года");
  for (const PlanChangeId change : changes)
    plan.write([&](const db::Write& write) { undo(write, plan.mine(), change); });
  EXPECT_EQ(plan.at(2).deadline.raw, "октябрь-ноябрь 2024 года");
}

TEST(Findings, AllTermsAlikeAreAnsweredAtOnce) {
  StoredPlan plan({{"1.1", "Сбор данных школ", "в течении года", {"УО"}, 0},
                   {"1.2", "Совет директоров", "в течении года", {"УО"}, 0},
                   {"1.3", "Отчёт за год", "май 2024 года", {"УО"}, 0}});
  const std::string id = with_code(plan, "course_misspelt").finding.id;
  const auto changes =
      plan.write([&](const db::Write& write) { return accept_alike(write, plan.mine(), plan.id, id); });
  EXPECT_EQ(changes.size(), 2U);
  EXPECT_EQ(plan.at(1).deadline.raw, "в течение года");
}

TEST(Findings, ATwinIsTakenOutAndBroughtBack) {
  StoredPlan plan({{"1.1", "Проведение конкурса молодых педагогов района", "май 2024 года", {"УО"}, 0},
                   {"1.2", "Проведение конкурса молодых педагогов района", "май 2024 года", {"УО"}, 0}});
  const PlanChangeId change = accepted(plan, "twin_measures");
  EXPECT_EQ(plan.whole().measures.size(), 1U);
  plan.write([&](const db::Write& write) { undo(write, plan.mine(), change); });
  EXPECT_EQ(plan.whole().measures.size(), 2U);
}

TEST(Findings, AreSetAsideForAllVersionsAndMindedAgain) {
  StoredPlan plan(kDirty);
  const std::string id = with_code(plan, "number_gap").finding.id;
  plan.write([&](const db::Write& write) { ignore(write, plan.mine(), plan.id, id, "так в приказе"); });
  EXPECT_EQ(with_code(plan, "number_gap").ignored, "так в приказе");
  plan.write([&](const db::Write& write) {
    approve(write, plan.mine(), plan.id, {.kind = "приказ", .number = "1", .date = Date::of(2024, 1, 10)});
    const RoadmapId next = amend(write, plan.mine(), plan.id, "");
    const auto found = findings(write, plan.mine(), next);
    const auto same = std::ranges::find_if(found, [&](const StoredFinding& each) { return each.finding.id == id; });
    ASSERT_NE(same, found.end());
    EXPECT_EQ(same->ignored, "так в приказе");
    mind_again(write, plan.mine(), plan.id, id);
  });
  EXPECT_FALSE(with_code(plan, "number_gap").ignored);
}

TEST(Findings, WhatIsNotThereOrOfAnotherIsRefused) {
  StoredPlan plan(kDirty);
  const std::string id = with_code(plan, "number_gap").finding.id;
  EXPECT_THROW(plan.write([&](const db::Write& w) { accept(w, plan.mine(), plan.id, "nothing"); }), Error);
  EXPECT_THROW(plan.write([&](const db::Write& w) { accept(w, plan.neighbours(), plan.id, id); }), Error);
  EXPECT_THROW(plan.write([&](const db::Write& w) { ignore(w, plan.neighbours(), plan.id, id, "нет"); }), Error);
}

/// «1.1 monitoring»: the cells that are not empty.
std::vector<std::string> filled(const StoredPlan& plan) {
  const Roadmap whole = plan.whole();
  const auto found = plan.read([&](const db::Read& read) { return tags(read, whole); });
  std::vector<std::string> out;
  for (const Cell& cell : matrix(whole, found).cells)
    if (!cell.measures.empty())
      out.push_back(cell.direction + " " + cell.position + " " + std::to_string(cell.evidence));
  return out;
}

TEST(Coverage, TagsOfTheRulesFillTheMatrixAndEvidenceIsCounted) {
  StoredPlan plan({{"1", "Проведение олимпиады школьников", "май 2024 года"},
                   {"2", "Мониторинг трудоустройства выпускников", "июнь 2024 года"}});
  EXPECT_EQ(filled(plan), (std::vector<std::string>{"1.3 measures 0", "1.4 monitoring 0"}));
  plan.write(
      [&](const db::Write& write) { set_status(write, {}, {plan.at(0).occurrences[0].id, Status::done, "протокол"}); });
  EXPECT_EQ(filled(plan)[0], "1.3 measures 1");
}

TEST(Coverage, TagsOfAPersonReplaceThoseOfTheRulesUntilForgotten) {
  StoredPlan plan({{"1", "Проведение олимпиады школьников", "май 2024 года"}});
  const MeasureId id = plan.at(0).id;
  plan.write([&](const db::Write& write) { set_tags(write, plan.mine(), id, {{"2.3", "goals", "", {}}}); });
  EXPECT_EQ(filled(plan), (std::vector<std::string>{"2.3 goals 0"}));
  plan.write([&](const db::Write& write) { set_tags(write, plan.mine(), id, {}); });
  EXPECT_TRUE(filled(plan).empty());
  plan.write([&](const db::Write& write) { forget_tags(write, plan.mine(), id); });
  EXPECT_EQ(filled(plan), (std::vector<std::string>{"1.3 measures 0"}));
  EXPECT_THROW(plan.write([&](const db::Write& w) { set_tags(w, plan.mine(), id, {{"9", "goals", "", {}}}); }), Error);
  EXPECT_THROW(plan.write([&](const db::Write& w) { set_tags(w, plan.neighbours(), id, {}); }), Error);
}

}  // namespace
}  // namespace vekha::roadmap
