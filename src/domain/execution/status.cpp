// Transitions of tasks: which there are, who may make them, and what they need.
#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "domain/execution/execution.sql.hpp"
#include "domain/execution/state.hpp"
#include "io/sys/clock.hpp"

namespace vekha::execution {
namespace {

/// Which power a way asks for.
enum class Needs { work, edit, control, edit_or_control };

struct Way {
  Status from;
  Status to;
  std::string_view title;
  Needs needs;
  Transition::Note note;
};
using Note = Transition::Note;
constexpr std::array kWays{
    Way{Status::planned, Status::in_work, "взять в работу", Needs::work, Note::optional},
    Way{Status::planned, Status::review, "отправить на проверку", Needs::work, Note::optional},
    Way{Status::in_work, Status::review, "отправить на проверку", Needs::work, Note::optional},
    Way{Status::review, Status::done, "принять", Needs::control, Note::optional},
    Way{Status::review, Status::in_work, "вернуть с замечанием", Needs::control, Note::required},
    Way{Status::planned, Status::cancelled, "снять с обоснованием", Needs::edit, Note::required},
    Way{Status::in_work, Status::cancelled, "снять с обоснованием", Needs::edit, Note::required},
    Way{Status::review, Status::cancelled, "снять с обоснованием", Needs::edit, Note::required},
    Way{Status::done, Status::in_work, "возобновить", Needs::edit_or_control, Note::required},
    Way{Status::cancelled, Status::in_work, "возобновить", Needs::edit_or_control, Note::required},
};

bool has(const Powers& powers, Needs needs) {
  switch (needs) {
    case Needs::work: return powers.executes || powers.edits;
    case Needs::edit: return powers.edits;
    case Needs::control: return powers.controls;
    case Needs::edit_or_control: return powers.edits || powers.controls;
  }
  return false;
}

std::string_view who_may(Needs needs) {
  switch (needs) {
    case Needs::work: return "исполнитель";
    case Needs::edit: return "сотрудник управления образования, который ведёт план";
    case Needs::control: return "контролёр или руководитель";
    case Needs::edit_or_control: return "контролёр, руководитель или тот, кто ведёт план";
  }
  return "";
}

/// Whether the task was sent to be checked by the same person.
bool sent_by(const db::Read& read, TaskId id, const Hand& who) {
  const auto same = read.first(sql::submission, {id}, [&](const db::Row& row) {
    return row.is_null(0) ? !who.account && row.text(1) == who.name : row.id<AccountId>(0) == who.account;
  });
  return same.value_or(false);
}

std::string blocked(const db::Read& read, const Hand& who, const State& state, const Way& way) {
  if (way.to == Status::review) return lack_of_evidence(read, state);
  if (way.needs == Needs::control && sent_by(read, state.id, who))
    return "Принимает и возвращает не тот, кто отправил на проверку.";
  return {};
}

const Way& way_of(const State& state, Status to) {
  std::vector<std::string> open;
  for (const Way& way : kWays) {
    if (way.from == state.status && way.to == to) return way;
    if (way.from == state.status) open.push_back("«" + std::string(way.title) + "»");
  }
  throw Error(Code::bad_input, "Из состояния «" + std::string(status_title(state.status)) + "» нельзя перейти в «" +
                                   std::string(status_title(to)) + "». Можно: " + joined(open, ", ") + ".");
}

std::string_view note_name(const Way& way) {
  if (way.from == Status::review && way.to == Status::in_work) return "замечание";
  return way.to == Status::cancelled ? "обоснование" : "причину";
}

State after_way(const State& before, const Way& way, const StatusChange& change) {
  State after = before;
  after.status = way.to;
  if (change.actual_result) after.actual_result = *change.actual_result;
  after.cancel_reason = way.to == Status::cancelled ? change.note : "";
  return after;
}

/// What was said in words stands as a reference at the task, when it still lacks a paper.
void refer(const db::Write& write, const Hand& who, TaskId id, const std::string& words) {
  if (trimmed(words).empty() || lack_of_evidence(write, state(write, who, id)).empty()) return;
  add_evidence(write, who, id, {.title = words, .number = "б/н", .dated = iso_date(sys::today())});
}

}  // namespace

std::vector<Transition> transitions(const db::Read& read, const Hand& who, const State& state) {
  std::vector<Transition> out;
  for (const Way& way : kWays)
    if (way.from == state.status && has(who.powers, way.needs))
      out.push_back({way.to, std::string(way.title), way.note, blocked(read, who, state, way)});
  return out;
}

void set_status(const db::Write& write, const Hand& who, const Seen& seen, const StatusChange& change) {
  const State before = state_as_seen(write, who, seen);
  const Way& way = way_of(before, change.status);
  if (!has(who.powers, way.needs))
    throw Error(Code::forbidden, "«" + capitalized(way.title) + "» может " + std::string(who_may(way.needs)) + ".");
  if (way.note == Note::required && trimmed(change.note).empty())
    throw Error(Code::bad_input, "Чтобы " + std::string(way.title) + ", напишите " + std::string(note_name(way)) + ".");
  if (const std::string why = blocked(write, who, before, way); !why.empty())
    throw Error(way.needs == Needs::control ? Code::forbidden : Code::bad_input, why);
  put_state(write, before, after_way(before, way, change), {"status", change.note, snapshot(before), {}, {}});
}

BulkResult set_status_of_all(const db::Write& write, const Hand& who, OccurrenceId id, const BulkChange& bulk) {
  BulkResult result;
  std::vector<std::pair<TaskId, std::string>> ids;
  write.each(sql::tasks_of_window, {id}, [&](const db::Row& row) {
    if (row.text(1).starts_with(who.scope.path)) ids.emplace_back(row.id<TaskId>(0), row.text(2));
  });
  if (ids.empty()) throw Error(Code::not_found, "У этого срока нет ваших задач.");
  for (const auto& [task, executor] : ids) {
    try {
      if (bulk.change.status == Status::review) refer(write, who, task, bulk.evidence);
      set_status(write, who, {task, 0}, bulk.change);
      ++result.changed;
    } catch (const Error& refused) {
      result.refused.push_back(executor + ": " + refused.message());
    }
  }
  if (result.changed == 0) throw Error(Code::bad_input, result.refused.front());
  return result;
}

}  // namespace vekha::execution
