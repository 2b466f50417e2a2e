#include "domain/reminders/letters.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"
#include "domain/reminders/reminders.sql.hpp"
#include "domain/reminders/words.hpp"

namespace vekha::reminders {
namespace {

constexpr int kDaysAhead = 7;

/// A reminder that waits for a letter, with its task as it is now.
struct Waiting {
  std::int64_t id = 0;
  std::int64_t notice = 0;
  bool stands = false;  ///< the task is still open and its last day is the one that was told
  Line line;
};

Waiting read_waiting(const db::Row& row) {
  const std::string status = row.text(10);
  const bool open = status == "planned" || status == "in_work" || status == "review";
  return {.id = row.integer(0),
          .notice = row.integer(1),
          .stands = open && row.text(3) == row.text(9),
          .line = {row.id<TaskId>(4), row.text(5), row.text(6), row.text(7), row.text(8),
                   parse_iso_date(row.text(9)).value_or(Date{}), status == "review"}};
}

/// Monday of the week a day lies in.
Date monday_of(Date day) {
  const std::chrono::weekday weekday{day.days};
  return day.plus_days(-static_cast<int>(weekday.iso_encoding()) + 1);
}

/// The name of the person's letter of the day: there is one a day, or one a week.
std::string letter_name(const Person& person, Date today) {
  const std::string who = std::to_string(person.id.value) + "-";
  if (person.wants.digest == Digest::weekly) return "weekly-" + who + iso_date(monday_of(today));
  return "daily-" + who + iso_date(today);
}

bool may_put(const db::Read& read, const Person& person, Date today) {
  return person.wants.digest == Digest::none || read.count(sql::letter_exists, {letter_name(person, today)}) == 0;
}

std::vector<AccountId> accounts_waiting(const db::Read& read) {
  return read.all(sql::accounts_waiting, {}, [](const db::Row& row) { return row.id<AccountId>(0); });
}

const Person* find(const People& people, AccountId id) {
  const auto found = std::ranges::find(people.all(), id, &Person::id);
  return found == people.all().end() ? nullptr : &*found;
}

/// Tasks of the person due within a week that the letter does not name: a weekly letter must not come too late.
std::vector<Line> ahead_of(const db::Read& read, const People& people, const Person& person, Date today) {
  std::vector<Line> lines;
  for (const Work& work : open_work(read, today.plus_days(kDaysAhead))) {
    const auto doing = people.executors(work);
    if (work.due >= today && !work.in_review && std::ranges::find(doing, &person) != doing.end())
      lines.push_back({work.id, work.number, work.text, work.roadmap_title, work.performer, work.due});
  }
  return lines;
}

/// Puts letters of one round.
class Putter {
 public:
  Putter(const db::Write& write, const Round& round, const People& people)
      : write_(write), round_(round), people_(people), today_(round.zone.local(round.now).day) {}

  int put_for(AccountId account) {
    const Person* const person = find(people_, account);
    const bool wants = person != nullptr && person->wants.mail_enabled && !person->wants.email.empty();
    if (!wants) {
      write_.run(sql::drop_waiting, {account});
      return 0;
    }
    if (!may_put(write_, *person, today_)) return 0;
    std::map<std::int64_t, std::vector<Waiting>> letters;  // by message when each has a letter of its own
    for (Waiting& each : write_.all(sql::waiting, {account}, read_waiting)) {
      if (!each.stands)
        write_.run(sql::settle_reminder, {"dropped", std::monostate{}, each.id});
      else
        letters[person->wants.digest == Digest::none ? each.notice : 0].push_back(std::move(each));
    }
    int put = 0;
    for (const auto& [notice, waiting] : letters) put += put_one(*person, notice, waiting);
    return put;
  }

 private:
  int put_one(const Person& person, std::int64_t notice, const std::vector<Waiting>& waiting) {
    std::vector<Line> lines;
    for (const Waiting& each : waiting) lines.push_back(each.line);
    std::ranges::stable_sort(lines, {}, &Line::due);
    const auto repeated = std::ranges::unique(lines, {}, &Line::task);
    lines.erase(repeated.begin(), repeated.end());
    const LetterWords words = letter_about(lines, ahead(person, lines), frame(person), today_);
    const std::string name = notice != 0 ? "notice-" + std::to_string(notice) : letter_name(person, today_);
    const auto letter = put_letter(write_, {.name = name,
                                            .account = person.id,
                                            .subject = words.subject,
                                            .text = words.text,
                                            .html = words.html,
                                            .made_at = round_.now});
    if (!letter) return 0;
    for (const Waiting& each : waiting) write_.run(sql::settle_reminder, {"put", *letter, each.id});
    return 1;
  }
  std::vector<Line> ahead(const Person& person, const std::vector<Line>& named) const {
    if (person.wants.digest != Digest::weekly) return {};
    std::vector<Line> lines = ahead_of(write_, people_, person, today_);
    std::erase_if(lines,
                  [&](const Line& line) { return std::ranges::find(named, line.task, &Line::task) != named.end(); });
    return lines;
  }
  LetterFrame frame(const Person& person) const {
    const Post& post = *round_.post;
    LetterFrame frame{.page_url = post.page_url, .place = post.place};
    if (!post.page_url.empty())
      frame.unsubscribe = post.page_url + "/api/unsubscribe/" + unsubscribe_token(write_, person.id);
    return frame;
  }

  const db::Write& write_;
  const Round& round_;
  const People& people_;
  Date today_;
};

}  // namespace

bool letters_needed(const db::Read& read, const Round& round) {
  if (!round.post) return false;
  const auto waiting = accounts_waiting(read);
  if (waiting.empty()) return false;
  const People people(read);
  const Date today = round.zone.local(round.now).day;
  return std::ranges::any_of(waiting, [&](AccountId account) {
    const Person* const person = find(people, account);
    return person == nullptr || may_put(read, *person, today);
  });
}

int put_letters(const db::Write& write, const Round& round, const People& people) {
  Putter putter(write, round, people);
  int put = 0;
  for (const AccountId account : accounts_waiting(write)) put += putter.put_for(account);
  return put;
}

}  // namespace vekha::reminders
