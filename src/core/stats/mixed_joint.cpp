#include "core/stats/mixed_joint.hpp"

#include <algorithm>
#include <cmath>
#include <eigen3/Eigen/Sparse>
#include <optional>

#include "base/error.hpp"

namespace vekha::stats {
namespace {

using Matrix = Eigen::MatrixXd;
using Sparse = Eigen::SparseMatrix<double>;
using Eigen::Index;

constexpr std::size_t kSmall = 300;
constexpr double kSparse = 0.03;  ///< of the cells: fewer are factored sparsely
constexpr std::size_t kMostDense = 6000;

Index index(std::size_t i) { return static_cast<Index>(i); }

/// The cells of (LL')⁻¹ in the pattern of L (Takahashi, Fagan, Chen 1973), in its layout.
std::vector<double> selected_inverse(const Sparse& lower) {
  const auto* starts = lower.outerIndexPtr();
  const auto* rows = lower.innerIndexPtr();
  const double* values = lower.valuePtr();
  std::vector<double> out(static_cast<std::size_t>(lower.nonZeros()));
  const auto cell = [&](int row, int column) {
    const auto* found = std::lower_bound(rows + starts[column], rows + starts[column + 1], row);
    return out[static_cast<std::size_t>(found - rows)];
  };
  for (int column = static_cast<int>(lower.cols()) - 1; column >= 0; --column) {
    const int begin = starts[column];
    const double pivot = values[begin];
    for (int i = starts[column + 1] - 1; i > begin; --i) {
      double sum = 0;
      for (int k = begin + 1; k < starts[column + 1]; ++k)
        sum += values[k] / pivot * cell(std::max(rows[i], rows[k]), std::min(rows[i], rows[k]));
      out[static_cast<std::size_t>(i)] = -sum;
    }
    double own = 1 / (pivot * pivot);
    for (int k = begin + 1; k < starts[column + 1]; ++k) own -= values[k] / pivot * out[static_cast<std::size_t>(k)];
    out[static_cast<std::size_t>(begin)] = own;
  }
  return out;
}

}  // namespace

struct JointSum::State {
  std::size_t size = 0;
  Matrix dense;
  std::vector<Eigen::Triplet<double>> cells;
  bool sparse = false;
};

JointSum::JointSum(std::size_t size, std::size_t cells) : state_(std::make_unique<State>()) {
  const double whole = static_cast<double>(size) * static_cast<double>(size) / 2;
  state_->size = size;
  state_->sparse = size > kSmall && static_cast<double>(cells) < kSparse * whole;
  if (!state_->sparse && size > kMostDense)
    throw Error(Code::too_large,
                "Слишком много групп, которые перекрещиваются с другими: " + std::to_string(size) + ".");
  if (!state_->sparse) state_->dense = Matrix::Zero(index(size), index(size));
}

JointSum::~JointSum() = default;
JointSum::JointSum(JointSum&&) noexcept = default;

void JointSum::add(std::size_t one, std::size_t other, double value) {
  const auto row = std::max(one, other);
  const auto column = std::min(one, other);
  if (state_->sparse)
    state_->cells.emplace_back(static_cast<int>(row), static_cast<int>(column), value);
  else
    state_->dense(index(row), index(column)) += value;
}

struct JointFactor::State {
  Eigen::LLT<Matrix> dense;
  Matrix dense_inverse;
  std::optional<Eigen::SimplicialLLT<Sparse, Eigen::Lower>> sparse;
  Sparse lower;
  std::vector<double> sparse_inverse;
};

JointFactor::JointFactor(const JointSum& sum) : state_(std::make_unique<State>()) {
  if (!sum.state_->sparse) {
    state_->dense.compute(sum.state_->dense);
    VEKHA_CHECK(state_->dense.info() == Eigen::Success);
    return;
  }
  Sparse matrix(index(sum.state_->size), index(sum.state_->size));
  matrix.setFromTriplets(sum.state_->cells.begin(), sum.state_->cells.end());
  state_->sparse.emplace();
  state_->sparse->compute(matrix);
  VEKHA_CHECK(state_->sparse->info() == Eigen::Success);
  state_->lower = state_->sparse->matrixL();
}

JointFactor::~JointFactor() = default;
JointFactor::JointFactor(JointFactor&&) noexcept = default;

double JointFactor::log_det() const {
  const Eigen::VectorXd pivots = state_->sparse ? Eigen::VectorXd(state_->lower.diagonal())
                                                : Eigen::VectorXd(state_->dense.matrixLLT().diagonal());
  return 2 * pivots.array().log().sum();
}

Matrix JointFactor::solve(const Matrix& right) const {
  return state_->sparse ? Matrix(state_->sparse->solve(right)) : Matrix(state_->dense.solve(right));
}

void JointFactor::invert() {
  if (state_->sparse) {
    state_->sparse_inverse = selected_inverse(state_->lower);
    return;
  }
  const Index size = state_->dense.rows();
  state_->dense_inverse = state_->dense.solve(Matrix::Identity(size, size));
}

double JointFactor::inverse(std::size_t one, std::size_t other) const {
  if (!state_->sparse) return state_->dense_inverse(index(one), index(other));
  const auto& order = state_->sparse->permutationP().indices();
  const int a = order[index(one)];
  const int b = order[index(other)];
  const auto* rows = state_->lower.innerIndexPtr();
  const auto* starts = state_->lower.outerIndexPtr();
  const int column = std::min(a, b);
  const auto* found = std::lower_bound(rows + starts[column], rows + starts[column + 1], std::max(a, b));
  return state_->sparse_inverse[static_cast<std::size_t>(found - rows)];
}

}  // namespace vekha::stats
