// Borders of a histogram nobody here made: graduation papers of four years, one marked by people, one mostly by
// machine.
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

}  // namespace
}  // namespace vekha::cli
