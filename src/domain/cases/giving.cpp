// Giving works out to experts, and to third experts where two disagree.
#include <algorithm>
#include <cstdlib>
#include <map>

#include "base/text.hpp"
#include "domain/cases/cases.sql.hpp"
#include "domain/cases/given.hpp"
#include "domain/cases/sampling.hpp"
#include "domain/reminders/reminders.hpp"
#include "io/sys/clock.hpp"

namespace vekha::cases {
namespace {

constexpr int kNotStarted = -1;  // as the facts keep «X»

[[noreturn]] void refuse(const std::string& text) { throw Error(Code::conflict, text); }

void must_organise(const Who& who, const Recheck& one) {
  if (!organises(who, one)) throw Error(Code::forbidden, "Работы раздаёт управление образования.");
}

struct Hand {
  std::vector<const SampledWork*> works;
  std::vector<Dealt> dealt;
};

/// Experts with an account hear how many works wait for them.
void tell(const db::Write& write, const Recheck& one, const std::vector<Expert>& experts,
          const std::vector<std::optional<std::size_t>>& hands) {
  for (std::size_t i = 0; i < experts.size(); ++i) {
    const auto works = std::ranges::count(hands, std::optional(i));
    if (works == 0 || experts[i].account.value == 0) continue;
    reminders::add_notice(write,
                          {.account = experts[i].account,
                           .kind = "recheck",
                           .title = "Вам отданы работы на проверку: " + std::to_string(works),
                           .text = one.plan.name + ". Видны только коды работ и задания; внесите баллы за каждое.",
                           .link = "/objectivity/rechecks/" + std::to_string(one.id) + "/entry",
                           .at = sys::now_iso()});
  }
}

/// Stores who has what; complains of works nobody may have before anything is written.
void store(const db::Write& write, const Recheck& one, const std::string& kind, const Hand& hand) {
  const std::vector<Expert> experts = all_experts(write, one);
  std::vector<NodeId> schools;
  for (const Expert& expert : experts) schools.push_back(expert.school);
  const auto hands = dealt(hand.dealt, schools, one.plan.seed);
  std::map<std::string, std::int64_t> nobody;
  for (std::size_t i = 0; i < hands.size(); ++i)
    if (!hands[i]) ++nobody[hand.works[i]->school_name];
  if (!nobody.empty()) {
    std::vector<std::string> places;
    for (const auto& [school, works] : nobody) places.push_back(school + " (" + std::to_string(works) + ")");
    throw Error(Code::bad_input, "Работы некому отдать: все эксперты из той же школы или уже проверяли их. " +
                                     joined(places, ", ") + ". Добавьте эксперта из другой школы.");
  }
  const std::int64_t step = new_step(write, one, kind);
  tell(write, one, experts, hands);
  for (std::size_t i = 0; i < hands.size(); ++i)
    write.insert(sql::insert_assignment, {step, hand.works[i]->id, experts[*hands[i]].id});
}

}  // namespace

int total_of(const SampledWork& work, const std::vector<int>& points) {
  int out = 0;
  for (std::size_t i = 0; i < work.points.size() && i < points.size(); ++i)
    if (work.points[i] >= kNotStarted) out += std::max(points[i], 0);
  return out;
}

void assign(const db::Write& write, const Who& who, const Recheck& one) {
  must_organise(who, one);
  if (one.phase() != Phase::draft) refuse("Работы уже розданы.");
  if (all_experts(write, one).empty()) refuse("Экспертов ещё нет: добавьте хотя бы одного.");
  const std::vector<SampledWork> works = all_works(write, one);
  Hand hand;
  for (const SampledWork& work : works) {
    hand.works.push_back(&work);
    hand.dealt.push_back({work.school, {}});
  }
  store(write, one, "assign", hand);
}

int assign_third(const db::Write& write, const Who& who, const Recheck& one) {
  must_organise(who, one);
  if (one.phase() != Phase::marking) refuse("Третьего эксперта назначают, пока идёт проверка.");
  const std::vector<SampledWork> works = all_works(write, one);
  const std::vector<Expert> experts = all_experts(write, one);
  std::map<std::int64_t, int> units;
  for (const PaperTasks& paper : paper_tasks(write, one)) units[paper.id] = paper.unit;
  std::map<std::int64_t, const SampledWork*> by_id;
  for (const SampledWork& work : works) by_id[work.id] = &work;
  const std::vector<Given> given = all_given(write, one);
  Hand hand;
  for (const Given& each : given) {
    if (each.third) continue;
    if (!each.points) refuse("Не все работы проверены: третьего эксперта назначают, когда внесены все баллы.");
    const SampledWork& work = *by_id.at(each.work);
    if (std::abs(total_of(work, *each.points) - work.total) < one.plan.gap * units.at(work.paper)) continue;
    if (std::ranges::any_of(given, [&](const Given& other) { return other.third && other.work == each.work; }))
      continue;
    const auto marker = std::ranges::find(experts, each.expert, &Expert::id);
    hand.works.push_back(&work);
    hand.dealt.push_back({work.school, static_cast<std::size_t>(marker - experts.begin())});
  }
  if (hand.works.empty())
    refuse("Расхождений в " + counted(one.plan.gap, "балл", "балла", "баллов") +
           " и больше нет: третий эксперт не нужен.");
  store(write, one, "third", hand);
  return static_cast<int>(hand.works.size());
}

}  // namespace vekha::cases
