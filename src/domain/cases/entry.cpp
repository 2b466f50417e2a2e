// Entering the points experts give: on the page work by work, or by a sheet at once.
#include <algorithm>
#include <cmath>
#include <map>

#include "base/text.hpp"
#include "domain/cases/cases.sql.hpp"
#include "domain/cases/given.hpp"
#include "domain/cases/points.hpp"
#include "io/sys/clock.hpp"

namespace vekha::cases {
namespace {

[[noreturn]] void nothing_such() { throw Error(Code::not_found, "Такой работы среди ваших нет."); }

/// All that is needed to check points of a re-check, read once.
struct Desk {
  Recheck recheck;
  std::vector<Expert> experts;
  std::map<std::int64_t, PaperTasks> papers;
  std::map<std::int64_t, SampledWork> works;
  std::map<std::int64_t, Given> given;
};

Desk desk_of(const db::Read& read, Recheck one) {
  Desk out{.recheck = std::move(one), .experts = {}, .papers = {}, .works = {}, .given = {}};
  out.experts = all_experts(read, out.recheck);
  for (PaperTasks& paper : paper_tasks(read, out.recheck)) out.papers[paper.id] = std::move(paper);
  for (SampledWork& work : all_works(read, out.recheck)) out.works[work.id] = std::move(work);
  for (Given& given : all_given(read, out.recheck)) out.given[given.id] = std::move(given);
  return out;
}

/// A work given out, which the person may enter points of.
struct Open {
  const Given& given;
  const PaperTasks& paper;
  const std::string& code;
};

Open opened(const Desk& desk, const Who& who, std::int64_t assignment) {
  const auto found = desk.given.find(assignment);
  if (found == desk.given.end()) nothing_such();
  const Given& given = found->second;
  const Expert& expert = *std::ranges::find(desk.experts, given.expert, &Expert::id);
  const bool own = expert.account.value != 0 && expert.account == who.account;
  if (!own && !organises(who, desk.recheck)) nothing_such();
  if (!own && expert.account.value != 0)
    throw Error(Code::forbidden, expert.name + " вносит баллы сам: у эксперта есть учётная запись.");
  if (desk.recheck.phase() == Phase::finished)
    throw Error(Code::conflict, "Перепроверка завершена. Чтобы изменить баллы, отмените завершение.");
  const SampledWork& work = desk.works.at(given.work);
  return {given, desk.papers.at(work.paper), work.code};
}

Desk desk_with(const db::Read& read, const Who& who, std::int64_t assignment) {
  return desk_of(read, recheck(read, who, recheck_of_entry(read, assignment)));
}

/// Points times unit. Complaints name the tasks.
std::vector<int> checked(const Open& open, const std::vector<double>& points, std::vector<std::string>& wrong) {
  const PaperTasks& paper = open.paper;
  if (points.size() != paper.tasks.size()) {
    wrong.push_back("работа " + open.code + ": нужно баллов — " + std::to_string(paper.tasks.size()) + ", внесено — " +
                    std::to_string(points.size()));
    return {};
  }
  std::vector<int> out;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double stored = points[i] * paper.unit;
    const bool whole = std::isfinite(stored) && std::abs(stored - std::round(stored)) < 1e-6;
    const int most = paper.maxima[i];
    if (!whole || points[i] < 0 || (most > 0 && points[i] > most))
      wrong.push_back("работа " + open.code + ", задание " + paper.tasks[i] + ": " +
                      (std::isfinite(points[i]) ? ru_number(points[i], whole ? 0 : 1) : std::string("не число")) +
                      (most > 0 ? ", ожидалось от 0 до " + std::to_string(most) : ", ожидалось не меньше 0"));
    out.push_back(whole ? static_cast<int>(std::lround(stored)) : 0);
  }
  return out;
}

void write_points(const db::Write& write, std::int64_t assignment, const std::vector<int>& points) {
  write.insert(sql::insert_reading, {assignment, points_text(points), sys::now_iso(), write.actor().name});
}

void complain(const std::vector<std::string>& wrong) {
  if (wrong.empty()) return;
  Issues issues;
  for (const std::string& one : wrong)
    issues.push_back({.code = "points", .severity = Severity::error, .place = {}, .message = capitalized(one) + "."});
  throw Error(
      Code::bad_input,
      "Баллы не записаны: " + counted(static_cast<std::int64_t>(wrong.size()), "ошибка", "ошибки", "ошибок") + ".",
      issues);
}

}  // namespace

std::int64_t recheck_of_entry(const db::Read& read, std::int64_t assignment) {
  const auto found = read.first(sql::recheck_of_assignment, {assignment}, [](const db::Row& row) {
    return row.text(3).empty() ? row.integer(0) : std::int64_t{0};
  });
  if (found.value_or(0) == 0) nothing_such();
  return *found;
}

std::vector<Entry> entries(const db::Read& read, const Who& who, const Recheck& one) {
  const bool all = organises(who, one);
  std::map<std::int64_t, SampledWork> works;
  for (SampledWork& work : all_works(read, one)) works[work.id] = std::move(work);
  const std::vector<Expert> experts = all_experts(read, one);
  std::vector<Entry> out;
  for (const Given& given : all_given(read, one)) {
    const auto expert = std::ranges::find(experts, given.expert, &Expert::id);
    if (expert == experts.end() || (!all && expert->account != who.account)) continue;
    const SampledWork& work = works.at(given.work);
    out.push_back({.id = given.id,
                   .code = work.code,
                   .variant = work.variant,
                   .paper = work.paper,
                   .expert = expert->id,
                   .expert_name = expert->name,
                   .third = given.third,
                   .points = given.points});
  }
  std::ranges::sort(out, [](const Entry& a, const Entry& b) {
    return std::tie(a.expert_name, a.third, a.code) < std::tie(b.expert_name, b.third, b.code);
  });
  return out;
}

void enter(const db::Write& write, const Who& who, std::int64_t assignment, const std::vector<double>& points) {
  const Desk desk = desk_with(write, who, assignment);
  const Open open = opened(desk, who, assignment);
  std::vector<std::string> wrong;
  const std::vector<int> stored = checked(open, points, wrong);
  complain(wrong);
  if (open.given.points == stored) return;
  write_points(write, assignment, stored);
}

void clear(const db::Write& write, const Who& who, std::int64_t assignment) {
  const Desk desk = desk_with(write, who, assignment);
  const Open open = opened(desk, who, assignment);
  const auto newest = write.first(sql::newest_reading, {assignment}, [](const db::Row& row) { return row.integer(0); });
  if (!newest) throw Error(Code::conflict, "По работе " + open.code + " баллы не внесены: отменять нечего.");
  write.run(sql::withdraw_reading, {sys::now_iso(), *newest});
}

int enter_sheet(const db::Write& write, const Who& who, const Recheck& one, const std::vector<SheetRow>& rows) {
  if (rows.empty()) throw Error(Code::bad_input, "В таблице нет ни одной строки с баллами.");
  const std::vector<Entry> known = entries(write, who, one);
  const Desk desk = desk_of(write, one);
  std::vector<std::string> wrong;
  std::vector<std::pair<std::int64_t, std::vector<int>>> fresh;
  for (const SheetRow& row : rows) {
    const std::string place = "строка " + std::to_string(row.number) + ": ";
    std::vector<const Entry*> fits;
    for (const Entry& entry : known)
      if (entry.code == row.code && (row.expert.empty() || folded(entry.expert_name) == folded(row.expert)))
        fits.push_back(&entry);
    if (fits.size() != 1) {
      wrong.push_back(place + "работа «" + row.code + "»" +
                      (fits.empty() ? " этому эксперту не отдана" : " отдана двум экспертам: укажите, чьи это баллы"));
      continue;
    }
    std::vector<std::string> faults;
    const Open open = opened(desk, who, fits[0]->id);
    std::vector<int> points = checked(open, row.points, faults);
    for (const std::string& fault : faults) wrong.push_back(place + fault);
    if (faults.empty() && open.given.points != points) fresh.emplace_back(fits[0]->id, std::move(points));
  }
  complain(wrong);
  for (const auto& [assignment, points] : fresh) write_points(write, assignment, points);
  return static_cast<int>(fresh.size());
}

}  // namespace vekha::cases
