#include <algorithm>

#include "base/text.hpp"
#include "io/mail/mail.hpp"
#include "io/mail/words.hpp"

namespace vekha::mail {
namespace {

std::string header(const std::string& name, std::string_view value) {
  return name + ": " + encoded_words(value, name.size() + 2) + "\r\n";
}

std::string mailbox_header(const std::string& name, const Mailbox& mailbox) {
  const std::string address = "<" + mailbox.address + ">";
  if (mailbox.name.empty()) return name + ": " + address + "\r\n";
  std::string shown = encoded_words(mailbox.name, name.size() + 2);
  if (!shown.starts_with("=?")) shown = "\"" + replaced(replaced(shown, "\\", "\\\\"), "\"", "\\\"") + "\"";
  const auto fold = shown.rfind('\n');
  const std::size_t line = fold == std::string::npos ? name.size() + 2 + shown.size() : shown.size() - fold - 1;
  const std::string_view between = line + 1 + address.size() > 76 ? "\r\n " : " ";
  return name + ": " + shown + std::string(between) + address + "\r\n";
}

/// A text with the shorter of the two encodings.
std::string part(const std::string& type, const std::string& text) {
  const std::string quoted = quoted_printable(text);
  const std::string base = base64_lines(text);
  const bool shorter = quoted.size() <= base.size();
  return "Content-Type: " + type +
         "; charset=utf-8\r\nContent-Transfer-Encoding: " + (shorter ? "quoted-printable" : "base64") + "\r\n\r\n" +
         (shorter ? quoted : base);
}

/// A line that stands in no part: encoded parts never begin a line with "--".
std::string boundary(const Letter& letter) {
  std::string name;
  for (const char c : letter.message_id)
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) name += c;
  return "=_vekha_" + name.substr(0, 50);
}

}  // namespace

std::string compose(const Letter& letter) {
  std::string out = "Date: " + mail_date(letter.date, letter.offset) + "\r\n";
  out += mailbox_header("From", letter.from) + mailbox_header("To", letter.to);
  out += "Message-ID: <" + letter.message_id + ">\r\n" + header("Subject", letter.subject);
  if (!letter.unsubscribe.empty())
    out +=
        "List-Unsubscribe:\r\n <" + letter.unsubscribe + ">\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n";
  // No out-of-office answers, please.
  out += "Auto-Submitted: auto-generated\r\nX-Auto-Response-Suppress: All\r\nMIME-Version: 1.0\r\n";
  if (letter.html.empty()) return out + part("text/plain", letter.text);
  const std::string line = boundary(letter);
  return out + "Content-Type: multipart/alternative;\r\n boundary=\"" + line + "\"\r\n\r\n--" + line + "\r\n" +
         part("text/plain", letter.text) + "\r\n--" + line + "\r\n" + part("text/html", letter.html) + "\r\n--" + line +
         "--\r\n";
}

}  // namespace vekha::mail
