// What a re-check came to: points before against points after, by ground, school, expert and task.
#include <algorithm>
#include <functional>
#include <map>
#include <numeric>

#include "base/text.hpp"
#include "core/stats/intervals.hpp"
#include "domain/cases/extrapolating.hpp"
#include "domain/cases/given.hpp"

namespace vekha::cases {
namespace {

constexpr int kNotStarted = -1;    // as the facts keep «X»
constexpr std::int64_t kFew = 10;  // works: below, «не отличается» would say more than they can

/// A work before and after, by somebody's points.
struct Pair {
  const SampledWork* work = nullptr;
  const PaperTasks* paper = nullptr;
  std::vector<int> after;
};

class Marks {
 public:
  Marks(const catalog::Catalog& catalog, const Plan& plan) : scale_(catalog.find_scale(plan.exam)) {}
  bool known() const { return scale_.has_value(); }
  /// 0: the scale gives none.
  int of(const Pair& pair, const std::vector<int>& points) const {
    if (!scale_) return 0;
    const int unit = pair.paper->unit;
    const auto points_of = [&](const std::string& task) -> std::optional<int> {
      const auto at = std::ranges::find(pair.paper->tasks, task) - pair.paper->tasks.begin();
      const auto index = static_cast<std::size_t>(at);
      if (index >= points.size() || points[index] < kNotStarted) return std::nullopt;
      return std::max(points[index], 0) / unit;
    };
    return scale_->mark(total_of(*pair.work, points) / unit, points_of);
  }

 private:
  std::optional<catalog::Scale> scale_;
};

std::string sentence(const Comparison& one) {
  const std::string n = " (n\u00A0=\u00A0" + std::to_string(one.points.n) + ")";
  if (one.points.n == 0) return "проверенных работ нет";
  if (one.points.same == one.points.n) return "все баллы совпали" + n;
  if (!one.points.difference_interval) return "работ мало: о разнице судить нельзя" + n;
  const double unit = one.unit;
  const Interval interval{one.points.difference_interval->lo / unit, one.points.difference_interval->hi / unit};
  if (interval.lo <= 0 && interval.hi >= 0)
    return (one.points.n < kFew ? "работ мало: разницы не видно" : "в среднем не отличается от прежнего") + n;
  const double shown = std::abs(*one.points.difference) / unit;
  const double from = std::min(std::abs(interval.lo), std::abs(interval.hi));
  const double to = std::max(std::abs(interval.lo), std::abs(interval.hi));
  return std::string(interval.lo > 0 ? "перепроверка ниже в среднем на " : "перепроверка выше в среднем на ") +
         ru_number(shown, 2) + " балла (от " + ru_number(from, 2) + " до " + ru_number(to, 2) + ")" + n;
}

/// Units of papers may differ: totals are brought to a common one.
int common_unit(const std::vector<Pair>& pairs) {
  int out = 1;
  for (const Pair& one : pairs) out = std::lcm(out, std::max(1, one.paper->unit));
  return out;
}

Comparison compared(const std::string& key, const std::string& title, const std::vector<Pair>& pairs,
                    const Marks& marks) {
  Comparison out;
  out.key = key;
  out.title = title;
  out.works = static_cast<std::int64_t>(pairs.size());
  out.unit = common_unit(pairs);
  std::vector<stats::MarkedTwice> totals;
  std::vector<stats::MarkedTwice> twice;
  for (const Pair& one : pairs) {
    const int times = out.unit / one.paper->unit;
    totals.push_back({one.work->total * times, total_of(*one.work, one.after) * times});
    const int before = marks.of(one, one.work->points);
    const int after = marks.of(one, one.after);
    if (before > 0 && after > 0) twice.push_back({before, after});
  }
  out.points = stats::agreement(totals);
  const stats::Agreement of_marks = stats::agreement(twice);
  out.marks = of_marks.n;
  out.mark_lower = of_marks.lowered;
  out.mark_higher = of_marks.raised;
  out.mark_change = stats::wilson({of_marks.lowered + of_marks.raised, of_marks.n});
  out.mark_kappa = of_marks.weighted;
  out.words = sentence(out);
  return out;
}

/// The rows of a table by a key, in the order of the keys.
std::vector<Comparison> grouped(const std::vector<Pair>& pairs, const Marks& marks,
                                const std::function<std::pair<std::string, std::string>(const Pair&)>& key) {
  std::map<std::pair<std::string, std::string>, std::vector<Pair>> groups;
  for (const Pair& one : pairs) groups[key(one)].push_back(one);
  std::vector<Comparison> out;
  for (const auto& [name, members] : groups) out.push_back(compared(name.first, name.second, members, marks));
  return out;
}

/// Points of each task, in the order of the papers.
std::vector<Comparison> by_task(const std::vector<Pair>& pairs) {
  std::vector<std::string> order;
  std::map<std::string, std::vector<stats::MarkedTwice>> points;
  const int unit = common_unit(pairs);
  for (const Pair& one : pairs)
    for (std::size_t i = 0; i < one.paper->tasks.size(); ++i) {
      if (one.work->points[i] < kNotStarted || i >= one.after.size()) continue;
      const std::string& task = one.paper->tasks[i];
      if (std::ranges::count(order, task) == 0) order.push_back(task);
      const int times = unit / one.paper->unit;
      points[task].push_back({std::max(one.work->points[i], 0) * times, one.after[i] * times});
    }
  std::vector<Comparison> out;
  for (const std::string& task : order) {
    Comparison row;
    row.key = row.title = task;
    row.unit = unit;
    row.points = stats::agreement(points[task]);
    row.works = row.points.n;
    row.words = sentence(row);
    out.push_back(std::move(row));
  }
  return out;
}

struct Material {
  std::vector<SampledWork> works;
  std::vector<PaperTasks> papers;
  std::vector<Expert> experts;
  std::vector<Given> given;
  std::vector<Pair> settled;                          ///< third's points where there are any, else the second's
  std::map<std::int64_t, std::vector<Pair>> by_hand;  ///< of each expert
};

/// Pairs point into the works and papers of the material: it stays where it is made.
void settle(Material& material) {
  std::map<std::int64_t, const SampledWork*> works;
  std::map<std::int64_t, const PaperTasks*> papers;
  for (const SampledWork& one : material.works) works[one.id] = &one;
  for (const PaperTasks& one : material.papers) papers[one.id] = &one;
  std::map<std::int64_t, const Given*> last;
  for (const Given& one : material.given) {
    if (!one.points) continue;
    const SampledWork* work = works.at(one.work);
    material.by_hand[one.expert].push_back({work, papers.at(work->paper), *one.points});
    const Given*& kept = last[one.work];
    if (kept == nullptr || one.third) kept = &one;
  }
  for (const auto& [work, given] : last)
    material.settled.push_back({works.at(work), papers.at(works.at(work)->paper), *given->points});
}

std::vector<Comparison> by_expert(const Material& material, const Marks& marks) {
  std::vector<Comparison> out;
  for (const Expert& one : material.experts)
    if (const auto found = material.by_hand.find(one.id); found != material.by_hand.end())
      out.push_back(compared(std::to_string(one.id), one.name, found->second, marks));
  return out;
}

/// Objectively marked is what keeps its mark; where there is none, what a third expert would not be asked about.
std::vector<Judged> judged(const std::vector<Pair>& pairs, const Marks& marks, const Plan& plan) {
  std::vector<Judged> out;
  for (const Pair& one : pairs) {
    const int before = marks.of(one, one.work->points);
    const int after = marks.of(one, one.after);
    const int change = total_of(*one.work, one.after) - one.work->total;
    const bool same = before > 0 && after > 0 ? before == after : std::abs(change) < plan.gap * one.paper->unit;
    out.push_back({one.work, same, static_cast<double>(change) / one.paper->unit});
  }
  return out;
}

/// How the figures about all works came to be.
void tell_method(RecheckReport& report, const Recheck& one, const Marks& marks, std::int64_t left) {
  if (report.whole.empty()) return;
  report.notes.push_back(marks.known()
                             ? "Объективно оценённой названа работа, отметка за которую при перепроверке не изменилась."
                             : "Объективно оценённой названа работа, балл за которую изменился меньше чем на " +
                                   std::to_string(one.plan.gap) + ": шкалы отметок этой работы нет.");
  report.notes.emplace_back(
      "Обо всех работах: каждая проверенная представляет столько работ своей группы отбора, сколько следует из её "
      "вероятности попасть в отбор; интервалы 95 % — Корна и Граубард для доли, Стьюдента для балла, с поправкой на "
      "конечное число работ (как пакет survey в R).");
  if (left > 0)
    report.notes.push_back("Оценки не говорят о " + counted(left, "работе", "работах", "работах") +
                           " групп, из которых не проверено ни одной.");
}

std::vector<std::string> notes_of(const Recheck& one, const Marks& marks) {
  std::vector<std::string> out = {
      "Изменение — балл перепроверки минус прежний; интервалы 95 %. Взвешенная каппа: 1 — полное согласие, 0 — такое "
      "же, как случайно.",
      "Случайная часть отобрана с перевесом работ у границ отметок и далёких от среднего: доли в таблицах "
      "согласия говорят о проверенных работах.",
      "Отбор повторяется: число для отбора — " + std::to_string(one.plan.seed) + ".",
      "Перепроверка ничего не меняет ни в загруженных результатах, ни в федеральных системах."};
  if (!marks.known()) out.push_back("Шкалы этой работы нет, поэтому об отметках здесь не сказано.");
  if (one.left_out > 0)
    out.push_back("Не участвовали: " + counted(one.left_out, "работа", "работы", "работ") + " без баллов за задания.");
  return out;
}

Material material_of(const db::Read& read, const Recheck& one) {
  return {all_works(read, one), paper_tasks(read, one), all_experts(read, one), all_given(read, one), {}, {}};
}

}  // namespace

RecheckReport report(const Ground& ground, const Who& who, const Recheck& one) {
  if (!organises(who, one)) throw Error(Code::forbidden, "Итоги перепроверки видит тот, кто её ведёт.");
  Material material = material_of(ground.read, one);
  settle(material);
  const Marks marks(ground.catalog, one.plan);
  RecheckReport out;
  out.works = static_cast<std::int64_t>(material.works.size());
  out.done = static_cast<std::int64_t>(material.settled.size());
  out.third = std::ranges::count_if(material.given, [](const Given& given) { return given.third; });
  out.all = compared("all", "Все проверенные работы", material.settled, marks);
  out.grounds = grouped(material.settled, marks, [](const Pair& pair) {
    const bool marked = pair.work->ground == "marked";
    return std::pair<std::string, std::string>(
        pair.work->ground, marked ? "Отмеченные школы, все работы" : "Остальные школы, отобранные работы");
  });
  out.schools = grouped(material.settled, marks,
                        [](const Pair& pair) { return std::pair(pair.work->school_code, pair.work->school_name); });
  out.experts = by_expert(material, marks);
  out.tasks = by_task(material.settled);
  out.notes = notes_of(one, marks);
  const auto strata = strata_of(ground.read, one);
  const auto works = judged(material.settled, marks, one.plan);
  out.whole = extrapolated(works, strata);
  tell_method(out, one, marks, unspoken(works, strata));
  return out;
}

std::optional<Comparison> of_school(const Ground& ground, std::int64_t id, NodeId school) {
  Who eyes = owner_of_folder("");
  const auto all = rechecks(ground.read, eyes);
  const auto found = std::ranges::find(all, id, &Recheck::id);
  if (found == all.end() || found->phase() != Phase::finished) return std::nullopt;
  Material material = material_of(ground.read, *found);
  settle(material);
  std::erase_if(material.settled, [&](const Pair& pair) { return pair.work->school != school; });
  if (material.settled.empty()) return std::nullopt;
  return compared("school", material.settled[0].work->school_name, material.settled,
                  Marks(ground.catalog, found->plan));
}

}  // namespace vekha::cases
