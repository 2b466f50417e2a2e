#include "domain/cases/drawing.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "base/text.hpp"
#include "core/stats/moments.hpp"
#include "core/stats/random.hpp"
#include "core/stats/survey.hpp"
#include "domain/cases/sampling.hpp"
#include "domain/results/results.hpp"

namespace vekha::cases {
namespace {

constexpr double kAtBorder = 2;  // more weight of a work that stands exactly at a border of marks
constexpr double kFarOff = 1;    // … or two deviations and more from the mean
constexpr double kFarFrom = 2;

struct Pool {
  Drawn out;  ///< papers, and works without codes
  std::vector<int> units;
};

/// Of the tasks that were asked; a task nobody began counts as none.
int sum_of(const std::vector<int>& points) {
  return std::accumulate(points.begin(), points.end(), 0, [](int all, int one) { return all + std::max(one, 0); });
}

std::int64_t paper_of(Pool& pool, const results::Paper& paper) {
  PaperTasks fresh{.id = 0, .unit = paper.unit, .tasks = {}, .maxima = {}};
  for (const results::Task& task : paper.tasks) {
    fresh.tasks.push_back(task.name);
    fresh.maxima.push_back(task.maximum);
  }
  auto& papers = pool.out.papers;
  const auto found = std::ranges::find_if(papers, [&](const PaperTasks& one) {
    return one.unit == fresh.unit && one.tasks == fresh.tasks && one.maxima == fresh.maxima;
  });
  if (found != papers.end()) return found - papers.begin();
  papers.push_back(std::move(fresh));
  return static_cast<std::int64_t>(papers.size()) - 1;
}

Pool pool_of(const Ground& ground, const org::Scope& scope, const Plan& plan) {
  Pool out;
  bool any = false;
  results::each_work(ground.read, ground.facts, results::Filter::of(plan.exam, scope),
                     [&](const results::Paper& paper, const results::WorkRow& row) {
                       any = true;
                       if (!row.participated) return;
                       const bool marked = std::ranges::any_of(
                           row.tasks, [](const results::TaskValue& one) { return one.flag == results::Flag::score; });
                       if (!marked || paper.tasks.empty()) {
                         ++out.out.left_out;
                         return;
                       }
                       SampledWork work;
                       work.paper = paper_of(out, paper);
                       work.school = row.school;
                       work.class_name = row.class_name;
                       work.pupil = row.code;
                       work.variant = row.variant;
                       for (const results::TaskValue& one : row.tasks) work.points.push_back(one.stored());
                       work.points.resize(paper.tasks.size(), static_cast<int>(results::TaskValue{}.stored()));
                       work.total = sum_of(work.points);
                       out.out.works.push_back(std::move(work));
                     });
  if (!any)
    throw Error(Code::not_found, plan.exam.title() + ": работ не загружено. Что загружено: vekha results board.");
  if (out.out.works.empty())
    throw Error(Code::bad_input, plan.exam.title() +
                                     ": у работ нет баллов за задания, сравнивать перепроверку не с чем. Загрузите "
                                     "протоколы с баллами за задания.");
  return out;
}

int unit_of(const Drawn& drawn, const SampledWork& work) {
  return drawn.papers[static_cast<std::size_t>(work.paper)].unit;
}

/// Which stratum and with what weight a work of the pool may be drawn.
class Weights {
 public:
  Weights(const Drawn& drawn, const catalog::Catalog& catalog, const Plan& plan)
      : drawn_(drawn), scale_(catalog.find_scale(plan.exam)), strata_(plan.strata) {
    for (const SampledWork& one : drawn.works) totals_.add(points(one));
  }
  Candidate of(const SampledWork& work) const {
    const double total = points(work);
    Candidate out;
    const double sd = totals_.sd().value_or(0);
    if (sd > 0 && std::abs(total - totals_.mean) >= kFarFrom * sd) out.weight += kFarOff;
    if (scale_ && std::ranges::any_of(scale_->from, [&](int border) { return std::abs(total - border) < 1e-9; }))
      out.weight += kAtBorder;
    if (strata_ == Strata::school) out.stratum = work.school.value;
    if (strata_ == Strata::mark && scale_) out.stratum = scale_->mark(static_cast<int>(total));
    return out;
  }

 private:
  double points(const SampledWork& work) const { return static_cast<double>(work.total) / unit_of(drawn_, work); }
  const Drawn& drawn_;
  std::optional<catalog::Scale> scale_;
  Strata strata_;
  stats::Moments totals_;
};

std::size_t wanted(const Plan& plan, std::size_t pool) {
  if (plan.share > 0) return static_cast<std::size_t>(std::ceil(plan.share * static_cast<double>(pool) - 1e-9));
  return static_cast<std::size_t>(plan.number);
}

/// Numbers in a random order, so that neighbours in a school are not neighbours in the list.
void give_codes(std::vector<SampledWork>& works, std::int64_t seed) {
  stats::Random random(static_cast<std::uint64_t>(seed), 3);
  std::vector<std::size_t> numbers(works.size());
  std::iota(numbers.begin(), numbers.end(), std::size_t{1});
  random.shuffle(numbers);
  const std::size_t width = std::max<std::size_t>(3, std::to_string(works.size()).size());
  for (std::size_t i = 0; i < works.size(); ++i) {
    const std::string digits = std::to_string(numbers[i]);
    works[i].code = std::string(width - digits.size(), '0') + digits;
  }
}

/// The stratum of a number among those from `first` on, made when it is new.
std::int64_t stratum_of(Drawn& out, std::size_t first, std::int64_t id) {
  for (std::size_t i = first; i < out.strata.size(); ++i)
    if (out.strata[i].id == id) return static_cast<std::int64_t>(i);
  out.strata.push_back({.id = id, .title = {}, .works = 0});
  return static_cast<std::int64_t>(out.strata.size()) - 1;
}

/// Writes down what each drawn work stands for.
void give_chances(Drawn& out, const std::vector<Candidate>& candidates, const std::vector<std::size_t>& taken) {
  const std::size_t first = out.strata.size();
  std::map<std::int64_t, std::vector<std::size_t>> members;
  for (std::size_t i = 0; i < candidates.size(); ++i) members[candidates[i].stratum].push_back(i);
  std::vector<double> chance(candidates.size(), 0.0);
  for (const auto& member : members) {
    const std::int64_t stratum = member.first;
    const std::vector<std::size_t>& among = member.second;
    out.strata[static_cast<std::size_t>(stratum_of(out, first, stratum))].works =
        static_cast<std::int64_t>(among.size());
    std::vector<double> weights;
    weights.reserve(among.size());
    for (const std::size_t i : among) weights.push_back(candidates[i].weight);
    const auto count = static_cast<std::size_t>(
        std::ranges::count_if(taken, [&](std::size_t i) { return candidates[i].stratum == stratum; }));
    const auto chances = stats::chances_of_drawing(weights, count);
    for (std::size_t i = 0; i < among.size(); ++i) chance[among[i]] = chances[i];
  }
  const std::size_t before = out.works.size() - taken.size();
  for (std::size_t i = 0; i < taken.size(); ++i) {
    SampledWork& work = out.works[before + i];
    work.stratum = stratum_of(out, first, candidates[taken[i]].stratum);
    work.chance = chance[taken[i]];
  }
}

}  // namespace

Drawn draw(const Ground& ground, const org::Scope& scope, const Plan& plan, const std::set<NodeId>& marked) {
  Pool pool = pool_of(ground, scope, plan);
  const Weights weights(pool.out, ground.catalog, plan);
  std::vector<std::size_t> others;
  std::vector<Candidate> candidates;
  Drawn out;
  for (std::size_t i = 0; i < pool.out.works.size(); ++i) {
    SampledWork& work = pool.out.works[i];
    if (marked.contains(work.school)) {
      work.ground = "marked";
      work.stratum = stratum_of(out, 0, work.school.value);
      work.chance = 1;
      ++out.strata[static_cast<std::size_t>(work.stratum)].works;
      out.works.push_back(work);
      continue;
    }
    others.push_back(i);
    candidates.push_back(weights.of(work));
  }
  const auto taken = drawn(candidates, wanted(plan, others.size()), plan.seed);
  for (const std::size_t i : taken) {
    SampledWork& work = pool.out.works[others[i]];
    work.ground = "random";
    out.works.push_back(work);
  }
  if (out.works.empty())
    throw Error(Code::bad_input,
                "Ни одной работы не взято: отмеченных школ по этой работе нет, а случайная часть — 0. Задайте долю, "
                "число работ или школы.");
  give_chances(out, candidates, taken);
  out.divided = plan.strata;
  out.papers = std::move(pool.out.papers);
  out.pool = static_cast<std::int64_t>(others.size());
  out.left_out = pool.out.left_out;
  give_codes(out.works, plan.seed);
  return out;
}

}  // namespace vekha::cases
