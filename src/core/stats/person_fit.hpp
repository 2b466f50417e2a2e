// Does the pattern of a pupil's answers fit his ability: hard tasks right and easy ones wrong is a possible sign.
#pragma once
#include "core/stats/ability.hpp"

namespace vekha::stats {

struct PersonFit {
  Parameter ability;                   ///< weighted likelihood, where the pattern is judged
  std::optional<double> lz;            ///< Drasgow, Levine and Williams 1985, as if ability were known: too mild
  std::optional<double> lz_star;       ///< corrected for the estimated ability (Snijders 2001; points: Sinharay 2016)
  std::optional<double> p;             ///< of a value as low as lz*, normal law
  int items = 0;                       ///< answered tasks of use
  Absence absence = Absence::no_data;  ///< why there is no lz*
};

/// lz* = (l − E + c·r₀) / sd of the corrected sum, where r₀ = J/2I of the weighted estimate. Low values: answers less
/// likely than they should be. Needs three answered tasks of at least two difficulties; the normal law is good from
/// some 20 tasks, with fewer the p is rough.
PersonFit person_fit(const AbilityScale& scale, AnswerRow row);
/// The same at the weighted estimate that was made before.
PersonFit person_fit(const AbilityScale& scale, AnswerRow row, const Parameter& ability);

}  // namespace vekha::stats
