#include "core/stats/ability.hpp"

#include <algorithm>
#include <cmath>

#include "core/stats/moments.hpp"

namespace vekha::stats {
namespace {

constexpr int kPoints = 161;
constexpr double kReach = 8;
constexpr double kFarthest = 12;  ///< in units of one over the mean slope; a weighted estimate lies within
constexpr int kGrid = 97;

/// The answered tasks of use, with the given category.
struct Given {
  const LatentItem* item;
  std::size_t category;
};

std::vector<Given> given(const std::vector<LatentItem>& items, AnswerRow row) {
  std::vector<Given> found;
  for (std::size_t i = 0; i < items.size(); ++i)
    if (const auto category = category_of(items[i], row[i])) found.push_back({&items[i], *category});
  return found;
}

double log_likelihood(const std::vector<Given>& answers, double ability) {
  double sum = 0;
  for (const auto& [item, category] : answers) sum += log_probabilities(*item, ability)[category];
  return sum;
}

double information(const std::vector<Given>& answers, double ability) {
  double sum = 0;
  for (const auto& [item, category] : answers) sum += slope_moments(*item, ability).variance;
  return sum;
}

/// log L + ½ log I: its maximum is Warm's estimate, as I′ = Σ third moments in these models.
double weighted_at(const std::vector<Given>& answers, double ability) {
  return log_likelihood(answers, ability) + 0.5 * std::log(std::max(information(answers, ability), 1e-300));
}

/// Golden section inside [lo, hi], where the function has one top.
template <class F>
double top_between(double lo, double hi, const F& f) {
  const double ratio = (std::sqrt(5.0) - 1) / 2;
  double a = hi - ratio * (hi - lo), b = lo + ratio * (hi - lo);
  double at_a = f(a), at_b = f(b);
  while (hi - lo > 1e-7) {
    if (at_a < at_b) {
      lo = a, a = b, at_a = at_b;
      at_b = f(b = lo + ratio * (hi - lo));
    } else {
      hi = b, b = a, at_b = at_a;
      at_a = f(a = hi - ratio * (hi - lo));
    }
  }
  return (lo + hi) / 2;
}

/// Fisher scoring from a point near the top: cheap, and mostly enough. Nothing when it does not settle inside.
std::optional<double> scored(const std::vector<Given>& answers, double ability, double reach) {
  const double start = ability;
  for (int round = 0; round < 60; ++round) {
    double score = 0, spread = 0, third = 0;
    for (const auto& [item, category] : answers) {
      const SlopeMoments m = slope_moments(*item, ability);
      score += item->categories[category].slope - m.mean;
      spread += m.variance, third += m.third;
    }
    const double step = (score + third / (2 * spread)) / spread;
    ability += step;
    if (!(std::abs(ability - start) <= reach)) return std::nullopt;
    if (std::abs(step) < 1e-10) return ability;
  }
  return std::nullopt;
}

/// Mean over the tasks of the widest slope per step of category.
double mean_slope(const std::vector<LatentItem>& items) {
  double slopes = 0;
  double count = 0;
  for (const LatentItem& item : items) {
    if (!item.usable()) continue;
    double widest = 0;
    for (const LatentCategory& category : item.categories) widest = std::max(widest, std::abs(category.slope));
    slopes += widest / static_cast<double>(item.categories.size() - 1);
    ++count;
  }
  return count > 0 ? slopes / count : 0;
}

}  // namespace

AnswerRow row_of(const Answers& answers, std::size_t person) {
  return AnswerRow(answers.cells).subspan(person * answers.items, answers.items);
}

std::optional<std::size_t> category_of(const LatentItem& item, int answer) {
  if (!item.usable()) return std::nullopt;
  for (std::size_t k = 0; k < item.categories.size(); ++k)
    if (item.categories[k].value == answer) return k;
  return std::nullopt;
}

SlopeMoments slope_moments(const LatentItem& item, double ability) {
  const auto power = [&](const LatentCategory& one) { return one.slope * ability + one.intercept; };
  const auto& categories = item.categories;
  if (categories.empty()) return {};
  const auto likeliest = std::max_element(categories.begin(), categories.end(),
                                          [&](const auto& a, const auto& b) { return power(a) < power(b); });
  const double greatest = power(*likeliest);
  double whole = 0, first = 0, second = 0, third = 0;  // around the likeliest: little is lost by taking away
  for (const LatentCategory& one : categories) {
    const double weight = std::exp(power(one) - greatest);
    const double gap = one.slope - likeliest->slope;
    whole += weight, first += weight * gap, second += weight * gap * gap, third += weight * gap * gap * gap;
  }
  first /= whole, second /= whole, third /= whole;
  return {likeliest->slope + first, std::max(0.0, second - first * first),
          third - 3 * first * second + 2 * first * first * first};
}

AbilityScale::AbilityScale(const std::vector<LatentItem>& items) : items_(items) {
  std::size_t width = 0;
  for (const LatentItem& item : items_) {
    first_.push_back(width);
    width += item.categories.size();
  }
  middle_ = tabulated(kReach, kPoints);
  wide_ = tabulated(kFarthest / std::clamp(mean_slope(items_), 1e-3, 2.0), kGrid);
}

double AbilityScale::Table::at(int point) const {
  const auto points = static_cast<double>(log_chances.empty() ? 2 : log_chances[0].size());
  return -reach + 2 * reach * point / (points - 1);
}

AbilityScale::Table AbilityScale::tabulated(double reach, int points) const {
  Table table;
  table.reach = reach;
  for (const LatentItem& item : items_) {
    table.information.emplace_back();
    for (std::size_t k = 0; k < item.categories.size(); ++k)
      table.log_chances.emplace_back(static_cast<std::size_t>(points));
    for (int q = 0; q < points && item.usable(); ++q) {
      const double ability = -reach + 2 * reach * q / (points - 1);
      const std::vector<double> logs = log_probabilities(item, ability);
      const std::size_t first = table.log_chances.size() - logs.size();
      for (std::size_t k = 0; k < logs.size(); ++k) table.log_chances[first + k][static_cast<std::size_t>(q)] = logs[k];
      table.information.back().push_back(slope_moments(item, ability).variance);
    }
  }
  return table;
}

Parameter AbilityScale::expected(AnswerRow row) const {
  std::vector<double> logs;
  for (int q = 0; q < kPoints; ++q) logs.push_back(-0.5 * middle_.at(q) * middle_.at(q));
  bool answered = false;
  for (std::size_t i = 0; i < items_.size(); ++i) {
    const auto category = category_of(items_[i], row[i]);
    if (!category) continue;
    answered = true;
    const std::vector<double>& chances = middle_.log_chances[first_[i] + *category];
    for (std::size_t q = 0; q < logs.size(); ++q) logs[q] += chances[q];
  }
  if (!answered) return {std::nullopt, std::nullopt, Absence::no_data};
  const double greatest = *std::max_element(logs.begin(), logs.end());
  double total = 0, first = 0, second = 0;
  for (int q = 0; q < kPoints; ++q) {
    const double weight = std::exp(logs[static_cast<std::size_t>(q)] - greatest);
    const double ability = middle_.at(q);
    total += weight, first += weight * ability, second += weight * ability * ability;
  }
  const double mean = first / total;
  return {mean, std::sqrt(std::max(0.0, second / total - mean * mean)), {}};
}

Parameter AbilityScale::weighted(AnswerRow row) const {
  const std::vector<Given> answers = given(items_, row);
  if (answers.empty()) return {std::nullopt, std::nullopt, Absence::no_data};
  std::vector<double> logs(kGrid, 0.0);
  std::vector<double> spread(kGrid, 0.0);
  for (std::size_t i = 0; i < items_.size(); ++i) {
    const auto category = category_of(items_[i], row[i]);
    if (!category) continue;
    const std::vector<double>& chances = wide_.log_chances[first_[i] + *category];
    for (std::size_t q = 0; q < logs.size(); ++q) logs[q] += chances[q], spread[q] += wide_.information[i][q];
  }
  if (!(*std::max_element(spread.begin(), spread.end()) > 1e-10))
    return {std::nullopt, std::nullopt, Absence::no_variance};
  std::size_t best = 0;
  for (std::size_t q = 0; q < logs.size(); ++q) {
    logs[q] += 0.5 * std::log(std::max(spread[q], 1e-300));
    if (logs[q] > logs[best]) best = q;
  }
  const double cell = 2 * wide_.reach / (kGrid - 1);
  const double near = wide_.at(static_cast<int>(best));
  const auto found = scored(answers, near, cell);
  const double ability =
      found ? *found : top_between(near - cell, near + cell, [&](double at) { return weighted_at(answers, at); });
  return {ability, 1 / std::sqrt(information(answers, ability)), {}};
}

Estimate ability_reliability(const std::vector<Parameter>& abilities, Shrunk shrunk) {
  Moments values;
  Moments errors;
  for (const Parameter& ability : abilities)
    if (ability.value && ability.se) values.add(*ability.value), errors.add(*ability.se * *ability.se);
  if (values.n < 2) return Estimate::absent(Absence::too_few, values.n);
  const double variance = *values.variance();
  if (!(variance > 0)) return Estimate::absent(Absence::no_variance, values.n);
  return Estimate::of(shrunk == Shrunk::yes ? variance / (variance + errors.mean) : 1 - errors.mean / variance,
                      values.n);
}

}  // namespace vekha::stats
