// Linear and logistic regression of one column on others.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "base/estimate.hpp"
#include "core/stats/regression_rows.hpp"

namespace vekha::stats {

/// How errors of coefficients are found: as if residuals vary alike, or robustly to their not doing so (MacKinnon and
/// White 1985): hc0 e²; hc1 e² n / (n − p); hc2 e² / (1 − h); hc3 e² / (1 − h)². For few rows hc3.
enum class ErrorKind { classical, hc0, hc1, hc2, hc3 };

struct LinearFit {
  std::int64_t n = 0;
  std::int64_t degrees = 0;                 ///< n less the coefficients
  std::vector<RegressionCoefficient> beta;  ///< the intercept, then each column
  std::optional<double> sigma;              ///< residual standard deviation
  std::optional<double> r2;
  std::optional<double> adjusted_r2;
  std::optional<double> f;  ///< of all columns together
  std::optional<double> f_p;
  std::optional<double> log_likelihood;
  Absence absence = Absence::no_data;  ///< why there are no errors, where there are none
  std::vector<double> fitted;          ///< of each row given, zero weights too
};

/// Least squares by Householder's QR of standardised columns, as R lm. Needs more rows than coefficients; errors need
/// residuals. Preconditions: columns of one length, finite values, weights ≥ 0.
LinearFit fit_linear(const RegressionRows& rows, ErrorKind errors = ErrorKind::classical);

struct LogisticFit {
  std::int64_t n = 0;
  std::vector<RegressionCoefficient> beta;
  std::optional<double> deviance;
  std::optional<double> null_deviance;
  std::optional<double> log_likelihood;
  std::optional<double> aic;
  /// Some column or sum of columns parts the ones from the zeros: the estimates would be infinite.
  bool separated = false;
  Absence absence = Absence::no_data;
  std::vector<double> fitted;  ///< probabilities of each row given
};

/// Maximum likelihood of P(y = 1) = 1 / (1 + e^−Xβ) by Newton's steps, as R glm(family = binomial); weights count rows.
/// y is 0 or 1, or a share of `weights` trials. Needs both values and more rows than coefficients.
LogisticFit fit_logistic(const RegressionRows& rows);

}  // namespace vekha::stats
