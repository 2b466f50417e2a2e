// Letters: written down by RFC 5322 and handed to a mail server by SMTP. What is sent when is not decided here.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace vekha::mail {

/// "Веха <vekha@example.ru>" in parts.
struct Mailbox {
  std::string name;     ///< UTF-8, may be empty
  std::string address;  ///< as it goes over the wire: the domain in ASCII
};
/// The address as it goes over the wire: ends trimmed, a domain in Cyrillic made ASCII (школа.рф →
/// xn--80atdj0ckf.xn--p1ai); nothing when it is no address of one person.
std::optional<std::string> parse_address(std::string_view text);
/// A bare address or one in <> behind a name; nothing when the address is none.
std::optional<Mailbox> parse_mailbox(std::string_view text);

/// One letter in two forms that say the same.
struct Letter {
  Mailbox from;
  Mailbox to;
  std::string subject;
  std::string text;         ///< plain
  std::string html;         ///< may be empty
  std::string message_id;   ///< "digest-17-2026-11-22@example": without <>
  std::string unsubscribe;  ///< address of a page that stops such letters; may be empty
  std::int64_t date = 0;    ///< seconds since 1970
  int offset = 0;           ///< seconds east of UTC to show the date in
};
/// The letter by RFC 5322, lines ended by CRLF, none over 998 bytes; pure: the same letter gives the same bytes.
std::string compose(const Letter& letter);

enum class Security { none, starttls, smtps };
std::optional<Security> security_from_name(std::string_view name);

/// How the mail server is reached.
struct Server {
  std::string host;
  int port = 0;  ///< 0: the usual one of the security
  Security security = Security::starttls;
  std::string user;  ///< empty: no signing in
  std::string password;
  std::string ca_file;  ///< certificates to trust instead of the system's
  int connect_seconds = 20;
  int total_seconds = 120;
  std::function<bool()> stopped;  ///< asked now and then: true leaves the letter for later
};

/// How handing over ended.
struct Outcome {
  enum class State {
    accepted,  ///< the server took the letter on itself
    later,     ///< may succeed when tried again: no line, busy, greylisted
    refused    ///< will never succeed: no such mailbox, letter refused
  };
  State state = State::later;
  int code = 0;         ///< reply of the server: 250, 451, 550; 0 when it never came to that
  std::string message;  ///< Russian, for people; without passwords
};
/// Hands the letter over. Never throws for what the network or the server does.
Outcome send(const Server& server, const Letter& letter);

/// The password in a file that only its owner may read. Throws bad_input telling what to mend.
std::string read_password(const std::string& path);

}  // namespace vekha::mail
