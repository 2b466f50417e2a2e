// Families about tasks on the command line, over tables a person might bring.
#include <boost/json.hpp>

#include "app/cli/folder_test.hpp"
#include "core/stats/lsat_fixture.hpp"

namespace vekha::cli {
namespace {

class StatsOfAnswers : public CommandsInFolder {
 protected:
  void write(const std::string& name, const std::string& text) const { std::ofstream(folder / name) << text; }

  /// The published work of five tasks as a table with a column of codes.
  void write_lsat6() const {
    std::string text = "код;1;2;3;4;5\n";
    int person = 0;
    for (const auto& [pattern, count] : stats::fixture::kLsat6)
      for (int copy = 0; copy < count; ++copy) {
        text += "у" + std::to_string(++person);
        for (const char cell : pattern) text += std::string(";") + cell;
        text += "\n";
      }
    write("lsat.csv", text);
  }

  boost::json::value answer(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "stats");
    arguments.emplace_back("--json");
    said.str("");
    EXPECT_EQ(run_in_folder(arguments), 0) << said.str();
    return boost::json::parse(said.str());
  }
};

double number(const boost::json::value& value, const char* name) { return value.at(name).to_number<double>(); }

TEST_F(StatsOfAnswers, AlphaAndDifficultiesAgreeWithR) {
  write_lsat6();
  const auto told = answer({"items", "--csv", "lsat.csv", "--id", "код"});
  EXPECT_NEAR(number(told, "alpha"), 0.294997192215944, 1e-9);
  EXPECT_NEAR(number(told.at("items").at("1"), "difficulty"), 0.924, 1e-12);
  EXPECT_NEAR(number(told.at("items").at("3"), "discrimination"), 0.172778943291090, 1e-9);
}

TEST_F(StatsOfAnswers, ModelsAgreeWithR) {
  write_lsat6();
  const auto rasch = answer({"rasch", "--csv", "lsat.csv", "--item", "1..5"});
  EXPECT_NEAR(number(rasch, "slope"), 0.7551347774, 1e-4);
  EXPECT_NEAR(number(rasch.at("items").at("1"), "difficulty"), -3.61526755, 1e-3);
  const auto own = answer({"2pl", "--csv", "lsat.csv", "--id", "код"});
  EXPECT_NEAR(number(own.at("items").at("3"), "slope"), 0.8908746923, 1e-3);
  const auto conditional = answer({"rasch", "--cml", "--csv", "lsat.csv", "--id", "код"});
  EXPECT_NEAR(number(conditional.at("items").at("5"), "difficulty"), -0.623169867961461, 1e-4);
  const auto points = answer({"pcm", "--csv", "lsat.csv", "--id", "код"});
  EXPECT_NEAR(number(points.at("items").at("2").at("steps").at(0), "threshold"), -1.322420778, 1e-3);
}

TEST_F(StatsOfAnswers, EveryPersonGetsAnAbilityAndAFit) {
  write_lsat6();
  const auto abilities = answer({"abilities", "--csv", "lsat.csv", "--id", "код"});
  EXPECT_EQ(abilities.at("persons").as_array().size(), 1000U);
  EXPECT_EQ(abilities.at("persons").at(0).at("id"), "у1");
  EXPECT_LT(number(abilities.at("persons").at(0), "eap"), -1);
  const auto fit = answer({"person-fit", "--csv", "lsat.csv", "--id", "код", "--model", "twopl"});
  EXPECT_TRUE(fit.at("persons").at(500).at("lz_star").is_number());
}

TEST_F(StatsOfAnswers, MissingAnswersAreNotZero) {
  write("gaps.csv", "a,b,c\n1,1,0\n1,0,\n0,1,1\n,NA,\n1,1,1\n");
  const auto told = answer({"items", "--csv", "gaps.csv"});
  EXPECT_EQ(told.at("complete"), 3);
  EXPECT_DOUBLE_EQ(number(told.at("items").at("a"), "difficulty"), 0.75);
  const auto abilities = answer({"abilities", "--csv", "gaps.csv"});
  EXPECT_TRUE(abilities.at("persons").at(3).at("eap").is_null());
  EXPECT_EQ(abilities.at("persons").at(3).at("eap_absence"), "no_data");
}

TEST_F(StatsOfAnswers, WhatMeansNoAnswerIsTold) {
  write("crosses.csv", "a,b\n1,X\n0,1\nX,0\n1,1\n");
  EXPECT_EQ(answer({"items", "--csv", "crosses.csv", "--omitted", "X"}).at("items").at("a").at("n"), 3);
  said.str("");
  EXPECT_EQ(run_in_folder({"stats", "items", "--csv", "crosses.csv", "--omitted", "N"}), 2);
  EXPECT_NE(said.str().find("--omitted"), std::string::npos) << said.str();
}

TEST_F(StatsOfAnswers, GroupsAreComparedAndOneGroupHasAReason) {
  write("groups.csv",
        "пол,1,2,3\nж,1,1,0\nж,1,0,0\nж,0,1,1\nж,0,0,1\nм,1,0,1\nм,0,1,0\nм,1,0,0\nм,0,1,1\nм,1,1,0\nж,0,1,0\n");
  const auto told = answer({"dif", "--csv", "groups.csv", "--group", "пол", "--reference", "м"});
  EXPECT_EQ(told.at("comparisons").at(0).at("focal"), "ж");
  EXPECT_EQ(told.at("comparisons").at(0).at("items").at("1").at("n_focal"), 5);
  write("one.csv", "пол,1,2\nж,1,0\nж,0,1\n");
  EXPECT_EQ(answer({"dif", "--csv", "one.csv", "--group", "пол"}).at("absence"), "not_applicable");
}

TEST_F(StatsOfAnswers, TasksThatDoNotVaryAreToldWithAReason) {
  write("flat.csv", "a,b,c\n1,1,0\n1,0,1\n1,1,1\n1,0,0\n");
  const auto told = answer({"rasch", "--csv", "flat.csv"});
  EXPECT_TRUE(told.at("items").at("a").at("difficulty").is_null());
  EXPECT_EQ(told.at("items").at("a").at("difficulty_absence"), "no_variance");
  write("dead.csv", "a,b\n1,0\n1,0\n");
  EXPECT_EQ(answer({"twopl", "--csv", "dead.csv"}).at("absence"), "no_variance");
}

TEST_F(StatsOfAnswers, WrongTablesAreRefusedWithEveryProblem) {
  write("halves.csv", "a,b\n1,0.5\n-1,1\n");
  EXPECT_EQ(run_in_folder({"stats", "rasch", "--csv", "halves.csv"}), 2);
  EXPECT_NE(said.str().find("задание «b»"), std::string::npos) << said.str();
  EXPECT_NE(said.str().find("участник «2», задание «a»"), std::string::npos) << said.str();
  write("points.csv", "a,b\n1,2\n0,1\n");
  said.str("");
  EXPECT_EQ(run_in_folder({"stats", "rasch", "--csv", "points.csv"}), 2);
  EXPECT_NE(said.str().find("vekha stats pcm"), std::string::npos) << said.str();
  EXPECT_EQ(run_in_folder({"stats", "items", "--csv", "points.csv", "--max", "z=2"}), 1);
}

TEST_F(StatsOfAnswers, PeopleReadTablesInRussian) {
  write_lsat6();
  for (const char* family : {"items", "rasch", "twopl", "pcm", "abilities", "person-fit"}) {
    said.str("");
    EXPECT_EQ(run_in_folder({"stats", family, "--csv", "lsat.csv", "--id", "код"}), 0);
    EXPECT_NE(said.str().find("───"), std::string::npos) << family;
  }
  EXPECT_NE(said.str().find("возможный признак"), std::string::npos);
}

}  // namespace
}  // namespace vekha::cli
