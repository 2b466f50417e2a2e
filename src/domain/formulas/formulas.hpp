// Formulas people write, over what is stored: «доля(отметка >= 4 из работы где предмет = 'Химия')».
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/formula/evaluate.hpp"
#include "domain/formulas/kept.hpp"
#include "domain/results/results.hpp"

namespace vekha::formulas {

/// What may stand in a formula: works, tasks, persons, figures, each field with its unit. docs/formula.md tells it to
/// people.
const formula::Schema& language();
/// The same with norms a set of indicators has.
formula::Schema language_with(std::vector<formula::Norm> norms);

/// A number approved by an act, for `norm`.
struct GivenNorm {
  double value = 0;
  formula::Unit unit{};
  formula::NormOf of{};  ///< of a group, instead of the value
};
/// Rows of other years are not looked at; rows without a year are.
struct Years {
  int first = 0;
  int last = 9999;
};
struct FormulaQuery {
  results::Filter filter;
  std::vector<std::string> by;               ///< names of fields: "year", "school"; empty: one row
  std::int64_t minimum = 1;                  ///< with fewer works a mean, share or quantile is absent
  std::map<std::string, GivenNorm> norms{};  ///< by name
  std::optional<Years> years{};              ///< of `evaluate` and `inputs_of`
  Kept* kept = nullptr;                      ///< answers kept between questions; nullptr: none are
};
/// "year,school" as the fields to split by. Throws bad_arguments naming what is allowed.
std::vector<std::string> parse_dimensions(std::string_view text);

struct FormulaRow {
  formula::Key key;                 ///< values of `by`, in its order; a school and a municipality by their codes
  std::vector<std::string> labels;  ///< the same for people
  formula::Value value;
  std::string why{};  ///< there is no number, and not because of the data
};
struct FormulaAnswer {
  formula::Program program;
  std::vector<FormulaRow> rows;  ///< ordered by their labels
  std::string problem{};         ///< of `evaluate_all`: why there is no answer, Russian, or empty
};
/// The formula for every group of rows that pass the filter. Throws bad_input with place and advice for a formula that
/// means nothing, bad_arguments for a split the formula cannot have. Somebody who sees a part only gets the rows of his
/// scope; what `across`, `rank`, `percentile` and `minmax` look at is everything stored.
FormulaAnswer evaluate(const db::Read& records, facts::Store& facts, const catalog::Catalog& catalog,
                       std::string_view formula, const FormulaQuery& query);

/// One of many formulas computed together.
struct Ask {
  std::string program;
  std::int64_t minimum = 1;  ///< instead of that of the query
  std::optional<Years> years{};
};
/// All formulas over the same groups in as few scans as possible, answers in the order of what is asked. A formula that
/// means nothing, or cannot be split so, has a `problem` and no rows; the others are answered.
std::vector<FormulaAnswer> evaluate_all(const db::Read& records, facts::Store& facts, const catalog::Catalog& catalog,
                                        std::span<const Ask> asked, const FormulaQuery& query);

/// What the values of a formula are made of; formula::Maker makes the same digits of it anywhere.
struct FormulaInputs {
  formula::Program program;
  formula::Dimensions dimensions;  ///< those asked for first, then the wholes they are parts of
  formula::Gathered gathered;
  bool compares = false;  ///< groups are looked at beside others, or beside years before
  /// Of somebody who sees a part only, when the formula looks at the whole: which groups are his.
  std::function<bool(const formula::Key&)> own{};
};
/// To somebody who sees a part only the groups of others are one («прочие»), with nothing but what the whole is made
/// of. Throws bad_input and bad_arguments as `evaluate`; to such a person forbidden when the formula looks at places
/// among others or at the spread of their values.
FormulaInputs inputs_of(const db::Read& records, facts::Store& facts, const catalog::Catalog& catalog,
                        std::string_view formula, const FormulaQuery& query);

/// Whether a program may read works of an exam, or figures: what has to be computed anew when a batch brings them.
bool touched_by(const formula::Program& program, const results::Exam& exam);
bool reads_figures(const formula::Program& program);

/// «70,0 % (57,5–80,1)», «12 п.п.», or the reason why there is no number.
std::string value_text(const formula::Value& value, const formula::Unit& unit);

}  // namespace vekha::formulas
