#include "domain/objectivity/like_schools.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace vekha::objectivity {
namespace {

using Groups = std::vector<std::vector<NodeId>>;

std::vector<SizedSchool> schools(int count) {
  std::vector<SizedSchool> out;
  for (int i = 1; i <= count; ++i) out.push_back({NodeId{i}, 10 * i});
  return out;
}
/// Schools from … to with this name of their cluster.
void name(Kindred& kindred, int from, int to, const std::vector<std::string>& title) {
  for (int i = from; i <= to; ++i) kindred[NodeId{i}] = title;
}
std::vector<std::size_t> sizes(const Groups& groups) {
  std::vector<std::size_t> out;
  for (const auto& one : groups) out.push_back(one.size());
  std::sort(out.begin(), out.end());
  return out;
}

TEST(LikeSchools, AreThoseOfOneCluster) {
  Kindred kindred;
  name(kindred, 1, 6, {"городские"});
  name(kindred, 7, 12, {"сельские"});
  const Groups groups = like_schools(kindred, schools(12));
  ASSERT_EQ(sizes(groups), (std::vector<std::size_t>{6, 6}));
  for (const auto& group : groups)
    for (const NodeId id : group) EXPECT_EQ(id.value > 6, group.front().value > 6);
}

TEST(LikeSchools, AClusterOfFewJoinsTheOneItSharesMostOfItsNameWith) {
  Kindred kindred;
  name(kindred, 1, 3, {"сельские", "до 9 класса"});
  name(kindred, 4, 9, {"сельские", "до 11 класса"});
  name(kindred, 10, 15, {"городские", "до 11 класса"});
  const Groups groups = like_schools(kindred, schools(15));
  EXPECT_EQ(sizes(groups), (std::vector<std::size_t>{6, 9}));
  const auto rural = std::find_if(groups.begin(), groups.end(), [](const auto& one) { return one.size() == 9; });
  for (const NodeId id : *rural) EXPECT_LE(id.value, 9);
}

TEST(LikeSchools, ManySmallClustersGoUpUntilThereAreFive) {
  Kindred kindred;
  for (int i = 1; i <= 6; ++i) name(kindred, i, i, {"сельские", "часть " + std::to_string(i)});
  EXPECT_EQ(sizes(like_schools(kindred, schools(6))), (std::vector<std::size_t>{6}));
  EXPECT_TRUE(like_schools(kindred, schools(4)).empty());
}

TEST(LikeSchools, SchoolsOfUnknownConditionsAreNotLost) {
  Kindred kindred;
  name(kindred, 1, 5, {"городские"});
  name(kindred, 6, 10, {"сельские"});
  std::size_t all = 0;
  for (const auto& group : like_schools(kindred, schools(12))) all += group.size();
  EXPECT_EQ(all, 12U);
}

TEST(LikeSchools, WithoutConditionsThirdsBySizeAreTaken) {
  EXPECT_EQ(sizes(like_schools({}, schools(30))), (std::vector<std::size_t>{10, 10, 10}));
  EXPECT_EQ(sizes(like_schools({}, schools(9))), (std::vector<std::size_t>{9}));
}

}  // namespace
}  // namespace vekha::objectivity
