#include "core/stats/border_excess.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/error.hpp"
#include "core/stats/possible_scores.hpp"

namespace vekha::stats {
namespace {

constexpr double kNegligible = 1e-17;  // probabilities below this share of the largest are dropped
constexpr double kPrior = 20;          // works by which the spread of a small school leans on that of the others
constexpr double kLeastSpread = 0.3;   // of the spread of the others

struct Shape {
  double n = 0;
  double mean = 0;
  double variance = 0;
};

Shape shape_of(const std::vector<double>& works) {
  Shape out;
  double squares = 0;
  for (std::size_t score = 0; score < works.size(); ++score) {
    out.n += works[score];
    out.mean += works[score] * static_cast<double>(score);
    squares += works[score] * static_cast<double>(score * score);
  }
  if (out.n <= 0) return out;
  out.mean /= out.n;
  out.variance = std::max(0.0, squares / out.n - out.mean * out.mean);
  return out;
}

/// Factors exp(a·x + c·x²) that bend the curve of the others to the mean and variance wanted: Newton's steps.
class Bend {
 public:
  Bend(const std::vector<double>& curve, Shape wanted) : curve_(curve), wanted_(wanted) {
    centre_ = wanted.mean;
    const Shape own = shape_of(curve);
    // The steps go from the shape of the others to the wanted one, so that each is small.
    constexpr int kSteps = 12;
    for (int step = 1; step <= kSteps; ++step) {
      const double part = static_cast<double>(step) / kSteps;
      improve({0, own.mean + part * (wanted.mean - own.mean), own.variance + part * (wanted.variance - own.variance)});
    }
    improve(wanted_);
    improve(wanted_);
  }
  double power(double score) const {
    const double x = score - centre_;
    return slope_ * x + curvature_ * x * x;
  }

 private:
  void improve(const Shape& goal) {
    double weight = 0;
    std::array<double, 5> moments{};
    double highest = -1e300;
    for (std::size_t i = 0; i < curve_.size(); ++i)
      if (curve_[i] > 0) highest = std::max(highest, power(static_cast<double>(i)));
    for (std::size_t i = 0; i < curve_.size(); ++i) {
      const double x = static_cast<double>(i) - centre_;
      const double mass = curve_[i] * std::exp(power(static_cast<double>(i)) - highest);
      weight += mass;
      double power_of_x = 1;
      for (double& moment : moments) {
        moment += mass * power_of_x;
        power_of_x *= x;
      }
    }
    for (double& moment : moments) moment /= weight;
    const double shift = goal.mean - centre_;
    const double first = shift - moments[1];
    const double second = goal.variance + shift * shift - moments[2];
    const double a = moments[2] - moments[1] * moments[1];
    const double b = moments[3] - moments[1] * moments[2];
    const double c = moments[4] - moments[2] * moments[2];
    const double determinant = a * c - b * b;
    if (!(determinant > 1e-9 * a * c)) return;
    slope_ += (c * first - b * second) / determinant;
    curvature_ += (a * second - b * first) / determinant;
  }

  const std::vector<double>& curve_;
  Shape wanted_;
  double centre_ = 0;
  double slope_ = 0;
  double curvature_ = 0;
};

/// Works of the scores from … to−1 weighted by the bend, as a logarithm; an even curve when the others have none there.
double log_mass(const std::vector<double>& curve, const Bend& bend, int from, int to) {
  double plain = 0;
  double bent = 0;
  for (int score = from; score < to; ++score) {
    const double works = std::max(curve[static_cast<std::size_t>(score)], 1e-6);
    plain += works;
    bent += works * std::exp(std::clamp(bend.power(score), -30.0, 30.0));
  }
  return std::log(bent / plain);
}

/// Scores below a border that are near it: two, one where marks are narrow.
int reach_below(int border, int previous) {
  constexpr int kNear = 2;
  constexpr int kNarrow = 3;
  return border - previous >= kNarrow ? std::min(kNear, border - previous - 1) : 1;
}

std::int64_t sum(const std::vector<std::int64_t>& works, int from, int to) {
  std::int64_t out = 0;
  for (int score = from; score < to; ++score) out += works[static_cast<std::size_t>(score)];
  return out;
}

/// Probabilities of first, first + 1 … and where they begin.
struct Law {
  std::int64_t first = 0;
  std::vector<double> mass;
};

void trim(Law& law) {
  const double largest = *std::max_element(law.mass.begin(), law.mass.end());
  const auto matters = [&](double mass) { return mass > largest * kNegligible; };
  const auto begin = std::find_if(law.mass.begin(), law.mass.end(), matters);
  const auto end = std::find_if(law.mass.rbegin(), law.mass.rend(), matters).base();
  law.first += begin - law.mass.begin();
  law.mass = std::vector<double>(begin, end);
}

double log_choose(double n, double k) { return std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1); }

/// Works of the school at the border, given its works near it and all works at it.
Law law_of(const BorderTable& table) {
  const std::int64_t near = table.at + table.below;
  const std::int64_t all_at = table.at + table.others_at;
  const std::int64_t others = table.others_at + table.others_below;
  Law law{std::max<std::int64_t>(0, all_at - others), {}};
  const std::int64_t last = std::min(near, all_at);
  std::vector<double> logs;
  for (std::int64_t k = law.first; k <= last; ++k)
    logs.push_back(log_choose(static_cast<double>(near), static_cast<double>(k)) +
                   log_choose(static_cast<double>(others), static_cast<double>(all_at - k)) +
                   table.usual * static_cast<double>(k));
  const double highest = *std::max_element(logs.begin(), logs.end());
  double whole = 0;
  for (double& mass : logs) whole += mass = std::exp(mass - highest);
  for (double& mass : logs) mass /= whole;
  law.mass = std::move(logs);
  trim(law);
  return law;
}

Law convolved(const Law& a, const Law& b) {
  Law out{a.first + b.first, std::vector<double>(a.mass.size() + b.mass.size() - 1)};
  for (std::size_t i = 0; i < a.mass.size(); ++i)
    for (std::size_t j = 0; j < b.mass.size(); ++j) out.mass[i + j] += a.mass[i] * b.mass[j];
  trim(out);
  return out;
}

Shape shape_of(const Law& law) {
  Shape out = shape_of(law.mass);
  out.mean += static_cast<double>(law.first);
  return out;
}

}  // namespace

std::vector<BorderTable> border_tables(const ScoreHistogram& all_of_school, const ScoreHistogram& all_of_others) {
  VEKHA_CHECK(all_of_school.works.size() == all_of_others.works.size());
  ScoreHistogram whole = all_of_school;
  for (std::size_t i = 0; i < whole.works.size(); ++i) whole.works[i] += all_of_others.works[i];
  const std::vector<int> impossible = whole.impossible ? *whole.impossible : impossible_scores(whole);
  const ScoreHistogram school = without(all_of_school, impossible).histogram;
  const ScoreHistogram others = without(all_of_others, impossible).histogram;
  const std::vector<double> curve(others.works.begin(), others.works.end());
  const Shape theirs = shape_of(curve);
  Shape own = shape_of({school.works.begin(), school.works.end()});
  if (own.n < 1 || theirs.n < 2 || theirs.variance <= 0) return {};
  own.variance = std::max((own.n * own.variance + kPrior * theirs.variance) / (own.n + kPrior),
                          kLeastSpread * kLeastSpread * theirs.variance);
  const Bend bend(curve, own);
  std::vector<BorderTable> out;
  int previous = 0;
  for (const int border : school.borders) {
    if (border <= previous || border >= static_cast<int>(curve.size())) continue;
    const int from = border - reach_below(border, previous);
    previous = border;
    BorderTable table{.at = sum(school.works, border, border + 1),
                      .below = sum(school.works, from, border),
                      .others_at = sum(others.works, border, border + 1),
                      .others_below = sum(others.works, from, border)};
    if (table.at + table.below == 0 || table.others_at + table.others_below == 0) continue;
    table.usual = std::clamp(log_mass(curve, bend, border, border + 1) - log_mass(curve, bend, from, border), -4., 4.);
    out.push_back(table);
  }
  return out;
}

std::optional<BorderTest> border_test(const std::vector<BorderTable>& tables) {
  BorderTest out;
  Law whole{0, {1}};
  double variance = 0;
  for (const BorderTable& table : tables) {
    VEKHA_CHECK(table.at >= 0 && table.below >= 0 && table.others_at >= 0 && table.others_below >= 0);
    if (table.at + table.below == 0 || table.others_at + table.others_below == 0) continue;
    const Law law = law_of(table);
    const Shape shape = shape_of(law);
    out.near += table.at + table.below;
    out.at += static_cast<double>(table.at);
    out.expected += shape.mean;
    variance += shape.variance;
    whole = convolved(whole, law);
  }
  if (out.near == 0) return std::nullopt;
  const auto observed = static_cast<std::int64_t>(out.at);
  double beyond = 0;
  for (std::size_t i = 0; i < whole.mass.size(); ++i) {
    const std::int64_t value = whole.first + static_cast<std::int64_t>(i);
    if (value == observed) beyond += whole.mass[i] / 2;
    if (value > observed) beyond += whole.mass[i];
  }
  out.p = std::clamp(beyond, 1e-300, 1.0);
  out.lifted = std::max(0.0, out.at - out.expected);
  if (variance > 0) {
    out.excess = (out.at - out.expected) / variance;
    out.error = 1 / std::sqrt(variance);
  }
  return out;
}

}  // namespace vekha::stats
