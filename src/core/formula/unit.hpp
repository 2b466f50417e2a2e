// Units of the indicator language: what a number counts, and which numbers may meet. The rules are docs/formula.md.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace vekha::formula {

enum class Measure {
  plain,    ///< a number written in the formula, or a ratio
  persons,  ///< people
  works,    ///< works of pupils
  points,   ///< points of one instrument
  mark,     ///< a mark 2–5 and means of marks
  percent,
  percentage_points,  ///< difference of two percentages
  index,              ///< 0–100 by agreement, made of other indicators
  year,
  text,
  truth,
};

/// Points know whose they are: points of two instruments never meet. An empty instrument is «not told yet».
struct Unit {
  Measure measure = Measure::plain;
  std::string instrument{};
  bool operator==(const Unit&) const = default;
};

/// «%», «п.п.», «балл (ВПР, Математика, 5)»; for messages and heads of columns.
std::string unit_title(const Unit& unit);
/// "percent" and so on, as definitions write it; nothing for an unknown word.
std::optional<Measure> measure_from_name(std::string_view name);
std::string_view measure_name(Measure measure);

/// What comes of a sum, difference, product or quotient; `advice` says in Russian why there is none.
struct UnitOutcome {
  std::optional<Unit> unit;
  std::string advice{};
};
UnitOutcome added(const Unit& a, const Unit& b);
UnitOutcome subtracted(const Unit& a, const Unit& b);
UnitOutcome multiplied(const Unit& a, const Unit& b);
UnitOutcome divided(const Unit& a, const Unit& b);
/// Whether < = > between them means anything; the unit is that of a truth.
UnitOutcome compared(const Unit& a, const Unit& b);

}  // namespace vekha::formula
