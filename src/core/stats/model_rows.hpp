// What regressions share: rows of positive weight with standardised independent columns, and the way back to the units.
#pragma once
#include <eigen3/Eigen/Dense>
#include <vector>

#include "core/stats/columns.hpp"
#include "core/stats/regression_rows.hpp"

namespace vekha::stats {

struct ModelRows {
  std::vector<std::size_t> rows;  ///< those of positive weight
  Eigen::MatrixXd x;              ///< the intercept and the standardised kept columns
  Eigen::VectorXd y;
  Eigen::VectorXd weights;
  Standardised taken;
  std::vector<std::size_t> kept;

  explicit ModelRows(const RegressionRows& given);
  /// β of the given columns is this times β of the standardised ones.
  Eigen::MatrixXd back() const;
  /// The linear predictor of every row given.
  std::vector<double> predicted(const RegressionRows& given, const Eigen::VectorXd& beta) const;
  /// Estimates and errors in units, the intercept first; dropped columns empty.
  std::vector<RegressionCoefficient> coefficients(const Eigen::VectorXd& beta, const Eigen::MatrixXd& covariance) const;
};

}  // namespace vekha::stats
