#include "core/calendar/tokens.hpp"

#include <array>
#include <string>

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
    Entry{"ежегодно", Word::yearly},
    Entry{"ежегодный", Word::yearly},
    Entry{"ежеквартально", Word::quarterly},
    Entry{"поквартально", Word::quarterly},
    Entry{"ежемесячно", Word::monthly},
    Entry{"помесячно", Word::monthly},
    Entry{"постоянно", Word::standing},
    Entry{"непрерывно", Word::standing},
    Entry{"систематически", Word::standing},
    Entry{"далее", Word::then},
    Entry{"затем", Word::then},
    Entry{"год", Word::year},
    Entry{"года", Word::year},
    Entry{"году", Word::year},
    Entry{"годы", Word::year},
    Entry{"годов", Word::year},
    Entry{"годах", Word::year},
    Entry{"г", Word::year},
    Entry{"гг", Word::year},
    Entry{"учебный", Word::academic},
    Entry{"учебного", Word::academic},
    Entry{"учебном", Word::academic},
    Entry{"учебные", Word::academic},
    Entry{"учебных", Word::academic},
    Entry{"уч", Word::academic},
    Entry{"течение", Word::within},
    Entry{"течении", Word::within},
    Entry{"в", Word::in},
    Entry{"во", Word::in},
    Entry{"на", Word::in},
    Entry{"с", Word::from},
    Entry{"со", Word::from},
    Entry{"по", Word::to},
    Entry{"до", Word::until},
    Entry{"к", Word::until},
    Entry{"конец", Word::end},
    Entry{"конца", Word::end},
    Entry{"концу", Word::end},
    Entry{"текущего", Word::current},
    Entry{"текущем", Word::current},
    Entry{"текущий", Word::current},
    Entry{"каждый", Word::each},
    Entry{"каждого", Word::each},
    Entry{"каждом", Word::each},
    Entry{"весь", Word::whole},
    Entry{"всего", Word::whole},
    Entry{"период", Word::period},
    Entry{"периода", Word::period},
    Entry{"квартал", Word::quarter},
    Entry{"квартала", Word::quarter},
    Entry{"квартале", Word::quarter},
    Entry{"кварталы", Word::quarter},
    Entry{"кв", Word::quarter},
    Entry{"полугодие", Word::half},
    Entry{"полугодия", Word::half},
    Entry{"полугодии", Word::half},
    Entry{"раз", Word::times},
    Entry{"раза", Word::times},
    Entry{"и", Word::comma},
    Entry{"i", Word::number, 1},
    Entry{"ii", Word::number, 2},
    Entry{"iii", Word::number, 3},
    Entry{"iv", Word::number, 4},
    Entry{"янв", Word::month, 1},
    Entry{"фев", Word::month, 2},
    Entry{"апр", Word::month, 4},
    Entry{"авг", Word::month, 8},
    Entry{"сен", Word::month, 9},
    Entry{"сент", Word::month, 9},
    Entry{"окт", Word::month, 10},
    Entry{"ноя", Word::month, 11},
    Entry{"нояб", Word::month, 11},
    Entry{"дек", Word::month, 12},
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z'); }

/// Walks over one folded line of the cell.
class Scanner {
 public:
  Scanner(std::string_view line, std::vector<Token>& out) : line_(line), out_(out) {}
  void run();

 private:
  std::string_view take(bool (*belongs)(char));
  void number();
  void word();
  void sign();
  bool date(std::string_view digits);
  void drop_ordinal_ending();
  void two_words();

  std::string_view line_;
  std::size_t at_ = 0;
  std::vector<Token>& out_;
};

std::string_view Scanner::take(bool (*belongs)(char)) {
  const std::size_t start = at_;
  while (at_ < line_.size() && belongs(line_[at_])) ++at_;
  return line_.substr(start, at_ - start);
}

/// «01.09.2024», «01.09.24» and «09.2024» from the first number on; nothing is taken otherwise.
bool Scanner::date(std::string_view digits) {
  std::size_t end = at_;
  while (end < line_.size() && (is_digit(line_[end]) || line_[end] == '.')) ++end;
  const std::vector<std::string> parts = split(std::string(digits) + std::string(line_.substr(at_, end - at_)), '.');
  const std::size_t count = parts.size() - (parts.back().empty() ? 1 : 0);
  if (count == 2 && digits.size() <= 2 && parts[1].size() == 4) {
    const auto month = static_cast<int>(parse_integer(digits).value_or(0));
    if (month < 1 || month > 12) return false;
    out_.push_back({Word::month, month});
    out_.push_back({.word = Word::number, .value = static_cast<int>(*parse_integer(parts[1])), .digits = 4});
  } else if (count == 3) {
    const std::string year = (parts[2].size() == 2 ? "20" : "") + parts[2];
    const auto day = parse_ru_date(parts[0] + "." + parts[1] + "." + year);
    out_.push_back(day ? Token{Word::date, day->year(), day->month(), day->day()} : Token{});
  } else {
    return false;
  }
  at_ = end;
  return true;
}

/// «1-го», «1-й», «2-ой»: the ending says nothing new.
void Scanner::drop_ordinal_ending() {
  for (const std::string_view ending : {"-го", "-й", "-ый", "-ой", "-ого", "-м", "-е"}) {
    const std::string_view rest = line_.substr(at_);
    if (!rest.starts_with(ending)) continue;
    if (rest.size() > ending.size() && is_letter(rest[ending.size()])) continue;
    at_ += ending.size();
    return;
  }
}

void Scanner::number() {
  const std::string_view digits = take(is_digit);
  if (digits.size() > 4) return out_.push_back({});
  if (date(digits)) return;
  out_.push_back({.word = Word::number,
                  .value = static_cast<int>(parse_integer(digits).value_or(0)),
                  .digits = static_cast<int>(digits.size())});
  drop_ordinal_ending();
}

/// «не позднее», «на постоянной основе» are said in several words.
void Scanner::two_words() {
  const std::string_view rest = line_.substr(at_);
  struct Phrase {
    std::string_view text;
    Word word;
  };
  for (const Phrase& phrase : {Phrase{"не позднее", Word::not_later}, Phrase{"не позже", Word::not_later},
                               Phrase{"на постоянной основе", Word::standing}}) {
    if (!rest.starts_with(phrase.text)) continue;
    if (rest.size() > phrase.text.size() && is_letter(rest[phrase.text.size()])) continue;
    at_ += phrase.text.size();
    return out_.push_back({phrase.word});
  }
}

void Scanner::word() {
  const std::size_t before = out_.size();
  two_words();
  if (out_.size() != before) return;
  const std::string_view text = take(is_letter);
  if (const unsigned month = month_from_name(text)) return out_.push_back({Word::month, static_cast<int>(month)});
  if (text == "месяц" || text == "месяца") return;  // «сентябрь месяц»
  const bool of_period = !out_.empty() && out_.back().word == Word::period;
  if (of_period && (text == "реализации" || text == "действия" || text == "плана")) return;
  for (const Entry& entry : kWords)
    if (entry.text == text) {
      out_.push_back({entry.word, entry.value});
      if (entry.word == Word::number) drop_ordinal_ending();
      return;
    }
  out_.push_back({});
}

void Scanner::sign() {
  switch (line_[at_++]) {
    case ' ':
    case '.': return;
    case ',':
    case ';':
    case '(':
    case ')': return out_.push_back({Word::comma});
    case '-': return out_.push_back({Word::dash});
    case '/': return out_.push_back({Word::slash});
    default: return out_.push_back({});
  }
}

void Scanner::run() {
  while (at_ < line_.size()) {
    if (is_digit(line_[at_]))
      number();
    else if (is_letter(line_[at_]))
      word();
    else
      sign();
  }
}

}  // namespace

std::vector<Token> tokens_of(std::string_view term) {
  std::vector<Token> out;
  for (const std::string& line : split(term, '\n')) {
    const std::string plain = folded(line);
    if (plain.empty()) continue;
    if (!out.empty()) out.push_back({Word::line_break});
    Scanner(plain, out).run();
  }
  out.push_back({Word::stop});
  return out;
}

}  // namespace vekha::calendar
