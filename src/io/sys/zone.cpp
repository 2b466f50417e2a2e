#include "io/sys/zone.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "io/sys/zone_rule.hpp"

namespace vekha::sys {
namespace {

constexpr std::int64_t kDay = 86'400;

struct Fixed {
  std::string_view name;
  int hours;
};
/// Zones of Russia as they have been since 2016, for machines without zoneinfo.
constexpr std::array kRussia{
    Fixed{"Europe/Kaliningrad", 2},  Fixed{"Europe/Moscow", 3},     Fixed{"Europe/Simferopol", 3},
    Fixed{"Europe/Kirov", 3},        Fixed{"Europe/Volgograd", 3},  Fixed{"Europe/Astrakhan", 4},
    Fixed{"Europe/Samara", 4},       Fixed{"Europe/Saratov", 4},    Fixed{"Europe/Ulyanovsk", 4},
    Fixed{"Asia/Yekaterinburg", 5},  Fixed{"Asia/Omsk", 6},         Fixed{"Asia/Barnaul", 7},
    Fixed{"Asia/Novosibirsk", 7},    Fixed{"Asia/Novokuznetsk", 7}, Fixed{"Asia/Tomsk", 7},
    Fixed{"Asia/Krasnoyarsk", 7},    Fixed{"Asia/Irkutsk", 8},      Fixed{"Asia/Chita", 9},
    Fixed{"Asia/Yakutsk", 9},        Fixed{"Asia/Khandyga", 9},     Fixed{"Asia/Vladivostok", 10},
    Fixed{"Asia/Ust-Nera", 10},      Fixed{"Asia/Magadan", 11},     Fixed{"Asia/Sakhalin", 11},
    Fixed{"Asia/Srednekolymsk", 11}, Fixed{"Asia/Anadyr", 12},      Fixed{"Asia/Kamchatka", 12},
};

std::int64_t floor_div(std::int64_t value, std::int64_t by) {
  const std::int64_t quotient = value / by;
  return quotient * by > value ? quotient - 1 : quotient;
}

/// Reads big-endian numbers of a zoneinfo file (RFC 8536); a file that is too short makes it fail.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}
  std::string_view take(std::size_t count) {
    if (count > bytes_.size()) throw Error(Code::bad_input, "Файл часового пояса обрывается.");
    const std::string_view taken = bytes_.substr(0, count);
    bytes_.remove_prefix(count);
    return taken;
  }
  std::int64_t number(std::size_t size) {
    const std::string_view taken = take(size);
    std::uint64_t value = static_cast<signed char>(taken.front()) < 0 ? ~std::uint64_t{0} : 0;
    for (const char c : taken) value = value << 8U | static_cast<unsigned char>(c);
    return static_cast<std::int64_t>(value);
  }
  std::string_view rest() const { return bytes_; }

 private:
  std::string_view bytes_;
};

struct Head {
  char version = 0;
  std::size_t universal = 0, standard = 0, leaps = 0, times = 0, types = 0, letters = 0;
  std::size_t body(std::size_t time_size) const {
    return times * (time_size + 1) + types * 6 + letters + leaps * (time_size + 4) + standard + universal;
  }
};

Head read_head(Bytes& bytes) {
  if (bytes.take(4) != "TZif") throw Error(Code::bad_input, "Это не файл часового пояса.");
  Head head{.version = bytes.take(16).front()};
  for (std::size_t* count : {&head.universal, &head.standard, &head.leaps, &head.times, &head.types, &head.letters})
    *count = static_cast<std::size_t>(bytes.number(4));
  return head;
}

}  // namespace

struct Zone::Rules {
  struct Change {
    std::int64_t at;
    int offset;
  };
  int first = 0;                ///< offset before every change
  std::vector<Change> changes;  ///< by time
  ZoneRule after;               ///< holds from the last change on
};

namespace {

/// "…/zoneinfo/Europe/Moscow" as bytes; empty when there is no such file.
std::string zone_file(const std::string& name) {
  const bool plain = !name.empty() && name.find("..") == std::string::npos && !name.starts_with('/');
  if (!plain) return {};
  std::ifstream file("/usr/share/zoneinfo/" + name, std::ios::binary);
  std::ostringstream bytes;
  if (file) bytes << file.rdbuf();
  return bytes.str().starts_with("TZif") ? bytes.str() : std::string();
}

std::optional<int> fixed_hours(const std::string& name) {
  const auto found = std::ranges::find(kRussia, std::string_view(name), &Fixed::name);
  return found == kRussia.end() ? std::nullopt : std::optional(found->hours);
}

}  // namespace

Zone::Zone(const std::string& name) : name_(name) {
  auto rules = std::make_shared<Rules>();
  const std::string file = zone_file(name);
  if (file.empty()) {
    const auto hours = fixed_hours(name);
    if (!hours) throw Error(Code::bad_input, "Часового пояса «" + name + "» нет. Пример названия: Asia/Barnaul.");
    rules->first = *hours * 3600;
    rules->after.standard = rules->first;
    rules_ = std::move(rules);
    return;
  }
  Bytes bytes(file);
  const Head old = read_head(bytes);
  if (old.version < '2') throw Error(Code::bad_input, "Файл часового пояса «" + name + "» слишком старого вида.");
  bytes.take(old.body(4));
  const Head head = read_head(bytes);
  for (std::size_t i = 0; i < head.times; ++i) rules->changes.push_back({bytes.number(8), 0});
  const std::string_view kinds = bytes.take(head.times);
  std::vector<int> offsets;
  for (std::size_t i = 0; i < head.types; ++i) {
    offsets.push_back(static_cast<int>(bytes.number(4)));
    bytes.take(2);
  }
  for (std::size_t i = 0; i < head.times; ++i)
    rules->changes[i].offset = offsets.at(static_cast<unsigned char>(kinds[i]));
  rules->first = offsets.at(0);
  bytes.take(head.letters + head.leaps * 12 + head.standard + head.universal);
  rules->after =
      parse_zone_rule(bytes.rest())
          .value_or(ZoneRule{.standard = rules->changes.empty() ? rules->first : rules->changes.back().offset});
  rules_ = std::move(rules);
}

const std::string& Zone::name() const { return name_; }

int Zone::offset(std::int64_t moment) const {
  const auto& changes = rules_->changes;
  const auto next = std::ranges::upper_bound(changes, moment, {}, &Rules::Change::at);
  if (next == changes.end()) return offset_by(rules_->after, moment);
  return next == changes.begin() ? rules_->first : std::prev(next)->offset;
}

LocalTime Zone::local(std::int64_t moment) const {
  const std::int64_t shown = moment + offset(moment);
  const std::int64_t days = floor_div(shown, kDay);
  return {Date{std::chrono::sys_days{std::chrono::days{days}}}, static_cast<int>(shown - days * kDay)};
}

std::int64_t Zone::moment(Date day, int second) const {
  const std::int64_t shown = day.days.time_since_epoch().count() * kDay + second;
  const std::int64_t early = shown - offset(shown - kDay);
  if (early + offset(early) == shown) return early;
  const std::int64_t late = shown - offset(shown + kDay);
  return late + offset(late) == shown ? late : early;  // an hour that is left out: as if clocks had not been moved
}

bool zone_exists(const std::string& name) { return !zone_file(name).empty() || fixed_hours(name).has_value(); }

}  // namespace vekha::sys
