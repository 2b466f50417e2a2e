#include "domain/reminders/words.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace vekha::reminders {
namespace {

constexpr std::size_t kMostLines = 5;
constexpr std::size_t kMostLetterLines = 100;
constexpr std::size_t kLongestText = 120;

int days_left(Date due, Date today) { return static_cast<int>((due.days - today.days).count()); }

std::string days(int n) { return counted(n, "день", "дня", "дней"); }

std::string shortened(const std::string& text) {
  const std::string line = squeezed(text);
  return length(line) <= kLongestText ? line : std::string(trimmed(prefix(line, kLongestText - 1))) + "…";
}

/// «2.3. Провести совещание».
std::string named(const Line& line) {
  if (line.number.empty()) return shortened(line.text);
  return line.number + (line.number.ends_with('.') ? " " : ". ") + shortened(line.text);
}

bool is_overdue(const Line& line, Date today) { return line.due < today; }

std::size_t count_overdue(const std::vector<Line>& lines, Date today) {
  return static_cast<std::size_t>(
      std::ranges::count_if(lines, [&](const Line& line) { return is_overdue(line, today); }));
}

std::string tasks(std::size_t n) { return counted(static_cast<std::int64_t>(n), "задача", "задачи", "задач"); }

/// «3 задачи просрочены».
std::string overdue_title(std::size_t n) {
  return tasks(n) + " " + std::string(plural(static_cast<std::int64_t>(n), "просрочена", "просрочены", "просрочено"));
}

/// «срок 3 задач»: genitive.
std::string of_tasks(std::size_t n) { return counted(static_cast<std::int64_t>(n), "задачи", "задач", "задач"); }

std::string ahead_title(const std::vector<Line>& lines, Date today) {
  const auto [first, last] = std::ranges::minmax_element(lines, {}, &Line::due);
  if (first->due == last->due) return capitalized(distance(first->due, today)) + " срок " + of_tasks(lines.size());
  return "Приближается срок " + of_tasks(lines.size()) + ", ближайший — " + ru_date(first->due);
}

std::string html_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string task_link(const LetterFrame& frame, const Line& line) {
  return frame.page_url + "/tasks?task=" + std::to_string(line.task.value);
}

/// A block of a letter: a heading with its tasks, in both forms.
void add_block(LetterWords& words, const std::string& heading, const std::vector<Line>& lines, const LetterFrame& frame,
               Date today) {
  if (lines.empty()) return;
  words.text += heading + "\n\n";
  words.html += "<h3 style=\"margin:16px 0 8px\">" + html_text(heading) + "</h3>\n<ul>\n";
  const std::size_t shown = std::min(lines.size(), kMostLetterLines);
  for (std::size_t i = 0; i < shown; ++i) {
    const Line& line = lines[i];
    const std::string tail =
        " — " + ru_date(line.due) + ", " + distance(line.due, today) + (line.in_review ? ", ждёт проверки" : "");
    const std::string below = joined({line.performer, "«" + shortened(line.roadmap) + "»"}, ", ");
    words.text += "- " + named(line) + tail + "\n  " + below + "\n";
    words.html += "<li>";
    if (frame.page_url.empty()) {
      words.html += html_text(named(line));
    } else {
      words.text += "  " + task_link(frame, line) + "\n";
      words.html += "<a href=\"" + html_text(task_link(frame, line)) + "\">" + html_text(named(line)) + "</a>";
    }
    words.html += html_text(tail) + "<br><small>" + html_text(below) + "</small></li>\n";
  }
  if (lines.size() > shown) {
    const std::string more = "и ещё " + tasks(lines.size() - shown);
    words.text += "- " + more + "\n";
    words.html += "<li>" + more + "</li>\n";
  }
  words.text += "\n";
  words.html += "</ul>\n";
}

void add_footer(LetterWords& words, const LetterFrame& frame) {
  if (!frame.page_url.empty()) {
    words.text += "Все задачи: " + frame.page_url + "/tasks\n";
    words.html += "<p><a href=\"" + html_text(frame.page_url) + "/tasks\">Все задачи на странице</a></p>\n";
  }
  const std::string sender = "Письмо составлено программой «Веха»" +
                             (frame.place.empty() ? std::string() : ", " + frame.place) +
                             ". Отвечать на него не нужно.";
  words.text += "-- \n" + sender + "\n";
  words.html += "<hr><p style=\"color:#666\"><small>" + html_text(sender);
  if (!frame.unsubscribe.empty()) {
    words.text += "Не получать таких писем: " + frame.unsubscribe + "\n";
    words.html += "<br><a href=\"" + html_text(frame.unsubscribe) + "\">Не получать таких писем</a>";
  }
  words.html += "</small></p>\n</body></html>\n";
}

}  // namespace

std::string distance(Date due, Date today) {
  const int left = days_left(due, today);
  if (left < 0) return "просрочено на " + days(-left);
  if (left == 0) return "сегодня";
  if (left == 1) return "завтра";
  return "через " + days(left);
}

std::string line_text(const Line& line, Date today) {
  return named(line) + " — " + ru_date(line.due) + ", " + distance(line.due, today) +
         (line.in_review ? ", ждёт проверки" : "");
}

std::string title_of(const std::vector<Line>& lines, Date today) {
  const std::size_t overdue = count_overdue(lines, today);
  if (lines.size() == 1 && overdue == 1) return "Задача просрочена: " + named(lines.front());
  if (lines.size() == 1) return capitalized(distance(lines.front().due, today)) + " срок: " + named(lines.front());
  if (overdue == lines.size()) return overdue_title(overdue);
  if (overdue == 0) return ahead_title(lines, today);
  return overdue_title(overdue) + ", у " + of_tasks(lines.size() - overdue) + " приближается срок";
}

std::string body_of(const std::vector<Line>& lines, Date today) {
  std::vector<std::string> rows;
  for (std::size_t i = 0; i < std::min(lines.size(), kMostLines); ++i) rows.push_back(line_text(lines[i], today));
  if (lines.size() > kMostLines) rows.push_back("и ещё " + tasks(lines.size() - kMostLines));
  return joined(rows, "\n");
}

std::string link_of(const std::vector<Line>& lines, Date today) {
  if (lines.size() == 1) return "/tasks?task=" + std::to_string(lines.front().task.value);
  return count_overdue(lines, today) == lines.size() ? "/tasks?late=1" : "/tasks";
}

LetterWords letter_about(const std::vector<Line>& lines, const std::vector<Line>& ahead, const LetterFrame& frame,
                         Date today) {
  LetterWords words{.subject = title_of(lines, today)};
  words.html = "<!doctype html>\n<html lang=\"ru\"><head><meta charset=\"utf-8\"><title>" + html_text(words.subject) +
               "</title></head>\n<body style=\"font-family:Arial,sans-serif;font-size:14px\">\n";
  std::vector<Line> overdue;
  std::vector<Line> coming;
  for (const Line& line : lines) (is_overdue(line, today) ? overdue : coming).push_back(line);
  const std::string late = overdue.empty() ? "" : capitalized(overdue_title(overdue.size()));
  add_block(words, late, overdue, frame, today);
  add_block(words, "Приближается срок: " + tasks(coming.size()), coming, frame, today);
  add_block(words, "Ещё на этой неделе: " + tasks(ahead.size()), ahead, frame, today);
  add_footer(words, frame);
  return words;
}

LetterWords letter_of(const std::string& title, const std::string& text, const std::string& link,
                      const LetterFrame& frame) {
  LetterWords words{.subject = title, .text = text + "\n", .html = {}};
  words.html = "<!doctype html>\n<html lang=\"ru\"><head><meta charset=\"utf-8\"><title>" + html_text(title) +
               "</title></head>\n<body style=\"font-family:Arial,sans-serif;font-size:14px\">\n<p>" + html_text(text) +
               "</p>\n";
  if (!frame.page_url.empty() && !link.empty()) {
    words.text += "Открыть: " + frame.page_url + link + "\n";
    words.html += "<p><a href=\"" + html_text(frame.page_url + link) + "\">Открыть</a></p>\n";
  }
  add_footer(words, frame);
  return words;
}

}  // namespace vekha::reminders
