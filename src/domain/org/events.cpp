#include <algorithm>
#include <array>

#include "base/names.hpp"
#include "domain/org/org.hpp"
#include "domain/org/org.sql.hpp"
#include "io/sys/clock.hpp"

namespace vekha::org {
namespace {

constexpr std::array kChanges{
    Named<Change>{Change::renamed, "renamed", "переименована"}, Named<Change>{Change::merged, "merged", "присоединена"},
    Named<Change>{Change::split, "split", "разделена"}, Named<Change>{Change::branch, "branch", "филиал"},
    Named<Change>{Change::closed, "closed", "закрыта"}};
constexpr const char* kEndOfTime = "9999";

Event read_event(const db::Row& row) {
  return {.id = row.integer(0),
          .change = change_from_name(row.text(1)).value_or(Change::renamed),
          .node = row.id<NodeId>(2),
          .other = row.id<NodeId>(3),
          .on = parse_iso_date(row.text(4)).value_or(Date{}),
          .until = parse_iso_date(row.text(5)),
          .old_name = row.text(6),
          .new_name = row.text(7),
          .note = row.text(8),
          .recorded_at = row.text(9),
          .actor = row.text(10),
          .withdrawn_at = row.text(11)};
}

bool needs_other(Change change) { return change != Change::renamed && change != Change::closed; }

void check(const db::Read& read, const Event& event) {
  node(read, Scope{}, event.node);
  if (event.change == Change::renamed && event.new_name.empty())
    throw Error(Code::bad_input, "Не указано новое название организации.");
  if (event.until && *event.until < event.on) throw Error(Code::bad_input, "Последний день раньше первого.");
  if (!needs_other(event.change)) return;
  node(read, Scope{}, event.other);
  if (event.other == event.node) throw Error(Code::bad_input, "Названа одна и та же организация.");
  if (event.change == Change::split) return;
  if (structure_on(read, event.on).of(event.other) == event.node)
    throw Error(Code::bad_input, "За вторую организацию в этот день отвечает первая: получился бы круг.");
}

bool in_force(const Event& event, Date day, const std::string& known) {
  const bool recorded = event.recorded_at <= known && (event.withdrawn_at.empty() || event.withdrawn_at > known);
  return recorded && event.on <= day && (!event.until || day <= *event.until);
}

}  // namespace

std::string_view change_name(Change change) { return named_row(kChanges, change).name; }
std::string_view change_title(Change change) { return named_row(kChanges, change).title; }

std::optional<Change> change_from_name(std::string_view name) { return named_value(kChanges, name); }

Event record(const db::Write& write, const Event& event, Date today) {
  check(write, event);
  Event out = event;
  out.old_name = node(write, Scope{}, event.node).name;
  out.recorded_at = sys::now_iso();
  out.actor = write.actor().name;
  if (!needs_other(event.change)) out.other = {};
  const auto until = out.until ? std::optional(iso_date(*out.until)) : std::nullopt;
  out.id =
      write.insert(sql::add_event, {change_name(out.change), out.node, out.other, iso_date(out.on), until.value_or(""),
                                    out.old_name, out.new_name, out.note, out.recorded_at, out.actor});
  if (out.change == Change::renamed && out.on <= today) write.run(sql::rename, {out.new_name, out.node});
  return out;
}

void withdraw(const db::Write& write, std::int64_t event) {
  const auto found = write.first(sql::event, {event}, read_event);
  if (!found) throw Error(Code::not_found, "Такого события нет.");
  if (!found->withdrawn_at.empty()) throw Error(Code::conflict, "Событие уже отменено.");
  write.run(sql::withdraw_event, {sys::now_iso(), event});
  if (found->change == Change::renamed && node(write, Scope{}, found->node).name == found->new_name)
    write.run(sql::rename, {found->old_name, found->node});
}

std::vector<Event> history(const db::Read& read, NodeId node) {
  return read.all(sql::events, {node, node, node}, read_event);
}

NodeId Structure::of(NodeId node) const {
  // Rings are refused when events are recorded; the bound guards against those made by later withdrawals.
  for (std::size_t steps = 0; steps <= answers.size(); ++steps) {
    const auto found = answers.find(node);
    if (found == answers.end()) return node;
    node = found->second;
  }
  return node;
}

std::vector<std::int64_t> Structure::answered_by(const std::vector<std::int64_t>& nodes) const {
  std::vector<std::int64_t> out;
  for (const std::int64_t node : nodes)
    if (of({node}) == NodeId{node}) out.push_back(node);
  std::vector<std::int64_t> all = out;
  std::sort(out.begin(), out.end());
  for (const auto& [node, other] : answers)
    if (std::binary_search(out.begin(), out.end(), of(node).value)) all.push_back(node.value);
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

Structure structure_on(const db::Read& read, Date day, const std::string& known_on) {
  const std::string known = known_on.empty() ? kEndOfTime : known_on;
  Structure out;
  for (const Event& event : history(read, {})) {
    const bool holds = in_force(event, day, known);
    if (holds && (event.change == Change::merged || event.change == Change::branch))
      out.answers[event.node] = event.other;
    // Events come by day: the first renaming after the day tells what the school was called on it.
    if (event.change == Change::renamed && event.withdrawn_at.empty() && event.on > day)
      out.names.try_emplace(event.node, event.old_name);
  }
  return out;
}

}  // namespace vekha::org
