// `vekha stats mixed` on small tables: the agreed JSON, names of levels, nested groups, what is said of odd data.
#include <boost/json.hpp>

#include "app/cli/folder_test.hpp"

namespace vekha::cli {
namespace {

namespace js = boost::json;

class StatsMixedCommand : public CommandsInFolder {
 protected:
  void SetUp() override {
    CommandsInFolder::SetUp();
    std::ofstream table(folder / "t.csv");
    table << "school,class,sex,score,prior,same,weight\n";
    for (int i = 0; i < 60; ++i)
      table << 100 + i / 12 << ',' << (i / 6 % 2 == 0 ? "А" : "Б") << ',' << (i % 3 == 0 ? "M" : "F") << ','
            << (i * i * 13 + i * 5) % 29 + 3 * ((i / 12 * 5) % 7) + (i / 6 % 2) * 4 << ',' << (i * 7) % 11 << ",1,"
            << i % 2 << "\n";
  }
  js::object answer(std::vector<std::string> more) {
    std::vector<std::string> all = {"stats", "mixed", "--csv", "t.csv", "--y", "score", "--json"};
    all.insert(all.end(), more.begin(), more.end());
    said.str("");
    EXPECT_EQ(run_in_folder(all), 0) << said.str();
    return js::parse(said.str()).as_object();
  }
};

TEST_F(StatsMixedCommand, TheAnswerHasTheAgreedShape) {
  const js::object told = answer({"--x", "prior", "--factor", "sex", "--group", "school", "--slope", "prior"});
  for (const char* name : {"(Intercept)", "prior", "sexM"}) {
    EXPECT_TRUE(told.at("beta").at(name).at("estimate").is_number()) << name;
    EXPECT_TRUE(told.at("beta").at(name).at("se").is_number()) << name;
  }
  for (const char* name : {"group", "slope", "cov", "residual"})
    EXPECT_TRUE(told.at("variance").at(name).is_number()) << name;
  EXPECT_TRUE(told.at("criterion").is_number());
  EXPECT_EQ(told.at("n").as_int64(), 60);
  EXPECT_EQ(told.at("groups").as_int64(), 5);
  EXPECT_EQ(told.at("blup").as_object().size(), 5U);
  EXPECT_TRUE(told.at("blup").at("104").at("se").is_number());
  EXPECT_TRUE(told.at("blup").at("104").at("slope").at("estimate").is_number());
}

TEST_F(StatsMixedCommand, ClassesWithinSchoolsAreTheirOwn) {
  const js::object nested = answer({"--group", "school/class"});
  EXPECT_EQ(nested.at("groups").at("school").as_int64(), 5);
  EXPECT_EQ(nested.at("groups").at("school:class").as_int64(), 10);
  EXPECT_TRUE(nested.at("blup").at("school:class").as_object().contains("103:Б"));
  EXPECT_TRUE(nested.at("variance").at("group").at("school:class").is_number());
  EXPECT_EQ(answer({"--group", "school", "--group", "class"}).at("groups").at("class").as_int64(), 2);
}

TEST_F(StatsMixedCommand, OddDataAreAnsweredWithReasons) {
  const js::object told = answer({"--x", "prior", "--x", "same", "--group", "same", "--weights", "weight"});
  EXPECT_TRUE(told.at("beta").at("same").at("estimate").is_null());
  EXPECT_TRUE(told.at("variance").at("group").is_null());
  EXPECT_EQ(told.at("absence").at("same").as_string(), "too_few");
  EXPECT_EQ(told.at("n").as_int64(), 30);
  EXPECT_EQ(told.at("notes").as_array().size(), 3U);
  EXPECT_FALSE(answer({"--group", "school"}).contains("notes"));
}

TEST_F(StatsMixedCommand, ProductsOfColumnsAndFactorsAreNamedAsInR) {
  const js::object told = answer({"--x", "prior", "--factor", "sex", "--x", "prior:sex", "--group", "school"});
  EXPECT_TRUE(told.at("beta").as_object().contains("prior:sexM"));
}

TEST_F(StatsMixedCommand, TheTextIsReadableAndWrongColumnsAreRefused) {
  EXPECT_EQ(run_in_folder({"stats", "mixed", "--csv", "t.csv", "--y", "score", "--group", "school"}), 0);
  EXPECT_NE(said.str().find("остаток"), std::string::npos) << said.str();
  EXPECT_NE(run_in_folder({"stats", "mixed", "--csv", "t.csv", "--y", "class", "--x", "нет", "--group", "school"}), 0);
  EXPECT_NE(said.str().find("нет столбца «нет»"), std::string::npos) << said.str();
  EXPECT_NE(said.str().find("не число"), std::string::npos) << said.str();
}

}  // namespace
}  // namespace vekha::cli
