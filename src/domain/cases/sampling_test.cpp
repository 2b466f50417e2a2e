// Drawing and dealing: the seed decides alone, strata get their parts, weights pull, nobody gets works of the own
// school.
#include "domain/cases/sampling.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace vekha::cases {
namespace {

std::vector<Candidate> strata(const std::vector<std::size_t>& sizes) {
  std::vector<Candidate> out;
  for (std::size_t stratum = 0; stratum < sizes.size(); ++stratum)
    for (std::size_t i = 0; i < sizes[stratum]; ++i) out.push_back({static_cast<std::int64_t>(stratum), 1});
  return out;
}

TEST(Drawing, TheSameSeedDrawsTheSameWorks) {
  const auto all = strata({40, 60});
  EXPECT_EQ(drawn(all, 20, 7), drawn(all, 20, 7));
  EXPECT_NE(drawn(all, 20, 7), drawn(all, 20, 8));
}

TEST(Drawing, EachStratumGetsItsPartAndNoWorkComesTwice) {
  const auto all = strata({10, 30, 60});
  for (const std::int64_t seed : {1, 2, 3, 999}) {
    const auto taken = drawn(all, 10, seed);
    std::map<std::int64_t, int> parts;
    for (const std::size_t i : taken) ++parts[all[i].stratum];
    EXPECT_EQ(parts, (std::map<std::int64_t, int>{{0, 1}, {1, 3}, {2, 6}}));
    EXPECT_EQ(std::set<std::size_t>(taken.begin(), taken.end()).size(), taken.size());
  }
}

TEST(Drawing, MoreThanThereIsTakesAllAndNothingTakesNone) {
  const auto all = strata({3, 4});
  EXPECT_EQ(drawn(all, 50, 1).size(), 7U);
  EXPECT_TRUE(drawn(all, 0, 1).empty());
  EXPECT_TRUE(drawn({}, 5, 1).empty());
}

TEST(Drawing, HeavierWorksComeMoreOften) {
  std::vector<Candidate> all(100);
  for (std::size_t i = 0; i < 50; ++i) all[i].weight = 3;
  int heavy = 0;
  for (std::int64_t seed = 1; seed <= 200; ++seed)
    for (const std::size_t i : drawn(all, 10, seed)) heavy += i < 50;
  EXPECT_GT(heavy, 1350) << "of 2000: alike weights would give about 1000, these about 1460";
  EXPECT_LT(heavy, 1560);
}

std::vector<Dealt> works(const std::vector<std::pair<std::int64_t, int>>& schools) {
  std::vector<Dealt> out;
  for (const auto& [school, count] : schools)
    for (int i = 0; i < count; ++i) out.push_back({NodeId{school}, {}});
  return out;
}

TEST(Dealing, NobodyGetsWorksOfTheOwnSchoolAndLoadsAreAlike) {
  const auto all = works({{1, 40}, {2, 10}, {3, 11}});
  const std::vector<NodeId> experts = {NodeId{1}, NodeId{2}, NodeId{3}, NodeId{}};
  for (const std::int64_t seed : {1, 5, 77}) {
    const auto hands = dealt(all, experts, seed);
    std::map<std::size_t, int> loads;
    for (std::size_t i = 0; i < hands.size(); ++i) {
      ASSERT_TRUE(hands[i]);
      EXPECT_NE(experts[*hands[i]], all[i].school);
      ++loads[*hands[i]];
    }
    const auto [least, most] = std::ranges::minmax_element(loads, {}, [](const auto& one) { return one.second; });
    EXPECT_LE(most->second - least->second, 1) << seed;
  }
}

TEST(Dealing, AWorkNobodyMayHaveIsLeftAndAThirdIsNotTheSecond) {
  const std::vector<NodeId> own = {NodeId{1}, NodeId{1}};
  const auto none = dealt(works({{1, 3}}), own, 1);
  EXPECT_TRUE(std::ranges::none_of(none, [](const auto& one) { return one.has_value(); }));
  std::vector<Dealt> marked = works({{5, 6}});
  for (Dealt& one : marked) one.marked_by = 0;
  for (const auto& hand : dealt(marked, own, 1)) EXPECT_EQ(hand, std::optional<std::size_t>(1));
}

}  // namespace
}  // namespace vekha::cases
