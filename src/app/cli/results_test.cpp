// The commands of results on a real folder: list, show, export, check, linkage, history, board, take-back.
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>

#include "app/cli/folder_test.hpp"

namespace vekha::cli {
namespace {

namespace fs = std::filesystem;

class ResultsCommands : public CommandsOnResults {
 protected:
  /// `vekha results …` on the folder, its JSON.
  boost::json::value results(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "results");
    arguments.insert(arguments.end(), {"--data", "data", "--json"});
    said.str("");
    EXPECT_EQ(run_in_folder(arguments), 0) << said.str();
    return boost::json::parse(said.str());
  }
  int results_code(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "results");
    arguments.insert(arguments.end(), {"--data", "data"});
    said.str("");
    return run_in_folder(arguments);
  }
};

TEST_F(ResultsCommands, ListTellsTheBatch) {
  const auto list = results({"list"}).as_array();
  ASSERT_EQ(list.size(), 1U);
  EXPECT_EQ(list[0].at("state"), "committed");
  EXPECT_EQ(list[0].at("exams").at(0).at("rows"), 3);
}

TEST_F(ResultsCommands, ShowTellsEachValueWithItsStatus) {
  const auto page = results({"show", "--school", "501"});
  EXPECT_EQ(page.at("total"), 2);
  const auto& work = page.at("works").at(0);
  EXPECT_EQ(work.at("tasks").at(1).at("status"), "not_started");
  EXPECT_TRUE(work.at("tasks").at(1).at("value").is_null());
  EXPECT_EQ(work.at("mark").at("status"), "missing");
  EXPECT_EQ(work.at("test").at("status"), "not_applicable");
  EXPECT_EQ(work.at("person"), false);
  ASSERT_EQ(results_code({"show"}), 0);
  EXPECT_NE(said.str().find("нет данных"), std::string::npos);
}

TEST_F(ResultsCommands, ShowOfABatchTellsItsFilesAndWorks) {
  const auto shown = results({"show", "1"});
  EXPECT_EQ(shown.at("batch").at("files").at(0).at("name"), "table.csv");
  EXPECT_EQ(shown.at("total"), 3);
  EXPECT_NE(results_code({"show", "7"}), 0);
}

TEST_F(ResultsCommands, ExportWritesEveryRowOnce) {
  EXPECT_EQ(results({"export", "--out", "works.csv", "--format", "csv"}).at("rows"), 3);
  std::ifstream file(folder / "works.csv");
  std::string line;
  int lines = 0;
  while (std::getline(file, line)) ++lines;
  EXPECT_EQ(lines, 4);
  EXPECT_EQ(results_code({"export", "--out", "works.xlsx"}), 0);
  EXPECT_TRUE(fs::exists(folder / "works.xlsx"));
  EXPECT_NE(results_code({"export", "--out", "works.csv", "--format", "dbf"}), 0);
}

TEST_F(ResultsCommands, TakingBackIsNotForgettingWhatWasKnown) {
  stores->records().write({{}, "проверка"}, "день", [](const db::Write& write) {
    write.run("UPDATE batch SET committed_at = '2025-01-10T10:00:00Z'");
  });
  EXPECT_EQ(results({"take-back", "1"}).at("state"), "taken_back");
  EXPECT_EQ(results({"show"}).at("total"), 0);
  EXPECT_EQ(results({"show", "--as-known-on", "2025-02-01"}).at("total"), 3);
  EXPECT_EQ(results({"show", "--as-known-on", "2025-01-01"}).at("total"), 0);
}

TEST_F(ResultsCommands, AReimportShowsTheDifferenceAndReplacesOnDemand) {
  std::ofstream(folder / "table.csv") << "Процедура;Год;Предмет;Параллель;Код ОО;Код ученика;Класс;1 (2б);2 (3б)\n"
                                         "МДР;2024;физика;8;501;17;8В;2;3\nМДР;2024;физика;8;501;19;8В;1;1\n";
  const std::vector<std::string> import{"import", "table.csv", "--form", "school-table", "--yes"};
  EXPECT_NE(results_code(import), 0);
  std::vector<std::string> replacing = import;
  replacing.emplace_back("--replace");
  const auto told = results(replacing);
  EXPECT_EQ(told.at("batch"), 2);
  const auto& difference = told.at("differences").at(0);
  EXPECT_EQ(difference.at("changed"), 1);
  EXPECT_EQ(difference.at("added"), 1);
  EXPECT_EQ(difference.at("removed"), 1);
  EXPECT_EQ(difference.at("stored").at("mean"), 2);
  EXPECT_EQ(difference.at("coming").at("mean"), 3.5);
  EXPECT_EQ(results({"show", "--school", "501"}).at("works").at(1).at("code"), "19");
  EXPECT_EQ(results({"show", "--school", "502"}).at("total"), 1);
  EXPECT_EQ(results_code({"take-back", "2"}), 0);
  EXPECT_EQ(results({"show", "--school", "501"}).at("works").at(1).at("code"), "18");
}

TEST_F(ResultsCommands, MergedSchoolsAreShownByEitherStructure) {
  const auto added =
      results({"history", "add", "--school", "501", "--change", "merged", "--other", "502", "--on", "2025-09-01"});
  EXPECT_EQ(added.at(0).at("other"), "502");
  EXPECT_EQ(results({"show", "--school", "502"}).at("total"), 1);
  EXPECT_EQ(results({"show", "--school", "502", "--structure", "today"}).at("total"), 3);
  EXPECT_EQ(results_code({"history", "withdraw", "1"}), 0);
  EXPECT_EQ(results({"show", "--school", "502", "--structure", "today"}).at("total"), 1);
}

TEST_F(ResultsCommands, TheBoardTellsLateSchools) {
  results({"calendar", "add", "--procedure", "МДР", "--year", "2024", "--grade", "8", "--subject", "физика", "--first",
           "2024-10-01", "--due", "2024-10-20"});
  ASSERT_EQ(results_code({"calendar", "expect", "1", "501=2", "502=5"}), 0);
  const auto board = results({"board", "--late"}).at("procedures").at(0);
  ASSERT_EQ(board.at("rows").as_array().size(), 1U);
  EXPECT_EQ(board.at("rows").at(0).at("school"), "502");
  EXPECT_EQ(board.at("rows").at(0).at("basis"), "указано: 5");
  EXPECT_EQ(board.at("percent_loaded"), 50);
  ASSERT_EQ(results_code({"calendar", "remove", "1"}), 0);
  EXPECT_TRUE(results({"board"}).at("procedures").as_array().empty());
  ASSERT_EQ(results_code({"calendar", "restore", "1"}), 0);
  EXPECT_EQ(results({"board"}).at("procedures").as_array().size(), 1U);
}

TEST_F(ResultsCommands, AScaleIsSavedFromAFileAndTakenBack) {
  std::ofstream(folder / "scale.yaml") << "procedure: МДР\nyear: 2024\nsource: Приказ\nscales:\n"
                                          "  - {grade: 8, subject: Физика, maximum: 10, from: [3, 5, 8]}\n";
  const auto made = results({"knowledge", "save", "scale.yaml"});
  EXPECT_EQ(made.at("kind"), "scale");
  EXPECT_EQ(results({"knowledge", "list", "--year", "2024"}).at(0).at("what"), "3 с 3, 4 с 5, 5 с 8, до 10");
  EXPECT_EQ(results({"knowledge", "history"}).at(0).at("note"), "Приказ");
  ASSERT_EQ(results_code({"knowledge", "take-back", "1"}), 0);
  EXPECT_NE(results({"knowledge", "list", "--year", "2024"}).at(0).at("source"),
            "Загружено из файлов организации: Приказ");
  EXPECT_NE(results_code({"knowledge", "take-back", "1"}), 0);
}

TEST_F(ResultsCommands, AuditAndLinkageAnswerOnResultsWithoutFaults) {
  EXPECT_TRUE(results({"audit"}).as_array().empty());
  const auto link = results({"linkage", "--from-procedure", "ОГЭ", "--from-year", "2022"});
  EXPECT_EQ(link.at("works_without_key"), 3);
  EXPECT_TRUE(link.at("linked_percent").is_null());
}

}  // namespace
}  // namespace vekha::cli
