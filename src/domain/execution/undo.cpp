// Taking back the newest change of a task: fields return to what they were, and the taking back is a line of history
// too.
#include <boost/json.hpp>

#include "domain/execution/evidence.hpp"
#include "domain/execution/execution.sql.hpp"
#include "domain/execution/state.hpp"

namespace vekha::execution {
namespace {

LastChange read_change(const db::Row& row) {
  LastChange change{.id = row.integer(0),
                    .kind = row.text(1),
                    .actor = row.text(3),
                    .before = row.text(4),
                    .from = status_from_name(row.text(6)).value_or(Status::planned),
                    .to = status_from_name(row.text(7)).value_or(Status::planned)};
  if (!row.is_null(2)) change.account = row.id<AccountId>(2);
  if (!row.is_null(5)) change.evidence = row.id<EvidenceId>(5);
  return change;
}

bool own(const LastChange& change, const Hand& who) {
  return change.account ? *change.account == who.account : !who.account && change.actor == who.name;
}

/// Accepting and returning are taken back by controllers, the rest by whoever leads the plan; anybody his own.
bool may_undo(const LastChange& change, const Hand& who) {
  if (own(change, who)) return true;
  const bool controlled = change.kind == "status" && change.from == Status::review && change.to != Status::cancelled;
  return controlled ? who.powers.controls : who.powers.edits;
}

}  // namespace

std::optional<LastChange> last_change(const db::Read& read, TaskId id) {
  return read.first(sql::last_change, {id}, read_change);
}

std::string undo_title(const db::Read& read, const Hand& who, TaskId id) {
  const auto change = last_change(read, id);
  if (!change || !may_undo(*change, who)) return {};
  return event_title(change->kind, change->from, change->to);
}

void undo(const db::Write& write, const Hand& who, TaskId id) {
  const State now = state(write, who, id);
  const auto change = last_change(write, id);
  if (!change) throw Error(Code::conflict, "Отменять нечего: задачу ещё не меняли, или всё уже отменено.");
  if (!may_undo(*change, who))
    throw Error(Code::forbidden, "Последнее изменение сделал другой человек (" + change->actor +
                                     "). Отменить его может он сам или тот, кто ведёт план.");
  write.run(sql::mark_undone, {change->id});
  const Record record{"undo", event_title(change->kind, change->from, change->to), "", change->evidence, change->id};
  if (change->evidence) {
    undo_evidence(write, *change);
    touch(write, now, record);
    return;
  }
  put_state(write, now, restored(now, change->kind, change->before), record);
}

}  // namespace vekha::execution
