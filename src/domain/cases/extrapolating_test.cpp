// What drawn works say of all: right on average over many drawings, and sure of it as often as promised.
#include "domain/cases/extrapolating.hpp"

#include <cmath>
#include <map>

#include "core/stats/survey.hpp"
#include "domain/cases/sampling.hpp"
#include "domain/cases/world_test.hpp"

namespace vekha::cases {
namespace {

class Extrapolation : public test::World {
 protected:
  RecheckReport told(std::int64_t id) {
    return read([&](const db::Read& view) {
      const Who hand = owner_of_folder("проверка");
      return report({view, facts, catalog}, hand, recheck(view, hand, id));
    });
  }
  void marked_again(std::int64_t id, int more) {
    hire(id, "Первая");
    hire(id, "Вторая");
    change(id, [](const db::Write& view, const Who& hand, const Recheck& one) { assign(view, hand, one); });
    mark_all(id, more);
  }
};

const Extrapolated& row(const RecheckReport& report, const std::string& key) {
  return *std::ranges::find(report.whole, key, &Extrapolated::key);
}

TEST_F(Extrapolation, SpeaksOfAllWorksOfMarkedSchoolsAndOfThoseOthersWereDrawnFrom) {
  const std::int64_t id = begun({.number = 14, .schools = {"101"}});
  marked_again(id, 0);
  const RecheckReport report = told(id);
  EXPECT_TRUE(row(report, "marked").whole);
  EXPECT_EQ(row(report, "marked").population, 12);
  EXPECT_EQ(row(report, "random").population, 28);
  EXPECT_EQ(row(report, "all").population, 40);
  EXPECT_EQ(row(report, "102").population, 20) << "strata are schools";
  EXPECT_EQ(row(report, "all").share, 1);
  EXPECT_LT(row(report, "all").interval->lo, 1) << "half of the others nobody looked at";
  EXPECT_GT(row(report, "all").interval->lo, row(report, "random").interval->lo) << "what was all looked at is sure";
  EXPECT_THAT(row(report, "marked").words, testing::HasSubstr("проверены все"));
}

TEST_F(Extrapolation, CountsWorksWhosePointsChanged) {
  const std::int64_t id = begun({.number = 28, .gap = 1, .schools = {"101"}});
  marked_again(id, 1);
  const RecheckReport report = told(id);
  const Extrapolated& all = row(report, "all");
  EXPECT_TRUE(all.whole) << "the random part took all too";
  EXPECT_EQ(all.interval->lo, all.interval->hi);
  EXPECT_GT(all.change, 0);
  EXPECT_NEAR(all.change, -*report.all.points.difference, 1e-12) << "all of them: the sample is the whole";
}

TEST_F(Extrapolation, KeepsQuietWhereFewWereCheckedOrChancesAreUnknown) {
  const std::int64_t id = begun({.number = 4});
  marked_again(id, 0);
  const RecheckReport few = told(id);
  EXPECT_FALSE(row(few, "all").interval);
  EXPECT_THAT(row(few, "all").words, testing::HasSubstr("сказать нельзя"));
  write([](const db::Write& change) { change.run("DELETE FROM recheck_chance"); });
  EXPECT_TRUE(told(id).whole.empty());
}

TEST_F(Extrapolation, NamesWorksItDoesNotSpeakOf) {
  const std::int64_t id = begun({.number = 2});
  marked_again(id, 0);
  const auto notes = told(id).notes;
  EXPECT_TRUE(std::ranges::any_of(notes, [](const std::string& one) {
    return one.find("не проверено ни одной") != std::string::npos && one.find("о 8") != std::string::npos;
  })) << "the eight works of the smallest school";
}

/// Three schools; works near a border are drawn more often and were marked worse.
struct Pool {
  std::vector<Candidate> candidates;
  std::vector<bool> same;
  std::vector<Stratum> strata;
  double share = 0;
};
Pool pool() {
  Pool out;
  const int sizes[] = {30, 60, 110};
  for (int school = 0; school < 3; ++school) {
    for (int i = 0; i < sizes[school]; ++i) {
      const bool border = i % 5 == 0;
      out.candidates.push_back({school + 1, border ? 3.0 : 1.0});
      out.same.push_back(border ? i % 10 == 0 : i % 7 != 1);
      out.share += out.same.back();
    }
    out.strata.push_back({school + 1, "школа", sizes[school]});
  }
  out.share /= static_cast<double>(out.same.size());
  return out;
}

/// What one drawing of forty tells.
Extrapolated estimate(const Pool& pool, std::int64_t seed) {
  const auto taken = drawn(pool.candidates, 40, seed);
  std::map<std::int64_t, std::vector<double>> chances;
  std::map<std::int64_t, std::size_t> place;
  for (const Stratum& one : pool.strata) {
    std::vector<double> weights;
    for (const Candidate& each : pool.candidates)
      if (each.stratum == one.id) weights.push_back(each.weight);
    const auto count = static_cast<std::size_t>(
        std::ranges::count_if(taken, [&](std::size_t i) { return pool.candidates[i].stratum == one.id; }));
    chances[one.id] = stats::chances_of_drawing(weights, count);
  }
  std::vector<double> chance;
  for (const Candidate& one : pool.candidates) chance.push_back(chances[one.stratum][place[one.stratum]++]);
  std::vector<SampledWork> works;
  for (const std::size_t i : taken) {
    SampledWork work;
    work.ground = "random";
    work.school_code = std::to_string(pool.candidates[i].stratum);
    work.stratum = pool.candidates[i].stratum;
    work.chance = chance[i];
    works.push_back(work);
  }
  std::vector<Judged> judged;
  for (std::size_t i = 0; i < taken.size(); ++i) judged.push_back({&works[i], pool.same[taken[i]], 0});
  return extrapolated(judged, pool.strata).front();
}

TEST(ExtrapolationOfManyDrawings, IsRightOnAverageAndHoldsTheTruthAsOftenAsPromised) {
  const Pool all = pool();
  constexpr int kTimes = 400;
  double mean = 0;
  double plain = 0;
  int held = 0;
  for (int seed = 1; seed <= kTimes; ++seed) {
    const Extrapolated one = estimate(all, seed);
    mean += one.share / kTimes;
    held += one.interval->lo <= all.share && all.share <= one.interval->hi;
    const auto taken = drawn(all.candidates, 40, seed);
    for (const std::size_t i : taken) plain += (all.same[i] ? 1.0 : 0.0) / (40.0 * kTimes);
  }
  EXPECT_NEAR(mean, all.share, 0.01);
  EXPECT_LT(plain, all.share - 0.05) << "the share of the sample itself is another thing";
  EXPECT_GE(held, kTimes * 93 / 100);
}

}  // namespace
}  // namespace vekha::cases
