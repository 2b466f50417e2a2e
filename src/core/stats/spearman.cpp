#include "core/stats/spearman.hpp"

#include <cmath>
#include <map>

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

long double square_sum(const Margin& counts, const Margin& ranks) {
  Wide sum = 0;
  for (const auto& [value, count] : counts) sum += static_cast<Wide>(ranks.at(value)) * ranks.at(value) * count;
  return static_cast<long double>(sum);
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
  const long double sum_d2 = static_cast<long double>(differences) / 4;
  const auto size = static_cast<long double>(n);
  const long double spread = std::sqrt(square_sum(of_x, rank_x)) * std::sqrt(square_sum(of_y, rank_y));
  return Spearman{n, static_cast<double>(sum_d2), static_cast<double>(1 - 6 * sum_d2 / (size * (size * size - 1))),
                  static_cast<double>(static_cast<long double>(products) / spread)};
}

}  // namespace vekha::stats
