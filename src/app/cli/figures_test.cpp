// What the commands about figures print: the agreed JSON and a readable text.
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <filesystem>
#include <sstream>

#include "app/cli/columns.hpp"
#include "app/cli/command.hpp"
#include "base/text.hpp"
#include "domain/results/results.hpp"

namespace vekha::cli {
namespace {

namespace fs = std::filesystem;
namespace js = boost::json;

/// Schools 1 (low), 2 (high) and 3 (one work) of two municipalities wrote mathematics of grade 5 in 2021.
results::Load drawn() {
  results::Load load;
  load.files = {{"протокол.xlsx", "abc", "vpr-2021"}};
  load.schools = {{"1", "СОШ № 1", "m1", "Первый"}, {"2", "СОШ № 2", "m2", "Второй"}, {"3", "СОШ № 3", "m2", "Второй"}};
  results::Sitting sitting{
      .exam = {"ВПР", 2021, 5, "Математика"}, .maximum = 20, .tasks = {}, .works = {}, .values = {}};
  const std::vector<std::vector<int>> scores = {{4, 5, 6, 5, 4, 12}, {19, 20, 19, 20, 19}, {7}};
  for (std::uint32_t school = 0; school < scores.size(); ++school)
    for (const int score : scores[school]) {
      results::Work work;
      work.school = school;
      work.class_name = "А";
      work.pupil = std::to_string(sitting.works.size() + 1);
      work.total = score;
      work.participated = true;
      sitting.works.push_back(work);
    }
  load.sittings = {sitting};
  return load;
}

class Figures : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) / testing::UnitTest::GetInstance()->current_test_info()->name();
    fs::remove_all(folder_);
    stores_ = std::make_unique<app::Stores>(folder_.string());
    stores_->records().write({{}, "проверка"}, "заведение", [](const db::Write& write) { org::init(write, "Район"); });
    results::commit({stores_->records(), stores_->facts()}, {{}, "проверка"}, drawn());
  }
  void TearDown() override {
    stores_.reset();
    fs::remove_all(folder_);
  }
  std::string say(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--data", folder_.string()});
    std::istringstream in;
    std::ostringstream out;
    Session session{.in = in, .out = out, .err = out, .folder = ".", .stores = [&](const std::string&) -> app::Stores& {
                      return *stores_;
                    }};
    status_ = run(arguments, session);
    return out.str();
  }
  js::value json(const std::vector<std::string>& arguments) {
    const std::string text = say(arguments);
    EXPECT_EQ(status_, 0) << text;
    return js::parse(text);
  }

  fs::path folder_;
  std::unique_ptr<app::Stores> stores_;
  int status_ = 0;
};

const std::vector<std::string> kSigns = {"objectivity", "signs",     "--year",     "2021",     "--grade",
                                         "5",           "--subject", "математика", "--method", "fioko-2019"};

std::vector<std::string> with(std::vector<std::string> arguments, const std::vector<std::string>& more) {
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

TEST_F(Figures, SignsHaveTheAgreedShape) {
  const js::object told = json(with(kSigns, {"--json"})).as_object();
  const js::object& reference = told.at("reference").as_object();
  EXPECT_EQ(reference.at("n").to_number<int>(), 12);
  EXPECT_NEAR(reference.at("mean").to_number<double>(), 140.0 / 12, 1e-12);
  EXPECT_EQ(reference.at("ci").as_array().size(), 2U);
  EXPECT_TRUE(reference.at("sd").is_double());
  const js::array& schools = told.at("schools").as_array();
  ASSERT_EQ(schools.size(), 3U);
  EXPECT_EQ(schools[0].at("code").as_string(), "1");
  EXPECT_TRUE(schools[0].at("signs").as_array().empty());
  EXPECT_TRUE(schools[0].at("absence").is_null());
  EXPECT_EQ(schools[1].at("signs").as_array().at(0).as_string(), "overstated_mean");
  EXPECT_EQ(schools[2].at("absence").as_string(), "too_few");
  EXPECT_TRUE(schools[2].at("ci").is_null());
  EXPECT_EQ(schools[2].at("n").to_number<int>(), 1);
}

TEST_F(Figures, TheTextOfSignsShowsTheArithmetic) {
  const std::string text = say(kSigns);
  EXPECT_NE(text.find("2 СОШ № 2: 19,4000 ± 1,96 · 0,5477 / √5 = [18,9199; 19,8801]; 18,9199 > "), std::string::npos)
      << text;
  EXPECT_NE(text.find("Школ с признаками: 1 из 2 оценённых"), std::string::npos) << text;
  EXPECT_NE(text.find("не оценивается"), std::string::npos);
}

TEST_F(Figures, AScopeNarrowsTheReferenceAndSaysSo) {
  const js::value told = json(with(kSigns, {"--scope", "municipality:m2", "--json"}));
  EXPECT_EQ(told.at("reference").at("n").to_number<int>(), 6);
  EXPECT_FALSE(told.at("reference").at("region").as_bool());
  say(with(kSigns, {"--scope", "municipality:nowhere"}));
  EXPECT_EQ(status_, 1);
  say(with(kSigns, {"--scope", "galaxy"}));
  EXPECT_EQ(status_, 1);
}

TEST_F(Figures, AnExamThatIsNotThereIsAnsweredWithWhatIs) {
  const std::string text = say({"objectivity", "signs", "--year", "1999", "--grade", "5", "--subject", "Математика"});
  EXPECT_EQ(status_, 1);
  EXPECT_NE(text.find("ВПР, 2021 год, 5 класс, Математика"), std::string::npos) << text;
}

TEST_F(Figures, IndicatorsHaveValuesWithIntervalsByAnyGrouping) {
  const js::array rows = json({"indicators", "compute", "--by", "school", "--json"}).as_array();
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[1].at("school").as_string(), "2");
  EXPECT_EQ(rows[1].at("year").to_number<int>(), 2021);
  EXPECT_DOUBLE_EQ(rows[1].at("values").at("quality").at("value").to_number<double>(), 100);
  EXPECT_NEAR(rows[1].at("values").at("quality").at("lo").to_number<double>(), 56.551750, 1e-5);  // R: prop.test(5, 5)
  EXPECT_EQ(json({"indicators", "compute", "--by", "", "--json"}).as_array().size(), 1U);
  EXPECT_EQ(json({"indicators", "compute", "--by", "municipality", "--json"}).as_array().size(), 2U);
  EXPECT_TRUE(json({"indicators", "compute", "--year", "1999", "--json"}).as_array().empty());
}

TEST_F(Figures, APassportTellsFormulaInputsAndFiles) {
  const js::value told = json({"indicators", "passport", "--indicator", "success", "--school", "1", "--json"});
  EXPECT_EQ(replaced(std::string(told.at("formula_text").as_string()), "\u00A0", " "),
            "(0 + 1 + 0) / 6 · 100 = 16,7 %");
  EXPECT_EQ(told.at("batches").at(0).at("files").at(0).as_string(), "протокол.xlsx");
  const std::string text = say({"indicators", "passport", "--indicator", "success", "--school", "1"});
  EXPECT_NE(text.find("Подстановка: (0 + 1 + 0) / 6 · 100"), std::string::npos) << text;
  say({"indicators", "passport", "--indicator", "beauty"});
  EXPECT_EQ(status_, 1);
}

TEST(TextColumns, NumbersStandToTheRightAndTextToTheLeft) {
  Columns table({{"Школа", Align::left}, {"n"}});
  table.add({"Ё", "12"});
  EXPECT_EQ(table.text(), "Школа   n\n─────  ──\nЁ      12\n");
}

}  // namespace
}  // namespace vekha::cli
