#include "core/stats/agreement.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "core/stats/intervals.hpp"

namespace vekha::stats {
namespace {

/// Shares of pairs and of each marker's values.
struct Crossed {
  std::map<std::pair<int, int>, double> cells;
  std::map<int, double> first;
  std::map<int, double> second;
  double spread = 0;  ///< highest value minus the lowest
};

Crossed crossed(std::span<const MarkedTwice> pairs) {
  Crossed out;
  const double share = 1.0 / static_cast<double>(pairs.size());
  int low = pairs[0].first;
  int high = low;
  for (const auto& [first, second] : pairs) {
    out.cells[{first, second}] += share;
    out.first[first] += share;
    out.second[second] += share;
    low = std::min({low, first, second});
    high = std::max({high, first, second});
  }
  out.spread = high - low;
  return out;
}

enum class Weighing { plain, squared };

/// 1 for the same value, less the farther apart.
double weight(Weighing weighing, int first, int second, double spread) {
  if (weighing == Weighing::plain) return first == second ? 1 : 0;
  const double apart = (first - second) / spread;
  return 1 - apart * apart;
}

std::optional<Kappa> kappa_of(const Crossed& table, Weighing weighing, std::int64_t n) {
  if (n < 2 || table.spread <= 0) return std::nullopt;
  const auto w = [&](int a, int b) { return weight(weighing, a, b, table.spread); };
  std::map<int, double> row;  // mean weight of a value of the first marker over what the second gives
  std::map<int, double> column;
  double chance = 0;
  for (const auto& [a, p] : table.first)
    for (const auto& [b, q] : table.second) {
      row[a] += q * w(a, b);
      column[b] += p * w(a, b);
      chance += p * q * w(a, b);
    }
  if (1 - chance < 1e-12) return std::nullopt;
  double seen = 0;
  for (const auto& [cell, share] : table.cells) seen += share * w(cell.first, cell.second);
  double around = 0;
  for (const auto& [cell, share] : table.cells) {
    const auto [a, b] = cell;
    const double term = w(a, b) * (1 - chance) - (row[a] + column[b]) * (1 - seen);
    around += share * term * term;
  }
  const double middle = seen * chance - 2 * chance + seen;
  const double variance = (around - middle * middle) / (static_cast<double>(n) * std::pow(1 - chance, 4));
  Kappa out{.value = (seen - chance) / (1 - chance), .se = std::sqrt(std::max(variance, 0.0)), .interval = {}};
  if (out.se > 1e-9) {
    const double half = normal_factor() * out.se;
    out.interval = Interval{std::max(-1.0, out.value - half), std::min(1.0, out.value + half)};
  }
  return out;
}

}  // namespace

Agreement agreement(std::span<const MarkedTwice> pairs) {
  Agreement out{.n = static_cast<std::int64_t>(pairs.size())};
  if (pairs.empty()) return out;
  Moments differences;
  for (const auto& [first, second] : pairs) {
    out.same += first == second;
    out.raised += second > first;
    out.lowered += second < first;
    differences.add(first - second);
  }
  out.same_interval = wilson({out.same, out.n});
  out.difference = differences.average();
  out.difference_interval = student_interval(differences);
  const Crossed table = crossed(pairs);
  out.kappa = kappa_of(table, Weighing::plain, out.n);
  out.weighted = kappa_of(table, Weighing::squared, out.n);
  return out;
}

}  // namespace vekha::stats
