#include "domain/reminders/calendar.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "domain/reminders/installation.hpp"
#include "domain/reminders/reminders.sql.hpp"
#include "io/sys/tokens.hpp"

namespace vekha::reminders {
namespace {

Date day(const db::Row& row, int column) { return parse_iso_date(row.text(column)).value_or(Date{}); }

struct StateRow {
  std::string_view name;
  ical::State state;
  std::string_view title;
};
constexpr std::array kStates{
    StateRow{"planned", ical::State::planned, "запланировано"},
    StateRow{"in_work", ical::State::in_work, "в работе"},
    StateRow{"review", ical::State::in_work, "на проверке"},
    StateRow{"done", ical::State::done, "выполнено"},
    StateRow{"cancelled", ical::State::cancelled, "снято с обоснованием"},
};

CalendarItem read_item(const db::Row& row) {
  CalendarItem item{.number = row.text(1),
                    .text = row.text(2),
                    .roadmap = row.text(3),
                    .performer = row.text(4),
                    .result = row.text(8),
                    .from = day(row, 5),
                    .due = day(row, 6)};
  const auto found = std::ranges::find(kStates, row.text(7), &StateRow::name);
  const StateRow& state = found == kStates.end() ? kStates.front() : *found;
  item.state = state.state;
  item.state_title = state.title;
  if (const auto total = row.integer(10); total > 0) item.percent = static_cast<int>(100 * row.integer(9) / total);
  return item;
}

std::string summary_of(const CalendarItem& item) {
  const std::string_view before = item.state == ical::State::done        ? "Выполнено: "
                                  : item.state == ical::State::cancelled ? "Снято: "
                                                                         : "";
  const std::string dot = item.number.empty() ? "" : item.number.ends_with('.') ? " " : ". ";
  return std::string(before) + item.number + dot + squeezed(item.text);
}

std::string description_of(const CalendarItem& item) {
  if (!item.told.empty()) return item.told;
  std::vector<std::string> rows{"Дорожная карта: " + squeezed(item.roadmap)};
  if (!item.performer.empty()) rows.push_back("Исполнитель: " + item.performer);
  rows.push_back("Срок: с " + ru_date(item.from) + " по " + ru_date(item.due));
  rows.push_back("Состояние: " + item.state_title);
  if (!item.result.empty()) rows.push_back("Ожидаемый результат: " + squeezed(item.result));
  return joined(rows, "\n");
}

std::optional<Shown> shown_before(const db::Read& read, const std::string& uid) {
  return read.first(sql::calendar_entry, {uid}, [&](const db::Row& row) {
    return Shown{uid, row.text(0), row.text(1), static_cast<int>(row.integer(2)), row.integer(3)};
  });
}

/// The entry as it is to be shown now, after what was shown before.
Shown shown_now(const std::optional<Shown>& before, Shown now) {
  if (!before) return now;
  if (before->content == now.content) return *before;
  now.sequence = before->sequence + (before->days == now.days ? 0 : 1);
  return now;
}

ical::Entry entry_of(const CalendarItem& item) {
  return {.summary = summary_of(item),
          .description = description_of(item),
          .categories = {"Веха"},
          .from = item.from,
          .due = item.due,
          .state = item.state,
          .percent = item.percent};
}

}  // namespace

CalendarItem read_task_item(const db::Row& row) {
  CalendarItem item = read_item(row);
  item.uid = "task-" + std::to_string(row.integer(0));
  item.link = "/tasks?task=" + std::to_string(row.integer(0));
  return item;
}

CalendarItem read_window_item(const db::Row& row) {
  CalendarItem item = read_item(row);
  item.uid = "window-" + std::to_string(row.integer(0));
  item.link = "/roadmaps/" + std::to_string(row.integer(11)) + "?measure=" + std::to_string(row.integer(12));
  return item;
}

Drawn draw(const db::Read& read, const std::vector<CalendarItem>& items, const CalendarFrame& frame) {
  const std::string here = known_installation(read);
  ical::Calendar calendar{
      .name = frame.title, .description = "Сроки задач из программы «Веха»", .form = frame.form, .zone = frame.zone};
  Drawn drawn;
  for (const CalendarItem& item : items) {
    ical::Entry entry = entry_of(item);
    const bool off = item.state == ical::State::cancelled;
    const auto before = shown_before(read, item.uid);
    const Shown now = shown_now(
        before, {.uid = item.uid,
                 .content = sys::digest(entry.summary + "\n" + entry.description + std::to_string(item.percent)),
                 .days = iso_date(item.from) + "/" + iso_date(item.due) + (off ? " снято" : ""),
                 .modified = frame.now});
    if (!before || before->content != now.content) drawn.changes.push_back(now);
    entry.uid = item.uid + "@" + here;
    entry.sequence = now.sequence;
    entry.modified = now.modified;
    entry.alarm_days = frame.steps;
    if (!frame.page_url.empty()) entry.url = frame.page_url + item.link;
    calendar.entries.push_back(std::move(entry));
  }
  drawn.published.body = ical::write(calendar);
  drawn.published.digest = sys::digest(drawn.published.body);
  const std::string whole = "feed-" + std::to_string(frame.feed);
  const auto before = shown_before(read, whole);
  const Shown now = shown_now(before, {.uid = whole, .content = drawn.published.digest, .modified = frame.now});
  if (!before || before->content != now.content) drawn.changes.push_back(now);
  drawn.published.modified = now.modified;
  return drawn;
}

void note(const db::Write& write, const std::vector<Shown>& changes) {
  for (const Shown& each : changes)
    write.run(sql::put_calendar_entry, {each.uid, each.content, each.days, each.sequence, each.modified});
}

}  // namespace vekha::reminders
