// Words follow intervals, and Russian forms follow numbers.
#include "domain/words/words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/agreement.hpp"
#include "base/text.hpp"

namespace vekha::words {
namespace {

using testing::HasSubstr;

constexpr auto kMean = "среднего по муниципалитету";

std::string told(double value, Interval interval, double reference, Sureness sureness = Sureness::alone) {
  const Estimate estimate = Estimate::of(value, 25, interval);
  return sentence(estimate, standing_of(estimate, reference), sureness, kMean);
}

TEST(Words, SayNothingWhereTheIntervalHoldsTheReference) {
  EXPECT_EQ(told(80, {60, 92}, 61), "не отличается от среднего по муниципалитету");
  EXPECT_EQ(told(80, {60, 92}, 60), "не отличается от среднего по муниципалитету") << "an end belongs to the interval";
  EXPECT_EQ(told(80, {60, 92}, 59), "выше среднего по муниципалитету");
  EXPECT_EQ(told(80, {60, 92}, 93), "ниже среднего по муниципалитету");
}

TEST(Words, SayPerhapsWhereManyWereComparedAndWhyThereIsNothingToCompare) {
  EXPECT_EQ(told(80, {60, 92}, 59, Sureness::may_be), "возможно, выше среднего по муниципалитету");
  EXPECT_EQ(told(80, {60, 92}, 59, Sureness::holds), "выше среднего по муниципалитету");
  EXPECT_EQ(told(80, {60, 92}, 70, Sureness::may_be), "не отличается от среднего по муниципалитету");
  const Estimate none = Estimate::absent(Absence::too_few, 2);
  EXPECT_EQ(sentence(none, standing_of(none, 50), Sureness::alone, kMean), "сравнить нельзя: мало работ");
  EXPECT_EQ(standing_of(Estimate::of(5, 1), std::nullopt), Standing::unknown);
}

TEST(Words, TellAChangeOnlyWhenItIsOne) {
  EXPECT_EQ(change_sentence(Estimate::of(4.1, 50, {1, 7.2}), "п.п."), "рост на 4,1\u00A0п.п. (от 1,0 до 7,2)");
  EXPECT_EQ(change_sentence(Estimate::of(-4.1, 50, {-7.2, -1}), ""), "снижение на 4,1 (от 1,0 до 7,2)");
  EXPECT_EQ(change_sentence(Estimate::of(4.1, 50, {-1, 9}), "п.п."), "изменение не отличается от случайного колебания");
  EXPECT_THAT(change_sentence(Estimate::absent(Absence::not_comparable), ""), HasSubstr("не известно"));
}

TEST(Agreement, HoldsForEveryEndingOfNumbers) {
  const std::vector<std::pair<int, const char*>> nouns = {
      {0, "школ"},  {1, "школа"},  {2, "школы"},  {4, "школы"},   {5, "школ"},   {11, "школ"},
      {12, "школ"}, {21, "школа"}, {22, "школы"}, {101, "школа"}, {111, "школ"}, {1002, "школы"}};
  for (const auto& [number, noun] : nouns) EXPECT_EQ(plural(number, "школа", "школы", "школ"), noun) << number;
  EXPECT_EQ(counted_oblique(101, "школы", "школ"), "101\u00A0школы");
  EXPECT_EQ(counted_oblique(111, "школы", "школ"), "111\u00A0школ");
  EXPECT_THAT(chance_of_many(30), HasSubstr("1,5 школы")) << "a fraction takes the genitive singular";
  EXPECT_THAT(chance_of_many(101), HasSubstr("При 101\u00A0сравнении"));
}

TEST(Agreement, WritesRangesThatCanBeReadWithAMinus) {
  EXPECT_EQ(ru_range(57.5, 80.1, 1), "57,5–80,1");
  EXPECT_EQ(ru_range(-11.2, -4.8, 1), "от −11,2 до −4,8");
  EXPECT_EQ(ru_range(-3, 2, 0), "от −3 до 2");
}

TEST(Agreement, FollowsTheNumber) {
  EXPECT_EQ(counted_oblique(1, "школы", "школ"), "1\u00A0школы");
  EXPECT_EQ(counted_oblique(21, "школы", "школ"), "21\u00A0школы");
  EXPECT_EQ(counted_oblique(11, "школы", "школ"), "11\u00A0школ");
  EXPECT_EQ(counted_oblique(102, "школы", "школ"), "102\u00A0школ");
  EXPECT_EQ(verb_after(1, "отличается", "отличаются"), "отличается");
  EXPECT_EQ(verb_after(111, "отличается", "отличаются"), "отличаются");
  EXPECT_EQ(verb_after(0, "отличается", "отличаются"), "отличаются");
  EXPECT_EQ(feminine_count(2), "две");
  EXPECT_EQ(feminine_count(12), "12");
  EXPECT_THAT(chance_of_many(12), HasSubstr("При 12\u00A0сравнениях"));
  EXPECT_THAT(chance_of_many(21), HasSubstr("При 21\u00A0сравнении"));
}

}  // namespace
}  // namespace vekha::words
