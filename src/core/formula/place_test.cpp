// Where faults stand, and programs told in Russian.
#include <gtest/gtest.h>

#include "core/formula/rows_test.hpp"
#include "core/formula/russian.hpp"

namespace vekha::formula {
namespace {

using test::schema;

struct Place {
  std::size_t at = 0;
  std::size_t length = 0;
};
Place place_of(const std::string& program) {
  try {
    compiled(program, schema());
  } catch (const Fault& fault) {
    return {fault.at(), fault.length()};
  }
  ADD_FAILURE() << program << " was accepted";
  return {};
}

TEST(FormulaFault, CountsCharactersNotBytes) {
  const Place place = place_of("доля(оценка >= 4 из работы)");
  EXPECT_EQ(place.at, 5U);
  EXPECT_EQ(place.length, 6U);
}

TEST(FormulaFault, AtTheEndOfTheTextHasNoLength) {
  const Place place = place_of("доля(отметка >= 4 из работы");
  EXPECT_EQ(place.at, 27U);
  EXPECT_EQ(place.length, 0U);
}

TEST(FormulaFault, CoversAQuoteWhole) {
  const Place place = place_of("число(работы где балл > 'пять')");
  EXPECT_LE(place.at, 25U);
  EXPECT_GE(place.length, 1U);
  EXPECT_EQ(place_of("норматив('нет такого')").length, 12U);
}

TEST(FormulaFault, TellsTheAdviceWithoutThePlace) {
  try {
    compiled("доля(оценка >= 4 из работы)", schema());
    FAIL();
  } catch (const Fault& fault) {
    EXPECT_EQ(fault.message(), "Формула, знак 6: " + fault.advice() + ".");
  }
}

TEST(FormulaInRussian, IsTheSameProgram) {
  for (const std::string text :
       {"share(mark >= 4 of works where subject = 'mark of works') - across(municipality, share(mark >= 4 of works))",
        "weighted(minmax(mean(mark of works)), 2, percentile(count(works)), 1)",
        "share(not (mark = 2 or mark = 3) of works where known(mark)) - 60 %"}) {
    const Program program = compiled(text, schema());
    const std::string russian = in_russian(program.canonical, schema());
    EXPECT_EQ(compiled(russian, schema()).canonical, program.canonical) << russian;
  }
}

TEST(FormulaInRussian, LeavesQuotesAlone) {
  EXPECT_EQ(in_russian("count(works where subject = 'mark of works')", schema()),
            "число(работы где предмет = 'mark of works')");
}

TEST(FormulaInRussian, SaysPercentagePointsInRussian) {
  EXPECT_EQ(
      in_russian(compiled("доля(отметка >= 4 из работы) - доля(отметка = 5 из работы) - 5 пп", schema()).canonical,
                 schema()),
      "доля(отметка >= 4 из работы) - доля(отметка = 5 из работы) - 5 пп");
}

}  // namespace
}  // namespace vekha::formula
