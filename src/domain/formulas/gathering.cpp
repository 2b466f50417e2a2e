#include "domain/formulas/gathering.hpp"

#include <algorithm>
#include <memory>
#include <set>

#include "domain/formulas/figure_rows.hpp"
#include "domain/formulas/people.hpp"

namespace vekha::formulas {
namespace {

using formula::Aggregate;
using formula::Dimensions;
using formula::Gathered;

/// The schools of a group are told apart for those who see a part only.
Dimensions finest(const Gather& wanted) {
  Dimensions out = wanted.dimensions;
  if (wanted.count_schools && std::ranges::find(out, "school") == out.end()) out.emplace_back("school");
  return out;
}

/// The aggregates of the programs over one source, each name once.
std::vector<Wanted> aggregates_of(const std::vector<const formula::Program*>& programs, SourceId source) {
  std::vector<Wanted> out;
  std::set<std::string> names;
  for (const formula::Program* program : programs)
    for (const Aggregate& one : program->aggregates)
      if (static_cast<SourceId>(one.source) == source && names.insert(one.name).second)
        out.push_back({&one, out.size()});
  return out;
}

/// Papers told apart by everything a plan may depend on.
std::string kind_of(const KnownPaper& known) {
  const results::Paper& paper = *known.paper;
  std::string out = paper.exam.title() + "\x1f" + paper.exam.procedure + "\x1f" + paper.part + "\x1f" + paper.kind +
                    "\x1f" + paper.variants + "\x1f" + literal(known.maximum) + "\x1f" + std::to_string(paper.unit);
  for (const results::Task& task : paper.tasks)
    out += "\x1f" + task.name + "\x1f" + std::to_string(task.maximum) + "\x1f" + task.level;
  return out;
}

std::string exam_key(const results::Paper& paper) {
  return paper.exam.procedure + "\x1f" + std::to_string(paper.exam.year) + "\x1f" + std::to_string(paper.exam.grade);
}

std::string instrument_of(const results::Exam& exam) {
  return exam.procedure + ";" + exam.subject + ";" + std::to_string(exam.grade);
}

/// All statements of one question.
class Scan {
 public:
  Scan(const Stored& stored, const Places& places, const Gather& wanted)
      : schema_(wanted.schema),
        dimensions_(finest(wanted)),
        ground_(results::ground(stored.records, stored.facts, wanted.filter)),
        papers_(known_papers(ground_.papers(), stored.catalog)),
        earlier_(stored, wanted.filter),
        groups_(dimensions_, papers_, places),
        asking_{stored, ground_, papers_, earlier_, groups_, wanted.kept},
        truths_(places, ground_, gone(stored)) {}

  void works(const std::vector<Wanted>& wanted) {
    groups_.turn_to(SourceId::works);
    std::map<std::string, std::unique_ptr<Plan>> plans;
    std::vector<Unit> units;
    std::map<std::string, std::vector<Asked>> statements;
    for (std::uint32_t i = 0; i < papers_.size(); ++i) {
      auto& plan = plans[kind_of(papers_[i])];
      if (!plan) plan = std::make_unique<Plan>(of_work(i, wanted));
      units.push_back({.paper = i, .plan = plan.get()});
      if (!plan->recipes.empty()) statements[plan->identity()].push_back({.paper = i, .unit = i, .plan = plan.get()});
    }
    Merging merging(wanted, units, groups_);
    for (const auto& [_, asked] : statements) take_answers(asking_, units, question_of(asked, rows_of_works), merging);
    keep(merging, wanted);
  }

  /// Tasks of one plan are asked together; those of one paper that count alike are one unit.
  void tasks(const std::vector<Wanted>& wanted) {
    groups_.turn_to(SourceId::tasks);
    std::map<std::string, std::vector<std::unique_ptr<Plan>>> plans;
    std::vector<Unit> units;
    std::map<std::string, std::uint32_t> known;
    std::map<std::string, std::vector<Asked>> statements;
    for (std::uint32_t i = 0; i < papers_.size(); ++i) {
      auto& own = plans[kind_of(papers_[i])];
      for (std::size_t task = own.size(); task < papers_[i].tasks.size(); ++task)
        own.push_back(std::make_unique<Plan>(of_task(i, task, wanted)));
      for (std::size_t task = 0; task < own.size(); ++task) {
        const Plan& plan = *own[task];
        if (plan.recipes.empty()) continue;
        const std::string identity = plan.identity();
        const auto next = static_cast<std::uint32_t>(units.size());
        const std::string kind =
            std::to_string(i) + identity + plan.numbers() + groups_.task_part(papers_[i].tasks[task]);
        const auto [unit, fresh] = known.try_emplace(kind, next);
        if (fresh) units.push_back({.paper = i, .task = task, .plan = &plan});
        // where nothing is counted, the first task tells which groups there are: whoever has a later one has it too
        if (!fresh && plan.columns.empty() && plan.spreads.empty()) continue;
        statements[identity].push_back({.paper = i, .task = task, .unit = unit->second, .plan = &plan});
      }
    }
    Merging merging(wanted, units, groups_);
    for (const auto& [_, asked] : statements) take_answers(asking_, units, question_of(asked, rows_of_tasks), merging);
    keep(merging, wanted);
  }

  void persons(const std::vector<Wanted>& wanted) {
    groups_.turn_to(SourceId::persons);
    std::map<std::string, std::vector<std::uint32_t>> exams;
    for (std::uint32_t i = 0; i < papers_.size(); ++i) exams[exam_key(*papers_[i].paper)].push_back(i);
    Nested nested;
    std::vector<std::unique_ptr<Plan>> plans;
    std::vector<Unit> units(papers_.size());
    std::map<std::string, std::vector<PersonsAsked>> statements;
    for (const auto& [_, papers] : exams) {
      plans.push_back(std::make_unique<Plan>(of_persons(papers.front(), wanted, nested)));
      const Plan* const plan = plans.back().get();
      if (plan->recipes.empty()) continue;
      units[papers.front()] = {.paper = papers.front(), .plan = plan};
      statements[plan->identity()].push_back({.papers = papers, .unit = papers.front(), .plan = plan});
    }
    Merging merging(wanted, units, groups_);
    for (const auto& [_, asked] : statements) take_answers(asking_, units, persons_of(asked, nested), merging);
    keep(merging, wanted);
  }

  void figures(const std::vector<Wanted>& wanted, const Places& places, const results::Filter& filter) {
    if (wanted.empty()) return;
    const FigureRows rows(results::figures(asking_.stored.records, asking_.stored.facts, filter), places);
    const ReportRows reports(rows);
    const formula::Data data{.schema = schema_, .sources = {nullptr, nullptr, nullptr, &rows, &reports}};
    formula::Program all;
    for (const Wanted& one : wanted) all.aggregates.push_back(*one.aggregate);
    Gathered found = formula::gathered(all, data, dimensions_);
    std::vector<std::uint32_t> groups;
    for (formula::Key& key : found.keys) groups.push_back(groups_.of(std::move(key)));
    for (auto& [name, own] : found.tallies) {
      std::vector<formula::Tally>& tallies = tallies_[name];
      tallies.resize(groups_.keys().size());
      for (std::size_t i = 0; i < own.size(); ++i) tallies[groups[i]] = std::move(own[i]);
    }
  }

  /// Groups in the order of their keys.
  Gathered gathered() {
    std::map<formula::Key, std::uint32_t> order;
    for (std::uint32_t i = 0; i < groups_.keys().size(); ++i) order[groups_.keys()[i]] = i;
    if (dimensions_.empty()) order.try_emplace(formula::Key{}, 0);
    Gathered out{.dimensions = dimensions_};
    for (const auto& [key, _] : order) out.keys.push_back(key);
    for (auto& [name, tallies] : tallies_) {
      tallies.resize(order.size());
      std::vector<formula::Tally>& to = out.tallies[name];
      for (const auto& [_, place] : order) to.push_back(std::move(tallies[place]));
    }
    return out;
  }

 private:
  static std::vector<NodeId> gone(const Stored& stored) {
    std::vector<NodeId> out;
    for (const org::Node& one : org::gone(stored.records)) out.push_back(one.id);
    return out;
  }
  Plan of_work(std::uint32_t paper, const std::vector<Wanted>& wanted) {
    Plan plan;
    WorkLeaves leaves(papers_[paper], plan, earlier_);
    add(plan, Expression(SourceId::works, leaves, plan, truths_), wanted, "");
    plan.instrument = instrument_of(papers_[paper].paper->exam);
    return plan;
  }
  Plan of_task(std::uint32_t paper, std::size_t task, const std::vector<Wanted>& wanted) {
    Plan plan;
    TaskLeaves leaves(papers_[paper], task, plan);
    add(plan, Expression(SourceId::tasks, leaves, plan, truths_), wanted, "");
    plan.instrument = instrument_of(papers_[paper].paper->exam);
    return plan;
  }
  Plan of_persons(std::uint32_t paper, const std::vector<Wanted>& wanted, Nested& nested) {
    Plan plan;
    PersonLeaves leaves(papers_[paper], nested);
    add(plan, Expression(SourceId::persons, leaves, plan, truths_), wanted, kKnown);
    return plan;
  }
  void add(Plan& plan, Expression expression, const std::vector<Wanted>& wanted, const std::string& known) const {
    for (const Wanted& one : wanted)
      if (!one.aggregate->filter || expression.may_pass(*one.aggregate->filter, schema_))
        add_recipe(plan, expression, one, known);
  }
  using RowsOf = Statement (*)(const Asking&, const Plan&, const std::vector<Asked>&);
  /// A portion for each paper of those asked alike.
  Question question_of(const std::vector<Asked>& asked, RowsOf rows) {
    std::vector<std::vector<Asked>> papers;
    for (const Asked& one : asked) {
      if (papers.empty() || papers.back().front().paper != one.paper) papers.emplace_back();
      papers.back().push_back(one);
    }
    Question out{.plan = *asked.front().plan, .portions = {}, .rows = {}};
    for (const std::vector<Asked>& one : papers) out.portions.push_back(portion_of(one));
    out.rows = [this, rows, papers = std::move(papers)](const std::vector<std::size_t>& which) {
      std::vector<Asked> all;
      for (const std::size_t i : which) all.insert(all.end(), papers[i].begin(), papers[i].end());
      return rows(asking_, *all.front().plan, all);
    };
    return out;
  }
  Portion portion_of(std::vector<Asked> asked) const {
    Portion out;
    for (Asked& one : asked) {
      const auto found = std::ranges::find(out.units, one.unit);
      const auto place = static_cast<std::uint32_t>(found - out.units.begin());
      if (found == out.units.end()) out.units.push_back(one.unit);
      one.unit = place;
    }
    if (asking_.kept)
      out.identity = (asked.front().task ? "tasks" : "works") + identity_of(asking_, *asked.front().plan, asked);
    return out;
  }
  /// A portion for each exam.
  Question persons_of(const std::vector<PersonsAsked>& asked, const Nested& nested) {
    Question out{.plan = *asked.front().plan, .portions = {}, .rows = {}};
    for (const PersonsAsked& one : asked) {
      Portion portion{.units = {one.unit}, .identity = {}};
      if (asking_.kept) portion.identity = identity_of_persons(one, nested);
      out.portions.push_back(std::move(portion));
    }
    out.rows = [this, &asked, &nested](const std::vector<std::size_t>& which) {
      std::vector<PersonsAsked> all;
      for (const std::size_t i : which) all.push_back(asked[i]);
      return rows_of_persons(asking_, truths_, all, nested);
    };
    return out;
  }
  std::string identity_of_persons(PersonsAsked one, const Nested& nested) {
    one.unit = 0;
    const Statement rows = rows_of_persons(asking_, truths_, {one}, nested);
    std::string out = "persons" + rows.sql + earlier_.papers();
    for (const std::uint32_t paper : one.papers) out += papers_text({*papers_[paper].paper});
    for (const facts::Bind& bind : rows.binds) out += bound_text(bind);
    return out;
  }
  void keep(Merging& merging, const std::vector<Wanted>& wanted) {
    merging.finish();
    for (const Wanted& one : wanted) tallies_[one.aggregate->name] = std::move(merging.tallies()[one.place]);
  }

  const formula::Schema& schema_;
  Dimensions dimensions_;
  results::Ground ground_;
  std::vector<KnownPaper> papers_;
  EarlierExams earlier_;
  Groups groups_;
  Asking asking_;
  PlaceTruths truths_;
  std::map<std::string, std::vector<formula::Tally>> tallies_;
};

}  // namespace

Gathered gather(const Stored& stored, const Places& places, const std::vector<const formula::Program*>& programs,
                const Gather& wanted) {
  Scan scan(stored, places, wanted);
  if (const std::vector<Wanted> asked = aggregates_of(programs, SourceId::works); !asked.empty()) scan.works(asked);
  if (const std::vector<Wanted> asked = aggregates_of(programs, SourceId::tasks); !asked.empty()) scan.tasks(asked);
  if (const std::vector<Wanted> asked = aggregates_of(programs, SourceId::persons); !asked.empty()) scan.persons(asked);
  std::vector<Wanted> figures = aggregates_of(programs, SourceId::figures);
  for (const Wanted& one : aggregates_of(programs, SourceId::reports)) figures.push_back(one);
  scan.figures(figures, places, wanted.filter);
  Gathered out = scan.gathered();
  if (wanted.count_schools)
    for (auto& [name, tallies] : out.tallies)
      for (formula::Tally& one : tallies) one.schools = one.rows > 0 ? 1 : 0;
  return out;
}

}  // namespace vekha::formulas
