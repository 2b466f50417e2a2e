#include "core/stats/ability.hpp"

#include <algorithm>
#include <cmath>

#include "core/stats/moments.hpp"

namespace vekha::stats {
namespace {

constexpr int kPoints = 161;
constexpr double kReach = 8;
constexpr double kFarthest = 12;  ///< in units of one over the mean slope; a weighted estimate lies within
constexpr int kGrid = 96;

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
double weighted(const std::vector<Given>& answers, double ability) {
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

/// The root of the derivative near the top: golden section alone is good to half the digits.
double polished(const std::vector<Given>& answers, double ability) {
  for (int round = 0; round < 3; ++round) {
    constexpr double h = 1e-4;
    const auto slope = [&](double at) {
      double score = 0, spread = 0, third = 0;
      for (const auto& [item, category] : answers) {
        const SlopeMoments m = slope_moments(*item, at);
        score += item->categories[category].slope - m.mean;
        spread += m.variance, third += m.third;
      }
      return score + third / (2 * spread);
    };
    const double bend = (slope(ability + h) - slope(ability - h)) / (2 * h);
    const double step = slope(ability) / bend;
    if (!(bend < 0) || !(std::abs(step) < 1e-2)) return ability;
    ability -= step;
  }
  return ability;
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
  const std::vector<double> logs = log_probabilities(item, ability);
  SlopeMoments found;
  for (std::size_t k = 0; k < logs.size(); ++k) found.mean += std::exp(logs[k]) * item.categories[k].slope;
  for (std::size_t k = 0; k < logs.size(); ++k) {
    const double gap = item.categories[k].slope - found.mean;
    found.variance += std::exp(logs[k]) * gap * gap;
    found.third += std::exp(logs[k]) * gap * gap * gap;
  }
  return found;
}

Parameter expected_ability(const std::vector<LatentItem>& items, AnswerRow row) {
  const std::vector<Given> answers = given(items, row);
  if (answers.empty()) return {std::nullopt, std::nullopt, Absence::no_data};
  std::vector<double> logs;
  double greatest = -INFINITY;
  const auto node = [](int point) { return -kReach + 2 * kReach * point / (kPoints - 1); };
  for (int q = 0; q < kPoints; ++q) {
    logs.push_back(log_likelihood(answers, node(q)) - 0.5 * node(q) * node(q));
    greatest = std::max(greatest, logs.back());
  }
  double total = 0, first = 0, second = 0;
  for (int q = 0; q < kPoints; ++q) {
    const double weight = std::exp(logs[static_cast<std::size_t>(q)] - greatest);
    total += weight, first += weight * node(q), second += weight * node(q) * node(q);
  }
  const double mean = first / total;
  return {mean, std::sqrt(std::max(0.0, second / total - mean * mean)), {}};
}

Parameter weighted_ability(const std::vector<LatentItem>& items, AnswerRow row) {
  const std::vector<Given> answers = given(items, row);
  if (answers.empty()) return {std::nullopt, std::nullopt, Absence::no_data};
  double slopes = 0;
  for (const auto& [item, category] : answers) {
    double widest = 0;
    for (const LatentCategory& c : item->categories) widest = std::max(widest, std::abs(c.slope));
    slopes += widest / static_cast<double>(item->categories.size() - 1);
  }
  slopes /= static_cast<double>(answers.size());
  if (slopes < 1e-6) return {std::nullopt, std::nullopt, Absence::no_variance};
  const double reach = kFarthest / std::min(slopes, 2.0);
  const auto objective = [&](double ability) { return weighted(answers, ability); };
  double best = 0, height = -INFINITY;
  for (int g = 0; g <= kGrid; ++g) {
    const double at = -reach + 2 * reach * g / kGrid;
    if (const double here = objective(at); here > height) height = here, best = at;
  }
  const double cell = 2 * reach / kGrid;
  const double found = polished(answers, top_between(best - cell, best + cell, objective));
  return {found, 1 / std::sqrt(information(answers, found)), {}};
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
