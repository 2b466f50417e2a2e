#include <algorithm>
#include <cmath>
#include <map>

#include "core/stats/moments.hpp"
#include "core/stats/spearman.hpp"
#include "domain/objectivity/answer_trace.hpp"
#include "domain/results/results.hpp"

namespace vekha::objectivity {
namespace {

constexpr std::int64_t kLeastForSpread = 8;  // works, for a variance or a correlation to say something

int mark_of(const SatExam& sat, int total) {
  return 2 + static_cast<int>(
                 std::count_if(sat.borders.begin(), sat.borders.end(), [&](int border) { return total >= border; }));
}

stats::Moments totals_of(const SatSchool& school) {
  stats::Moments out;
  for (const SatWork& work : school.works) out.add(work.total);
  return out;
}

/// The variance of totals by mean · (maximum − mean), which they have in common whatever the level: minus its
/// logarithm.
std::optional<stats::Reading> narrowness_of(const stats::Moments& totals, int maximum) {
  const double usual = totals.mean * (maximum - totals.mean);
  if (totals.n < kLeastForSpread || !(usual > 0)) return std::nullopt;
  const auto n = static_cast<double>(totals.n);
  const double least = 0.5 / n;  // all totals equal: as if one differed
  return stats::Reading{-std::log(std::max(*totals.variance(), least) / usual), std::sqrt(2 / (n - 1))};
}

std::optional<stats::Reading> journal_gap_of(const SatSchool& school, const SatExam& sat) {
  if (sat.borders.size() != 3) return std::nullopt;
  stats::Moments gap;
  for (const SatWork& work : school.works)
    if (work.journal >= 2) gap.add(mark_of(sat, work.total) - work.journal);
  constexpr double kLeastDeviation = 0.4;  // of differences of marks; a school where all agree is not exact for that
  if (gap.n < 2) return std::nullopt;
  return stats::Reading{gap.mean, std::max(*gap.sd(), kLeastDeviation) / std::sqrt(static_cast<double>(gap.n))};
}

std::optional<stats::Reading> journal_link_of(const SatSchool& school) {
  std::map<std::pair<int, int>, std::int64_t> cells;
  for (const SatWork& work : school.works)
    if (work.journal >= 2) ++cells[{work.journal, work.total}];
  std::vector<stats::PairCount> table;
  for (const auto& [cell, count] : cells)
    table.push_back({static_cast<double>(cell.first), static_cast<double>(cell.second), count});
  const auto found = stats::spearman(table);
  if (!found || found->n < kLeastForSpread) return std::nullopt;
  constexpr double kMost = 0.995;
  constexpr double kRankLoss = 1.06;  // variance of Fisher's z of ranks (Fieller, Hartley and Pearson 1957)
  return stats::Reading{-std::atanh(std::clamp(found->of_ranks, -kMost, kMost)),
                        std::sqrt(kRankLoss / static_cast<double>(found->n - 3))};
}

stats::ScoreHistogram histogram_of(const SatSchool& school, const SatExam& sat) {
  stats::ScoreHistogram out{std::vector<std::int64_t>(static_cast<std::size_t>(sat.maximum) + 1), sat.borders};
  for (const SatWork& work : school.works)
    if (work.total >= 0 && work.total <= sat.maximum) ++out.works[static_cast<std::size_t>(work.total)];
  return out;
}

}  // namespace

ExamTrace trace_of(const SatExam& sat) {
  const std::string kind = results::kind_of_procedure(sat.exam.procedure);
  ExamTrace out{.exam = sat.exam, .controlled = kind == "oge" || kind == "ege" || kind == "gve"};
  stats::Moments all;
  for (const SatSchool& school : sat.schools) all.merge(totals_of(school));
  const double deviation = all.n > 1 ? *all.sd() : 0;
  std::vector<AnswerTrace> answers = answer_traces(sat);
  for (std::size_t i = 0; i < sat.schools.size(); ++i) {
    const SatSchool& school = sat.schools[i];
    if (school.works.empty()) continue;
    const stats::Moments totals = totals_of(school);
    SchoolTrace trace{.school = school.school, .histogram = histogram_of(school, sat)};
    trace.classes = std::move(answers[i].classes);
    trace.pairs = std::move(answers[i].pairs);
    trace.misfit = answers[i].misfit;
    trace.narrowness = narrowness_of(totals, sat.maximum);
    trace.journal_gap = journal_gap_of(school, sat);
    trace.journal_link = journal_link_of(school);
    if (deviation > 0)
      trace.level = stats::Reading{(totals.mean - all.mean) / deviation, 1 / std::sqrt(static_cast<double>(totals.n))};
    out.schools.push_back(std::move(trace));
  }
  return out;
}

}  // namespace vekha::objectivity
