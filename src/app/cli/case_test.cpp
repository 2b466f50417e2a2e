// Cases and re-checks on the command line, over works that were really imported: from the question to the agreement.
#include <gmock/gmock.h>

#include <boost/json.hpp>

#include "app/cli/folder_test.hpp"

namespace vekha::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

class CaseCommands : public CommandsInFolder {
 protected:
  void SetUp() override {
    CommandsInFolder::SetUp();
    std::string table = "Процедура;Год;Предмет;Параллель;Код ОО;Код ученика;Класс;1 (2б);2 (3б)\n";
    for (int school = 501; school <= 503; ++school)
      for (int pupil = 1; pupil <= 10; ++pupil)
        table += "ВПР;2026;физика;8;" + std::to_string(school) + ";" + std::to_string(pupil) + ";8А;" +
                 std::to_string(pupil % 3) + ";" + std::to_string(pupil % 4) + "\n";
    std::ofstream(folder / "table.csv") << table;
    ASSERT_EQ(run_in_folder({"init", "--data", "data"}), 0);
    ASSERT_EQ(run_in_folder({"results", "import", "table.csv", "--form", "school-table", "--data", "data", "--yes"}), 0)
        << said.str();
  }
  std::string tell(std::vector<std::string> arguments, int code = 0) {
    said.str("");
    arguments.insert(arguments.end(), {"--data", "data"});
    EXPECT_EQ(run_in_folder(arguments), code) << said.str();
    return said.str();
  }
  void open() {
    tell({"case", "open", "--school", "501", "--year", "2026", "--method", "other", "--words", "Письмо отдела контроля",
          "--procedure", "ВПР"});
  }
  void give_out() {
    tell({"recheck", "begin", "--name", "Проверка", "--procedure", "ВПР", "--year", "2026", "--grade", "8", "--subject",
          "Физика", "--school", "501", "--number", "4", "--seed", "3"});
    tell({"recheck", "expert", "1", "--name", "Петрова", "--school", "502"});
    tell({"recheck", "expert", "1", "--name", "Сидорова"});
    tell({"recheck", "assign", "1"});
  }
};

TEST_F(CaseCommands, GoStepByStepAndBack) {
  EXPECT_THAT(tell({"case", "list"}), HasSubstr("Случаев нет"));
  open();
  EXPECT_THAT(tell({"case", "list"}), HasSubstr("школа отвечает"));
  EXPECT_THAT(tell({"case", "publish", "1"}, 3), HasSubstr("Сначала отвечает школа"));
  tell({"case", "reply", "1", "--stand", "explain", "--words", "Классы набраны заново"});
  tell({"case", "publish", "1"});
  tell({"case", "causes", "1", "--cause", "border", "--cause", "own_teacher"});
  tell({"case", "recommend", "1", "--words", "Проверять комиссией", "--due", "01.03.2027"});
  EXPECT_THAT(tell({"case", "show", "1"}), HasSubstr("Баллы добирали до границы отметки"));
  tell({"case", "step-back", "1"});
  EXPECT_THAT(tell({"case", "show", "1"}), HasSubstr("(отменено)"));
  const auto json = boost::json::parse(tell({"case", "show", "1", "--json"}));
  EXPECT_EQ(json.at("stage"), "causes");
  EXPECT_EQ(json.at("steps").as_array().size(), 4U);
}

TEST_F(CaseCommands, ASignThatIsNotThereIsNoCase) {
  tell({"case", "open", "--school", "501", "--year", "2026", "--method", "vekha"}, 2);
  EXPECT_THAT(said.str(), HasSubstr("признака нет"));
  tell({"case", "open", "--school", "777", "--year", "2026", "--method", "other", "--words", "Письмо отдела"}, 1);
}

TEST_F(CaseCommands, TheCauseListCanBeReadWithoutAFolder) {
  said.str("");
  EXPECT_EQ(run_in_folder({"case", "reasons"}), 0);
  EXPECT_THAT(said.str(), HasSubstr("own_teacher — "));
}

TEST_F(CaseCommands, ASheetGoesOutAndComesBackAndAgreementIsTold) {
  give_out();
  tell({"recheck", "sheet", "1", "--out", "points.xlsx"});
  EXPECT_THAT(tell({"recheck", "import", "1", "points.xlsx"}, 2), HasSubstr("Таблица баллов не принята"));
  tell({"recheck", "key", "1", "--out", "key.xlsx"});
  const auto shown = boost::json::parse(tell({"recheck", "show", "1", "--json"}));
  std::string filled = "Код работы;1;2\n";
  std::size_t works = 0;
  for (const auto& work : shown.at("works").as_array()) {
    // A spreadsheet takes the zeros off a code.
    filled += std::to_string(std::stoi(std::string(work.at("code").as_string()))) + ";0;0\n";
    ++works;
  }
  EXPECT_EQ(works, 14U);
  std::ofstream(folder / "points.csv") << filled;
  EXPECT_THAT(tell({"recheck", "import", "1", "points.csv"}), HasSubstr("Внесено: 14"));
  EXPECT_THAT(tell({"recheck", "report", "1", "--out", "report.xlsx"}), HasSubstr("перепроверка ниже в среднем на"));
  EXPECT_TRUE(std::filesystem::exists(folder / "report.xlsx"));
  EXPECT_THAT(tell({"recheck", "third", "1"}, 2), HasSubstr("Добавьте эксперта"));
  tell({"recheck", "expert", "1", "--name", "Иванова"});
  tell({"recheck", "third", "1"});
  EXPECT_THAT(tell({"recheck", "finish", "1"}, 3), HasSubstr("Не внесены баллы"));
}

TEST_F(CaseCommands, ASheetWithAWrongPointNamesItsCell) {
  give_out();
  const auto shown = boost::json::parse(tell({"recheck", "show", "1", "--json"}));
  const std::string code(shown.at("works").at(0).at("code").as_string());
  std::ofstream(folder / "points.csv") << "Код работы;1;2\n" + code + ";9;0\n";
  const std::string text = tell({"recheck", "import", "1", "points.csv"}, 2);
  EXPECT_THAT(text, HasSubstr("трока 2"));
  EXPECT_THAT(text, HasSubstr("задание 1: 9, ожидалось от 0 до 2"));
  std::ofstream(folder / "points.csv") << "Код работы;1;2\n" + code + ";много;0\n";
  EXPECT_THAT(tell({"recheck", "import", "1", "points.csv"}, 2), HasSubstr("не число"));
}

}  // namespace
}  // namespace vekha::cli
