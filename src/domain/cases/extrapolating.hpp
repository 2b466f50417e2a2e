// From the works that were marked again to all they were drawn from. Private to the room.
#pragma once
#include <string>
#include <vector>

#include "domain/cases/cases.hpp"

namespace vekha::cases {

/// A work marked again.
struct Judged {
  const SampledWork* work = nullptr;
  bool same = false;  ///< objectively marked before
  double change = 0;  ///< points after less before
};
/// All together, marked schools, the others, then each school. Empty when chances were not kept.
std::vector<Extrapolated> extrapolated(const std::vector<Judged>& works, const std::vector<Stratum>& strata);
/// Works of strata nobody of which was marked again: the figures do not speak of them.
std::int64_t unspoken(const std::vector<Judged>& works, const std::vector<Stratum>& strata);

}  // namespace vekha::cases
