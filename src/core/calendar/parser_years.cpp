#include "core/calendar/parser.hpp"

namespace vekha::calendar {

/// «2021-2022», «2021/22» at this place.
bool Parser::academic_pair(std::size_t ahead) const {
  const Token& second = peek(ahead + 2);
  return is_year(ahead) && (word(ahead + 1, Word::dash) || word(ahead + 1, Word::slash)) &&
         second.word == Word::number && (second.digits == 4 || second.digits == 2) &&
         second.value % 100 == (peek(ahead).value + 1) % 100;
}

/// «[, ] 2021 [года]» behind a month; 0 when no year is said there.
int Parser::year_behind() {
  const std::size_t skip = word(0, Word::comma) ? 1 : 0;
  if (!is_year(skip) || academic_pair(skip)) return 0;
  position_ += skip;
  const int year = peek().value;
  ++position_;
  take(Word::year);
  return year;
}

/// «текущего учебного года», «следующего года», «т.г.», «года, следующего за отчётным».
std::optional<Frame> Parser::frame_words() {
  Attempt attempt(*this);
  if (word(0, Word::year) && word(1, Word::comma) && stem(2, {"следующ"}) && is(3, {"за"}) &&
      stem(4, {"отчетн", "текущ"})) {
    position_ += 5;
    take(Word::year);
    return Frame::calendar_next;
  }
  const bool current = take_stem({"текущ", "настоящ", "отчетн", "данного", "нынешн"}) || take_is({"т", "тек", "этого"});
  const bool previous = !current && take_stem({"предыдущ", "прошл", "прошедш", "предшествующ"});
  const bool next = !current && !previous && take_stem({"следующ", "последующ", "будущ", "очередн"});
  if (take(Word::academic) && take(Word::year))
    return previous ? Frame::academic_previous : next ? Frame::academic_next : Frame::academic_current;
  if (!(current || previous || next)) return attempt.nothing();
  take_stem({"календарн"});
  if (!take(Word::year)) return attempt.nothing();
  return previous ? Frame::calendar_previous : next ? Frame::calendar_next : Frame::calendar_current;
}

/// A year said behind months in words, or as «2021-2022 учебного года».
bool Parser::frame() {
  if (phrase_.said.empty() || phrase_.said.back().what != Said::What::span) return false;
  Attempt attempt(*this);
  take(Word::comma);
  int academic = 0;
  Frame frame = Frame::none;
  if (academic_pair(0) && word(3, Word::academic)) {
    academic = peek().value;
    position_ += 4;
    take(Word::year);
  } else if (const auto found = frame_words()) {
    frame = *found;
  } else {
    return attempt.fail();
  }
  for (auto one = phrase_.said.rbegin(); one != phrase_.said.rend() && one->what == Said::What::span; ++one) {
    SaidSpan& said = one->span;
    if (said.frame != Frame::none || said.academic != 0 || said.span.to.year != 0) break;
    said.frame = frame;
    said.academic = academic;
  }
  return true;
}

/// «2021-2022 учебный год», «2021-2022, 2022-2023 учебные годы», «2021-2022 2022-2023 2023-2024».
bool Parser::named_academic() {
  Attempt attempt(*this);
  take(Word::in);
  std::vector<int> years;
  while (academic_pair(0)) {
    years.push_back(peek().value);
    position_ += 3;
    if ((word(0, Word::comma) || word(0, Word::and_) || word(0, Word::line_break)) && academic_pair(1)) ++position_;
  }
  const bool said = take(Word::academic);
  const bool after_anchor = !phrase_.said.empty() && phrase_.said.back().what == Said::What::part;
  if (years.empty() || (!said && years.size() == 1 && !after_anchor)) return attempt.fail();
  if (!said && word(0, Word::year)) return attempt.fail();
  take(Word::year);
  for (const int year : years) add({.what = Said::What::academic, .year = year});
  return true;
}

bool Parser::whole_period() {
  Attempt attempt(*this);
  if (!take_is({"весь", "всего", "всей", "все"})) return attempt.fail();
  if (!take(Word::period) && !take_is({"срок", "срока", "время", "времени"})) return attempt.fail();
  while (take_stem({"реализаци", "действи", "исполнени", "выполнени"}) ||
         take_is({"плана", "программы", "дорожной", "карты", "комплекса", "мероприятий"})) {}
  add({.what = Said::What::standing});
  return true;
}

/// «постоянно», «систематически», «на постоянной основе», «в постоянном режиме».
bool Parser::standing() {
  Attempt attempt(*this);
  if (whole_period()) return true;
  if (take(Word::in) && take_is({"постоянной", "регулярной", "системной", "постоянном", "ежедневном"}) &&
      take_is({"основе", "режиме"})) {
    add({.what = Said::What::standing});
    return true;
  }
  attempt.fail();
  if (take(Word::in) && take(Word::period) && take_stem({"реализаци", "действи", "исполнени", "выполнени"})) {
    while (take_is({"плана", "программы", "дорожной", "карты", "комплекса", "мероприятий"})) {}
    add({.what = Said::What::standing});
    return true;
  }
  attempt.fail();
  if (take_is({"постоянно", "непрерывно", "систематически", "регулярно", "бессрочно", "перманентно"})) {
    add({.what = Said::What::standing});
    return true;
  }
  if (!take_is({"ежедневно"})) return attempt.fail();
  add({.what = Said::What::standing,
       .question = "«Ежедневно»: отмечать каждый день незачем, понято как постоянная работа. Так ли это?",
       .words = {"постоянно", "еженедельно"}});
  return true;
}

/// «в течение [всего|каждого|текущего] [учебного|календарного] года», «в течение 2022 года», «в течение сентября».
bool Parser::within() {
  Attempt attempt(*this);
  if (!take(Word::in) || (!take_stem({"течени", "продолжени", "протяжени"}) && !take_is({"теч"})))
    return attempt.fail();
  if (whole_period()) return true;
  if (take(Word::period) || take_is({"срока"})) {
    if (!take_stem({"реализаци", "действи", "исполнени"})) return attempt.fail();
    take_is({"плана", "программы", "дорожной"});
    take_is({"карты"});
    add({.what = Said::What::standing});
    return true;
  }
  return named_academic() || year_form() || span() || attempt.fail();
}

/// «[всего] [учебного|календарного] года», «в учебном году», «следующий учебный год», «учебный год».
bool Parser::year_form() {
  Attempt attempt(*this);
  if (word(0, Word::in) && (word(1, Word::academic) || stem(1, {"течени", "текущ", "следующ", "прошл", "предыдущ"}))) {
    ++position_;
    take_stem({"течени"});
  }
  const bool each = take_stem({"кажд"});
  take_is({"всего", "весь"});
  const bool framed = stem(0, {"текущ", "следующ", "предыдущ", "прошл", "отчетн"});
  const bool calendar = stem(framed ? 1 : 0, {"календарн"});
  if (const auto frame = frame_words()) {
    const bool academic =
        *frame == Frame::academic_current || *frame == Frame::academic_previous || *frame == Frame::academic_next;
    add({.what = academic ? Said::What::academic : Said::What::calendar, .frame = framed ? *frame : Frame::none});
    return true;
  }
  if (calendar) ++position_;
  if (!take(Word::year)) return attempt.fail();
  add({.what = calendar || each ? Said::What::calendar : Said::What::in_year});
  return true;
}

/// «за календарный отчётный период», «за отчётный год».
bool Parser::accounting_period() {
  Attempt attempt(*this);
  if (!take_is({"за"})) return attempt.fail();
  const bool calendar = take_stem({"календарн"});
  const bool accounting = take_stem({"отчетн"});
  const bool academic = take(Word::academic);
  if (!(calendar || accounting || academic) || !(take(Word::period) || take(Word::year))) return attempt.fail();
  add({.what = academic ? Said::What::academic : Said::What::calendar});
  return true;
}

/// «начиная с 2023 года», «с сентября 2024 года», «с 2022/2023 учебного года»: an open beginning.
bool Parser::since() {
  Attempt attempt(*this);
  take_is({"начиная"});
  if (!take(Word::from)) return attempt.fail();
  if (academic_pair(0) && word(3, Word::academic)) {
    const int year = peek().value;
    position_ += 4;
    take(Word::year);
    add({.what = Said::What::since, .span = {.span = {.from = {.year = year, .month = 9, .day = 1}}}});
    return true;
  }
  const auto from = is_year(0) && word(1, Word::year) ? year_span() : atom();
  if (!from || range_sign(0) || from->span.from.year == 0) return attempt.fail();
  add({.what = Said::What::since, .span = *from});
  return true;
}

/// «в начале учебного года», «в конце года»: which days is a rule of thumb, so it is asked.
bool Parser::edge_of_year() {
  Attempt attempt(*this);
  take(Word::in);
  const bool begin = take_is({"начало", "начале"});
  const bool end = !begin && take_is({"конец", "конце"});
  if (!begin && !end) return attempt.fail();
  take_stem({"кажд", "текущ"});
  const bool academic = take(Word::academic);
  const bool calendar = !academic && take_stem({"календарн"});
  if (!take(Word::year)) return attempt.fail();
  const unsigned month = academic ? (begin ? 9 : 5) : (begin ? 1 : 12);
  SaidSpan span{.span = {.from = {.month = month}, .to = {.month = month}}};
  span.question = begin ? "«В начале года»: взят первый месяц. Какой месяц имеется в виду?"
                        : "«В конце года»: взят последний месяц. Какой месяц имеется в виду?";
  const unsigned other = academic ? (begin ? 8 : 6) : (begin ? 9 : 5);
  if (!calendar) span.others.push_back({.from = {.month = other}, .to = {.month = other}});
  add({.span = span});
  return true;
}

}  // namespace vekha::calendar
