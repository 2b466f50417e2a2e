// Did a measure help: the change of those who took part beside the change of like ones who did not.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/estimate.hpp"

namespace vekha::stats {

struct DidRows {
  std::span<const double> treated;  ///< 1 took part, 0 did not
  std::span<const double> before;
  std::span<const double> after;
  std::vector<std::span<const double>> likeness{};  ///< columns to match by, beside `before`
  std::size_t matches = 1;                          ///< how many like ones for each
};

/// A difference of changes with its error.
struct DidEffect {
  double value = 0;
  double se = 0;
  std::optional<double> p;
  std::optional<Interval> interval;
};

struct Balance {
  std::optional<double> raw;      ///< standardised difference of means, treated − others
  std::optional<double> matched;  ///< the same against the matched ones; beyond 0.1–0.25 they are not alike
};

struct Did {
  std::int64_t treated = 0;
  std::int64_t others = 0;
  DidEffect plain;                   ///< of all; Welch's t of the changes, as R t.test(change ~ treated)
  std::optional<DidEffect> matched;  ///< Abadie and Imbens 2006 for those treated; nothing without enough others
  std::vector<Balance> balance;      ///< of `before`, then of each column
};

/// Matching with replacement by the distance of standardised columns. It says nothing of causes where the groups would
/// have moved apart anyway. Needs two of each kind; matching more than `matches` others.
std::optional<Did> did(const DidRows& rows);

}  // namespace vekha::stats
