// Values of definitions: each for every group asked, computed together by as few passes over the results as may be.
#pragma once
#include <map>
#include <span>
#include <string>
#include <vector>

#include "domain/indicators/definition.hpp"

namespace vekha::indicators {

/// Where numbers come from.
struct Ground {
  const db::Read& read;
  facts::Store& facts;
  const catalog::Catalog& catalog;
  formulas::Kept* kept = nullptr;  ///< of a server: what no batch touched is not counted again
};

struct ValueQuery {
  results::Filter filter;
  std::vector<std::string> by;                 ///< names of fields; empty: one row for everything
  std::map<std::string, double> parameters{};  ///< instead of those of the definitions: nothing of it is stored
};

/// One indicator over all groups.
struct ValueTable {
  std::string id;
  std::string text;  ///< of the program as it was computed
  formula::Unit measure{};
  std::vector<formulas::FormulaRow> rows{};
  std::string problem{};  ///< why there are no values: the program cannot be split so; Russian, or empty
};
/// In the order of `definitions`, by as few scans as possible.
std::vector<ValueTable> values(const Ground& ground, std::span<const Definition* const> definitions,
                               const ValueQuery& query);

/// «70,0 % (57,5–80,1)», or the reason why there is no number.
std::string value_text(const Definition& definition, const Estimate& estimate);

}  // namespace vekha::indicators
