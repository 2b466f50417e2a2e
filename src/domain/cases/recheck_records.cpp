// Re-checks in the records: who sees them, drawing, experts, giving out.
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "domain/cases/cases.hpp"
#include "domain/cases/cases.sql.hpp"
#include "domain/cases/drawing.hpp"
#include "domain/cases/given.hpp"
#include "domain/cases/points.hpp"
#include "io/sys/clock.hpp"

namespace vekha::cases {
namespace {

struct Word {
  std::string_view name;
  std::string_view title;
};
constexpr std::array kStrata = {Word{"none", "из всех работ вместе"}, Word{"school", "от каждой школы по её размеру"},
                                Word{"mark", "от каждой отметки по числу работ"}};
constexpr std::array kPhases = {Word{"draft", "работы отобраны, экспертам не розданы"},
                                Word{"marking", "эксперты проверяют"}, Word{"finished", "завершена"}};

RecheckStep step_of(const db::Row& row) { return {row.integer(0), row.text(1), row.text(2), row.text(3), row.text(4)}; }

struct Bare {
  Recheck one;
  NodeId node;
};
Bare bare_of(const db::Row& row) {
  Bare out;
  out.node = row.id<NodeId>(1);
  Recheck& one = out.one;
  one.id = row.integer(0);
  one.plan.name = row.text(2);
  one.plan.exam = {row.text(3), static_cast<int>(row.integer(4)), static_cast<int>(row.integer(5)), row.text(6)};
  one.plan.share = row.real(7);
  one.plan.number = static_cast<int>(row.integer(8));
  one.plan.strata = strata_from_name(row.text(9)).value_or(Strata::none);
  one.plan.seed = row.integer(10);
  one.plan.gap = static_cast<int>(row.integer(11));
  one.pool = row.integer(12);
  one.left_out = row.integer(13);
  one.recorded_at = row.text(14);
  one.actor = row.text(15);
  one.withdrawn_at = row.text(16);
  return out;
}

Recheck filled(const db::Read& read, Bare bare) {
  Recheck out = std::move(bare.one);
  out.node = org::node(read, {}, bare.node);
  out.steps = read.all(sql::recheck_steps, {out.id}, step_of);
  return out;
}

std::vector<Recheck> all(const db::Read& read) {
  std::vector<Recheck> out;
  for (Bare& bare : read.all(sql::rechecks, {}, bare_of)) out.push_back(filled(read, std::move(bare)));
  return out;
}

Expert expert_of(const db::Row& row) {
  Expert out;
  out.id = row.integer(0);
  out.name = row.text(1);
  out.school = NodeId{row.maybe_integer(2).value_or(0)};
  out.school_name = row.text(3);
  out.account = row.id<AccountId>(4);
  return out;
}

[[noreturn]] void refuse(const std::string& text) { throw Error(Code::conflict, text); }

void must_organise(const Who& who, const Recheck& one) {
  if (!organises(who, one)) throw Error(Code::forbidden, "Перепроверку ведёт управление образования.");
}

void must_be_draft(const Recheck& one) {
  if (one.phase() != Phase::draft) refuse("Работы уже розданы экспертам. Чтобы изменить состав, отмените раздачу.");
}

void check(const Plan& plan) {
  Issues issues;
  const auto complain = [&](const std::string& what) {
    issues.push_back({.code = "recheck", .severity = Severity::error, .place = {}, .message = what});
  };
  if (squeezed(plan.name).empty()) complain("Назовите перепроверку.");
  if (plan.exam.procedure.empty() || plan.exam.year == 0 || plan.exam.subject.empty())
    complain("Назовите одну работу: процедуру, год, параллель и предмет.");
  if (plan.share < 0 || plan.share > 1) complain("Доля случайной части: от 0 до 100 %.");
  if (plan.number < 0) complain("Число работ случайной части не бывает меньше нуля.");
  if (plan.share > 0 && plan.number > 0) complain("Случайная часть — или долей, или числом работ.");
  if (plan.gap < 1 || plan.gap > 50) complain("Третий эксперт: от расхождения в 1–50 баллов.");
  if (!issues.empty()) throw Error(Code::bad_input, "Перепроверка не записана: исправьте.", issues);
}

org::Node home_of(const db::Read& read, const Who& who) {
  if (who.node.value != 0) return org::node(read, {}, who.node);
  const auto homes = org::list(read, who.scope, org::Kind::municipality);
  return homes.size() == 1 ? homes[0] : org::root(read);
}

/// Schools of published open cases about this exam, and those named.
std::set<NodeId> marked_schools(const db::Read& read, const Who& who, const org::Node& home, const Plan& plan) {
  std::set<NodeId> out;
  for (const Case& one : list(read, who, {.year = plan.exam.year, .school = {}}, sys::today())) {
    if (one.step("publish") == nullptr || one.step("close") != nullptr) continue;
    const Sign& sign = one.sign;
    const bool about = (sign.procedure.empty() || sign.procedure == plan.exam.procedure) &&
                       (sign.grade == 0 || sign.grade == plan.exam.grade) &&
                       (sign.subject.empty() || sign.subject == plan.exam.subject);
    if (about && one.school.path.starts_with(home.path)) out.insert(one.school.id);
  }
  std::vector<std::string> unknown;
  for (const std::string& code : plan.schools) {
    const auto school = org::find(read, org::Kind::school, code);
    if (school && school->path.starts_with(home.path))
      out.insert(school->id);
    else
      unknown.push_back(code);
  }
  if (!unknown.empty()) throw Error(Code::bad_input, "Школ с такими кодами здесь нет: " + joined(unknown, ", ") + ".");
  return out;
}

/// «Школа 5», «отметка 4», «остальные школы». Strata of works taken whole are schools.
std::string stratum_title(const db::Read& read, const Drawn& drawn, std::size_t stratum) {
  const bool marked = std::ranges::any_of(drawn.works, [&](const SampledWork& one) {
    return one.ground == "marked" && one.stratum == static_cast<std::int64_t>(stratum);
  });
  const std::int64_t id = drawn.strata[stratum].id;
  if (marked || drawn.divided == Strata::school) return org::node(read, {}, NodeId{id}).name;
  return drawn.divided == Strata::mark && id > 0 ? "отметка " + std::to_string(id) : "остальные школы";
}

void store(const db::Write& write, std::int64_t id, const Drawn& drawn) {
  std::vector<std::int64_t> papers;
  std::vector<std::int64_t> strata;
  for (std::size_t i = 0; i < drawn.strata.size(); ++i)
    strata.push_back(write.insert(sql::insert_stratum, {id, stratum_title(write, drawn, i), drawn.strata[i].works}));
  for (const PaperTasks& one : drawn.papers)
    papers.push_back(write.insert(sql::insert_paper, {id, one.unit, joined(one.tasks, "\n"), points_text(one.maxima)}));
  for (const SampledWork& one : drawn.works) {
    const std::int64_t work = write.insert(
        sql::insert_work, {id, one.code, papers[static_cast<std::size_t>(one.paper)], one.school, one.class_name,
                           one.pupil, one.variant, one.ground, one.total, points_text(one.points)});
    write.run(sql::insert_chance, {work, strata[static_cast<std::size_t>(one.stratum)], one.chance});
  }
}

std::int64_t write_step(const db::Write& write, const Recheck& one, const std::string& kind) {
  return write.insert(sql::insert_recheck_step, {one.id, kind, sys::now_iso(), write.actor().name});
}

}  // namespace

std::string_view strata_name(Strata strata) { return kStrata.at(static_cast<std::size_t>(strata)).name; }
std::string_view strata_title(Strata strata) { return kStrata.at(static_cast<std::size_t>(strata)).title; }
std::optional<Strata> strata_from_name(std::string_view name) {
  for (std::size_t i = 0; i < kStrata.size(); ++i)
    if (kStrata.at(i).name == name) return static_cast<Strata>(i);
  return std::nullopt;
}
std::string_view phase_name(Phase phase) { return kPhases.at(static_cast<std::size_t>(phase)).name; }
std::string_view phase_title(Phase phase) { return kPhases.at(static_cast<std::size_t>(phase)).title; }

const RecheckStep* Recheck::step(std::string_view kind) const {
  const auto found =
      std::ranges::find_if(steps, [&](const RecheckStep& one) { return one.kind == kind && one.withdrawn_at.empty(); });
  return found == steps.end() ? nullptr : &*found;
}

Phase Recheck::phase() const {
  if (step("finish") != nullptr) return Phase::finished;
  return step("assign") != nullptr ? Phase::marking : Phase::draft;
}

bool organises(const Who& who, const Recheck& one) {
  return who.owner || (who.rechecks && !who.school && who.scope.covers(one.node));
}

std::vector<Expert> all_experts(const db::Read& read, const Recheck& one) {
  std::vector<Expert> out = read.all(sql::experts_of_recheck, {one.id}, expert_of);
  for (const Given& given : all_given(read, one))
    for (Expert& expert : out)
      if (expert.id == given.expert) {
        ++expert.works;
        expert.done += given.points.has_value();
      }
  return out;
}

std::vector<Given> all_given(const db::Read& read, const Recheck& one) {
  return read.all(sql::assignments, {one.id}, [](const db::Row& row) {
    Given out{.id = row.integer(0), .work = row.integer(1), .expert = row.integer(2), .points = {}};
    out.third = row.text(3) == "third";
    if (const std::string text = row.text(4); !text.empty()) out.points = points_from(text);
    return out;
  });
}

std::vector<SampledWork> all_works(const db::Read& read, const Recheck& one) {
  return read.all(sql::works_of_recheck, {one.id}, [](const db::Row& row) {
    SampledWork out;
    out.id = row.integer(0);
    out.code = row.text(1);
    out.paper = row.integer(2);
    out.school = row.id<NodeId>(3);
    out.school_code = row.text(4);
    out.school_name = row.text(5);
    out.class_name = row.text(6);
    out.pupil = row.text(7);
    out.variant = row.text(8);
    out.ground = row.text(9);
    out.total = static_cast<int>(row.integer(10));
    out.points = points_from(row.text(11));
    out.stratum = row.maybe_integer(12).value_or(0);
    out.chance = row.maybe_real(13).value_or(0);
    return out;
  });
}

std::vector<Stratum> strata_of(const db::Read& read, const Recheck& one) {
  return read.all(sql::strata_of_recheck, {one.id}, [](const db::Row& row) {
    return Stratum{.id = row.integer(0), .title = row.text(1), .works = row.integer(2)};
  });
}

std::vector<Expert> experts(const db::Read& read, const Who& who, const Recheck& one) {
  std::vector<Expert> out = all_experts(read, one);
  if (organises(who, one)) return out;
  std::erase_if(out, [&](const Expert& expert) { return expert.account != who.account; });
  return out;
}

std::vector<Recheck> rechecks(const db::Read& read, const Who& who) {
  std::vector<Recheck> out = all(read);
  std::erase_if(out, [&](const Recheck& one) {
    if (!one.withdrawn_at.empty()) return true;
    if (organises(who, one)) return false;
    return one.phase() == Phase::draft || experts(read, who, one).empty();
  });
  return out;
}

Recheck recheck(const db::Read& read, const Who& who, std::int64_t id) {
  for (Recheck& one : rechecks(read, who))
    if (one.id == id) return std::move(one);
  throw Error(Code::not_found, "Перепроверки № " + std::to_string(id) + " нет среди тех, что вам видны.");
}

std::vector<PaperTasks> paper_tasks(const db::Read& read, const Recheck& one) {
  return read.all(sql::papers_of_recheck, {one.id}, [](const db::Row& row) {
    return PaperTasks{row.integer(0), static_cast<int>(row.integer(1)), split(row.text(2), '\n'),
                      points_from(row.text(3))};
  });
}

std::vector<SampledWork> sampled(const db::Read& read, const Who& who, const Recheck& one) {
  must_organise(who, one);
  return all_works(read, one);
}

std::int64_t begin(const Ground& ground, const db::Write& write, const Who& who, const Plan& wanted) {
  if (!who.rechecks || who.school) throw Error(Code::forbidden, "Перепроверку начинает управление образования.");
  check(wanted);
  Plan plan = wanted;
  if (plan.seed == 0) plan.seed = sys::now_seconds();
  const org::Node home = home_of(write, who);
  const Drawn drawn = draw(ground, {home.path}, plan, marked_schools(write, who, home, plan));
  const std::int64_t id = write.insert(
      sql::insert_recheck, {home.id, prefix(squeezed(plan.name), 200), plan.exam.procedure, plan.exam.year,
                            plan.exam.grade, plan.exam.subject, plan.share, plan.number, strata_name(plan.strata),
                            plan.seed, plan.gap, drawn.pool, drawn.left_out, sys::now_iso(), who.name});
  store(write, id, drawn);
  return id;
}

void remove(const db::Write& write, const Who& who, const Recheck& one) {
  must_organise(who, one);
  must_be_draft(one);
  write.run(sql::mark_recheck, {sys::now_iso(), one.id});
}

void restore_recheck(const db::Write& write, const Who& who, std::int64_t id) {
  for (const Recheck& one : all(write)) {
    if (one.id != id || one.withdrawn_at.empty()) continue;
    must_organise(who, one);
    write.run(sql::mark_recheck, {"", id});
    return;
  }
  throw Error(Code::not_found, "Убранной перепроверки № " + std::to_string(id) + " нет.");
}

std::int64_t add_expert(const db::Write& write, const Who& who, const Recheck& one, const NewExpert& fresh) {
  must_organise(who, one);
  if (one.phase() == Phase::finished) refuse("Перепроверка завершена: эксперты больше не нужны.");
  NewExpert expert = fresh;
  if (expert.account.value != 0) {
    const people::Account account = people::account_in(write, who.scope, expert.account);
    const auto viewer = people::viewer(write, account.id);
    if (!viewer || !viewer->may("rechecks.mark"))
      throw Error(Code::bad_input, account.name + ": роль «" + account.role_title +
                                       "» не проверяет работы. Нужна роль «Эксперт по перепроверке».");
    expert.name = account.name;
    expert.school.reset();
    if (account.node.kind == org::Kind::school) expert.school = account.node.id;
  }
  if (squeezed(expert.name).empty()) throw Error(Code::bad_input, "Назовите эксперта.");
  if (expert.school) org::node(write, who.scope, *expert.school);
  for (const Expert& known : all_experts(write, one))
    if (folded(known.name) == folded(expert.name) && known.school == expert.school.value_or(NodeId{}))
      refuse("Эксперт «" + known.name + "» уже есть.");
  return write.insert(sql::insert_expert, {one.id, squeezed(expert.name), expert.school, expert.account, sys::now_iso(),
                                           write.actor().name});
}

void remove_expert(const db::Write& write, const Who& who, const Recheck& one, std::int64_t expert) {
  must_organise(who, one);
  for (const Expert& known : all_experts(write, one)) {
    if (known.id != expert) continue;
    if (known.works > 0) refuse(known.name + ": работы уже розданы. Сначала отмените раздачу.");
    write.run(sql::mark_expert, {sys::now_iso(), expert});
    return;
  }
  throw Error(Code::not_found, "Такого эксперта нет.");
}

std::int64_t recheck_of_expert(const db::Read& read, std::int64_t expert) {
  const auto found = read.first(sql::recheck_of_expert, {expert}, [](const db::Row& row) { return row.integer(0); });
  if (!found) throw Error(Code::not_found, "Такого эксперта нет.");
  return *found;
}

void finish(const db::Write& write, const Who& who, const Recheck& one) {
  must_organise(who, one);
  if (one.phase() == Phase::finished) refuse("Перепроверка уже завершена.");
  if (one.phase() == Phase::draft) refuse("Работы ещё не розданы экспертам.");
  std::int64_t waiting = 0;
  for (const Given& given : all_given(write, one)) waiting += !given.points.has_value();
  if (waiting > 0) refuse("Не внесены баллы: " + counted(waiting, "работа", "работы", "работ") + ".");
  write_step(write, one, "finish");
}

void undo_step(const db::Write& write, const Who& who, const Recheck& one) {
  must_organise(who, one);
  const auto last = std::ranges::find_if(one.steps, [](const RecheckStep& step) { return step.withdrawn_at.empty(); });
  if (last == one.steps.end()) refuse("Работы только отобраны: отменять нечего, перепроверку можно убрать.");
  const bool third = last->kind == "third";
  if (last->kind != "finish")
    for (const Given& given : all_given(write, one))
      if (given.third == third && given.points)
        refuse("Эксперты уже внесли баллы: сначала уберите их, иначе внесённое пропадёт.");
  write.run(sql::withdraw_recheck_step, {sys::now_iso(), last->id});
}

std::int64_t new_step(const db::Write& write, const Recheck& one, const std::string& kind) {
  return write_step(write, one, kind);
}

}  // namespace vekha::cases
