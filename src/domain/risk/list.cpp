#include <algorithm>
#include <cmath>
#include <set>

#include "base/text.hpp"
#include "core/stats/chance.hpp"
#include "domain/risk/signs.hpp"

namespace vekha::risk {
namespace {

Firing firing_of(const Estimate& estimate, double threshold, Side side) {
  if (!estimate.value) return Firing::absent;
  const auto past = [&](double value) {
    if (side == Side::below) return value < threshold;
    return side == Side::at_least ? value >= threshold : value <= threshold;
  };
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

/// Red: on the list. Yellow: perhaps on it, or one sign is surely past its threshold. Green: signs were assessed, and
/// enough of them for the rule to be met.
Zone zone_of(const YearRow& row) {
  const bool one = std::ranges::any_of(row.signs, [](const SignValue& each) { return each.firing == Firing::fires; });
  switch (row.verdict) {
    case Verdict::listed: return Zone::red;
    case Verdict::perhaps: return Zone::yellow;
    case Verdict::not_listed: return one ? Zone::yellow : Zone::green;
    case Verdict::not_assessed: return one ? Zone::yellow : Zone::none;
  }
  return Zone::none;
}

bool is_listed(const YearRow& row) { return row.verdict == Verdict::listed || row.verdict == Verdict::perhaps; }

Change change_between(const YearRow& before, const YearRow& now) {
  if (now.year != before.year + 1) return Change::none;
  if (now.verdict == Verdict::not_assessed || before.verdict == Verdict::not_assessed) return Change::none;
  const bool was = is_listed(before);
  const bool is = is_listed(now);
  return was && is ? Change::stayed : is ? Change::entered : was ? Change::left : Change::none;
}

/// The values of all signs by year and school as rows.
class Rows {
 public:
  Rows(List& list, const SignTable& table) : list_(list), table_(table) {}

  void fill(int depth) {
    for (const auto& [school, label] : table_.labels) {
      SchoolRow row{.code = school, .label = label};
      for (int year = list_.year - depth + 1; year <= list_.year; ++year)
        if (year == list_.year || table_.years.contains(year)) row.years.push_back(year_of(school, year));
      tell_history(row);
      list_.schools.push_back(std::move(row));
    }
  }

 private:
  double setting(const std::string& name) const { return list_.settings.at(name); }

  YearRow year_of(const std::string& school, int year) const {
    YearRow out{.year = year};
    for (std::size_t sign = 0; sign < table_.signs.size(); ++sign) {
      const auto& values = table_.signs[sign].values;
      const auto found = values.find({year, school});
      SignValue value{found == values.end() ? Estimate::absent(Absence::no_data) : found->second};
      value.firing = firing_of(value.estimate, setting(list_.rule.signs[sign].threshold), list_.rule.signs[sign].side);
      out.assessed += value.firing == Firing::absent ? 0 : 1;
      out.fired += value.firing == Firing::fires || value.firing == Firing::perhaps ? 1 : 0;
      out.signs.push_back(value);
    }
    out.verdict = verdict_of(out, static_cast<int>(setting(list_.rule.times)));
    if (!list_.rule.good) out.zone = zone_of(out);
    return out;
  }

  static void tell_history(SchoolRow& row) {
    for (std::size_t i = 0; i < row.years.size(); ++i) {
      YearRow& now = row.years[i];
      if (i > 0) now.change = change_between(row.years[i - 1], now);
      const bool follows = i > 0 && now.year == row.years[i - 1].year + 1;
      row.listed += is_listed(now) ? 1 : 0;
      row.running = is_listed(now) ? (follows ? row.running : 0) + 1 : 0;
    }
    row.change = row.years.back().change;
    row.history = history_words(row);
  }

  List& list_;
  const SignTable& table_;
};

std::vector<Movement> movements_of(const List& list) {
  std::map<int, Movement> out;
  for (const SchoolRow& school : list.schools)
    for (const YearRow& row : school.years) {
      Movement& one = out[row.year];
      one.year = row.year;
      one.sure += row.verdict == Verdict::listed ? 1 : 0;
      one.perhaps += row.verdict == Verdict::perhaps ? 1 : 0;
      if (row.change == Change::entered) one.entered.push_back(school.label);
      if (row.change == Change::stayed) one.stayed.push_back(school.label);
      if (row.change == Change::left) one.left.push_back(school.label);
    }
  std::vector<Movement> rows;
  for (auto& [year, one] : out) rows.push_back(std::move(one));
  return rows;
}

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
  const SignTable table = sign_table({records, facts, catalog}, out, question);
  for (const SignValues& one : table.signs) out.units.push_back(one.unit);
  Rows(out, table).fill(std::max(1, question.depth));
  const bool whole = !question.filter.school && question.filter.scope.covers(org::root(records));
  const bool municipality = org::list(records, question.filter.scope, org::Kind::municipality).size() == 1;
  if (whole || municipality) count_chance(out);
  std::ranges::stable_sort(out.schools, [](const SchoolRow& a, const SchoolRow& b) {
    return std::pair(order_of(a), -a.years.back().fired) < std::pair(order_of(b), -b.years.back().fired);
  });
  out.movements = movements_of(out);
  if (!out.rule.good) out.zone_words = zone_rule(out.rule, out.settings);
  return out;
}

std::optional<int> last_year(const db::Read& records, facts::Store& facts, const results::Filter& filter) {
  std::optional<int> out;
  for (const results::Exam& exam : results::exams(records, facts, filter)) out = std::max(out.value_or(0), exam.year);
  return out;
}

}  // namespace vekha::risk
