#include "domain/indicators/explain.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/text.hpp"
#include "domain/indicators/bundle.hpp"
#include "io/sys/clock.hpp"

namespace vekha::indicators {
namespace {

std::string at(const ValueQuery& query, const formula::Key& key, std::string_view name) {
  const auto found = std::ranges::find(query.by, name);
  return found == query.by.end() ? std::string() : key[static_cast<std::size_t>(found - query.by.begin())];
}

/// The filter that lets only the group through: what its batches and exclusions are looked up by.
results::Filter narrowed(const Ground& ground, const Definition& definition, const ValueQuery& query,
                         const formula::Key& key) {
  results::Filter out = query.filter;
  const auto text = [&](std::string_view name, std::optional<std::string>& field) {
    if (const std::string value = at(query, key, name); !value.empty()) field = value;
  };
  const auto number = [&](std::string_view name, std::optional<int>& field) {
    if (const auto value = parse_integer(at(query, key, name))) field = static_cast<int>(*value);
  };
  text("procedure", out.procedure);
  text("subject", out.subject);
  text("class", out.class_name);
  text("part", out.part);
  number("year", out.year);
  number("grade", out.grade);
  if (const std::string code = at(query, key, "school"); !code.empty())
    if (const auto school = org::find(ground.read, org::Kind::school, code)) out.school = school->id;
  if (definition.procedures.size() == 1) out.procedure = definition.procedures[0];
  return out;
}

std::vector<std::string> filters_of(const ValueQuery& query, const std::vector<std::string>& labels) {
  std::vector<std::string> out = labels;
  const results::Filter& filter = query.filter;
  if (filter.procedure) out.push_back(*filter.procedure);
  if (filter.year) out.push_back(std::to_string(*filter.year) + " год");
  if (filter.grade) out.push_back(std::to_string(*filter.grade) + " класс");
  if (filter.subject) out.push_back(*filter.subject);
  if (filter.class_name) out.push_back("класс «" + *filter.class_name + "»");
  if (filter.part) out.push_back("этап «" + *filter.part + "»");
  return out;
}

std::string attempts_text(const Definition& definition) {
  if (definition.attempts == "first") return "первая действительная работа человека";
  return definition.attempts == "every" ? "каждая действительная работа" : "последняя действительная работа человека";
}

void count_excluded(const Ground& ground, const formula::Program& program, const results::Filter& filter,
                    Explanation& out) {
  std::int64_t absent = 0;
  std::int64_t annulled = 0;
  std::int64_t without = 0;
  for (const results::Coverage& one : results::coverage(ground.read, ground.facts, filter)) {
    if (!formulas::touched_by(program, one.exam)) continue;
    absent += one.absent;
    annulled += one.annulled;
    without += one.without_total;
  }
  out.excluded = {{"отсутствовали", absent}, {"аннулированы или удалены с экзамена", annulled}, {"без балла", without}};
  std::erase_if(out.excluded, [](const Explanation::Excluded& one) { return one.count == 0; });
  for (const auto& [reason, count] :
       {std::pair{"без данных, нужных формуле", out.value.missing},
        std::pair{"вопрос не применим", out.value.not_applicable}, std::pair{"скрыто", out.value.suppressed}})
    if (count > 0) out.excluded.push_back({reason, count});
}

void add_batch(const results::Batch& batch, Explanation& out) {
  Explanation::Batch one{batch.id, {}, batch.committed_at};
  for (const results::BatchFile& file : batch.files) one.files.push_back(file.name);
  out.batches.push_back(std::move(one));
}

/// Batches whose figures the definition names; of one that names none, any figures of the group.
void list_figures(const Ground& ground, const Definition& definition, results::Filter filter, Explanation& out) {
  filter.procedure = std::nullopt;
  std::set<BatchId> ids;
  for (const results::FigureRow& row : results::figures(ground.read, ground.facts, filter)) {
    const bool named = std::ranges::find(definition.items, row.item, &Item::code) != definition.items.end();
    if (named || definition.items.empty()) ids.insert(row.batch);
  }
  for (const results::Batch& batch : results::batches(ground.read))
    if (ids.contains(batch.id)) add_batch(batch, out);
}

void list_batches(const Ground& ground, const formula::Program& program, const results::Filter& filter,
                  Explanation& out) {
  for (const results::Batch& batch : results::batches_of(ground.read, filter)) {
    const bool later = !filter.as_known_on.empty() && batch.committed_at > filter.as_known_on;
    const bool brings = std::ranges::any_of(batch.exams, [&](const results::BatchExam& one) {
      return one.form.empty() && formulas::touched_by(program, one.exam);
    });
    if (brings && !later) add_batch(batch, out);
  }
}

/// Only the groups the value looks at leave with the bundle.
formula::Gathered kept(const formulas::FormulaInputs& inputs, const formula::Key& key) {
  if (inputs.compares) return inputs.gathered;
  formula::Gathered out{.dimensions = inputs.gathered.dimensions};
  for (const auto& [name, _] : inputs.gathered.tallies) out.tallies[name];
  for (std::size_t i = 0; i < inputs.gathered.keys.size(); ++i) {
    if (!std::equal(key.begin(), key.end(), inputs.gathered.keys[i].begin())) continue;
    out.keys.push_back(inputs.gathered.keys[i]);
    for (const auto& [name, tallies] : inputs.gathered.tallies) out.tallies[name].push_back(tallies[i]);
  }
  return out;
}

results::Attempts attempts_of(const Definition& one) {
  if (one.attempts == "first") return results::Attempts::first;
  return one.attempts == "every" ? results::Attempts::every : results::Attempts::last;
}

/// The group as people read it.
std::vector<std::string> labels_of(const Ground& ground, const ValueQuery& query, const formula::Key& key) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < key.size(); ++i) {
    const auto school = query.by[i] == "school" ? org::find(ground.read, org::Kind::school, key[i]) : std::nullopt;
    out.push_back(school ? school->code + " " + school->name : key[i]);
  }
  return out;
}

/// To somebody who sees a part only nothing is shown of what makes a value that is hidden from him.
void refuse_hidden(const Ground& ground, const Bundle& bundle, const formulas::FormulaQuery& asked) {
  const auto answer = formulas::evaluate(ground.read, ground.facts, ground.catalog, bundle.program, asked);
  const auto row = std::ranges::find(answer.rows, bundle.key, &formulas::FormulaRow::key);
  if (row != answer.rows.end() && row->value.estimate.absence == Absence::suppressed && !row->value.estimate.value)
    throw Error(Code::forbidden, "Значение скрыто: других так мало, что по нему было бы видно чужие результаты.");
}

Bundle bundle_of(const Ground& ground, const Definition& definition, const ValueQuery& query, const formula::Key& key) {
  formulas::FormulaQuery asked{
      .filter = query.filter, .by = query.by, .minimum = definition.minimum, .norms = {}, .kept = ground.kept};
  asked.filter.attempts = attempts_of(definition);
  asked.years = window_of(definition, query);
  for (const formula::Norm& one : definition.norms) asked.norms[one.name] = {.value = 0, .unit = one.unit, .of = {}};
  Bundle out{.title = {},
             .definition = definition,
             .program = definition.filled(query.parameters),
             .minimum = definition.minimum,
             .key = key};
  const formulas::FormulaInputs inputs =
      formulas::inputs_of(ground.read, ground.facts, ground.catalog, out.program, asked);
  out.dimensions = inputs.dimensions;
  out.gathered = kept(inputs, key);
  if (inputs.own) {
    refuse_hidden(ground, out, asked);
    const auto mine = std::ranges::find_if(out.gathered.keys, [&](const formula::Key& one) {
      return std::equal(key.begin(), key.end(), one.begin()) && inputs.own(one);
    });
    if (mine == out.gathered.keys.end()) throw Error(Code::not_found, "Для этой группы ничего не загружено.");
    out.key = *mine;
  }
  for (const NormRow& row : definition.norms.empty() ? std::vector<NormRow>() : norms(ground.read))
    if (row.withdrawn_at.empty() && row.kind == NormKind::norm &&
        std::ranges::find(definition.norms, row.indicator, &formula::Norm::name) != definition.norms.end())
      out.norms.push_back(row);
  out.rest = rest_of(query.filter);
  out.known_on = query.filter.as_known_on;
  out.made_at = sys::now_iso();
  return out;
}

bool same(const std::optional<double>& a, const std::optional<double>& b) {
  if (!a || !b) return a.has_value() == b.has_value();
  return !(*a < *b) && !(*b < *a);
}

}  // namespace

Explanation explain(const Ground& ground, const Definition& definition, const ValueQuery& query,
                    const formula::Key& key) {
  const auto year = parse_integer(at(query, key, "year"));
  const int asked_year = year ? static_cast<int>(*year) : query.filter.year.value_or(0);
  if (const std::string why = asked_year > 0 ? definition.why_not(asked_year) : ""; !why.empty())
    throw Error(Code::not_found, "За " + std::to_string(asked_year) + " год значения нет: " + why + ".");
  Bundle bundle = bundle_of(ground, definition, query, key);
  const Recounting recounting(bundle);
  const auto value = recounting.whole();
  if (!value) throw Error(Code::not_found, "Для этой группы ничего не загружено.");
  bundle.value = *value;
  const std::vector<std::string> labels = labels_of(ground, query, key);
  Explanation out{.title = definition.name + ": " + joined(filters_of(query, labels), ", "),
                  .formula = definition.formula,
                  .program = bundle.program,
                  .value = *value,
                  .value_text = value_text(definition, value->estimate),
                  .filters = filters_of(query, labels),
                  .known_on = query.filter.as_known_on};
  bundle.title = out.title;
  const Substituted numbers = substituted(recounting, definition);
  out.substituted = numbers.text;
  for (const auto& part : numbers.parts) out.parts.push_back({part.text, part.value_text, part.value});
  if (!formulas::reads_figures(recounting.program())) out.filters.push_back(attempts_text(definition));
  const results::Filter filter = narrowed(ground, definition, query, key);
  count_excluded(ground, recounting.program(), filter, out);
  list_batches(ground, recounting.program(), filter, out);
  if (formulas::reads_figures(recounting.program())) list_figures(ground, definition, filter, out);
  out.definition = "версия " + std::to_string(definition.version) + ", " + definition.file + "; " +
                   definition.basis.text() + " (" + std::string(provenance_title(definition.provenance)) + ")";
  out.norm = norm_for(norms(ground.read, definition.id), definition, NormKind::norm,
                      {.school = at(query, key, "school"),
                       .year = filter.year.value_or(0),
                       .grade = filter.grade.value_or(0),
                       .subject = filter.subject.value_or("")});
  out.light = light(definition, value->estimate, out.norm);
  out.bundle = bundle_json(bundle);
  return out;
}

Recomputed recompute(std::string_view text) {
  const Bundle bundle = bundle_from(text);
  const Recounting recounting(bundle);
  const auto value = recounting.whole();
  Recomputed out{.title = bundle.title,
                 .program = bundle.program,
                 .substituted = substituted(recounting, bundle.definition).text,
                 .stored = bundle.value.estimate,
                 .computed = value.value_or(formula::Value{}).estimate};
  out.value_text = value_text(bundle.definition, out.computed);
  const auto low = [](const Estimate& one) { return one.interval ? std::optional(one.interval->lo) : std::nullopt; };
  const auto high = [](const Estimate& one) { return one.interval ? std::optional(one.interval->hi) : std::nullopt; };
  out.same = same(out.stored.value, out.computed.value) && out.stored.n == out.computed.n &&
             same(low(out.stored), low(out.computed)) && same(high(out.stored), high(out.computed));
  return out;
}

}  // namespace vekha::indicators
