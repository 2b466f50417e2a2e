#include "core/stats/small_matrix.hpp"

#include <cmath>

#include "base/error.hpp"

namespace vekha::stats {

std::optional<std::vector<double>> SmallMatrix::solved(std::vector<double> right, double damping) const {
  VEKHA_CHECK(right.size() == size_);
  constexpr double kLeastDiagonal = 1e-12;
  std::vector<double> root = cells_;
  const auto cell = [&](std::size_t row, std::size_t column) -> double& { return root[row * size_ + column]; };
  for (std::size_t i = 0; i < size_; ++i) {
    cell(i, i) += damping * cell(i, i) + kLeastDiagonal;
    for (std::size_t j = 0; j <= i; ++j) {
      double sum = cell(i, j);
      for (std::size_t k = 0; k < j; ++k) sum -= cell(i, k) * cell(j, k);
      if (i == j && !(sum > 0)) return std::nullopt;
      cell(i, j) = i == j ? std::sqrt(sum) : sum / cell(j, j);
    }
  }
  for (std::size_t i = 0; i < size_; ++i) {
    for (std::size_t k = 0; k < i; ++k) right[i] -= cell(i, k) * right[k];
    right[i] /= cell(i, i);
  }
  for (std::size_t i = size_; i-- > 0;) {
    for (std::size_t k = i + 1; k < size_; ++k) right[i] -= cell(k, i) * right[k];
    right[i] /= cell(i, i);
  }
  return right;
}

}  // namespace vekha::stats
