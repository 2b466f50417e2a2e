#include "core/stats/dif.hpp"

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <cmath>
#include <map>

#include "base/error.hpp"
#include "core/stats/intervals.hpp"

namespace vekha::stats {
namespace {

constexpr double kDelta = -2.35;  ///< logits to the delta scale of ETS

/// Running sums of the formulas, symbols as in Robins, Breslow and Greenland 1986.
struct Sums {
  double right = 0, expected = 0, variance = 0;
  double r = 0, s = 0, pr = 0, ps_qr = 0, qs = 0;
  double focal = 0, shares = 0;
};

void add(Sums& sums, const MatchedCounts& level) {
  const auto a = static_cast<double>(level.reference_right);
  const auto b = static_cast<double>(level.reference_wrong);
  const auto c = static_cast<double>(level.focal_right);
  const auto d = static_cast<double>(level.focal_wrong);
  const double n = a + b + c + d;
  sums.right += a;
  sums.expected += (a + b) * (a + c) / n;
  sums.variance += (a + b) * (c + d) * (a + c) * (b + d) / (n * n * (n - 1));
  const double p = (a + d) / n, q = (b + c) / n, r = a * d / n, s = b * c / n;
  sums.r += r;
  sums.s += s;
  sums.pr += p * r;
  sums.ps_qr += p * s + q * r;
  sums.qs += q * s;
}

/// STD P-DIF takes every level with both groups, also where all answers are alike.
void add_shares(Sums& sums, const MatchedCounts& level) {
  const auto reference = static_cast<double>(level.reference_right + level.reference_wrong);
  const auto focal = static_cast<double>(level.focal_right + level.focal_wrong);
  sums.focal += focal;
  sums.shares +=
      focal * (static_cast<double>(level.focal_right) / focal - static_cast<double>(level.reference_right) / reference);
}

bool both_groups(const MatchedCounts& level) {
  return level.reference_right + level.reference_wrong > 0 && level.focal_right + level.focal_wrong > 0;
}

bool both_answers(const MatchedCounts& level) {
  return level.reference_right + level.focal_right > 0 && level.reference_wrong + level.focal_wrong > 0;
}

/// C: |delta| ≥ 1.5 and surely above 1; A: |delta| < 1 or not surely different from 0; B: the rest.
EtsClass ets_class(const MantelHaenszel& test) {
  const double size = std::abs(test.delta);
  if (size < 1 || test.p >= 0.05) return EtsClass::negligible;
  const double above_one = (size - 1) / test.delta_se;
  return size >= 1.5 && above_one > normal_factor(0.90) ? EtsClass::large : EtsClass::moderate;
}

MantelHaenszel tested(const Sums& sums, Continuity continuity) {
  const double gap = std::abs(sums.right - sums.expected);
  const double correction = continuity == Continuity::corrected && gap >= 0.5 ? 0.5 : 0;  // the rule of R
  MantelHaenszel test;
  test.chi2 = (gap - correction) * (gap - correction) / sums.variance;
  test.p = boost::math::cdf(boost::math::complement(boost::math::chi_squared(1), test.chi2));
  test.odds = sums.r / sums.s;
  const double se =
      std::sqrt(sums.pr / (2 * sums.r * sums.r) + sums.ps_qr / (2 * sums.r * sums.s) + sums.qs / (2 * sums.s * sums.s));
  const double reach = normal_factor() * se;
  test.odds_interval = {test.odds * std::exp(-reach), test.odds * std::exp(reach)};
  test.delta = kDelta * std::log(test.odds);
  test.delta_se = std::abs(kDelta) * se;
  test.standardised = sums.focal > 0 ? sums.shares / sums.focal : 0;
  test.size = ets_class(test);
  return test;
}

/// Pupils with all answers and a group: {person, group}.
std::vector<std::size_t> usable(const Answers& answers, const std::vector<int>& focal) {
  std::vector<std::size_t> kept;
  for (std::size_t p = 0; p < answers.persons(); ++p) {
    const auto row = answers.cells.begin() + static_cast<std::ptrdiff_t>(p * answers.items);
    const auto end = row + static_cast<std::ptrdiff_t>(answers.items);
    if (focal[p] != kMissing && std::find(row, end, kMissing) == end) kept.push_back(p);
  }
  return kept;
}

/// One analysis with a given matching score.
class Matching {
 public:
  Matching(const Answers& answers, const std::vector<int>& focal)
      : answers_(answers), focal_(focal), persons_(usable(answers, focal)) {}

  DifItem item(std::size_t item, const std::vector<bool>& in_score, Continuity continuity) const {
    std::map<int, MatchedCounts> levels;
    for (const std::size_t p : persons_) {
      const int right = answers_.at(p, item);
      if (right > 1) return {std::nullopt, Absence::not_applicable};
      MatchedCounts& level = levels[score(p, item, in_score)];
      if (focal_[p] != 0)
        ++(right != 0 ? level.focal_right : level.focal_wrong);
      else
        ++(right != 0 ? level.reference_right : level.reference_wrong);
    }
    std::vector<MatchedCounts> counts;
    for (const auto& [score, level] : levels) counts.push_back(level);
    return mantel_haenszel(counts, continuity);
  }

 private:
  int score(std::size_t person, std::size_t item, const std::vector<bool>& in_score) const {
    int sum = 0;
    for (std::size_t i = 0; i < answers_.items; ++i)
      if (in_score[i] || i == item) sum += answers_.at(person, i);
    return sum;
  }

  const Answers& answers_;
  const std::vector<int>& focal_;
  std::vector<std::size_t> persons_;
};

}  // namespace

char ets_letter(EtsClass size) { return size == EtsClass::negligible ? 'A' : size == EtsClass::moderate ? 'B' : 'C'; }

DifItem mantel_haenszel(const std::vector<MatchedCounts>& levels, Continuity continuity) {
  Sums sums;
  DifItem item;
  std::int64_t right = 0;
  for (const MatchedCounts& level : levels) {
    item.reference_n += level.reference_right + level.reference_wrong;
    item.focal_n += level.focal_right + level.focal_wrong;
    right += level.reference_right + level.focal_right;
    if (!both_groups(level)) continue;
    add_shares(sums, level);
    if (!both_answers(level)) continue;
    ++item.strata;
    add(sums, level);
  }
  if (item.reference_n == 0 || item.focal_n == 0) {
    item.absence = item.reference_n + item.focal_n == 0 ? Absence::no_data : Absence::not_applicable;
    return item;
  }
  if (right == 0 || right == item.reference_n + item.focal_n) {
    item.absence = Absence::no_variance;
    return item;
  }
  if (item.strata == 0 || !(sums.r > 0) || !(sums.s > 0)) {
    item.absence = Absence::too_few;
    return item;
  }
  item.test = tested(sums, continuity);
  return item;
}

DifReport dif_report(const Answers& answers, const std::vector<int>& focal, const DifPlan& plan) {
  VEKHA_CHECK(focal.size() == answers.persons());
  const Matching matching(answers, focal);
  DifReport report{{}, std::vector<bool>(answers.items, true)};
  for (int round = 0;; ++round) {
    report.items.clear();
    std::vector<bool> kept(answers.items, true);
    for (std::size_t i = 0; i < answers.items; ++i) {
      report.items.push_back(matching.item(i, report.in_score, plan.continuity));
      kept[i] = !report.items[i].test || report.items[i].test->size != EtsClass::large;
    }
    if (round >= plan.purify || kept == report.in_score) return report;
    report.in_score = kept;
  }
}

}  // namespace vekha::stats
