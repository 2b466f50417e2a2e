#include "domain/execution/state.hpp"

#include <boost/json.hpp>

#include "base/json.hpp"
#include "domain/execution/execution.sql.hpp"
#include "domain/execution/visible.hpp"
#include "io/sys/clock.hpp"

namespace vekha::execution {
namespace {

State read_state(const db::Row& row, TaskId id) {
  State state{.id = id,
              .status = status_from_name(row.text(0)).value_or(Status::planned),
              .actual_result = row.text(1),
              .cancel_reason = row.text(2),
              .from = day(row, 3),
              .due = day(row, 4),
              .moved = row.truth(5),
              .row_version = static_cast<int>(row.integer(7)),
              .occurrence = row.id<OccurrenceId>(8),
              .measure = row.id<MeasureId>(9),
              .node = row.id<NodeId>(10),
              .node_path = row.text(11),
              .roadmap = row.id<RoadmapId>(12),
              .window = {day(row, 14), day(row, 15)}};
  if (!row.is_null(6)) state.account = row.id<AccountId>(6);
  return state;
}

std::string text_of(const boost::json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

void write_line(const db::Write& write, const State& before, Status after, const Record& record) {
  const auto evidence = record.evidence ? std::optional(record.evidence->value) : std::nullopt;
  write.insert(sql::insert_event,
               {before.id, sys::now_iso(), account_of(write), write.actor().name, record.kind,
                status_name(before.status), status_name(after), record.note, record.before, evidence, record.undoes});
}

}  // namespace

Stale::Stale(TaskId id, const std::string& who_and_when)
    : Error(Code::conflict, "Задачу уже изменили: " + who_and_when +
                                ". Ваше изменение не записано. Посмотрите, что стало, и повторите, если нужно."),
      id_(id) {}

std::optional<std::int64_t> account_of(const db::Write& write) {
  return write.actor().account ? std::optional(write.actor().account.value) : std::nullopt;
}

State state(const db::Read& read, const Hand& who, TaskId id) {
  const auto found = read.first(sql::task_state, {id}, [&](const db::Row& row) { return read_state(row, id); });
  if (!found || !found->node_path.starts_with(who.scope.path)) throw Error(Code::not_found, "Задача не найдена.");
  return *found;
}

State state_as_seen(const db::Read& read, const Hand& who, const Seen& seen) {
  State found = state(read, who, seen.id);
  if (seen.row_version == 0 || seen.row_version == found.row_version) return found;
  const auto last = read.first(sql::last_touch, {seen.id}, [](const db::Row& row) {
    return row.text(0) + ", " + row.text(1).substr(0, 16).replace(10, 1, " ");
  });
  throw Stale(seen.id, last.value_or("сроки плана переставлены"));
}

std::string snapshot(const State& state) {
  JsonWriter json;
  json.begin_object().field("status", status_name(state.status)).field("actual_result", state.actual_result);
  json.field("cancel_reason", state.cancel_reason).field("from", iso_date(state.from));
  json.field("due", iso_date(state.due)).field("moved", state.moved);
  json.field("account", state.account ? std::optional(state.account->value) : std::nullopt).end_object();
  return json.take();
}

State restored(const State& now, const std::string& kind, const std::string& snapshot) {
  const boost::json::object before = boost::json::parse(snapshot).as_object();
  State out = now;
  if (kind == "status") {
    out.status = status_from_name(text_of(before, "status")).value_or(now.status);
    out.actual_result = text_of(before, "actual_result");
    out.cancel_reason = text_of(before, "cancel_reason");
  } else if (kind == "move") {
    out.moved = before.at("moved").as_bool();
    // Without days of its own it stands where the window stands now.
    out.from = out.moved ? parse_iso_date(text_of(before, "from")).value_or(now.from) : now.window.from;
    out.due = out.moved ? parse_iso_date(text_of(before, "due")).value_or(now.due) : now.window.to;
  } else if (kind == "assign") {
    out.account.reset();
    if (const auto* number = before.at("account").if_int64()) out.account = AccountId{*number};
  }
  return out;
}

void put_state(const db::Write& write, const State& before, const State& after, const Record& record) {
  write.run(sql::put_state, {status_name(after.status), after.actual_result, after.cancel_reason, iso_date(after.from),
                             iso_date(after.due), after.moved,
                             after.account ? std::optional(after.account->value) : std::nullopt, before.id});
  write_line(write, before, after.status, record);
  conclude(write, before.occurrence);
}

void touch(const db::Write& write, const State& state, const Record& record) {
  write.run(sql::touch, {state.id});
  write_line(write, state, state.status, record);
  conclude(write, state.occurrence);
}

void conclude(const db::Write& write, OccurrenceId window) {
  write.run(sql::count_window, {window});
  write.run(sql::conclude_window, {window});
}

}  // namespace vekha::execution
