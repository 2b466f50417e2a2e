#include "domain/imports/cells.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <regex>

#include "base/date.hpp"
#include "base/text.hpp"

namespace vekha::imports {
namespace {

constexpr int kLargest = 1000;  // no primary score reaches it
constexpr std::size_t kLongestCode = 20;
constexpr std::size_t kLongestLetter = 2;  // «А», «МШ»; anything longer without a number before it may be a name
constexpr std::size_t kLongestClass = 6;   // «5 кадет»

bool among(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

/// «5» with blanks around or inside that keep the reader from taking it for a number: no-break ones, thin ones.
std::optional<double> number_in(const sheet::Cell& cell) {
  constexpr std::size_t kLongest = 24;
  if (cell.number || cell.text.empty() || cell.text.size() > kLongest) return cell.number;
  const auto first = static_cast<unsigned char>(cell.text.front());
  constexpr std::array<unsigned char, 2> kLetters{0xD0, 0xD1};  // what a Cyrillic letter begins with
  const bool word = first < 0x80 ? std::isdigit(first) == 0 && first != ' ' && first != '.' && first != ','
                                 : std::ranges::find(kLetters, first) != kLetters.end();
  if (word) return std::nullopt;
  const std::string plain = replaced(squeezed(cell.text), " ", "");
  if (plain.empty() || plain.find_first_not_of("0123456789.,") != std::string::npos) return std::nullopt;
  return parse_number(plain);
}

/// A Latin letter that looks like a Cyrillic one of a class: «5A» and «5А» are one class.
std::string cyrillic_class(const std::string& word) {
  constexpr std::string_view kLatin = "abcehkmoptxy";
  static const std::array<const char*, 12> kCyrillic{"а", "в", "с", "е", "н", "к", "м", "о", "р", "т", "х", "у"};
  std::string out;
  for (const char c : word) {
    if (std::isalpha(static_cast<unsigned char>(c)) == 0) {
      out += c;
      continue;
    }
    const std::size_t at = kLatin.find(c);
    if (at == std::string_view::npos) return word;  // a foreign name
    out += kCyrillic.at(at);
  }
  return out;
}

}  // namespace

std::optional<int> whole(const sheet::Cell& cell) {
  const auto read = number_in(cell);
  if (!read) return std::nullopt;
  const double number = *read;
  if (number < 0 || number >= kLargest || std::floor(number) < number) return std::nullopt;
  return static_cast<int>(number);
}

Points points_of(const sheet::Cell& cell, int unit) {
  const auto number = number_in(cell);
  if (!number || *number < 0 || *number >= kLargest) return {};
  if (const auto points = static_cast<int>(*number); points >= *number) return {points * unit};
  const double scaled = *number * unit;
  if (const double near = std::round(scaled); std::abs(scaled - near) < 1e-6) return {static_cast<int>(near)};
  for (const int finer : {2, 10, 100}) {
    const double more = *number * finer;
    if (finer > unit && std::abs(more - std::round(more)) < 1e-6) return {static_cast<int>(std::round(scaled)), finer};
  }
  return {};
}

std::string iso_of(const std::string& written) {
  if (written.size() < 10) return {};
  const std::string text = written.substr(0, 10);
  if (const auto date = parse_ru_date(text)) return iso_date(*date);
  if (const auto date = parse_iso_date(replaced(text, ".", "-"))) return iso_date(*date);
  return {};
}

std::optional<int> credit_of(const sheet::Cell& cell) {
  const std::string word = folded(cell.text);
  if (word == "зачет" || word == "зач" || word == "зач." || word == "1" || word == "+" || word == "да") return 1;
  if (word.starts_with("незач") || word.starts_with("не зач") || word == "0" || word == "-" || word == "нет") return 0;
  return std::nullopt;
}

bool says(const sheet::Cell& cell, const std::vector<std::string>& words) {
  if (cell.number || cell.text.empty()) return false;
  const std::string text = folded(cell.text);
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return text == word || (word.size() > 8 && text.starts_with(word));
  });
}

std::optional<int> mark_of(const sheet::Cell& cell) {
  const auto number = whole(cell);
  return number && *number >= 2 && *number <= 5 ? number : std::nullopt;
}

bool is_blank(const sheet::Cell& cell) {
  if (cell.number) return false;
  if (cell.text.empty()) return true;
  if (const auto first = static_cast<unsigned char>(cell.text.front()); first > ' ' && first < 0x80) return false;
  const std::string_view text = trimmed(cell.text);
  return text.empty() || (static_cast<unsigned char>(text.front()) >= 0x80 && squeezed(text).empty());
}

results::TaskValue task_value(const sheet::Cell& cell, const catalog::Form& form, const Points& points) {
  if (points.value) return {static_cast<std::int16_t>(*points.value), results::Flag::score};
  if (is_blank(cell)) return {0, results::Flag::blank};
  const std::string text = folded(cell.text);
  if (among(form.not_started, text)) return {0, results::Flag::not_started};
  if (among(form.not_taught, text)) return {0, results::Flag::not_taught};
  if (among(form.none, text)) return {0, results::Flag::score};
  return {0, results::Flag::other};
}

void count_token(Quality& quality, const sheet::Cell& cell, results::Flag flag) {
  switch (flag) {
    case results::Flag::score: return;
    case results::Flag::blank: ++quality.blank_item; return;
    case results::Flag::not_taught: ++quality.not_taught; return;
    case results::Flag::not_started: break;
    default: ++quality.other_token; return;
  }
  const std::string_view text = trimmed(cell.text);
  if (text == "X") ++quality.x_latin;
  if (text == "x") ++quality.x_latin_lower;
  if (text == "Х" || text == "х") ++quality.x_cyrillic;
}

bool says_absent(const sheet::Cell& cell, const catalog::Form& form) { return says(cell, form.absent); }

std::string sex_of(std::string_view text) {
  const std::string word = folded(text);
  if (word == "м" || word == "муж" || word == "муж." || word == "мужской") return "м";
  if (word == "ж" || word == "жен" || word == "жен." || word == "женский") return "ж";
  return {};
}

std::string class_of(std::string_view text) {
  std::string word = folded(text);
  const auto digits = static_cast<std::size_t>(
      std::find_if(word.begin(), word.end(), [](unsigned char c) { return std::isdigit(c) == 0; }) - word.begin());
  word = std::string(trimmed(std::string_view(word).substr(digits)));
  for (const char* sign : {"\"", "-", ".", "класс"}) word = replaced(word, sign, "");
  word = cyrillic_class(squeezed(word));
  if (word == "нет" || length(word) > (digits > 0 ? kLongestClass : kLongestLetter)) return {};
  std::string out;
  for (std::size_t position = 0; position < word.size();) {
    std::string letter;
    append_utf8(letter, next_code_point(word, position));
    out += capitalized(letter);
  }
  return out;
}

std::string login_spelled(std::string_view text) {
  std::string line = lower(squeezed(text));
  for (const auto& [cyrillic, latin] : {std::pair("еdu", "edu"), std::pair("sсh", "sch"), std::pair("rеg", "reg")})
    line = replaced(line, cyrillic, latin);
  static const std::regex kParted(R"((edu|sch)[ -]+(?=\d))");
  const bool parted =
      line.size() < 400 && (line.find("edu") != std::string::npos || line.find("sch") != std::string::npos);
  return parted ? std::regex_replace(line, kParted, "$1") : line;
}

std::string unusual_login(std::string_view text) {
  static const std::regex kLogin(R"(^[a-z]{2,4}\d{4,10}$)");
  const std::string login = login_spelled(text);
  return login.size() < 20 && !login.starts_with("reg") && std::regex_match(login, kLogin) ? login : std::string();
}

int grade_of_class(std::string_view text) {
  const std::string_view word = trimmed(text);
  std::size_t digits = 0;
  while (digits < word.size() && std::isdigit(static_cast<unsigned char>(word[digits])) != 0) ++digits;
  return static_cast<int>(digits > 0 && digits < 3 ? parse_integer(word.substr(0, digits)).value_or(0) : 0);
}

bool is_code(std::string_view text) {
  if (text.empty() || text.size() > kLongestCode) return false;
  if (is_digits(text)) return true;
  constexpr std::ptrdiff_t kFewLetters = 6;  // bytes: «Х-8-01»; more letters may be a name
  const auto foreign = std::count_if(text.begin(), text.end(), [](unsigned char c) { return c >= 0x80; });
  const auto fits = [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '-' || c == '_' || c == '/' || c >= 0x80;
  };
  return foreign <= kFewLetters && std::all_of(text.begin(), text.end(), fits) &&
         std::any_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

}  // namespace vekha::imports
