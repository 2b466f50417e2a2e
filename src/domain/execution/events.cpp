#include "domain/execution/events.hpp"

#include <algorithm>

#include "core/calendar/labels.hpp"
#include "domain/execution/execution.sql.hpp"
#include "domain/execution/visible.hpp"

namespace vekha::execution {
namespace {

Event read_event(const db::Row& row) {
  Event event{.id = row.id<EventId>(0),
              .node = row.id<NodeId>(1),
              .kind = row.text(2),
              .title = row.text(3),
              .date = day(row, 4),
              .note = row.text(6),
              .row_version = static_cast<int>(row.integer(7)),
              .windows = static_cast<int>(row.integer(8))};
  if (!row.text(5).empty()) event.end_date = day(row, 5);
  return event;
}

}  // namespace

std::string event_kind_title(const std::string& kind) {
  const auto& keys = calendar::anchor_keys();
  const auto found = std::ranges::find(keys, kind, &calendar::AnchorKey::key);
  return found == keys.end() ? kind : std::string(found->title);
}

bool is_event_kind(const std::string& kind) {
  const auto& keys = calendar::anchor_keys();
  return std::ranges::find(keys, kind, &calendar::AnchorKey::key) != keys.end();
}

std::vector<Event> events_of(const db::Read& read, const std::string& path) {
  return read.all(sql::events_above, {path}, read_event);
}

std::vector<Event> events(const db::Read& read, const Hand& who) {
  const std::string& path = who.scope.path;
  return read.all(sql::events_in, {path, path, path}, read_event);
}

Event event(const db::Read& read, const Hand& who, EventId id) {
  const auto found = read.first(sql::event_by_id, {id, who.scope.path, who.scope.path}, read_event);
  if (!found) throw Error(Code::not_found, "Событие не найдено.");
  return *found;
}

}  // namespace vekha::execution
