#include "io/ical/ical.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace vekha::ical {
namespace {

constexpr std::size_t kLine = 75;
constexpr int kHourOfAlarm = 9;
constexpr int kDayEnd = 23 * 3600 + 59 * 60;  ///< 23:59

std::string compact(Date day) { return replaced(iso_date(day), "-", ""); }

std::string two(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

std::string clock(int second) { return two(second / 3600) + two(second / 60 % 60) + two(second % 60); }

/// "20261122T101500Z".
std::string utc(std::int64_t moment) {
  constexpr std::int64_t kDay = 86'400;
  const std::int64_t days = moment / kDay;
  return compact(Date{std::chrono::sys_days{std::chrono::days{days}}}) + "T" +
         clock(static_cast<int>(moment - days * kDay)) + "Z";
}

std::string offset_text(int offset) {
  const int minutes = std::abs(offset) / 60;
  return (offset < 0 ? "-" : "+") + two(minutes / 60) + two(minutes % 60);
}

/// Writes content lines.
class Lines {
 public:
  Lines& add(const std::string& line) {
    out_ += folded_line(line);
    return *this;
  }
  Lines& text(const std::string& name, std::string_view value) { return add(name + ":" + text_value(value)); }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

/// The whole hours from nine in the morning `days` before the last day to the beginning (or end) of that day.
std::string trigger(int days, Form form) {
  if (form == Form::events) return "TRIGGER:-PT" + std::to_string(days * 24 - kHourOfAlarm) + "H";
  const int minutes = days * 24 * 60 + (kDayEnd / 60 - kHourOfAlarm * 60);
  return "TRIGGER;RELATED=END:-PT" + std::to_string(minutes) + "M";
}

void write_alarm(Lines& lines, const Entry& entry, int days, Form form) {
  lines.add("BEGIN:VALARM").add("ACTION:DISPLAY").add(trigger(days, form));
  lines.text("DESCRIPTION", entry.summary).add("END:VALARM");
}

/// The state in the words of events, which know no «done».
std::string_view event_status(State state) {
  return state == State::cancelled ? "CANCELLED" : state == State::planned ? "TENTATIVE" : "CONFIRMED";
}

std::string_view task_status(State state) {
  switch (state) {
    case State::planned: return "NEEDS-ACTION";
    case State::in_work: return "IN-PROCESS";
    case State::done: return "COMPLETED";
    case State::cancelled: return "CANCELLED";
  }
  return "NEEDS-ACTION";
}

void write_event_days(Lines& lines, const Entry& entry) {
  lines.add("DTSTART;VALUE=DATE:" + compact(entry.due)).add("DTEND;VALUE=DATE:" + compact(entry.due.plus_days(1)));
  lines.add("TRANSP:TRANSPARENT").add("STATUS:" + std::string(event_status(entry.state)));
}

void write_task_days(Lines& lines, const Entry& entry, const sys::Zone& zone) {
  const std::string zoned = ";TZID=" + zone.name() + ":";
  lines.add("DTSTART" + zoned + compact(std::min(entry.from, entry.due)) + "T000000");
  lines.add("DUE" + zoned + compact(entry.due) + "T" + clock(kDayEnd));
  lines.add("STATUS:" + std::string(task_status(entry.state)));
  if (entry.state == State::done) lines.add("COMPLETED:" + utc(entry.modified));
  lines.add("PERCENT-COMPLETE:" + std::to_string(entry.state == State::done ? 100 : entry.percent));
}

void write_entry(Lines& lines, const Entry& entry, const Calendar& calendar) {
  const std::string kind = calendar.form == Form::events ? "VEVENT" : "VTODO";
  lines.add("BEGIN:" + kind).text("UID", entry.uid).add("DTSTAMP:" + utc(entry.modified));
  lines.add("LAST-MODIFIED:" + utc(entry.modified));
  lines.add("SEQUENCE:" + std::to_string(entry.sequence));
  if (calendar.form == Form::events)
    write_event_days(lines, entry);
  else
    write_task_days(lines, entry, calendar.zone);
  lines.text("SUMMARY", entry.summary);
  if (!entry.description.empty()) lines.text("DESCRIPTION", entry.description);
  if (!entry.url.empty()) lines.add("URL:" + entry.url);
  std::vector<std::string> categories;
  for (const std::string& category : entry.categories) categories.push_back(text_value(category));
  if (!categories.empty()) lines.add("CATEGORIES:" + joined(categories, ","));
  const bool open = entry.state == State::planned || entry.state == State::in_work;
  if (open)
    for (const int days : entry.alarm_days) write_alarm(lines, entry, days, calendar.form);
  lines.add("END:" + kind);
}

/// Moments at which clocks are moved between two days, with the offsets before and after.
struct Change {
  std::int64_t at = 0;
  int before = 0;
  int after = 0;
};

std::vector<Change> changes_between(const sys::Zone& zone, Date first, Date last) {
  std::vector<Change> changes;
  const std::int64_t end = zone.moment(last, 0);
  for (std::int64_t moment = zone.moment(first, 0); moment < end; moment += 86'400) {
    const int before = zone.offset(moment);
    if (zone.offset(moment + 86'400) == before) continue;
    std::int64_t low = moment;
    std::int64_t high = moment + 86'400;
    while (high - low > 1) {
      const std::int64_t middle = low + (high - low) / 2;
      (zone.offset(middle) == before ? low : high) = middle;
    }
    changes.push_back({high, before, zone.offset(high)});
  }
  return changes;
}

void write_observance(Lines& lines, const Change& change) {
  const std::string kind = change.after > change.before ? "DAYLIGHT" : "STANDARD";
  const std::string start = utc(change.at + change.before);
  lines.add("BEGIN:" + kind).add("DTSTART:" + start.substr(0, start.size() - 1));
  lines.add("TZOFFSETFROM:" + offset_text(change.before)).add("TZOFFSETTO:" + offset_text(change.after));
  lines.add("TZNAME:" + offset_text(change.after)).add("END:" + kind);
}

/// The zone over the days of the entries: what it was at first, then each change of clocks.
void write_zone(Lines& lines, const Calendar& calendar) {
  Date first = Date::of(2020, 1, 1);
  Date last = Date::of(2020, 1, 2);
  for (const Entry& entry : calendar.entries) {
    first = std::min({first, entry.from, entry.due});
    last = std::max(last, entry.due.plus_days(2));
  }
  const int at_first = calendar.zone.offset(calendar.zone.moment(first, 0));
  lines.add("BEGIN:VTIMEZONE").add("TZID:" + calendar.zone.name());
  lines.add("BEGIN:STANDARD").add("DTSTART:" + compact(first.plus_days(-1)) + "T000000");
  lines.add("TZOFFSETFROM:" + offset_text(at_first)).add("TZOFFSETTO:" + offset_text(at_first));
  lines.add("TZNAME:" + offset_text(at_first)).add("END:STANDARD");
  for (const Change& change : changes_between(calendar.zone, first, last)) write_observance(lines, change);
  lines.add("END:VTIMEZONE");
}

}  // namespace

std::string folded_line(std::string_view line) {
  std::string out;
  std::size_t used = 0;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t next = at;
    next_code_point(line, next);
    if (used + (next - at) > kLine) {
      out += "\r\n ";
      used = 1;
    }
    out += line.substr(at, next - at);
    used += next - at;
    at = next;
  }
  return out + "\r\n";
}

std::string text_value(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',')
      out += {'\\', c};
    else if (c == '\n')
      out += "\\n";
    else if (c == '\t' || static_cast<unsigned char>(c) >= ' ')
      out += c == '\t' ? ' ' : c;
  }
  return out;
}

std::string write(const Calendar& calendar) {
  Lines lines;
  lines.add("BEGIN:VCALENDAR").add("VERSION:2.0").add("PRODID:-//Vekha//Vekha//RU").add("CALSCALE:GREGORIAN");
  lines.text("X-WR-CALNAME", calendar.name).text("NAME", calendar.name);
  if (!calendar.description.empty()) lines.text("X-WR-CALDESC", calendar.description);
  lines.add("X-WR-TIMEZONE:" + calendar.zone.name());
  lines.add("REFRESH-INTERVAL;VALUE=DURATION:PT6H").add("X-PUBLISHED-TTL:PT6H");
  if (calendar.form == Form::tasks) write_zone(lines, calendar);
  for (const Entry& entry : calendar.entries) write_entry(lines, entry, calendar);
  return lines.add("END:VCALENDAR").take();
}

}  // namespace vekha::ical
