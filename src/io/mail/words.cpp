#include "io/mail/words.hpp"

#include <algorithm>
#include <array>

#include "base/date.hpp"
#include "base/text.hpp"

namespace vekha::mail {
namespace {

constexpr std::size_t kLine = 76;
constexpr std::string_view kHexDigits = "0123456789ABCDEF";

bool plain(char c) { return c >= ' ' && c <= '~'; }

std::string without_breaks(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (static_cast<unsigned char>(c) < ' ') c = ' ';
  return out;
}

/// The largest number of whole characters at the start of the text that fit in `bytes`, at least one.
std::size_t whole_characters(std::string_view text, std::size_t bytes) {
  std::size_t end = 0;
  for (std::size_t next = 0; next < text.size(); end = next) {
    next_code_point(text, next);
    if (next > bytes && end > 0) break;
  }
  return end;
}

std::string two(unsigned value) { return (value < 10 ? "0" : "") + std::to_string(value); }

std::string quoted(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return {'=', kHexDigits[byte / 16U], kHexDigits[byte % 16U]};
}

/// One line without its break.
std::string quoted_line(std::string_view line) {
  std::string out;
  std::size_t used = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    const bool last = i + 1 == line.size();
    const bool kept = (plain(c) && c != '=' && c != ' ') || (c == ' ' && !last);
    const std::string piece = kept ? std::string(1, c) : quoted(c);
    if (used + piece.size() > kLine - 1) {
      out += "=\r\n";
      used = 0;
    }
    out += used == 0 && piece == "." ? quoted(c) : piece;
    used += piece.size();
  }
  return out;
}

}  // namespace

std::string base64(std::string_view bytes) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t j = 0; j < 3; ++j)
      group = group << 8U | (i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j]) : 0U);
    for (std::size_t j = 0; j < 4; ++j) out += i + j <= bytes.size() ? kDigits[group >> (18U - 6U * j) & 63U] : '=';
  }
  return out;
}

std::string encoded_words(std::string_view text, std::size_t used) {
  const std::string line = without_breaks(text);
  const bool simple = std::ranges::all_of(line, plain) && line.find("=?") == std::string::npos;
  if (simple && used + line.size() <= kLine) return line;
  constexpr std::size_t kFrame = 12;  // =?UTF-8?B??=
  std::string out;
  for (std::string_view rest = line; !rest.empty();) {
    const std::size_t room = std::min<std::size_t>(75, kLine - std::min(used, kLine - 20)) - kFrame;
    const std::size_t taken = whole_characters(rest, room / 4 * 3);
    if (!out.empty()) out += "\r\n ";
    out += "=?UTF-8?B?" + base64(rest.substr(0, taken)) + "?=";
    rest.remove_prefix(taken);
    used = 1;
  }
  return out;
}

std::string quoted_printable(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (end < text.size() || !line.empty()) out += quoted_line(line) + "\r\n";
    at = end + 1;
  }
  return out;
}

std::string base64_lines(std::string_view text) {
  const std::string whole = base64(text);
  std::string out;
  for (std::size_t at = 0; at < whole.size(); at += kLine) out += whole.substr(at, kLine) + "\r\n";
  return out;
}

std::string mail_date(std::int64_t moment, int offset) {
  constexpr std::array kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::chrono::sys_seconds shown{std::chrono::seconds{moment + offset}};
  const Date day{std::chrono::floor<std::chrono::days>(shown)};
  const auto second = static_cast<unsigned>((shown - day.days).count());
  const auto minutes = static_cast<unsigned>(std::abs(offset) / 60);
  return std::string(kDays[std::chrono::weekday{day.days}.c_encoding()]) + ", " + std::to_string(day.day()) + " " +
         kMonths[day.month() - 1] + " " + std::to_string(day.year()) + " " + two(second / 3600) + ":" +
         two(second / 60 % 60) + ":" + two(second % 60) + (offset < 0 ? " -" : " +") + two(minutes / 60) +
         two(minutes % 60);
}

}  // namespace vekha::mail
