// What a statement over one kind of paper asks: expressions of rows, columns of counts and sums, and how a tally of
// each aggregate is made of them.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::formulas {

/// Column of the answer, −1: not asked.
using At = int;
inline constexpr At kNone = -1;

/// How one row of an answer joins the tally of one aggregate.
struct Recipe {
  std::size_t aggregate = 0;  ///< its place among those of the gathering
  At passing = kNone;         ///< rows the filter lets through
  At let_missing = kNone;     ///< rows of which the filter cannot be answered
  At let_suppressed = kNone;
  At n = kNone;  ///< rows with the value; not asked: all that pass
  At not_applicable = kNone;
  At suppressed = kNone;
  At hits = kNone;
  At sum = kNone;      ///< of whole numbers x, the value being factor · x + shift
  At squares = kNone;  ///< of them
  At nobody = kNone;   ///< rows of nobody known
  double factor = 1;
  double shift = 0;
  int only_reason = 0;          ///< all rows without the value are such: 1 not applicable, 2 missing, 3 suppressed
  std::optional<double> all{};  ///< every row has this value
  std::optional<std::size_t> spread;  ///< its place among the spreads
  bool none = false;                  ///< no row has the value
  std::int64_t absent_all(std::int64_t rows) const { return none ? rows : 0; }
};

struct Plan {
  std::string inner{};                             ///< set before the names v0, t0, k0 of rows inside others
  std::vector<std::string> bases;                  ///< v0, v1 …: expressions over one row
  std::vector<std::string> texts;                  ///< t0, t1 …: bound
  std::vector<std::string> slots;                  ///< k0, k1 …: what differs from paper to paper, by name
  std::map<std::string, std::string> slot_values;  ///< of this paper, by name, as literals
  std::vector<std::string> columns{};
  std::vector<std::string>
      spreads{};  ///< values with their counts, of what has no whole number under it or whose order matters
  std::vector<Recipe> recipes;
  std::string instrument;  ///< of points

  std::string base(const std::string& expression);
  std::string text(std::string_view value);
  std::string slot(const std::string& name, const std::string& literal);
  At column(const std::string& expression);
  std::size_t spread(const std::string& expression);
  /// Papers whose plans have one identity are asked by one statement.
  std::string identity() const;
  /// The numbers its recipes have: rows of papers or tasks of one plan with the same numbers add up.
  std::string numbers() const;
};

/// A literal that reads back as the same number.
std::string literal(double value);

}  // namespace vekha::formulas
