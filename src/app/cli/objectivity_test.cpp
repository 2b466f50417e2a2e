// Methods that give lists of findings, from the file to what the command prints.
#include <boost/json.hpp>
#include <set>

#include "app/cli/folder_test.hpp"

namespace vekha::cli {
namespace {

namespace js = boost::json;

class ObjectivityCommands : public CommandsInFolder {
 protected:
  js::object asked(const std::vector<std::string>& more) {
    std::vector<std::string> words{"objectivity", "signs", "--data", "data", "--json"};
    words.insert(words.end(), more.begin(), more.end());
    said.str("");
    EXPECT_EQ(run_in_folder(words), 0) << said.str();
    return js::parse(said.str()).as_object();
  }
  void write(const std::string& name, const std::string& text) { std::ofstream(folder / name) << text; }
  void load(const std::vector<std::string>& words) {
    std::vector<std::string> all{"results", "import"};
    all.insert(all.end(), words.begin(), words.end());
    all.insert(all.end(), {"--data", "data", "--yes"});
    ASSERT_EQ(run_in_folder(all), 0) << said.str();
  }
};

const char* const kHeader = "Год;Логин;Муниципалитет;ОО;4 РУ;4 МА;5 РУ;5 МА;Количество маркеров\n";

TEST_F(ObjectivityCommands, ASchoolIsListedOnceAndAgainTheNextYear) {
  ASSERT_EQ(run_in_folder({"init", "--data", "data"}), 0);
  write("2030.csv",
        std::string(kHeader) + "2030;edu700001;Первый;СОШ № 1;1;;1;;2\n2030;edu700002;Второй;СОШ № 2;;1;;;1\n");
  write("2031.csv", std::string(kHeader) +
                        "2031;edu700001;Первый;СОШ № 1;0;1;0;0;1\n"
                        "2031;edu700001;Первый;СОШ № 1;0;1;0;0;1\n");
  load({"2030.csv", "--form", "bias-markers"});
  load({"2031.csv", "--form", "bias-markers"});
  const js::object found = asked({"--method", "federal", "--year", "2031"});
  EXPECT_EQ(found.at("marked").as_int64(), 1);
  EXPECT_EQ(found.at("systemic").as_int64(), 1);
  EXPECT_TRUE(found.at("nonobjectivity_index").is_null());  // how many schools wrote is not known
  const auto& school = found.at("schools").as_array().at(0).as_object();
  EXPECT_EQ(school.at("code").as_string(), "700001");
  EXPECT_EQ(school.at("fired").as_int64(), 1);
  EXPECT_TRUE(school.at("marked_before").as_bool());
  const js::object before = asked({"--method", "federal", "--year", "2030"});
  EXPECT_EQ(before.at("marked").as_int64(), 2);
  EXPECT_EQ(before.at("counts").as_object().at("federal_marker: 4 Русский язык").as_int64(), 1);
}

TEST_F(ObjectivityCommands, TheListsOfARealRegionAreReproduced) {
  const std::filesystem::path file =
      std::filesystem::path(VEKHA_SOURCE_DIR) / "../shared/data/dagestan-bias-markers/bias_2023_2024.xlsx";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "the shared data are not here";
  ASSERT_EQ(run_in_folder({"init", "--data", "data"}), 0);
  load({file.string()});
  struct Year {
    int year;
    std::int64_t schools;
    std::vector<std::int64_t> markers;  ///< русский 4, математика 4, русский 5, математика 5
  };
  for (const Year& one : {Year{2023, 159, {59, 60, 54, 54}}, Year{2024, 148, {62, 62, 32, 38}}}) {
    const js::object found = asked({"--method", "federal", "--year", std::to_string(one.year)});
    EXPECT_EQ(found.at("marked").as_int64(), one.schools);
    const auto& counts = found.at("counts").as_object();
    std::size_t place = 0;
    for (const char* grade : {"4", "5"})
      for (const char* subject : {"Русский язык", "Математика"})
        EXPECT_EQ(counts.at(std::string("federal_marker: ") + grade + " " + subject).as_int64(),
                  one.markers.at(place++))
            << one.year;
  }
}

TEST_F(ObjectivityCommands, EveryMethodHasItsAnswerInWordsToo) {
  ASSERT_EQ(run_in_folder({"demo", "--schools", "12", "--years", "2", "--seed", "3", "--data", "data"}), 0);
  for (const char* method : {"recommendations-2026", "procedure-exam"}) {
    said.str("");
    EXPECT_EQ(run_in_folder({"objectivity", "signs", "--method", method, "--data", "data"}), 0) << said.str();
    EXPECT_NE(said.str().find("Школ с возможными признаками"), std::string::npos);
    EXPECT_NE(said.str().find("случай отметил бы"), std::string::npos);
    // Conditions of the demonstration are known: schools are compared inside their cluster, and it is told.
    EXPECT_EQ(said.str().find("внутри кластеров по правилу") != std::string::npos,
              std::string(method) == "procedure-exam");
  }
}

TEST_F(ObjectivityCommands, TheOwnMethodTellsItsIndexAndWhoWasThereAYearBefore) {
  ASSERT_EQ(run_in_folder(
                {"demo", "--world", "copying", "--schools", "12", "--years", "2", "--seed", "55", "--data", "data"}),
            0);
  const js::object found = asked({"--method", "vekha", "--year", "2026"});
  const auto marked = found.at("marked").as_int64();
  EXPECT_GT(marked, 0);
  EXPECT_NEAR(found.at("nonobjectivity_index").to_number<double>(),
              100.0 * static_cast<double>(marked) / found.at("judged").to_number<double>(), 1e-9);
  std::int64_t systemic = 0;
  std::set<std::string> kinds;
  for (const js::value& school : found.at("schools").as_array()) {
    systemic += school.at("flagged").as_bool() && school.at("marked_before").as_bool() ? 1 : 0;
    for (const js::value& one : school.at("evidence").as_array()) kinds.insert(one.at("kind").as_string().c_str());
  }
  EXPECT_EQ(found.at("systemic").as_int64(), systemic);
  EXPECT_GT(systemic, 0);
  EXPECT_TRUE(kinds.contains("similar_pairs") && kinds.contains("person_fit"));
  const js::object first = asked({"--method", "vekha", "--year", "2025"});
  EXPECT_EQ(first.at("systemic").as_int64(), 0);  // nothing was loaded for the year before
}

TEST_F(ObjectivityCommands, AYearWithoutDataIsToldAsSuch) {
  ASSERT_EQ(run_in_folder({"init", "--data", "data"}), 0);
  EXPECT_NE(run_in_folder({"objectivity", "signs", "--method", "federal", "--year", "2030", "--data", "data"}), 0);
  EXPECT_NE(said.str().find("нет данных"), std::string::npos) << said.str();
}

}  // namespace
}  // namespace vekha::cli
