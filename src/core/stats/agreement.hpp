// How far two markers of the same works agree: the share marked alike, Cohen's kappa, the mean difference. Every figure
// needs pairs only, so a re-check of marking and a trial of experts are the same question.
#pragma once
#include <cstdint>
#include <optional>
#include <span>

#include "base/estimate.hpp"

namespace vekha::stats {

/// One work as two markers see it, in whole points (or parts of a point, alike for all).
struct MarkedTwice {
  int first = 0;
  int second = 0;
};

/// What part of the agreement beyond chance is there: 1 all, 0 none, below 0 less than by chance.
struct Kappa {
  double value = 0;
  double se = 0;                     ///< of a large sample: Fleiss, Cohen and Everitt 1969
  std::optional<Interval> interval;  ///< value ± 1.96 se within −1 … 1; nothing when the formula gives no spread
};

struct Agreement {
  std::int64_t n = 0;
  std::int64_t same = 0;
  std::int64_t raised = 0;                      ///< the second marker gave more
  std::int64_t lowered = 0;                     ///< the second marker gave less
  std::optional<Interval> same_interval;        ///< Wilson, of the share same / n
  std::optional<Kappa> kappa;                   ///< Cohen 1960
  std::optional<Kappa> weighted;                ///< Cohen 1968, a difference weighs by its square
  std::optional<double> difference;             ///< mean of first − second; needs n ≥ 1
  std::optional<Interval> difference_interval;  ///< Student's, 95 %; needs n ≥ 2
};

/// Kappas are nothing below two pairs, or when chance alone would agree on everything (one value only). As R:
/// psych::cohen.kappa(cbind(first, second)) for the kappas, t.test(first − second), prop.test(…, correct = FALSE).
Agreement agreement(std::span<const MarkedTwice> pairs);

}  // namespace vekha::stats
