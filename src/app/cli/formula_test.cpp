// Formulas on the command line over results that were really imported.
#include <boost/json.hpp>
#include <fstream>

#include "app/cli/folder_test.hpp"

namespace vekha::cli {
namespace {

class Formulas : public CommandsInFolder {
 protected:
  void SetUp() override {
    CommandsInFolder::SetUp();
    std::ofstream(folder / "table.csv")
        << "Процедура;Год;Предмет;Параллель;Код ОО;Код ученика;Класс;1 (2б);2 (3б)\n"
           "МДР;2024;физика;8;501;17;8В;1;X\nМДР;2024;физика;8;501;18;8В;0;3\nМДР;2024;физика;8;502;1;8А;2;3\n";
    ASSERT_EQ(run_in_folder({"init", "--data", "data"}), 0);
    ASSERT_EQ(run_in_folder({"results", "import", "table.csv", "--form", "school-table", "--data", "data", "--yes"}),
              0);
  }
  boost::json::value eval(const std::string& formula, const std::string& by) {
    said.str("");
    EXPECT_EQ(run_in_folder({"indicator", "eval", formula, "--by", by, "--data", "data", "--json"}), 0) << said.str();
    return boost::json::parse(said.str());
  }
};

TEST_F(Formulas, AreComputedForEverySchool) {
  const auto answer = eval("среднее(процент(балл / максимум) из работы)", "school");
  EXPECT_EQ(answer.at("unit"), "percent");
  const auto& rows = answer.at("rows").as_array();
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].at("group").at("school"), "501");
  EXPECT_DOUBLE_EQ(rows[0].at("value").at("value").to_number<double>(), 40);
  EXPECT_EQ(rows[0].at("value").at("n"), 2);
  EXPECT_DOUBLE_EQ(rows[1].at("value").at("value").to_number<double>(), 100);
}

TEST_F(Formulas, CompareASchoolWithItsMunicipality) {
  const auto answer = eval("mean(score of works) - по(муниципалитет, mean(score of works))", "school");
  EXPECT_NEAR(answer.at("rows").at(1).at("value").at("value").to_number<double>(), 5 - 3, 1e-9);
}

TEST_F(Formulas, OfMarksAreAbsentWhereNoScaleIsKnown) {
  const auto answer = eval("доля(отметка >= 4 из работы)", "");
  EXPECT_TRUE(answer.at("rows").at(0).at("value").at("value").is_null());
  EXPECT_EQ(answer.at("rows").at(0).at("missing"), 3);
}

TEST_F(Formulas, ThatMeanNothingAreRefusedWithPlaceAndAdvice) {
  said.str("");
  EXPECT_EQ(run_in_folder({"indicator", "check", "доля(отметка >= 4 из работы) + 5"}), 2);
  EXPECT_NE(said.str().find("знак 30"), std::string::npos) << said.str();
  EXPECT_EQ(run_in_folder({"indicator", "eval", "count(works)", "--by", "mark", "--data", "data"}), 1);
}

}  // namespace
}  // namespace vekha::cli
