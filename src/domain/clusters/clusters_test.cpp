// Clusters: a rule anyone can follow, groups that do not hold are told, a link is no cause.
#include "domain/clusters/clusters.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "domain/clusters/world.hpp"
#include "domain/indicators/drawn.hpp"

namespace vekha::clusters {
namespace {

using testing::Each;
using testing::HasSubstr;
using testing::SizeIs;

/// Schools 101 …: odd ones rural and small; with noise conditions tell nothing.
class Clusters : public testing::Test {
 protected:
  static World drawn(std::size_t schools, double noise, unsigned seed = 7) {
    World out;
    context::Condition rural{.id = "rural", .name = "Сельская школа", .high = "сельские", .low = "городские"};
    context::Condition pupils{.id = "pupils", .name = "Обучающихся", .high = "крупные", .low = "малые"};
    context::Condition other{.id = "other", .name = "Что-то ещё", .high = {}, .low = {}};
    std::mt19937 chance(seed);
    for (std::size_t i = 0; i < schools; ++i) {
      const std::string code = std::to_string(101 + i);
      out.schools.push_back({.id = NodeId{static_cast<std::int64_t>(i) + 1}, .code = code, .name = "СОШ № " + code});
      const bool village = i % 2 == 0;
      const double wobble = static_cast<double>(chance() % 1000) / 1000;
      rural.values[code] = noise > 0 ? (wobble > 0.5 ? 1 : 0) : village ? 1 : 0;
      pupils.values[code] = noise > 0 ? static_cast<double>(chance() % 1000) : (village ? 80 : 700) + 40 * wobble;
      other.values[code] = static_cast<double>(chance() % 1000) + 0.5;
    }
    out.conditions = {rural, pupils, other};
    for (int more = 0; noise > 0 && more < 8; ++more) {
      out.conditions.push_back({.id = "x" + std::to_string(more), .name = "Ещё", .high = {}, .low = {}});
      for (const org::Node& one : out.schools)
        out.conditions.back().values[one.code] = static_cast<double>(chance() % 1000) + 0.5;
    }
    return out;
  }
  static Answer by(const World& world, const Rule& rule) {
    Answer out;
    divide_by(world, rule, out);
    return out;
  }
  static Rule rural_rule() {
    return {"r", "по месту", "", {{"rural", {{"городские", 0.5}, {"сельские", std::nullopt}}}}};
  }
};

TEST_F(Clusters, OfARuleAreThoseOfItsParts) {
  const Answer answer = by(drawn(12, 0), rural_rule());
  ASSERT_THAT(answer.clusters, SizeIs(2));
  EXPECT_EQ(answer.clusters[0].title, "городские");
  EXPECT_THAT(answer.clusters[0].members, SizeIs(6));
  EXPECT_THAT(answer.clusters[1].words, HasSubstr("сельские"));
  EXPECT_THAT(answer.clusters[1].words, HasSubstr("малые («Обучающихся» в среднем"));
}

TEST_F(Clusters, OfFewerThanFiveSchoolsAreNotMade) {
  const Answer answer = by(drawn(8, 0), rural_rule());
  ASSERT_THAT(answer.clusters, SizeIs(1));
  EXPECT_THAT(answer.clusters[0].members, SizeIs(8));
  EXPECT_THAT(answer.notes.at(0), HasSubstr("всего 4\u00A0школы"));
}

TEST_F(Clusters, LeaveOutSchoolsOfWhichTheConditionIsNotKnown) {
  World world = drawn(12, 0);
  world.conditions[0].values.erase("101");
  const Answer answer = by(world, rural_rule());
  ASSERT_THAT(answer.left_out, SizeIs(1));
  EXPECT_EQ(answer.left_out[0].code, "101");
  world.conditions.erase(world.conditions.begin());
  EXPECT_THAT(by(world, rural_rule()).why, HasSubstr("загрузите контекстные данные"));
}

TEST_F(Clusters, FoundInClearFiguresHoldAndAreToldInPlainWords) {
  Answer answer;
  explore(drawn(40, 0), {.scope = {}, .method = "kmeans", .k = 2}, answer);
  ASSERT_THAT(answer.clusters, SizeIs(2));
  for (const Cluster& one : answer.clusters) {
    EXPECT_EQ(one.holding, Holding::steady) << one.title << " " << *one.stability;
    EXPECT_THAT(one.stability_words, HasSubstr("устойчиво"));
  }
  EXPECT_THAT(answer.clusters[0].title, testing::AnyOf(HasSubstr("сельские"), HasSubstr("городские")));
}

TEST_F(Clusters, FoundWhereThereAreNoneAreToldToBeUnsteady) {
  Answer answer;
  explore(drawn(24, 3), {.scope = {}, .method = "kmeans", .k = 4}, answer);
  std::int64_t unsteady = 0;
  for (const Cluster& one : answer.clusters) {
    unsteady += one.holding == Holding::unsteady ? 1 : 0;
    if (!one.few) continue;
    EXPECT_THAT(one.means, Each(std::nullopt)) << "means of few schools are not published";
  }
  EXPECT_GE(unsteady, 1);
}

TEST_F(Clusters, HoldInClearWorldsAndDoNotInFormlessOnesOverManyDraws) {
  int formless = 0;
  std::ptrdiff_t believed = 0;
  for (unsigned seed = 1; seed <= 20; ++seed) {
    Answer clear;
    explore(drawn(40, 0, seed), {.scope = {}, .method = "kmeans", .k = 2}, clear);
    for (const Cluster& one : clear.clusters) EXPECT_EQ(one.holding, Holding::steady) << seed << " " << *one.stability;
    Answer noise;
    explore(drawn(30, 3, seed), {.scope = {}, .method = "kmeans", .k = 4}, noise);
    believed += std::ranges::count(noise.clusters, Holding::steady, &Cluster::holding);
    formless += std::ranges::count(noise.clusters, Holding::unsteady, &Cluster::holding) > 0 ? 1 : 0;
  }
  EXPECT_GE(formless, 19);
  EXPECT_LE(believed, 4) << "of 80 groups of noise";
}

TEST_F(Clusters, OfTheBestNumberAreNoSingleSchools) {
  World world = drawn(20, 3);
  for (auto& condition : world.conditions) condition.values["101"] = 1e6;
  Answer answer;
  explore(world, {.scope = {}, .method = "ward"}, answer);
  for (const Cluster& one : answer.clusters) EXPECT_GE(one.members.size(), kFewest) << one.title;
  EXPECT_EQ(answer.why.empty(), !answer.clusters.empty());
}

TEST_F(Clusters, AreNotLookedForInFewSchoolsNorByAnUnknownWay) {
  Answer answer;
  explore(drawn(9, 0), {.scope = {}, .method = "pam"}, answer);
  EXPECT_THAT(answer.why, HasSubstr("хотя бы десять школ"));
  EXPECT_THROW(explore(drawn(12, 0), {.scope = {}, .method = "нет"}, answer), Error);
  EXPECT_THROW(explore(drawn(12, 0), {.scope = {}, .method = "pam", .k = 40}, answer), Error);
}

TEST_F(Clusters, OfASchoolShowItAlone) {
  const Answer own = hidden(by(drawn(12, 0), rural_rule()), NodeId{1});
  ASSERT_THAT(own.clusters, SizeIs(1));
  ASSERT_THAT(own.clusters[0].members, SizeIs(1));
  EXPECT_EQ(own.clusters[0].members[0].code, "101");
  EXPECT_TRUE(own.notes.empty());
}

TEST(ClusterRules, ComeWithConditionsTheCatalogueKnows) {
  EXPECT_GE(rules().size(), 3U);
  for (const Rule& rule : rules())
    for (const Split& split : rule.splits) EXPECT_GE(split.parts.size(), 2U) << rule.id;
}

/// Eleven schools, the larger the better their works; a twelfth thing is not known of them.
TEST(ContextLinks, AreSeenWhereResultsGoWithSizeAndNeverSayBecause) {
  const auto records = db::Database::open_memory();
  facts::Store facts{":memory:"};
  const catalog::Catalog catalog = catalog::built_in();
  records->write({{}, "проверка"}, "заведение", [](const db::Write& write) { org::init(write, "Район m1"); });
  std::string works = "  школа | балл | отметка | работ\n";
  for (int school = 0; school < 11; ++school) {
    works += "  " + std::to_string(101 + school) + " | 18 | 5 | " + std::to_string(5 + 9 * school) + "\n";
    works += "  " + std::to_string(101 + school) + " | 3 | 2 | " + std::to_string(6 + school) + "\n";
  }
  const auto world = indicators::drawn(sys::read_yaml(
      "test", "exam: {procedure: ВПР, year: 2026, grade: 5, subject: Математика, maximum: 20}\nworks: |\n" + works));
  results::commit({*records, facts}, {{}, "проверка"}, world.load);
  const Links found = records->read([&](const db::Read& read) {
    return links({read, facts, catalog}, indicators::shipped(), {.scope = {}, .year = 2026, .indicators = {"success"}});
  });
  ASSERT_FALSE(found.links.empty());
  const Link& size = found.links.front();
  EXPECT_EQ(size.condition, "Написано работ за год");
  EXPECT_NEAR(*size.rank.value, 1, 1e-9);
  EXPECT_TRUE(size.seen);
  EXPECT_GT(size.effect.interval->lo, 0);
  EXPECT_EQ(size.words, "сильная связь: где «Написано работ за год» больше, там «Успеваемость» чаще выше (школ: 11)");
  EXPECT_THAT(found.notes.at(0), HasSubstr("не причина"));
  EXPECT_THAT(found.notes.back(),
              HasSubstr("При 11\u00A0школах и таком числе пар уверенно заметны только связи от 0,"));
  EXPECT_FALSE(found.links.back().seen) << "a condition that does not vary tells nothing";
}

}  // namespace
}  // namespace vekha::clusters
