// The matrix of effects that must be solved for together, factored: densely where nearly all of them meet, sparsely
// where they are nested in one another.
#pragma once
#include <eigen3/Eigen/Dense>
#include <memory>
#include <vector>

namespace vekha::stats {

/// The lower triangle of a symmetric positive definite matrix, summed up from parts.
class JointSum {
 public:
  /// `cells`: how many of the lower triangle may be filled.
  JointSum(std::size_t size, std::size_t cells);
  ~JointSum();
  JointSum(JointSum&&) noexcept;

  /// Adds to the cell of these two, whichever is below.
  void add(std::size_t one, std::size_t other, double value);

 private:
  friend class JointFactor;
  struct State;
  std::unique_ptr<State> state_;
};

class JointFactor {
 public:
  explicit JointFactor(const JointSum& sum);
  ~JointFactor();
  JointFactor(JointFactor&&) noexcept;

  double log_det() const;
  Eigen::MatrixXd solve(const Eigen::MatrixXd& right) const;
  /// Makes the cells of the inverse that were filled in the sum; ask them afterwards.
  void invert();
  double inverse(std::size_t one, std::size_t other) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace vekha::stats
