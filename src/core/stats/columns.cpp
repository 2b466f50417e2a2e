#include "core/stats/columns.hpp"

#include <algorithm>
#include <cmath>

#include "core/stats/describe.hpp"

namespace vekha::stats {
namespace {

double weight_of(std::span<const double> weights, std::size_t row) { return weights.empty() ? 1 : weights[row]; }

double weighted_product(const std::vector<double>& one, const std::vector<double>& other,
                        std::span<const double> weights) {
  double sum = 0;
  for (std::size_t i = 0; i < one.size(); ++i) sum += weight_of(weights, i) * one[i] * other[i];
  return sum;
}

}  // namespace

Standardised standardised(std::vector<std::vector<double>>& columns, std::span<const double> weights) {
  Standardised out;
  for (std::vector<double>& column : columns) {
    double total = 0;
    double sum = 0;
    double lowest = column.empty() ? 0 : column.front();
    double highest = lowest;
    for (std::size_t i = 0; i < column.size(); ++i) {
      const double weight = weight_of(weights, i);
      total += weight;
      sum += weight * column[i];
      lowest = std::min(lowest, column[i]);
      highest = std::max(highest, column[i]);
    }
    const bool constant = !(lowest < highest);
    const double mean = constant ? lowest : sum / total;
    double squares = 0;
    for (std::size_t i = 0; i < column.size(); ++i) {
      column[i] -= mean;
      squares += weight_of(weights, i) * column[i] * column[i];
    }
    const double spread = constant ? 0 : std::sqrt(squares / total);
    const double scale = constant ? 0 : 1 / spread;
    for (double& value : column) value *= scale;
    out.mean.push_back(mean);
    out.spread.push_back(spread);
  }
  return out;
}

/// Cholesky by rows: a column whose pivot vanishes is passed over.
std::vector<std::size_t> independent_columns(const std::vector<std::vector<double>>& columns,
                                             std::span<const double> weights) {
  std::vector<std::size_t> kept;
  std::vector<std::vector<double>> factor;  // of the kept columns
  for (std::size_t j = 0; j < columns.size(); ++j) {
    const double whole = weighted_product(columns[j], columns[j], weights);
    double left = whole;
    std::vector<double> row;
    for (std::size_t k = 0; k < kept.size(); ++k) {
      double value = weighted_product(columns[j], columns[kept[k]], weights);
      for (std::size_t m = 0; m < k; ++m) value -= row[m] * factor[k][m];
      row.push_back(value / factor[k][k]);
      left -= row.back() * row.back();
    }
    if (whole <= 0 || left < 1e-9 * whole) continue;
    row.push_back(std::sqrt(left));
    factor.push_back(std::move(row));
    kept.push_back(j);
  }
  return kept;
}

}  // namespace vekha::stats
