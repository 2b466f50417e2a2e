// A plan that was exported and read again is the same plan: generated plans and the five real ones.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <filesystem>
#include <fstream>
#include <iostream>

#include "base/text.hpp"
#include "domain/documents/documents.hpp"
#include "io/convert/process.hpp"
#include "io/doc/docx.hpp"
#include "io/sheet/workbook.hpp"

namespace vekha::documents {
namespace {

namespace fs = std::filesystem;
using Texts = std::vector<std::string>;

/// What the records would give for a compiled plan.
roadmap::Roadmap stored(const roadmap::Compiled& compiled) {
  roadmap::Roadmap out;
  out.summary.title = compiled.title.empty() ? "план.docx" : compiled.title;
  out.summary.source.file_name = "план.docx";
  out.summary.period = compiled.period;
  out.preamble = compiled.preamble;
  for (const roadmap::CompiledSection& each : compiled.sections)
    out.sections.push_back({each.number, each.title, each.path, each.depth});
  for (const roadmap::CompiledMeasure& each : compiled.measures) {
    roadmap::Measure measure{.number = each.number,
                             .section = each.section,
                             .section_index = each.section_index,
                             .text = each.text,
                             .responsible = each.responsible,
                             .documents = each.documents,
                             .result = each.result};
    measure.deadline.raw = each.deadline.raw;
    out.measures.push_back(std::move(measure));
  }
  return out;
}

roadmap::Compiled read_file(const std::string& bytes, const std::string& name) {
  const convert::WorkFolder folder;
  const std::string path = folder.path() + "/" + name;
  std::ofstream(path, std::ios::binary) << bytes;
  return roadmap::compile(sheet::read_document(path));
}

Texts through_docx(const roadmap::Roadmap& plan) {
  return differences(plan, read_file(doc::to_docx(plan_document(plan, {})), "план.docx"));
}

Texts through_xlsx(const roadmap::Roadmap& plan) {
  return differences(plan, read_file(plan_workbook(plan, Extras::none), "план.xlsx"));
}

std::string folder_of_sources() {
  const char* given = std::getenv("VEKHA_SHARED");
  return (given ? std::string(given) : VEKHA_SOURCE_DIR "/../shared") + "/sources";
}

Texts sources() {
  Texts out;
  std::error_code missing;
  for (const auto& entry : fs::directory_iterator(folder_of_sources(), missing))
    if (entry.path().extension() == ".txt") out.push_back(entry.path().string());
  return out;
}

TEST(RoundTrip, TheRealPlansComeBackTheSame) {
  if (sources().empty()) GTEST_SKIP() << "нет папки " << folder_of_sources();
  for (const std::string& path : sources()) {
    const roadmap::Roadmap plan = stored(roadmap::compile(sheet::read_document(path)));
    EXPECT_EQ(through_docx(plan), Texts{}) << path;
    EXPECT_EQ(through_xlsx(plan), Texts{}) << path;
  }
}

// Generated plans: a document of somebody else is compiled first, what came of it must come back.

const Texts kWords{"проведение", "мониторинга", "объективности", "учёт", "\"Школа роста\"", "«Ёлка»", "ВПР",
                   "по",         "итогам",      "2023/2024",     "года", "(далее – план)",  "№ 5",    "100 %",
                   "и",          "педагогов,",  "отчёт",         "ОГЭ",  "включая",         "приказ", "результатов;"};

rc::Gen<std::string> sentence(int most) {
  return rc::gen::exec([most] {
    const int words = *rc::gen::inRange(1, most);
    std::string out = *rc::gen::element<std::string>("Анализ", "Разработка", "Ёмкий", "Сбор", "Обучение");
    for (int i = 0; i < words; ++i) out += " " + *rc::gen::elementOf(kWords);
    return out;
  });
}

rc::Gen<std::string> text_cell() {
  return rc::gen::exec([] {
    std::string out = *sentence(*rc::gen::weightedElement<int>({{6, 12}, {1, 200}}));
    const int items = *rc::gen::weightedElement<int>({{3, 0}, {1, 2}, {1, 4}});
    for (int i = 0; i < items; ++i) out += "\n• " + *sentence(6);
    return out;
  });
}

rc::Gen<std::string> maybe(rc::Gen<std::string> full) {
  return rc::gen::exec([full] { return *rc::gen::weightedElement<int>({{1, 0}, {6, 1}}) == 0 ? "" : *full; });
}

rc::Gen<std::string> term() {
  return rc::gen::element<std::string>("ежегодно", "март 2023", "2022-2024", "до 1 июня", "по графику",
                                       "в течение года", "сентябрь-\nоктябрь, 2022", "I квартал",
                                       "август\nдалее ежегодно", "не указан");
}

rc::Gen<std::string> executor() {
  return rc::gen::element<std::string>("УО", "ОО", "УО, ОО", "МКУ «ИМЦ»", "Отдел образования;\nОО", "Иванова А.А.",
                                       "ОО, имеющие признаки необъективности", "Управление \"Рост\", директора школ");
}

TableRow row_of(const Texts& cells, int line) {
  TableRow row{.line = line};
  for (const std::string& cell : cells) row.cells.push_back({.text = cell});
  return row;
}

TableRow section_row(const std::string& title, std::size_t columns, int line) {
  TableRow row{.line = line};
  row.cells.push_back({.text = title, .column_span = static_cast<int>(columns)});
  for (std::size_t i = 1; i < columns; ++i) row.cells.push_back({.covered = true});
  return row;
}

/// A numbering somebody could use for the measures of section «2.1».
std::string number_of(int style, const std::string& section, int index) {
  const std::string n = std::to_string(index);
  switch (style) {
    case 0: return section + "." + n;
    case 1: return n + ".";
    case 2: return n;
    case 3: return section + "." + std::to_string(2 * index) + ".";
    case 4: return index % 2 == 0 ? "" : n;
    default: return n + ".а";
  }
}

class PlanMaker {
 public:
  Document make() {
    Document out{.file = "чужой.docx"};
    out.blocks.push_back({.text = *rc::gen::element<std::string>(
                              "План мероприятий («дорожная карта») по оценке качества на 2022-2024 годы",
                              "Дорожная карта «Рост» на 2023/2024 учебный год", "План мероприятий по учёту итогов"),
                          .line = 1});
    table_.push_back(row_of(header(), 1));
    style_ = *rc::gen::inRange(0, 6);
    const int top = *rc::gen::inRange(0, 4);
    if (top == 0) measures("1");
    for (int i = 1; i <= top; ++i) section(std::to_string(i), *rc::gen::inRange(0, 3));
    if (top > 0 && made_ == 0) measures("1");
    out.blocks.push_back({.kind = Block::Kind::table, .rows = table_, .line = 2, .table = 1});
    return out;
  }

 private:
  Texts header() {
    columns_ = {"№ п/п", "Мероприятие", "Срок", "Ответственный"};
    if (*rc::gen::arbitrary<bool>()) columns_.push_back("Вид документа");
    if (*rc::gen::arbitrary<bool>()) columns_.push_back("Ожидаемый результат");
    return columns_;
  }

  void section(const std::string& number, int deeper) {
    const bool numbered = deeper > 0 || *rc::gen::arbitrary<bool>();
    table_.push_back(section_row((numbered ? number + ". " : "") + *sentence(4), columns_.size(), line()));
    measures(number);
    for (int i = 1; i <= deeper; ++i) section(number + "." + std::to_string(i), deeper - 1);
  }

  void measures(const std::string& section) {
    const int count = *rc::gen::inRange(section.size() > 1 ? 0 : 1, 4);
    for (int i = 1; i <= count; ++i) {
      Texts cells{number_of(style_, section, i), *text_cell(), *maybe(term()), *maybe(executor())};
      for (std::size_t c = 4; c < columns_.size(); ++c)
        cells.push_back(columns_[c] == "Вид документа"
                            ? *maybe(rc::gen::element<std::string>("приказ", "справка, отчёт", "Протокол\nПриказ"))
                            : *maybe(text_cell()));
      table_.push_back(row_of(cells, line()));
      ++made_;
    }
  }

  int line() const { return static_cast<int>(table_.size()) + 1; }

  Texts columns_;
  std::vector<TableRow> table_;
  int style_ = 0;
  int made_ = 0;
};

TEST(RoundTrip, AnyPlanThatWasReadComesBackTheSame) {
  EXPECT_TRUE(rc::check([] {
    const roadmap::Roadmap plan = stored(roadmap::compile(PlanMaker().make()));
    for (const Texts& differing : {through_docx(plan), through_xlsx(plan)}) {
      if (!differing.empty()) std::cerr << joined(differing, "\n") << "\n";
      RC_ASSERT(differing.empty());
    }
  }));
}

}  // namespace
}  // namespace vekha::documents
