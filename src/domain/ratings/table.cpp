// The table of a rating: values of criteria over schools, brought to one scale, joined by weights; places with their
// intervals and what weights do to them.
#include <algorithm>
#include <cmath>
#include <map>

#include "base/text.hpp"
#include "core/stats/ranks.hpp"
#include "domain/ratings/ratings.hpp"
#include "domain/ratings/ratings.sql.hpp"
#include "io/sys/clock.hpp"

namespace vekha::ratings {
namespace {

using indicators::Definition;
using Values = std::map<std::string, Estimate>;  ///< by the code of a school

/// A criterion while the table is made.
struct Counted {
  CriterionShown shown;
  const Definition* definition = nullptr;  ///< nothing for a set
  Values values;
  Values turned;  ///< greater is better
};

indicators::ValueQuery query_of(const Rating& rating, const Rules& rules) {
  indicators::ValueQuery out{.filter = {}, .by = {"school"}};
  out.filter.scope = {rating.node.path};
  out.filter.year = rules.year;
  if (!rules.procedure.empty()) out.filter.procedure = rules.procedure;
  if (rules.grade != 0) out.filter.grade = rules.grade;
  if (!rules.subject.empty()) out.filter.subject = rules.subject;
  return out;
}

/// Kept to nine digits after the comma: a frozen table is read back to the same digits.
void round_estimate(Estimate& one) {
  const auto rounded = [](double value) { return std::round(value * 1e9) / 1e9; };
  if (one.value) one.value = rounded(*one.value);
  if (one.interval) one.interval = Interval{rounded(one.interval->lo), rounded(one.interval->hi)};
}

class Making {
 public:
  Making(const indicators::Ground& ground, const Knowledge& knowledge, const Rating& rating, const Rules& rules)
      : ground_(ground), knowledge_(knowledge), rules_(rules), query_(query_of(rating, rules)) {
    for (const org::Node& school : org::list(ground.read, {rating.node.path}, org::Kind::school))
      schools_.emplace(school.code, school.name);
    for (const Criterion& one : rules.criteria) counted_.push_back({.shown = {.criterion = one}});
    count_indicators();
    for (Counted& one : counted_)
      if (!one.shown.criterion.set.empty()) count_set(one);
    if (rules.scaling == Scaling::norm) norms_ = indicators::norms(ground.read);
    for (Counted& one : counted_) turn(one);
    for (Counted& one : counted_) find_problem(one);
  }

  Table table() {
    Table out;
    const stats::Scoring scoring = scoring_of();
    const auto ranked = stats::ranked(scoring);
    const auto steady = stats::steadiness(scoring, rules_.sway / 100);
    const auto parts = stats::parts_of(scoring);
    std::size_t at = 0;
    for (const auto& [code, name] : schools_) {
      out.schools.push_back(row_of(code, name, {ranked[at], steady[at]}));
      ++at;
    }
    set_parts(out, parts);
    set_moves(scoring, ranked);
    for (const Counted& one : counted_) out.criteria.push_back(one.shown);
    tell(out);
    for (SchoolRow& row : out.schools) {
      for (Estimate& one : row.values) round_estimate(one);
      for (Estimate& one : row.parts) round_estimate(one);
      round_estimate(row.score);
    }
    std::ranges::stable_sort(out.schools, [](const SchoolRow& a, const SchoolRow& b) {
      return std::pair(a.place == 0, a.place) < std::pair(b.place == 0, b.place);
    });
    return out;
  }

 private:
  struct Found {
    const stats::Ranked& ranked;
    const stats::Steadiness& steady;
  };

  void count_indicators() {
    std::vector<const Definition*> asked;
    std::vector<Counted*> whose;
    for (Counted& one : counted_) {
      one.definition = knowledge_.library.find(one.shown.criterion.indicator);
      if (one.definition == nullptr) {
        if (!one.shown.criterion.indicator.empty())
          one.shown.problem = "показателя «" + one.shown.criterion.indicator + "» больше нет";
        continue;
      }
      one.shown.name = one.definition->name;
      one.shown.unit = one.definition->unit;
      one.shown.direction = one.definition->direction;
      one.shown.version = one.definition->version;
      asked.push_back(one.definition);
      whose.push_back(&one);
    }
    const auto tables = indicators::values(ground_, asked, query_);
    for (std::size_t i = 0; i < tables.size(); ++i) {
      whose[i]->shown.program = tables[i].text;
      whose[i]->shown.problem = tables[i].problem;
      for (const formulas::FormulaRow& row : tables[i].rows) whose[i]->values[row.key[0]] = row.value.estimate;
    }
  }

  void count_set(Counted& one) {
    const auto set = std::ranges::find(knowledge_.sets, one.shown.criterion.set, &indicators::Set::id);
    if (set == knowledge_.sets.end()) {
      one.shown.problem = "набора «" + one.shown.criterion.set + "» больше нет";
      return;
    }
    auto what = indicators::frozen(ground_.read, set->id);
    if (!what) what = indicators::Frozen{{}, *set, knowledge_.library};
    const indicators::SetTable table = indicators::set_values(ground_, *what, query_);
    one.shown.name = table.name.name;
    one.shown.unit = "балл набора";
    one.shown.direction = what->set.aggregation == indicators::Aggregation::rank ? "less_is_better" : "more_is_better";
    one.shown.program = indicators::aggregation_title(what->set.aggregation);
    one.shown.version = what->approval.version;
    for (const indicators::SetRow& row : table.rows) one.values[row.key[0]] = row.total;
  }

  static Estimate mirrored(const Estimate& value, double around) {
    Estimate out = value;
    out.value = around - *value.value;
    if (value.interval) out.interval = Interval{around - value.interval->hi, around - value.interval->lo};
    return out;
  }

  /// How much of its norm a value is, in per cent; a share that is better small is looked at from its other end.
  Estimate share_of_norm(const Counted& one, const std::string& school, const Estimate& value) const {
    if (one.definition == nullptr) return Estimate::absent(Absence::not_applicable, value.n);
    const auto norm = indicators::norm_for(norms_, *one.definition, indicators::NormKind::norm,
                                           {school, rules_.year, rules_.grade, rules_.subject});
    if (!norm) return Estimate::absent(Absence::not_applicable, value.n);
    const bool less = one.shown.direction == "less_is_better";
    const double whole = less ? 100 - norm->value : norm->value;
    if (!(whole > 0) || (less && one.shown.unit != "%")) return Estimate::absent(Absence::not_comparable, value.n);
    Estimate out = less ? mirrored(value, 100) : value;
    out.value = 100 * *out.value / whole;
    if (out.interval) out.interval = Interval{100 * out.interval->lo / whole, 100 * out.interval->hi / whole};
    return out;
  }

  void turn(Counted& one) const {
    for (const auto& [school, value] : one.values) {
      if (!value.value) continue;
      if (rules_.scaling == Scaling::norm)
        one.turned[school] = share_of_norm(one, school, value);
      else
        one.turned[school] = one.shown.direction == "less_is_better" ? mirrored(value, 0) : value;
    }
  }

  void find_problem(Counted& one) const {
    if (!one.shown.problem.empty()) return;
    std::vector<double> there;
    for (const auto& [school, _] : schools_)
      if (const auto found = one.turned.find(school); found != one.turned.end() && found->second.value)
        there.push_back(*found->second.value);
    if (there.empty())
      one.shown.problem =
          rules_.scaling == Scaling::norm ? "нет норматива, с которым сравнить" : "значений нет ни у одной школы";
    else if (rules_.scaling != Scaling::norm && std::ranges::max(there) - std::ranges::min(there) <= 1e-9)
      one.shown.problem = "у всех школ одно значение: места он не меняет";
  }

  /// Criteria over works of the same procedures are made of the same works, as far as is known.
  static int together(const Counted& one, std::vector<std::vector<std::string>>& known) {
    if (one.definition == nullptr || formulas::reads_figures(one.definition->compiled())) return 0;
    const auto found = std::ranges::find(known, one.definition->procedures);
    const auto place = found - known.begin();
    if (found == known.end()) known.push_back(one.definition->procedures);
    return static_cast<int>(place) + 1;
  }

  /// A criterion that says nothing of anybody is left out; one that lacks some schools is not.
  stats::Scoring scoring_of() const {
    std::vector<std::vector<std::string>> known;
    stats::Scoring out{.columns = {}, .scaling = stats::Scaling::none, .least = rules_.least_part};
    if (rules_.scaling == Scaling::range) out.scaling = stats::Scaling::range;
    if (rules_.scaling == Scaling::score) out.scaling = stats::Scaling::score;
    if (rules_.scaling == Scaling::rank) out.scaling = stats::Scaling::rank;
    for (const Counted& one : counted_) {
      if (!one.shown.problem.empty()) continue;
      stats::Column column{.values = {}, .weight = one.shown.criterion.weight, .together = together(one, known)};
      for (const auto& [school, _] : schools_) {
        const auto found = one.turned.find(school);
        column.values.push_back(found == one.turned.end() ? std::nullopt : stats::uncertain(found->second));
      }
      out.columns.push_back(std::move(column));
    }
    if (out.columns.empty()) out.columns.push_back({std::vector<std::optional<stats::Uncertain>>(schools_.size()), 1});
    return out;
  }

  /// Scales of 0–100 have nothing beyond their ends.
  std::optional<Interval> within(std::optional<Interval> interval) const {
    if (interval && (rules_.scaling == Scaling::range || rules_.scaling == Scaling::rank))
      interval = Interval{std::clamp(interval->lo, 0.0, 100.0), std::clamp(interval->hi, 0.0, 100.0)};
    return interval;
  }

  SchoolRow row_of(const std::string& code, const std::string& name, const Found& found) const {
    SchoolRow out{.code = code, .name = name};
    std::int64_t n = 0;
    for (const Counted& one : counted_) {
      const auto value = one.values.find(code);
      out.values.push_back(value == one.values.end() ? Estimate{} : value->second);
      if (out.values.back().value) n = n == 0 ? out.values.back().n : std::min(n, out.values.back().n);
    }
    if (!found.ranked.score) return out;
    out.score = Estimate::of(*found.ranked.score, n);
    out.score.interval = within(found.ranked.interval);
    out.place = found.ranked.place;
    out.low = found.ranked.low;
    out.high = found.ranked.high;
    out.kept = found.steady.kept;
    out.sway_low = found.steady.low;
    out.sway_high = found.steady.high;
    for (const std::size_t other : found.ranked.alike)
      out.alike.push_back(std::next(schools_.begin(), static_cast<std::ptrdiff_t>(other))->first);
    return out;
  }

  void set_parts(Table& out, const std::vector<std::vector<std::optional<double>>>& parts) const {
    std::size_t column = 0;
    for (const Counted& one : counted_) {
      const bool counts = one.shown.problem.empty();
      for (std::size_t i = 0; i < out.schools.size(); ++i) {
        const Estimate& value = out.schools[i].values[out.schools[i].parts.size()];
        const auto part = counts ? parts[column][i] : std::nullopt;
        out.schools[i].parts.push_back(
            part ? Estimate::of(*part, value.n)
                 : Estimate::absent(value.value ? Absence::not_applicable : value.absence, value.n));
      }
      if (counts) ++column;
    }
  }

  void set_moves(const stats::Scoring& scoring, const std::vector<stats::Ranked>& ranked) {
    std::size_t column = 0;
    for (Counted& one : counted_) {
      if (!one.shown.problem.empty()) continue;
      const std::vector<int> left = stats::places_without(scoring, column++);
      for (std::size_t i = 0; i < left.size(); ++i)
        if (left[i] != ranked[i].place) ++one.shown.moves;
    }
  }

  // Words.

  std::string reason_of(const SchoolRow& row) const {
    std::vector<std::string> lacks;
    for (std::size_t i = 0; i < counted_.size(); ++i)
      if (counted_[i].shown.problem.empty() && !row.parts[i].value)
        lacks.push_back("«" + counted_[i].shown.name + "» — " +
                        (row.values[i].value ? "нет норматива" : std::string(absence_text(row.values[i].absence))));
    if (lacks.empty()) return "Места нет: считать не по чему.";
    return "Места нет: " + joined(lacks, "; ") + ". Чего нет, за ноль не считается.";
  }

  static std::string words_of(const SchoolRow& row, std::size_t ranked) {
    std::string out = std::to_string(row.place) + " место из " + std::to_string(ranked);
    if (row.alike.empty()) return out + ": отличается от всех остальных школ.";
    out += ", а с учётом точности данных — от " + std::to_string(row.low) + " до " + std::to_string(row.high) + ". ";
    if (row.alike.size() + 1 == ranked) return out + "Не отличается ни от одной из остальных школ.";
    return out + "Не отличается от " + counted(static_cast<std::int64_t>(row.alike.size()), "школы", "школ", "школ") +
           ".";
  }

  void tell(Table& out) const {
    const auto ranked = static_cast<std::size_t>(
        std::ranges::count_if(out.schools, [](const SchoolRow& row) { return row.place > 0; }));
    std::size_t alike = 0;
    for (SchoolRow& row : out.schools) {
      row.words = row.place > 0 ? words_of(row, ranked) : reason_of(row);
      alike += row.alike.size();
    }
    out.pairs = static_cast<std::int64_t>(ranked * (ranked - (ranked == 0 ? 0 : 1)) / 2);
    out.told = out.pairs - static_cast<std::int64_t>(alike / 2);
    out.finding = ranked < 2 ? "Сравнивать нечего: место есть меньше чем у двух школ."
                  : out.told == 0
                      ? "Уверенно не различается ни одна пара школ: порядок мест — дело случая."
                      : "Уверенно " + std::string(plural(out.told, "различается ", "различаются ", "различаются ")) +
                            counted(out.told, "пара", "пары", "пар") + " школ из " + std::to_string(out.pairs) + ".";
    warn(out);
    out.method =
        "Места сравнены попарно: школа выше другой, когда разность баллов выходит за свой интервал (доверие 95 % сразу "
        "для всех сравнений школы; Mogstad и др., 2024). Ошибки баллов — из интервалов показателей, поэтому у малой "
        "школы интервал места шире. Ошибки показателей, посчитанных по одним работам, приняты направленными одинаково, "
        "остальных — независимыми. Устойчивость: 2000 проб, в которых все веса сдвинуты до ±" +
        ru_number(rules_.sway, 0) + " %.";
    out.counted_at = sys::now_iso();
  }

  void warn(Table& out) const {
    indicators::Set whole{.id = "rating", .name = rules_.name, .audience = rules_.audience};
    for (const Counted& one : counted_) {
      const CriterionShown& shown = one.shown;
      whole.slots.push_back({.code = shown.criterion.code, .indicator = shown.criterion.indicator});
      if (!shown.problem.empty())
        out.warnings.push_back("Критерий " + shown.criterion.code +
                               (shown.name.empty() ? "" : " «" + shown.name + "»") + " не учтён: " + shown.problem +
                               ".");
      else if (std::ranges::none_of(one.turned, [](const auto& each) { return each.second.interval.has_value(); }))
        out.warnings.push_back("У критерия " + shown.criterion.code + " «" + shown.name +
                               "» нет интервалов: его значения взяты как точные, места кажутся надёжнее, чем есть.");
    }
    for (const std::string& reason : indicators::guard(whole, knowledge_.library).reasons)
      out.warnings.push_back(reason + (rules_.vpr_ground.empty() ? "" : " Основание: " + rules_.vpr_ground));
  }

  const indicators::Ground& ground_;
  const Knowledge& knowledge_;
  const Rules& rules_;
  indicators::ValueQuery query_;
  std::map<std::string, std::string> schools_;  ///< code → name
  std::vector<Counted> counted_;
  std::vector<indicators::NormRow> norms_;
};

}  // namespace

Table tried(const indicators::Ground& ground, const Knowledge& knowledge, const Rating& rating, const Rules& rules) {
  return Making(ground, knowledge, rating, rules).table();
}

Table table(const indicators::Ground& ground, const Knowledge& knowledge, const Rating& rating) {
  if (const Step* kept = rating.step("freeze"))
    return table_from(
        ground.read.first(sql::step_content, {kept->id}, [](const db::Row& row) { return row.text(0); }).value_or(""));
  return tried(ground, knowledge, rating, rating.rules);
}

Table seen(Table table, const db::Read& read, const Rating& rating, const org::Scope& scope) {
  if (sight(rating, scope) == Sight::all) return table;
  std::vector<std::string> own;
  for (const org::Node& school : org::list(read, scope, org::Kind::school)) own.push_back(school.code);
  std::erase_if(table.schools, [&](const SchoolRow& row) { return std::ranges::count(own, row.code) == 0; });
  for (SchoolRow& row : table.schools) row.alike.clear();
  return table;
}

}  // namespace vekha::ratings
