// Value added: how pupils of a school stand beside pupils elsewhere with the same former result and context.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "core/stats/mixed.hpp"

namespace vekha::stats {

/// What the interval lets us say.
enum class Standing { below, like_others, above };

struct AddedValue {
  std::int64_t n = 0;
  double raw = 0;    ///< mean of y less what former result and context foretell
  double value = 0;  ///< the same drawn to zero as its size asks for (the group's effect of the multilevel model)
  double se = 0;
  Interval interval;       ///< 95 %
  double reliability = 0;  ///< 0–1: share of the raw value's variance that is of schools
  double p = 1;            ///< two-sided tail of value / se: says the same as the interval
  double adjusted_p = 1;   ///< for the number of schools, Benjamini and Hochberg
  Standing standing = Standing::like_others;
};

struct ValueAdded {
  MixedFit fit;
  std::vector<AddedValue> groups;  ///< of each group of the first grouping; empty where its variance is absent
};

/// Random intercepts of the first grouping after the columns of x (Goldstein 1997). The word is «beside others like
/// these», not «because of the school». Preconditions as fit_mixed; no slope.
ValueAdded value_added(const MixedRows& rows);

}  // namespace vekha::stats
