// Formulas on the command line over results that were really imported.
#include <boost/json.hpp>

#include "app/cli/folder_test.hpp"

namespace vekha::cli {
namespace {

class Formulas : public CommandsOnResults {
 protected:
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
