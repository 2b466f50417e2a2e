#include "domain/imports/school_names.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>

#include "io/sheet/workbook.hpp"

namespace vekha::imports {
namespace {

double like(const char* a, const char* b) { return likeness(school_words(a), school_words(b)); }

TEST(SchoolNames, LegalFormsQuotesAndKindsDoNotMatter) {
  EXPECT_DOUBLE_EQ(
      like("МБОУ «СОШ № 5»",
           "Муниципальное бюджетное общеобразовательное учреждение \"Средняя общеобразовательная школа №5\""),
      1);
  EXPECT_DOUBLE_EQ(
      like("МКОУ Берёзовская ООШ",
           "муниципальное казённое общеобразовательное учреждение \"Березовская основная общеобразовательная школа\""),
      1);
  EXPECT_DOUBLE_EQ(like("МБОУ \"Гимназия №85\"", "МБОУ Гимназия 85"), 1);
  EXPECT_DOUBLE_EQ(
      like("МОУ \"Кругло - Семёновская НОШ\"", "МОУ КруглоСеменовская начальная общеобразовательная школа"), 1);
}

TEST(SchoolNames, AnotherNumberIsAnotherSchool) {
  EXPECT_DOUBLE_EQ(like("СОШ № 5", "СОШ № 15"), 0);
  EXPECT_LT(like("Ивановская СОШ", "Ивановская ООШ"), 0.8);
  EXPECT_LT(like("Ивановская СОШ", "Петровская СОШ"), 0.45);
}

TEST(SchoolNames, TailsOfNamesAreLikelyTheSame) {
  EXPECT_GT(like("МКОУ \"Урлаповская СОШ им. Н.В. Четырина\" Шипуновск. р-на",
                 "Урлаповская средняя общеобразовательная школа имени Н.В.Четырина"),
            0.8);
}

/// Names of a register in ФИС ОКО against the full names of charters: the likeliest of the municipality is the right
/// one.
TEST(SchoolNames, FullNamesOfARegionAreFoundByTheNamesOfFisOko) {
  const std::string path = VEKHA_SOURCE_DIR "/../shared/data/ru-school-names/altai_2022.csv";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no register in " << path;
  struct Pair {
    SchoolWords short_name, full_name;
  };
  std::map<std::string, std::vector<Pair>> by_municipality;
  const auto book = sheet::open_workbook(path);
  bool header = true;
  book->each_row(0, [&](const sheet::Row& row) {
    if (!std::exchange(header, false))
      by_municipality[row.at(0).text].push_back({school_words(row.at(1).text), school_words(row.at(2).text)});
    return true;
  });
  int found = 0;
  int asked = 0;
  int wrong = 0;
  for (const auto& [municipality, schools] : by_municipality)
    for (std::size_t i = 0; i < schools.size(); ++i) {
      double best = 0;
      const double own = likeness(schools[i].short_name, schools[i].full_name);
      for (std::size_t other = 0; other < schools.size(); ++other)
        if (other != i) best = std::max(best, likeness(schools[other].short_name, schools[i].full_name));
      const double top = std::max(own, best);
      const bool taken =
          (top >= 0.999 && std::min(own, best) < 0.999) || (top >= 0.7 && top - std::min(own, best) >= 0.15);
      (!taken ? asked : own > best ? found : wrong) += 1;
    }
  std::printf("названия: найдено %d, спрошено %d, неверно %d\n", found, asked, wrong);
  EXPECT_GT(found, 500);
  EXPECT_LE(wrong, 8);
}

}  // namespace
}  // namespace vekha::imports
