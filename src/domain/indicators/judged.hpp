// Values held against something: norm, target, colour, deviation, the years before with a flag where they cannot be
// compared, and a forecast.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/indicators/norms.hpp"
#include "domain/indicators/values.hpp"

namespace vekha::indicators {

struct JudgedRow {
  formulas::FormulaRow row;
  std::optional<NormRow> norm;
  std::optional<NormRow> target;
  Light light;
  Estimate deviation;          ///< from the norm, else from the mean of the municipality; in п.п. for percentages
  std::string deviation_from;  ///< «норматив 95,0 %», «муниципалитет 71,2 %», empty when there is neither
};
struct JudgedTable {
  std::string id;
  formula::Unit measure{};
  std::vector<JudgedRow> rows;
  std::string problem{};  ///< why there are no values, Russian, or empty
};
/// In the order of `definitions`.
std::vector<JudgedTable> judged(const Ground& ground, std::span<const Definition* const> definitions,
                                const ValueQuery& query);

/// A year of a series. The newest year is comparable with itself; an earlier one when the measuring was the same.
struct YearPoint {
  int year = 0;
  formula::Value value;
  bool comparable = true;
  std::string why;  ///< «другой максимум: 20 и 24 балла», empty when comparable
};
struct Forecast {
  int year = 0;
  Estimate value;      ///< with the 95 % prediction interval
  std::string method;  ///< Russian: «прогноз: прямая по 4 сопоставимым годам …»
};
struct Series {
  formula::Key key;  ///< without the year
  std::vector<std::string> labels;
  std::vector<YearPoint> points;     ///< by year
  std::optional<Forecast> forecast;  ///< with three comparable years or more
};
/// The years of every group; `query.by` is asked without the year.
std::vector<Series> series(const Ground& ground, const Definition& definition, const ValueQuery& query);

}  // namespace vekha::indicators
