// What reminders say: titles of messages, lines of tasks, whole letters. Russian, pure. Private to the room.
#pragma once
#include <string>
#include <vector>

#include "domain/reminders/outbox.hpp"
#include "domain/reminders/work.hpp"

namespace vekha::reminders {

/// A task in a message or letter.
struct Line {
  TaskId task;
  std::string number;
  std::string text;
  std::string roadmap;
  std::string performer;
  Date due;
  bool in_review = false;
};

/// «через 7 дней», «завтра», «сегодня», «просрочено на 3 дня».
std::string distance(Date due, Date today);
/// «2.3. Провести совещание — 18.12.2026, через 7 дней».
std::string line_text(const Line& line, Date today);
/// «3 задачи просрочены», «Завтра срок задачи 2.3. Провести совещание».
std::string title_of(const std::vector<Line>& lines, Date today);
/// The first lines, and how many more there are.
std::string body_of(const std::vector<Line>& lines, Date today);
/// Address on the page: the one task, or the list of one's tasks.
std::string link_of(const std::vector<Line>& lines, Date today);

struct LetterWords {
  std::string subject;
  std::string text;
  std::string html;
};
/// What a letter is made of besides its lines.
struct LetterFrame {
  std::string page_url;     ///< empty: no links
  std::string place;        ///< name of the municipality
  std::string unsubscribe;  ///< whole address; empty: none
};
/// A letter about tasks: overdue ones first, then the nearest; grouped by roadmap when there are several.
LetterWords letter_about(const std::vector<Line>& lines, const std::vector<Line>& ahead, const LetterFrame& frame,
                         Date today);

/// A letter of one message.
LetterWords letter_of(const std::string& title, const std::string& text, const std::string& link,
                      const LetterFrame& frame);

}  // namespace vekha::reminders
