#include <algorithm>

#include "core/calendar/parser.hpp"

namespace vekha::calendar {
namespace {

SaidSpan over(const Moment& from, const Moment& to) { return {.span = {.from = from, .to = to}}; }

constexpr int kDaysInMonth[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

}  // namespace

/// «I квартал 2025», «I-II кварталы», «1 кв.».
std::optional<SaidSpan> Parser::quarters() {
  Attempt attempt(*this);
  const std::size_t last = small(0, 4) && range_sign(1) && small(2, 4) ? 2 : 0;
  if (!small(last, 4) || !(stem(last + 1, {"квартал"}) || is(last + 1, {"кв"}))) return attempt.nothing();
  const auto first_month = static_cast<unsigned>(3 * peek().value - 2);
  const auto last_month = static_cast<unsigned>(3 * peek(last).value);
  position_ += last + 2;
  const int year = year_behind();
  return over({year, first_month}, {year, last_month});
}

/// «I полугодие 2025 года», «второе полугодие 2024-2025 учебного года», «первая половина учебного года».
std::optional<SaidSpan> Parser::half_year() {
  Attempt attempt(*this);
  if (!small(0, 2) || !(stem(1, {"полугоди"}) || is(1, {"половина", "половине", "половину"}))) return attempt.nothing();
  const bool half = !stem(1, {"полугоди"});
  const bool first = peek().value == 1;
  position_ += 2;
  const unsigned from = first ? 1 : 7;
  const Span calendar{.from = {.month = from}, .to = {.month = from + 5}};
  const Span academic{.from = {.month = first ? 9U : 1U}, .to = {.month = first ? 12U : 5U}};
  if (const int year = year_behind()) return over({year, from}, {year, from + 5});
  const bool pair = academic_pair(0) && word(3, Word::academic);
  const bool framed = stem(0, {"текущ", "следующ", "предыдущ"});
  const std::size_t skip = framed ? 1 : 0;
  if (pair || (word(skip, Word::academic) && word(skip + 1, Word::year))) {
    if (!pair && !framed) position_ += 2;
    return SaidSpan{.span = academic};
  }
  if (half && !stem(skip, {"календарн"}) && !word(skip, Word::year)) return attempt.nothing();
  if (take_stem({"календарн"}) && take(Word::year)) return SaidSpan{.span = calendar};
  if (half) take(Word::year);
  SaidSpan said{.span = calendar};
  said.others = {academic};
  said.question = "Полугодие календарное или учебное?";
  said.half_year = true;
  return said;
}

/// «2022 год», «2021-2022 годы», «2022» alone.
std::optional<SaidSpan> Parser::year_span() {
  if (!is_year(0)) return std::nullopt;
  const bool pair = (word(1, Word::dash) || word(1, Word::to)) && is_year(2);
  const std::size_t size = pair ? 3 : 1;
  const bool clear = word(size, Word::year) || (!pair && (word(size, Word::stop) || word(size, Word::close))) ||
                     (pair && peek(2).value - peek().value > 1 && word(size, Word::stop)) ||
                     (!pair && (word(1, Word::comma) || word(1, Word::and_)) && is_year(2));
  if (!clear) return std::nullopt;
  const SaidSpan found = over({peek().value}, {peek(size - 1).value});
  position_ += size;
  take(Word::year);
  return found;
}

/// «10-15 октября», «10 по 20 октября»: both days are of the month behind them.
std::optional<SaidSpan> Parser::days_of_month() {
  if (!small(0, 31) || !range_sign(1) || !small(2, 31) || !word(3, Word::month)) return std::nullopt;
  const int from = peek().value;
  const int to = peek(2).value;
  const auto month = static_cast<unsigned>(peek(3).value);
  position_ += 4;
  const int year = year_behind();
  return over({year, month, from}, {year, month, to});
}

/// «первая декада марта», «1-2 неделя сентября», «начало мая», «вторая половина июня», «последняя неделя августа».
std::optional<SaidSpan> Parser::piece_of_month() {
  Attempt attempt(*this);
  int number = 0;
  int until = 0;
  if (small(0, 5)) {
    number = until = peek().value;
    ++position_;
    if ((range_sign(0) || word(0, Word::and_)) && small(1, 5)) {
      until = peek(1).value;
      position_ += 2;
    }
  } else if (take_stem({"последн"})) {
    number = until = kLastDay;
  } else if (take_is({"начало", "начале", "начала"})) {
    number = until = 1;
    --position_;
  } else if (take_is({"середина", "середине", "середины"})) {
    number = until = 2;
    --position_;
  } else if (take_is({"конец", "конце"})) {
    number = until = 3;
    --position_;
  } else {
    return attempt.nothing();
  }
  const std::string_view unit = low();
  ++position_;
  if (!word(0, Word::month)) return attempt.nothing();
  const auto month = static_cast<unsigned>(peek().value);
  const int days = kDaysInMonth[month - 1];
  ++position_;
  int from = 0;
  int to = 0;
  SaidSpan said;
  if (unit.starts_with("декад")) {
    if (number == kLastDay) number = until = 3;
    if (until > 3) return attempt.nothing();
    from = 10 * number - 9;
    to = until == 3 ? kLastDay : 10 * until;
  } else if (unit.starts_with("недел")) {
    from = number == kLastDay ? days - 6 : 7 * number - 6;
    to = number == kLastDay || until == 5 ? kLastDay : 7 * until;
    said.question = "Неделя месяца взята по счёту дней, а не по календарной неделе. Какие дни имеются в виду?";
  } else if (unit == "половина" || unit == "половине" || unit == "половину" || unit == "половины") {
    if (until > 2 || number == kLastDay) return attempt.nothing();
    from = number == 1 ? 1 : 16;
    to = until == 1 ? 15 : kLastDay;
  } else if (unit.starts_with("начал") || unit.starts_with("середин") || unit.starts_with("кон")) {
    from = 10 * number - 9;
    to = number == 3 ? kLastDay : 10 * number;
    said.question = "Начало, середина и конец месяца взяты по декадам. Какие дни имеются в виду?";
  } else {
    return attempt.nothing();
  }
  if (from > to && to != kLastDay) return attempt.nothing();
  if (to == kLastDay && month != 2) to = days;
  if (!said.question.empty()) said.others.push_back({.from = {.month = month}, .to = {.month = month}});
  const int year = year_behind();
  said.span = {.from = {year, month, from}, .to = {year, month, to}};
  for (Span& other : said.others) other.from.year = other.to.year = year;
  return said;
}

/// «осень», «зимой», «летний период».
std::optional<SaidSpan> Parser::season() {
  Attempt attempt(*this);
  take(Word::in);
  unsigned first = 0;
  if (is(0, {"осень", "осенью", "осени"}) || stem(0, {"осенн"})) first = 9;
  if (is(0, {"зима", "зимой", "зимы"}) || stem(0, {"зимн"})) first = 12;
  if (is(0, {"весна", "весной", "весны"}) || stem(0, {"весенн"})) first = 3;
  if (is(0, {"лето", "летом", "лета"}) || stem(0, {"летн"})) first = 6;
  if (first == 0) return attempt.nothing();
  const bool adjective = stem(0, {"осенн", "зимн", "весенн", "летн"});
  ++position_;
  if (adjective && !take(Word::period) && !take_is({"время"})) return attempt.nothing();
  const int year = year_behind();
  const unsigned last = first == 12 ? 2 : first + 2;
  return over({first == 12 && year != 0 ? year - 1 : year, first}, {year, last});
}

/// «23.12.2025 г.», «2025-12-23».
std::optional<SaidSpan> Parser::one_date() {
  if (!word(0, Word::date)) return std::nullopt;
  const Moment day{peek().value, peek().month, static_cast<int>(peek().day)};
  ++position_;
  take(Word::year);
  return over(day, day);
}

/// «сентябрь», «5 марта», «5-го марта 2024 года», «23» декабря, «последний рабочий день марта».
std::optional<SaidSpan> Parser::month() {
  Attempt attempt(*this);
  Moment moment;
  if (word(0, Word::quote) && small(1, 31) && word(2, Word::quote) && word(3, Word::month)) {
    moment.day = peek(1).value;
    position_ += 3;
  } else if (small(0, 31) && word(1, Word::month)) {
    moment.day = peek().value;
    ++position_;
  } else if (take_stem({"последн"})) {
    moment.day = take_stem({"рабоч"}) ? kLastWorkingDay : kLastDay;
    if (!take_is({"день", "дня", "число", "числа"})) return attempt.nothing();
  }
  if (!word(0, Word::month)) return attempt.nothing();
  moment.month = static_cast<unsigned>(peek().value);
  ++position_;
  if (is(0, {"месяц", "месяца", "месяце"})) ++position_;
  moment.year = year_behind();
  return over(moment, moment);
}

std::optional<SaidSpan> Parser::atom() {
  if (auto found = quarters()) return found;
  if (auto found = half_year()) return found;
  if (auto found = year_span()) return found;
  if (auto found = piece_of_month()) return found;
  if (auto found = one_date()) return found;
  if (auto found = month()) return found;
  return season();
}

/// Frames between the ends of a range: «октябрь предыдущего года – март следующего года».
std::optional<SaidSpan> Parser::range() {
  Attempt attempt(*this);
  take(Word::in);
  const bool period = take(Word::period);
  const bool opened = take(Word::from);
  if (auto days = days_of_month()) return days;
  auto first = atom();
  if (!first) return attempt.nothing();
  Frame frame = Frame::none;
  {
    Attempt behind(*this);
    const auto found = frame_words();
    if (found && range_sign(0))
      frame = *found;
    else
      behind.fail();
  }
  if (!range_sign(0) && !(opened && word(0, Word::until))) return opened ? attempt.nothing() : first;
  {
    Attempt dash(*this);
    ++position_;
    const auto last = atom();
    if (!last) {
      dash.fail();
      return opened || frame != Frame::none ? attempt.nothing() : first;
    }
    const bool days = (first->span.from.day == 0) != (last->span.to.day == 0);
    const bool months = (first->span.from.month == 0) != (last->span.to.month == 0);
    if (days || months) return attempt.nothing();
    SaidSpan out = over(first->span.from, last->span.to);
    out.from_frame = frame;
    out.validity = period;
    return out;
  }
}

/// «конца мая 2025», «конца 2025 года», «конца года», «конца квартала» behind «до».
std::optional<SaidSpan> Parser::end_of() {
  Attempt attempt(*this);
  if (!take_is({"конца", "концу", "окончания"})) return attempt.nothing();
  const std::size_t skip = stem(0, {"текущ", "календарн", "кажд", "этого"}) ? 1 : 0;
  if (word(skip, Word::academic) && word(skip + 1, Word::year)) {
    position_ += skip + 2;
    SaidSpan said = over({.month = 8}, {.month = 8});
    said.others = {{.from = {.month = 5}, .to = {.month = 5}, .bound = Span::Bound::until}};
    said.question = "Учебный год кончается 31 августа, а занятия — в мае. До какого дня?";
    return said;
  }
  if (word(skip, Word::year)) {
    const bool calendar = stem(0, {"календарн"});
    position_ += skip + 1;
    SaidSpan said = over({.month = 12}, {.month = 12});
    if (calendar) return said;
    said.others = {{.from = {.month = 8}, .to = {.month = 8}, .bound = Span::Bound::until}};
    said.question = "Конец года — календарного или учебного?";
    said.school_plan = true;
    return said;
  }
  auto moment = atom();
  if (!moment || moment->span.to.day != 0) return attempt.nothing();
  if (moment->span.to.month == 0) moment->span.to.month = 12;
  moment->span.from = moment->span.to;
  return moment;
}

/// «до мая включительно».
void Parser::inclusive(SaidSpan& said) {
  if (take_is({"включительно"})) said.up_to = false;
}

/// «до середины мая»: which day is a rule of thumb, so it is asked.
std::optional<SaidSpan> Parser::middle_of_month(Span::Bound kind) {
  constexpr int kMiddle = 15;
  constexpr int kLater = 20;
  ++position_;
  auto said = month();
  if (!said || said->span.to.day != 0) return std::nullopt;
  said->span.to.day = kMiddle;
  said->span.from = said->span.to;
  said->span.bound = kind;
  said->others = {said->span};
  said->others.front().to.day = said->others.front().from.day = kLater;
  said->question = "«До середины» месяца понято как до 15 числа. До какого дня срок?";
  return said;
}

/// «до 30 ноября», «к 1 сентября», «не позднее 15 декабря», «в срок до 1 мая», «по 31 мая», «до июня».
std::optional<SaidSpan> Parser::bound() {
  Attempt attempt(*this);
  const bool strict = is(0, {"не"}) && is(1, {"позднее", "позже"});
  if (strict) position_ += 2;
  if (!strict && word(0, Word::in) && is(1, {"срок"})) position_ += 2;
  if (!strict && is(0, {"срок"}) && word(1, Word::until)) ++position_;
  if (!strict && !take(Word::until) &&
      !(word(0, Word::to) && (word(1, Word::date) || small(1, 31)) && (++position_, true)))
    return attempt.nothing();
  const Span::Bound kind = strict ? Span::Bound::not_later : Span::Bound::until;
  if (auto end = end_of()) {
    end->span.bound = kind;
    return end;
  }
  if (is(0, {"середины", "середине"})) {
    auto middle = middle_of_month(kind);
    return middle ? middle : attempt.nothing();
  }
  const bool begin = take_is({"начала", "началу"});
  auto moment = begin ? month() : atom();
  if (!moment) return attempt.nothing();
  const bool year_only = moment->span.to.month == 0;
  if (year_only && !strict) return attempt.nothing();
  if (year_only) moment->span.to.month = 12;
  const bool whole_month = moment->span.to.day == 0;
  const bool one = moment->span.from.month == moment->span.to.month || year_only;
  if (whole_month && !one && !strict) return attempt.nothing();
  moment->up_to = whole_month && !strict;
  moment->span.from = moment->span.to;
  moment->span.bound = kind;
  if (!begin) inclusive(*moment);
  return moment;
}

/// «10, 15 и 20 мая»: days that share a month.
bool Parser::several_days() {
  std::size_t last = 0;
  while (small(last, 31) && (word(last + 1, Word::comma) || word(last + 1, Word::and_)) && small(last + 2, 31))
    last += 2;
  if (last == 0 || !word(last + 1, Word::month)) return false;
  const auto month = static_cast<unsigned>(peek(last + 1).value);
  std::vector<int> days;
  for (std::size_t i = 0; i <= last; i += 2) days.push_back(peek(i).value);
  position_ += last + 2;
  const int year = year_behind();
  for (const int day : days) {
    separated_ = true;
    add({.span = over({year, month, day}, {year, month, day})});
  }
  return true;
}

/// «I, III кварталы», «1 и 3 квартал».
bool Parser::several_quarters() {
  std::size_t last = 0;
  while (small(last, 4) && (word(last + 1, Word::comma) || word(last + 1, Word::and_)) && small(last + 2, 4)) last += 2;
  if (last == 0 || !(stem(last + 1, {"квартал"}) || is(last + 1, {"кв"}))) return false;
  std::vector<unsigned> numbers;
  for (std::size_t i = 0; i <= last; i += 2) numbers.push_back(static_cast<unsigned>(peek(i).value));
  position_ += last + 2;
  const int year = year_behind();
  for (const unsigned number : numbers) {
    separated_ = true;
    add({.span = over({year, 3 * number - 2}, {year, 3 * number})});
  }
  return true;
}

/// «июнь 2024-2026 гг.», «апрель – май 2025-2026 годов»: the months of each of the years.
bool Parser::months_of_years() {
  constexpr int kMostYears = 12;
  Attempt attempt(*this);
  take(Word::in);
  if (!word(0, Word::month)) return attempt.fail();
  const auto first = static_cast<unsigned>(peek().value);
  const bool range = range_sign(1) && word(2, Word::month);
  const auto last = static_cast<unsigned>(peek(range ? 2 : 0).value);
  position_ += range ? 3 : 1;
  take(Word::comma);
  if (!is_year(0) || !word(1, Word::dash) || !is_year(2) || word(3, Word::academic)) return attempt.fail();
  const int from = peek().value;
  const int to = peek(2).value;
  const bool years = is(3, {"гг", "годы", "годов", "годах"}) || to - from > 1;
  if (!years || to <= from || to - from > kMostYears || (last < first && to == from)) return attempt.fail();
  position_ += 3;
  take(Word::year);
  for (int year = from; year <= to; ++year) {
    separated_ = true;
    add({.span = over({year, first}, {last < first ? year + 1 : year, last})});
  }
  return true;
}

/// «октябрь 2024, 2025, 2026 гг.»: the same months of the years behind.
void Parser::further_years(const SaidSpan& first) {
  const bool bare = position_ > 0 && tokens_[position_ - 1].word != Word::year;
  if (!bare || first.span.to.year == 0 || first.span.from.year != first.span.to.year || first.span.to.month == 0)
    return;
  std::vector<int> years;
  std::size_t at = 0;
  while ((word(at, Word::comma) || word(at, Word::and_)) && is_year(at + 1) && !academic_pair(at + 1) &&
         !word(at + 2, Word::dash) && !word(at + 2, Word::month)) {
    years.push_back(peek(at + 1).value);
    at += 2;
  }
  if (years.empty()) return;
  position_ += at;
  take(Word::year);
  for (const int year : years) {
    SaidSpan next = first;
    next.span.from.year = next.span.to.year = year;
    separated_ = true;
    add({.span = std::move(next)});
  }
}

bool Parser::span() {
  if (several_days() || months_of_years()) return true;
  {
    Attempt attempt(*this);
    take(Word::in);
    if (several_quarters()) return true;
    attempt.fail();
  }
  auto found = bound();
  if (!found) found = range();
  if (!found) return false;
  const SaidSpan first = *found;
  add({.span = std::move(*found)});
  further_years(first);
  return true;
}

}  // namespace vekha::calendar
