#include "io/doc/typography.hpp"

#include <gtest/gtest.h>

namespace vekha::doc {
namespace {

TEST(Typography, StraightQuotesBecomeHerringbones) { EXPECT_EQ(typeset("МБОУ \"СОШ\""), "МБОУ «СОШ»"); }

TEST(Typography, InnerQuotesBecomePaws) {
  EXPECT_EQ(typeset("МБОУ \"Лицей \"Звезда\" села\""), "МБОУ «Лицей „Звезда“ села»");
}

TEST(Typography, QuotesAlreadySetStay) { EXPECT_EQ(typeset("отметка «4» и «5»"), "отметка «4» и «5»"); }

TEST(Typography, NumberSignKeepsItsNumber) { EXPECT_EQ(typeset("школа № 5"), "школа №\u00A05"); }

TEST(Typography, PercentAndUnitsStayWithTheNumber) {
  EXPECT_EQ(typeset("12,5 % и 3 балла"), "12,5\u00A0% и 3\u00A0балла");
  EXPECT_EQ(typeset("2022 г."), "2022\u00A0г.");
}

TEST(Typography, DashNeverBeginsALine) { EXPECT_EQ(typeset("качество — доля"), "качество\u00A0— доля"); }

TEST(Typography, InitialsStayWithTheSurname) { EXPECT_EQ(typeset("И. О. Петрова"), "И.\u00A0О.\u00A0Петрова"); }

TEST(Typography, OrdinaryBlanksMayBreak) { EXPECT_EQ(typeset("в 2022 году два слова"), "в 2022 году два слова"); }

TEST(Typography, EmptyTextStaysEmpty) { EXPECT_EQ(typeset(""), ""); }

TEST(Typography, HyphensOfShortWordsAreHeldAndLongWordsMayPart) {
  EXPECT_EQ(unbroken("мастер-классов"), "мастер\u2011классов");
  EXPECT_EQ(unbroken("организационно-методический"), "организационно-методический");
  EXPECT_EQ(unbroken("2024-2025"), "2024-2025");
}

}  // namespace
}  // namespace vekha::doc
