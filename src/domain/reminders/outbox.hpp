// Letters on their way: put once, handed to the mail server until it takes them, across restarts.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "io/db/db.hpp"
#include "io/mail/mail.hpp"

namespace vekha::reminders {

/// What letters of this installation have in common.
struct Post {
  mail::Mailbox from;
  std::string page_url;  ///< "https://vekha.example.ru"; empty: letters carry no links
  std::string place;     ///< name of the municipality, for the last line
};

/// A letter to be put.
struct NewLetter {
  std::string name;  ///< what it is: the same name is never put twice
  AccountId account;
  std::string subject;
  std::string text;
  std::string html;
  std::int64_t made_at = 0;
};
/// The number of the letter; nothing when one of this name is there already.
std::optional<std::int64_t> put_letter(const db::Write& write, const NewLetter& fresh);

struct LetterRow {
  std::int64_t id = 0;
  std::string name;
  AccountId account;
  std::string subject;
  std::string state;  ///< queued, sending, sent, failed, cancelled
  int attempts = 0;
  std::int64_t made_at = 0;
  std::int64_t next_at = 0;
  std::int64_t sent_at = 0;  ///< 0: not sent
  std::string told;
};
/// The newest first, at most `limit`.
std::vector<LetterRow> letters(const db::Read& read, int limit);

using Sender = std::function<mail::Outcome(const mail::Letter&)>;
struct Delivered {
  int sent = 0;
  int postponed = 0;
  int failed = 0;
};
/// Hands over what is due at `now`. A letter is claimed before and marked right after the server took it; a process
/// that dies in between makes it go once more, with the same Message-ID.
Delivered deliver(db::Database& records, const Post& post, const Sender& send, std::int64_t now);
/// Forgets letters sent or given up before a moment.
void sweep_letters(const db::Write& write, std::int64_t before);

}  // namespace vekha::reminders
