// The mergeable state of an aggregate: what a fold over rows gathers and what its value is made of.
#pragma once
#include <map>
#include <string>

#include "core/formula/rows.hpp"
#include "core/stats/moments.hpp"

namespace vekha::formula {

struct Tally {
  bool there = false;     ///< the source has a row of the group that the filter may let through
  std::int64_t rows = 0;  ///< let through by the filter
  std::int64_t missing = 0;
  std::int64_t not_applicable = 0;
  std::int64_t suppressed = 0;
  std::int64_t hits = 0;                        ///< of a share
  stats::Moments moments;                       ///< of the values
  stats::Moments whole{};                       ///< of what they are parts of
  bool counted = true;                          ///< parts and wholes are counts, no part above its whole
  std::map<double, std::int64_t> distribution;  ///< of the values, only for quantiles, the least and the most
  std::string instrument;                       ///< of points
  bool mixed = false;                           ///< points of more than one instrument met
  std::int64_t schools = 0;                     ///< from how many schools; 0 unless somebody sees a part only

  void note_instrument(const std::string& one);
  void merge(const Tally& other);
};

/// One row of the source joins the tally.
void take(Tally& tally, const Aggregate& aggregate, const Data& data, std::size_t row);
Value value_of(const Tally& tally, const Aggregate& aggregate, std::int64_t minimum);

}  // namespace vekha::formula
