#include "core/stats/regression.hpp"

#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <eigen3/Eigen/Dense>
#include <numbers>

#include "core/stats/intervals.hpp"
#include "core/stats/model_rows.hpp"

namespace vekha::stats {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// The covariance of the coefficients of standardised columns; `inverse` is (X'WX)⁻¹.
MatrixXd robust_covariance(const ModelRows& rows, const MatrixXd& inverse, const VectorXd& residual, ErrorKind kind) {
  VectorXd scale(residual.size());
  const double n = static_cast<double>(residual.size());
  for (Index i = 0; i < residual.size(); ++i) {
    const double leverage = rows.weights(i) * rows.x.row(i).dot(inverse * rows.x.row(i).transpose());
    const double score = rows.weights(i) * residual(i);
    const double rest = std::max(1 - leverage, 1e-12);
    scale(i) = score * score;
    if (kind == ErrorKind::hc1) scale(i) *= n / (n - static_cast<double>(inverse.rows()));
    if (kind == ErrorKind::hc2) scale(i) /= rest;
    if (kind == ErrorKind::hc3) scale(i) /= rest * rest;
  }
  return inverse * (rows.x.transpose() * scale.asDiagonal() * rows.x) * inverse;
}

void add_tests(LinearFit& fit) {
  const boost::math::students_t law(static_cast<double>(fit.degrees));
  const double factor = student_factor(fit.degrees + 1);
  for (RegressionCoefficient& one : fit.beta) {
    if (!one.estimate || !one.se) continue;
    one.interval = Interval{*one.estimate - factor * *one.se, *one.estimate + factor * *one.se};
    if (*one.se <= 0) continue;
    one.statistic = *one.estimate / *one.se;
    one.p = 2 * boost::math::cdf(boost::math::complement(law, std::abs(*one.statistic)));
  }
}

/// R², F and likelihood from the residual and whole sums of squares.
void add_quality(LinearFit& fit, const ModelRows& rows, double left) {
  const double n = static_cast<double>(fit.n);
  const double mean = rows.weights.dot(rows.y) / rows.weights.sum();
  const double whole = (rows.weights.array() * (rows.y.array() - mean).square()).sum();
  const double free = static_cast<double>(fit.degrees);
  const auto columns = static_cast<double>(rows.kept.size());
  fit.log_likelihood =
      (rows.weights.array().log().sum() - n * (std::log(2 * std::numbers::pi) + 1 - std::log(n) + std::log(left))) / 2;
  if (whole <= 0) return;
  fit.r2 = 1 - left / whole;
  fit.adjusted_r2 = 1 - left / whole * (n - 1) / free;
  if (columns < 1) return;
  fit.f = (whole - left) / columns / (left / free);
  fit.f_p = boost::math::cdf(boost::math::complement(boost::math::fisher_f(columns, free), std::max(*fit.f, 0.0)));
}

}  // namespace

LinearFit fit_linear(const RegressionRows& given, ErrorKind errors) {
  const ModelRows rows(given);
  LinearFit fit;
  fit.n = rows.y.size();
  fit.degrees = fit.n - rows.x.cols();
  fit.beta.resize(given.x.size() + 1);
  fit.absence = fit.n == 0 ? Absence::no_data : Absence::too_few;
  if (fit.degrees < 0 || fit.n == 0) return fit;
  const VectorXd root = rows.weights.cwiseSqrt();
  const Eigen::HouseholderQR<MatrixXd> factor(root.asDiagonal() * rows.x);
  const VectorXd beta = factor.solve(root.cwiseProduct(rows.y));
  const MatrixXd upper = MatrixXd(factor.matrixQR().topRows(rows.x.cols()).triangularView<Eigen::Upper>())
                             .triangularView<Eigen::Upper>()
                             .solve(MatrixXd::Identity(rows.x.cols(), rows.x.cols()));
  const MatrixXd inverse = upper * upper.transpose();
  const VectorXd residual = rows.y - rows.x * beta;
  const double left = (rows.weights.array() * residual.array().square()).sum();
  const bool told = fit.degrees >= 1;
  const double variance = told ? left / static_cast<double>(fit.degrees) : 0;
  fit.beta =
      rows.coefficients(beta, errors == ErrorKind::classical ? MatrixXd(variance * inverse)
                                                             : robust_covariance(rows, inverse, residual, errors));
  fit.fitted = rows.predicted(given, beta);
  if (!told) {
    for (RegressionCoefficient& one : fit.beta) one.se.reset();
    return fit;
  }
  fit.sigma = std::sqrt(variance);
  const double size = (rows.weights.array() * rows.y.array().square()).sum();
  if (left <= 1e-28 * size) {
    fit.absence = Absence::no_variance;
    return fit;
  }
  add_quality(fit, rows, left);
  add_tests(fit);
  return fit;
}

}  // namespace vekha::stats
