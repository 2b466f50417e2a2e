#include "domain/objectivity/evidence.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace vekha::objectivity {
namespace {

constexpr std::size_t kTasks = 18;
constexpr int kSchools = 12;
constexpr int kPupils = 40;
constexpr int kPapers = 4;

enum class Deed { none, lifts, copies, whispers, adds, everybody_lifts };

/// Papers of twelve schools; the last one does the deed, or each lifts a share of its own.
class World {
 public:
  World(Deed deed, std::uint64_t seed) : deed_(deed), random_(seed) {
    std::vector<double> strength;
    for (int i = 0; i < kSchools; ++i) strength.push_back(0.4 * normal());
    for (int i = 0; i < kSchools; ++i) custom_.push_back(0.05 * i);
    std::shuffle(custom_.begin(), custom_.end(), random_);
    for (int paper = 0; paper < kPapers; ++paper) traces_.push_back(trace_of(exam(paper, strength)));
  }
  std::vector<Verdict> verdicts() const {
    std::vector<const ExamTrace*> all;
    for (const ExamTrace& trace : traces_) all.push_back(&trace);
    return judged(all);
  }

 private:
  double normal() { return std::normal_distribution<double>()(random_); }
  bool chance(double p) { return std::uniform_real_distribution<double>()(random_) < p; }

  SatExam exam(int paper, const std::vector<double>& strength) {
    SatExam out{
        .exam = {"ВПР", 2024, 4 + paper, "Математика"}, .maximum = kTasks, .borders = {6, 10, 14}, .tasks = kTasks};
    for (int i = 0; i < kSchools; ++i) {
      SatSchool school{.school = NodeId{i + 1}, .classes = {"А", "Б"}};
      for (int pupil = 0; pupil < kPupils; ++pupil) write(school, pupil, strength[static_cast<std::size_t>(i)]);
      if (deed_ == Deed::everybody_lifts) lift(school, out, custom_[static_cast<std::size_t>(i)]);
      if (i + 1 == kSchools) distort(school, out);
      out.schools.push_back(std::move(school));
    }
    return out;
  }
  void write(SatSchool& school, int pupil, double strength) {
    const double level = strength + normal();
    SatWork work{static_cast<std::uint32_t>(pupil * 2 / kPupils), 0, 0};
    for (std::size_t task = 0; task < kTasks; ++task) {
      const double hard = 2.4 * (static_cast<double>(task * 7 % kTasks) / kTasks - 0.5);
      const bool right = chance(1 / (1 + std::exp(1.4 * (hard - level))));
      school.points.push_back(right ? 1 : 0);
      work.total += right ? 1 : 0;
    }
    work.journal = std::clamp(static_cast<int>(std::lround(3.5 + level + 0.4 * normal())), 2, 5);
    school.works.push_back(work);
  }
  void lift(SatSchool& school, const SatExam& exam, double share) {
    for (SatWork& work : school.works)
      for (const int border : exam.borders)
        if (work.total < border && work.total >= border - 2 && chance(share)) {
          work.total = border;
          break;
        }
  }
  void take_over(SatSchool& school, std::size_t pupil, double share) {
    const std::size_t source = school.works[pupil].class_index * kPupils / 2;
    for (std::size_t task = 0; task < kTasks; ++task)
      if (chance(share)) school.points[pupil * kTasks + task] = school.points[source * kTasks + task];
  }
  void distort(SatSchool& school, const SatExam& exam) {
    for (std::size_t i = 0; i < school.works.size(); ++i) {
      if (deed_ == Deed::copies) take_over(school, i, 0.7);
      if (deed_ == Deed::whispers && i % 20 > 0 && i % 20 < 5) take_over(school, i, 1);
      for (std::size_t task = 0; deed_ == Deed::adds && i % 2 == 0 && task < kTasks; ++task)
        if (chance(0.35)) school.points[i * kTasks + task] = 1;
      const auto own = school.points.begin() + static_cast<std::ptrdiff_t>(i * kTasks);
      if (deed_ != Deed::everybody_lifts) school.works[i].total = static_cast<int>(std::count(own, own + kTasks, 1));
    }
    if (deed_ == Deed::lifts) lift(school, exam, 0.6);
  }

  Deed deed_;
  std::mt19937_64 random_;
  std::vector<double> custom_;
  std::vector<ExamTrace> traces_;
};

const Evidence* found(const Verdict& verdict, const std::string& kind) {
  const auto place = std::find_if(verdict.evidence.begin(), verdict.evidence.end(),
                                  [&](const Evidence& one) { return one.kind == kind; });
  return place == verdict.evidence.end() ? nullptr : &*place;
}

TEST(OwnMethod, HonestSchoolsAreSeldomFlagged) {
  int flagged = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed)
    for (const Verdict& verdict : World(Deed::none, seed).verdicts()) flagged += verdict.flagged;
  EXPECT_LE(flagged, 3);  // of 240
}

TEST(OwnMethod, ASchoolThatLiftsNearMissesIsFlaggedByItsBorders) {
  const auto verdicts = World(Deed::lifts, 4).verdicts();
  EXPECT_TRUE(verdicts.back().flagged);
  EXPECT_GT(verdicts.back().posterior, 0.9);
  EXPECT_EQ(verdicts.back().evidence.front().kind, "border_bunching");
  EXPECT_NE(verdicts.back().evidence.front().explanation.find("Лишних около"), std::string::npos);
  for (std::size_t i = 0; i + 1 < verdicts.size(); ++i) EXPECT_FALSE(verdicts[i].flagged) << i;
}

TEST(OwnMethod, AClassThatCopiesIsFlaggedByItsAnswers) {
  const auto verdicts = World(Deed::copies, 6).verdicts();
  EXPECT_TRUE(verdicts.back().flagged);
  const Evidence* similar = found(verdicts.back(), "answer_similarity");
  ASSERT_NE(similar, nullptr);
  EXPECT_LT(similar->p, 1e-3);
  EXPECT_GT(similar->value, similar->expected + 0.2);
}

TEST(OwnMethod, AFewWhoCopyAreSeenByTheirPairsThoughTheClassIsNotAlike) {
  const auto verdicts = World(Deed::whispers, 7).verdicts();
  const Evidence* pairs = found(verdicts.back(), "similar_pairs");
  const Evidence* whole = found(verdicts.back(), "answer_similarity");
  ASSERT_TRUE(pairs != nullptr && whole != nullptr);
  EXPECT_LT(pairs->p, 0.02);
  EXPECT_LT(pairs->p, whole->p);
  EXPECT_EQ(pairs->value, 18);
  EXPECT_NE(pairs->explanation.find("совпали ответы на 18 из 18"), std::string::npos) << pairs->explanation;
  for (std::size_t i = 0; i + 1 < verdicts.size(); ++i) EXPECT_GT(found(verdicts[i], "similar_pairs")->p, pairs->p);
}

TEST(OwnMethod, PointsAddedAnywhereAreSeenByAnswersThatDoNotFitTheLevel) {
  const auto verdicts = World(Deed::adds, 9).verdicts();
  const Evidence* fit = found(verdicts.back(), "person_fit");
  ASSERT_NE(fit, nullptr);
  EXPECT_LT(fit->p, 1e-2);
  EXPECT_LT(fit->value, fit->expected - 0.2);
  EXPECT_NE(fit->explanation.find("ниже обычного"), std::string::npos) << fit->explanation;
}

TEST(OwnMethod, SchoolsThatLiftByDifferentAmountsWhereAllLiftAreSeldomFlagged) {
  int worlds = 0;
  bool told = false;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const auto verdicts = World(Deed::everybody_lifts, seed).verdicts();
    worlds += std::any_of(verdicts.begin(), verdicts.end(), [](const Verdict& one) { return one.flagged; });
    told = told ||
           found(verdicts.front(), "border_bunching")->explanation.find("у школ сравнения вместе") != std::string::npos;
  }
  EXPECT_LE(worlds, 3);  // of 20
  EXPECT_TRUE(told);
}

TEST(OwnMethod, ThePosteriorFallsAsTheEvidenceWeakens) {
  auto verdicts = World(Deed::lifts, 8).verdicts();
  std::sort(verdicts.begin(), verdicts.end(), [](const auto& a, const auto& b) { return a.p < b.p; });
  for (std::size_t i = 1; i < verdicts.size(); ++i) {
    EXPECT_LE(verdicts[i].posterior, verdicts[i - 1].posterior);
    EXPECT_GE(verdicts[i].q, verdicts[i - 1].q);
  }
}

TEST(OwnMethod, ASchoolOfAFewWorksIsNotJudged) {
  SatExam exam{.exam = {"ВПР", 2024, 4, "Математика"}, .maximum = 10, .borders = {3, 5, 8}};
  exam.schools = {{NodeId{1}, {"4"}, {{0, 5, 4}, {0, 6, 4}}, {}}, {NodeId{2}, {"4"}, {{0, 2, 3}, {0, 9, 5}}, {}}};
  const ExamTrace trace = trace_of(exam);
  for (const Verdict& verdict : judged({&trace})) {
    EXPECT_EQ(verdict.absence, Absence::too_few);
    EXPECT_FALSE(verdict.flagged);
  }
}

TEST(OwnMethod, NoExamsGiveNoVerdicts) { EXPECT_TRUE(judged({}).empty()); }

}  // namespace
}  // namespace vekha::objectivity
