#include "domain/indicators/values.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "domain/indicators/norms.hpp"

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

/// The norms all these programs ask.
std::vector<formula::Norm> asked_norms(std::span<const Definition* const> which) {
  std::vector<formula::Norm> out;
  for (const Definition* one : which) out.insert(out.end(), one->norms.begin(), one->norms.end());
  return out;
}

/// The year of a row; nothing when its rows may be of many.
std::optional<int> year_of(const ValueQuery& query, const formula::Key& key) {
  const auto place = std::ranges::find(query.by, "year");
  if (place == query.by.end()) return query.filter.year;
  const auto year = parse_integer(key[static_cast<std::size_t>(place - query.by.begin())]);
  return year ? std::optional(static_cast<int>(*year)) : std::nullopt;
}

/// A number of a year the definition does not hold in is none.
void hold_to_years(const Definition& definition, const ValueQuery& query, ValueTable& table) {
  for (formulas::FormulaRow& row : table.rows) {
    const auto year = year_of(query, row.key);
    row.why = year ? definition.why_not(*year) : std::string();
    if (!row.why.empty()) row.value = {.estimate = Estimate::absent(Absence::not_applicable)};
  }
}

bool of_many_years(const ValueQuery& query) {
  return !query.filter.year && std::ranges::find(query.by, "year") == query.by.end();
}

/// The definitions that look at the same works of a person, computed together.
void compute(const Ground& ground, std::span<const Definition* const> definitions, const ValueQuery& query,
             std::vector<ValueTable>& tables) {
  std::map<results::Attempts, std::vector<std::size_t>> together;
  for (std::size_t i = 0; i < definitions.size(); ++i) together[attempts_of(*definitions[i])].push_back(i);
  for (const auto& [attempts, places] : together) {
    formulas::FormulaQuery asked{.filter = query.filter, .by = query.by, .kept = ground.kept};
    asked.filter.attempts = attempts;
    asked.norms = given_norms(ground.read, asked_norms(definitions), rest_of(query.filter));
    std::vector<formulas::Ask> programs;
    for (const std::size_t i : places)
      programs.push_back({tables[i].text, definitions[i]->minimum, window_of(*definitions[i], query)});
    auto answers = formulas::evaluate_all(ground.read, ground.facts, ground.catalog, programs, asked);
    for (std::size_t i = 0; i < places.size(); ++i) {
      ValueTable& table = tables[places[i]];
      table.measure = answers[i].program.root.unit;
      table.rows = std::move(answers[i].rows);
      table.problem = std::move(answers[i].problem);
      hold_to_years(*definitions[places[i]], query, table);
    }
  }
}

}  // namespace

std::optional<formulas::Years> window_of(const Definition& definition, const ValueQuery& query) {
  return of_many_years(query) ? std::optional(definition.years()) : std::nullopt;
}

std::vector<ValueTable> values(const Ground& ground, std::span<const Definition* const> definitions,
                               const ValueQuery& query) {
  std::vector<ValueTable> out;
  for (const Definition* one : definitions)
    out.push_back({.id = one->id, .text = one->filled(own_of(*one, query.parameters))});
  compute(ground, definitions, query, out);
  return out;
}

}  // namespace vekha::indicators
