#include "io/doc/typography.hpp"

#include <array>
#include <vector>

#include "base/text.hpp"

namespace vekha::doc {
namespace {

constexpr char32_t kNoBreak = 0xA0;
constexpr char32_t kNoBreakHyphen = 0x2011;
constexpr std::size_t kShortWord = 16;  // letters, the hyphen among them
constexpr std::u32string_view kDashes = U"—–";
/// Words that stay with the number before them.
constexpr std::array<std::u32string_view, 22> kUnits{
    U"%",   U"п.",    U"п.п.",   U"п.п.,",  U"п.п.;", U"г.",   U"гг.",   U"балл",  U"балла", U"баллов", U"балл.",
    U"кл.", U"класс", U"класса", U"классе", U"чел.",  U"школ", U"школа", U"школы", U"работ", U"работа", U"работы"};

std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size();) out += next_code_point(text, i);
  return out;
}

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_upper(char32_t c) { return (c >= U'А' && c <= U'Я') || c == U'Ё'; }
bool is_letter(char32_t c) { return is_upper(c) || (c >= U'а' && c <= U'я') || c == U'ё'; }
bool opens(char32_t c) { return c == ' ' || c == kNoBreak || c == '(' || c == '\n' || c == U'«' || c == U'—'; }

/// Straight quotes made typographic: an outer pair «», a pair inside it „“.
void set_quotes(std::u32string& text) {
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == U'«') ++depth;
    if (text[i] == U'»' && depth > 0) --depth;
    if (text[i] != '"') continue;
    const bool opening = i == 0 || opens(text[i - 1]) || text[i - 1] == U'„';
    if (opening) {
      text[i] = depth == 0 ? U'«' : U'„';
      ++depth;
    } else {
      text[i] = depth > 1 ? U'“' : U'»';
      if (depth > 0) --depth;
    }
  }
}

std::u32string word_after(const std::u32string& text, std::size_t blank) {
  const std::size_t end = text.find_first_of(U" \n\u00A0", blank + 1);
  return text.substr(blank + 1, end == std::u32string::npos ? end : end - blank - 1);
}

bool is_unit(std::u32string word) {
  while (word.size() > 1 && (word.back() == ',' || word.back() == ';' || word.back() == ')')) word.pop_back();
  for (const std::u32string_view unit : kUnits)
    if (word == unit) return true;
  return false;
}

/// «И. » before another initial or a surname.
bool ends_initial(const std::u32string& text, std::size_t blank) {
  if (blank < 2 || text[blank - 1] != '.' || !is_upper(text[blank - 2])) return false;
  if (blank > 2 && !opens(text[blank - 3]) && text[blank - 3] != '.') return false;
  return blank + 1 < text.size() && is_upper(text[blank + 1]);
}

bool must_not_break(const std::u32string& text, std::size_t blank) {
  if (blank == 0 || blank + 1 >= text.size()) return false;
  const char32_t before = text[blank - 1];
  const char32_t after = text[blank + 1];
  if (before == U'№' || before == U'§') return true;
  if (kDashes.find(after) != std::u32string_view::npos) return true;
  if (is_digit(before) && is_digit(after)) return false;
  if (is_digit(before)) return is_unit(word_after(text, blank));
  if (after == '%') return true;
  if (before == '.' && blank >= 2 && (text[blank - 2] == U'п')) return after == U'п';
  return ends_initial(text, blank);
}

bool stands_behind_hyphen(const std::u32string& text, std::size_t blank) {
  if (blank < 2 || blank + 1 >= text.size() || text[blank - 1] != '-') return false;
  return is_letter(text[blank - 2]) && is_letter(text[blank + 1]);
}

/// «-участие»: a hyphen before a word is no place to part them.
bool leads_word(const std::u32string& text, std::size_t hyphen) {
  const bool begins = hyphen == 0 || opens(text[hyphen - 1]) || text[hyphen - 1] == ':';
  return begins && hyphen + 1 < text.size() && is_letter(text[hyphen + 1]);
}

std::string utf8(const std::u32string& points) {
  std::string out;
  for (const char32_t c : points) append_utf8(out, c);
  return out;
}

/// «мастер-классов»: no longer than words that are never parted anyway.
bool is_in_short_word(const std::u32string& text, std::size_t hyphen) {
  std::size_t first = hyphen;
  std::size_t last = hyphen + 1;
  while (first > 0 && is_letter(text[first - 1])) --first;
  while (last < text.size() && is_letter(text[last])) ++last;
  return first < hyphen && last > hyphen + 1 && last - first <= kShortWord;
}

void hold_hyphens(std::u32string& points) {
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (points[i] == ' ' && stands_behind_hyphen(points, i)) points[i] = kNoBreak;
    if (points[i] == '-' && (leads_word(points, i) || is_in_short_word(points, i))) points[i] = kNoBreakHyphen;
  }
}

}  // namespace

std::string typeset(std::string_view text) {
  std::u32string points = code_points(text);
  set_quotes(points);
  for (std::size_t i = 0; i < points.size(); ++i)
    if (points[i] == ' ' && must_not_break(points, i)) points[i] = kNoBreak;
  return utf8(points);
}

std::string unbroken(std::string_view text) {
  std::u32string points = code_points(text);
  hold_hyphens(points);
  return utf8(points);
}

}  // namespace vekha::doc
