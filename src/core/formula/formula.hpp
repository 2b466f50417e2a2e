// Small expressions over named numbers, for rules that people edit: «total != sum and participant».
#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace vekha::formula {

/// A compiled expression: or, and, not, = != < <= > >=, + - * /, brackets, numbers, names, missing(x); the words may be
/// Russian: или, и, не, нет_данных(x).
/// Absence is a NaN: a comparison with it is false, arithmetic with it is absent.
class Expression {
 public:
  /// names: what may stand in the text; their order is that of the values. Throws bad_input and tells the place.
  Expression(std::string_view text, std::span<const std::string_view> names);
  /// values: one for each name, NaN when absent.
  double value(std::span<const double> values) const;
  /// Whether the value is there and is not zero.
  bool holds(std::span<const double> values) const;

 private:
  friend class Parser;
  enum class Code : std::uint8_t {
    number,
    name,
    missing,
    negate,
    no,
    times,
    over,
    plus,
    minus,
    same,
    other,
    less,
    most,
    more,
    least,
    both,
    either
  };
  struct Step {
    Code code;
    double number = 0;
    std::size_t name = 0;
  };
  std::vector<Step> steps_;  ///< reverse Polish
};

}  // namespace vekha::formula
