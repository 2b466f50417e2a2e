// Pairs of works more alike than ability explains: a possible sign of copying, judged pair by pair.
#pragma once
#include <cstdint>
#include <vector>

#include "core/stats/ability.hpp"

namespace vekha::stats {

struct SimilarPair {
  std::size_t first = 0;  ///< persons
  std::size_t second = 0;
  int common = 0;           ///< tasks both answered
  int matches = 0;          ///< of them alike
  double expected = 0;      ///< matches of two who answer each for himself
  double p = 1;             ///< GBT (van der Linden and Sotaridona 2006): exact chance of as many matches or more
  double omega_first = 0;   ///< ω (Wollack 1997) with the first as the one who copies from the second
  double omega_second = 0;  ///< the other way round
  double fdr = 1;           ///< p adjusted for the number of pairs, Benjamini and Hochberg
  double holm = 1;          ///< the same by Holm: no false pair at all
};

struct SimilarityPlan {
  std::vector<int> groups;  ///< only pairs within a group (class, room); kMissing: with nobody; empty: all pairs
  int least_common = 10;    ///< tasks a pair must have in common
  std::size_t least_persons = 30;
};

struct Similarity {
  std::vector<SimilarPair> pairs;  ///< whose p is below 0.05, the least first
  std::int64_t compared = 0;
  std::vector<LatentItem> curves;      ///< nominal responses fitted to all
  Absence absence = Absence::no_data;  ///< why nothing was compared
};

/// Answers are codes of chosen options (or points). Chances of options by the nominal model of Bock 1972 with weak
/// normal priors, at the weighted likelihood estimate of each pupil's ability. Missing answers match nobody. Needs
/// `least_persons` pupils, dependable from some 200; cheats in the table make it milder.
Similarity similar_pairs(const Answers& answers, const SimilarityPlan& plan);

/// Curves of the tasks, and where on them each pupil stands.
struct PlacedPupils {
  std::vector<LatentItem> curves;
  std::vector<Parameter> abilities;  ///< weighted likelihood; a pupil without one is compared with nobody
};
/// The same for pupils placed before, perhaps by curves of others: an answer the curves do not know matches nobody.
Similarity similar_pairs(const Answers& answers, const SimilarityPlan& plan, const PlacedPupils& placed);

/// P(at least `matches`) of independent matches with these chances.
double chance_of_matches(const std::vector<double>& chances, int matches);

}  // namespace vekha::stats
