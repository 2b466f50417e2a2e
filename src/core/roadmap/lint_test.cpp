#include "core/roadmap/lint.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/text.hpp"

namespace vekha::roadmap {
namespace {

/// A plan of one section drawn as a small table: number | text | term | responsible.
struct Row {
  std::string number;
  std::string text;
  std::string term = "май 2024 года";
  std::vector<std::string> responsible = {"Управление образования"};
};

LintPlan plan_of(const std::vector<Row>& rows) {
  LintPlan plan{.title = "План на 2024 год",
                .context = {.period = calendar::Period{Date::of(2024, 1, 1), Date::of(2024, 12, 31)}},
                .sections = {{"1", "Работа", "1", 0}},
                .known_abbreviations = {"ВПР"}};
  for (const Row& row : rows)
    plan.measures.push_back({.key = row.number + row.text,
                             .number = row.number,
                             .section = 0,
                             .text = row.text,
                             .deadline = calendar::read_term(row.term, plan.context),
                             .responsible = row.responsible});
  return plan;
}

std::vector<Finding> findings(const std::vector<Row>& rows) { return lint(plan_of(rows)); }

std::vector<std::string> codes(const std::vector<Finding>& found) {
  std::vector<std::string> out;
  for (const Finding& each : found) out.push_back(each.code);
  std::ranges::sort(out);
  return out;
}

std::vector<std::string> codes_of(const std::vector<Row>& rows) { return codes(findings(rows)); }

Finding one(const std::vector<Row>& rows, const std::string& code) {
  for (const Finding& each : findings(rows))
    if (each.code == code) return each;
  ADD_FAILURE() << "no finding " << code;
  return {};
}

const Row kFirst{"1.1", "Собрать сведения о программах школ"};
using Codes = std::vector<std::string>;

TEST(Lint, ACleanPlanHasNoFindings) {
  EXPECT_EQ(codes_of({kFirst,
                      {"1.2", "Провести совещание руководителей", "сентябрь 2024 года"},
                      {"1.3", "Опубликовать отчёт о работе за год", "до 20 декабря 2024 года"}}),
            Codes{});
}

TEST(Lint, AGapNamesTheMissingNumberAndOffersIt) {
  const Finding found = one({kFirst, {"1.3", "Провести совещание руководителей"}}, "number_gap");
  EXPECT_NE(found.message.find("нет номера 1.2"), std::string::npos) << found.message;
  EXPECT_EQ(found.place, "мероприятие 1.3");
  ASSERT_TRUE(found.suggestion);
  EXPECT_EQ(found.suggestion->field, "number");
  EXPECT_EQ(found.suggestion->value, "1.2");
}

TEST(Lint, AWiderGapNamesAllItsNumbers) {
  EXPECT_NE(one({kFirst, {"1.5", "Провести совещание"}}, "number_gap").message.find("1.2–1.4"), std::string::npos);
}

TEST(Lint, ARepeatedNumberGetsTheNextFreeOne) {
  const Finding found =
      one({kFirst, {"1.1", "Провести совещание"}, {"1.2", "Подвести итоги работы"}}, "number_repeated");
  EXPECT_EQ(found.suggestion->value, "1.3");
}

TEST(Lint, AMeasureWithoutNumberAmongNumberedOnesIsTold) {
  EXPECT_EQ(one({kFirst, {"", "Провести совещание"}, {"1.3", "Подвести итоги"}}, "number_missing").suggestion->value,
            "1.2");
}

TEST(Lint, ANumberOfAnotherSectionIsTold) {
  EXPECT_EQ(codes_of({kFirst, {"2.1", "Провести совещание"}}), Codes{"number_of_other_section"});
}

TEST(Lint, AGroupRowWithATaskOfItsOwnIsTold) {
  EXPECT_EQ(
      codes_of({{"1.1", "Подготовка приказов"}, {"1.1.1", "О рейтинге школ района"}, {"1.1.2", "О наблюдателях"}}),
      Codes{"group_row_with_task"});
  EXPECT_EQ(
      codes_of(
          {{"1.1", "Подготовка приказов", "", {}}, {"1.1.1", "О рейтинге школ района"}, {"1.1.2", "О наблюдателях"}}),
      (Codes{"heading_as_measure", "responsible_missing", "term_missing"}));
}

TEST(Lint, MissingTermAndExecutorAreErrorsAndTheUsualExecutorIsOffered) {
  const std::vector<Row> rows{kFirst, {"1.2", "Провести совещание"}, {"1.3", "Подвести итоги", "", {}}};
  EXPECT_EQ(one(rows, "term_missing").severity, Severity::error);
  EXPECT_EQ(one(rows, "responsible_missing").suggestion->value, "Управление образования");
}

TEST(Lint, ATermThatIsNotReadNeverFallsDue) {
  const auto found = codes_of({kFirst, {"1.2", "Провести совещание", "когда рак свистнет"}});
  EXPECT_TRUE(std::ranges::count(found, "term_not_understood") == 1);
}

TEST(Lint, AYearOutsideThePlanIsMendedWhenOneYearFits) {
  const Finding found = one({kFirst, {"1.2", "Провести совещание", "март 2023 года"}}, "term_outside_period");
  ASSERT_TRUE(found.suggestion);
  EXPECT_EQ(found.suggestion->value, "март 2024 года");
}

TEST(Lint, ATermBeforeTheApprovalIsTold) {
  LintPlan plan = plan_of({kFirst, {"1.2", "Провести совещание", "январь 2024 года"}});
  plan.context.approved = Date::of(2024, 2, 15);
  EXPECT_EQ(codes(lint(plan)), Codes{"term_before_approval"});
}

TEST(Lint, OneTermForSeveralItemsAsksForASplit) {
  const Finding found =
      one({kFirst, {"1.2", "Контроль:\n• анализ планов школ\n• наполняемость сайтов школ", "в течение года май"}},
          "term_shared");
  EXPECT_EQ(found.suggestion->field, "split");
  EXPECT_EQ(found.suggestion->value, "Контроль: анализ планов школ\nКонтроль: наполняемость сайтов школ");
}

TEST(Lint, NearlyTheSameTextTwiceIsOneMeasure) {
  EXPECT_EQ(codes_of({{"1.1", "Проведение мониторинга адаптации молодых педагогов района"},
                      {"1.2", "Мониторинг адаптации молодых педагогов района, проведение"}}),
            Codes{"twin_measures"});
}

TEST(Lint, MonitoringAndItsAnalysisAreNotTwins) {
  EXPECT_EQ(codes_of({{"1.1", "Проведение мониторинга потребностей школ в кадрах"},
                      {"1.2", "Анализ результатов мониторинга потребностей школ в кадрах"}}),
            Codes{});
}

TEST(Lint, AnUnknownAbbreviationIsToldOnceUnlessSpeltOut) {
  EXPECT_EQ(codes_of({{"1.1", "Разработка рекомендаций ЦНМО для школ"}, {"1.2", "Проведение семинара ЦНМО по ВПР"}}),
            Codes{"abbreviation_undefined"});
  EXPECT_EQ(
      codes_of({{"1.1", "Сведения для центра научно-методического обеспечения"}, {"1.2", "Проведение семинара ЦНМО"}}),
      Codes{});
}

TEST(Lint, GradesOfOneProcedureMustAgree) {
  EXPECT_EQ(
      codes_of({{"1.1", "Проведение ВПР в 5-9 классах"}, {"1.2", "Приказ об участии в ВПР в 4-9,11(10) классах"}}),
      Codes{"grades_differ"});
  EXPECT_EQ(
      codes_of({{"1.1", "Проведение ВПР в 5-8 классах"}, {"1.2", "Приказ об участии в ВПР в 5, 6, 7, 8 классах"}}),
      Codes{});
}

TEST(Lint, ASlipOfThePenInAnExecutorIsMended) {
  const Finding found = one(
      {kFirst, {"1.2", "Провести совещание"}, {"1.3", "Подвести итоги", "май 2024 года", {"Управление образование"}}},
      "similar_parties");
  EXPECT_EQ(found.suggestion->value, "Управление образования");
}

struct TextCase {
  std::string text;
  std::string code;
  std::string mended;  ///< empty: nothing is offered
};

TEST(Lint, DefectsOfTextsAreFoundAndMended) {
  for (const TextCase& each : std::vector<TextCase>{
           {"Работа клуба «Лидер»»", "quotes_doubled", "Работа клуба «Лидер»"},
           {"Изучение по теме «Качество образования", "quotes_unbalanced", "Изучение по теме «Качество образования»"},
           {"Проверка школ (две школы района", "brackets_unbalanced", "Проверка школ (две школы района)"},
           {"Беседы с семьями в течении четверти", "course_misspelt", "Беседы с семьями в течение четверти"},
           {"Выезд в школу школу посёлка", "word_repeated", "Выезд в школу посёлка"},
           {"Отчёт о работе в 2024/2026 годах", "year_pair", "Отчёт о работе в 2024–2026 годах"},
           {"Обсуждение на региональных, муниципальных встречах", "levels_mixed", ""}}) {
    const auto found = findings({{"1.1", each.text}});
    ASSERT_EQ(codes(found), Codes{each.code}) << each.text;
    EXPECT_EQ(found.front().suggestion ? found.front().suggestion->value : "", each.mended);
  }
}

TEST(Lint, StagesOfAContestAreOfAllLevels) {
  EXPECT_EQ(codes_of({{"1.1", "Проведение олимпиады (школьный, муниципальный, региональный этапы)"}}), Codes{});
}

TEST(Lint, ListMarksAndQuotesInPairsAreNoDefects) {
  EXPECT_EQ(codes_of({{"1.1", "Перечень: 1) анализ результатов; 2) отчёт «Итоги» («Год»)"}}), Codes{});
}

TEST(Lint, APlanWithoutAPeriodIsToldSo) {
  LintPlan plan = plan_of({kFirst});
  plan.context.period.reset();
  EXPECT_EQ(codes(lint(plan)), Codes{"period_not_found"});
}

TEST(Lint, IdsAreStableAndDifferent) {
  const std::vector<Row> rows{kFirst, {"1.3", "Провести совещание «Итоги"}, {"1.5", "Подвести итоги «Год»»"}};
  const auto first = findings(rows);
  const auto second = findings(rows);
  std::set<std::string> ids;
  ASSERT_EQ(first.size(), second.size());
  for (std::size_t i = 0; i < first.size(); ++i) {
    EXPECT_EQ(first[i].id, second[i].id);
    EXPECT_TRUE(ids.insert(first[i].id).second);
  }
}

TEST(Lint, GapsOfDirectionsNameThePositions) {
  LintPlan plan = plan_of({kFirst});
  plan.gaps = {{"1.3", "1.3 Таланты", {"цели", "эффективность мер"}}};
  EXPECT_NE(lint(plan).front().message.find("цели, эффективность мер"), std::string::npos);
}

TEST(Lint, TheOrderAboutAWorkOrItsPreparationIsNotThatWork) {
  EXPECT_EQ(codes_of({{"1.1", "Мониторинг подготовки выпускников района к экзаменам"},
                      {"1.2", "О проведении мониторинга подготовки выпускников района к экзаменам"},
                      {"1.3", "Подготовка материалов для мониторинга подготовки выпускников района к экзаменам"}}),
            Codes{});
}

TEST(Lint, AMeasureThatStandsInsideAnotherIsATwin) {
  const Finding found = one({{"1.1", "Защита сведений об учениках на всех шагах сбора и обработки"},
                             {"1.2", "Защита сведений об учениках на всех шагах сбора и обработки. Выбор хранилища"}},
                            "twin_measures");
  ASSERT_TRUE(found.suggestion);
  EXPECT_EQ(found.suggestion->field, "remove");
}

TEST(Lint, AGapMovesTheNumbersBelowUp) {
  const Finding found = one({kFirst, {"1.3", "Провести совещание"}, {"1.4", "Подвести итоги"}}, "number_gap");
  ASSERT_EQ(found.suggestion->others.size(), 1U);
  EXPECT_EQ(found.suggestion->others[0].value, "1.3");
}

TEST(Lint, ATermThatEndsAfterThePlanIsTold) {
  EXPECT_EQ(codes_of({kFirst, {"1.2", "Провести совещание", "декабрь 2024 года – январь 2025 года"}}),
            Codes{"term_outside_period"});
}

TEST(Lint, AMisspeltMonthIsMended) {
  EXPECT_EQ(one({kFirst, {"1.2", "Провести совещание", "сентабрь 2024 года"}}, "term_not_understood").suggestion->value,
            "сентябрь 2024 года");
}

TEST(Lint, ColumnsThatAreEmptyThroughoutAreToldOnce) {
  EXPECT_EQ(codes_of({{"1.1", "Собрать сведения школ", "", {}}, {"1.2", "Провести совещание", "", {}}}),
            (Codes{"responsible_missing", "term_missing"}));
}

TEST(Lint, DashesAreMadeEvenInAllTermsAtOnce) {
  const Finding found = one({{"1.1", "Собрать сведения школ", "март-май 2024 года"},
                             {"1.2", "Провести совещание", "июнь – июль 2024 года"},
                             {"1.3", "Подвести итоги", "октябрь-ноябрь 2024 года"}},
                            "dashes_mixed");
  ASSERT_EQ(found.suggestion->others.size(), 2U);
  EXPECT_EQ(found.suggestion->others[0].value, "март – май 2024 года");
}

TEST(Lint, AShortNameInTheTitleIsExplainedToo) {
  LintPlan plan = plan_of({kFirst});
  plan.title = "План ЛГО на 2024 год";
  EXPECT_EQ(codes(lint(plan)), Codes{"abbreviation_undefined"});
}

}  // namespace
}  // namespace vekha::roadmap
