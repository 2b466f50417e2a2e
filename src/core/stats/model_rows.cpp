#include "core/stats/model_rows.hpp"

#include <cmath>

#include "base/error.hpp"

namespace vekha::stats {

using Eigen::Index;

ModelRows::ModelRows(const RegressionRows& given) {
  for (std::size_t i = 0; i < given.y.size(); ++i) {
    VEKHA_CHECK(given.weights.empty() || (std::isfinite(given.weights[i]) && given.weights[i] >= 0));
    if (given.weights.empty() || given.weights[i] > 0) rows.push_back(i);
  }
  const auto n = static_cast<Index>(rows.size());
  y.resize(n);
  weights = Eigen::VectorXd::Ones(n);
  for (Index i = 0; i < n; ++i) {
    y(i) = given.y[rows[static_cast<std::size_t>(i)]];
    if (!given.weights.empty()) weights(i) = given.weights[rows[static_cast<std::size_t>(i)]];
  }
  std::vector<std::vector<double>> columns;
  for (const auto& column : given.x) {
    std::vector<double>& chosen = columns.emplace_back();
    for (const std::size_t row : rows) chosen.push_back(column[row]);
  }
  const std::span<const double> all_weights(weights.data(), rows.size());
  taken = standardised(columns, all_weights);
  kept = independent_columns(columns, all_weights);
  x.resize(n, static_cast<Index>(kept.size()) + 1);
  x.col(0).setOnes();
  for (std::size_t j = 0; j < kept.size(); ++j)
    x.col(static_cast<Index>(j) + 1) = Eigen::Map<const Eigen::VectorXd>(columns[kept[j]].data(), n);
}

Eigen::MatrixXd ModelRows::back() const {
  Eigen::MatrixXd out = Eigen::MatrixXd::Zero(x.cols(), x.cols());
  out(0, 0) = 1;
  for (std::size_t j = 0; j < kept.size(); ++j) {
    const auto column = static_cast<Index>(j) + 1;
    out(0, column) = -taken.mean[kept[j]] / taken.spread[kept[j]];
    out(column, column) = 1 / taken.spread[kept[j]];
  }
  return out;
}

std::vector<double> ModelRows::predicted(const RegressionRows& given, const Eigen::VectorXd& beta) const {
  std::vector<double> out(given.y.size(), beta(0));
  for (std::size_t j = 0; j < kept.size(); ++j) {
    const double slope = beta(static_cast<Index>(j) + 1) / taken.spread[kept[j]];
    for (std::size_t i = 0; i < out.size(); ++i) out[i] += slope * (given.x[kept[j]][i] - taken.mean[kept[j]]);
  }
  return out;
}

std::vector<RegressionCoefficient> ModelRows::coefficients(const Eigen::VectorXd& beta,
                                                           const Eigen::MatrixXd& covariance) const {
  const Eigen::MatrixXd map = back();
  const Eigen::VectorXd estimate = map * beta;
  const Eigen::VectorXd variance = (map * covariance * map.transpose()).diagonal();
  std::vector<RegressionCoefficient> out(taken.mean.size() + 1);
  for (Index j = 0; j < estimate.size(); ++j) {
    RegressionCoefficient& one = out[j == 0 ? 0 : kept[static_cast<std::size_t>(j) - 1] + 1];
    one.estimate = estimate(j);
    one.se = std::sqrt(std::max(variance(j), 0.0));
  }
  return out;
}

}  // namespace vekha::stats
