// Papers of tasks inside the room: marks of removal, and how changes are told.
#pragma once
#include <optional>
#include <string>

#include "domain/execution/tasks.hpp"

namespace vekha::execution {

/// The change an undo would take back.
struct LastChange {
  std::int64_t id = 0;
  std::string kind;
  std::optional<AccountId> account;
  std::string actor;
  std::string before;
  std::optional<EvidenceId> evidence;
  Status from = Status::planned;
  Status to = Status::planned;
};
std::optional<LastChange> last_change(const db::Read& read, TaskId id);
/// What would be taken back by this person; empty: nothing.
std::string undo_title(const db::Read& read, const Hand& who, TaskId id);
/// Adds and removals of papers are marks; the mark goes back to what it was.
void undo_evidence(const db::Write& write, const LastChange& change);
/// «отправлено на проверку», «приложен документ».
std::string event_title(const std::string& kind, Status from, Status to);

}  // namespace vekha::execution
