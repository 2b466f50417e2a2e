// How many schools a published sign would mark were all of them honest: by drawing works anew from the results of these
// very schools. Pure.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "base/estimate.hpp"

namespace vekha::objectivity {

/// What a sign is computed from, school after school; the schools are numbered alike in all of them.
struct MeanSample {
  std::vector<int> scores;          ///< of all works of the group
  std::vector<std::int64_t> works;  ///< of each school
  double between = 0;               ///< deviation of the true means of schools, points
  double factor = 1.96;
};
struct JournalSample {
  std::vector<std::pair<int, int>> pairs;  ///< journal mark and score of all works of the group
  std::vector<std::int64_t> works;         ///< of each school
};
struct CohortSample {
  struct Side {
    double mean = 0;  ///< share of the maximum
    double sd = 0;    ///< of pupils
    std::vector<std::int64_t> works;
  };
  Side before;
  Side after;
  double between = 0;  ///< deviation of ln K of schools beside chance
};
struct FlagSamples {
  std::size_t schools = 0;
  std::vector<MeanSample> means;
  std::vector<JournalSample> journals;
  std::vector<CohortSample> cohorts;
};

/// Schools expected to be marked by at least one sign.
struct FalseFlags {
  int simulations = 0;
  std::optional<double> alike;          ///< were all schools of one strength
  std::optional<Interval> alike_range;  ///< nine of ten times
  std::optional<double> different;      ///< were they honestly as different as they are
  std::optional<Interval> different_range;
};
FalseFlags false_flags(const FlagSamples& samples, int simulations = 200, std::uint64_t seed = 2019);

}  // namespace vekha::objectivity
