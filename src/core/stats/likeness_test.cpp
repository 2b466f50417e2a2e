#include "core/stats/likeness.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace vekha::stats {
namespace {

constexpr std::size_t kTasks = 16;
constexpr std::size_t kClass = 18;
constexpr std::size_t kClasses = 12;

/// Classes of independent pupils; those of class 0 take over this share of the answers of its first paper.
Papers drawn(double copied, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::normal_distribution<double> strength;
  std::uniform_real_distribution<double> unit;
  Papers out{.tasks = kTasks, .points = {}, .group = {}, .groups = kClasses};
  for (std::size_t group = 0; group < kClasses; ++group)
    for (std::size_t pupil = 0; pupil < kClass; ++pupil) {
      const double own = strength(random) + 0.1 * static_cast<double>(group);
      out.group.push_back(group);
      for (std::size_t task = 0; task < kTasks; ++task) {
        const double hard = -1.5 + 0.2 * static_cast<double>(task);
        auto points = static_cast<std::int16_t>(unit(random) < 1 / (1 + std::exp(hard - own)));
        if (group == 0 && pupil > 0 && unit(random) < copied) points = out.points[task];
        out.points.push_back(points);
      }
    }
  return out;
}

TEST(Likeness, IndependentPapersAgreeAsMuchAsChanceSays) {
  double sum = 0;
  double squares = 0;
  int count = 0;
  for (std::uint64_t seed = 1; seed <= 12; ++seed)
    for (const auto& one : likeness(drawn(0, seed))) {
      ASSERT_TRUE(one);
      const double z = one->agreement / one->error;
      sum += z;
      squares += z * z;
      ++count;
    }
  EXPECT_NEAR(sum / count, 0, 0.3);
  EXPECT_NEAR(squares / count, 1, 0.45);
}

TEST(Likeness, AClassThatCopiesStandsFarOut) {
  const auto found = likeness(drawn(0.7, 3));
  ASSERT_TRUE(found[0]);
  EXPECT_GT(found[0]->agreement / found[0]->error, 10);
  for (std::size_t group = 1; group < kClasses; ++group) EXPECT_LT(found[group]->agreement / found[group]->error, 5);
}

TEST(Likeness, PairsOfACopyingClassAreNamed) {
  const Papers papers = drawn(0.9, 5);
  const auto pairs = like_pairs(papers, 0, 10);
  ASSERT_FALSE(pairs.empty());
  EXPECT_GT(pairs.front().z, 3);
  EXPECT_GT(static_cast<double>(pairs.front().same), pairs.front().expected);
  EXPECT_LE(like_pairs(papers, 0, 2).size(), 2U);
  EXPECT_LE(like_pairs(papers, 4, 10).size(), 2U);
}

TEST(Likeness, TasksNotAskedAreLeftOut) {
  Papers papers = drawn(0, 9);
  for (std::size_t i = 0; i < papers.points.size(); i += 7) papers.points[i] = -1;
  for (const auto& one : likeness(papers)) {
    ASSERT_TRUE(one);
    EXPECT_LT(std::abs(one->agreement / one->error), 5);
  }
}

TEST(Likeness, AClassOfFourIsNotJudged) {
  Papers papers = drawn(0, 2);
  papers.groups = kClasses + 1;
  for (std::size_t i = 0; i < 4; ++i) papers.group[i] = kClasses;
  const auto found = likeness(papers);
  EXPECT_FALSE(found[kClasses]);
  EXPECT_TRUE(found[0]);
}

TEST(Likeness, OneClassAloneHasNobodyToLearnFrom) {
  Papers papers = drawn(0, 2);
  papers.group.assign(papers.group.size(), 0);
  papers.groups = 1;
  EXPECT_FALSE(likeness(papers)[0]);
}

}  // namespace
}  // namespace vekha::stats
