#include "io/sheet/number_format.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

#include "base/date.hpp"
#include "base/text.hpp"

namespace vekha::sheet {
namespace {

constexpr double kLastDay = 2958466;  // 1 January 10000
constexpr int kMaxDecimals = 15;
constexpr double kExact = 1e15;  // above this a double no longer holds every whole number

/// The first section of a code without quoted, escaped, bracketed and padding characters; "[h]" leaves "[".
std::string essence(std::string_view code) {
  std::string out;
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    const char c = code[i];
    if (c == '"') {
      i = std::min(code.find('"', i + 1), code.size() - 1);
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '[') {
      const std::size_t end = std::min(code.find(']', i), code.size() - 1);
      const char inside = i + 1 < code.size() ? static_cast<char>(code[i + 1] | 0x20) : ' ';
      const bool elapsed = (inside == 'h' || inside == 'm' || inside == 's') &&
                           code.substr(i + 1, end - i - 1).find_first_not_of("hHmMsS") == std::string_view::npos;
      if (elapsed) out += '[';
      if (elapsed) out += inside;
      i = end;
    } else {
      out += (c >= 'A' && c <= 'Z') ? static_cast<char>(c | 0x20) : c;
    }
  }
  return out;
}

struct DateParts {
  bool year = false, month = false, day = false, clock = false, seconds = false, elapsed = false;
};

/// The letters of date parts in order, each run of the same letter once: "dd.mm.yyyy h:mm" → "dmyhm".
std::string date_letters(std::string_view plain) {
  std::string runs;
  char before = ' ';
  for (const char c : plain) {
    if (c != before && std::string_view("ymdhs").find(c) != std::string_view::npos) runs += c;
    before = c;
  }
  return runs;
}

/// «m» is minutes after hours or before seconds, else months.
DateParts date_parts(std::string_view plain) {
  const std::string runs = date_letters(replaced(replaced(plain, "am/pm", ""), "a/p", ""));
  DateParts parts;
  parts.elapsed = plain.find('[') != std::string_view::npos;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const bool minutes =
        runs[i] == 'm' && ((i > 0 && runs[i - 1] == 'h') || (i + 1 < runs.size() && runs[i + 1] == 's'));
    parts.year = parts.year || runs[i] == 'y';
    parts.month = parts.month || (runs[i] == 'm' && !minutes);
    parts.day = parts.day || runs[i] == 'd';
    parts.clock = parts.clock || runs[i] == 'h' || minutes;
    parts.seconds = parts.seconds || runs[i] == 's';
  }
  return parts;
}

NumberFormat date_format(const DateParts& parts) {
  NumberFormat format;
  format.seconds = parts.seconds;
  using Kind = NumberFormat::Kind;
  const bool date = parts.year || parts.month || parts.day;
  if (parts.elapsed) {
    format.kind = Kind::elapsed;
  } else if (!date) {
    format.kind = Kind::time;
  } else if (parts.clock || parts.seconds) {
    format.kind = Kind::date_time;
  } else {
    format.kind = parts.month && !parts.day && parts.year ? Kind::month : Kind::date;
  }
  return format;
}

std::string two(std::int64_t value) { return (value < 10 ? "0" : "") + std::to_string(value); }

std::string clock_text(std::int64_t hours, std::int64_t seconds, const NumberFormat& format) {
  const std::string hour = format.kind == NumberFormat::Kind::elapsed ? std::to_string(hours) : two(hours);
  return hour + ":" + two(seconds / 60 % 60) + (format.seconds ? ":" + two(seconds % 60) : "");
}

std::string date_text(double serial, const NumberFormat& format, Epoch epoch) {
  constexpr std::int64_t kDaySeconds = 86400;
  const auto total = static_cast<std::int64_t>(std::floor(serial * static_cast<double>(kDaySeconds) + 0.5));
  const std::int64_t day = total / kDaySeconds;
  const std::int64_t seconds = total % kDaySeconds;
  if (format.kind == NumberFormat::Kind::elapsed) return clock_text(total / 3600, total, format);
  if (format.kind == NumberFormat::Kind::time) return clock_text(seconds / 3600, seconds, format);
  const int shift = day < 60 ? 1 : 0;  // serial 60 is 29 February 1900, which never was
  const Date date = epoch == Epoch::year1904 ? Date::of(1904, 1, 1).plus_days(static_cast<int>(day))
                                             : Date::of(1900, 1, 1).plus_days(static_cast<int>(day) + shift - 2);
  if (format.kind == NumberFormat::Kind::month)
    return std::string(month_name(date.month())) + " " + std::to_string(date.year());
  if (format.kind == NumberFormat::Kind::date) return ru_date(date);
  return ru_date(date) + " " + clock_text(seconds / 3600, seconds, format);
}

std::string fixed_text(double value, const NumberFormat& format) {
  const double scale = std::pow(10.0, format.decimals);
  // One part in 10^15 is added so that 1.005, stored a little lower, is rounded as people expect.
  const double rounded = std::round(std::abs(value) * scale * (1 + 1e-15)) / scale;
  std::array<char, 64> buffer{};
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), rounded, std::chars_format::fixed, format.decimals)
          .ptr;
  std::string digits(buffer.data(), end);
  const auto whole = static_cast<int>(std::min(digits.find('.'), digits.size()));
  if (whole < format.digits) digits.insert(0, static_cast<std::size_t>(format.digits - whole), '0');
  return (value < 0 && rounded > 0 ? "-" : "") + digits;
}

}  // namespace

NumberFormat parse_number_format(std::string_view code) {
  const std::string plain = essence(code);
  NumberFormat format;
  for (const std::string_view name : {"general", "standard", "@"})
    if (plain.find(name) != std::string::npos) return format;
  const std::size_t first_digit = plain.find_first_of("0#?");
  if (first_digit == std::string::npos) {
    const bool any = plain.find_first_of("ymdhs") != std::string::npos;
    return any ? date_format(date_parts(plain)) : format;
  }
  const bool dated = plain.find_first_of("ydh") < first_digit || plain.find('[') != std::string::npos ||
                     plain.find("ss.0") != std::string::npos;
  if (dated) return date_format(date_parts(plain));
  if (plain.find_first_of("/e") != std::string::npos) return format;  // fractions and powers of ten: plain spelling
  format.kind = plain.find('%') != std::string::npos ? NumberFormat::Kind::percent : NumberFormat::Kind::fixed;
  const std::size_t point = plain.find('.');
  format.digits = 0;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    if (i < point && plain[i] == '0') format.digits = std::min(format.digits + 1, kMaxDecimals);
    if (i > point && std::string_view("0#?").find(plain[i]) != std::string_view::npos)
      format.decimals = std::min(format.decimals + 1, kMaxDecimals);
  }
  const bool optional = point != std::string::npos && plain.find('#', point) != std::string::npos;
  return optional && format.kind == NumberFormat::Kind::fixed ? NumberFormat{}
                                                              : format;  // "0.##": as many as there are
}

NumberFormat builtin_number_format(int id) {
  switch (id) {
    case 1:
    case 3:
    case 37:
    case 38:
    case 41:
    case 42: return parse_number_format("0");
    case 2:
    case 4:
    case 39:
    case 40:
    case 43:
    case 44: return parse_number_format("0.00");
    case 9: return parse_number_format("0%");
    case 10: return parse_number_format("0.00%");
    case 17: return parse_number_format("mmm-yy");
    case 18:
    case 20: return parse_number_format("h:mm");
    case 19:
    case 21: return parse_number_format("h:mm:ss");
    case 22: return parse_number_format("m/d/yy h:mm");
    case 45:
    case 47: return parse_number_format("mm:ss");
    case 46: return parse_number_format("[h]:mm:ss");
    default: break;
  }
  const bool date = (id >= 14 && id <= 16) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  return date ? parse_number_format("dd.mm.yyyy") : NumberFormat{};
}

std::string general_text(double value) {
  std::array<char, 32> buffer{};
  char* const end = buffer.data() + buffer.size();
  if (std::abs(value) < kExact && std::trunc(value) == value)
    return {buffer.data(), std::to_chars(buffer.data(), end, static_cast<std::int64_t>(value)).ptr};
  return {buffer.data(), std::to_chars(buffer.data(), end, value, std::chars_format::general, 15).ptr};
}

std::string number_text(double value, const NumberFormat& format, Epoch epoch) {
  if (!std::isfinite(value) || std::abs(value) >= kExact / 100) return general_text(value);
  if (format.is_date())
    return value >= 0 && value < kLastDay - 1500 ? date_text(value, format, epoch) : general_text(value);
  if (format.kind == NumberFormat::Kind::fixed) return fixed_text(value, format);
  if (format.kind == NumberFormat::Kind::percent) return fixed_text(value * 100, format) + "%";
  return general_text(value);
}

}  // namespace vekha::sheet
