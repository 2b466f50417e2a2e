// Values of definitions: each for every group asked, computed together by as few passes over the results as may be.
#pragma once
#include <map>
#include <span>
#include <string>
#include <vector>

#include "domain/indicators/definition.hpp"
#include "domain/indicators/told.hpp"

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
/// The years a question looks at when its rows may be of many.
std::optional<formulas::Years> window_of(const Definition& definition, const ValueQuery& query);
/// In the order of `definitions`, by as few scans as possible. A year a definition does not hold in has no number, and
/// tells why; without a split by years only the years it holds in are looked at.
std::vector<ValueTable> values(const Ground& ground, std::span<const Definition* const> definitions,
                               const ValueQuery& query);

}  // namespace vekha::indicators
