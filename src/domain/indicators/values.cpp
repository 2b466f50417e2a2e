#include "domain/indicators/values.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace vekha::indicators {
namespace {

results::Attempts attempts_of(const Definition& one) {
  if (one.attempts == "first") return results::Attempts::first;
  return one.attempts == "every" ? results::Attempts::every : results::Attempts::last;
}

/// The parameters of the question that this definition has.
std::map<std::string, double> own_of(const Definition& one, const std::map<std::string, double>& parameters) {
  std::map<std::string, double> out;
  for (const Parameter& parameter : one.parameters)
    if (const auto found = parameters.find(parameter.name); found != parameters.end()) out.insert(*found);
  return out;
}

ValueTable table(const Ground& ground, const Definition& one, const ValueQuery& query) {
  formulas::FormulaQuery asked{.filter = query.filter, .by = query.by, .minimum = one.minimum};
  asked.filter.attempts = attempts_of(one);
  ValueTable out{.id = one.id, .text = one.filled(own_of(one, query.parameters)), .measure = {}, .rows = {}};
  formulas::FormulaAnswer answer = formulas::evaluate(ground.read, ground.facts, ground.catalog, out.text, asked);
  out.measure = answer.program.root.unit;
  out.rows = std::move(answer.rows);
  return out;
}

int decimals_of(const Definition& one) {
  using formula::Measure;
  const Measure measure = one.measure.measure;
  if (measure == Measure::persons || measure == Measure::works) return 0;
  return measure == Measure::points || measure == Measure::mark || measure == Measure::plain ? 2 : 1;
}

}  // namespace

std::vector<ValueTable> values(const Ground& ground, std::span<const Definition* const> definitions,
                               const ValueQuery& query) {
  std::vector<ValueTable> out;
  for (const Definition* one : definitions) out.push_back(table(ground, *one, query));
  return out;
}

std::string value_text(const Definition& definition, const Estimate& estimate) {
  if (!estimate.value) return std::string(absence_text(estimate.absence));
  const bool whole = definition.unit == "чел." || definition.unit == "ед.";
  const int digits = whole ? 0 : decimals_of(definition);
  std::string out = ru_number(*estimate.value, digits);
  if (definition.unit == "%" || definition.unit == "п.п.") out += "\u00A0" + definition.unit;
  if (estimate.interval)
    out += " (" + ru_number(estimate.interval->lo, digits) + "–" + ru_number(estimate.interval->hi, digits) + ")";
  return out;
}

}  // namespace vekha::indicators
