// Families about groups of schools, published counts and pairs of works on the command line.
#include <boost/json.hpp>

#include "app/cli/folder_test.hpp"

namespace vekha::cli {
namespace {

class StatsOfGroups : public CommandsInFolder {
 protected:
  void write(const std::string& name, const std::string& text) const { std::ofstream(folder / name) << text; }

  boost::json::value answer(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "stats");
    arguments.emplace_back("--json");
    said.str("");
    EXPECT_EQ(run_in_folder(arguments), 0) << said.str();
    return boost::json::parse(said.str());
  }
};

TEST_F(StatsOfGroups, CountsBehindPercentagesAreFoundOrRefusedWithAReason) {
  write("shares.csv",
        "школа;работ;2;3;4;5\nа;25;4,0;36,0;40,0;20,0\nб;17;50;50;10;0\nв;;10;20;30;40\nг;20;;25%;25%;25%\n");
  const auto rows =
      answer({"counts", "--csv", "shares.csv", "--n", "работ", "--share", "2", "3", "4", "5", "--id", "школа"})
          .at("rows");
  EXPECT_EQ(rows.at(0).at("solutions").at(0).at("counts").at("3"), 9);
  EXPECT_EQ(rows.at(0).at("unique"), true);
  EXPECT_EQ(rows.at(1).at("reason"), "sum_off");
  EXPECT_EQ(rows.at(2).at("reason"), "n_unknown");
  EXPECT_EQ(rows.at(3).at("solutions").at(0).at("counts").at("2"), 5);
}

TEST_F(StatsOfGroups, SharesThatAreNotPercentagesAreAllTold) {
  write("bad.csv", "n,a,b\n10,110,x\n-3,50,50\n");
  EXPECT_EQ(run_in_folder({"stats", "counts", "--csv", "bad.csv", "--n", "n", "--share", "a", "b"}), 2);
  for (const char* words : {"110", "«x»", "-3", "строка 2", "строка 3"})
    EXPECT_NE(said.str().find(words), std::string::npos) << said.str();
}

// Values: c(10, 11, 30), errors 1: 10 and 11 overlap, 30 stands alone
TEST_F(StatsOfGroups, PlacesCarryTheirIntervals) {
  write("means.csv", "школа,балл,ошибка\nа,10,1\nб,11,1\nв,30,1\n");
  const auto groups =
      answer({"ranks", "--csv", "means.csv", "--group", "школа", "--y", "балл", "--se", "ошибка"}).at("groups");
  EXPECT_EQ(groups.at("в").at("high"), 1);
  EXPECT_EQ(groups.at("б").at("place"), 2);
  EXPECT_EQ(groups.at("б").at("high"), 3);
  EXPECT_EQ(groups.at("а").at("low"), 2);
  const auto turned =
      answer({"ranks", "--csv", "means.csv", "--group", "школа", "--y", "балл", "--se", "ошибка", "--ascending"});
  EXPECT_EQ(turned.at("groups").at("в").at("low"), 3);
  write("twice.csv", "школа,балл,ошибка\nа,10,1\nа,11,0\n");
  EXPECT_EQ(
      run_in_folder({"stats", "ranks", "--csv", "twice.csv", "--group", "школа", "--y", "балл", "--se", "ошибка"}), 2);
  for (const char* words : {"не один раз", "больше нуля"}) EXPECT_NE(said.str().find(words), std::string::npos);
}

// R: x <- scale(cbind(c(1, 2, 4, 9), c(10, 12, 11, 30))); sqrt(rowMeans((x - rep(x[1, ], each = 4))^2))
TEST_F(StatsOfGroups, TheNearestAreFoundByStandardisedFigures) {
  write("schools.csv", "школа,а,б\nпервая,1,10\nвторая,2,12\nтретья,4,11\nчетвёртая,9,30\n");
  const auto found =
      answer({"nearest", "--csv", "schools.csv", "--id", "школа", "--of", "первая", "--count", "2"}).at("nearest");
  EXPECT_NEAR(found.at("вторая").at("distance").as_double(), 0.2479352, 1e-7);
  EXPECT_NEAR(found.at("третья").at("distance").as_double(), 0.6006352, 1e-7);
  EXPECT_EQ(found.as_object().size(), 2U);
  EXPECT_EQ(run_in_folder({"stats", "nearest", "--csv", "schools.csv", "--id", "школа", "--of", "пятая"}), 2);
}

TEST_F(StatsOfGroups, TaskProfilesAgainstDifficultyAreTold) {
  write("tasks.csv", "задание,уровень,школа,край\n1,Б,0.5,0.8\n2,Б,0.9,0.85\n3,П,0.7,0.4\n4,В,0.6,0.2\n5,П,0.5,0.45\n");
  const std::vector<std::string> asked = {"inversion", "--csv",    "tasks.csv", "--task",  "задание", "--school",
                                          "школа",     "--others", "край",      "--level", "уровень"};
  EXPECT_EQ(answer(asked).at("raised_high"), "3, 4");
  EXPECT_TRUE(answer(asked).at("p").is_null());
  std::vector<std::string> sized = asked;
  sized.insert(sized.end(), {"--works", "60"});
  EXPECT_GT(answer(sized).at("correlation").as_double(), 0.5);
  write("tasks.csv", "задание,уровень,школа,край\n1,Б,50,0.8\n");
  std::vector<std::string> percents = asked;
  percents.insert(percents.begin(), "stats");
  EXPECT_EQ(run_in_folder(percents), 2);
  EXPECT_NE(said.str().find("проценты"), std::string::npos);
}

TEST_F(StatsOfGroups, WeakGroupsAheadOfStrongOnesAreTold) {
  std::string table = "отметка,з1,з2\n";
  for (int i = 0; i < 24; ++i)
    table += std::string(i % 2 ? "3,1," : "4,") + (i % 2 ? "0" : i % 4 ? "0,1" : "1,1") + "\n";
  write("answers.csv", table);
  const auto found = answer({"crossings", "--csv", "answers.csv", "--mark", "отметка"}).at("crossings");
  EXPECT_EQ(found.as_object().size(), 1U);
  EXPECT_NEAR(found.at("з1: 3 и 4").at("difference").as_double(), 0.5, 1e-12);
}

// The numbers of R stand in core/stats/hetop_test.cpp
TEST_F(StatsOfGroups, MeansComeFromCountsAndFromMarksAlike) {
  write("counts.csv", "школа,2,3,4,5\nа,10,40,80,30\nб,5,30,100,90\nв,30,60,60,20\n");
  const auto counted = answer({"hetop", "--csv", "counts.csv", "--group", "школа", "--count", "2", "3", "4", "5"});
  std::string marks = "школа,отметка\n";
  const std::pair<const char*, std::array<int, 4>> schools[] = {
      {"а", {10, 40, 80, 30}}, {"б", {5, 30, 100, 90}}, {"в", {30, 60, 60, 20}}};
  for (const auto& [school, of] : schools)
    for (int mark = 2; mark <= 5; ++mark)
      for (int work = 0; work < of[static_cast<std::size_t>(mark) - 2]; ++work)
        marks += std::string(school) + "," + std::to_string(mark) + "\n";
  write("marks.csv", marks);
  const auto marked = answer({"hetop", "--csv", "marks.csv", "--group", "школа", "--mark", "отметка"});
  EXPECT_EQ(counted.at("groups"), marked.at("groups"));
  EXPECT_EQ(counted.at("cuts").as_array().size(), 3U);
  EXPECT_EQ(run_in_folder({"stats", "hetop", "--csv", "counts.csv", "--group", "школа"}), 1);
}

TEST_F(StatsOfGroups, OneGroupOfMarksHasAReason) {
  write("one.csv", "школа,2,3\nа,5,7\n");
  EXPECT_EQ(answer({"hetop", "--csv", "one.csv", "--group", "школа", "--count", "2", "3"}).at("absence"),
            "no_variance");
}

TEST_F(StatsOfGroups, ClustersAreToldInWordsAndWhetherTheyHold) {
  std::string text = "школа,балл,доля,всегда\n";
  for (int i = 0; i < 12; ++i) {
    text += "ш" + std::to_string(i) + "," + std::to_string(i < 6 ? 20 + i % 3 : 60 + i % 3) + ",";
    text += std::to_string(i < 6 ? 5 + i % 2 : 40 + i % 2) + ",1\n";
  }
  write("schools.csv", text + "ш12,,3,1\n");
  for (const char* method : {"kmeans", "ward", "pam"}) {
    const auto told = answer({"clusters", "--csv", "schools.csv", "--id", "школа", "--method", method});
    EXPECT_EQ(told.at("k"), 2);
    EXPECT_EQ(told.at("stable"), true);
    EXPECT_EQ(told.at("constant_figures").at(0), "всегда");
    EXPECT_EQ(told.at("left_out_rows").at(0), "ш12");
    const std::string words(told.at("clusters").at(0).at("description").as_string());
    EXPECT_NE(words.find("ниже среднего"), std::string::npos) << words;
  }
}

TEST_F(StatsOfGroups, ADivisionOfNothingIsCalledUnstable) {
  std::string text = "a,b\n";
  for (int i = 0; i < 40; ++i) text += std::to_string(i * 37 % 41) + "," + std::to_string(i * 23 % 43) + "\n";
  write("noise.csv", text);
  said.str("");
  EXPECT_EQ(run_in_folder({"stats", "clusters", "--csv", "noise.csv", "-k", "7", "--boot", "30"}), 0);
  EXPECT_NE(said.str().find("неустойчиво"), std::string::npos) << said.str();
  write("same.csv", "a,b\n1,2\n1,2\n1,2\n");
  EXPECT_EQ(answer({"clusters", "--csv", "same.csv"}).at("k"), 0);
  EXPECT_EQ(run_in_folder({"stats", "clusters", "--csv", "noise.csv", "-k", "60"}), 1);
}

}  // namespace
}  // namespace vekha::cli
