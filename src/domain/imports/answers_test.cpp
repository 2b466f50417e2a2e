#include "domain/imports/answers.hpp"

#include <gtest/gtest.h>

#include "base/text.hpp"

namespace vekha::imports {
namespace {

std::string written(const Mask& mask) {
  std::string out;
  for (const Answer& one : mask) {
    out += one.kind == Answer::Kind::full      ? "+"
           : one.kind == Answer::Kind::none    ? "-"
           : one.kind == Answer::Kind::missing ? "."
                                               : std::to_string(one.points);
    if (one.maximum > 0) out += "(" + std::to_string(one.maximum) + ")";
    out += " ";
  }
  return squeezed(out);
}

TEST(Answers, MasksOfExamCentresAreRead) {
  EXPECT_EQ(written(*read_mask("++---+")), "+ + - - - +");
  EXPECT_EQ(written(*read_mask("+2-1")), "+ 2 - 1");
  EXPECT_EQ(written(*read_mask("1(1)2(3)")), "1(1) 2(3)");
  EXPECT_EQ(written(*read_mask(" 0(2) 12(20) ")), "0(2) 12(20)");
  EXPECT_EQ(written(*read_mask("1(2)-(3)X(1)")), "1(2) -(3) .(1)");
  EXPECT_EQ(written(*read_mask("12")), "1 2");
}

TEST(Answers, WhatIsNoMaskIsRefused) {
  for (const char* text : {"Иванов", "(1)", "1(", "1()", "1(999)", "1(2)(3)", "+a", "5,5"})
    EXPECT_FALSE(read_mask(text)) << text;
  EXPECT_FALSE(read_mask(std::string(5000, '+')));
}

results::Work work(int total) {
  results::Work out;
  out.total = total;
  return out;
}

TEST(Answers, WhatAPlusIsWorthIsFoundFromTheTotals) {
  std::vector<Answers> answers;
  std::vector<results::Work> works;
  const auto add = [&](const char* mask, int total) {
    answers.push_back({*read_mask(mask), {}, {}});
    works.push_back(work(total));
  };
  add("+++", 5);  // the second is worth 2, the third 2
  add("+--", 1);
  add("-+-", 2);
  add("--+", 2);
  add("+1-", 2);
  EXPECT_EQ(worth_of(answers, works), (std::vector<int>{1, 2, 2}));
}

TEST(Answers, TasksAreNamedByTheirPartAndSumToTheTotal) {
  results::Sitting sitting;
  sitting.works = {work(4), work(2)};
  std::vector<Answers> answers{{*read_mask("+-"), *read_mask("1(2)2(3)"), {}}, {*read_mask("++"), {}, {}}};
  fill_tasks(sitting, answers, {});
  ASSERT_EQ(sitting.tasks.size(), 4U);
  EXPECT_EQ(sitting.tasks[2].name, "Р1");
  EXPECT_EQ(sitting.tasks[3].maximum, 3);
  EXPECT_EQ(sitting.values[0].score + sitting.values[1].score + sitting.values[2].score + sitting.values[3].score, 4);
  EXPECT_EQ(sitting.values[6].flag, results::Flag::not_applicable);
}

}  // namespace
}  // namespace vekha::imports
