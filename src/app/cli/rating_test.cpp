// Ratings, own indicators and similar schools on the command line, over a table that was really imported.
#include <gmock/gmock.h>

#include <boost/json.hpp>

#include "app/cli/folder_test.hpp"

namespace vekha::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

class RatingCommands : public CommandsInFolder {
 protected:
  void SetUp() override {
    CommandsInFolder::SetUp();
    std::string table = "Процедура;Год;Предмет;Параллель;Код ОО;Код участника;Класс;Первичный балл;Отметка\n";
    for (int school = 501; school <= 504; ++school)
      for (int pupil = 1; pupil <= 20; ++pupil)
        table += "ОГЭ;2026;физика;9;" + std::to_string(school) + ";" + std::to_string(pupil) + ";9А;" +
                 std::to_string(pupil) + ";" +
                 (pupil <= 5 * (school - 500) - 4 ? "5"
                  : pupil <= 15                   ? "3"
                                                  : "2") +
                 "\n";
    std::ofstream(folder / "table.csv") << table;
    ASSERT_EQ(run_in_folder({"init", "--data", "data"}), 0);
    ASSERT_EQ(run_in_folder({"results", "import", "table.csv", "--form", "works-table", "--data", "data", "--yes"}), 0)
        << said.str();
  }
  std::string tell(std::vector<std::string> arguments, int code = 0) {
    said.str("");
    arguments.insert(arguments.end(), {"--data", "data"});
    EXPECT_EQ(run_in_folder(arguments), code) << said.str();
    return said.str();
  }
  void begin(const std::string& days = "0") {
    tell({"rating", "save", "--name", "Рейтинг", "--year", "2026", "--criterion", "oge_quality=2", "--criterion",
          "oge_success", "--appeal-days", days});
  }
};

TEST_F(RatingCommands, TellPlacesWithTheirRanges) {
  begin();
  const std::string text = tell({"rating", "show", "1"});
  EXPECT_THAT(text, HasSubstr("От и до"));
  EXPECT_THAT(text, HasSubstr("Держится при других весах"));
  const auto json = boost::json::parse(tell({"rating", "show", "1", "--json"}));
  EXPECT_EQ(json.at("table").at("schools").at(0).at("code"), "504");
  EXPECT_EQ(json.at("rating").at("stage"), "draft");
}

TEST_F(RatingCommands, GoStepByStepAndBack) {
  begin("5");
  EXPECT_THAT(tell({"rating", "freeze", "1"}, 3), HasSubstr("срок возражений"));
  EXPECT_THAT(tell({"rating", "list", "--scope", "school:501"}), HasSubstr("Рейтингов нет"));
  tell({"rating", "appeals", "1"});
  EXPECT_THAT(tell({"rating", "show", "1", "--scope", "school:501"}), Not(HasSubstr("504")));
  tell({"rating", "object", "1", "--school", "501", "--text", "Две работы внесены дважды"});
  tell({"rating", "answer", "1", "1", "--verdict", "accepted", "--text", "Исправим"});
  EXPECT_THAT(tell({"rating", "objections", "1"}), HasSubstr("принято: Исправим"));
  tell({"rating", "step-back", "1"});
  EXPECT_THAT(tell({"rating", "list"}), HasSubstr("черновик"));
}

TEST_F(RatingCommands, AreFrozenPublishedAndRemovedOnlyInOrder) {
  begin();
  tell({"rating", "freeze", "1"});
  tell({"rating", "publish", "1", "--act", "Приказ № 9", "--date", "2026-10-01"});
  EXPECT_THAT(tell({"rating", "show", "1", "--scope", "school:501"}), HasSubstr("504"));
  tell({"rating", "remove", "1"}, 3);
  tell({"rating", "step-back", "1"});
  tell({"rating", "step-back", "1"});
  tell({"rating", "remove", "1"});
  tell({"rating", "restore", "1"});
  EXPECT_THAT(tell({"rating", "list"}), HasSubstr("Рейтинг"));
}

TEST_F(RatingCommands, KeepAnOwnIndicatorWithItsCases) {
  std::ofstream(folder / "own.yaml")
      << "indicators:\n  - {id: fives, group: Свои, name: Доля пятёрок, short_name: Пятёрки, unit: \"%\", level: "
         "школа, "
         "direction: more_is_better, formula: пятёрки / отметки, program: share(mark = 5 of works), by: [school], "
         "procedures: [], source: работы, collection: файлы, periodicity: ежегодно, responsible: отдел, missing: нет, "
         "minimum: 1, basis: Приказ № 3, provenance: practice, valid_from: 2026-01-01}\n";
  std::ofstream(folder / "cases.yaml")
      << "cases:\n  - title: Три из десяти\n    exam: {procedure: ОГЭ, year: 2026, grade: 9, subject: Физика, maximum: "
         "40}\n    works: |\n      балл | отметка | работ\n      30 | 5 | 3\n      9 | 3 | 7\n    expect: [{indicator: "
         "fives, value: 30}]\n";
  EXPECT_THAT(tell({"indicator", "save", "own.yaml", "--cases", "cases.yaml"}), HasSubstr("сходится: Три из десяти"));
  EXPECT_THAT(said.str(), HasSubstr("Не проверен"));
  EXPECT_THAT(tell({"indicator", "values", "fives", "--by", "school"}), HasSubstr("504"));
  tell({"indicator", "undo", "fives"});
  tell({"indicator", "values", "fives", "--by", "school"}, 1);
}

TEST_F(RatingCommands, FindSimilarSchools) {
  const auto json =
      boost::json::parse(tell({"indicator", "similar", "--school", "501", "--year", "2026", "--count", "3", "--json"}));
  EXPECT_LE(json.at("found").as_array().size(), 3U);
  EXPECT_EQ(json.at("comparisons").as_array().size(), 3U);
  EXPECT_THAT(tell({"indicator", "similar", "--school", "999", "--year", "2026"}, 1), HasSubstr("нет"));
}

}  // namespace
}  // namespace vekha::cli
