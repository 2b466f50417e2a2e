#include <algorithm>
#include <array>
#include <set>

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
                             StateRow{State::not_taking_part, "not_taking_part", "не участвует"}};

const StateRow& row_of(State state) {
  return *std::find_if(kStates.begin(), kStates.end(), [&](const StateRow& row) { return row.state == state; });
}

State state_of(const Row& row, const Instance& instance, Date today) {
  if (row.expected == 0 && row.works == 0) return State::not_taking_part;
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

Board board(const db::Read& read, facts::Store& facts, const org::Scope& scope, const Instance& instance, Date today) {
  const org::Scope schools = narrower(scope, org::node(read, {}, instance.node).path);
  results::Filter filter = results::Filter::of(instance.exam, schools);
  if (!instance.part.empty()) filter.part = instance.part;
  std::map<NodeId, results::Coverage> loaded;
  for (const results::Coverage& one : results::coverage(read, facts, filter)) loaded[one.school] = one;
  std::map<NodeId, int> expected;
  read.each(sql::expected, {instance.id},
            [&](const db::Row& row) { expected[row.id<NodeId>(0)] = static_cast<int>(row.integer(1)); });
  const std::vector<Contact> all = contacts(read, schools);
  Board out{.instance = instance};
  for (const auto& [id, placed] : org::placed_schools(read, schools)) {
    Row row{.school = id,
            .code = placed.school.code,
            .name = placed.school.name,
            .municipality = placed.municipality_name,
            .works = loaded[id].rows,
            .participants = loaded[id].participants,
            .contact = contact_of(all, id, instance.exam.procedure)};
    if (const auto found = expected.find(id); found != expected.end()) row.expected = found->second;
    row.state = state_of(row, instance, today);
    out.rows.push_back(std::move(row));
  }
  std::stable_sort(out.rows.begin(), out.rows.end(), [](const Row& a, const Row& b) { return a.name < b.name; });
  return out;
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
