// Reports on a plan: every figure from one count, nothing invented, blanks that cannot be overlooked.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.hpp"
#include "domain/documents/documents.hpp"
#include "domain/documents/figures.hpp"
#include "domain/documents/quarters.hpp"
#include "domain/documents/report_tables.hpp"

namespace vekha::documents {
namespace {

roadmap::Occurrence window(unsigned month, roadmap::Status status) {
  const Date due = last_day(2024, month);
  return {.from = first_day(2024, month),
          .due = due,
          .status = status,
          .overdue = status == roadmap::Status::planned && month < 6,
          .baseline_due = due};
}

/// Two sections; done in March, late since May, taken off in July, planned for November, one without a date.
roadmap::Roadmap plan() {
  roadmap::Roadmap out;
  out.summary.title = "План на 2024 год";
  out.sections = {{"1", "Кадры", "1", 0}, {"1.1", "Школы", "1.1", 1}, {"2", "Семья", "2", 0}};
  out.measures = {{.number = "1.1.1", .section_index = 1, .text = "Сбор", .responsible = {"УО", "ОО"}},
                  {.number = "2.1", .section_index = 2, .text = "Клуб", .responsible = {"ОО"}},
                  {.number = "2.2", .section_index = 2, .text = "Сход"}};
  out.measures[0].occurrences = {window(3, roadmap::Status::done), window(5, roadmap::Status::planned)};
  out.measures[1].occurrences = {window(7, roadmap::Status::cancelled), window(11, roadmap::Status::planned)};
  return out;
}

std::string text_of(const doc::Document& document) {
  std::string out;
  const auto add = [&](const doc::Runs& runs) {
    for (const doc::Run& run : runs) out += run.text + "\n";
  };
  for (const doc::Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<doc::Paragraph>(&block)) add(paragraph->runs);
    if (const auto* heading = std::get_if<doc::Heading>(&block)) out += heading->text + "\n";
    if (const auto* table = std::get_if<doc::Table>(&block))
      for (const doc::TableRow& row : table->rows)
        for (const doc::Cell& cell : row.cells) add(cell.runs);
  }
  return out;
}

TEST(PlanFigures, CountWindowsWhoseLastDayLiesInThePeriod) {
  const Figures whole = figures_of(plan(), {});
  EXPECT_EQ(whole.all.total, 4);
  EXPECT_EQ(whole.all.done, 1);
  EXPECT_EQ(whole.all.overdue, 1);
  EXPECT_EQ(whole.all.cancelled, 1);
  EXPECT_EQ(whole.undated, 1);
  EXPECT_NEAR(*whole.all.percent(), 100.0 / 3, 1e-9);
  const Figures spring = figures_of(plan(), {.span = {Date::of(2024, 3, 31), Date::of(2024, 5, 30)}});
  EXPECT_EQ(spring.all.total, 1);
}

TEST(PlanFigures, SectionsAddUpAndSharedWindowsCountForEachExecutor) {
  const Figures figures = figures_of(plan(), {});
  ASSERT_EQ(figures.sections.size(), 2U);
  EXPECT_EQ(figures.sections[0].title, "1. Кадры");
  EXPECT_EQ(figures.sections[0].total + figures.sections[1].total, figures.all.total);
  ASSERT_EQ(figures.executors.size(), 2U);
  EXPECT_EQ(figures.executors[0].total, 4);
  EXPECT_EQ(figures.executors[1].total, 2);
}

TEST(PlanFigures, APeriodWithoutTermsHasNoPercent) {
  const Figures none = figures_of(plan(), {.span = {Date::of(2025, 1, 1), std::nullopt}});
  EXPECT_FALSE(none.all.percent());
  EXPECT_EQ(totals_sentence(none), "В этот период исполнять нечего: сроков нет.");
}

TEST(PlanFigures, AreTheTasksOfThePageWhenThePlanHasTasks) {
  ReportOrder order{.today = Date::of(2024, 6, 15)};
  order.progress = Progress{.all = {.title = "Всего", .total = 7, .done = 6, .cancelled = 1},
                            .sections = {{.title = "Кадры", .total = 7, .done = 6, .cancelled = 1}}};
  const Figures figures = figures_of(plan(), order);
  EXPECT_EQ(tally_cells(figures.sections[0]),
            (std::vector<std::string>{"Кадры", "7", "6", "0", "0", "0", "1", "0", ru_percent(100, 0)}));
  EXPECT_THAT(totals_sentence(figures), testing::HasSubstr("Задач исполнителей в периоде — 7"));
}

TEST(PlanReport, OfExecutionNamesWhatIsDoneLateAndTakenOff) {
  const std::string text = text_of(plan_report(plan(), {.today = Date::of(2024, 6, 15)}));
  EXPECT_THAT(text, testing::HasSubstr("выполнено 1"));
  EXPECT_THAT(text, testing::HasSubstr("Просроченные мероприятия"));
  EXPECT_THAT(text, testing::HasSubstr("[указать: подтверждающий документ]"));
  EXPECT_THAT(text, testing::HasSubstr("Сроки в периоде не переносились."));
}

TEST(PlanReport, SkeletonsKeepComputedPartsAndMarkTheBlanks) {
  for (const ReportKind kind : {ReportKind::yearly, ReportKind::effect}) {
    const std::string text = text_of(plan_report(plan(), {.kind = kind, .today = Date::of(2024, 6, 15)}));
    EXPECT_THAT(text, testing::HasSubstr("[Заполнить: "));
    EXPECT_THAT(text, testing::HasSubstr("выполнено 1"));
  }
}

TEST(PlanReport, TheGridShadesQuartersAndLeavesOutWhatWasTakenOff) {
  const auto table = quarter_table(figures_of(plan(), {}));
  ASSERT_TRUE(table);
  ASSERT_EQ(table->rows.size(), 2U);
  EXPECT_EQ(table->columns.size(), 2U + 4U);
  using Shade = doc::Cell::Shade;
  EXPECT_EQ(table->rows[0].cells[2].shade, Shade::done);
  EXPECT_EQ(table->rows[0].cells[3].shade, Shade::late);
  EXPECT_EQ(table->rows[1].cells[4].shade, Shade::none);
  EXPECT_EQ(table->rows[1].cells[5].shade, Shade::going);
}

TEST(PlanReport, TheWorkbookIsAWorkbook) {
  EXPECT_EQ(report_workbook(plan(), {.today = Date::of(2024, 6, 15)}).substr(0, 2), "PK");
}

}  // namespace
}  // namespace vekha::documents
