// The tallies of many programs over what is stored.
#pragma once
#include <vector>

#include "core/formula/evaluate.hpp"
#include "domain/formulas/columns.hpp"
#include "domain/formulas/kept.hpp"

namespace vekha::formulas {

struct Gather {
  const formula::Schema& schema;
  const results::Filter& filter;
  const formula::Dimensions& dimensions;
  bool count_schools = false;  ///< tallies know from how many schools they are
  Kept* kept = nullptr;
};
formula::Gathered gather(const Stored& stored, const Places& places,
                         const std::vector<const formula::Program*>& programs, const Gather& wanted);

}  // namespace vekha::formulas
