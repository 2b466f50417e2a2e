#include <algorithm>
#include <array>
#include <set>

#include "base/ordering.hpp"
#include "domain/procedures/grades.hpp"
#include "domain/procedures/procedures.hpp"
#include "domain/procedures/procedures.sql.hpp"

namespace vekha::procedures {
namespace {

struct StateRow {
  State state;
  std::string_view name;
  std::string_view title;
};
constexpr std::array kStates{StateRow{State::ahead, "ahead", "впереди"},
                             StateRow{State::waiting, "waiting", "ожидается"},
                             StateRow{State::late, "late", "опаздывает"},
                             StateRow{State::partial, "partial", "загружена часть"},
                             StateRow{State::loaded, "loaded", "загружено"},
                             StateRow{State::not_taking_part, "not_taking_part", "не ожидается"}};

const StateRow& row_of(State state) {
  return *std::find_if(kStates.begin(), kStates.end(), [&](const StateRow& row) { return row.state == state; });
}

State state_of(const Row& row, bool taught, const Instance& instance, Date today) {
  if (row.works == 0 && (row.expected ? *row.expected == 0 : !taught)) return State::not_taking_part;
  if (row.works > 0 && row.works >= row.expected.value_or(0)) return State::loaded;
  if (today > instance.due) return State::late;
  if (row.works > 0) return State::partial;
  return today < instance.first ? State::ahead : State::waiting;
}

/// The contact for the procedure, else the one for all.
std::optional<Contact> contact_of(const std::vector<Contact>& contacts, NodeId node, const std::string& procedure) {
  std::optional<Contact> out;
  for (const Contact& one : contacts)
    if (one.node == node && (one.procedure == procedure || (one.procedure.empty() && !out))) out = one;
  return out;
}

/// The smaller of two subtrees, one of which lies in the other.
org::Scope narrower(const org::Scope& scope, const std::string& path) {
  return {path.size() > scope.path.size() ? path : scope.path};
}

std::string basis_of(const Row& row, const Taught& taught) {
  if (row.expected) return *row.expected == 0 ? "указано: не участвует" : "указано: " + std::to_string(*row.expected);
  return row.works > 0 ? "работы загружены" : taught.basis;
}

/// Schools with what they have loaded and what was said of them, by name.
std::vector<Row> rows_of(const db::Read& read, facts::Store& facts, const org::Scope& schools,
                         const Instance& instance) {
  results::Filter filter = results::Filter::of(instance.exam, schools);
  if (!instance.part.empty()) filter.part = instance.part;
  std::map<NodeId, results::Coverage> loaded;
  for (const results::Coverage& one : results::coverage(read, facts, filter)) loaded[one.school] = one;
  std::map<NodeId, int> expected;
  read.each(sql::expected, {instance.id},
            [&](const db::Row& row) { expected[row.id<NodeId>(0)] = static_cast<int>(row.integer(1)); });
  const std::vector<Contact> all = contacts(read, schools);
  std::vector<Row> out;
  for (const auto& [id, placed] : org::placed_schools(read, schools)) {
    Row row{.school = id,
            .code = placed.school.code,
            .name = placed.school.name,
            .municipality = placed.municipality_name,
            .works = loaded[id].rows,
            .participants = loaded[id].participants,
            .contact = contact_of(all, id, instance.exam.procedure)};
    if (const auto found = expected.find(id); found != expected.end()) row.expected = found->second;
    out.push_back(std::move(row));
  }
  std::stable_sort(out.begin(), out.end(), [](const Row& a, const Row& b) { return natural_less(a.name, b.name); });
  return out;
}

}  // namespace

std::string_view state_name(State state) { return row_of(state).name; }
std::string_view state_title(State state) { return row_of(state).title; }

std::int64_t Board::count(State state) const {
  return std::count_if(rows.begin(), rows.end(), [&](const Row& row) { return row.state == state; });
}

std::optional<double> Board::percent_loaded() const {
  const auto taking_part = static_cast<std::int64_t>(rows.size()) - count(State::not_taking_part);
  if (taking_part == 0) return std::nullopt;
  return 100.0 * static_cast<double>(count(State::loaded)) / static_cast<double>(taking_part);
}

std::vector<Board> boards(const db::Read& read, facts::Store& facts, const org::Scope& scope,
                          const std::vector<Instance>& instances, Date today) {
  std::vector<Board> out;
  if (instances.empty()) return out;
  const Grades grades(read, facts, scope);
  for (const Instance& instance : instances) {
    const org::Scope schools = narrower(scope, org::node(read, {}, instance.node).path);
    out.push_back({.instance = instance, .rows = rows_of(read, facts, schools, instance)});
    for (Row& row : out.back().rows) {
      const Taught taught = instance.by_choice
                                ? Taught{false, "предмет не для всех: сколько участников ждать, не указано"}
                                : grades.of(row.school, row.name, instance.exam.grade, instance.exam.year);
      row.basis = basis_of(row, taught);
      row.state = state_of(row, taught.expected, instance, today);
    }
  }
  return out;
}

Board board(const db::Read& read, facts::Store& facts, const org::Scope& scope, const Instance& instance, Date today) {
  return boards(read, facts, scope, {instance}, today).front();
}

std::vector<results::Exam> unplanned(const db::Read& read, facts::Store& facts, const org::Scope& scope,
                                     std::optional<int> year) {
  std::set<results::Exam> planned;
  for (const Instance& one : list(read, scope, year)) planned.insert(one.exam);
  results::Filter filter;
  filter.scope = scope;
  filter.year = year;
  std::vector<results::Exam> out;
  for (const results::Exam& exam : results::exams(read, facts, filter))
    if (!planned.contains(exam)) out.push_back(exam);
  return out;
}

}  // namespace vekha::procedures
