// Definitions, forms, sets and norms of indicators on the command line, over tables that were really imported.
#include <gmock/gmock.h>

#include <boost/json.hpp>

#include "app/cli/folder_test.hpp"

namespace vekha::cli {
namespace {

using testing::HasSubstr;

class IndicatorCommands : public CommandsInFolder {
 protected:
  void SetUp() override {
    CommandsInFolder::SetUp();
    ASSERT_EQ(run_in_folder({"init", "--data", "data"}), 0);
  }
  std::string tell(std::vector<std::string> arguments, int code = 0) {
    said.str("");
    arguments.insert(arguments.begin(), "indicator");
    EXPECT_EQ(run_in_folder(arguments), code) << said.str();
    return said.str();
  }
  boost::json::value json(std::vector<std::string> arguments) {
    arguments.emplace_back("--json");
    return boost::json::parse(tell(std::move(arguments)));
  }
  void import(const std::string& name, const std::string& table) {
    std::ofstream(folder / name) << table;
    ASSERT_EQ(run_in_folder({"results", "import", name, "--data", "data", "--yes"}), 0) << said.str();
  }
};

TEST_F(IndicatorCommands, AreListedByFamilies) {
  EXPECT_THAT(tell({"list", "--group", "5.1"}), HasSubstr("ege_pass — Доля преодолевших"));
  EXPECT_GT(json({"list"}).as_array().size(), 100U);
  EXPECT_THAT(tell({"list", "--group", "такой нет"}, 1), HasSubstr("5.1. ЕГЭ"));
}

TEST_F(IndicatorCommands, ShowTheirParametersAndThatAChoiceIsNoNorm) {
  const std::string text = tell({"show", "ege_high"});
  EXPECT_THAT(text, HasSubstr("{high} = 81"));
  EXPECT_THAT(text, HasSubstr("решение разработчиков, не норма"));
  EXPECT_THAT(tell({"show", "task_base"}), HasSubstr("пересказ, первоисточник не проверен"));
}

TEST_F(IndicatorCommands, AreFedByAFormThatIsImported) {
  import(
      "form.csv",
      "Код школы;Год;Набор;Показатель;Значение\n501;2025;Таланты;ТАЛ-реестр;12\n501;2025;Таланты;ОО-обучающихся;240\n"
      "502;2025;Таланты;ТАЛ-реестр;нет данных\n502;2025;Таланты;ОО-обучающихся;100\n"
      "503;2025;Таланты;ТАЛ-реестр;0\n503;2025;Таланты;ОО-обучающихся;80\n");
  const auto rows = json({"values", "talent_register", "--by", "school", "--year", "2025", "--data", "data"})
                        .at(0)
                        .at("rows")
                        .as_array();
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_DOUBLE_EQ(rows[0].at("value").at("value").to_number<double>(), 5);
  EXPECT_EQ(rows[1].at("value").at("absence"), "no_data");
  EXPECT_EQ(rows[2].at("value").at("value").to_number<double>(), 0);
  EXPECT_THAT(tell({"values", "talent_register", "--data", "data"}), HasSubstr("без данных 1 из 3"));
}

TEST_F(IndicatorCommands, WriteTheEmptyFormThatComesBackFilled) {
  import("seed.csv", "Код школы;Год;Показатель;Значение\n501;2024;ОО-педагогов;30\n");
  tell({"form", "pd_courses", "--year", "2025", "--data", "data", "--out", "form.csv"});
  std::ifstream in(folder / "form.csv");
  std::string table((std::istreambuf_iterator<char>(in)), {});
  EXPECT_THAT(table, HasSubstr("501;\"Школа 501\";2025;ПЕД-курсы;"));
  for (const auto& [row, value] : {std::pair{"\";\n501", "\";9\n501"}, std::pair{"чел.\";\n", "чел.\";30\n"}})
    if (const auto at = table.find(row); at != std::string::npos) table.replace(at, std::string(row).size(), value);
  import("filled.csv", table);
  EXPECT_THAT(tell({"values", "pd_courses", "--year", "2025", "--data", "data"}), HasSubstr("30,0"));
}

TEST_F(IndicatorCommands, OfAFolderWithFaultsTellEachOfThemWithItsLine) {
  std::filesystem::create_directories(folder / "data/catalog/indicators");
  std::ofstream(folder / "data/catalog/indicators/own.yaml") << "indicators:\n  - {id: one}\n  - {nmae: two}\n";
  const std::string text = tell({"list", "--data", "data"});
  EXPECT_THAT(text, HasSubstr("quality")) << "the others are there";
  EXPECT_THAT(text, HasSubstr("catalog/indicators/own.yaml», строка 2"));
  EXPECT_THAT(text, HasSubstr("неизвестный ключ «nmae»"));
}

TEST_F(IndicatorCommands, FillSlotsOfASetApproveItAndTakeItBack) {
  EXPECT_THAT(tell({"set", "show", "index-8", "--data", "data"}), HasSubstr("ожидает официального текста"));
  tell({"set", "fill", "index-8", "1", "same_subject", "--ground", "Приказ № 1", "--data", "data"});
  EXPECT_THAT(tell({"set", "show", "index-8", "--data", "data"}), HasSubstr("пустых 7 из 8"));
  tell({"set", "approve", "index-8", "--act", "Приказ № 2", "--date", "2026-09-01", "--data", "data"});
  tell({"set", "undo", "1", "--data", "data"});
  EXPECT_THAT(tell({"set", "show", "index-8", "--data", "data"}), HasSubstr("пустых 8 из 8"));
  EXPECT_EQ(json({"set", "values", "index-8", "--data", "data"}).at("version").as_int64(), 1);
}

TEST_F(IndicatorCommands, AboutTeachersTakeNoResultsOfVpr) {
  EXPECT_THAT(tell({"set", "fill", "development", "1", "vpr4_success", "--data", "data"}, 3),
              HasSubstr("не допускают оценивать"));
}

TEST_F(IndicatorCommands, GetTheirColourByANormOfAnAct) {
  import("form.csv", "Код школы;Год;Показатель;Значение\n501;2025;ТАЛ-реестр;12\n501;2025;ОО-обучающихся;240\n");
  tell({"norm", "set", "talent_register", "10", "--act", "Приказ № 3", "--date", "2025-09-01", "--margin", "6",
        "--data", "data"});
  const auto row = json({"judge", "talent_register", "--by", "school", "--data", "data"}).at(0);
  EXPECT_EQ(row.at("colour"), "yellow");
  EXPECT_DOUBLE_EQ(row.at("deviation").at("value").to_number<double>(), -5);
  tell({"norm", "withdraw", "1", "--data", "data"});
  EXPECT_EQ(json({"judge", "talent_register", "--by", "school", "--data", "data"}).at(0).at("colour"), "none");
}

TEST_F(IndicatorCommands, ExplainANumberByAFileThatNeedsNoData) {
  import("form.csv", "Код школы;Год;Показатель;Значение\n501;2025;ТАЛ-реестр;12\n501;2025;ОО-обучающихся;240\n");
  const std::string text = tell(
      {"explain", "talent_register", "--school", "501", "--year", "2025", "--data", "data", "--out", "bundle.json"});
  EXPECT_THAT(text, HasSubstr("(12 / 240) · 100 = 5,0"));
  EXPECT_THAT(text, HasSubstr("form.csv"));
  stores.reset();
  std::filesystem::remove_all(folder / "data");
  said.str("");
  EXPECT_EQ(run_in_folder({"explain", "bundle.json"}), 0) << said.str();
  EXPECT_THAT(said.str(), HasSubstr("до последней цифры"));
}

TEST_F(IndicatorCommands, TellThatABundleWasChanged) {
  import("form.csv", "Код школы;Год;Показатель;Значение\n501;2025;ТАЛ-реестр;12\n501;2025;ОО-обучающихся;240\n");
  tell({"explain", "talent_register", "--school", "501", "--data", "data", "--out", "bundle.json"});
  std::ifstream in(folder / "bundle.json");
  std::string text((std::istreambuf_iterator<char>(in)), {});
  const std::size_t at = text.find("\"mean\":\"12");
  ASSERT_NE(at, std::string::npos);
  text.replace(at, 10, "\"mean\":\"13");
  std::ofstream(folder / "bundle.json") << text;
  EXPECT_EQ(run_in_folder({"explain", "bundle.json"}), 2);
  std::ofstream(folder / "bundle.json") << "{}";
  EXPECT_EQ(run_in_folder({"explain", "bundle.json"}), 2);
}

}  // namespace
}  // namespace vekha::cli
