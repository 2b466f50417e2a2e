#include <algorithm>
#include <cmath>
#include <set>

#include "base/text.hpp"
#include "core/stats/chance.hpp"
#include "domain/formulas/formulas.hpp"
#include "domain/risk/risk.hpp"

namespace vekha::risk {
namespace {

using formulas::FormulaAnswer;
using formulas::FormulaRow;

Firing firing_of(const Estimate& estimate, double threshold, Side side) {
  if (!estimate.value) return Firing::absent;
  const auto past = [&](double value) { return side == Side::at_least ? value >= threshold : value <= threshold; };
  if (!past(*estimate.value)) return Firing::quiet;
  if (!estimate.interval) return Firing::fires;
  return past(side == Side::at_least ? estimate.interval->lo : estimate.interval->hi) ? Firing::fires : Firing::perhaps;
}

Verdict verdict_of(const YearRow& row, int times) {
  int sure = 0;
  for (const SignValue& one : row.signs) sure += one.firing == Firing::fires ? 1 : 0;
  if (sure >= times) return Verdict::listed;
  if (row.fired >= times) return Verdict::perhaps;
  return row.assessed >= times ? Verdict::not_listed : Verdict::not_assessed;
}

/// The answers of all signs by year and school.
class Table {
 public:
  Table(List& list, const std::vector<FormulaAnswer>& answers) : list_(list), answers_(answers) {
    for (std::size_t sign = 0; sign < answers.size(); ++sign)
      for (const FormulaRow& row : answers[sign].rows) {
        values_[{row.key.at(1), row.key.at(0), sign}] = row.value.estimate;
        labels_[row.key.at(1)] = row.labels.at(1);
        years_.insert(row.key.at(0));
      }
  }

  void fill(int depth) {
    for (const auto& [school, label] : labels_) {
      SchoolRow row{.code = school, .label = label};
      for (int year = list_.year - depth + 1; year <= list_.year; ++year)
        if (year == list_.year || years_.contains(std::to_string(year))) row.years.push_back(year_of(school, year));
      row.change = change_of(row.years);
      list_.schools.push_back(std::move(row));
    }
  }

 private:
  double setting(const std::string& name) const { return list_.settings.at(name); }

  YearRow year_of(const std::string& school, int year) const {
    YearRow out{.year = year};
    for (std::size_t sign = 0; sign < answers_.size(); ++sign) {
      const auto found = values_.find({school, std::to_string(year), sign});
      SignValue value{found == values_.end() ? Estimate::absent(Absence::no_data) : found->second};
      value.firing = firing_of(value.estimate, setting(list_.rule.signs[sign].threshold), list_.rule.signs[sign].side);
      out.assessed += value.firing == Firing::absent ? 0 : 1;
      out.fired += value.firing == Firing::fires || value.firing == Firing::perhaps ? 1 : 0;
      out.signs.push_back(value);
    }
    out.verdict = verdict_of(out, static_cast<int>(setting(list_.rule.times)));
    return out;
  }

  static bool is_listed(const YearRow& row) {
    return row.verdict == Verdict::listed || row.verdict == Verdict::perhaps;
  }
  static Change change_of(const std::vector<YearRow>& years) {
    if (years.size() < 2 || years.back().year != years[years.size() - 2].year + 1) return Change::none;
    const YearRow& before = years[years.size() - 2];
    if (years.back().verdict == Verdict::not_assessed || before.verdict == Verdict::not_assessed) return Change::none;
    const bool was = is_listed(before);
    const bool is = is_listed(years.back());
    return was && is ? Change::stayed : is ? Change::entered : was ? Change::left : Change::none;
  }

  List& list_;
  const std::vector<FormulaAnswer>& answers_;
  std::map<std::tuple<std::string, std::string, std::size_t>, Estimate> values_;
  std::map<std::string, std::string> labels_;
  std::set<std::string> years_;
};

/// The share of everyone in one sign of the year, 0–1; nothing without people.
std::optional<double> pooled(const List& list, std::size_t sign) {
  double hits = 0;
  double people = 0;
  for (const SchoolRow& school : list.schools) {
    const Estimate& one = school.years.back().signs[sign].estimate;
    if (!one.value) continue;
    hits += *one.value / 100 * static_cast<double>(one.n);
    people += static_cast<double>(one.n);
  }
  return people > 0 ? std::optional(std::clamp(hits / people, 0.0, 1.0)) : std::nullopt;
}

bool all_shares(const List& list) {
  return std::ranges::all_of(list.units,
                             [](const formula::Unit& unit) { return unit.measure == formula::Measure::percent; }) &&
         std::ranges::all_of(list.rule.signs, [](const Sign& one) { return one.side == Side::at_least; });
}

/// Every school as strong as the municipality: how often each would meet the rule.
void count_chance(List& list) {
  if (!all_shares(list)) return;
  double expected = 0;
  for (SchoolRow& school : list.schools) {
    YearRow& row = school.years.back();
    std::vector<double> chances;
    for (std::size_t sign = 0; sign < row.signs.size(); ++sign) {
      const Estimate& one = row.signs[sign].estimate;
      const auto share = one.value && one.n > 0 ? pooled(list, sign) : std::nullopt;
      if (share)
        chances.push_back(stats::share_reaches(list.settings.at(list.rule.signs[sign].threshold) / 100, one.n, *share));
    }
    row.by_chance = stats::at_least(static_cast<std::int64_t>(list.settings.at(list.rule.times)), chances);
    expected += row.by_chance;
  }
  list.expected_by_chance = expected;
}

int order_of(const SchoolRow& row) {
  switch (row.years.back().verdict) {
    case Verdict::listed: return 0;
    case Verdict::perhaps: return 1;
    case Verdict::not_listed: return 2;
    case Verdict::not_assessed: return 3;
  }
  return 3;
}

}  // namespace

List list(const db::Read& records, facts::Store& facts, const catalog::Catalog& catalog, const Question& question) {
  List out{.rule = rule(question.rule), .settings = {}, .year = question.year};
  out.settings = settings_of(out.rule, question.changed);
  std::vector<formulas::Ask> asked;
  for (const Sign& sign : out.rule.signs)
    asked.push_back({sign.program, static_cast<std::int64_t>(out.settings.at(out.rule.people))});
  formulas::FormulaQuery query{.filter = question.filter, .by = {"year", "school"}};
  query.filter.year.reset();
  query.filter.attempts = out.rule.attempts;
  const std::vector<FormulaAnswer> answers = formulas::evaluate_all(records, facts, catalog, asked, query);
  for (const FormulaAnswer& answer : answers) {
    if (!answer.problem.empty()) throw Error(Code::internal, answer.problem);
    out.units.push_back(answer.program.root.unit);
  }
  Table(out, answers).fill(std::max(1, question.depth));
  const bool whole = !question.filter.school && question.filter.scope.covers(org::root(records));
  const bool municipality = org::list(records, question.filter.scope, org::Kind::municipality).size() == 1;
  if (whole || municipality) count_chance(out);
  std::ranges::stable_sort(out.schools, [](const SchoolRow& a, const SchoolRow& b) {
    return std::pair(order_of(a), -a.years.back().fired) < std::pair(order_of(b), -b.years.back().fired);
  });
  return out;
}

std::optional<int> last_year(const db::Read& records, facts::Store& facts, const results::Filter& filter) {
  std::optional<int> out;
  for (const results::Exam& exam : results::exams(records, facts, filter)) out = std::max(out.value_or(0), exam.year);
  return out;
}

}  // namespace vekha::risk
