#include "core/calendar/parser.hpp"

#include <algorithm>
#include <array>

namespace vekha::calendar {

bool Parser::is(std::size_t ahead, Words words) const {
  return std::find(words.begin(), words.end(), low(ahead)) != words.end();
}

bool Parser::stem(std::size_t ahead, Words stems) const {
  return std::any_of(stems.begin(), stems.end(), [&](std::string_view one) { return low(ahead).starts_with(one); });
}

bool Parser::small(std::size_t ahead, int most) const {
  const Token& token = peek(ahead);
  return token.word == Word::number && token.digits <= 2 && token.value >= 1 && token.value <= most;
}

bool Parser::is_year(std::size_t ahead) const {
  const Token& token = peek(ahead);
  return token.word == Word::number && token.digits == 4 && token.value >= 2000 && token.value <= 2100;
}

bool Parser::take(Word word) {
  if (peek().word != word) return false;
  ++position_;
  return true;
}

bool Parser::take_is(Words words) {
  if (!is(0, words)) return false;
  ++position_;
  return true;
}

bool Parser::take_stem(Words stems) {
  if (!stem(0, stems)) return false;
  ++position_;
  return true;
}

Said& Parser::add(Said said) {
  said.span.separated = separated_;
  said.segment = segment_;
  separated_ = false;
  phrase_.said.push_back(std::move(said));
  return phrase_.said.back();
}

void Parser::add_part(Term term) { add({.what = Said::What::part, .part = std::move(term)}); }

bool Parser::separator() {
  const bool behind_rhythm =
      word(0, Word::dash) && !phrase_.said.empty() && phrase_.said.back().what == Said::What::yearly;
  if (behind_rhythm) {
    ++position_;
    return true;
  }
  switch (peek().word) {
    case Word::comma:
    case Word::semicolon:
    case Word::line_break:
    case Word::open:
    case Word::close:
    case Word::and_: break;
    default:
      if (!is(0, {"но", "а", "также", "или"}) || word(1, Word::stop)) return false;
      if (is(0, {"или"})) return false;
  }
  if (word(0, Word::semicolon)) ++segment_;
  ++position_;
  separated_ = true;
  return true;
}

/// «далее ежегодно», «в дальнейшем – ежегодно», «и далее ежегодно».
bool Parser::then() {
  Attempt attempt(*this);
  const bool in = word(0, Word::in) && stem(1, {"дальнейш", "последующ"});
  if (in && !word(2, Word::year)) ++position_;
  if (!take_is({"далее", "затем"}) && !(in && take_stem({"дальнейш", "последующ"}))) return attempt.fail();
  while (word(0, Word::comma) || word(0, Word::dash) || word(0, Word::line_break)) ++position_;
  add({.what = Said::What::then});
  return true;
}

/// «ежегодно», «каждый год», «раз в год», «в каждом году», «каждого года».
bool Parser::every_year() {
  Attempt attempt(*this);
  const bool each = (word(0, Word::in) && stem(1, {"кажд"}) && word(2, Word::year));
  if (each) ++position_;
  if (take_stem({"ежегодн"}) || (stem(0, {"кажд"}) && word(1, Word::year) && (position_ += 2, true))) {
    add({.what = Said::What::yearly});
    return true;
  }
  return attempt.fail();
}

std::optional<unsigned> Parser::weekday_at(std::size_t ahead) const {
  static constexpr std::array<std::array<std::string_view, 2>, 7> kStems{{{"понедельник", "понедельник"},
                                                                          {"вторник", "вторник"},
                                                                          {"сред", "сред"},
                                                                          {"четверг", "четверг"},
                                                                          {"пятниц", "пятниц"},
                                                                          {"суббот", "суббот"},
                                                                          {"воскресень", "воскресень"}}};
  static constexpr std::array<std::string_view, 9> kEndings{"", "а", "у", "ы", "и", "ам", "е", "ю", "ой"};
  for (unsigned i = 0; i < kStems.size(); ++i) {
    const std::string_view found = low(ahead);
    if (!found.starts_with(kStems[i][0])) continue;
    const std::string_view ending = found.substr(kStems[i][0].size());
    const bool plural = ending == "ям" || ending == "я";
    if (plural || std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end()) return i + 1;
  }
  return std::nullopt;
}

/// «по вторникам и четвергам», «каждую пятницу», «еженедельно по пятницам», «еженедельно (пятница)».
bool Parser::weekdays() {
  Attempt attempt(*this);
  const bool weekly = take_stem({"еженедельн"}) || (stem(0, {"кажд"}) && stem(1, {"недел"}) && (position_ += 2, true));
  Term term{.kind = TermKind::weekly};
  const std::size_t bare = position_;
  while (word(0, Word::comma) || word(0, Word::open)) ++position_;
  const bool lead = take(Word::to) || take_stem({"кажд"}) || take(Word::in);
  for (auto day = weekday_at(0); day; day = weekday_at(0)) {
    term.weekdays.push_back(*day);
    ++position_;
    if ((word(0, Word::and_) || word(0, Word::comma)) && weekday_at(1)) ++position_;
  }
  if (term.weekdays.empty()) position_ = bare;
  if (!weekly && (term.weekdays.empty() || !lead)) return attempt.fail();
  std::sort(term.weekdays.begin(), term.weekdays.end());
  term.weekdays.erase(std::unique(term.weekdays.begin(), term.weekdays.end()), term.weekdays.end());
  add_part(std::move(term));
  return true;
}

/// «раз», «разы», «раза»: so often in a unit of time. What cannot be laid into dates is left for a question.
bool Parser::times(int count, const std::string& unit) {
  Said said{.what = Said::What::part};
  if (unit == "год" && count == 1) {
    add({.what = Said::What::yearly});
    return true;
  }
  if (unit == "год" && (count == 2 || count == 4 || count == 12)) {
    said.part.kind = count == 2 ? TermKind::half_yearly : count == 4 ? TermKind::quarterly : TermKind::monthly;
    said.question = "Сказано, сколько раз в год, но не сказано, в какие месяцы. Когда срок?";
    said.words = count == 2   ? std::vector<std::string>{"ежегодно в июне и декабре", "ежегодно в мае и декабре"}
                 : count == 4 ? std::vector<std::string>{"ежеквартально"}
                              : std::vector<std::string>{"ежемесячно"};
  } else if (unit == "год" && count == 3) {
    said.part.kind = TermKind::yearly;
    for (const unsigned last : {4U, 8U, 12U})
      said.part.spans.push_back({.from = {.month = last - 3}, .to = {.month = last}});
    said.question = "Три раза в год: месяцы не названы, год поделён на три части. Когда срок?";
    said.words = {"ежегодно в апреле, августе и декабре", "ежегодно в ноябре, марте и мае"};
  } else if (count == 1 && (unit == "полугодие" || unit == "квартал" || unit == "месяц" || unit == "неделя")) {
    said.part.kind = unit == "полугодие" ? TermKind::half_yearly
                     : unit == "квартал" ? TermKind::quarterly
                     : unit == "месяц"   ? TermKind::monthly
                                         : TermKind::weekly;
  } else if (unit == "год") {
    said.part.kind = TermKind::yearly;  // the months must be told
  } else {
    return false;
  }
  const TermKind kind = said.part.kind;
  said.times = unit == "год" ? count : kind == TermKind::half_yearly ? 2 : kind == TermKind::quarterly ? 4 : 0;
  add(std::move(said));
  return true;
}

/// «2 раза в год», «не реже одного раза в квартал», «раз в полугодие».
bool Parser::times_in() {
  Attempt attempt(*this);
  if (is(0, {"не"}) && is(1, {"реже", "менее"})) position_ += 2;
  if (is(0, {"минимум"})) ++position_;
  int count = 1;
  if (small(0, 12)) {
    count = peek().value;
    ++position_;
  } else if (take_is({"дважды"})) {
    --position_;
    count = 2;
  } else if (take_is({"трижды"})) {
    --position_;
    count = 3;
  }
  if (!take_is({"раз", "раза", "дважды", "трижды"}) || !take(Word::in)) return attempt.fail();
  take_is({"каждый", "каждое", "течение"});
  const bool school = stem(0, {"учебн"});
  take_stem({"учебн", "календарн"});
  std::string unit;
  if (word(0, Word::year)) unit = "год";
  if (stem(0, {"полугод", "полгод"})) unit = "полугодие";
  if (stem(0, {"квартал"})) unit = "квартал";
  if (stem(0, {"месяц"})) unit = "месяц";
  if (stem(0, {"недел"})) unit = "неделя";
  if (unit.empty()) return attempt.fail();
  ++position_;
  if (!times(count, unit)) return attempt.fail();
  if (school && phrase_.said.back().what == Said::What::yearly) add({.what = Said::What::academic});
  return true;
}

/// «один раз в три года», «каждые 3 года», «раз в 2 года».
bool Parser::every_few_years() {
  Attempt attempt(*this);
  const bool each = take_is({"каждые"});
  if (!each) {
    if (is(0, {"не"}) && is(1, {"реже", "менее"})) position_ += 2;
    if (small(0, 1)) ++position_;
    if (!take_is({"раз", "раза"}) || !take(Word::in)) return attempt.fail();
  }
  if (!small(0, 20) || peek().value < 2) return attempt.fail();
  const int years = peek().value;
  ++position_;
  if (!take(Word::year) && !take_is({"лет"})) return attempt.fail();
  add_part({.kind = TermKind::every_n_years, .interval = years});
  return true;
}

/// «ежеквартально», «ежемесячно», «каждый месяц», «по полугодиям».
bool Parser::each_unit() {
  Attempt attempt(*this);
  const bool each = take_stem({"кажд"}) || take(Word::to);
  TermKind kind = TermKind::standing;
  if (stem(0, {"ежеквартальн", "поквартальн"}) || (each && stem(0, {"квартал"}))) kind = TermKind::quarterly;
  if (stem(0, {"ежемесячн", "помесячн"}) || (each && stem(0, {"месяц"}))) kind = TermKind::monthly;
  if (stem(0, {"каждополугод"}) || (each && stem(0, {"полугоди", "полгод"}))) kind = TermKind::half_yearly;
  if (kind == TermKind::standing) return attempt.fail();
  ++position_;
  const int times = kind == TermKind::half_yearly ? 2 : kind == TermKind::quarterly ? 4 : 0;
  add({.what = Said::What::part, .part = {.kind = kind}, .times = times});
  return true;
}

/// The rhythm just said that still wants its day: «ежеквартально», «ежемесячно с сентября по май».
Term* Parser::rhythm_before() {
  for (auto one = phrase_.said.rbegin(); one != phrase_.said.rend() && one->segment == segment_; ++one) {
    if (one->what == Said::What::span && one->span.span.to.year == 0) continue;
    if (one->what != Said::What::part) return nullptr;
    const TermKind kind = one->part.kind;
    const bool fits = kind == TermKind::monthly || kind == TermKind::quarterly || kind == TermKind::half_yearly;
    return fits && one->part.day == 0 ? &one->part : nullptr;
  }
  return nullptr;
}

/// Behind «10 числа»: whose day it is.
bool Parser::day_of_month_tail(Term& term) {
  const bool each = take_stem({"кажд"});
  if (stem(0, {"последн"}) && stem(1, {"месяц"}) && stem(2, {"квартал", "полугод"})) {
    term.kind = stem(2, {"квартал"}) ? TermKind::quarterly : TermKind::half_yearly;
    position_ += 3;
    return true;
  }
  if (stem(0, {"следующ"})) {
    ++position_;
    if (is(0, {"за"}) && stem(1, {"отчетн", "истекш"})) position_ += 2;
    term.next_month = true;
    if (take_stem({"месяц"})) take_is({"за"}) && take_stem({"отчетн", "истекш"}) && take_stem({"месяц", "период"});
    return true;
  }
  if (!take_stem({"месяц"})) return !each;
  take(Word::comma);
  if (!stem(0, {"следующ"})) return take_stem({"квартал", "полугод"}) ? false : true;
  ++position_;
  if (!take_is({"за"})) return false;
  take_stem({"отчетн", "истекш", "окончани"});
  term.next_month = true;
  if (take_stem({"квартал"}))
    term.kind = TermKind::quarterly;
  else if (take_stem({"полугод"}))
    term.kind = TermKind::half_yearly;
  else
    take_stem({"месяц", "период"});
  return true;
}

/// «до 10 числа», «не позднее 5 числа месяца, следующего за отчётным», «с 1 по 10 число каждого месяца».
bool Parser::day_of_month() {
  Attempt attempt(*this);
  Term term{.kind = TermKind::monthly};
  bool strict = is(0, {"не"}) && is(1, {"позднее", "позже"});
  if (strict) position_ += 2;
  if (!strict) take(Word::until) || take(Word::in);
  take_is({"срок"}) && take(Word::until);
  if (take(Word::from) && small(0, 31) && range_sign(1)) {
    term.first_day = peek().value;
    position_ += 2;
  }
  if (!small(0, 31) || !is(1, {"числа", "число", "числу"})) return attempt.fail();
  term.day = peek().value;
  position_ += 2;
  if (take_stem({"ежемесячн"})) {
    add_part(std::move(term));
    return true;
  }
  Term* rhythm = rhythm_before();
  if (rhythm) term.kind = rhythm->kind;
  const bool bare = word(0, Word::stop) || word(0, Word::comma) || word(0, Word::close);
  if (bare && !rhythm) return day_without_month(term) || attempt.fail();
  if (!bare && !day_of_month_tail(term)) return attempt.fail();
  if (!rhythm) {
    add_part(std::move(term));
    return true;
  }
  *rhythm = term;
  if (!bare || term.kind == TermKind::monthly) return true;
  const auto one = std::ranges::find_if(phrase_.said, [&](const Said& said) { return &said.part == rhythm; });
  const bool quarter = term.kind == TermKind::quarterly;
  const std::string day =
      (quarter ? "ежеквартально, до " : "один раз в полугодие, до ") + std::to_string(term.day) + " числа ";
  one->question = "Число названо, а месяц — нет. Какой это месяц?";
  one->words = {day + "последнего месяца " + (quarter ? "квартала" : "полугодия"),
                day + "месяца, следующего за " + (quarter ? "кварталом" : "полугодием")};
  return true;
}

/// «постоянно, отчёт до 25 числа»: of which month is not said.
bool Parser::day_without_month(const Term& term) {
  const bool lasting = !phrase_.said.empty() && phrase_.said.back().what == Said::What::standing;
  if (!lasting) return false;
  add({.what = Said::What::part,
       .part = term,
       .question = "Число названо без месяца: понято как каждый месяц. Так ли это?",
       .words = {"ежемесячно, до " + std::to_string(term.day) + " числа месяца"}});
  return true;
}

/// «последний рабочий день месяца», «в последний день квартала», «последнее число каждого месяца».
bool Parser::last_day_of_unit() {
  Attempt attempt(*this);
  take(Word::until) || take(Word::in);
  if (!take_stem({"последн"})) return attempt.fail();
  const bool working = take_stem({"рабоч"});
  if (!take_is({"день", "дня", "дню", "число", "числа"})) return attempt.fail();
  take_stem({"кажд", "отчетн"});
  Term term{.day = working ? kLastWorkingDay : kLastDay};
  if (take_stem({"месяц"}))
    term.kind = TermKind::monthly;
  else if (take_stem({"квартал"}))
    term.kind = TermKind::quarterly;
  else if (take_stem({"полугоди"}))
    term.kind = TermKind::half_yearly;
  else if (const Term* before = rhythm_before(); before && !word(0, Word::month))
    term.kind = before->kind;
  else
    return attempt.fail();
  if (term.day == kLastDay) term.day = 0;
  Term* rhythm = rhythm_before();
  if (rhythm && rhythm->kind == term.kind)
    *rhythm = term;
  else
    add_part(term);
  return true;
}

bool Parser::rhythm() {
  return every_few_years() || times_in() || every_year() || weekdays() || day_of_month() || last_day_of_unit() ||
         each_unit();
}

/// Words that are not about time, said to the reader as such.
void Parser::put_aside(std::size_t size) {
  const std::string words = text_between(0, size);
  if (!phrase_.remark.empty()) phrase_.remark += " ";
  phrase_.remark += "Слова «" + words + "» — пояснение, не срок.";
  position_ += size;
}

/// «(школьный этап)», «(I этап)»: which part of the work the dates before it are of.
bool Parser::stage() {
  if (!word(0, Word::open) || phrase_.said.empty()) return false;
  std::size_t close = 1;
  bool named = false;
  for (; close < 6 && !word(close, Word::close); ++close) {
    named = named || stem(close, {"этап", "тур"});
    if (!word(close, Word::other) && !small(close, 9)) return false;
  }
  if (!named || !word(close, Word::close)) return false;
  put_aside(close + 1);
  separated_ = true;
  return true;
}

/// «постоянно, отчёт до 25 числа»: when the report is due is the term.
bool Parser::report_word() {
  if (!is(0, {"отчет", "отчеты", "отчетность"}) || phrase_.said.empty()) return false;
  const std::size_t next = word(1, Word::dash) ? 2 : 1;
  if (!word(next, Word::until) && !word(next, Word::in) && !is(next, {"не", "ежемесячно", "ежеквартально", "ежегодно"}))
    return false;
  put_aside(next);
  return true;
}

bool Parser::clause() {
  return stage() || report_word() || then() || anchor() || accounting_period() || rhythm() || standing() || within() ||
         edge_of_year() || frame() || named_academic() || year_form() || since() || span() || separator();
}

/// A word with no place; with a number goes what it belongs to: «5 раз в год», «2024-2025».
void Parser::unknown_word() {
  std::size_t size = 1;
  if (word(0, Word::number) && stem(1, {"раз"}) && word(2, Word::in)) size = 4;
  if (is_year(0) && word(1, Word::dash) && is_year(2)) size = 3;
  for (std::size_t i = 0; i < size && !word(0, Word::stop); ++i, ++position_)
    if (!peek().text.empty()) phrase_.unknown.push_back(peek().text);
}

/// The verb of «комплексный анализ проводится ежегодно», 0 when there is none: what stands before it is the measure.
std::size_t Parser::behind_the_verb() const {
  for (std::size_t i = 1; i < tokens_.size() && i < 12; ++i)
    if (stem(i, {"проводится", "проводятся", "осуществляется", "осуществляются", "организуется", "представляется",
                 "представляются", "направляется", "направляются", "публикуется", "публикуются", "выполняется"}))
      return i + 1;
  return 0;
}

void Parser::put_aside_the_subject() {
  const std::size_t verb = behind_the_verb();
  if (verb == 0 || word(verb, Word::stop)) return;
  for (std::size_t i = 0; i < verb; ++i)
    if (peek(i).word != Word::other && peek(i).word != Word::and_) return;
  phrase_.remark = "Слова «" + text_between(0, verb) + "» — о самом мероприятии, не о сроке.";
  position_ = verb;
}

Phrase Parser::run() {
  put_aside_the_subject();
  if (is(0, {"срок", "сроки"}) && (word(1, Word::dash) || word(1, Word::comma))) position_ += 2;
  while (!word(0, Word::stop))
    if (!clause()) unknown_word();
  return std::move(phrase_);
}

Phrase parse_phrase(const std::string& term) { return Parser(tokens_of(term)).run(); }

}  // namespace vekha::calendar
