#include "core/roadmap/tokens.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace vekha::roadmap {
namespace {

/// Marks that are tokens of their own wherever they stand.
bool parts_always(char32_t c) {
  constexpr std::u32string_view kMarks = U"«»\"„“”()[];№…";
  return kMarks.find(c) != std::u32string_view::npos;
}

/// Marks that end a word but may also stand inside one: «08.09.2021», «590/219», «10:30».
bool parts_at_end(char c) { return c == '.' || c == ',' || c == ':' || c == '!' || c == '?'; }

bool is_blank(char32_t c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == U'\u00A0' || c == U'\u202F';
}

class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text) {}
  std::vector<Token> run();

 private:
  void add(std::size_t begin, std::size_t end);
  void word(std::size_t begin, std::size_t end);

  std::string_view text_;
  std::vector<Token> out_;
};

void Cutter::add(std::size_t begin, std::size_t end) {
  std::string text(text_.substr(begin, end - begin));
  std::string small = replaced(lower(text), "ё", "е");
  for (const std::string_view dash : {"–", "—", "‑", "−"}) small = replaced(small, dash, "-");
  out_.push_back({std::move(text), std::move(small), begin, end});
}

void Cutter::word(std::size_t begin, std::size_t end) {
  std::size_t last = end;
  while (last > begin && parts_at_end(text_[last - 1])) --last;
  std::size_t first = begin;
  while (first < last && parts_at_end(text_[first])) ++first;
  for (std::size_t at = begin; at < first; ++at) add(at, at + 1);
  if (first < last) add(first, last);
  for (std::size_t at = std::max(first, last); at < end; ++at) add(at, at + 1);
}

std::vector<Token> Cutter::run() {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text_.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(text_, at);
    if (!is_blank(c) && !parts_always(c)) continue;
    if (begin < start) word(begin, start);
    if (parts_always(c)) add(start, at);
    begin = at;
  }
  if (begin < text_.size()) word(begin, text_.size());
  return std::move(out_);
}

std::optional<int> small_number(const std::string& text, int most) {
  if (text.empty() || text.size() > 4 ||
      !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return std::nullopt;
  const int number = std::stoi(text);
  return number >= 1 && number <= most ? std::optional(number) : std::nullopt;
}

std::optional<Date> real_date(int year, unsigned month, int day) {
  const std::string iso = std::to_string(year) + (month < 10 ? "-0" : "-") + std::to_string(month) +
                          (day < 10 ? "-0" : "-") + std::to_string(day);
  return year >= 1900 && year <= 2199 ? parse_iso_date(iso) : std::nullopt;
}

/// «г.», «года» and the full stop behind a year.
std::size_t behind_year(const std::vector<Token>& tokens, std::size_t at) {
  if (at < tokens.size() && (tokens[at].small == "г" || tokens[at].small == "года" || tokens[at].small == "год")) {
    ++at;
    if (at < tokens.size() && tokens[at].text == "." && tokens[at - 1].small == "г") ++at;
  }
  return at;
}

std::optional<Found<Date>> worded_date(const std::vector<Token>& tokens, std::size_t at) {
  const bool quoted = is_opening_quote(tokens[at]);
  std::size_t next = at + (quoted ? 1 : 0);
  if (next >= tokens.size()) return std::nullopt;
  const auto day = small_number(tokens[next].text, 31);
  if (!day) return std::nullopt;
  ++next;
  if (quoted) {
    if (next >= tokens.size() || !is_closing_quote(tokens[next])) return std::nullopt;
    ++next;
  }
  if (next + 1 >= tokens.size()) return std::nullopt;
  const unsigned month = month_from_name(tokens[next].small);
  std::string year_text = tokens[next + 1].small;
  if (year_text.ends_with("г")) year_text.resize(year_text.size() - std::string_view("г").size());
  const auto year = small_number(year_text, 2199);
  if (month == 0 || !year) return std::nullopt;
  const auto date = real_date(*year, month, *day);
  if (!date) return std::nullopt;
  return Found<Date>{*date, behind_year(tokens, next + 2)};
}

/// «08.09.2021», «08.09.2021г», «8/09/2021».
std::optional<Date> dotted_date(std::string text) {
  if (text.ends_with("г")) text.resize(text.size() - std::string_view("г").size());
  std::replace(text.begin(), text.end(), '/', '.');
  if (std::count(text.begin(), text.end(), '.') != 2) return std::nullopt;
  const auto last = text.rfind('.');
  if (text.size() - last == 3) text.insert(last + 1, "20");
  return parse_ru_date(text);
}

bool is_sign_of_number(const Token& token) { return token.text == "№" || token.small == "n" || token.small == "no"; }

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

}  // namespace

bool is_opening_quote(const Token& token) {
  return token.text == "«" || token.text == "\"" || token.text == "„" || token.text == "“";
}

bool is_closing_quote(const Token& token) {
  return token.text == "»" || token.text == "\"" || token.text == "”" || token.text == "“";
}

std::vector<Token> tokens_of(std::string_view text) { return Cutter(text).run(); }

std::optional<Found<Date>> date_at(const std::vector<Token>& tokens, std::size_t at) {
  if (at >= tokens.size()) return std::nullopt;
  if (const auto date = dotted_date(tokens[at].small)) return Found<Date>{*date, behind_year(tokens, at + 1)};
  return worded_date(tokens, at);
}

std::optional<Found<std::string>> number_at(const std::vector<Token>& tokens, std::size_t at) {
  if (at >= tokens.size() || !is_sign_of_number(tokens[at])) return std::nullopt;
  while (at < tokens.size() && is_sign_of_number(tokens[at])) ++at;
  std::string number;
  for (; at < tokens.size(); ++at) {
    const std::string& word = tokens[at].small;
    const bool joint = word.starts_with('-') || word.starts_with('/');
    const bool open = number.ends_with('-') || number.ends_with('/');
    if (!number.empty() && !joint && !open) break;
    if (word.find_first_of(".,;:()") == 0 || is_opening_quote(tokens[at])) break;
    number += replaced(replaced(tokens[at].text, "–", "-"), "—", "-");
  }
  while (number.ends_with('-') || number.ends_with('/')) number.pop_back();
  if (!has_digit(number) && lower(number) != "б/н") return std::nullopt;
  return Found<std::string>{number, at};
}

}  // namespace vekha::roadmap
