#include "base/text.hpp"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "base/error.hpp"

namespace vekha {
namespace {

constexpr std::string_view kBlank = " \t\r\n\v\f";
constexpr char32_t kReplacement = 0xFFFD;

/// Letters, digits and signs of ASCII and Cyrillic letters, no blanks: nothing to squeeze.
bool is_plain(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c > ' ' && c < 0x7F) continue;
    const bool cyrillic = (c == 0xD0 || c == 0xD1) && i + 1 < text.size() && (text[i + 1] & 0xC0) == 0x80;
    if (!cyrillic) return false;
    ++i;
  }
  return true;
}
bool is_cyrillic(char32_t c) { return c >= 0x400 && c < 0x460; }
bool is_space(char32_t c) {
  if (is_cyrillic(c) || (c > ' ' && c < 0x7F)) return false;
  return c == 0xFEFF || c == 0x200B || u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}
char32_t lower_letter(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
  if (c >= 0x410 && c < 0x430) return c + 0x20;
  if (c >= 0x430 && c < 0x460) return c;
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}
bool is_dash(char32_t c) { return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == '-'; }
bool is_quote(char32_t c) {
  return c == 0xAB || c == 0xBB || (c >= 0x201C && c <= 0x201F) || c == '"' || c == 0x2039 || c == 0x203A;
}

/// The code point at `position`, which moves behind it; negative for a broken byte.
UChar32 step(std::string_view text, std::size_t& position) {
  if (static_cast<unsigned char>(text[position]) < 0x80) return static_cast<unsigned char>(text[position++]);
  std::int32_t i = 0;
  const auto left = static_cast<std::int32_t>(std::min<std::size_t>(text.size() - position, 4));
  UChar32 c = 0;
  U8_NEXT(text.data() + position, i, left, c);
  position += static_cast<std::size_t>(i);
  return c;
}

/// Share of zero bytes at odd or even places tells UTF-16 without a BOM.
std::optional<ByteOrder> utf16_without_bom(std::string_view bytes) {
  const std::size_t sample = std::min<std::size_t>(bytes.size(), 4096) & ~std::size_t{1};
  if (sample < 4) return std::nullopt;
  std::size_t zero_even = 0;
  std::size_t zero_odd = 0;
  for (std::size_t i = 0; i < sample; ++i)
    if (bytes[i] == 0) ++(i % 2 == 0 ? zero_even : zero_odd);
  if (zero_odd > sample / 20 && zero_odd > 8 * zero_even) return ByteOrder::little;
  if (zero_even > sample / 20 && zero_even > 8 * zero_odd) return ByteOrder::big;
  return std::nullopt;
}

}  // namespace

namespace {

/// How many bytes of ASCII at least stand at the beginning, which is one: eight are looked at together.
std::size_t plain_run(std::string_view bytes) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080;
  std::size_t run = 0;
  for (std::uint64_t eight = 0; run + sizeof eight <= bytes.size(); run += sizeof eight) {
    std::memcpy(&eight, bytes.data() + run, sizeof eight);
    if ((eight & kHighBits) != 0) break;
  }
  return run > 0 ? run : 1;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  const auto continues = [&](std::size_t at) { return at < bytes.size() && (bytes[at] & 0xC0) == 0x80; };
  for (std::size_t i = 0; i < bytes.size();) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    if (first < 0x80)
      i += plain_run(bytes.substr(i));
    else if (first >= 0xC2 && first < 0xE0 && continues(i + 1))
      i += 2;
    else if (step(bytes, i) < 0)
      return false;
  }
  return true;
}

std::string from_cp1251(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open("windows-1251", &status), &ucnv_close);
  VEKHA_CHECK(U_SUCCESS(status));
  std::string out;
  out.reserve(bytes.size() * 2);
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  while (at < end) {
    UErrorCode step = U_ZERO_ERROR;
    const UChar32 c = ucnv_getNextUChar(converter.get(), &at, end, &step);
    append_utf8(out, U_SUCCESS(step) ? static_cast<char32_t>(c) : kReplacement);
  }
  return out;
}

std::string from_utf16(std::string_view bytes, ByteOrder order) {
  const auto unit = [&](std::size_t i) {
    const auto a = static_cast<unsigned char>(bytes[i]);
    const auto b = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(order == ByteOrder::little ? a | b << 8 : b | a << 8);
  };
  std::string out;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    char32_t c = unit(i);
    if (i == 0 && c == 0xFEFF) continue;
    const bool high = c >= 0xD800 && c < 0xDC00;
    if (high && i + 3 < bytes.size() && unit(i + 2) >= 0xDC00 && unit(i + 2) < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10) + (unit(i + 2) - 0xDC00);
      i += 2;
    } else if (c >= 0xD800 && c < 0xE000) {
      c = kReplacement;
    }
    append_utf8(out, c);
  }
  return out;
}

Decoded decode(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return {std::string(bytes.substr(3)), "UTF-8"};
  if (bytes.starts_with("\xFF\xFE")) return {from_utf16(bytes, ByteOrder::little), "UTF-16LE"};
  if (bytes.starts_with("\xFE\xFF")) return {from_utf16(bytes, ByteOrder::big), "UTF-16BE"};
  if (const auto order = utf16_without_bom(bytes))
    return {from_utf16(bytes, *order), *order == ByteOrder::little ? "UTF-16LE" : "UTF-16BE"};
  if (is_utf8(bytes)) return {std::string(bytes), "UTF-8"};
  return {from_cp1251(bytes), "windows-1251"};
}

char32_t next_code_point(std::string_view text, std::size_t& position) {
  const UChar32 c = step(text, position);
  return c < 0 ? kReplacement : static_cast<char32_t>(c);
}

void append_utf8(std::string& out, char32_t code_point) {
  if (code_point < 0x80) {
    out += static_cast<char>(code_point);
    return;
  }
  char buffer[U8_MAX_LENGTH];
  std::int32_t size = 0;
  U8_APPEND_UNSAFE(buffer, size, static_cast<UChar32>(code_point));
  out.append(buffer, static_cast<std::size_t>(size));
}

std::size_t length(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++count) next_code_point(text, i);
  return count;
}

std::string prefix(std::string_view text, std::size_t count) {
  std::size_t end = 0;
  for (; count > 0 && end < text.size(); --count) next_code_point(text, end);
  return std::string(text.substr(0, end));
}

std::string lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) append_utf8(out, lower_letter(next_code_point(text, i)));
  return out;
}

std::string capitalized(std::string_view text) {
  if (text.empty()) return {};
  std::size_t i = 0;
  std::string out;
  append_utf8(out, static_cast<char32_t>(u_toupper(static_cast<UChar32>(next_code_point(text, i)))));
  return out.append(text.substr(i));
}

std::string squeezed(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    if (c == 0xAD) continue;
    if (is_space(c)) {
      gap = !out.empty();
      continue;
    }
    if (gap) out += ' ';
    gap = false;
    append_utf8(out, c);
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

std::string folded(std::string_view text) {
  const std::string plain = squeezed(text);
  std::string out;
  out.reserve(plain.size());
  for (std::size_t i = 0; i < plain.size();) {
    char32_t c = lower_letter(next_code_point(plain, i));
    if (c == U'ё') c = U'е';
    if (!is_cyrillic(c) && is_dash(c)) c = '-';
    if (!is_cyrillic(c) && is_quote(c)) c = '"';
    append_utf8(out, c);
  }
  return out;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  std::size_t start = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i != text.size() && text[i] != separator) continue;
    parts.emplace_back(text.substr(start, i - start));
    start = i + 1;
  }
  return parts;
}

std::string replaced(std::string_view text, std::string_view what, std::string_view with) {
  VEKHA_CHECK(!what.empty());
  std::string out;
  for (std::size_t at = 0;;) {
    const auto next = text.find(what, at);
    out.append(text.substr(at, next == std::string_view::npos ? next : next - at));
    if (next == std::string_view::npos) return out;
    out.append(with);
    at = next + what.size();
  }
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) {
    if (&part != &parts.front()) out.append(separator);
    out.append(part);
  }
  return out;
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return value;
}

std::optional<double> parse_number(std::string_view text) {
  const std::string plain = replaced(trimmed(text), ",", ".");
  double value = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (error != std::errc{} || end != plain.data() + plain.size() || plain.empty() || !std::isfinite(value))
    return std::nullopt;
  return value;
}

std::string ru_number(double value, int decimals) {
  VEKHA_CHECK(decimals >= 0 && decimals <= 9);
  if (!std::isfinite(value)) return "нет данных";
  const double scale = std::pow(10.0, decimals);
  const double magnitude =
      std::abs(value) < 1e15 / scale ? std::round(std::abs(value) * scale + 1e-9) / scale : std::abs(value);
  char buffer[340];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, magnitude, std::chars_format::fixed, decimals).ptr;
  const std::string digits(buffer, end);
  const std::size_t whole = std::min(digits.find('.'), digits.size());
  std::string out = value < 0 && magnitude > 0 ? "−" : "";
  for (std::size_t i = 0; i < whole; ++i) {
    if (i > 0 && (whole - i) % 3 == 0) out += "\u00A0";
    out += digits[i];
  }
  if (whole < digits.size()) out += "," + digits.substr(whole + 1);
  return out;
}

std::string ru_percent(double percent, int decimals) { return ru_number(percent, decimals) + "\u00A0%"; }

std::string_view plural(std::int64_t n, std::string_view one, std::string_view few, std::string_view many) {
  const std::int64_t tens = std::abs(n) % 100;
  const std::int64_t units = tens % 10;
  if (tens >= 11 && tens <= 14) return many;
  if (units == 1) return one;
  return units >= 2 && units <= 4 ? few : many;
}

std::string counted(std::int64_t n, std::string_view one, std::string_view few, std::string_view many) {
  return ru_number(static_cast<double>(n), 0) + "\u00A0" + std::string(plural(n, one, few, many));
}

}  // namespace vekha
