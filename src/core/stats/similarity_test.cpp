#include "core/stats/similarity.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "base/error.hpp"
#include "core/stats/random.hpp"

namespace vekha::stats {
namespace {

/// Honest pupils: 30 tasks of four options, the right one likelier for the able, wrong ones of unequal attraction.
Answers honest_pupils(int persons) {
  Random random(17);
  Answers answers{30, {}};
  for (int p = 0; p < persons; ++p) {
    const double ability = random.normal();
    for (int i = 0; i < 30; ++i) {
      const double hardness = (i % 7 - 3) * 0.5;
      const double right = 1 / (1 + std::exp(hardness - ability));
      const int wrong = random.chance(0.5) ? 1 : 2 + static_cast<int>(random.below(2));
      answers.cells.push_back(random.chance(right) ? 0 : wrong);
    }
  }
  return answers;
}

void copy(Answers& answers, std::size_t from, std::size_t to, std::size_t tasks) {
  for (std::size_t i = 0; i < tasks; ++i)
    answers.cells[to * answers.items + i] = answers.cells[from * answers.items + i];
}

// R: 1 - pbinom(7, 12, .3); and sum(dbinom) of two kinds of chances by convolution
TEST(StatsSimilarity, TheChanceOfMatchesIsExact) {
  EXPECT_NEAR(chance_of_matches(std::vector<double>(12, 0.3), 8), 0.00948937113, 1e-11);
  EXPECT_NEAR(chance_of_matches({0.5, 0.2}, 1), 0.6, 1e-15);
  EXPECT_NEAR(chance_of_matches({0.5, 0.2}, 2), 0.1, 1e-15);
  EXPECT_EQ(chance_of_matches({0.5}, 0), 1);
  EXPECT_EQ(chance_of_matches({0.5}, 2), 0);
}

TEST(StatsSimilarity, HonestPupilsAreNotMarked) {
  const Similarity found = similar_pairs(honest_pupils(300), {});
  EXPECT_EQ(found.compared, 300 * 299 / 2);
  double below = 0;
  for (const SimilarPair& pair : found.pairs) {
    below += pair.p < 0.01 ? 1 : 0;
    EXPECT_GT(pair.fdr, 0.01);
  }
  EXPECT_LT(below / static_cast<double>(found.compared), 0.015);
}

TEST(StatsSimilarity, PupilsPlacedBeforeAreComparedAlike) {
  Answers answers = honest_pupils(300);
  copy(answers, 10, 20, 28);
  const Similarity whole = similar_pairs(answers, {});
  PlacedPupils placed{whole.curves, {}};
  const AbilityScale scale(placed.curves);
  for (std::size_t p = 0; p < 300; ++p) placed.abilities.push_back(scale.weighted(row_of(answers, p)));
  const Similarity again = similar_pairs(answers, {}, placed);
  ASSERT_EQ(again.pairs.size(), whole.pairs.size());
  EXPECT_EQ(again.pairs[0].p, whole.pairs[0].p);
  placed.abilities[10].value.reset();  // nowhere on the curves: compared with nobody
  for (const SimilarPair& pair : similar_pairs(answers, {}, placed).pairs)
    EXPECT_FALSE(pair.first == 10 || pair.second == 10);
}

TEST(StatsSimilarity, PairsThatCopiedComeFirst) {
  Answers answers = honest_pupils(300);
  copy(answers, 10, 20, 28);
  copy(answers, 30, 40, 28);
  const Similarity found = similar_pairs(answers, {});
  for (std::size_t i = 0; i < 2; ++i) {
    const SimilarPair& pair = found.pairs[i];
    EXPECT_TRUE((pair.first == 10 && pair.second == 20) || (pair.first == 30 && pair.second == 40));
    EXPECT_LT(pair.fdr, 0.05);
    EXPECT_GE(pair.holm, pair.fdr);
    EXPECT_GT(pair.omega_first, 3);
  }
}

TEST(StatsSimilarity, OnlyPairsOfOneGroupAreCompared) {
  const Answers answers = honest_pupils(60);
  SimilarityPlan plan;
  for (int p = 0; p < 60; ++p) plan.groups.push_back(p == 0 ? kMissing : p % 6);
  EXPECT_EQ(similar_pairs(answers, plan).compared, 5 * 45 + 36);
}

TEST(StatsSimilarity, MissingAnswersMatchNobody) {
  Answers answers = honest_pupils(60);
  for (std::size_t person = 0; person < 2; ++person)
    for (std::size_t i = 0; i < 25; ++i) answers.cells[person * 30 + i] = kMissing;
  const Similarity found = similar_pairs(answers, {});
  EXPECT_EQ(found.compared, 60 * 59 / 2 - 1 - 2 * 58);
}

TEST(StatsSimilarity, FewPupilsEqualAnswersAndNobodyHaveAReason) {
  EXPECT_EQ(similar_pairs({30, {}}, {}).absence, Absence::no_data);
  EXPECT_EQ(similar_pairs(honest_pupils(20), {}).absence, Absence::too_few);
  EXPECT_EQ(similar_pairs({2, std::vector<int>(100, 1)}, {}).absence, Absence::no_variance);
}

}  // namespace
}  // namespace vekha::stats
