#include <gtest/gtest.h>

#include <functional>

#include "base/text.hpp"
#include "domain/indicators/indicators.hpp"
#include "domain/reports/findings.hpp"
#include "domain/reports/reports.hpp"
#include "io/doc/docx.hpp"

namespace vekha::reports {
namespace {

const results::Exam kMath2021{"ВПР", 2021, 5, "Математика"};  // 20 points; marks 3, 4, 5 from 7, 11, 15
const results::Exam kMath2022{"ВПР", 2022, 5, "Математика"};  // no scale is built in
const results::Exam kLocal2020{"МДР", 2020, 5, "Математика"};

/// Works of one school in one exam.
struct Papers {
  std::string school;
  std::vector<int> scores;
  std::string municipality = "Район";
};

class ReportAnalysis : public testing::Test {
 protected:
  void SetUp() override {
    records_->write({}, "проверка", [](const db::Write& write) { org::init(write, "Свой район"); });
  }

  void store(const results::Exam& exam, const std::vector<Papers>& papers) {
    results::Sitting sitting{.exam = exam, .maximum = 20};
    results::Load load{.files = {{"протокол.xlsx", exam.title(), "vpr-2021"}}};
    for (const Papers& each : papers) {
      load.schools.push_back({each.school, "СОШ № " + each.school, lower(each.municipality), each.municipality});
      for (const int score : each.scores)
        sitting.works.push_back({.school = static_cast<std::uint32_t>(load.schools.size() - 1),
                                 .pupil = std::to_string(sitting.works.size() + 1),
                                 .total = score,
                                 .participated = true});
    }
    load.sittings.push_back(std::move(sitting));
    results::commit({*records_, facts_}, {{}, "проверка"}, load);
  }

  doc::Document report(int year, const org::Scope& scope = {}) {
    return records_->read([&](const db::Read& read) {
      return analysis(read, facts_, catalog_,
                      {.scope = scope, .year = year, .as_of = Date::of(2022, 9, 5), .made = "2022-09-05T00:00:00Z"});
    });
  }

  std::unique_ptr<db::Database> records_ = db::Database::open_memory();
  facts::Store facts_{":memory:"};
  catalog::Catalog catalog_ = catalog::built_in();
};

std::vector<int> repeated(int score, int times) {
  std::vector<int> scores;
  scores.reserve(static_cast<std::size_t>(times));
  for (int i = 0; i < times; ++i) scores.push_back(score + i % 3);
  return scores;
}

std::string text_of(const doc::Runs& runs) {
  std::string out;
  for (const doc::Run& run : runs) out += run.text;
  return out;
}

/// All that a reader sees, one block a line.
std::string text_of(const doc::Document& document) {
  std::string out;
  for (const doc::Block& block : document.blocks) {
    if (const auto* heading = std::get_if<doc::Heading>(&block)) out += heading->text + "\n";
    if (const auto* paragraph = std::get_if<doc::Paragraph>(&block)) out += text_of(paragraph->runs) + "\n";
    if (const auto* list = std::get_if<doc::List>(&block))
      for (const doc::Runs& item : list->items) out += "– " + text_of(item) + "\n";
    if (const auto* table = std::get_if<doc::Table>(&block))
      for (const doc::TableRow& row : table->rows) {
        for (const doc::Cell& each : row.cells) out += text_of(each.runs) + "|";
        out += "\n";
      }
  }
  return out;
}

const doc::Table* table_of(const doc::Document& document, const std::string& key) {
  for (const doc::Block& block : document.blocks)
    if (const auto* table = std::get_if<doc::Table>(&block); table != nullptr && table->key == key) return table;
  return nullptr;
}

std::string cell_at(const doc::Table& table, std::size_t row, std::size_t column) {
  return text_of(table.rows.at(row).cells.at(column).runs);
}

std::size_t charts(const doc::Document& document) {
  std::size_t count = 0;
  for (const doc::Block& block : document.blocks) count += std::holds_alternative<doc::Chart>(block) ? 1 : 0;
  return count;
}

TEST_F(ReportAnalysis, HasExactlyTheFiveObligatoryPartsInOrder) {
  store(kMath2021, {{"1", repeated(10, 20)}, {"2", repeated(12, 20)}});
  std::vector<std::string> parts;
  for (const doc::Block& block : report(2021).blocks)
    if (const auto* heading = std::get_if<doc::Heading>(&block); heading != nullptr && heading->level == 1)
      parts.push_back(heading->text);
  EXPECT_EQ(parts,
            (std::vector<std::string>{"Введение", "Общие сведения о показателях", "Анализ", "Выводы", "Рекомендации"}));
}

TEST_F(ReportAnalysis, PrintsTheNumbersOfTheIndicators) {
  store(kMath2021, {{"1", repeated(10, 20)}, {"2", repeated(4, 17)}});
  results::Filter filter = results::Filter::of(kMath2021);
  const indicators::Values values = records_->read(
      [&](const db::Read& read) { return indicators::compute_one(read, facts_, catalog_, filter).values; });
  const doc::Document document = report(2021);
  const doc::Table* table = table_of(document, "results");
  ASSERT_NE(table, nullptr);
  EXPECT_EQ(cell_at(*table, 0, 2), "37");
  EXPECT_EQ(cell_at(*table, 0, 3), cell_text(values.mean_primary, 2));
  EXPECT_EQ(cell_at(*table, 0, 5), cell_text(values.mean_percent, 1));
  EXPECT_EQ(cell_at(*table, 0, 6), cell_text(values.success, 1));
  EXPECT_EQ(cell_at(*table, 0, 7), cell_text(values.quality, 1));
}

TEST_F(ReportAnalysis, MissingYearBeforeIsNoDataAndNotZero) {
  store(kMath2021, {{"1", repeated(10, 20)}});
  EXPECT_NE(text_of(report(2021)).find("сравнение с предыдущим годом — нет данных"), std::string::npos);
}

TEST_F(ReportAnalysis, SaysThatTheScaleIsNotLoaded) {
  store(kMath2022, {{"1", repeated(10, 20)}});
  const doc::Document document = report(2022);
  EXPECT_NE(text_of(document).find("в отметки не загружена: Математика, 5\u00A0класс"), std::string::npos);
  EXPECT_EQ(table_of(document, "marks"), nullptr);
  EXPECT_EQ(table_of(document, "results")->columns.size(), 6u);
}

TEST_F(ReportAnalysis, WithoutAScaleOfTheYearBeforeTheDifferenceIsNoData) {
  store(kMath2021, {{"1", repeated(10, 40)}});
  store(kMath2022, {{"1", repeated(10, 40)}});
  const doc::Document document = report(2022);
  const doc::Table* table = table_of(document, "change");
  ASSERT_NE(table, nullptr);
  EXPECT_EQ(cell_at(*table, 0, 3), "нет шкалы");
  EXPECT_EQ(cell_at(*table, 0, 4), "нет данных");
}

TEST_F(ReportAnalysis, ASchoolClearlyBelowBecomesAFindingWithARecommendation) {
  store(kMath2021, {{"1", repeated(12, 60)}, {"2", repeated(12, 60)}, {"3", repeated(2, 30)}});
  const std::string text = text_of(report(2021));
  EXPECT_NE(text.find("1 из 3\u00A0школ — СОШ № 3 — "), std::string::npos) << text;
  EXPECT_NE(text.find("|вывод 1|"), std::string::npos) << text;
}

TEST_F(ReportAnalysis, SchoolsThatDoNotDifferAreNotNamedInConclusions) {
  store(kMath2021, {{"1", repeated(10, 30)}, {"2", repeated(10, 30)}});
  const std::string text = text_of(report(2021));
  EXPECT_NE(text.find("Статистически различимых отличий"), std::string::npos);
  EXPECT_EQ(text.find("Средний балл ниже общего результата"), std::string::npos);
}

TEST_F(ReportAnalysis, WithoutFindingsThereAreNoRecommendationsForSchools) {
  store(kMath2021, {{"1", repeated(10, 30)}, {"2", repeated(10, 30)}});
  EXPECT_NE(text_of(report(2021)).find("Рекомендаций для этого адресата нет"), std::string::npos);
}

TEST_F(ReportAnalysis, OneSchoolIsNotComparedWithItself) {
  store(kMath2021, {{"1", repeated(10, 30)}});
  const doc::Document document = report(2021);
  EXPECT_NE(text_of(document).find("одна школа"), std::string::npos);
  EXPECT_EQ(text_of(document).find("выше общего результата"), std::string::npos);
}

TEST_F(ReportAnalysis, AYearWithoutDataIsRefusedNamingTheYearsThereAre) {
  store(kMath2021, {{"1", repeated(10, 30)}});
  try {
    report(2019);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), Code::not_found);
    EXPECT_NE(error.message().find("Загружены годы: 2021"), std::string::npos) << error.message();
  }
}

TEST_F(ReportAnalysis, AnEmptyStoreIsRefused) { EXPECT_THROW(report(2021), Error); }

TEST_F(ReportAnalysis, AYearOutOfRangeIsABadArgument) {
  try {
    report(21);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), Code::bad_arguments);
  }
}

TEST_F(ReportAnalysis, ANeighbourMunicipalityIsNotSeen) {
  store(kMath2021, {{"1", repeated(10, 30), "Первый"}, {"2", repeated(3, 30), "Второй"}});
  const org::Scope scope = records_->read(
      [](const db::Read& read) { return org::Scope{org::find(read, org::Kind::municipality, "первый")->path}; });
  const std::string text = text_of(report(2021, scope));
  EXPECT_EQ(text.find("СОШ № 2"), std::string::npos);
  EXPECT_EQ(text.find("Второй"), std::string::npos);
  EXPECT_EQ(text.find("протокол.xlsx"), std::string::npos);
}

TEST_F(ReportAnalysis, SeveralMunicipalitiesAreCompared) {
  store(kMath2021, {{"1", repeated(15, 60), "Первый"}, {"2", repeated(3, 60), "Второй"}});
  const std::string text = text_of(report(2021));
  EXPECT_NE(text.find("Муниципалитеты, чей средний балл ниже общего результата"), std::string::npos);
}

TEST_F(ReportAnalysis, DrawsTheScoresOfEachExam) {
  store(kMath2021, {{"1", repeated(10, 30)}, {"2", repeated(10, 30)}});
  EXPECT_EQ(charts(report(2021)), 3u);  // mean percents, shares of marks, scores
}

TEST_F(ReportAnalysis, AScoreAboveTheMaximumIsDrawnApart) {
  std::vector<int> scores = repeated(10, 40);
  scores.push_back(23);
  store(kMath2021, {{"1", scores}});
  const doc::Document document = report(2021);
  const auto* chart = std::get_if<doc::Chart>(
      &*std::find_if(document.blocks.rbegin(), document.blocks.rend(),
                     [](const doc::Block& block) { return std::holds_alternative<doc::Chart>(block); }));
  ASSERT_EQ(chart->series.size(), 5u);
  EXPECT_EQ(chart->series[4].points.at(23).value, 1);
}

TEST_F(ReportAnalysis, FewWorksAreNotDrawn) {
  store(kMath2021, {{"1", repeated(10, 5)}});
  EXPECT_NE(text_of(report(2021)).find("распределение первичных баллов не приводится"), std::string::npos);
}

TEST_F(ReportAnalysis, UnknownMaximumLeavesThePercentOut) {
  results::Load load{.files = {{"протокол.xlsx", "1", "x"}}, .schools = {{"1", "СОШ № 1", "", ""}}};
  load.sittings = {{.exam = kLocal2020}};
  for (const int score : repeated(4, 40))
    load.sittings[0].works.push_back(
        {.pupil = std::to_string(load.sittings[0].works.size()), .total = score, .participated = true});
  results::commit({*records_, facts_}, {{}, "проверка"}, load);
  const doc::Document document = report(2020);
  EXPECT_NE(text_of(document).find("Наибольший возможный балл неизвестен"), std::string::npos);
  EXPECT_EQ(cell_at(*table_of(document, "results"), 0, 4), "нет данных");
  EXPECT_EQ(charts(document), 1u);
}

TEST_F(ReportAnalysis, NoPlaceOfTheWordingIsLeftUnfilled) {
  store(kMath2021, {{"1", repeated(12, 60)}, {"2", repeated(12, 60)}, {"3", repeated(2, 30)}});
  EXPECT_EQ(text_of(report(2021)).find_first_of("{}"), std::string::npos);
}

TEST_F(ReportAnalysis, IsTheSameForTheSameData) {
  store(kMath2021, {{"1", repeated(12, 60)}, {"2", repeated(8, 60)}});
  EXPECT_EQ(doc::to_docx(report(2021)), doc::to_docx(report(2021)));
}

TEST_F(ReportAnalysis, EveryRuleHasASearch) {
  const Wording wording = read_wording("analysis");
  EXPECT_NO_THROW(findings({}, wording));
  for (const FindingRule& rule : wording.findings)
    for (const Advice& advice : rule.advice) {
      const Words words{{{"exams", "а"}, {"schools", "б"}, {"year", "2022"}, {"previous", "2021"}}, {}};
      EXPECT_NO_THROW(filled(advice.text, words)) << rule.code;
      EXPECT_TRUE(std::any_of(wording.addressees.begin(), wording.addressees.end(), [&](const Named& each) {
        return each.id == advice.to;
      })) << advice.to;
    }
}

}  // namespace
}  // namespace vekha::reports
