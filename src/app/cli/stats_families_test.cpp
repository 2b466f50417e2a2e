// Families of `vekha stats` on small tables: each answers in JSON and in Russian, and says why when it cannot.
#include <boost/json.hpp>

#include "app/cli/folder_test.hpp"

namespace vekha::cli {
namespace {

namespace js = boost::json;

class StatsFamilies : public CommandsInFolder {
 protected:
  void SetUp() override {
    CommandsInFolder::SetUp();
    std::ofstream table(folder / "t.csv");
    table << "school;year;score;prior;passed;treated;p\n";
    for (int i = 0; i < 60; ++i)
      table << 1 + i / 6 << ';' << 2019 + i % 6 << ';' << (i * i * 13 + i * 5) % 29 + i / 6 << ',' << i % 10 << ';'
            << (i * 7) % 11 << ';' << (i * 5 % 7 > 2 ? 1 : 0) << ';' << i % 2 << ';' << "0," << 100 + i * 11 << "\n";
  }
  js::object answer(const std::string& family, std::vector<std::string> more) {
    std::vector<std::string> all = {"stats", family, "--csv", "t.csv", "--json"};
    all.insert(all.end(), more.begin(), more.end());
    said.str("");
    EXPECT_EQ(run_in_folder(all), 0) << said.str();
    return js::parse(said.str()).as_object();
  }
};

TEST_F(StatsFamilies, RegressionsTellCoefficientsWithTests) {
  const js::object linear =
      answer("regression", {"--y", "score", "--x", "prior", "--factor", "treated", "--errors", "hc3"});
  for (const char* field : {"estimate", "se", "t", "p"})
    EXPECT_TRUE(linear.at("beta").at("treated1").at(field).is_number());
  EXPECT_EQ(linear.at("df").as_int64(), 57);
  const js::object logistic = answer("logistic", {"--y", "passed", "--x", "prior"});
  EXPECT_TRUE(logistic.at("beta").at("prior").at("z").is_number());
  const js::object parted = answer("logistic", {"--y", "treated", "--x", "treated"});
  EXPECT_EQ(parted.at("absence").as_string(), "not_applicable");
  EXPECT_EQ(parted.at("notes").as_array().size(), 1U);
}

TEST_F(StatsFamilies, IntervalsKnowSharesFromMeans) {
  EXPECT_EQ(answer("intervals", {"--column", "score"}).at("means").at("score").at("t").as_array().size(), 2U);
  const js::object shares = answer("intervals", {"--column", "passed", "--by", "treated"});
  EXPECT_EQ(shares.at("shares").at("0").at("wilson").as_array().size(), 2U);
  EXPECT_EQ(shares.at("newcombe").as_array().size(), 2U);
  const js::object drawn = answer("bootstrap", {"--column", "score", "--repeats", "199", "--statistic", "median"});
  EXPECT_EQ(drawn.at("intervals").at("score").at("bca").as_array().size(), 2U);
  EXPECT_EQ(answer("bootstrap", {"--column", "year", "--by", "year", "--repeats", "199"})
                .at("intervals")
                .at("2020")
                .at("absence")
                .as_string(),
            "no_variance");
}

TEST_F(StatsFamilies, CorrelationsQuantilesAndRobustFiguresAreTold) {
  const js::object found = answer("correlation", {"--x", "prior", "--y", "score"}).at("correlations").as_object();
  for (const char* name : {"pearson", "spearman", "kendall"}) EXPECT_TRUE(found.at(name).at("p").is_number()) << name;
  EXPECT_TRUE(answer("quantile", {"--column", "score", "--p", "0.37", "--type", "6"})
                  .at("quantiles")
                  .at("score")
                  .at("0.37")
                  .is_number());
  EXPECT_TRUE(answer("robust", {"--column", "score"}).at("columns").at("score").at("qn").is_number());
  EXPECT_TRUE(answer("outliers", {"--column", "score", "--label", "school"}).at("found").is_number());
  EXPECT_TRUE(answer("multiplicity", {"--p", "p"}).at("tests").at("60").at("bh").is_number());
}

TEST_F(StatsFamilies, GroupsAreShrunkPutInAFunnelAndComparedWithLikes) {
  const js::object drawn = answer("shrinkage", {"--y", "score", "--group", "school"});
  EXPECT_EQ(drawn.at("groups").as_object().size(), 10U);
  EXPECT_EQ(drawn.at("groups").at("10").at("ci").as_array().size(), 2U);
  EXPECT_EQ(answer("shrinkage", {"--y", "score", "--group", "treated"}).at("absence").as_string(), "too_few");
  EXPECT_EQ(answer("funnel", {"--y", "passed", "--group", "school"}).at("kind").as_string(), "share");
  EXPECT_TRUE(answer("funnel", {"--y", "score", "--group", "school"}).at("groups").at("3").at("z").is_number());
  EXPECT_TRUE(answer("value-added", {"--y", "score", "--x", "prior", "--group", "school"})
                  .at("groups")
                  .at("1")
                  .at("standing")
                  .is_string());
}

TEST_F(StatsFamilies, MovementsAndEffectsAreTold) {
  EXPECT_TRUE(answer("trend", {"--y", "score", "--year", "year", "--group", "school"})
                  .at("series")
                  .at("7")
                  .at("slope")
                  .is_number());
  EXPECT_TRUE(answer("change", {"--before", "prior", "--after", "score"}).at("persistence").is_number());
  const js::object effect =
      answer("did", {"--treated", "treated", "--before", "prior", "--after", "score", "--like", "year"});
  EXPECT_TRUE(effect.at("effects").at("matched").at("se").is_number());
  EXPECT_TRUE(effect.at("balance").at("year").at("matched").is_number());
}

TEST_F(StatsFamilies, PowerNeedsNoTable) {
  EXPECT_EQ(run_in_folder({"stats", "power", "--n", "25", "--sd", "10", "--share", "0.6"}), 0);
  EXPECT_NE(said.str().find("Наименьшая различимая разность средних: 5,84"), std::string::npos) << said.str();
  EXPECT_EQ(run_in_folder({"stats", "power", "--n", "25"}), 1);
}

TEST_F(StatsFamilies, ValuesThatMakeNoSenseAreRefusedInRussian) {
  EXPECT_EQ(run_in_folder({"stats", "logistic", "--csv", "t.csv", "--y", "score", "--x", "prior"}), 2);
  EXPECT_EQ(
      run_in_folder({"stats", "did", "--csv", "t.csv", "--treated", "year", "--before", "prior", "--after", "score"}),
      2);
  EXPECT_EQ(run_in_folder({"stats", "multiplicity", "--csv", "t.csv", "--p", "score"}), 2);
  EXPECT_EQ(run_in_folder({"stats", "quantile", "--csv", "нет.csv", "--column", "score"}), 2);
  EXPECT_NE(said.str().find("не найден"), std::string::npos) << said.str();
}

}  // namespace
}  // namespace vekha::cli
