#include "domain/execution/events.hpp"

#include <algorithm>

#include "domain/execution/execution.sql.hpp"
#include "domain/execution/visible.hpp"
#include "io/sys/embedded.hpp"
#include "io/sys/yaml.hpp"

namespace vekha::execution {
namespace {

constexpr std::string_view kFile = "catalog/executors/events.yaml";

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

const std::vector<EventKind>& event_kinds() {
  static const std::vector<EventKind> kKinds = [] {
    const sys::YamlMap file = sys::read_yaml(kFile, sys::embedded(kFile).value_or(""));
    file.only({"events"});
    std::vector<EventKind> kinds;
    for (const sys::YamlMap& row : file.maps("events")) {
      row.only({"id", "title"});
      kinds.push_back({row.text("id"), row.text("title")});
    }
    return kinds;
  }();
  return kKinds;
}

std::string event_kind_title(const std::string& kind) {
  for (const EventKind& each : event_kinds()) {
    if (each.id == kind) return each.title;
    if (each.id.ends_with('.') && kind.starts_with(each.id)) return each.title + ": " + kind.substr(each.id.size());
  }
  return kind;
}

bool is_event_kind(const std::string& kind) {
  return std::ranges::any_of(event_kinds(), [&](const EventKind& each) {
    return each.id.ends_with('.') ? kind.starts_with(each.id) && kind.size() > each.id.size() : each.id == kind;
  });
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
