#include "core/stats/spearman.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "base/error.hpp"

namespace vekha::stats {
namespace {

__extension__ typedef __int128 Wide;

/// value → how many, then value → twice its mid-rank less (n + 1): whole numbers with mean zero.
using Margin = std::map<double, std::int64_t>;

Margin centred_ranks(const Margin& counts, std::int64_t n) {
  Margin ranks;
  std::int64_t before = 0;
  for (const auto& [value, count] : counts) {
    ranks[value] = 2 * before + count + 1 - (n + 1);
    before += count;
  }
  return ranks;
}

Wide square_sum(const Margin& counts, const Margin& ranks) {
  Wide sum = 0;
  for (const auto& [value, count] : counts) sum += static_cast<Wide>(ranks.at(value)) * ranks.at(value) * count;
  return sum;
}

/// Of twice the mid-ranks, centred.
struct RankSums {
  std::int64_t n = 0;
  Wide products = 0;
  Wide differences = 0;
  Wide squares_x = 0;
  Wide squares_y = 0;
};

Spearman told(const RankSums& sums) {
  const long double sum_d2 = static_cast<long double>(sums.differences) / 4;
  const auto size = static_cast<long double>(sums.n);
  const long double spread =
      std::sqrt(static_cast<long double>(sums.squares_x)) * std::sqrt(static_cast<long double>(sums.squares_y));
  return Spearman{sums.n, static_cast<double>(sum_d2), static_cast<double>(1 - 6 * sum_d2 / (size * (size * size - 1))),
                  static_cast<double>(static_cast<long double>(sums.products) / spread)};
}

/// Turns the counts of ordered values into centred ranks; returns Σ rank² · count.
std::int64_t ranked(std::vector<std::int64_t>& margin, std::int64_t n) {
  std::int64_t squares = 0;
  std::int64_t before = 0;
  for (std::int64_t& value : margin) {
    const std::int64_t count = value;
    value = 2 * before + count + 1 - (n + 1);
    squares += value * value * count;
    before += count;
  }
  return squares;
}

}  // namespace

std::optional<Spearman> spearman(const std::vector<PairCount>& table) {
  Margin of_x;
  Margin of_y;
  std::int64_t n = 0;
  for (const PairCount& cell : table) {
    VEKHA_CHECK(std::isfinite(cell.x) && std::isfinite(cell.y) && cell.count >= 0);
    if (cell.count == 0) continue;
    of_x[cell.x] += cell.count;
    of_y[cell.y] += cell.count;
    n += cell.count;
  }
  if (of_x.size() < 2 || of_y.size() < 2) return std::nullopt;
  const Margin rank_x = centred_ranks(of_x, n);
  const Margin rank_y = centred_ranks(of_y, n);
  Wide products = 0;
  Wide differences = 0;
  for (const PairCount& cell : table) {
    if (cell.count == 0) continue;
    const Wide x = rank_x.at(cell.x);
    const Wide y = rank_y.at(cell.y);
    products += x * y * cell.count;
    differences += (x - y) * (x - y) * cell.count;
  }
  return told({n, products, differences, square_sum(of_x, rank_x), square_sum(of_y, rank_y)});
}

std::optional<Spearman> spearman(std::span<const std::int32_t> counts, std::size_t columns) {
  VEKHA_CHECK(columns > 0 && counts.size() % columns == 0);
  std::vector<std::int64_t> of_x(counts.size() / columns);
  std::vector<std::int64_t> of_y(columns);
  for (std::size_t x = 0, cell = 0; x < of_x.size(); ++x)
    for (std::size_t y = 0; y < columns; ++y, ++cell) {
      VEKHA_CHECK(counts[cell] >= 0);
      of_x[x] += counts[cell];
      of_y[y] += counts[cell];
    }
  const std::int64_t n = std::accumulate(of_x.begin(), of_x.end(), std::int64_t{0});
  constexpr std::int64_t kMost = 1'000'000;  // products of ranks then fit
  VEKHA_CHECK(n <= kMost);
  const auto met = [](const std::vector<std::int64_t>& margin) {
    return std::count_if(margin.begin(), margin.end(), [](std::int64_t count) { return count > 0; });
  };
  if (met(of_x) < 2 || met(of_y) < 2) return std::nullopt;
  const std::int64_t squares_x = ranked(of_x, n);
  const std::int64_t squares_y = ranked(of_y, n);
  std::int64_t products = 0;
  std::int64_t differences = 0;
  for (std::size_t x = 0, cell = 0; x < of_x.size(); ++x)
    for (std::size_t y = 0; y < columns; ++y, ++cell) {
      if (counts[cell] == 0) continue;
      products += of_x[x] * of_y[y] * counts[cell];
      differences += (of_x[x] - of_y[y]) * (of_x[x] - of_y[y]) * counts[cell];
    }
  return told({n, products, differences, squares_x, squares_y});
}

}  // namespace vekha::stats
