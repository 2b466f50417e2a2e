// Agreement of two markers over a table of a file, against R.
#include <gmock/gmock.h>

#include <boost/json.hpp>

#include "app/cli/folder_test.hpp"

namespace vekha::cli {
namespace {

using testing::HasSubstr;

class StatsAgreementCommand : public CommandsInFolder {
 protected:
  boost::json::object answer(const std::string& table) {
    std::ofstream(folder / "marks.csv") << table;
    said.str("");
    EXPECT_EQ(run_in_folder({"stats", "agreement", "--csv", "marks.csv", "--x", "было", "--y", "стало", "--json"}), 0)
        << said.str();
    return boost::json::parse(said.str()).as_object();
  }
};

// R: psych::cohen.kappa(cbind(a, b))$kappa, $weighted.kappa; mean(a - b).
TEST_F(StatsAgreementCommand, TellsWhatRTells) {
  const int a[] = {5, 4, 3, 3, 2, 5, 4, 4, 3, 2, 5, 3, 4, 4, 3, 2, 3, 5, 4, 3, 4, 3, 2, 4, 5};
  const int b[] = {4, 4, 3, 2, 2, 5, 3, 4, 3, 2, 5, 3, 4, 3, 3, 3, 3, 4, 4, 2, 4, 3, 2, 4, 5};
  std::string table = "было;стало\n";
  for (int i = 0; i < 25; ++i) table += std::to_string(a[i]) + ";" + std::to_string(b[i]) + "\n";
  const auto found = answer(table);
  EXPECT_NEAR(found.at("kappas").at("plain").at("estimate").to_number<double>(), 0.6145374449339, 1e-9);
  EXPECT_NEAR(found.at("kappas").at("quadratic").at("estimate").to_number<double>(), 0.8508098891731, 1e-9);
  EXPECT_NEAR(found.at("difference").to_number<double>(), 0.2, 1e-12);
  EXPECT_EQ(found.at("same").to_number<int>(), 18);
}

TEST_F(StatsAgreementCommand, HalvesOfPointsAreComparedExactlyAndOneValueHasNoKappa) {
  EXPECT_EQ(answer("было;стало\n1,5;1,5\n2;1,5\n0;0\n").at("same").to_number<int>(), 2);
  EXPECT_TRUE(answer("было;стало\n4;4\n4;4\n4;4\n").at("kappas").at("plain").at("estimate").is_null());
}

}  // namespace
}  // namespace vekha::cli
