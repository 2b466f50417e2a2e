#include "domain/risk/signs.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "core/stats/describe.hpp"
#include "domain/formulas/formulas.hpp"
#include "domain/indicators/indicators.hpp"

namespace vekha::risk {
namespace {

constexpr std::size_t kFewSchools = 5;  // a spread of fewer says little, and tells a school the others' values

results::Filter of_all_years(const List& list, const Question& question) {
  results::Filter out = question.filter;
  out.year.reset();
  out.attempts = list.rule.attempts;
  return out;
}

/// Deviations of indicators of schools, told against everything around them, whoever asks.
class Deviations {
 public:
  Deviations(const Reading& reading, const List& list, const Question& question)
      : list_(list), places_(org::placed_schools(reading.records, {})) {
    std::vector<const indicators::Definition*> asked;
    for (const Sign& sign : list.rule.signs)
      if (sign.deviation) asked.push_back(&indicators::shipped().at(sign.deviation->indicator));
    for (const auto& [id, placed] : places_) municipalities_[placed.school.code] = placed.municipality;
    for (const auto& [id, placed] : places_)
      if (question.filter.scope.covers(placed.school) && is_asked(placed, question))
        own_[placed.school.code] = placed.school.name;
    indicators::ValueQuery query{.filter = of_all_years(list, question), .by = {"year", "school"}};
    query.filter.scope = {};
    query.filter.school.reset();
    tables_ = indicators::judged({reading.records, reading.facts, reading.catalog}, asked, query);
  }

  void add_to(SignTable& table) const {
    std::size_t at = 0;
    for (std::size_t sign = 0; sign < list_.rule.signs.size(); ++sign)
      if (list_.rule.signs[sign].deviation) add(table, sign, tables_[at++]);
  }

 private:
  static bool is_asked(const org::Placed& placed, const Question& question) {
    return !question.filter.school || *question.filter.school == placed.school.id;
  }

  using Around = std::pair<int, NodeId>;  // a year in a municipality
  std::map<Around, double> spreads(const indicators::JudgedTable& table) const {
    std::map<Around, std::vector<double>> values;
    for (const indicators::JudgedRow& row : table.rows)
      if (const auto& value = row.row.value.estimate.value) values[around(row)].push_back(*value);
    std::map<Around, double> out;
    for (const auto& [place, known] : values)
      if (known.size() >= kFewSchools) out[place] = stats::describe(known).sd.value_or(0);
    return out;
  }
  Around around(const indicators::JudgedRow& row) const {
    const auto found = municipalities_.find(row.row.key.at(1));
    return {year_of(row), found == municipalities_.end() ? NodeId{} : found->second};
  }
  static int year_of(const indicators::JudgedRow& row) {
    return static_cast<int>(parse_integer(row.row.key.at(0)).value_or(0));
  }

  void add(SignTable& table, std::size_t sign, const indicators::JudgedTable& judged) const {
    const std::map<Around, double> spread = spreads(judged);
    const From from = list_.rule.signs[sign].deviation->from;
    SignValues& out = table.signs[sign];
    out.unit = judged.measure;
    if (out.unit.measure == formula::Measure::percent) out.unit = {formula::Measure::percentage_points};
    if (from == From::mean) out.unit = {formula::Measure::plain};
    for (const indicators::JudgedRow& row : judged.rows) {
      const auto own = own_.find(row.row.key.at(1));
      if (own == own_.end()) continue;
      table.labels.try_emplace(own->first, row.row.labels.at(1));
      table.years.insert(year_of(row));
      const auto found = spread.find(around(row));
      out.values[{year_of(row), own->first}] =
          from == From::norm ? from_norm(row) : from_mean(row, found == spread.end() ? 0 : found->second);
    }
  }

  Estimate enough(const indicators::JudgedRow& row, const Estimate& deviation) const {
    const Estimate& value = row.row.value.estimate;
    if (!value.value) return Estimate::absent(value.absence, value.n);
    const bool few = static_cast<double>(value.n) < list_.settings.at(list_.rule.people);
    return few ? Estimate::absent(Absence::too_few, value.n) : deviation;
  }
  Estimate from_norm(const indicators::JudgedRow& row) const {
    return enough(row, row.norm ? row.deviation : Estimate::absent(Absence::not_applicable, row.row.value.estimate.n));
  }
  /// Where a norm is approved the mean decides nothing.
  Estimate from_mean(const indicators::JudgedRow& row, double spread) const {
    const std::int64_t n = row.row.value.estimate.n;
    if (row.norm) return enough(row, Estimate::absent(Absence::not_applicable, n));
    if (!row.deviation.value || spread <= 0) return enough(row, Estimate::absent(Absence::no_variance, n));
    Estimate out = row.deviation;
    *out.value /= spread;
    if (out.interval) out.interval = Interval{out.interval->lo / spread, out.interval->hi / spread};
    return enough(row, out);
  }

  const List& list_;
  std::map<NodeId, org::Placed> places_;
  std::map<std::string, NodeId> municipalities_{};
  std::map<std::string, std::string> own_{};
  std::vector<indicators::JudgedTable> tables_{};
};

void add_programs(const Reading& reading, const List& list, const Question& question, SignTable& table) {
  std::vector<formulas::Ask> asked;
  std::vector<std::size_t> places;
  for (std::size_t sign = 0; sign < list.rule.signs.size(); ++sign) {
    if (list.rule.signs[sign].deviation) continue;
    asked.push_back({list.rule.signs[sign].program, static_cast<std::int64_t>(list.settings.at(list.rule.people))});
    places.push_back(sign);
  }
  if (asked.empty()) return;
  const formulas::FormulaQuery query{.filter = of_all_years(list, question), .by = {"year", "school"}};
  const auto answers = formulas::evaluate_all(reading.records, reading.facts, reading.catalog, asked, query);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (!answers[i].problem.empty()) throw Error(Code::internal, answers[i].problem);
    SignValues& out = table.signs[places[i]];
    out.unit = answers[i].program.root.unit;
    for (const formulas::FormulaRow& row : answers[i].rows) {
      const int year = static_cast<int>(parse_integer(row.key.at(0)).value_or(0));
      out.values[{year, row.key.at(1)}] = row.value.estimate;
      table.labels[row.key.at(1)] = row.labels.at(1);
      table.years.insert(year);
    }
  }
}

}  // namespace

SignTable sign_table(const Reading& reading, const List& list, const Question& question) {
  SignTable out{.signs = std::vector<SignValues>(list.rule.signs.size()), .labels = {}, .years = {}};
  add_programs(reading, list, question, out);
  if (std::ranges::any_of(list.rule.signs, [](const Sign& one) { return one.deviation.has_value(); }))
    Deviations(reading, list, question).add_to(out);
  return out;
}

}  // namespace vekha::risk
