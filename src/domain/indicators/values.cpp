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

/// The definitions that look at the same works of a person, computed together.
void compute(const Ground& ground, std::span<const Definition* const> definitions, const ValueQuery& query,
             std::vector<ValueTable>& tables) {
  std::map<results::Attempts, std::vector<std::size_t>> together;
  for (std::size_t i = 0; i < definitions.size(); ++i) together[attempts_of(*definitions[i])].push_back(i);
  for (const auto& [attempts, places] : together) {
    formulas::FormulaQuery asked{.filter = query.filter, .by = query.by, .kept = ground.kept};
    asked.filter.attempts = attempts;
    std::vector<formulas::Ask> programs;
    for (const std::size_t i : places) programs.push_back({tables[i].text, definitions[i]->minimum});
    auto answers = formulas::evaluate_all(ground.read, ground.facts, ground.catalog, programs, asked);
    for (std::size_t i = 0; i < places.size(); ++i) {
      ValueTable& table = tables[places[i]];
      table.measure = answers[i].program.root.unit;
      table.rows = std::move(answers[i].rows);
      table.problem = std::move(answers[i].problem);
    }
  }
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
  for (const Definition* one : definitions)
    out.push_back({.id = one->id, .text = one->filled(own_of(*one, query.parameters))});
  compute(ground, definitions, query, out);
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
