#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <eigen3/Eigen/Dense>

#include "core/stats/intervals.hpp"
#include "core/stats/model_rows.hpp"
#include "core/stats/regression.hpp"

namespace vekha::stats {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

double probability(double predictor) { return 1 / (1 + std::exp(-predictor)); }

/// −log likelihood of shares y of w trials, less its part of y alone: Σ w (log(1 + e^η) − y η).
double loss(const ModelRows& rows, const VectorXd& beta) {
  const VectorXd predictor = rows.x * beta;
  double sum = 0;
  for (Index i = 0; i < predictor.size(); ++i) {
    const double at = predictor(i);
    sum += rows.weights(i) * (std::max(at, 0.0) + std::log1p(std::exp(-std::abs(at))) - rows.y(i) * at);
  }
  return sum;
}

/// The part of the deviance that is of y alone: Σ w (y log y + (1 − y) log(1 − y)), zero for ones and zeros.
double own_part(const ModelRows& rows) {
  double sum = 0;
  for (Index i = 0; i < rows.y.size(); ++i)
    for (const double share : {rows.y(i), 1 - rows.y(i)})
      if (share > 0) sum += rows.weights(i) * share * std::log(share);
  return sum;
}

struct Newton {
  VectorXd beta;
  MatrixXd inverse;  ///< of the information
  double loss = 0;
  bool found = false;
};

Newton climb(const ModelRows& rows) {
  Newton at{VectorXd::Zero(rows.x.cols()), {}, 0, false};
  at.loss = loss(rows, at.beta);
  for (int step = 0; step < 60; ++step) {
    const VectorXd predictor = rows.x * at.beta;
    const VectorXd fitted = predictor.unaryExpr(&probability);
    const VectorXd spread = (rows.weights.array() * fitted.array() * (1 - fitted.array())).matrix();
    const MatrixXd information = rows.x.transpose() * spread.asDiagonal() * rows.x;
    const Eigen::LDLT<MatrixXd> factor(information);
    if (factor.info() != Eigen::Success || factor.vectorD().minCoeff() < 1e-9) return at;
    at.inverse = factor.solve(MatrixXd::Identity(rows.x.cols(), rows.x.cols()));
    const VectorXd score = rows.x.transpose() * (rows.weights.array() * (rows.y - fitted).array()).matrix();
    const VectorXd move = at.inverse * score;
    if (score.dot(move) < 1e-20 * (1 + at.loss)) {
      at.found = true;
      return at;
    }
    double length = 1;
    double next = loss(rows, at.beta + move);
    while (next > at.loss + 1e-12 * std::abs(at.loss) && length > 1e-6) {
      length /= 2;
      next = loss(rows, at.beta + length * move);
    }
    at.beta += length * move;
    at.loss = next;
  }
  return at;
}

void add_tests(LogisticFit& fit) {
  const double factor = normal_factor();
  for (RegressionCoefficient& one : fit.beta) {
    if (!one.estimate || !one.se || *one.se <= 0) continue;
    one.interval = Interval{*one.estimate - factor * *one.se, *one.estimate + factor * *one.se};
    one.statistic = *one.estimate / *one.se;
    one.p = 2 * boost::math::cdf(boost::math::complement(boost::math::normal(), std::abs(*one.statistic)));
  }
}

/// Whether nearly every trial is told with certainty on the way to infinity.
bool certain(const ModelRows& rows, const Newton& at) {
  const VectorXd predictor = rows.x * at.beta;
  return !at.found || predictor.cwiseAbs().maxCoeff() > 30;
}

}  // namespace

LogisticFit fit_logistic(const RegressionRows& given) {
  const ModelRows rows(given);
  LogisticFit fit;
  fit.n = rows.y.size();
  fit.beta.resize(given.x.size() + 1);
  fit.absence = fit.n == 0 ? Absence::no_data : Absence::too_few;
  if (fit.n <= rows.x.cols()) return fit;
  const double trials = rows.weights.sum();
  const double share = rows.weights.dot(rows.y) / trials;
  fit.absence = Absence::no_variance;
  if (share <= 0 || share >= 1) return fit;
  const double own = own_part(rows);
  fit.null_deviance = 2 * (own - trials * (share * std::log(share) + (1 - share) * std::log(1 - share)));
  const Newton at = climb(rows);
  fit.separated = certain(rows, at);
  fit.absence = Absence::not_applicable;
  if (fit.separated) return fit;
  fit.beta = rows.coefficients(at.beta, at.inverse);
  fit.deviance = 2 * (at.loss + own);
  fit.log_likelihood = -at.loss;
  fit.aic = 2 * at.loss + 2 * static_cast<double>(rows.x.cols());
  fit.fitted = rows.predicted(given, at.beta);
  for (double& one : fit.fitted) one = probability(one);
  add_tests(fit);
  return fit;
}

}  // namespace vekha::stats
