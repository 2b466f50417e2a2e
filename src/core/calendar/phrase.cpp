#include "core/calendar/phrase.hpp"

namespace vekha::calendar {
namespace {

bool is_year(const Token& token) {
  return token.word == Word::number && token.digits == 4 && token.value >= 2000 && token.value <= 2100;
}
bool is_month(const Token& token) { return token.word == Word::month; }
bool is_small(const Token& token, int most) {
  return token.word == Word::number && token.digits <= 2 && token.value >= 1 && token.value <= most;
}
bool is_range_sign(const Token& token) { return token.word == Word::dash || token.word == Word::to; }

SaidSpan over(const SaidMoment& from, const SaidMoment& to) { return {.from = from, .to = to}; }

/// Recursive descent; a method that finds nothing gives false, and then the whole term is refused.
class Parser {
 public:
  explicit Parser(const std::vector<Token>& tokens) : tokens_(tokens) {}
  std::optional<Phrase> run();

 private:
  const Token& peek(std::size_t ahead = 0) const { return tokens_[std::min(position_ + ahead, tokens_.size() - 1)]; }
  bool take(Word word);
  bool separator();
  bool item();
  bool rhythm();
  bool frequency();
  bool within();
  bool whole_period();
  bool named_academic();
  bool frame();
  bool span();
  std::optional<SaidSpan> until();
  std::optional<SaidSpan> end_of();
  std::optional<SaidSpan> range();
  std::optional<SaidSpan> atom();
  std::optional<SaidSpan> quarters();
  std::optional<SaidSpan> half_year();
  std::optional<SaidSpan> year_span();
  std::optional<SaidSpan> days_of_month();
  int year_behind();
  bool academic_pair(std::size_t ahead) const;
  bool form(Phrase::Form form);
  bool sound() const;

  const std::vector<Token>& tokens_;
  std::size_t position_ = 0;
  Phrase phrase_;
  bool separated_ = true;
  bool formed_ = false;
  std::size_t expected_spans_ = 0;
};

bool Parser::take(Word word) {
  if (peek().word != word) return false;
  ++position_;
  return true;
}

bool Parser::separator() {
  if (!take(Word::comma) && !take(Word::line_break)) return false;
  separated_ = true;
  return true;
}

bool Parser::form(Phrase::Form form) {
  if (formed_ || !phrase_.spans.empty()) return false;
  formed_ = true;
  phrase_.form = form;
  return true;
}

/// «2021-2022 учебн…», «2021/22 уч. …» at this place.
bool Parser::academic_pair(std::size_t ahead) const {
  const Token& second = peek(ahead + 2);
  return is_year(peek(ahead)) && (peek(ahead + 1).word == Word::dash || peek(ahead + 1).word == Word::slash) &&
         second.word == Word::number && (second.digits == 4 || second.digits == 2) &&
         second.value % 100 == (peek(ahead).value + 1) % 100;
}

/// «[, ] 2021 [года]» behind a month; 0 when no year is said there.
int Parser::year_behind() {
  const std::size_t skip = peek().word == Word::comma ? 1 : 0;
  if (!is_year(peek(skip)) || academic_pair(skip)) return 0;
  position_ += skip;
  const int year = peek().value;
  ++position_;
  take(Word::year);
  return year;
}

std::optional<SaidSpan> Parser::quarters() {
  std::size_t last = 0;
  if (is_small(peek(), 4) && is_range_sign(peek(1)) && is_small(peek(2), 4)) last = 2;
  if (!is_small(peek(last), 4) || peek(last + 1).word != Word::quarter) return std::nullopt;
  const auto first_month = static_cast<unsigned>(3 * peek().value - 2);
  const auto last_month = static_cast<unsigned>(3 * peek(last).value);
  position_ += last + 2;
  const int year = year_behind();
  return over({year, first_month}, {year, last_month});
}

/// Half a year counts only with its calendar year: schools count halves of the school year too.
std::optional<SaidSpan> Parser::half_year() {
  if (!is_small(peek(), 2) || peek(1).word != Word::half) return std::nullopt;
  const unsigned first = peek().value == 1 ? 1 : 7;
  const std::size_t start = position_;
  position_ += 2;
  if (const int year = year_behind()) return over({year, first}, {year, first + 5});
  position_ = start;
  return std::nullopt;
}

/// «2022 год», «2021-2022 годы».
std::optional<SaidSpan> Parser::year_span() {
  if (!is_year(peek())) return std::nullopt;
  const bool pair = peek(1).word == Word::dash && is_year(peek(2));
  const std::size_t size = pair ? 3 : 1;
  const Word behind = peek(size).word;
  const bool clear = behind == Word::year || (!pair && behind == Word::stop) ||
                     (pair && peek(2).value - peek().value > 1 && behind == Word::stop);
  if (!clear) return std::nullopt;
  const SaidSpan found = over({peek().value}, {peek(size - 1).value});
  position_ += size;
  take(Word::year);
  return found;
}

/// «10-15 октября», «1 по 15 октября»: both days are of the month behind them.
std::optional<SaidSpan> Parser::days_of_month() {
  if (!is_small(peek(), 31) || !is_range_sign(peek(1)) || !is_small(peek(2), 31) || !is_month(peek(3)))
    return std::nullopt;
  const auto from = static_cast<unsigned>(peek().value);
  const auto to = static_cast<unsigned>(peek(2).value);
  const auto month = static_cast<unsigned>(peek(3).value);
  position_ += 4;
  const int year = year_behind();
  return over({year, month, from}, {year, month, to});
}

std::optional<SaidSpan> Parser::atom() {
  if (const auto found = quarters()) return found;
  if (const auto found = half_year()) return found;
  if (const auto found = year_span()) return found;
  if (peek().word == Word::date) {
    const SaidMoment day{peek().value, peek().month, peek().day};
    ++position_;
    take(Word::year);
    return over(day, day);
  }
  const bool with_day = is_small(peek(), 31) && is_month(peek(1));
  if (!with_day && !is_month(peek())) return std::nullopt;
  SaidMoment moment;
  if (with_day) moment.day = static_cast<unsigned>(peek().value);
  position_ += with_day ? 1 : 0;
  moment.month = static_cast<unsigned>(peek().value);
  ++position_;
  moment.year = year_behind();
  return over(moment, moment);
}

std::optional<SaidSpan> Parser::range() {
  take(Word::in);
  const bool opened = take(Word::from);
  if (const auto days = days_of_month()) return days;
  const auto first = atom();
  if (!first) return std::nullopt;
  if (!is_range_sign(peek())) return opened ? std::nullopt : first;
  ++position_;
  const auto last = atom();
  if (!last) return std::nullopt;
  const bool alike = (first->from.day == 0) == (last->to.day == 0) && (first->from.month == 0) == (last->to.month == 0);
  return alike ? std::optional(over(first->from, last->to)) : std::nullopt;
}

/// «конца мая 2025», «конца 2025 года».
std::optional<SaidSpan> Parser::end_of() {
  if (!take(Word::end)) return std::nullopt;
  auto moment = atom();
  if (!moment || moment->to.day != 0) return std::nullopt;
  if (moment->to.month == 0) moment->to.month = 12;
  moment->from = moment->to;
  moment->bound = SaidSpan::Bound::until;
  return moment;
}

std::optional<SaidSpan> Parser::until() {
  const bool inclusive = peek().word == Word::not_later;
  if (!take(Word::until) && !take(Word::not_later)) return std::nullopt;
  if (auto end = end_of()) return end;
  auto moment = atom();
  if (!moment || moment->to.month == 0) return std::nullopt;
  const bool whole_month = moment->to.day == 0;
  if (whole_month && (moment->from.month != moment->to.month)) return std::nullopt;
  moment->bound = whole_month && !inclusive ? SaidSpan::Bound::up_to : SaidSpan::Bound::until;
  return moment;
}

bool Parser::span() {
  if (formed_) return false;
  auto found = peek().word == Word::until || peek().word == Word::not_later ? until() : range();
  if (!found) return false;
  found->after_separator = separated_;
  (phrase_.then ? phrase_.later : phrase_.spans).push_back(*found);
  separated_ = false;
  return true;
}

bool Parser::named_academic() {
  const std::size_t skip = peek().word == Word::in ? 1 : 0;
  if (!academic_pair(skip)) return false;
  const Word behind = peek(skip + 3).word;
  const bool listed = behind == Word::comma && academic_pair(skip + 4);
  if (behind != Word::academic && !listed) return false;
  phrase_.academic_years.push_back(peek(skip).value);
  position_ += skip + 3;
  if (take(Word::academic)) take(Word::year);
  return true;
}

/// «текущего учебного года», «2021-2022 учебного года» behind months.
bool Parser::frame() {
  if (phrase_.spans.empty() || formed_) return false;
  Frame found = Frame::none;
  const bool current = peek().word == Word::current;
  const std::size_t skip = current ? 1 : 0;
  if (peek(skip).word == Word::academic && peek(skip + 1).word == Word::year) {
    found = Frame::current_academic;
    position_ += skip + 2;
  } else if (current && peek(1).word == Word::year) {
    found = Frame::current_calendar;
    position_ += 2;
  } else if (academic_pair(0) && peek(3).word == Word::academic && named_academic()) {
    found = Frame::named_academic;
  }
  if (found == Frame::none || (phrase_.frame != Frame::none && phrase_.frame != found)) return false;
  phrase_.frame = found;
  return true;
}

bool Parser::whole_period() {
  if (peek().word == Word::whole && peek(1).word == Word::period) {
    position_ += 2;
    return form(Phrase::Form::standing);
  }
  return false;
}

bool Parser::within() {
  if (peek().word != Word::in || peek(1).word != Word::within) return false;
  position_ += 2;
  if (whole_period()) return true;
  const std::size_t skip = peek().word == Word::current || peek().word == Word::whole ? 1 : 0;
  if (peek(skip).word == Word::academic && peek(skip + 1).word == Word::year) {
    position_ += skip + 2;
    return form(Phrase::Form::academic);
  }
  if (peek(skip).word == Word::year) {
    position_ += skip + 1;
    return form(Phrase::Form::in_year);
  }
  if (academic_pair(0)) return form(Phrase::Form::academic) && named_academic();
  return span();
}

/// «2 раза в год»: as many spans must follow.
bool Parser::frequency() {
  if (!is_small(peek(), 4) || peek(1).word != Word::times || peek(2).word != Word::in || peek(3).word != Word::year)
    return false;
  expected_spans_ = static_cast<std::size_t>(peek().value);
  position_ += 4;
  phrase_.yearly = true;
  return true;
}

bool Parser::rhythm() {
  if (peek().word == Word::each && peek(1).word == Word::year) {
    position_ += 2;
    return phrase_.yearly = true;
  }
  if (take(Word::yearly)) return phrase_.yearly = true;
  if (take(Word::quarterly)) return form(Phrase::Form::quarterly);
  if (take(Word::monthly)) return form(Phrase::Form::monthly);
  if (take(Word::standing)) return form(Phrase::Form::standing);
  if (peek().word != Word::then || phrase_.spans.empty() || phrase_.then || phrase_.yearly) return false;
  ++position_;
  take(Word::dash);
  return phrase_.then = true;
}

bool Parser::item() {
  if (separator() || frequency() || rhythm() || whole_period() || within() || frame()) return true;
  if ((phrase_.spans.empty() || !phrase_.academic_years.empty()) && named_academic()) {
    const bool again = formed_ && phrase_.form == Phrase::Form::academic;
    return again || form(Phrase::Form::academic);
  }
  return span();
}

/// The parts found must make sense together.
bool Parser::sound() const {
  if (phrase_.then && !phrase_.yearly) return false;
  if (expected_spans_ > 0 && phrase_.spans.size() != expected_spans_) return false;
  if (formed_) return phrase_.spans.empty() && (!phrase_.yearly || phrase_.form != Phrase::Form::standing);
  return phrase_.yearly || !phrase_.spans.empty();
}

std::optional<Phrase> Parser::run() {
  while (peek().word != Word::stop) {
    const std::size_t before = position_;
    if (!item() || position_ == before) return std::nullopt;
  }
  return sound() ? std::optional(phrase_) : std::nullopt;
}

}  // namespace

std::optional<Phrase> parse_phrase(const std::vector<Token>& tokens) { return Parser(tokens).run(); }

}  // namespace vekha::calendar
