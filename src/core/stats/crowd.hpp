// What is usual among many, learnt from them without trusting the outliers: the empirical null of Efron 2004 for
// readings that have errors of their own.
#pragma once
#include <optional>
#include <vector>

namespace vekha::stats {

/// Something measured at one of many, with its standard error.
struct Reading {
  double value = 0;
  double error = 0;
};

/// The middle of the crowd and how much its members truly differ beside their errors.
struct Crowd {
  double centre = 0;
  double spread = 0;   ///< τ: robust deviation of the true values
  double doubt = 0;    ///< standard error of the centre
  double freedom = 0;  ///< degrees of freedom of the spread
  /// How far a reading lies above the centre in deviations it would usually have.
  double distance(const Reading& reading) const;
  /// One-sided probability that a usual member lies as far above or farther; Student's law where the spread is guessed
  /// from few.
  double above(const Reading& reading) const;
};

/// `least_spread`: what members are known to differ by anyway; a few readings may look more alike than they are.
/// Median and τ with median((value − centre)² / (error² + τ²)) equal to that of χ² with one degree of freedom. Nothing
/// for fewer than kLeastCrowd readings.
constexpr std::size_t kLeastCrowd = 4;
std::optional<Crowd> crowd(const std::vector<Reading>& readings, double least_spread = 0);

/// How much the members of a crowd truly differ beside their errors, as far as the readings tell: values of τ with
/// their probabilities, the sum of which is 1. Some readings may lie above for reasons of their own (`above`,
/// `above_spread`, in the unit of the readings; every sixth or so): they count little. Where readings are few or rough,
/// what is believed beforehand stays: half-normal, with a second one some times wider for crowds of another kind.
struct SpreadBelief {
  double spread = 0;
  double probability = 0;
};
struct SpreadPrior {
  double prior = 0.05;        ///< deviation of the half-normal law
  double wider = 0.12;        ///< share of crowds that differ much more
  double times_wider = 6;     ///< how much
  double above = 0.8;         ///< where readings lie that are apart for reasons of their own
  double above_spread = 0.5;  ///< deviation of those
};
std::vector<SpreadBelief> spread_beliefs(const std::vector<Reading>& readings, const SpreadPrior& prior);

/// One-sided probability from several that may depend on each other, each with its weight (Cauchy combination, Liu and
/// Xie 2020). Needs one or more with a positive weight.
struct WeightedP {
  double p = 1;
  double weight = 1;
};
double combined(const std::vector<WeightedP>& parts);

double normal_above(double z);           ///< P(Z > z)
double normal_quantile_above(double p);  ///< z with P(Z > z) = p
/// P(X > z) for a χ² law with so many degrees of freedom, centred and scaled to deviation 1.
double chi_square_above(double z, double freedom);

}  // namespace vekha::stats
