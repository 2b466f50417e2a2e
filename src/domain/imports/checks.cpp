#include "domain/imports/checks.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "base/text.hpp"
#include "domain/imports/remembered.hpp"

namespace vekha::imports {
namespace {

using results::Exam;
using results::Sitting;
using results::Work;

/// One work of the load.
struct Ref {
  std::size_t sitting;
  std::size_t work;
};

bool same_work(const results::Load& load, const Ref& a, const Ref& b) {
  const Sitting& first = load.sittings[a.sitting];
  const Sitting& second = load.sittings[b.sitting];
  const Work& one = first.works[a.work];
  const Work& two = second.works[b.work];
  const std::size_t width = first.tasks.size();
  if (width != second.tasks.size() || one.total != two.total || one.class_name != two.class_name ||
      one.absent != two.absent || one.journal_mark != two.journal_mark)
    return false;
  const auto equal = [](const results::TaskValue& x, const results::TaskValue& y) {
    return x.flag == y.flag && x.score == y.score;
  };
  const auto begin = first.values.begin() + static_cast<std::ptrdiff_t>(a.work * width);
  return std::equal(begin, begin + static_cast<std::ptrdiff_t>(width),
                    second.values.begin() + static_cast<std::ptrdiff_t>(b.work * width), equal);
}

/// Works of a list written in order of schools and pupils, as most are: nobody stands in it twice.
bool is_list_of_different(const Sitting& sitting) {
  const auto place = [](const Work& work) { return std::tie(work.school, work.pupil); };
  const auto out_of_order = [&](const Work& a, const Work& b) { return !(place(a) < place(b)); };
  return std::adjacent_find(sitting.works.begin(), sitting.works.end(), out_of_order) == sitting.works.end();
}

/// Works of one exam ordered by school and pupil, so that repeats are neighbours.
std::vector<Ref> ordered(const results::Load& load, const std::vector<std::size_t>& sittings) {
  std::vector<Ref> out;
  for (const std::size_t sitting : sittings)
    for (std::size_t work = 0; work < load.sittings[sitting].works.size(); ++work) out.push_back({sitting, work});
  const auto at = [&](const Ref& ref) -> const Work& { return load.sittings[ref.sitting].works[ref.work]; };
  const auto before = [&](const Ref& a, const Ref& b) {
    return std::tie(at(a).school, at(a).pupil) < std::tie(at(b).school, at(b).pupil);
  };
  if (!std::is_sorted(out.begin(), out.end(), before)) std::stable_sort(out.begin(), out.end(), before);
  return out;
}

void drop_works(Sitting& sitting, const std::set<std::size_t>& dropped) {
  std::vector<Work> all;
  std::vector<results::TaskValue> values;
  all.swap(sitting.works);
  values.swap(sitting.values);
  Sitting& kept = sitting;
  const std::size_t width = sitting.tasks.size();
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (dropped.contains(i)) continue;
    kept.works.push_back(std::move(all[i]));
    const auto begin = values.begin() + static_cast<std::ptrdiff_t>(i * width);
    kept.values.insert(kept.values.end(), begin, begin + static_cast<std::ptrdiff_t>(width));
  }
}

Issue repeat_issue(const results::Load& load, const Ref& ref, const Origin& first, const Origin& again) {
  const Work& work = load.sittings[ref.sitting].works[ref.work];
  Issue issue{.code = "pupil_twice", .severity = Severity::error, .place = {.file = again.file, .sheet = again.sheet}};
  issue.message = "Участник " + work.pupil.text() + " школы " + load.schools[work.school].code +
                  " встречается дважды: " + load.sittings[ref.sitting].exam.title() + ".";
  issue.expected = "одна работа участника";
  const auto named = [](const Origin& origin) {
    return "«" + origin.file + "»" + (origin.sheet.empty() ? "" : ", лист «" + origin.sheet + "»");
  };
  issue.fix = "Оставьте одну из работ: " + named(first) + " и " + named(again) + ".";
  return issue;
}

}  // namespace

void remove_repeats(results::Load& load, std::vector<Origin>& origins, Problems& problems) {
  std::map<std::tuple<Exam, std::string, std::string>, std::vector<std::size_t>> by_exam;  // exam, part, day
  for (std::size_t i = 0; i < load.sittings.size(); ++i)
    by_exam[{load.sittings[i].exam, load.sittings[i].part, load.sittings[i].held}].push_back(i);
  std::map<std::size_t, std::set<std::size_t>> dropped;
  for (const auto& [exam, sittings] : by_exam) {
    if (sittings.size() == 1 && is_list_of_different(load.sittings[sittings.front()])) continue;
    const std::vector<Ref> works = ordered(load, sittings);
    for (std::size_t i = 1; i < works.size(); ++i) {
      const Work& before = load.sittings[works[i - 1].sitting].works[works[i - 1].work];
      const Work& work = load.sittings[works[i].sitting].works[works[i].work];
      if (before.school != work.school || before.pupil != work.pupil || before.attempt != work.attempt) continue;
      Issue issue = repeat_issue(load, works[i], origins[works[i - 1].sitting], origins[works[i].sitting]);
      if (same_work(load, works[i - 1], works[i])) {
        issue.code = "work_repeated";
        issue.severity = Severity::warning;
        issue.message += " Строки одинаковы, вторая не взята.";
        dropped[works[i].sitting].insert(works[i].work);
      }
      problems.add(std::move(issue));
    }
  }
  for (const auto& [sitting, works] : dropped) drop_works(load.sittings[sitting], works);
}

namespace {

constexpr double kAbsent = std::numeric_limits<double>::quiet_NaN();
double number(const results::Score& score) { return score.has_value() ? *score : kAbsent; }

int maximum_of_tasks(const Sitting& sitting) {
  int sum = 0;
  for (const results::Task& task : sitting.tasks) {
    if (task.maximum == 0) return 0;
    sum += task.maximum;
  }
  return sum;
}

/// Points of a task of one work by the task's name.
std::optional<int> points_of(const Sitting& sitting, std::size_t work, const std::string& name) {
  for (std::size_t task = 0; task < sitting.tasks.size(); ++task)
    if (sitting.tasks[task].name == name) {
      const results::TaskValue value = sitting.values[work * sitting.tasks.size() + task];
      if (value.flag == results::Flag::score) return value.score / sitting.unit;
      if (value.flag == results::Flag::not_started) return 0;
    }
  // Tasks with long answers are numbered on after the short ones: «23» may be the fourth of them.
  const auto shorts = std::count_if(sitting.tasks.begin(), sitting.tasks.end(),
                                    [](const results::Task& task) { return parse_integer(task.name).has_value(); });
  const auto number = parse_integer(name);
  if (!number || *number <= shorts || name.starts_with("Р")) return std::nullopt;
  return points_of(sitting, work, "Р" + std::to_string(*number - shorts));
}

bool has_total(const Work& work) { return work.total.has_value(); }
bool unmarked(const Work& work) { return work.participated && work.total && !work.mark && !work.test; }

/// Works of whom it is true; none for procedures without scales.
double count_of(const Sitting& sitting, bool (*wanted)(const Work&)) {
  const std::string kind = results::kind_of_procedure(sitting.exam.procedure);
  if (kind == "essay" || kind == "olympiad" || kind == "journal" || kind == "literacy") return 0;
  return static_cast<double>(std::count_if(sitting.works.begin(), sitting.works.end(), wanted));
}

class WorkCheck {
 public:
  WorkCheck(const ReadSitting& read, const std::optional<catalog::Scale>& scale) : read_(read), scale_(scale) {}

  WorkFacts facts(std::size_t index) const {
    const Sitting& sitting = read_.sitting;
    const Work& work = sitting.works[index];
    using F = WorkFacts;
    WorkFacts out;
    out.values[F::total] = number(work.total) / sitting.unit;
    out.values[F::sum] = kAbsent;
    out.values[F::maximum] = sitting.maximum > 0 ? sitting.maximum : kAbsent;
    out.values[F::mark] = number(work.mark);
    out.values[F::scale_mark] = mark_by_scale(index);
    out.values[F::test] = number(work.test);
    out.values[F::scale_test] = test_by_scale(work);
    out.values[F::participated] = work.participated ? 1 : 0;
    const int of_class = index < read_.class_grades.size() ? read_.class_grades[index] : 0;
    out.values[F::class_number] = of_class > 0 ? of_class : kAbsent;
    out.values[F::grade] = sitting.exam.grade > 0 ? sitting.exam.grade : kAbsent;
    return out;
  }

 private:
  double mark_by_scale(std::size_t index) const {
    const Work& work = read_.sitting.works[index];
    if (!scale_ || !work.total || !work.mark) return kAbsent;
    const int points = *work.total / read_.sitting.unit;
    bool all_known = true;
    const int mark = scale_->mark(points, [&](const std::string& task) {
      const auto one = points_of(read_.sitting, index, task);
      all_known = all_known && one.has_value();
      return one;
    });
    // A condition on tasks the file does not have: the lower mark may be right as well.
    const int lowered = all_known ? mark : scale_->mark(points, [](const std::string&) { return 0; });
    if (lowered == *work.mark) return lowered;
    return mark > 0 ? mark : kAbsent;
  }
  double test_by_scale(const Work& work) const {
    if (!scale_ || !work.total || scale_->to_hundred.empty()) return kAbsent;
    const auto score = static_cast<std::size_t>(*work.total / read_.sitting.unit);
    return score < scale_->to_hundred.size() ? scale_->to_hundred[score] : kAbsent;
  }
  const ReadSitting& read_;
  const std::optional<catalog::Scale>& scale_;
};

void check_works(const ReadSitting& read, const std::optional<catalog::Scale>& scale, const Rules& rules,
                 const Origin& origin, Problems& problems) {
  std::vector<Problems::Kind> kinds;
  kinds.reserve(rules.work.size());
  for (const CompiledRule& rule : rules.work)
    kinds.push_back(problems.kind(rule.severity, rule.rule->code, origin.file, origin.sheet));
  const WorkCheck check(read, scale);
  FaultlessFacts<WorkFacts> faultless;
  for (std::size_t i = 0; i < read.sitting.works.size(); ++i) {
    const WorkFacts facts = check.facts(i);
    if (faultless.knows(facts)) continue;
    bool broken = false;
    for (std::size_t rule = 0; rule < kinds.size(); ++rule) {
      const CompiledRule& one = rules.work[rule];
      if (!one.when.holds(facts.values)) continue;
      broken = true;
      if (problems.only_counted(kinds[rule])) {
        problems.count(kinds[rule]);
        continue;
      }
      const auto& column = read.layout.of(one.at.value_or(catalog::Field::total));
      const Place place{.file = origin.file,
                        .sheet = origin.sheet,
                        .row = i < read.rows.size() ? read.rows[i] : 0,
                        .column = column ? static_cast<int>(column->column) + 1 : 0};
      const std::string pupil = read.sitting.works[i].pupil.text();
      problems.add(kinds[rule], issue_of(one, facts, place, [&](std::string_view) {
                     return pupil.starts_with("у") ? std::string("без кода") : pupil;
                   }));
    }
    if (!broken) faultless.learn(facts);
  }
}

}  // namespace

namespace {

/// «5(1)» and «5.1» are one task.
std::string plain_task(const std::string& name) {
  return replaced(replaced(replaced(name, "(", "."), ")", ""), " ", "");
}

/// Maxima of tasks the file does not tell are those of the description of the paper; scores above them are no scores.
void take_maxima(const ReadSitting& read, const catalog::Kim& kim, const Rules& rules, const Origin& origin,
                 Problems& problems) {
  Sitting& sitting = read.sitting;
  for (std::size_t t = 0; t < sitting.tasks.size(); ++t) {
    results::Task& task = sitting.tasks[t];
    const auto told = std::find_if(kim.tasks.begin(), kim.tasks.end(), [&](const catalog::KimTask& one) {
      return plain_task(one.name) == plain_task(task.name);
    });
    if (told == kim.tasks.end()) continue;
    if (task.level.empty()) task.level = told->level;
    if (task.maximum > 0 || told->maximum == 0) continue;
    task.maximum = told->maximum;
    for (std::size_t i = 0; i < sitting.works.size(); ++i) {
      results::TaskValue& value = sitting.values[i * sitting.tasks.size() + t];
      if (value.flag != results::Flag::score || value.score <= task.maximum * sitting.unit) continue;
      const TaskFacts facts{{static_cast<double>(value.score) / sitting.unit, static_cast<double>(task.maximum), 0, 0,
                             sitting.works[i].participated ? 1.0 : 0.0}};
      const Place place{.file = origin.file,
                        .sheet = origin.sheet,
                        .row = i < read.rows.size() ? read.rows[i] : 0,
                        .column = t < read.layout.tasks.size() ? static_cast<int>(read.layout.tasks[t].column) + 1 : 0};
      for (const CompiledRule& rule : rules.task)
        if (rule.when.holds(facts.values))
          problems.add(issue_of(rule, facts, place, [&](std::string_view) { return task.name; }));
      value = {0, results::Flag::other};
    }
  }
}

}  // namespace

void check_sitting(const ReadSitting& read, const catalog::Catalog& catalog, const Rules& rules, const Origin& origin,
                   Problems& problems) {
  Sitting& sitting = read.sitting;
  const auto scale = catalog.find_scale(sitting.exam, sitting.variants);
  const catalog::Kim* kim = catalog.find_kim(sitting.exam);
  if (kim != nullptr) take_maxima(read, *kim, rules, origin, problems);
  const int from_scale = scale ? scale->maximum : 0;
  const int from_tasks = maximum_of_tasks(sitting);
  const int from_kim = kim == nullptr ? 0 : kim->maximum;
  sitting.maximum = read.maximum_in_sheet > 0 ? read.maximum_in_sheet
                    : from_tasks > 0          ? from_tasks
                    : from_kim > 0            ? from_kim
                                              : from_scale;
  const ExamFacts facts{{static_cast<double>(read.quality.participants), static_cast<double>(read.quality.total_ne_sum),
                         static_cast<double>(sitting.maximum), static_cast<double>(from_scale), scale ? 1.0 : 0.0,
                         count_of(sitting, has_total), count_of(sitting, unmarked)}};
  for (const CompiledRule& rule : rules.exam)
    if (rule.when.holds(facts.values))
      problems.add(issue_of(rule, facts, {.file = origin.file, .sheet = origin.sheet},
                            [&](std::string_view) { return sitting.exam.title(); }));
  check_works(read, scale, rules, origin, problems);
}

namespace {

/// When a school began and ended, as far as the history of organisations tells.
struct Life {
  std::optional<Date> opened;
  std::optional<Date> closed;
  bool told() const { return opened || closed; }
};

Life life_of(const std::vector<org::Event>& events, const std::optional<org::Node>& node) {
  Life out;
  for (const org::Event& event : events) {
    if (!node || !event.withdrawn_at.empty()) continue;
    const bool ends = event.change == org::Change::closed || event.change == org::Change::merged;
    if (ends && event.node == node->id) out.closed = event.on;
    if (event.change == org::Change::split && event.other == node->id) out.opened = event.on;
  }
  return out;
}

/// The first and last day of what a load holds of a school; a bare year when no day is told.
struct Written {
  std::string first;
  std::string last;
  std::string file;
  /// A bare year is compared by the year alone: a result of the year of closing may be of the day before.
  bool after(const std::optional<Date>& day) const {
    return day && !last.empty() && last > iso_date(*day).substr(0, last.size());
  }
  bool before(const std::optional<Date>& day) const {
    return day && !first.empty() && first < iso_date(*day).substr(0, first.size());
  }
  void add(const std::string& day) {
    if (day.empty() || day == "0") return;
    if (first.empty() || day < first) first = day;
    if (last.empty() || day > last) last = day;
  }
};

Written written_in(const results::Load& load, std::size_t school) {
  Written out;
  for (const Sitting& one : load.sittings)
    for (const Work& work : one.works)
      if (work.school == school && !work.absent) {
        out.add(one.held.empty() ? std::to_string(one.exam.year) : one.held);
        break;
      }
  for (const results::Figure& figure : load.figures)
    if (figure.school && *figure.school == school && !figure.exam.procedure.empty())
      out.add(std::to_string(figure.exam.year));
  return out;
}

}  // namespace

void check_schools(const db::Read& read, const results::Load& load, const Rules& rules, Problems& problems) {
  std::vector<std::optional<org::Node>> known;
  bool any = false;
  for (const results::SchoolName& school : load.schools) {
    known.push_back(org::find(read, org::Kind::school, school.code));
    any = any || known.back();
  }
  const std::vector<org::Event> events = org::history(read, NodeId{});
  for (std::size_t i = 0; i < known.size(); ++i) {
    const Life life = life_of(events, known[i]);
    const Written written = life.told() ? written_in(load, i) : Written{};
    const SchoolFacts facts{{known[i] ? 1.0 : 0.0, written.after(life.closed) ? 1.0 : 0.0, any ? 1.0 : 0.0,
                             written.before(life.opened) ? 1.0 : 0.0}};
    const Place place{.file = !written.file.empty() ? written.file : load.files.empty() ? "" : load.files.front().name};
    for (const CompiledRule& rule : rules.school)
      if (rule.when.holds(facts.values))
        problems.add(issue_of(rule, facts, place, [&](std::string_view name) {
          if (name == "closed_on") return life.closed ? ru_date(*life.closed) : "";
          if (name == "opened_on") return life.opened ? ru_date(*life.opened) : "";
          if (name == "first") return written.first;
          if (name == "last") return written.last;
          return load.schools[i].name.empty() ? load.schools[i].code : load.schools[i].name;
        }));
  }
}

void remove_repeated_figures(results::Load& load, Problems& problems) {
  using Key = std::tuple<std::string, Exam, std::int64_t, std::string, std::string, std::string>;
  std::map<Key, std::size_t> first;
  std::vector<results::Figure> kept;
  const std::string file = load.files.empty() ? "" : load.files.front().name;
  for (results::Figure& figure : load.figures) {
    const Key key{figure.form,      figure.exam, figure.school ? static_cast<std::int64_t>(*figure.school) : -1,
                  figure.territory, figure.part, figure.item};
    const auto [it, fresh] = first.try_emplace(key, kept.size());
    if (fresh) {
      kept.push_back(std::move(figure));
      continue;
    }
    const results::Figure& before = kept[it->second];
    const bool same_value = std::isnan(before.value) || std::isnan(figure.value)
                                ? std::isnan(before.value) && std::isnan(figure.value)
                                : std::abs(before.value - figure.value) < 1e-9;
    const bool same = before.status == figure.status && before.text == figure.text && same_value;
    const std::string who = figure.school ? "школы " + load.schools[*figure.school].code : "«" + figure.territory + "»";
    Issue issue{.code = same ? "figure_repeated" : "figure_twice",
                .severity = same ? Severity::warning : Severity::error,
                .place = {.file = file}};
    issue.message = same ? "Показатель стоит дважды с одним значением: взят один раз."
                         : "Показатель " + who + " стоит дважды с разными значениями.";
    issue.found = figure.item + (figure.part.empty() ? "" : ", " + figure.part);
    issue.fix = same ? "" : "Оставьте одну из строк.";
    problems.add(std::move(issue));
  }
  load.figures = std::move(kept);
}

}  // namespace vekha::imports
