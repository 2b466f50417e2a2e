#include "io/http/http.hpp"

#include <algorithm>
#include <charconv>

#include "base/error.hpp"
#include "base/text.hpp"

namespace vekha::http {
namespace {

char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

bool same_name(std::string_view left, std::string_view right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](char a, char b) { return lower_ascii(a) == lower_ascii(b); });
}

/// Finds NAME=VALUE among parts divided by `separator`; blanks around a part are ignored.
std::optional<std::string_view> pair_value(std::string_view text, char separator, std::string_view name) {
  while (!text.empty()) {
    const auto end = text.find(separator);
    const std::string_view part = trimmed(text.substr(0, end));
    const auto equals = part.find('=');
    if (part.substr(0, equals) == name)
      return equals == std::string_view::npos ? std::string_view() : part.substr(equals + 1);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return std::nullopt;
}

std::optional<char> hex_byte(std::string_view two) {
  unsigned value = 0;
  const auto [end, failure] = std::from_chars(two.data(), two.data() + two.size(), value, 16);
  if (failure != std::errc() || two.size() != 2 || end != two.data() + 2) return std::nullopt;
  return static_cast<char>(value);
}

}  // namespace

std::string_view Request::header(std::string_view name) const {
  for (const Header& header : headers)
    if (same_name(header.name, name)) return header.value;
  return {};
}

std::optional<std::string> Request::parameter(std::string_view name) const {
  const auto raw = pair_value(query, '&', name);
  if (!raw) return std::nullopt;
  auto value = percent_decoded(replaced(*raw, "+", " "));
  if (!value) throw Error(Code::bad_arguments, "Параметр «" + std::string(name) + "» записан не в UTF-8.");
  return value;
}

std::string_view Request::cookie(std::string_view name) const {
  return pair_value(header("Cookie"), ';', name).value_or(std::string_view());
}

std::optional<std::string> percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    const auto byte = hex_byte(text.substr(i + 1, 2));
    if (!byte || *byte == '\0') return std::nullopt;
    out += *byte;
    i += 2;
  }
  if (!is_utf8(out)) return std::nullopt;
  return out;
}

std::string percent_encoded(std::string_view text) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  static constexpr std::string_view kPlain = "-._~";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool alphanumeric = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (alphanumeric || kPlain.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    }
  }
  return out;
}

}  // namespace vekha::http
