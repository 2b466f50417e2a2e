#include "domain/formulas/merging.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace vekha::formulas {
namespace {

using formula::Fold;
using formula::Key;
using formula::Tally;

bool needs_spread(Fold fold) { return fold == Fold::quantile || fold == Fold::least || fold == Fold::most; }

std::uint32_t numbered(std::map<Key, std::uint32_t>& known, Key key) {
  const auto next = static_cast<std::uint32_t>(known.size());
  return known.try_emplace(std::move(key), next).first->second;
}

/// The columns of works and the dimensions have the same names.
std::optional<Column> place_column(const std::string& name) {
  if (name == "municipality") return Column::municipality;
  if (name == "region") return Column::region;
  if (name == "settlement") return Column::settlement;
  if (name == "school") return Column::school;
  return std::nullopt;
}

std::string exam_text(const results::Paper& paper, const std::string& name) {
  if (name == "procedure") return paper.exam.procedure;
  if (name == "year") return std::to_string(paper.exam.year);
  if (name == "grade") return std::to_string(paper.exam.grade);
  if (name == "subject") return paper.exam.subject;
  return name == "part" ? paper.part : std::string();
}

/// Parts of a key that rows tell, over rows `w`.
std::string row_column(const std::string& name) {
  if (name == "class") return "w.class_name";
  if (name == "sex") return "CASE w.sex WHEN 1 THEN 'м' WHEN 2 THEN 'ж' ELSE '' END";
  if (name == "attempt") return "CAST(w.attempt AS VARCHAR)";
  if (name == "level")
    return "coalesce((SELECT title FROM work_level l WHERE l.paper = w.paper AND l.number = w.number), '')";
  return {};
}

std::optional<Column> task_column(const std::string& name) {
  if (name == "task") return Column::task;
  if (name == "level") return Column::level;
  if (name == "skill") return Column::skill;
  if (name == "practice") return Column::practice;
  return std::nullopt;
}

std::string task_text(const KnownTask& task, Column column) {
  const formula::Cell cell = *task_cell(task, column);
  if (cell.presence != formula::Presence::value) return {};
  return column == Column::practice ? (cell.number > 0.5 ? "1" : "0") : std::string(cell.text);
}

constexpr char kParted = '\x1f';

/// factor · x + shift of whole numbers of which n, Σx and Σx² are known.
stats::Moments moved(const stats::ScoreSums& sums, const Recipe& recipe) {
  const stats::Moments whole = sums.moments();
  return {whole.n, recipe.factor * whole.mean + recipe.shift, recipe.factor * recipe.factor * whole.m2};
}

/// Exact sums of groups, which become moments when the factor changes.
class Pending {
 public:
  explicit Pending(std::vector<Tally>& tallies) : tallies_(tallies), sums_(tallies.size()) {}
  void add(std::uint32_t group, const stats::ScoreSums& sums, const Recipe& recipe) {
    if (recipe_ != nullptr && (recipe.factor != recipe_->factor || recipe.shift != recipe_->shift)) flush();
    recipe_ = &recipe;
    if (sums_[group].n == 0) touched_.push_back(group);
    sums_[group].merge(sums);
  }
  void flush() {
    for (const std::uint32_t group : touched_) {
      tallies_[group].moments.merge(moved(sums_[group], *recipe_));
      sums_[group] = {};
    }
    touched_.clear();
  }

 private:
  std::vector<Tally>& tallies_;
  std::vector<stats::ScoreSums> sums_;
  std::vector<std::uint32_t> touched_;
  const Recipe* recipe_ = nullptr;
};

/// The whole numbers of one row of an answer.
struct Numbers {
  const std::int64_t* first;
  std::int64_t of(At at) const { return at == kNone ? 0 : first[at]; }
};

void count_absent(Tally& tally, const Recipe& recipe, const Numbers& numbers, std::int64_t absent) {
  const bool one = recipe.only_reason != 0;
  const std::int64_t not_applicable = one ? (recipe.only_reason == 1 ? absent : 0) : numbers.of(recipe.not_applicable);
  const std::int64_t suppressed = one ? (recipe.only_reason == 3 ? absent : 0) : numbers.of(recipe.suppressed);
  tally.not_applicable += not_applicable;
  tally.suppressed += suppressed;
  tally.missing += absent - not_applicable - suppressed;
}

/// Counts of one row; tells how many rows have the value.
std::int64_t count_row(Tally& tally, const Recipe& recipe, const Numbers& numbers, Fold fold) {
  const std::int64_t passing = numbers.of(recipe.passing);
  const std::int64_t open = numbers.of(recipe.let_missing) + numbers.of(recipe.let_suppressed);
  const std::int64_t nobody = numbers.of(recipe.nobody);
  tally.there = true;
  tally.rows += passing + (fold == Fold::count ? 0 : open + nobody);
  tally.missing += numbers.of(recipe.let_missing) + nobody;
  tally.suppressed += numbers.of(recipe.let_suppressed);
  if (fold == Fold::count) return passing;
  const std::int64_t n = recipe.n == kNone ? passing - recipe.absent_all(passing) : numbers.of(recipe.n);
  count_absent(tally, recipe, numbers, passing - n);
  if (fold == Fold::share) tally.hits += recipe.all ? (*recipe.all > 0.5 ? n : 0) : numbers.of(recipe.hits);
  return n;
}

}  // namespace

Groups::Groups(const formula::Dimensions& dimensions, const std::vector<KnownPaper>& papers, const Places& places)
    : dimensions_(dimensions), papers_(papers), places_(places) {}

std::uint32_t Groups::exam_part(const Unit& unit) {
  const auto [found, fresh] = exam_parts_.try_emplace(&unit, 0);
  if (!fresh) return found->second;
  Key part;
  for (const std::string& name : dimensions_) part.push_back(exam_text(*papers_[unit.paper].paper, name));
  if (unit.task) part.push_back(task_part(papers_[unit.paper].tasks[*unit.task]));
  return found->second = numbered(exam_keys_, std::move(part));
}

std::string Groups::task_part(const KnownTask& task) const {
  std::string out;
  for (const std::string& name : dimensions_)
    if (const auto column = task_column(name)) out += task_text(task, *column) + kParted;
  return out;
}

std::uint32_t Groups::place_part(NodeId school) {
  const auto [found, fresh] = place_parts_.try_emplace(school.value, 0);
  if (!fresh) return found->second;
  Key part;
  for (const std::string& name : dimensions_)
    if (const auto column = place_column(name)) part.emplace_back(place_cell(places_.school(school), *column).text);
  return found->second = numbered(place_keys_, std::move(part));
}

void Groups::turn_to(SourceId source) {
  of_tasks_ = source == SourceId::tasks;
  found_.clear();
  exam_parts_.clear();
}

std::string Groups::row_part() const {
  std::string out;
  for (const std::string& name : dimensions_)
    if (const std::string column = of_tasks_ && task_column(name) ? "" : row_column(name); !column.empty())
      out += (out.empty() ? "" : " || chr(31) || ") + column;
  return out;
}

std::uint32_t Groups::of(const Unit& unit, NodeId school, const std::string& parts) {
  const auto next = static_cast<std::uint32_t>(parts_.size());
  const std::uint64_t in_parts = parts_.try_emplace(parts, next).first->second;
  const std::uint64_t id = (static_cast<std::uint64_t>(exam_part(unit)) << 44U) |
                           (static_cast<std::uint64_t>(place_part(school)) << 20U) | in_parts;
  const auto [found, fresh] = found_.try_emplace(id, 0);
  if (fresh) found->second = of(key_of(unit, school, parts));
  return found->second;
}

std::uint32_t Groups::of(Key key) {
  const auto [found, fresh] = places_of_keys_.try_emplace(std::move(key), static_cast<std::uint32_t>(keys_.size()));
  if (fresh) keys_.push_back(found->first);
  return found->second;
}

Key Groups::key_of(const Unit& unit, NodeId school, const std::string& parts) const {
  const std::vector<std::string> told = split(parts, kParted);
  std::size_t next = 0;
  Key out;
  for (const std::string& name : dimensions_) {
    if (const auto place = place_column(name))
      out.emplace_back(place_cell(places_.school(school), *place).text);
    else if (const auto column = task_column(name); unit.task && column)
      out.push_back(task_text(papers_[unit.paper].tasks[*unit.task], *column));
    else if (!row_column(name).empty())
      out.push_back(next < told.size() ? told[next++] : std::string());
    else
      out.push_back(exam_text(*papers_[unit.paper].paper, name));
  }
  return out;
}

Merging::Merging(const std::vector<Wanted>& wanted, const std::vector<Unit>& units, Groups& groups)
    : wanted_(wanted), units_(units), groups_(groups), tallies_(wanted.size()) {}

void Merging::take(Answer answer) {
  if (answer.rows.empty()) return;
  std::ranges::stable_sort(answer.rows, {}, &AnswerRow::unit);
  for (std::vector<Tally>& one : tallies_) one.resize(groups_.keys().size());
  const std::size_t recipes = units_[answer.rows.front().unit].plan->recipes.size();
  for (std::size_t which = 0; which < recipes; ++which) take_recipe(answer, which);
  for (std::size_t i = 0; i < answer.spreads.size(); ++i) take_spread(answer.spreads[i], i);
}

void Merging::take_recipe(const Answer& answer, std::size_t which) {
  const std::size_t place = units_[answer.rows.front().unit].plan->recipes[which].aggregate;
  const formula::Aggregate& aggregate = *wanted_[place].aggregate;
  std::vector<Tally>& tallies = tallies_[place];
  Pending pending(tallies);
  for (const AnswerRow& row : answer.rows) {
    const Plan& plan = *units_[row.unit].plan;
    const Recipe& recipe = plan.recipes[which];
    const Numbers numbers{&answer.numbers[row.first]};
    Tally& tally = tallies[row.group];
    const std::int64_t n = count_row(tally, recipe, numbers, aggregate.fold);
    if (n == 0 || !aggregate.what) continue;
    if (aggregate.unit.measure == formula::Measure::points) tally.note_instrument(plan.instrument);
    if (needs_spread(aggregate.fold) && recipe.all)
      tally.distribution[*recipe.all] += n;
    else if ((aggregate.fold == Fold::mean || aggregate.fold == Fold::sum) && !recipe.spread)
      pending.add(row.group, {n, numbers.of(recipe.sum), numbers.of(recipe.squares)}, recipe);
  }
  pending.flush();
}

void Merging::take_spread(const std::vector<SpreadRow>& rows, std::size_t spread) {
  for (const SpreadRow& row : rows)
    for (const Recipe& recipe : units_[row.unit].plan->recipes) {
      if (recipe.spread != spread) continue;
      Tally& tally = tallies_[recipe.aggregate][row.group];
      tally.distribution[recipe.factor * row.value + recipe.shift] += row.count;
    }
}

void Merging::finish() {
  for (std::size_t i = 0; i < tallies_.size(); ++i) {
    tallies_[i].resize(groups_.keys().size());
    const Fold fold = wanted_[i].aggregate->fold;
    if (fold != Fold::mean && fold != Fold::sum) continue;
    for (Tally& tally : tallies_[i]) {
      for (const auto& [value, count] : tally.distribution) tally.moments.add(value, count);
      tally.distribution.clear();
    }
  }
}

}  // namespace vekha::formulas
