// Plans as different municipalities write them, built here as readers would hand them over.
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "core/roadmap/roadmap.hpp"

namespace vekha::roadmap {
namespace {

using Cells = std::vector<TableCell>;
using Names = std::vector<std::string>;

TableCell cell(std::string text) { return {.text = std::move(text)}; }
TableCell tall(std::string text, int rows) { return {.text = std::move(text), .row_span = rows}; }
TableCell broad(std::string text, int columns) { return {.text = std::move(text), .column_span = columns}; }
TableCell covered() { return {.covered = true}; }

Cells plain(const Names& texts) {
  Cells cells;
  for (const std::string& text : texts) cells.push_back(cell(text));
  return cells;
}

/// A heading over the whole row.
Cells across(const std::string& text, int columns) {
  Cells cells{broad(text, columns)};
  cells.resize(static_cast<std::size_t>(columns), covered());
  return cells;
}

Block table(const std::vector<Cells>& rows) {
  Block block{.kind = Block::Kind::table, .table = 1};
  for (const Cells& cells : rows) block.rows.push_back({cells, static_cast<int>(block.rows.size()) + 1});
  return block;
}

Block paragraph(std::string text) { return {.text = std::move(text)}; }

Document document(std::vector<Block> blocks, std::string file = "план.docx") {
  return {std::move(file), std::move(blocks)};
}

Names codes(const Compiled& compiled) {
  Names out;
  for (const Issue& issue : compiled.issues) out.push_back(issue.code);
  return out;
}

const Cells kHead = plain({"№ п/п", "Мероприятие", "Срок", "Ответственный"});

TEST(Layouts, ColumnsStandInAnyOrder) {
  const Compiled read = compile(
      document({paragraph("План на 2024 год"),
                table({plain({"Ожидаемые результаты", "Исполнители", "Сроки реализации", "Содержание работы", "№"}),
                       plain({"приказ", "УО", "май", "Сбор сведений", "1."})})}));
  ASSERT_EQ(read.measures.size(), 1U);
  const CompiledMeasure& measure = read.measures[0];
  EXPECT_EQ(measure.number, "1");
  EXPECT_EQ(measure.text, "Сбор сведений");
  EXPECT_EQ(measure.deadline.raw, "май");
  EXPECT_EQ(measure.responsible, (Names{"УО"}));
  EXPECT_EQ(measure.result, "приказ");
  EXPECT_EQ(measure.documents, (Names{"приказ"}));
}

TEST(Layouts, SectionRowsReachAcrossTheTable) {
  const Compiled read =
      compile(document({table({kHead, across("Раздел I. Кадры", 4), plain({"1", "Курсы", "май", "УО"}),
                               across("Семья", 4), plain({"2", "Клуб", "июнь", "ОО"})})}));
  ASSERT_EQ(read.sections.size(), 2U);
  EXPECT_EQ(read.sections[0].number, "I");
  EXPECT_EQ(read.measures[0].section, "I");
  EXPECT_EQ(read.measures[1].section_titles.back(), "Семья");
}

TEST(Layouts, HeaderOfTwoLevelsIsOneHeader) {
  const Compiled read = compile(document({table(
      {Cells{tall("№", 2), tall("Мероприятие", 2), broad("Срок", 2), covered(), broad("Исполнители", 2), covered()},
       Cells{covered(), covered(), cell("начало"), cell("окончание"), cell("район"), cell("школа")},
       plain({"1", "2", "3", "4", "5", "6"}), plain({"1", "Сбор", "март 2024", "май 2024", "УО", "ОО"})})}));
  ASSERT_EQ(read.measures.size(), 1U);
  EXPECT_EQ(read.measures[0].deadline.occurrences,
            (std::vector<calendar::Window>{{Date::of(2024, 3, 1), Date::of(2024, 5, 31)}}));
  EXPECT_EQ(read.measures[0].responsible, (Names{"УО", "ОО"}));
}

TEST(Layouts, YearColumnsGiveTheirYearToTheMonthsUnderThem) {
  const Compiled read =
      compile(document({table({Cells{tall("№", 2), tall("Мероприятие", 2), broad("Сроки", 2), covered()},
                               Cells{covered(), covered(), cell("2024 год"), cell("2025 год")},
                               plain({"1", "Опрос", "май", "июнь"}), plain({"2", "Смотр", "", "+"})})}));
  EXPECT_EQ(read.measures[0].deadline.occurrences.size(), 2U);
  EXPECT_EQ(read.measures[1].deadline.occurrences,
            (std::vector<calendar::Window>{{Date::of(2025, 1, 1), Date::of(2025, 12, 31)}}));
}

TEST(Layouts, MergedCellsSpeakForAllTheirRows) {
  const Compiled read =
      compile(document({table({kHead, Cells{cell("1"), cell("Сбор"), tall("май 2024", 2), tall("УО", 2)},
                               Cells{cell("2"), cell("Свод"), covered(), covered()}})}));
  ASSERT_EQ(read.measures.size(), 2U);
  EXPECT_EQ(read.measures[1].deadline.raw, "май 2024");
  EXPECT_EQ(read.measures[1].responsible, (Names{"УО"}));
}

TEST(Layouts, OneMeasureWithTermsInSeveralRowsIsOne) {
  const Compiled read = compile(document(
      {table({kHead, Cells{tall("1", 2), tall("Сбор", 2), cell("май 2024"), cell("УО")},
              Cells{covered(), covered(), cell("июнь 2024"), cell("ОО")}, plain({"2", "Свод", "май", "УО"})})}));
  ASSERT_EQ(read.measures.size(), 2U);
  EXPECT_EQ(read.measures[0].deadline.occurrences.size(), 2U);
  EXPECT_EQ(read.measures[0].responsible, (Names{"УО", "ОО"}));
}

TEST(Layouts, AMergedColumnOfDirectionsMakesSections) {
  const Compiled read = compile(document(
      {table({plain({"Направление", "Мероприятия", "Сроки", "Ответственные"}),
              Cells{tall("Кадры", 2), cell("Курсы"), cell("май"), cell("УО")},
              Cells{covered(), cell("Клуб"), cell("июнь"), cell("ИМЦ")}, plain({"Семья", "Сбор", "май", "ОО"})})}));
  ASSERT_EQ(read.sections.size(), 2U);
  EXPECT_EQ(read.measures[1].section_titles, (Names{"Кадры"}));
  EXPECT_EQ(read.measures[2].section_titles, (Names{"Семья"}));
}

TEST(Layouts, DirectionsAreTheMeasuresWhenThereIsNoOtherColumn) {
  const Compiled read = compile(document(
      {table({plain({"№", "Направления деятельности, мероприятия", "Сроки"}), plain({"1", "Сбор", "май 2024"})})}));
  EXPECT_EQ(read.measures[0].text, "Сбор");
}

TEST(Layouts, IndicatorsStandForResults) {
  const Compiled read = compile(
      document({table({plain({"№", "Мероприятие", "Срок", "Показатель"}), plain({"1", "Сбор", "май", "100 %"})})}));
  EXPECT_EQ(read.measures[0].result, "100 %");
}

TEST(Layouts, TablesWithoutAHeaderGoOnWithTheOneBefore) {
  const Compiled read = compile(document({table({kHead, plain({"1", "Сбор", "май", "УО"})}),
                                          paragraph("Раздел 2. Семья"), table({plain({"2", "Клуб", "июнь", "ОО"})})}));
  ASSERT_EQ(read.measures.size(), 2U);
  EXPECT_EQ(read.measures[1].section, "2");
}

TEST(Layouts, OtherTablesAreLeftAlone) {
  const Compiled read = compile(document({table({plain({"Утверждаю", "Начальник"})}), paragraph("План на 2024 год"),
                                          table({kHead, plain({"1", "Сбор", "май", "УО"})}),
                                          table({plain({"Показатель", "Значение"}), plain({"Доля", "5"})})}));
  EXPECT_EQ(read.measures.size(), 1U);
  EXPECT_EQ(read.title, "План на 2024 год");
}

TEST(Layouts, RowsWithoutNumbersAreMeasuresAndAreTold) {
  const Compiled read = compile(
      document({table({plain({"Мероприятие", "Срок"}), plain({"Сбор", "май 2024"}), plain({"Свод", "июнь 2024"})})}));
  ASSERT_EQ(read.measures.size(), 2U);
  EXPECT_EQ(read.measures[0].number, "");
  EXPECT_NE(std::find(codes(read).begin(), codes(read).end(), "number_missing"), codes(read).end());
}

TEST(Layouts, NumbersMayStandInTheTextOfTheMeasure) {
  const Compiled read =
      compile(document({table({plain({"Мероприятие", "Срок"}), plain({"1.2. Сбор сведений", "май"})})}));
  EXPECT_EQ(read.measures[0].number, "1.2");
  EXPECT_EQ(read.measures[0].text, "Сбор сведений");
}

TEST(Layouts, GroupRowsAreSections) {
  const Compiled read =
      compile(document({table({kHead, plain({"1", "Кадры", "", ""}), plain({"1.1", "Приказы", "", ""}),
                               plain({"1.1.1", "О курсах", "май", "УО"}), plain({"2", "Семья", "", ""}),
                               plain({"2.1", "Клуб", "июнь", "ОО"})})}));
  ASSERT_EQ(read.measures.size(), 2U);
  ASSERT_EQ(read.sections.size(), 3U);
  EXPECT_EQ(read.measures[0].section, "1.1");
  EXPECT_EQ(read.measures[0].section_titles, (Names{"Кадры", "Приказы"}));
}

TEST(Layouts, NumberingThatBeginsAnewInEverySectionIsKept) {
  const Compiled read =
      compile(document({table({kHead, plain({"1.", "Кадры", "", ""}), plain({"1", "Курсы", "май", "УО"}),
                               plain({"2.", "Семья", "", ""}), plain({"1", "Клуб", "июнь", "ОО"})})}));
  ASSERT_EQ(read.measures.size(), 2U);
  EXPECT_EQ(read.measures[0].section, "1");
  EXPECT_EQ(read.measures[1].section, "2");
  EXPECT_EQ(read.measures[1].number, "1");
}

TEST(Layouts, RomanPartsHoldArabicSections) {
  const Compiled read = compile(document(
      {table({kHead, across("II. Механизмы", 4), across("2.1. Кадры", 4), plain({"2.1.1", "Курсы", "май", "УО"})})}));
  EXPECT_EQ(read.measures[0].section, "II / 2.1");
}

TEST(Layouts, HeadingsOfTheTextAroundThePlanAreNoSections) {
  const Compiled read =
      compile(document({paragraph("2. Перечень мероприятий"),
                        table({kHead, across("1. Кадры", 4), plain({"1.1", "Курсы", "май", "УО"})})}));
  ASSERT_EQ(read.sections.size(), 1U);
  EXPECT_EQ(read.sections[0].title, "Кадры");
  EXPECT_EQ(read.measures[0].section_index, 0);
}

// Page breaks of a text.

const Names kTextHead{"№", "Мероприятие", "Ответственный", "Срок", "Результат"};

TEST(Layouts, RowsGoOnBehindARepeatedHeader) {
  const Compiled read = compile(document(
      {table({plain(kTextHead), plain({"1.", "Сбор сведений о", "УО", "май", "Наличие"}), plain(kTextHead),
              plain({"", "классах и школах", "", "2024 года", "свода"}), plain({"2", "Клуб", "ОО", "июнь", ""})})},
      "план.txt"));
  ASSERT_EQ(read.measures.size(), 2U);
  EXPECT_EQ(read.measures[0].text, "Сбор сведений о классах и школах");
  EXPECT_EQ(read.measures[0].deadline.raw, "май 2024 года");
  EXPECT_EQ(read.measures[0].result, "Наличие свода");
}

TEST(Layouts, AWordCutByThePageIsHealed) {
  const Compiled read =
      compile(document({table({kHead, plain({"1", "Сбор", "по графику проведени", "УО"})}),
                        table({plain({"", "", "я проверок", ""})}), paragraph("порядок проведения проверок")},
                       "план.txt"));
  EXPECT_EQ(read.measures[0].deadline.raw, "по графику проведения проверок");
}

TEST(Layouts, CellsAMergeLeftEmptyInATextAreFilledFromAbove) {
  const Compiled read = compile(document({table({kHead, plain({"1", "Сбор", "май 2024", "УО"}),
                                                 plain({"2", "Свод", "", ""}), plain({"3", "Сход", "июнь", "ОО"})})},
                                         "план.txt"));
  ASSERT_EQ(read.measures.size(), 3U);
  EXPECT_EQ(read.measures[1].deadline.raw, "май 2024");
  EXPECT_EQ(read.measures[1].responsible, (Names{"УО"}));
  EXPECT_NE(std::find(codes(read).begin(), codes(read).end(), "merged_cells"), codes(read).end());
}

// What cannot be read.

TEST(Layouts, WithoutATableOfMeasuresTheRefusalSaysWhatWasSoughtFor) {
  for (const Document& bad : {document({}), document({paragraph("План")}), document({table({})}),
                              document({table({plain({"Фамилия", "Класс"}), plain({"А", "5"})})})}) {
    try {
      compile(bad);
      FAIL();
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), Code::bad_input);
      EXPECT_NE(error.message().find("Искали"), std::string::npos);
    }
  }
}

TEST(Layouts, ATableWithOnlyAHeaderIsRefused) { EXPECT_THROW(compile(document({table({kHead})})), Error); }

TEST(Layouts, MissingTermsAndExecutorsAreTold) {
  const Compiled read =
      compile(document({table({kHead, plain({"1", "Сбор", "май 2024", ""}), plain({"2", "Свод", "", "УО"})})}));
  const Names found = codes(read);
  EXPECT_NE(std::find(found.begin(), found.end(), "term_missing"), found.end());
  EXPECT_NE(std::find(found.begin(), found.end(), "responsible_missing"), found.end());
}

TEST(Layouts, ATermNotUnderstoodIsToldWithItsPlace) {
  const Compiled read = compile(document({table({kHead, plain({"1", "Сбор", "когда получится", "УО"})})}));
  const auto issue = std::find_if(read.issues.begin(), read.issues.end(),
                                  [](const Issue& one) { return one.code == "term_not_understood"; });
  ASSERT_NE(issue, read.issues.end());
  EXPECT_EQ(issue->place.text(), "таблица 1, строка 2");
  EXPECT_EQ(read.measures[0].deadline.kind, calendar::Kind::raw);
}

TEST(Layouts, TheTitleIsJoinedFromItsLines) {
  const Compiled read =
      compile(document({paragraph("Приложение № 1"), paragraph("ПЛАН МЕРОПРИЯТИЙ"), paragraph("по развитию школ"),
                        paragraph("Озёрного округа"), paragraph("на 2024-2025 учебный год"),
                        table({kHead, plain({"1", "Сбор", "май", "УО"})})}));
  EXPECT_EQ(read.title, "ПЛАН МЕРОПРИЯТИЙ по развитию школ Озёрного округа на 2024-2025 учебный год");
  EXPECT_EQ(read.period, (calendar::Period{Date::of(2024, 9, 1), Date::of(2025, 8, 31)}));
}

TEST(Layouts, JsonHasTheShapeOfTheContract) {
  JsonWriter json;
  write_roadmap_json(json, compile(document({table({kHead, plain({"1", "Сбор", "май 2024", "УО"})})})));
  for (const char* key :
       {"\"title\":", "\"period\":{\"from\":", "\"sections\":[", "\"measures\":[{\"number\":\"1\"",
        "\"deadline\":{\"raw\":\"май 2024\",\"kind\":\"fixed_month\",\"terms\":[",
        "\"occurrences\":[{\"from\":\"2024-05-01\",\"due\":\"2024-05-31\"}]", "\"responsible\":[\"УО\"]",
        "\"documents\":[]", "\"place\":\"таблица 1, строка 2\"", "\"issues\":["})
    EXPECT_NE(json.text().find(key), std::string::npos) << key;
}

}  // namespace
}  // namespace vekha::roadmap
