#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/error.hpp"
#include "domain/demo/random.hpp"
#include "domain/demo/truth.hpp"
#include "domain/demo/works.hpp"
#include "domain/demo/world.hpp"

namespace vekha::demo {
namespace {

std::string truth_of(const Options& options) {
  const World world = make_world(options);
  Truth truth(world);
  for (const Exam& exam : world.exams)
    for (std::size_t i = 0; i < world.schools.size(); ++i) {
      const SchoolWorks made = make_works(world.schools[i], exam);
      truth.add(i, exam, made.honest_sum, made.participants);
    }
  return truth.json();
}

std::uint64_t fingerprint(const std::string& text) {
  std::uint64_t out = 14695981039346656037u;
  for (const char c : text) out = (out ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return out;
}

struct Moments {
  double n = 0, sum = 0, squares = 0;
  void add(double x) { n += 1, sum += x, squares += x * x; }
  double mean() const { return sum / n; }
  double variance() const { return (squares - sum * sum / n) / (n - 1); }
};

struct Interval95 {
  double lo, hi;
};
Interval95 interval(const Moments& m) {
  const double half = 1.96 * std::sqrt(m.variance() / m.n);
  return {m.mean() - half, m.mean() + half};
}

TEST(DemoRandom, NormalNumbersHaveMeanZeroAndDeviationOne) {
  Random random(5);
  Moments m;
  for (int i = 0; i < 100000; ++i) m.add(random.normal());
  EXPECT_NEAR(m.mean(), 0, 0.02);
  EXPECT_NEAR(m.variance(), 1, 0.02);
}

TEST(DemoRandom, ExponentialAgreesWithTheLibrary) {
  for (double x = -12; x <= 12; x += 0.37) EXPECT_NEAR(exponential(x) / std::exp(x), 1, 1e-12);
}

TEST(DemoRandom, LogisticIsBetweenZeroAndOneAndRises) {
  for (double x = -13; x < 13; x += 0.1) EXPECT_LE(logistic(x), logistic(x + 0.1));
  EXPECT_NEAR(logistic(0), 0.5, 1e-15);
}

TEST(DemoWorld, TheSameSeedGivesTheSameTruthOnEveryMachine) {
  const std::string truth = truth_of({.schools = 6, .years = 2, .seed = 42});
  EXPECT_EQ(truth, truth_of({.schools = 6, .years = 2, .seed = 42}));
  EXPECT_EQ(fingerprint(truth), 10026103505280427644u) << "changed on purpose? then write the new fingerprint here";
  EXPECT_NE(truth, truth_of({.schools = 6, .years = 2, .seed = 43}));
}

TEST(DemoWorld, SchoolsAreOfAllSizesWithNamesAndCodesOfTheirOwn) {
  for (const int count : {1, 2, 3, 12, 60, 1000}) {
    const World world = make_world({.schools = count});
    ASSERT_EQ(world.schools.size(), static_cast<std::size_t>(count));
    std::set<std::string> names, codes;
    for (const School& school : world.schools) {
      names.insert(school.name);
      codes.insert(school.code);
      EXPECT_GE(school.pupils, 6);
      EXPECT_LE(school.pupils, 900);
      EXPECT_LT(school.municipality, static_cast<int>(world.municipalities.size()));
    }
    EXPECT_EQ(names.size(), world.schools.size());
    EXPECT_EQ(codes.size(), world.schools.size());
  }
}

TEST(DemoWorld, TwelveSchoolsShowEveryBehaviourAndMostAreHonest) {
  for (const std::uint64_t seed : {1u, 2u, 3u, 4u, 5u}) {
    std::map<Behaviour, int> met;
    for (const School& school : make_world({.seed = seed}).schools) ++met[school.behaviour];
    EXPECT_EQ(met.size(), 4u) << "seed " << seed;
    EXPECT_GE(met[Behaviour::honest], 6);
  }
}

TEST(DemoWorld, IsOfTheKindAskedFor) {
  const auto count = [](Kind kind, Behaviour wanted) {
    const World world = make_world({.schools = 24, .kind = kind});
    return std::ranges::count(world.schools, wanted, &School::behaviour);
  };
  EXPECT_EQ(count(Kind::honest, Behaviour::honest), 24);
  EXPECT_EQ(count(Kind::everybody, Behaviour::lifts_near_misses), 24);
  EXPECT_GT(count(Kind::copying, Behaviour::copies), 0);
  EXPECT_EQ(count(Kind::copying, Behaviour::lifts_near_misses) + count(Kind::lift, Behaviour::copies), 0);
  EXPECT_GT(count(Kind::lift, Behaviour::lifts_near_misses), 0);
  for (const Kind kind : {Kind::mixed, Kind::honest, Kind::lift, Kind::copying, Kind::everybody})
    EXPECT_EQ(kind_from_name(kind_name(kind)), kind);
  EXPECT_THROW(kind_from_name("dishonest"), Error);
}

TEST(DemoWorld, RefusesNoSchoolsAndTooManyYears) {
  EXPECT_THROW(make_world({.schools = 0}), Error);
  EXPECT_THROW(make_world({.years = 50}), Error);
}

TEST(DemoWorks, TotalsAreSumsOfTasksWithinTheirMaxima) {
  const World world = make_world({});
  for (const Exam& exam : world.exams)
    for (const School& school : world.schools)
      for (const Work& work : make_works(school, exam).works) {
        if (work.absent) continue;
        ASSERT_EQ(work.scores.size(), exam.tasks.size());
        int sum = 0;
        for (std::size_t i = 0; i < work.scores.size(); ++i) {
          EXPECT_LE(work.scores[i], exam.tasks[i].maximum);
          sum += std::max<int>(work.scores[i], 0);
        }
        EXPECT_EQ(sum, work.total);
      }
}

TEST(DemoWorks, APupilKeepsOneCodeInAllSubjectsOfAYear) {
  const World world = make_world({.schools = 1});
  std::set<int> maths, russian;
  for (const Exam& exam : world.exams) {
    if (exam.year != 2026 || exam.grade != 4) continue;
    for (const Work& work : make_works(world.schools[0], exam).works)
      (exam.subject == "Математика" ? maths : russian).insert(work.pupil);
  }
  EXPECT_EQ(maths, russian);
}

TEST(DemoWorks, ScoresLookLikeRealOnes) {
  const World world = make_world({.schools = 200, .years = 1});
  for (const Exam& exam : world.exams) {
    Moments all, means;
    double within = 0, groups = 0;
    for (const School& school : world.schools) {
      Moments one;
      for (const Work& work : make_works(school, exam).works)
        if (!work.absent) all.add(work.total), one.add(work.total);
      if (one.n < 10 || school.behaviour != Behaviour::honest) continue;
      means.add(one.mean());
      within += one.variance();
      groups += 1;
    }
    const double share = all.mean() / exam.maximum;
    EXPECT_GT(share, 0.4) << exam.key();
    EXPECT_LT(share, 0.8) << exam.key();
    EXPECT_GT(std::sqrt(all.variance()) / exam.maximum, 0.12) << exam.key();
    if (groups < 20) continue;
    const double icc = means.variance() / (means.variance() + within / groups);
    EXPECT_GT(icc, 0.05) << exam.key();
    EXPECT_LT(icc, 0.3) << exam.key();
  }
}

/// Works standing on a mark border and just under it, over all ВПР of some behaviour.
double border_ratio(const World& world, Behaviour behaviour) {
  double at = 0, under = 0;
  for (const Exam& exam : world.exams) {
    if (exam.procedure != "ВПР") continue;
    for (const School& school : world.schools) {
      if (school.behaviour != behaviour) continue;
      for (const Work& work : make_works(school, exam).works)
        for (const int bound : exam.bounds) {
          at += !work.absent && work.total == bound;
          under += !work.absent && work.total == bound - 1;
        }
    }
  }
  return at / under;
}

TEST(DemoBehaviour, LiftingLeavesPeaksAtTheBordersAndHonestyDoesNot) {
  const World world = make_world({.schools = 60, .years = 1});
  EXPECT_GT(border_ratio(world, Behaviour::lifts_near_misses), 2.5);
  EXPECT_NEAR(border_ratio(world, Behaviour::honest), 1, 0.15);
}

TEST(DemoBehaviour, InflatingSchoolsStandAboveTheMunicipalityMoreOftenThanHonestOnes) {
  const World world = make_world({.schools = 60, .years = 1});
  std::map<Behaviour, Moments> signs;
  for (const Exam& exam : world.exams) {
    if (exam.procedure != "ВПР") continue;
    Moments all;
    std::vector<Moments> schools(world.schools.size());
    for (std::size_t i = 0; i < schools.size(); ++i)
      for (const Work& work : make_works(world.schools[i], exam).works)
        if (!work.absent) all.add(work.total), schools[i].add(work.total);
    for (std::size_t i = 0; i < schools.size(); ++i)
      if (schools[i].n > 1) signs[world.schools[i].behaviour].add(interval(schools[i]).lo > interval(all).hi ? 1 : 0);
  }
  EXPECT_GT(signs[Behaviour::inflates].mean(), 2 * signs[Behaviour::honest].mean());
  EXPECT_LT(signs[Behaviour::honest].mean(), 0.3);
}

TEST(DemoBehaviour, CopyingRaisesTheMeanAndMakesClassmatesAlike) {
  const World world = make_world({.schools = 60, .years = 1});
  std::map<Behaviour, Moments> equal;
  for (const Exam& exam : world.exams) {
    if (exam.procedure != "ВПР" || exam.subject != "Русский язык") continue;
    for (const School& school : world.schools) {
      const SchoolWorks made = make_works(school, exam);
      for (std::size_t i = 1; i < made.works.size(); ++i) {
        const Work &a = made.works[i - 1], &b = made.works[i];
        if (a.absent || b.absent || a.class_name != b.class_name) continue;
        double same = 0;
        for (std::size_t t = 0; t < a.scores.size(); ++t) same += a.scores[t] == b.scores[t];
        equal[school.behaviour].add(same / static_cast<double>(a.scores.size()));
      }
    }
  }
  EXPECT_GT(equal[Behaviour::copies].mean(), equal[Behaviour::honest].mean() + 0.08);
}

TEST(DemoBehaviour, HonestSchoolsHandInWhatWasWritten) {
  const World world = make_world({});
  for (const Exam& exam : world.exams)
    for (const School& school : world.schools) {
      if (school.behaviour != Behaviour::honest) continue;
      const SchoolWorks made = make_works(school, exam);
      std::int64_t sum = 0;
      for (const Work& work : made.works) sum += work.total;
      EXPECT_EQ(sum, made.honest_sum);
    }
}

}  // namespace
}  // namespace vekha::demo
