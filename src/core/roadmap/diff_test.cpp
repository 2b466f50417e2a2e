#include "core/roadmap/diff.hpp"

#include <gtest/gtest.h>

#include "core/roadmap/matching.hpp"

namespace vekha::roadmap {
namespace {

DiffMeasure row(std::int64_t origin, const std::string& number, const std::string& text,
                const std::string& section = "1") {
  return {.origin = origin, .number = number, .section = section, .text = text, .term = "май"};
}

/// «2 changed term»: the number after (or before), the change, the fields.
std::vector<std::string> told(const std::vector<DiffMeasure>& before, const std::vector<DiffMeasure>& after) {
  std::vector<std::string> out;
  for (const DiffRow& each : diff(before, after)) {
    const DiffMeasure& side =
        each.after >= 0 ? after[static_cast<std::size_t>(each.after)] : before[static_cast<std::size_t>(each.before)];
    std::string line = side.number + " " + std::string(change_name(each.change));
    for (const FieldChange& field : each.fields) line += " " + field.field;
    out.push_back(line);
  }
  return out;
}

using Lines = std::vector<std::string>;

TEST(Diff, EqualPlansAreTheSame) {
  const std::vector<DiffMeasure> plan{row(1, "1", "Сбор"), row(2, "2", "Клуб")};
  EXPECT_EQ(told(plan, plan), (Lines{"1 same", "2 same"}));
}

TEST(Diff, TellsWhatWasAddedRemovedAndChanged) {
  std::vector<DiffMeasure> after{row(1, "1", "Сбор"), row(3, "2", "Сход")};
  after[0].term = "июнь";
  EXPECT_EQ(told({row(1, "1", "Сбор"), row(2, "2", "Клуб")}, after), (Lines{"1 changed term", "2 removed", "2 added"}));
}

TEST(Diff, ANewNumberIsNoNewMeasure) {
  EXPECT_EQ(
      told({row(1, "1", "Сбор"), row(2, "2", "Клуб")}, {row(3, "1", "Сход"), row(1, "2", "Сбор"), row(2, "3", "Клуб")}),
      (Lines{"1 added", "2 renumbered number", "3 renumbered number"}));
}

TEST(Diff, OnlyWhatChangedItsPlaceIsMoved) {
  EXPECT_EQ(told({row(1, "1", "А"), row(2, "2", "Б"), row(3, "3", "В"), row(4, "4", "Г")},
                 {row(4, "4", "Г"), row(1, "1", "А"), row(2, "2", "Б"), row(3, "3", "В")}),
            (Lines{"4 moved order", "1 same", "2 same", "3 same"}));
  EXPECT_EQ(told({row(1, "1", "А")}, {row(1, "1", "А", "2")}), (Lines{"1 moved section"}));
}

TEST(Diff, WhiteSpaceIsNoChange) {
  EXPECT_EQ(told({row(1, "1", "Сбор  данных")}, {row(1, "1", "Сбор данных ")}), (Lines{"1 same"}));
}

TEST(Diff, EmptyPlansAreCompared) {
  EXPECT_TRUE(diff({}, {}).empty());
  EXPECT_EQ(told({row(1, "1", "А"), row(2, "2", "Б")}, {}), (Lines{"1 removed", "2 removed"}));
}

TEST(Matching, FindsTheSameMeasureUnderAnotherNumberAndWithOtherWords) {
  const std::vector<Likeness> before{{"1.1", "Проведение семинара для учителей математики", "Кадры"},
                                     {"1.2", "Анализ результатов проверочных работ", "Кадры"}};
  const std::vector<Likeness> after{{"1.1", "Утверждение положения о конкурсе", "Кадры"},
                                    {"1.2", "Проведение семинаров для учителей математики и физики", "Кадры"},
                                    {"1.3", "Анализ результатов проверочных работ", "Кадры"}};
  EXPECT_EQ(match_measures(before, after), (std::vector<int>{-1, 0, 1}));
}

TEST(Matching, GivesNoCounterpartTwice) {
  const Likeness one{"1", "Проведение общего собрания родителей", ""};
  EXPECT_EQ(match_measures({one}, {one, one}), (std::vector<int>{0, -1}));
}

}  // namespace
}  // namespace vekha::roadmap
