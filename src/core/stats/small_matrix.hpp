// A symmetric matrix of a few dozen rows and its equations: enough for fits with few parameters, quick to compile.
#pragma once
#include <cstddef>
#include <optional>
#include <vector>

namespace vekha::stats {

class SmallMatrix {
 public:
  explicit SmallMatrix(std::size_t size) : size_(size), cells_(size * size) {}
  /// Only the lower triangle (row ≥ column) is read.
  double& at(std::size_t row, std::size_t column) { return cells_[row * size_ + column]; }
  double at(std::size_t row, std::size_t column) const { return cells_[row * size_ + column]; }
  /// The solution of (A + damping · diag A) x = right by Cholesky; nothing when that is not positive definite.
  std::optional<std::vector<double>> solved(std::vector<double> right, double damping) const;

 private:
  std::size_t size_;
  std::vector<double> cells_;
};

}  // namespace vekha::stats
