#include "domain/formulas/plain_rows_test.hpp"

#include <algorithm>
#include <tuple>

namespace vekha::formulas {
namespace {

using formula::Cell;
using formula::Presence;
using results::Flag;
using results::Score;
using results::Status;

constexpr Cell kMissing{.presence = Presence::missing};
constexpr Cell kNotApplicable{.presence = Presence::not_applicable};

Cell number(double value) { return {.number = value}; }
Cell truth(bool value) { return number(value ? 1 : 0); }

Cell score_cell(const Score& score) {
  if (score) return number(*score);
  if (score.status() == Status::not_applicable) return kNotApplicable;
  return {.presence = score.status() == Status::suppressed ? Presence::suppressed : Presence::missing};
}

/// Points of a task of the work, nothing when it was not asked or has no value.
std::optional<int> points_of(const PlainWork& work, const std::string& task) {
  const auto& tasks = work.paper->paper->tasks;
  const auto found = std::ranges::find(tasks, task, &results::Task::name);
  const auto place = static_cast<std::size_t>(found - tasks.begin());
  if (found == tasks.end() || place >= work.row.tasks.size()) return std::nullopt;
  return std::max<int>(work.row.tasks[place].stored(), 0);
}

/// The mark of the scale, with its conditions, of scores that are points times the unit.
int scale_mark(const PlainWork& work) {
  const catalog::Scale& scale = *work.paper->scale;
  const int unit = work.paper->paper->unit;
  const int total = *work.row.total;
  if (scale.maximum > 0 && total > scale.maximum * unit) return 0;
  int mark = 2;
  for (int one = 3; one <= 5; ++one)
    if (total >= scale.from.at(static_cast<std::size_t>(one - 3)) * unit) mark = one;
  int out = mark;
  for (const catalog::ScaleCondition& condition : scale.conditions) {
    if (std::ranges::find(condition.marks, mark) == condition.marks.end() || work.row.tasks.empty() || mark == 2)
      continue;
    int sum = 0;
    bool all = !condition.tasks.empty();
    for (const std::string& task : condition.tasks) {
      const auto points = points_of(work, task);
      all = all && points.has_value();
      sum += points.value_or(0);
    }
    if (all && sum < condition.at_least * unit) out = condition.otherwise > 0 ? condition.otherwise : mark - 1;
  }
  return out;
}

/// The mark of the file, else of the scale; a procedure that knows no marks has none to miss.
Cell mark_cell(const PlainWork& work) {
  const int in_file = work.row.mark.value_or(0);
  const int mark = in_file >= 2 && in_file <= 5 ? in_file : work.paper->scale ? scale_mark(work) : 0;
  if (mark >= 2 && mark <= 5) return number(mark);
  return work.paper->markless ? kNotApplicable : kMissing;
}

double points(const PlainWork& work) { return static_cast<double>(*work.row.total) / work.paper->paper->unit; }

Cell test_cell(const PlainWork& work) {
  const std::vector<int>* table = work.paper->to_hundred;
  const bool told =
      work.row.test || work.row.test.status() == Status::suppressed || work.row.test.status() == Status::withdrawn;
  if (told || table == nullptr) return score_cell(work.row.test);
  const int unit = work.paper->paper->unit;
  const auto place = static_cast<std::size_t>(*work.row.total / unit);
  return *work.row.total % unit == 0 && place < table->size() ? number((*table)[place]) : kMissing;
}

Cell passed_cell(const PlainWork& work) {
  const Cell mark = mark_cell(work);
  const Cell by_mark = mark.presence == Presence::value ? truth(mark.number >= 3) : kMissing;
  const catalog::Minimum* minimum = work.paper->minimum;
  if (minimum == nullptr || minimum->unit == "mark") {
    if (minimum == nullptr || mark.presence != Presence::value) return by_mark;
    return truth(mark.number >= minimum->value);
  }
  if (minimum->unit == "primary") return truth(points(work) >= minimum->value);
  const Cell test = test_cell(work);
  return test.presence == Presence::value ? truth(test.number >= minimum->value) : by_mark;
}

Cell work_cell(const PlainWork& work, Column column) {
  const auto text = [](const std::string& one) { return one.empty() ? kMissing : Cell{.text = one}; };
  switch (column) {
    case Column::class_name: return {.text = work.row.class_name};
    case Column::score: return number(points(work));
    case Column::mark: return mark_cell(work);
    case Column::test: return test_cell(work);
    case Column::passed: return passed_cell(work);
    case Column::journal: return score_cell(work.row.journal_mark);
    case Column::level: return text(work.row.level);
    case Column::attempt: return number(work.row.attempt);
    case Column::sex: return text(work.row.sex);
    default: return place_cell(work.place, column);
  }
}

Cell task_score(const results::TaskValue& value, int unit) {
  switch (value.flag) {
    case Flag::score: return number(static_cast<double>(value.score) / unit);
    case Flag::not_started: return number(0);
    case Flag::not_taught:
    case Flag::not_applicable: return kNotApplicable;
    case Flag::suppressed: return {.presence = Presence::suppressed};
    default: return kMissing;
  }
}

Column column_at(SourceId source, std::size_t field) { return columns_of(source)[field]; }

}  // namespace

PlainWorks::PlainWorks(facts::Store& facts, const results::Ground& ground, const std::vector<KnownPaper>& papers,
                       const Places& places, TakenIn taken)
    : taken_(std::move(taken)) {
  std::map<std::int64_t, const KnownPaper*> known;
  for (const KnownPaper& one : papers) known[one.paper->id] = &one;
  results::each_counted(facts, ground, [&](const results::Paper& paper, const results::WorkRow& row) {
    works_.push_back({known.at(paper.id), places.school(row.school), row});
  });
}

Cell PlainWorks::cell(std::size_t row, std::size_t field) const {
  const PlainWork& work = works_[row];
  const Column column = column_at(SourceId::works, field);
  if (const auto told = exam_cell(*work.paper, column)) return *told;
  return work_cell(work, column);
}

Cell PlainWorks::before(std::size_t row, const formula::Before& wanted) const {
  const PlainWork& work = works_[row];
  const Taken& all = taken_(std::string(wanted.procedure), work.paper->paper->exam.year - wanted.years);
  const auto found = all.find(work.row.person);
  if (work.row.person == 0) return kMissing;
  if (!wanted.same_subject) return truth(found != all.end());
  if (found == all.end()) return kMissing;
  return truth(found->second.contains(work.paper->paper->exam.subject));
}

PlainTasks::PlainTasks(const PlainWorks& works) : works_(works) {
  for (std::size_t work = 0; work < works.size(); ++work)
    for (std::size_t task = 0; task < works.work(work).row.tasks.size(); ++task) places_.push_back({work, task});
}

Cell PlainTasks::cell(std::size_t row, std::size_t field) const {
  const auto [at, task] = places_[row];
  const PlainWork& work = works_.work(at);
  const Column column = column_at(SourceId::tasks, field);
  if (column == Column::score) return task_score(work.row.tasks[task], work.paper->paper->unit);
  if (const auto told = task_cell(work.paper->tasks[task], column)) return *told;
  if (const auto told = exam_cell(*work.paper, column)) return *told;
  return work_cell(work, column);
}

PlainPersons::PlainPersons(const PlainWorks& works) : works_(works) {
  using Who = std::tuple<std::string, int, int, NodeId, std::int64_t, std::string>;
  std::map<Who, std::size_t> places;
  for (std::size_t i = 0; i < works.size(); ++i) {
    const PlainWork& work = works.work(i);
    const results::Exam& exam = work.paper->paper->exam;
    const bool known = work.row.person != 0 || !work.row.code.empty();
    const std::string code = work.row.person != 0 ? std::string() : work.row.code;
    const auto fresh = own_.size();
    const auto place =
        known
            ? places.try_emplace({exam.procedure, exam.year, exam.grade, work.row.school, work.row.person, code}, fresh)
                  .first->second
            : fresh;
    if (place == fresh) own_.emplace_back(), known_.push_back(known);
    own_[place].push_back(i);
  }
}

Cell PlainPersons::cell(std::size_t row, std::size_t field) const {
  const Column column = column_at(SourceId::persons, field);
  if (column == Column::class_name) {
    const auto last = std::ranges::max(own_[row], {}, [&](std::size_t i) { return works_.work(i).row.class_name; });
    return {.text = works_.work(last).row.class_name};
  }
  const PlainWork& first = works_.work(own_[row].front());
  if (const auto told = exam_cell(*first.paper, column)) return *told;
  return work_cell(first, column);
}

formula::Own PlainPersons::own(std::size_t row) const {
  if (!known_[row]) return {};
  return {&works_, own_[row]};
}

Cell PlainPersons::before(std::size_t row, const formula::Before& wanted) const {
  return known_[row] ? works_.before(own_[row].front(), wanted) : kMissing;
}

}  // namespace vekha::formulas
