#include "core/roadmap/acts.hpp"

#include <gtest/gtest.h>

#include "base/date.hpp"

namespace vekha::roadmap {
namespace {

/// «kind | number | date | issuer | title» of every act, a line each.
std::string told(std::string_view text) {
  std::string out;
  for (const ActReference& act : acts_in(text))
    out += act.kind + " | " + act.number + " | " + (act.date ? iso_date(*act.date) : "-") + " | " + act.issuer + " | " +
           act.title + "\n";
  return out;
}

TEST(Acts, AreReadInTheUsualOrderOfTheirParts) {
  EXPECT_EQ(told("в соответствии с Федеральным законом от 29 декабря 2012 года № 273-ФЗ «Об образовании»"),
            "федеральный закон | 273-ФЗ | 2012-12-29 |  | Об образовании\n");
  EXPECT_EQ(told("приказом Министерства просвещения области от 5.03.2024 г. N 17/1 \"О школах\""),
            "приказ | 17/1 | 2024-03-05 | Министерство просвещения области | О школах\n");
  EXPECT_EQ(told("письмо Рособрнадзора № 05-71 от 16.03.2018"), "письмо | 05-71 | 2018-03-16 | Рособрнадзор | \n");
  EXPECT_EQ(told("распоряжение губернатора от «12» января 2022 г. №272 - р о смотре"),
            "распоряжение | 272-р | 2022-01-12 | губернатор | \n");
}

TEST(Acts, OfSeveralBodiesKeepTheirDoubleNumber) {
  EXPECT_EQ(told("совместный приказ Рособрнадзора и Минпросвещения России от 06.05.2019 № 590/219 «О методике»"),
            "приказ | 590/219 | 2019-05-06 | Рособрнадзор и Минпросвещения России | О методике\n");
  EXPECT_EQ(told("приказ Рособрнадзора № 590, Минпросвещения № 219 от 06.05.2019"),
            "приказ | 590/219 | 2019-05-06 | Рособрнадзор | \n");
}

TEST(Acts, ListedUnderOneWordShareKindAndIssuer) {
  EXPECT_EQ(told("(письма департамента от 28.06.2024 № 02-171, 17.07.2024 № 02-200)"),
            "письмо | 02-171 | 2024-06-28 | департамент | \nписьмо | 02-200 | 2024-07-17 | департамент | \n");
  EXPECT_EQ(told("писем отдела от 06.02.2023 №02-36 и от 21.02.2023 № 01-56/08"),
            "письмо | 02-36 | 2023-02-06 | отдел | \nписьмо | 01-56/08 | 2023-02-21 | отдел | \n");
}

TEST(Acts, ApprovedPapersAreTakenByTheirDate) {
  EXPECT_EQ(told("Методология расчёта индекса, утверждённая 22.12.2023, применяется"),
            "методология |  | 2023-12-22 |  | Методология расчёта индекса\n");
  EXPECT_EQ(told("«Концепцией развития талантов» от 03.04.2012 № Пр-827"),
            "концепция | Пр-827 | 2012-04-03 |  | Концепция развития талантов\n");
  EXPECT_EQ(told("Порядок смотра, утверждённый приказом Минспорта от 01.02.2020 № 3"),
            "приказ | 3 | 2020-02-01 | Минспорта | \n");
}

TEST(Acts, QuotesThatDoNotBalanceDoNotSwallowTheSentence) {
  EXPECT_EQ(told("постановление Правительства РФ от 17.02.2024 № 182 «О правилах «Система качества» (далее – "
                 "Постановление № 182); приказ отдела от 01.03.2024 № 4"),
            "постановление | 182 | 2024-02-17 | Правительство РФ | О правилах «Система качества»\n"
            "приказ | 4 | 2024-03-01 | отдел | \n");
}

TEST(Acts, DatesAndNumbersOfOtherThingsAreNone) {
  EXPECT_EQ(told("Провести смотр 12.05.2024 в школе № 5; класс № 7 от 01.09.2023"), "");
  EXPECT_EQ(told("до 23.12.2025, далее ежегодно"), "");
}

TEST(Acts, StandInAListOnce) {
  std::vector<ActReference> basis;
  add_acts(basis, acts_in("Федеральный закон № 273-ФЗ"));
  add_acts(basis, acts_in("Федеральный закон от 29.12.2012 № 273-фз «Об образовании»"));
  ASSERT_EQ(basis.size(), 1U);
  EXPECT_EQ(basis[0].title, "Об образовании");
  EXPECT_EQ(basis[0].date, Date::of(2012, 12, 29));
}

}  // namespace
}  // namespace vekha::roadmap
