#include "io/sys/zone_rule.hpp"

#include <chrono>

#include "base/date.hpp"

namespace vekha::sys {
namespace {

constexpr std::int64_t kDay = 86'400;

/// Reads the rule piece by piece; `good` turns false at the first thing that is not there.
struct Reader {
  std::string_view text;
  bool good = true;

  bool take(char wanted) {
    if (text.empty() || text.front() != wanted) return false;
    text.remove_prefix(1);
    return true;
  }
  int number() {
    int value = 0;
    std::size_t digits = 0;
    while (digits < text.size() && digits < 4 && text[digits] >= '0' && text[digits] <= '9')
      value = value * 10 + (text[digits++] - '0');
    good = good && digits > 0;
    text.remove_prefix(digits);
    return value;
  }
  /// "-3", "+5:30", "2:00:00" in seconds.
  int clock() {
    const int sign = take('-') ? -1 : 1;
    if (sign == 1) take('+');
    int seconds = number() * 3600;
    if (take(':')) seconds += number() * 60;
    if (take(':')) seconds += number();
    return sign * seconds;
  }
  /// "MSK" or "<+07>".
  void name() {
    const bool quoted = take('<');
    std::size_t size = 0;
    while (size < text.size() &&
           (quoted ? text[size] != '>' : (text[size] | 0x20) >= 'a' && (text[size] | 0x20) <= 'z'))
      ++size;
    good = good && size >= 3;
    text.remove_prefix(size);
    if (quoted) good = take('>') && good;
  }
  YearDay day() {
    YearDay found;
    good = take(',') && take('M') && good;
    found.month = number();
    good = take('.') && good;
    found.week = number();
    good = take('.') && good;
    found.weekday = number();
    if (take('/')) found.second = clock();
    return found;
  }
};

std::int64_t shown_second(const YearDay& rule, int year) {
  namespace chr = std::chrono;
  const auto month = chr::year{year} / static_cast<int>(rule.month);
  const chr::weekday weekday{static_cast<unsigned>(rule.weekday)};
  const chr::sys_days day = rule.week == 5 ? chr::sys_days{month / weekday[chr::last]}
                                           : chr::sys_days{month / weekday[static_cast<unsigned>(rule.week)]};
  return day.time_since_epoch().count() * kDay + rule.second;
}

}  // namespace

std::optional<ZoneRule> parse_zone_rule(std::string_view text) {
  Reader reader{text};
  reader.take('\n');
  ZoneRule rule;
  reader.name();
  rule.standard = -reader.clock();
  if (reader.good && (reader.text.empty() || reader.text.front() == '\n')) return rule;
  reader.name();
  rule.summer = rule.standard + 3600;
  if (!reader.text.empty() && reader.text.front() != ',') rule.summer = -reader.clock();
  rule.begin = reader.day();
  rule.end = reader.day();
  const auto sound = [](const YearDay& day) {
    return day.month >= 1 && day.month <= 12 && day.week >= 1 && day.week <= 5 && day.weekday <= 6;
  };
  if (!reader.good || !sound(rule.begin) || !sound(rule.end)) return std::nullopt;
  return rule;
}

int offset_by(const ZoneRule& rule, std::int64_t moment) {
  if (!rule.summer) return rule.standard;
  const std::int64_t days = (moment + rule.standard) / kDay;
  const int year = Date{std::chrono::sys_days{std::chrono::days{days}}}.year();
  const std::int64_t begin = shown_second(rule.begin, year) - rule.standard;
  const std::int64_t end = shown_second(rule.end, year) - *rule.summer;
  const bool between = begin < end ? moment >= begin && moment < end : moment >= begin || moment < end;
  return between ? *rule.summer : rule.standard;
}

}  // namespace vekha::sys
