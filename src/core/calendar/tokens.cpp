#include "core/calendar/tokens.hpp"

#include <array>
#include <optional>

#include "base/date.hpp"
#include "base/text.hpp"

namespace vekha::calendar {
namespace {

struct Entry {
  std::string_view text;
  Word word;
  int value = 0;
};

constexpr std::array kWords{
    Entry{"год", Word::year},
    Entry{"года", Word::year},
    Entry{"году", Word::year},
    Entry{"годы", Word::year},
    Entry{"годов", Word::year},
    Entry{"годах", Word::year},
    Entry{"годам", Word::year},
    Entry{"г", Word::year},
    Entry{"гг", Word::year},
    Entry{"учебный", Word::academic},
    Entry{"учебного", Word::academic},
    Entry{"учебном", Word::academic},
    Entry{"учебному", Word::academic},
    Entry{"учебные", Word::academic},
    Entry{"учебных", Word::academic},
    Entry{"уч", Word::academic},
    Entry{"учеб", Word::academic},
    Entry{"в", Word::in},
    Entry{"во", Word::in},
    Entry{"на", Word::in},
    Entry{"с", Word::from},
    Entry{"со", Word::from},
    Entry{"c", Word::from},
    Entry{"по", Word::to},
    Entry{"до", Word::until},
    Entry{"к", Word::until},
    Entry{"период", Word::period},
    Entry{"периода", Word::period},
    Entry{"периоде", Word::period},
    Entry{"и", Word::and_},
    Entry{"i", Word::number, 1},
    Entry{"ii", Word::number, 2},
    Entry{"iii", Word::number, 3},
    Entry{"iv", Word::number, 4},
    Entry{"і", Word::number, 1},
    Entry{"іі", Word::number, 2},
    Entry{"янв", Word::month, 1},
    Entry{"фев", Word::month, 2},
    Entry{"февр", Word::month, 2},
    Entry{"апр", Word::month, 4},
    Entry{"авг", Word::month, 8},
    Entry{"сен", Word::month, 9},
    Entry{"сент", Word::month, 9},
    Entry{"окт", Word::month, 10},
    Entry{"ноя", Word::month, 11},
    Entry{"нояб", Word::month, 11},
    Entry{"дек", Word::month, 12},
    Entry{"январю", Word::month, 1},
    Entry{"февралю", Word::month, 2},
    Entry{"марту", Word::month, 3},
    Entry{"апрелю", Word::month, 4},
    Entry{"маю", Word::month, 5},
    Entry{"июню", Word::month, 6},
    Entry{"июлю", Word::month, 7},
    Entry{"августу", Word::month, 8},
    Entry{"сентябрю", Word::month, 9},
    Entry{"октябрю", Word::month, 10},
    Entry{"ноябрю", Word::month, 11},
    Entry{"декабрю", Word::month, 12},
};

/// Numbers in words: all case forms that stand beside «раз», «день», «месяц», «квартал».
constexpr std::array kNumbers{
    Entry{"один", Word::number, 1},          Entry{"одна", Word::number, 1},
    Entry{"одного", Word::number, 1},        Entry{"одной", Word::number, 1},
    Entry{"одну", Word::number, 1},          Entry{"два", Word::number, 2},
    Entry{"две", Word::number, 2},           Entry{"двух", Word::number, 2},
    Entry{"три", Word::number, 3},           Entry{"трех", Word::number, 3},
    Entry{"четыре", Word::number, 4},        Entry{"четырех", Word::number, 4},
    Entry{"пять", Word::number, 5},          Entry{"пяти", Word::number, 5},
    Entry{"шесть", Word::number, 6},         Entry{"шести", Word::number, 6},
    Entry{"семь", Word::number, 7},          Entry{"семи", Word::number, 7},
    Entry{"восемь", Word::number, 8},        Entry{"восьми", Word::number, 8},
    Entry{"девять", Word::number, 9},        Entry{"девяти", Word::number, 9},
    Entry{"десять", Word::number, 10},       Entry{"десяти", Word::number, 10},
    Entry{"двенадцать", Word::number, 12},   Entry{"двенадцати", Word::number, 12},
    Entry{"четырнадцати", Word::number, 14}, Entry{"пятнадцати", Word::number, 15},
    Entry{"двадцати", Word::number, 20},     Entry{"тридцати", Word::number, 30},
    Entry{"первый", Word::number, 1},        Entry{"первая", Word::number, 1},
    Entry{"первое", Word::number, 1},        Entry{"первого", Word::number, 1},
    Entry{"первой", Word::number, 1},        Entry{"первом", Word::number, 1},
    Entry{"первую", Word::number, 1},        Entry{"второй", Word::number, 2},
    Entry{"вторая", Word::number, 2},        Entry{"второе", Word::number, 2},
    Entry{"второго", Word::number, 2},       Entry{"втором", Word::number, 2},
    Entry{"вторую", Word::number, 2},        Entry{"третий", Word::number, 3},
    Entry{"третья", Word::number, 3},        Entry{"третье", Word::number, 3},
    Entry{"третьего", Word::number, 3},      Entry{"третьей", Word::number, 3},
    Entry{"третьем", Word::number, 3},       Entry{"третью", Word::number, 3},
    Entry{"четвертый", Word::number, 4},     Entry{"четвертая", Word::number, 4},
    Entry{"четвертого", Word::number, 4},    Entry{"четвертой", Word::number, 4},
    Entry{"четвертом", Word::number, 4},     Entry{"четвертую", Word::number, 4},
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// What a sign that is not a letter or digit means; nothing when it parts words only.
std::optional<Word> sign_of(char32_t c) {
  switch (c) {
    case U',':
    case U':': return Word::comma;
    case U';': return Word::semicolon;
    case U'(':
    case U'[': return Word::open;
    case U')':
    case U']': return Word::close;
    case U'/': return Word::slash;
    case U'«':
    case U'»':
    case U'„':
    case U'“':
    case U'”':
    case U'"': return Word::quote;
    case U'-':
    case U'‐':
    case U'‑':
    case U'‒':
    case U'–':
    case U'—':
    case U'−': return Word::dash;
    default: return std::nullopt;
  }
}

bool is_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= 0x400 && c <= 0x52F);
}

/// Walks over one line of the cell.
class Scanner {
 public:
  Scanner(std::string_view line, std::vector<Token>& out) : line_(line), out_(out) {}
  void run();

 private:
  char32_t peek() const;
  std::string_view take_letters();
  std::string_view take_digits();
  void put(Token token, std::size_t start);
  bool date(std::size_t start);
  bool iso_or_slashed(std::size_t start);
  bool dotted(std::size_t start);
  bool put_parts(const std::vector<std::string>& parts, std::size_t start);
  bool ordinal_ending();
  void number();
  void word();
  void sign();

  std::string_view line_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;  ///< of the token before
  std::vector<Token>& out_;
};

char32_t Scanner::peek() const {
  std::size_t i = at_;
  return at_ < line_.size() ? next_code_point(line_, i) : U'\0';
}

std::string_view Scanner::take_letters() {
  const std::size_t start = at_;
  while (at_ < line_.size()) {
    std::size_t next = at_;
    if (!is_letter(next_code_point(line_, next))) break;
    at_ = next;
  }
  return line_.substr(start, at_ - start);
}

std::string_view Scanner::take_digits() {
  const std::size_t start = at_;
  while (at_ < line_.size() && is_digit(line_[at_])) ++at_;
  return line_.substr(start, at_ - start);
}

void Scanner::put(Token token, std::size_t start) {
  token.text = line_.substr(start, at_ - start);
  token.low = folded(token.text);
  token.glued = start == end_ && start > 0;
  end_ = at_;
  out_.push_back(std::move(token));
}

/// «2025-12-23», «23/12/2025», «09/2024» from the first digit on.
bool Scanner::iso_or_slashed(std::size_t start) {
  std::size_t end = start;
  while (end < line_.size() && (is_digit(line_[end]) || line_[end] == '-' || line_[end] == '/')) ++end;
  const std::string_view whole = line_.substr(start, end - start);
  if (const auto day = whole.size() == 10 ? parse_iso_date(whole) : std::nullopt) {
    at_ = end;
    put({.word = Word::date, .value = day->year(), .month = day->month(), .day = day->day()}, start);
    return true;
  }
  const auto parts = split(whole, '/');
  const bool months = parts.size() == 2 && parts[0].size() <= 2 && parts[1].size() == 4;
  const bool days = parts.size() == 3 && parts[0].size() <= 2 && parts[1].size() <= 2;
  if (whole.find('-') != std::string_view::npos || !(months || days)) return false;
  at_ = end;
  return put_parts(parts, start);
}

/// «23.12.2025», «23.12.25», «09.2024», «23.12».
bool Scanner::dotted(std::size_t start) {
  std::size_t end = start;
  while (end < line_.size() && (is_digit(line_[end]) || line_[end] == '.')) ++end;
  while (line_[end - 1] == '.') --end;
  const auto parts = split(line_.substr(start, end - start), '.');
  if (parts.size() < 2 || parts.size() > 3 || parts[0].size() > 2 || parts.back().empty()) return false;
  at_ = end;
  return put_parts(parts, start);
}

bool Scanner::put_parts(const std::vector<std::string>& parts, std::size_t start) {
  const auto value = [&](std::size_t i) { return static_cast<int>(parse_integer(parts[i]).value_or(0)); };
  const bool no_day = parts.size() == 2 && parts[1].size() == 4;
  if (no_day && value(0) >= 1 && value(0) <= 12) {
    put({.word = Word::month, .value = value(0)}, start);
    put({.word = Word::number, .value = value(1), .digits = 4}, start);
  } else if (parts.size() == 2 && parts[1].size() <= 2 && value(0) >= 1 && value(0) <= 31 && value(1) >= 1 &&
             value(1) <= 12) {
    put({.word = Word::number, .value = value(0), .digits = 2}, start);
    put({.word = Word::month, .value = value(1)}, start);
  } else {
    const std::string year = parts.size() == 3 ? (parts[2].size() == 2 ? "20" : "") + parts[2] : "";
    const auto day = parts.size() == 3 ? parse_ru_date(parts[0] + "." + parts[1] + "." + year) : std::nullopt;
    put(day ? Token{.word = Word::date, .value = day->year(), .month = day->month(), .day = day->day()}
            : Token{.word = Word::broken},
        start);
  }
  return true;
}

bool Scanner::date(std::size_t start) {
  const char sign = at_ < line_.size() ? line_[at_] : ' ';
  if (sign == '.' && at_ + 1 < line_.size() && is_digit(line_[at_ + 1])) return dotted(start);
  if ((sign == '-' || sign == '/') && at_ + 1 < line_.size() && is_digit(line_[at_ + 1])) return iso_or_slashed(start);
  return false;
}

/// «1-го», «1-й», «10-ти», «5го»: the ending says nothing new.
bool Scanner::ordinal_ending() {
  const std::size_t start = at_;
  if (at_ < line_.size() && line_[at_] == '-') ++at_;
  const std::string ending = folded(take_letters());
  for (const std::string_view known :
       {"го", "й", "ый", "ой", "ого", "м", "ом", "ти", "х", "ая", "я", "ю", "ую", "ей", "е"})
    if (known == ending) return true;
  at_ = start;
  return false;
}

void Scanner::number() {
  const std::size_t start = at_;
  const std::string_view digits = take_digits();
  if (digits.size() > 4) {
    put({.word = Word::broken}, start);
    return;
  }
  if (date(start)) return;
  const int value = static_cast<int>(parse_integer(digits).value_or(0));
  const int size = static_cast<int>(digits.size());
  ordinal_ending();
  put({.word = Word::number, .value = value, .digits = size}, start);
}

void Scanner::word() {
  const std::size_t start = at_;
  const std::string low = folded(take_letters());
  if (const unsigned month = month_from_name(low)) {
    put({.word = Word::month, .value = static_cast<int>(month)}, start);
    return;
  }
  const std::string latin = replaced(replaced(low, "і", "i"), "ӏ", "i");  // letters that only look like Roman digits
  for (const Entry& entry : kWords) {
    if (entry.text != low && entry.text != latin) continue;
    if (entry.word == Word::number) ordinal_ending();
    put({.word = entry.word, .value = entry.value}, start);
    return;
  }
  for (const Entry& entry : kNumbers) {
    if (entry.text != low) continue;
    put({.word = Word::number, .value = entry.value}, start);
    return;
  }
  put({}, start);
}

void Scanner::sign() {
  const std::size_t start = at_;
  const char32_t c = next_code_point(line_, at_);
  if (c == U' ' || c == U'.') return;
  const auto word = sign_of(c);
  const bool doubled = word == Word::dash && !out_.empty() && out_.back().word == Word::dash && end_ == start;
  if (doubled) {
    end_ = at_;
    return;
  }
  put({.word = word.value_or(Word::sign)}, start);
}

void Scanner::run() {
  while (at_ < line_.size()) {
    if (is_digit(line_[at_]))
      number();
    else if (is_letter(peek()))
      word();
    else
      sign();
  }
}

/// The line goes on with the one before: «сентябрь» / «2025 года», «сентябрь –» / «октябрь», «до» / «1 мая».
bool goes_on(const std::vector<Token>& before, const std::vector<Token>& line) {
  const Token& last = before.back();
  const Token& next = line.front();
  if (next.word == Word::number && next.digits == 4 && last.word == Word::month) return true;
  if (next.word == Word::year && last.word == Word::number && last.digits == 4) return true;
  const bool listed = before.front().word == Word::dash;  // «- май» / «- июнь» is a list, not a range
  const bool range = next.word == Word::dash && line.size() > 1 && line[1].word == Word::month;
  if (!listed && (last.word == Word::dash || range)) return true;
  if (last.word == Word::until || last.word == Word::from) return true;
  return last.low == "течение" || last.low == "течении";
}

/// «П квартал», «Ш квартал»: a letter typed for a Roman number.
void mend_romans(std::vector<Token>& tokens) {
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const std::string& unit = tokens[i + 1].low;
    const bool counted = unit.starts_with("квартал") || unit == "кв" || unit.starts_with("полугоди");
    if (!counted || (tokens[i].low != "п" && tokens[i].low != "ш")) continue;
    tokens[i].word = Word::number;
    tokens[i].value = tokens[i].low == "п" ? 2 : 3;
  }
}

}  // namespace

std::vector<Token> tokens_of(std::string_view term) {
  std::vector<Token> out;
  for (const std::string& line : split(replaced(replaced(term, "⏎", "\n"), "\r", "\n"), '\n')) {
    const std::string plain = squeezed(line);
    if (plain.empty()) continue;
    std::vector<Token> tokens;
    Scanner(plain, tokens).run();
    if (tokens.empty()) continue;
    if (!out.empty() && !goes_on(out, tokens)) out.push_back({.word = Word::line_break});
    out.insert(out.end(), tokens.begin(), tokens.end());
  }
  mend_romans(out);
  out.push_back({.word = Word::stop});
  return out;
}

}  // namespace vekha::calendar
