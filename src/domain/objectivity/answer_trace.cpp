#include "domain/objectivity/answer_trace.hpp"

#include <algorithm>
#include <cmath>

#include "core/stats/moments.hpp"
#include "core/stats/person_fit.hpp"
#include "core/stats/similarity.hpp"

namespace vekha::objectivity {
namespace {

constexpr std::size_t kLeastForCurves = 150;  // papers to learn from what pupils of every strength answer
constexpr std::size_t kMostForCurves = 2000;  // more change the curves little
constexpr double kSurelyAlike = 0.05;         // false ones among the pairs told

/// The papers that have points by task, each with its class among all classes and its school.
struct Answered {
  stats::Papers papers;
  std::vector<std::size_t> school;  ///< of every paper
  std::vector<std::size_t> first;   ///< class of every school, and the end
};

Answered answered_of(const SatExam& sat) {
  Answered out{.papers = {.tasks = sat.tasks, .points = {}, .group = {}}, .school = {}, .first = {}};
  for (std::size_t i = 0; i < sat.schools.size(); ++i) {
    const SatSchool& school = sat.schools[i];
    out.first.push_back(out.papers.groups);
    if (school.points.size() == school.works.size() * sat.tasks) {
      for (const SatWork& work : school.works) out.papers.group.push_back(out.papers.groups + work.class_index);
      out.school.resize(out.papers.size(), i);
      out.papers.points.insert(out.papers.points.end(), school.points.begin(), school.points.end());
    }
    out.papers.groups += school.classes.size();
  }
  out.first.push_back(out.papers.groups);
  return out;
}

stats::Answers answers_of(const stats::Papers& papers) {
  stats::Answers out{.items = papers.tasks, .cells = {}};
  out.cells.reserve(papers.points.size());
  for (const std::int16_t points : papers.points) out.cells.push_back(points < 0 ? stats::kMissing : points);
  return out;
}

/// Every so many papers, so that all schools are among them.
stats::Answers sample_of(const stats::Answers& all) {
  const std::size_t step = (all.persons() + kMostForCurves - 1) / kMostForCurves;
  if (step <= 1) return all;
  stats::Answers out{.items = all.items, .cells = {}};
  for (std::size_t person = 0; person < all.persons(); person += step) {
    const stats::AnswerRow row = stats::row_of(all, person);
    out.cells.insert(out.cells.end(), row.begin(), row.end());
  }
  return out;
}

/// Points of a task by strength, each task with a slope of its own (Muraki 1992): near the top is enough here.
stats::LatentPlan curves_plan() {
  stats::LatentPlan plan;
  plan.slopes = stats::Slopes::by_item;
  plan.errors = stats::Errors::not_wanted;
  plan.points = 21;
  plan.rounds = 10;
  return plan;
}

std::vector<ClassPairs> pairs_of(const stats::Answers& answers, const Answered& answered,
                                 const stats::PlacedPupils& placed) {
  const stats::Papers& papers = answered.papers;
  stats::SimilarityPlan plan{.groups = {papers.group.begin(), papers.group.end()}};
  std::vector<ClassPairs> out(papers.groups);
  for (const std::size_t group : papers.group) ++out[group].papers;
  for (ClassPairs& one : out) one.compared = one.papers * (one.papers - 1) / 2;
  const stats::Similarity found = stats::similar_pairs(answers, plan, placed);
  if (found.compared == 0) return std::vector<ClassPairs>(papers.groups);
  for (const stats::SimilarPair& pair : found.pairs) {  // the least p first
    ClassPairs& one = out[papers.group[pair.first]];
    one.alike += pair.fdr <= kSurelyAlike ? 1 : 0;
    if (one.common > 0) continue;
    one.common = pair.common;
    one.matches = pair.matches;
    one.expected = pair.expected;
    one.omega = std::max(pair.omega_first, pair.omega_second);
    one.p = std::min(1.0, pair.p * static_cast<double>(one.compared));
  }
  return out;
}

/// Papers whose answers fit their own total worse than usual lie above.
std::vector<std::optional<stats::Reading>> misfits(const stats::Answers& answers, const Answered& answered,
                                                   const stats::AbilityScale& scale,
                                                   const std::vector<stats::Parameter>& abilities) {
  constexpr std::int64_t kLeastPapers = 5;
  constexpr double kLeastDeviation = 0.5;  // of lz*, which has about 1
  std::vector<stats::Moments> fits(answered.first.size() - 1);
  for (std::size_t person = 0; person < answers.persons(); ++person)
    if (const auto fit = stats::person_fit(scale, stats::row_of(answers, person), abilities[person]); fit.lz_star)
      fits[answered.school[person]].add(*fit.lz_star);
  std::vector<std::optional<stats::Reading>> out(fits.size());
  for (std::size_t i = 0; i < fits.size(); ++i)
    if (fits[i].n >= kLeastPapers)
      out[i] = stats::Reading{-fits[i].mean,
                              std::max(*fits[i].sd(), kLeastDeviation) / std::sqrt(static_cast<double>(fits[i].n))};
  return out;
}

}  // namespace

std::vector<AnswerTrace> answer_traces(const SatExam& sat) {
  std::vector<AnswerTrace> out(sat.schools.size());
  const Answered answered = answered_of(sat);
  if (sat.tasks == 0 || answered.papers.size() == 0) return out;
  const auto alike = stats::likeness(answered.papers);
  for (std::size_t i = 0; i < out.size(); ++i)
    for (std::size_t group = answered.first[i]; group < answered.first[i + 1]; ++group)
      if (alike[group]) out[i].classes.push_back(alike[group]);
  if (answered.papers.size() < kLeastForCurves) return out;
  const stats::Answers answers = answers_of(answered.papers);
  auto fit = stats::fit_latent(sample_of(answers), curves_plan());
  if (!fit) return out;
  stats::PlacedPupils placed{std::move(fit->items), {}};
  const stats::AbilityScale scale(placed.curves);
  for (std::size_t person = 0; person < answers.persons(); ++person)
    placed.abilities.push_back(scale.weighted(stats::row_of(answers, person)));
  const auto pairs = pairs_of(answers, answered, placed);
  const auto misfit = misfits(answers, answered, scale, placed.abilities);
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i].misfit = misfit[i];
    for (std::size_t group = answered.first[i]; group < answered.first[i + 1]; ++group)
      if (pairs[group].compared > 0) {
        out[i].pairs.push_back(pairs[group]);
        out[i].pairs.back().name = sat.schools[i].classes[group - answered.first[i]];
      }
  }
  return out;
}

}  // namespace vekha::objectivity
