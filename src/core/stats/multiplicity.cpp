#include "core/stats/multiplicity.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/error.hpp"

namespace vekha::stats {
namespace {

std::vector<std::size_t> order_of(std::span<const double> p) {
  VEKHA_CHECK(std::all_of(p.begin(), p.end(), [](double one) { return one >= 0 && one <= 1; }));
  std::vector<std::size_t> order(p.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
  return order;
}

/// Steps up from the largest: p · m / rank, times the harmonic sum under dependence.
std::vector<double> stepped_up(std::span<const double> p, double scale) {
  const std::vector<std::size_t> order = order_of(p);
  std::vector<double> out(p.size());
  double least = 1;
  for (std::size_t i = order.size(); i > 0; --i) {
    least = std::min(least, p[order[i - 1]] * scale * static_cast<double>(p.size()) / static_cast<double>(i));
    out[order[i - 1]] = least;
  }
  return out;
}

std::vector<double> stepped_down(std::span<const double> p) {
  const std::vector<std::size_t> order = order_of(p);
  std::vector<double> out(p.size());
  double most = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    most = std::max(most, std::min(1.0, p[order[i]] * static_cast<double>(p.size() - i)));
    out[order[i]] = most;
  }
  return out;
}

/// Corners of the least concave majorant of the distribution of sorted p: (p, share at or below).
struct Corner {
  double at = 0;
  double share = 0;
};

std::vector<Corner> majorant(const std::vector<double>& sorted) {
  std::vector<Corner> hull = {{0, 0}};
  const auto add = [&](Corner next) {
    const auto steep = [](const Corner& a, const Corner& b) {
      return (b.share - a.share) / std::max(b.at - a.at, 1e-300);
    };
    while (hull.size() >= 2 && steep(hull[hull.size() - 2], hull.back()) <= steep(hull.back(), next)) hull.pop_back();
    hull.push_back(next);
  };
  for (std::size_t i = 0; i < sorted.size(); ++i)
    if (i + 1 == sorted.size() || sorted[i] < sorted[i + 1])
      add({sorted[i], static_cast<double>(i + 1) / static_cast<double>(sorted.size())});
  if (hull.back().at < 1) add({1, 1});
  return hull;
}

}  // namespace

std::vector<double> adjusted(std::span<const double> p, Adjustment how) {
  if (how == Adjustment::holm) return stepped_down(p);
  if (how == Adjustment::benjamini_hochberg) return stepped_up(p, 1);
  if (how == Adjustment::benjamini_yekutieli) {
    double harmonic = 0;
    for (std::size_t i = 1; i <= p.size(); ++i) harmonic += 1 / static_cast<double>(i);
    return stepped_up(p, harmonic);
  }
  order_of(p);
  std::vector<double> out(p.begin(), p.end());
  for (double& one : out) one = std::min(1.0, one * static_cast<double>(p.size()));
  return out;
}

std::optional<LocalRates> local_false_rates(std::span<const double> p) {
  constexpr std::size_t kFewest = 20;
  if (p.size() < kFewest) return std::nullopt;
  const std::vector<std::size_t> order = order_of(p);
  std::vector<double> sorted;
  for (const std::size_t i : order) sorted.push_back(p[i]);
  const auto above = static_cast<double>(std::count_if(p.begin(), p.end(), [](double one) { return one > 0.5; }));
  LocalRates out{std::min(1.0, 2 * (above + 1) / static_cast<double>(p.size())), std::vector<double>(p.size())};
  const std::vector<Corner> hull = majorant(sorted);
  std::size_t piece = 1;
  for (std::size_t i = 0; i < order.size(); ++i) {
    while (piece + 1 < hull.size() && hull[piece].at < sorted[i]) ++piece;
    const double density = (hull[piece].share - hull[piece - 1].share) / (hull[piece].at - hull[piece - 1].at);
    out.rates[order[i]] = std::clamp(out.no_effect / density, 0.0, 1.0);
  }
  return out;
}

}  // namespace vekha::stats
