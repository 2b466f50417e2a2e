// Works right at the borders of marks: each school against the others, in doubt by how much honest schools of such a
// region differ.
#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "core/stats/border_excess.hpp"
#include "core/stats/common_lifting.hpp"
#include "domain/objectivity/channels.hpp"

namespace vekha::objectivity {
namespace {

std::string number(double value, int digits) { return ru_number(value, digits); }
std::string works(double n) { return counted(std::llround(n), "работа", "работы", "работ"); }

stats::ScoreHistogram& operator+=(stats::ScoreHistogram& into, const stats::ScoreHistogram& one) {
  into.works.resize(std::max(into.works.size(), one.works.size()));
  for (std::size_t i = 0; i < one.works.size(); ++i) into.works[i] += one.works[i];
  into.borders = one.borders;
  return into;
}

/// An exam as the schools of comparison sat it: those that do not stand apart.
std::vector<stats::ScoreHistogram> usual_works(const Bench& bench, const std::set<NodeId>& apart) {
  std::vector<stats::ScoreHistogram> out;
  for (const ExamTrace* exam : bench.exams) {
    stats::ScoreHistogram& usual = out.emplace_back();
    for (const SchoolTrace& school : exam->schools)
      if (!apart.contains(school.school)) usual += school.histogram;
  }
  return out;
}

/// Tables of borders of every school, over all exams.
std::vector<std::vector<stats::BorderTable>> all_tables(const Bench& bench,
                                                        const std::vector<stats::ScoreHistogram>& usual,
                                                        const std::set<NodeId>& apart) {
  std::vector<std::vector<stats::BorderTable>> out(bench.schools.size());
  for (std::size_t exam = 0; exam < usual.size(); ++exam)
    for (const SchoolTrace& school : bench.exams[exam]->schools) {
      stats::ScoreHistogram others = usual[exam];
      others.works.resize(school.histogram.works.size());
      if (!apart.contains(school.school))
        for (std::size_t i = 0; i < others.works.size(); ++i) others.works[i] -= school.histogram.works[i];
      const auto tables = stats::border_tables(school.histogram, others);
      auto& own = out[bench.place(school.school)];
      own.insert(own.end(), tables.begin(), tables.end());
    }
  return out;
}

/// Said where many lift: then a school must differ by more to stand out.
std::string words_of(const std::optional<stats::Reading>& common) {
  constexpr double kSurely = 2.576;
  if (!common || common->value < kSurely * common->error) return "";
  return " Пики у границ видны и у школ сравнения вместе (на границе в " + number(std::exp(common->value), 1) +
         " раза больше работ, чем даёт плавная кривая), а добавляют школы понемногу разное: выделяется только та, что "
         "отличается сильнее этого.";
}

Evidence border_evidence(const stats::BorderTest& test, double p) {
  Evidence out{.kind = "border_bunching", .title = "Пики у границ отметок", .p = p, .n = test.near};
  out.distance = stats::normal_quantile_above(p);
  out.value = test.at;
  out.expected = test.expected;
  out.explanation = "Рядом с границами отметок " + works(static_cast<double>(test.near)) +
                    ", из них ровно на границе " + number(test.at, 0) +
                    "; у школ сравнения при таком же уровне было бы " + number(test.expected, 1) + ".";
  if (test.at > test.expected) out.explanation += " Лишних около " + number(test.lifted, 0) + ".";
  return out;
}

/// Chance to notice three of ten near misses lifted: the odds of lying at a border are then about doubled.
double power_of(double error) {
  constexpr double kLifted = 0.75;    // logarithm of the odds ratio
  constexpr double kNoticed = 2.576;  // deviations: p = 0.005
  return stats::normal_above(kNoticed - kLifted / error);
}

/// Where everybody lifts, schools lift by different amounts: from none up to about twice the usual one.
stats::SpreadPrior prior_of(const std::optional<stats::Reading>& common) {
  constexpr double kByCommon = 0.6;
  constexpr double kSure = 0.5;  // errors of the common lifting that are taken off it
  stats::SpreadPrior out{.wider = 0.05};
  if (common) out.prior = std::hypot(out.prior, kByCommon * std::max(0.0, common->value - kSure * common->error));
  return out;
}

/// How much honest schools differ in the excess at borders beside chance, as far as these schools tell.
std::vector<stats::SpreadBelief> border_spreads(const std::vector<std::optional<stats::BorderTest>>& tests,
                                                const std::vector<NodeId>& schools, const std::set<NodeId>& apart,
                                                const stats::SpreadPrior& prior) {
  std::vector<stats::Reading> readings;
  for (std::size_t i = 0; i < tests.size(); ++i)
    if (tests[i] && tests[i]->error > 0 && !apart.contains(schools[i]))
      readings.push_back({tests[i]->excess, tests[i]->error});
  return stats::spread_beliefs(readings, prior);
}

/// How much the middle of the schools of comparison wavers, were each to differ by one: few large ones are no crowd.
std::vector<double> pool_doubts(const std::vector<std::optional<stats::BorderTest>>& tests,
                                const std::vector<NodeId>& schools, const std::set<NodeId>& apart) {
  std::vector<double> near(tests.size());
  double sum = 0;
  double squares = 0;
  for (std::size_t i = 0; i < tests.size(); ++i) {
    if (!tests[i] || apart.contains(schools[i])) continue;
    near[i] = static_cast<double>(tests[i]->near);
    sum += near[i];
    squares += near[i] * near[i];
  }
  std::vector<double> out;
  for (const double own : near) out.push_back(sum > own ? (squares - own * own) / ((sum - own) * (sum - own)) : 1);
  return out;
}

}  // namespace

Channel border_channel(const Bench& bench, const std::set<NodeId>& apart) {
  const auto usual = usual_works(bench, apart);
  const auto common = stats::common_lifting(usual);
  const auto tables = all_tables(bench, usual, apart);
  std::vector<std::optional<stats::BorderTest>> tests;
  for (const auto& own : tables) tests.push_back(stats::border_test(own));
  const auto spreads = border_spreads(tests, bench.schools, apart, prior_of(common));
  const std::vector<double> doubts = pool_doubts(tests, bench.schools, apart);
  Channel out(tests.size());
  for (std::size_t i = 0; i < tests.size(); ++i) {
    if (!tests[i] || !(tests[i]->error > 0)) continue;
    const double error = tests[i]->error;
    const double distance = stats::normal_quantile_above(tests[i]->p);
    double p = 0;
    double power = 0;
    for (const auto& [spread, probability] : spreads) {
      const double whole = std::hypot(error, spread * std::sqrt(1 + doubts[i]));
      p += probability * stats::normal_above(distance * error / whole);
      power += probability * power_of(whole);
    }
    out[i] = border_evidence(*tests[i], std::min(1.0, p));
    out[i]->explanation += words_of(common);
    out[i]->power = power;
  }
  return out;
}

}  // namespace vekha::objectivity
