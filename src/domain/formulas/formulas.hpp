// Formulas people write, over the results that are stored: «доля(отметка >= 4 из работы где предмет = 'Химия')».
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/formula/evaluate.hpp"
#include "domain/results/results.hpp"

namespace vekha::formulas {

/// What may stand in a formula: works of participants, each field with its unit. docs/formula.md tells it to people.
const formula::Schema& language();

struct FormulaQuery {
  results::Filter filter;
  std::vector<std::string> by;  ///< names of fields: "year", "school"; empty: one row
  std::int64_t minimum = 1;     ///< with fewer works a mean, share or quantile is absent
};
/// "year,school" as the fields to split by. Throws bad_arguments naming what is allowed.
std::vector<std::string> parse_dimensions(std::string_view text);

struct FormulaRow {
  formula::Key key;                 ///< values of `by`, in its order; a school and a municipality by their codes
  std::vector<std::string> labels;  ///< the same for people
  formula::Value value;
};
struct FormulaAnswer {
  formula::Program program;
  std::vector<FormulaRow> rows;  ///< ordered by their labels
};
/// The formula for every group of works that pass the filter. Throws bad_input with place and advice for a formula that
/// means nothing, bad_arguments for a split the formula cannot have. One scan of the facts, whatever the formula.
FormulaAnswer evaluate(const db::Read& records, facts::Store& facts, const catalog::Catalog& catalog,
                       std::string_view formula, const FormulaQuery& query);

/// «70,0 % (57,5–80,1)», «12 п.п.», or the reason why there is no number.
std::string value_text(const formula::Value& value, const formula::Unit& unit);

}  // namespace vekha::formulas
