// The five real plans: counts, the rows known to be difficult, and that no word of a table is lost or doubled.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "base/text.hpp"
#include "core/roadmap/roadmap.hpp"
#include "io/sheet/text_document.hpp"

namespace vekha::roadmap {
namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

std::string folder() {
  const char* given = std::getenv("VEKHA_SHARED");
  return (given ? std::string(given) : VEKHA_SOURCE_DIR "/../shared") + "/sources";
}

/// The text of the source whose file name begins so; empty when it is not there.
std::string source_text(const std::string& start) {
  std::error_code missing;
  for (const auto& entry : fs::directory_iterator(folder(), missing)) {
    if (!entry.path().filename().string().starts_with(start)) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    std::stringstream content;
    content << file.rdbuf();
    return content.str();
  }
  return "";
}

class Sources : public testing::Test {
 protected:
  void SetUp() override {
    if (source_text("000").empty()) GTEST_SKIP() << "нет папки " << folder();
  }
  static Compiled read(const std::string& start) {
    return compile(sheet::read_text_document(source_text(start), start + ".txt"));
  }
  static const CompiledMeasure& find(const Compiled& plan, const std::string& section, const std::string& number) {
    const auto found = std::find_if(plan.measures.begin(), plan.measures.end(), [&](const CompiledMeasure& measure) {
      return measure.number == number && (section.empty() || measure.section == section);
    });
    if (found == plan.measures.end()) throw std::runtime_error("нет мероприятия " + number);
    return *found;
  }
};

bool has(const std::string& text, std::string_view piece) { return text.find(piece) != std::string::npos; }

struct Expected {
  const char* start;
  std::size_t measures;
  std::size_t sections;
  const char* from;
  const char* to;
};
constexpr Expected kExpected[] = {{"000", 25, 3, "2021-01-01", "2024-12-31"},
                                  {"001", 32, 4, "2024-01-01", "2026-12-31"},
                                  {"002", 40, 10, "2021-09-01", "2022-08-31"},
                                  {"003", 19, 4, "2022-09-01", "2023-08-31"},
                                  {"004", 137, 11, "2022-01-01", "2024-12-31"}};

TEST_F(Sources, GiveAllTheirMeasuresSectionsAndPeriods) {
  for (const Expected& expected : kExpected) {
    const Compiled plan = read(expected.start);
    EXPECT_EQ(plan.measures.size(), expected.measures) << expected.start;
    EXPECT_EQ(plan.sections.size(), expected.sections) << expected.start;
    ASSERT_TRUE(plan.period) << expected.start;
    EXPECT_EQ(iso_date(plan.period->from), expected.from);
    EXPECT_EQ(iso_date(plan.period->to), expected.to);
    EXPECT_FALSE(plan.title.empty());
  }
}

TEST_F(Sources, LeaveNoMeasureWithoutTextTermOrParty) {
  for (const Expected& expected : kExpected)
    for (const CompiledMeasure& measure : read(expected.start).measures) {
      EXPECT_FALSE(measure.text.empty()) << expected.start << " " << measure.number;
      EXPECT_FALSE(measure.deadline.raw.empty()) << expected.start << " " << measure.number;
      EXPECT_FALSE(measure.responsible.empty()) << expected.start << " " << measure.number;
      EXPECT_GT(measure.place.row, 0);
      for (const char* rest : {"<", ">", "[bookmark", "**", "\t", "  "})
        EXPECT_FALSE(has(measure.text + measure.result + measure.deadline.raw, rest)) << measure.text;
    }
}

TEST_F(Sources, NumberEachMeasureOnce) {
  for (const Expected& expected : kExpected) {
    std::map<std::string, int> seen;
    for (const CompiledMeasure& measure : read(expected.start).measures)
      EXPECT_EQ(++seen[std::to_string(measure.section_index) + ":" + measure.number], 1)
          << expected.start << " " << measure.number;
  }
}

/// Words of a text: runs of letters and digits.
std::map<std::string, int> words_of(const std::string& text) {
  std::map<std::string, int> out;
  std::string word;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(text, at);
    const bool letter =
        (c >= U'А' && c <= U'я') || c == U'ё' || c == U'Ё' || (c < 128 && std::isalnum(static_cast<int>(c)));
    if (letter) word.append(text, start, at - start);
    if (!letter && !word.empty()) ++out[std::exchange(word, {})];
  }
  if (!word.empty()) ++out[word];
  return out;
}

TEST_F(Sources, InventNoWords) {
  for (const Expected& expected : kExpected) {
    const auto before = words_of(source_text(expected.start) + " министерства проведения мероприятий");
    for (const CompiledMeasure& measure : read(expected.start).measures)
      for (const auto& [word, times] : words_of(measure.text + " " + measure.deadline.raw + " " + measure.result))
        EXPECT_TRUE(before.contains(word)) << expected.start << " " << measure.number << ": " << word;
  }
}

TEST_F(Sources, RowsOfTheFirstPlanGoOnBehindPageBreaks) {
  const Compiled plan = read("000");
  EXPECT_TRUE(has(find(plan, "2", "2.4").text, "планируемых предметных"));
  EXPECT_EQ(find(plan, "2", "2.4").deadline.raw, "По мере проведения мониторинга 2021-2022 2022-2023 2023-2024");
  EXPECT_TRUE(has(find(plan, "2", "2.7").text, "качества подготовки"));
  EXPECT_TRUE(has(find(plan, "2", "2.7").result, "с учетом анализа"));
  EXPECT_TRUE(find(plan, "2", "2.12").result.ends_with("психологической тревожности"));
  EXPECT_TRUE(has(find(plan, "1", "1.1").text, ":\n• по достижению"));
  EXPECT_EQ(find(plan, "2", "2.11").responsible, (Names{"УО", "ОО"}));
  EXPECT_EQ(find(plan, "3", "3.3").deadline.kind, calendar::Kind::composite);
}

TEST_F(Sources, RowsOfTheSecondPlanAreRebuiltFromLooseCells) {
  const Compiled plan = read("001");
  const Names both{"Комитет по образованию", "МАУ ХМР «ММЦ»"};
  EXPECT_EQ(find(plan, "1", "1.4").responsible, both);
  EXPECT_EQ(find(plan, "1", "1.5").responsible, both);
  EXPECT_EQ(find(plan, "1", "1.6").responsible.size(), 1U);
  EXPECT_EQ(find(plan, "1", "1.1").deadline.occurrences.size(), 3U);
  EXPECT_EQ(find(plan, "2", "2.3").deadline.kind, calendar::Kind::composite);
  EXPECT_EQ(find(plan, "2", "2.3").documents, (Names{"приказ", "программа", "отчёт"}));
  EXPECT_EQ(find(plan, "3", "3.6").documents, (Names{"приказ", "журнал инструктажей"}));
  EXPECT_EQ(find(plan, "3", "3.14").responsible, (Names{"ОО"}));
  EXPECT_TRUE(
      std::any_of(plan.issues.begin(), plan.issues.end(), [](const Issue& one) { return one.code == "number_gap"; }));
}

TEST_F(Sources, TheThirdPlanHasGroupRowsAndCutWords) {
  const Compiled plan = read("002");
  EXPECT_EQ(find(plan, "2.2", "2.2.6").deadline.raw, "По графику проведения мероприятий по ОКО");
  EXPECT_EQ(find(plan, "3.1", "3.1.1").deadline.raw, "По запросу министерства образования и РЦОКО");
  EXPECT_EQ(find(plan, "3.1", "3.1.1").section_titles.size(), 2U);
  EXPECT_TRUE(find(plan, "6", "6.2").text.starts_with("Тематическая проверка"));
  EXPECT_TRUE(std::any_of(plan.issues.begin(), plan.issues.end(),
                          [](const Issue& one) { return one.code == "term_outside_period" && one.place.row == 46; }));
}

TEST_F(Sources, TheFourthPlanSharesATermBetweenTwoRows) {
  const Compiled plan = read("003");
  const CompiledMeasure& first = find(plan, "1", "1");
  const CompiledMeasure& second = find(plan, "1", "2");
  EXPECT_EQ(second.deadline.raw, first.deadline.raw);
  EXPECT_EQ(second.responsible, first.responsible);
  EXPECT_TRUE(has(find(plan, "3", "7").text, ":\n• присутствие"));
  EXPECT_EQ(find(plan, "3", "8").deadline.occurrences,
            (std::vector<calendar::Window>{{Date::of(2023, 8, 1), Date::of(2023, 8, 31)}}));
}

TEST_F(Sources, TheFifthPlanGoesOnBehindPagesAndNamesItsParties) {
  const Compiled plan = read("004");
  EXPECT_TRUE(has(find(plan, "I / 1.1", "1.1.25").text, "\n• индекс необъективности"));
  EXPECT_TRUE(has(find(plan, "I / 1.1", "1.1.27").text, "олимпиад школьников"));
  EXPECT_TRUE(has(find(plan, "I / 1.2", "1.2.14").text, "уровня соответствия"));
  EXPECT_TRUE(find(plan, "II / 2.1", "2.1.1").text.ends_with("развитию педагогов"));
  EXPECT_TRUE(has(find(plan, "II / 2.2", "2.2.8").text, "дополнительного образования»"));
  EXPECT_TRUE(find(plan, "II / 2.3", "2.3.5").text.ends_with("ребенка»"));
  EXPECT_EQ(find(plan, "II / 2.4", "2.4.1").responsible, (Names{"МОУО", "МКУ «ИМЦ»", "ДОО"}));
  EXPECT_EQ(find(plan, "I / 1.1", "1.1.28").responsible, (Names{"МОУО", "МКУ «ИМЦ»"}));
  EXPECT_EQ(plan.parties.size(), 5U);
  EXPECT_EQ(plan.parties[0].full_name, "Управление образования");
  EXPECT_EQ(std::count_if(plan.measures.begin(), plan.measures.end(),
                          [](const CompiledMeasure& measure) { return measure.section.empty(); }),
            15);
}

}  // namespace
}  // namespace vekha::roadmap
