// Borders of a histogram nobody here made: graduation papers of four years, one marked by people, one mostly by
// machine; and small made-up ones.
#include <boost/json.hpp>

#include "app/cli/folder_test.hpp"

namespace vekha::cli {
namespace {

namespace js = boost::json;

constexpr const char* kTable = VEKHA_SOURCE_DIR "/../shared/data/poland-matura-hist/matura_2010_2013.csv";

class BordersOfRealHistograms : public CommandsInFolder {
 protected:
  void SetUp() override {
    CommandsInFolder::SetUp();
    if (!std::filesystem::exists(kTable)) GTEST_SKIP() << "no ../shared here";
  }
  /// The first border of one paper of one year.
  js::object border(const std::string& paper, int year, const std::string& least, const std::string& maximum) {
    std::ifstream all(kTable);
    std::ofstream one(folder / "one.csv");
    one << "points,n\n";
    const std::string wanted = paper + "," + std::to_string(year) + ",";
    for (std::string line; std::getline(all, line);)
      if (line.starts_with(wanted)) one << line.substr(wanted.size()) << "\n";
    one.close();
    said.str("");
    EXPECT_EQ(run_in_folder({"stats", "bunching", "--csv", "one.csv", "--score", "points", "--count", "n", "--borders",
                             least, "--max", maximum, "--json"}),
              0)
        << said.str();
    return js::parse(said.str()).as_object();
  }
};

TEST_F(BordersOfRealHistograms, AreFoundAndSizedWherePeopleMarkAndNotWhereMachinesDo) {
  for (int year = 2010; year <= 2013; ++year) {
    SCOPED_TRACE(year);
    const js::object people = border("jezyk_polski_podstawowy", year, "21", "70");
    EXPECT_LT(people.at("p").to_number<double>(), 1e-6);
    EXPECT_GT(people.at("ci").at(0).to_number<double>(),
              5000);  // of some 350,000 papers; the score below has a hundred
    EXPECT_LT(people.at("ci").at(1).to_number<double>(), 13000);
    const js::object machine = border("matematyka_podstawowa", year, "15", "50");
    EXPECT_GT(machine.at("p").to_number<double>(), 0.01);
    EXPECT_EQ(machine.at("ci").at(0).to_number<double>(), 0);
  }
}

using OwnHistograms = CommandsInFolder;

TEST_F(OwnHistograms, GapsOfAScaleAreToldAndNotTakenForEmptiedScores) {
  std::ofstream file(folder / "scale.csv");
  file << "score,n\n";
  const std::vector<int> works{20, 34, 0, 55, 70, 0, 80, 92, 0, 90, 84, 75, 0, 60, 48, 33, 21, 12};
  for (std::size_t score = 0; score < works.size(); ++score) file << score << "," << works[score] << "\n";
  file.close();
  const std::vector<std::string> command{"stats",   "bunching", "--csv",     "scale.csv", "--score", "score",
                                         "--count", "n",        "--borders", "5,13",      "--json"};
  EXPECT_EQ(run_in_folder(command), 0) << said.str();
  const js::object found = js::parse(said.str()).as_object();
  EXPECT_EQ(js::serialize(found.at("impossible")), "[2,5,8,12]");
  EXPECT_EQ(found.at("borders").at(0).at("border").as_int64(), 6);  // five itself cannot be
  EXPECT_GT(found.at("p").to_number<double>(), 0.05);
  said.str("");
  auto every = command;
  every.emplace_back("--every-score");
  EXPECT_EQ(run_in_folder(every), 0);
  EXPECT_EQ(js::serialize(js::parse(said.str()).at("impossible")), "[]");
}

TEST_F(OwnHistograms, SharesInsteadOfCountsAreRefusedWithAdvice) {
  std::ofstream(folder / "shares.csv") << "score,part\n0,10.5\n1,39.5\n2,30\n3,20\n";
  std::ofstream(folder / "broken.csv") << "score,n\n0,10.5\n1,399\n2,-3\n3,20\n";
  EXPECT_EQ(run_in_folder(
                {"stats", "bunching", "--csv", "shares.csv", "--score", "score", "--count", "part", "--borders", "2"}),
            2);
  EXPECT_NE(said.str().find("похоже на доли или проценты"), std::string::npos) << said.str();
  said.str("");
  EXPECT_EQ(
      run_in_folder({"stats", "bunching", "--csv", "broken.csv", "--score", "score", "--count", "n", "--borders", "2"}),
      2);
  EXPECT_NE(said.str().find("строка 2: 10,5; строка 4: "), std::string::npos) << said.str();
}

TEST_F(OwnHistograms, ABorderOutsideTheScaleIsAMistakeOfTheCommand) {
  std::ofstream(folder / "scale.csv") << "score,n\n0,10\n1,39\n2,30\n3,20\n";
  EXPECT_EQ(run_in_folder(
                {"stats", "bunching", "--csv", "scale.csv", "--score", "score", "--count", "n", "--borders", "2,30"}),
            1);
  EXPECT_NE(said.str().find("указано 30"), std::string::npos) << said.str();
}

}  // namespace
}  // namespace vekha::cli
