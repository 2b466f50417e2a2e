// Letters of messages that ask for something: put at once, whatever the person chose for tasks.
#include "domain/reminders/profile.hpp"
#include "domain/reminders/reminders.sql.hpp"
#include "domain/reminders/round.hpp"
#include "domain/reminders/words.hpp"
#include "io/sys/clock.hpp"

namespace vekha::reminders {
namespace {

constexpr std::int64_t kLateAfter = 3 * 24 * 60 * 60;  // seconds: an older message is no news for a letter
const db::Actor kProgram{{}, "Веха"};

struct Asking {
  std::int64_t id = 0;
  AccountId account;
  std::string title;
  std::string text;
  std::string link;
};

std::vector<Asking> asking(const db::Read& read, std::int64_t now) {
  return read.all(sql::asking_notices, {sys::iso_moment(now - kLateAfter)}, [](const db::Row& row) {
    return Asking{row.integer(0), row.id<AccountId>(1), row.text(2), row.text(3), row.text(4)};
  });
}

}  // namespace

int put_notice_letters(db::Database& records, const Round& round) {
  if (!round.post) return 0;
  if (records.read([&](const db::Read& read) { return asking(read, round.now).empty(); })) return 0;
  return records.write(kProgram, "письма о случаях", [&](const db::Write& write) {
    int put = 0;
    for (const Asking& one : asking(write, round.now)) {
      const Post& post = *round.post;
      LetterFrame frame{.page_url = post.page_url, .place = post.place, .unsubscribe = {}};
      if (!post.page_url.empty())
        frame.unsubscribe = post.page_url + "/api/unsubscribe/" + unsubscribe_token(write, one.account);
      const LetterWords words = letter_of(one.title, one.text, one.link, frame);
      const auto letter = put_letter(write, {.name = "notice-" + std::to_string(one.id),
                                             .account = one.account,
                                             .subject = words.subject,
                                             .text = words.text,
                                             .html = words.html,
                                             .made_at = round.now});
      put += letter.has_value();
    }
    return put;
  });
}

}  // namespace vekha::reminders
