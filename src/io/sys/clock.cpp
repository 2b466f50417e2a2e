#include "io/sys/clock.hpp"

#include <array>
#include <ctime>
#include <mutex>

#include "base/text.hpp"

namespace vekha::sys {
namespace {

/// One process serves one data folder, so there is one zone; kept here because only the clock needs it.
struct OfProcess {
  std::mutex mutex;
  Zone zone{kStandardZone};
};

OfProcess& of_process() {
  static OfProcess kState;
  return kState;
}

/// Two digits at a place of the text; nothing when they are not digits or too large.
std::optional<int> two_digits(std::string_view text, std::size_t at, int most) {
  if (at + 2 > text.size()) return std::nullopt;
  const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9' ? text[i] - '0' : -100; };
  const int value = digit(at) * 10 + digit(at + 1);
  return value >= 0 && value <= most ? std::optional(value) : std::nullopt;
}

/// "+03:00", "-0330" or "Z" in seconds.
std::optional<int> parse_offset(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  if (text.size() < 5 || (text.front() != '+' && text.front() != '-')) return std::nullopt;
  const std::size_t colon = text[3] == ':' ? 1 : 0;
  const auto hours = two_digits(text, 1, 14);
  const auto minutes = two_digits(text, 3 + colon, 59);
  if (!hours || !minutes || text.size() != 5 + colon) return std::nullopt;
  return (text.front() == '-' ? -1 : 1) * (*hours * 3600 + *minutes * 60);
}

}  // namespace

std::int64_t now_seconds() { return static_cast<std::int64_t>(std::time(nullptr)); }

std::string iso_moment(std::int64_t seconds) {
  const auto moment = static_cast<std::time_t>(seconds);
  std::tm parts{};
  gmtime_r(&moment, &parts);
  std::array<char, 32> buffer{};
  return {buffer.data(), std::strftime(buffer.data(), buffer.size(), "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

std::string now_iso() { return iso_moment(now_seconds()); }

std::optional<std::int64_t> parse_moment(std::string_view text, const Zone& zone) {
  const auto day = parse_iso_date(text.substr(0, 10));
  if (!day) return std::nullopt;
  text.remove_prefix(10);
  if (text.empty()) return zone.moment(*day, 0);
  if (text.front() != 'T' && text.front() != ' ') return std::nullopt;
  const auto hours = two_digits(text, 1, 23);
  const auto minutes = two_digits(text, 4, 59);
  if (!hours || !minutes || text[3] != ':') return std::nullopt;
  int second = *hours * 3600 + *minutes * 60;
  text.remove_prefix(6);
  if (text.starts_with(':')) {
    const auto seconds = two_digits(text, 1, 59);
    if (!seconds) return std::nullopt;
    second += *seconds;
    text.remove_prefix(3);
  }
  if (text.empty()) return zone.moment(*day, second);
  const auto offset = parse_offset(text);
  if (!offset) return std::nullopt;
  return std::int64_t{day->days.time_since_epoch().count()} * 86'400 + second - *offset;
}

Zone zone() {
  const std::lock_guard lock(of_process().mutex);
  return of_process().zone;
}

void use_zone(const std::string& name) {
  Zone chosen(name.empty() ? kStandardZone : name);
  const std::lock_guard lock(of_process().mutex);
  of_process().zone = std::move(chosen);
}

Date today() { return zone().local(now_seconds()).day; }

}  // namespace vekha::sys
