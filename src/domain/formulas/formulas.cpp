#include "domain/formulas/formulas.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include "base/text.hpp"
#include "domain/formulas/figure_rows.hpp"
#include "domain/formulas/gathering.hpp"

namespace vekha::formulas {
namespace {

using formula::Dimensions;
using formula::Key;

bool has(const Dimensions& by, std::string_view name) { return std::ranges::find(by, name) != by.end(); }

/// A school lies in one municipality and a class in one school and grade: the coarser parts join, so that a formula may
/// look at the whole.
Dimensions with_wholes(Dimensions by) {
  const auto join = [&](std::string_view finer, std::string_view coarser) {
    if (has(by, finer) && !has(by, coarser)) by.emplace_back(coarser);
  };
  join("class", "grade");
  join("class", "school");
  join("school", "municipality");
  join("municipality", "region");
  return by;
}

/// Whether the program compares a group with others.
bool looks_around(const formula::Step& step) {
  using formula::Make;
  const bool around = step.make == Make::across || step.make == Make::rank || step.make == Make::percentile ||
                      step.make == Make::minmax;
  return around || std::ranges::any_of(step.parts, looks_around);
}

bool looks_back(const formula::Step& step) {
  return step.make == formula::Make::lag || std::ranges::any_of(step.parts, looks_back);
}

bool narrow(const results::Filter& filter) { return filter.scope.path != "/" || filter.school; }

/// The same question about everything stored.
FormulaQuery widened(FormulaQuery query) {
  query.filter.scope = {};
  query.filter.school.reset();
  return query;
}

/// Which groups lie in what somebody sees.
std::function<bool(const Dimensions&, const Key&)> seen_by(const db::Read& records, const results::Filter& filter) {
  std::set<std::string> schools;
  std::set<std::string> municipalities;
  for (const auto& [id, one] : org::placed_schools(records, filter.scope))
    if (!filter.school || *filter.school == id) schools.insert(one.school.code);
  if (!filter.school)
    for (const org::Node& one : org::list(records, filter.scope, org::Kind::municipality))
      municipalities.insert(one.code);
  return
      [schools = std::move(schools), municipalities = std::move(municipalities)](const Dimensions& by, const Key& key) {
        const auto inside = [&](std::string_view name, const std::set<std::string>& own) {
          const auto at = static_cast<std::size_t>(std::ranges::find(by, name) - by.begin());
          return at < by.size() && own.contains(key[at]);
        };
        return inside("school", schools) || inside("municipality", municipalities);
      };
}

/// What narrows the view to one school or municipality: asked about its place among others, it is split off too.
void add_own_level(Dimensions& by, const db::Read& records, const results::Filter& filter) {
  if (!narrow(filter)) return;
  const bool municipality = !filter.school && !org::list(records, filter.scope, org::Kind::municipality).empty();
  const std::string level = municipality ? "municipality" : "school";
  if (!has(by, level)) by.push_back(level);
}

formula::Making making_of(const FormulaQuery& query) {
  formula::Making out;
  for (const auto& [name, one] : query.norms)
    one.of ? void(out.norms_of[name] = one.of) : void(out.norms[name] = one.value);
  return out;
}

formula::RowStep bounded(std::size_t field, formula::Op sign, int year) {
  formula::RowStep out{.op = sign, .unit = {formula::Measure::truth}};
  out.parts.push_back({.op = formula::Op::name, .field = field, .unit = {formula::Measure::year}});
  out.parts.push_back({.op = formula::Op::number, .number = static_cast<double>(year)});
  return out;
}

formula::RowStep joined(formula::Op op, formula::RowStep a, formula::RowStep b) {
  formula::RowStep out{.op = op, .unit = {formula::Measure::truth}};
  out.parts.push_back(std::move(a));
  out.parts.push_back(std::move(b));
  return out;
}

/// «not known(year)»: a form that names no year.
formula::RowStep without_year(std::size_t field) {
  formula::RowStep known{.op = formula::Op::call, .text = "known", .unit = {formula::Measure::truth}};
  known.parts.push_back({.op = formula::Op::name, .field = field, .unit = {formula::Measure::year}});
  formula::RowStep out{.op = formula::Op::no, .unit = {formula::Measure::truth}};
  out.parts.push_back(std::move(known));
  return out;
}

/// Every aggregate looks at rows of these years only.
void limit(formula::Program& program, const Years& years) {
  for (formula::Aggregate& one : program.aggregates) {
    const std::vector<formula::Field>& fields = language().sources[one.source].fields;
    const auto field =
        static_cast<std::size_t>(std::ranges::find(fields, "year", &formula::Field::name) - fields.begin());
    formula::RowStep inside = joined(formula::Op::both, bounded(field, formula::Op::least, years.first),
                                     bounded(field, formula::Op::most, years.last));
    if (!fields[field].of_exam) inside = joined(formula::Op::either, without_year(field), std::move(inside));
    one.filter = one.filter ? joined(formula::Op::both, std::move(inside), std::move(*one.filter)) : std::move(inside);
  }
}

/// One question and what its answers are made of.
class Answering {
 public:
  Answering(Stored stored, const FormulaQuery& query) : stored_(stored), query_(query), places_(stored.records) {}

  void answer(std::vector<FormulaAnswer>& answers, std::span<const Ask> asked) {
    std::vector<std::size_t> plain;
    std::vector<std::size_t> around;
    for (std::size_t i = 0; i < answers.size(); ++i)
      if (answers[i].problem.empty())
        (narrow(query_.filter) && looks_around(answers[i].program.root) ? around : plain).push_back(i);
    answer(answers, asked, plain, query_);
    own_ = seen_by(stored_.records, query_.filter);
    answer(answers, asked, around, widened(query_));
  }

 private:
  void answer(std::vector<FormulaAnswer>& answers, std::span<const Ask> asked, const std::vector<std::size_t>& which,
              const FormulaQuery& query) {
    if (which.empty()) return;
    std::vector<const formula::Program*> programs;
    for (const std::size_t i : which) programs.push_back(&answers[i].program);
    Dimensions dimensions = query.by;
    if (own_) add_own_level(dimensions, stored_.records, query_.filter);
    dimensions = with_wholes(dimensions);
    const formula::Gathered gathered =
        gather(stored_, places_, programs, {language(), query.filter, dimensions, bool(own_), query.kept});
    std::map<std::int64_t, std::unique_ptr<formula::Maker>> makers;
    std::vector<std::size_t> order;
    const formula::Making making = making_of(query);
    for (const std::size_t i : which) {
      auto& maker = makers[asked[i].minimum];
      if (!maker) maker = std::make_unique<formula::Maker>(gathered, dimensions, with(making, asked[i].minimum));
      if (order.empty()) order = in_order(maker->keys());
      tell(answers[i], dimensions, *maker, order);
    }
  }
  formula::Making with(formula::Making making, std::int64_t minimum) const {
    making.minimum = minimum;
    making.own = own_;
    return making;
  }
  /// Groups as people read them, put in order once for all programs.
  std::vector<std::size_t> in_order(const std::vector<Key>& keys) const {
    std::vector<std::vector<std::string>> labels;
    for (const Key& key : keys) labels.push_back(labels_of(key));
    std::vector<std::size_t> out(keys.size());
    std::iota(out.begin(), out.end(), std::size_t{0});
    std::ranges::stable_sort(out, {}, [&](std::size_t i) -> const auto& { return labels[i]; });
    return out;
  }
  std::vector<std::string> labels_of(const Key& key) const {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < query_.by.size(); ++i) out.push_back(places_.label(query_.by[i], key[i]));
    return out;
  }
  void tell(FormulaAnswer& answer, const Dimensions& dimensions, formula::Maker& maker,
            const std::vector<std::size_t>& order) {
    try {
      formula::Column column = maker.column(answer.program);
      const std::vector<Key>& keys = maker.keys();
      for (const std::size_t i : order) {
        if (!column[i] || (own_ && !own_(dimensions, keys[i]))) continue;
        answer.rows.push_back(row_of(keys[i], *column[i]));
      }
    } catch (const Error& error) {
      answer.problem = error.message();
    }
  }
  FormulaRow row_of(const Key& key, const formula::Value& value) const {
    const auto count = static_cast<std::ptrdiff_t>(query_.by.size());
    return {.key = {key.begin(), key.begin() + count}, .labels = labels_of(key), .value = value};
  }

  Stored stored_;
  const FormulaQuery& query_;
  Places places_;
  std::function<bool(const Dimensions&, const Key&)> own_{};
};

formula::Schema schema_for(const FormulaQuery& query) {
  std::vector<formula::Norm> norms;
  for (const auto& [name, one] : query.norms) norms.push_back({name, one.unit});
  return language_with(std::move(norms));
}

/// Why a source of the program cannot be split so, or nothing.
std::string unsplittable(const formula::Program& program, const Dimensions& by) {
  for (const formula::Aggregate& one : program.aggregates) {
    const formula::Source& source = language().sources[one.source];
    for (const std::string& name : with_wholes(by))
      if (std::ranges::find(source.fields, name, &formula::Field::name) == source.fields.end())
        return "Источник «" + source.russian + "» не делится по «" + name + "»: такого поля у него нет.";
  }
  return {};
}

}  // namespace

namespace {

/// Aggregates of one name are one among programs of a question.
void name_years(formula::Program& program, const Years& years) {
  for (formula::Aggregate& one : program.aggregates)
    one.name += " " + std::to_string(years.first) + "–" + std::to_string(years.last);
}

}  // namespace

std::vector<FormulaAnswer> evaluate_all(const db::Read& records, facts::Store& facts, const catalog::Catalog& catalog,
                                        std::span<const Ask> asked, const FormulaQuery& query) {
  const formula::Schema schema = schema_for(query);
  std::vector<FormulaAnswer> out(asked.size());
  for (std::size_t i = 0; i < asked.size(); ++i) try {
      out[i].program = formula::compiled(asked[i].program, schema);
      out[i].problem = unsplittable(out[i].program, query.by);
      if (asked[i].years) limit(out[i].program, *asked[i].years), name_years(out[i].program, *asked[i].years);
    } catch (const Error& error) {
      out[i].problem = error.message();
    }
  Answering({records, facts, catalog}, query).answer(out, asked);
  return out;
}

namespace {

/// What wholes are made of; throws forbidden where more of others would have to be shown.
void note_wholes(const formula::Program& program, const formula::Step& step, bool inside, std::set<std::string>& out) {
  using formula::Fold;
  using formula::Make;
  const auto refuse = [](const char* why) {
    throw Error(Code::forbidden, std::string("Этот показатель ") + why + ": данные других видит только муниципалитет.");
  };
  if (step.make == Make::rank || step.make == Make::percentile || step.make == Make::minmax)
    refuse("сравнивает с местами других");
  if (inside && step.make == Make::aggregate) {
    const formula::Aggregate& one = program.aggregates[step.aggregate];
    if (one.fold == Fold::quantile || one.fold == Fold::least || one.fold == Fold::most)
      refuse("смотрит, как распределены значения других");
    out.insert(one.name);
  }
  for (const formula::Step& part : step.parts) note_wholes(program, part, inside || step.make == Make::across, out);
}

/// Groups of others become one within each whole.
formula::Gathered merged_others(const formula::Gathered& from, const FormulaInputs& inputs,
                                const std::set<std::string>& wholes) {
  const auto place = [&](std::string_view name) {
    return static_cast<std::size_t>(std::ranges::find(from.dimensions, name) - from.dimensions.begin());
  };
  const std::size_t municipality = place("municipality");
  std::set<std::string> near;
  for (const Key& key : from.keys)
    if (inputs.own(key) && municipality < key.size()) near.insert(key[municipality]);
  const auto of_others = [&](Key key) {
    for (const char* const level : {"school", "class"})
      if (place(level) < key.size()) key[place(level)] = "прочие";
    if (municipality < key.size() && !near.contains(key[municipality])) key[municipality] = "прочие";
    return key;
  };
  std::map<Key, std::map<std::string, formula::Tally>> groups;
  for (std::size_t i = 0; i < from.keys.size(); ++i) {
    const bool mine = inputs.own(from.keys[i]);
    std::map<std::string, formula::Tally>& to = groups[mine ? from.keys[i] : of_others(from.keys[i])];
    for (const auto& [name, tallies] : from.tallies)
      if (mine || wholes.contains(name)) to[name].merge(tallies[i]);
  }
  formula::Gathered out{.dimensions = from.dimensions};
  for (auto& [key, tallies] : groups) {
    out.keys.push_back(key);
    for (const auto& [name, _] : from.tallies) out.tallies[name].push_back(std::move(tallies[name]));
  }
  return out;
}

}  // namespace

FormulaInputs inputs_of(const db::Read& records, facts::Store& facts, const catalog::Catalog& catalog,
                        std::string_view formula, const FormulaQuery& query) {
  FormulaInputs out{.program = formula::compiled(formula, schema_for(query)),
                    .dimensions = with_wholes(query.by),
                    .gathered = {},
                    .compares = false};
  if (const std::string why = unsplittable(out.program, query.by); !why.empty()) throw Error(Code::bad_arguments, why);
  if (query.years) limit(out.program, *query.years);
  const bool around = looks_around(out.program.root);
  out.compares = around || looks_back(out.program.root);
  const Places places(records);
  const bool apart = around && narrow(query.filter);
  std::set<std::string> wholes;
  if (apart) {
    note_wholes(out.program, out.program.root, false, wholes);
    Dimensions by = query.by;
    add_own_level(by, records, query.filter);
    out.dimensions = with_wholes(std::move(by));
    out.own = [own = seen_by(records, query.filter), by = out.dimensions](const Key& key) { return own(by, key); };
  }
  const results::Filter filter = apart ? widened(query).filter : query.filter;
  out.gathered = gather({records, facts, catalog}, places, {&out.program},
                        {language(), filter, out.dimensions, apart, query.kept});
  if (apart) out.gathered = merged_others(out.gathered, out, wholes);
  return out;
}

FormulaAnswer evaluate(const db::Read& records, facts::Store& facts, const catalog::Catalog& catalog,
                       std::string_view formula, const FormulaQuery& query) {
  formula::compiled(formula, schema_for(query));  // throws what is wrong with it
  const Ask one{std::string(formula), query.minimum, query.years};
  FormulaAnswer out = std::move(evaluate_all(records, facts, catalog, {&one, 1}, query).front());
  if (!out.problem.empty()) throw Error(Code::bad_arguments, out.problem);
  return out;
}

}  // namespace vekha::formulas
