// Differential functioning of tasks: is a task harder for one group than for equally able pupils of another.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/stats/answers.hpp"

namespace vekha::stats {

/// One level of the matching score: right and wrong answers of the two groups.
struct MatchedCounts {
  std::int64_t reference_right = 0;
  std::int64_t reference_wrong = 0;
  std::int64_t focal_right = 0;
  std::int64_t focal_wrong = 0;
};

/// Size of the difference by the rule of ETS (Zwick 2012): by delta and by what it differs from surely.
enum class EtsClass { negligible, moderate, large };  ///< A, B, C
char ets_letter(EtsClass size);

struct MantelHaenszel {
  double chi2 = 0;         ///< one degree of freedom
  double p = 1;            ///< two-sided
  double odds = 1;         ///< common odds ratio, above 1: easier for the reference group
  Interval odds_interval;  ///< 95 %, variance of Robins, Breslow and Greenland 1986
  double delta = 0;        ///< −2.35 · ln odds, below 0: harder for the focal group
  double delta_se = 0;
  double standardised = 0;  ///< difference of shares focal − reference, weighted by the focal group (STD P-DIF)
  EtsClass size = EtsClass::negligible;
};

enum class Continuity { corrected, plain };

/// A test of one task, or the reason why there is none (Russian).
struct DifItem {
  std::optional<MantelHaenszel> test;
  Absence absence = Absence::no_data;
  std::int64_t reference_n = 0;
  std::int64_t focal_n = 0;
  std::int64_t strata = 0;  ///< levels with pupils of both groups and both kinds of answers
};

/// Mantel–Haenszel over the levels, as R mantelhaen.test(table, correct = TRUE). Levels where one group is empty or all
/// answers are alike say nothing. Without a level that says something, or with an odds ratio of 0 or infinity: absent.
DifItem mantel_haenszel(const std::vector<MatchedCounts>& levels, Continuity continuity);

struct DifPlan {
  Continuity continuity = Continuity::corrected;
  int purify = 0;  ///< rounds of leaving tasks of class C out of the matching score (the task itself stays in)
};

struct DifReport {
  std::vector<DifItem> items;
  std::vector<bool> in_score;  ///< tasks in the matching score at the end
};

/// Each task matched on the sum of points (the task included, Holland and Thayer 1988). `focal[person]`: 1 focal,
/// 0 reference, kMissing neither. Pupils with a missing answer have no sum and are left out. Answers are 0 or 1; a task
/// with other values is not_applicable.
DifReport dif_report(const Answers& answers, const std::vector<int>& focal, const DifPlan& plan);

}  // namespace vekha::stats
