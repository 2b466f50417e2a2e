#include <array>

#include "base/text.hpp"

#include "core/calendar/labels.hpp"
#include "core/calendar/parser.hpp"

namespace vekha::calendar {
namespace {

struct OneWord {
  std::string_view stem;
  int n;
};
/// «в десятидневный срок», «в недельный срок».
constexpr std::array kOneWord{OneWord{"однодневн", 1},   OneWord{"двухдневн", 2}, OneWord{"трехдневн", 3},
                              OneWord{"пятидневн", 5},   OneWord{"семидневн", 7}, OneWord{"десятидневн", 10},
                              OneWord{"двухнедельн", 2}, OneWord{"недельн", 1},   OneWord{"месячн", 1},
                              OneWord{"двухмесячн", 2}};

}  // namespace

std::string Parser::text_between(std::size_t from, std::size_t to) const {
  std::string out;
  for (std::size_t i = from; i < to; ++i) {
    const Token& token = peek(i);
    if (token.text.empty()) continue;
    const bool tight = token.glued || out.empty();
    out += (tight ? "" : " ") + token.text;
  }
  return out;
}

/// Words that begin a clause about time wherever they stand.
bool Parser::breaks_label(std::size_t ahead) const {
  const Word here = peek(ahead).word;
  if (here == Word::stop || here == Word::semicolon || here == Word::date) return true;
  if (here == Word::month) return true;
  if (academic_pair(ahead)) return true;
  if (small(ahead, 31) && (word(ahead + 1, Word::month) || stem(ahead + 1, {"квартал", "раз", "полугоди"})))
    return true;
  if (is(ahead, {"ежегодно", "ежеквартально", "ежемесячно", "еженедельно", "далее", "постоянно"})) return true;
  if (is(ahead, {"не"}) && is(ahead + 1, {"позднее", "позже", "реже"})) return true;
  const bool until = word(ahead, Word::until);
  return until && (word(ahead + 1, Word::date) || word(ahead + 1, Word::month) || is(ahead + 1, {"конца"}) ||
                   (small(ahead + 1, 31) && word(ahead + 2, Word::month)));
}

/// Words an event, a schedule or a plan begins with.
bool Parser::starts_lead(std::size_t ahead) const {
  if (is(ahead, {"после", "согласно", "через", "спустя", "накануне"})) return true;
  if (word(ahead, Word::to) && stem(ahead + 1, {"мере", "график", "план", "запрос", "заявк", "итог", "окончани",
                                                "завершени", "необходимост", "отдельн"}))
    return true;
  if (word(ahead, Word::in) && stem(ahead + 1, {"соответстви", "течени", "срок", "день"})) return true;
  if (is(ahead, {"при"}) && stem(ahead + 1, {"необходимост"})) return true;
  return is(ahead, {"за"}) && (small(ahead + 1, 31) || stem(ahead + 1, {"недел", "месяц", "день"}));
}

/// Behind a comma or a line break: does another clause begin here?
bool Parser::starts_clause(std::size_t ahead) const {
  while (is(ahead, {"но", "а", "также"}) || word(ahead, Word::and_) || word(ahead, Word::line_break) ||
         word(ahead, Word::comma))
    ++ahead;
  if (breaks_label(ahead) || starts_lead(ahead)) return true;
  if (is_year(ahead) || stem(ahead, {"кажд", "ежегодн"}) || is(ahead, {"раз", "один"})) return true;
  const bool lead = word(ahead, Word::from) || word(ahead, Word::until) || word(ahead, Word::in);
  return lead &&
         (word(ahead + 1, Word::month) || word(ahead + 1, Word::date) || small(ahead + 1, 31) || is_year(ahead + 1));
}

/// Free words up to the next clause: what the event, the schedule or the plan is of.
std::string Parser::label() {
  std::size_t end = 0;
  int depth = 0;
  for (;; ++end) {
    const Word here = peek(end).word;
    if (here == Word::broken) return {};
    if (here == Word::stop || here == Word::semicolon) break;
    if (here == Word::open && starts_clause(end + 1)) break;
    if (here == Word::close && depth == 0) break;
    depth += here == Word::open ? 1 : here == Word::close ? -1 : 0;
    if ((here == Word::comma || here == Word::line_break || here == Word::and_) && starts_clause(end + 1)) break;
    if (breaks_label(end)) break;
  }
  while (end > 0 && (is(end - 1, {"но", "а", "также"}) || word(end - 1, Word::comma) || word(end - 1, Word::and_) ||
                     word(end - 1, Word::line_break) || word(end - 1, Word::in) || word(end - 1, Word::from)))
    --end;
  std::string text = text_between(0, end);
  position_ += end;
  return text;
}

/// The words of a clause, its first one in lower case.
std::string Parser::clause_text(std::size_t start, std::size_t end) {
  position_ = start;
  const std::string first = lower(peek().text);
  const std::string rest = text_between(1, end - start);
  const bool tight = peek(1).glued || rest.empty();
  position_ = end;
  return first + (tight ? "" : " ") + rest;
}

void Parser::add_anchor(TermKind kind, Anchor anchor) {
  Term term{.kind = kind, .anchor = std::move(anchor)};
  add_part(std::move(term));
}

/// «10 календарных дней», «1 (одного) месяца», «недели», «трёх рабочих дней».
std::optional<Parser::Amount> Parser::amount() {
  Attempt attempt(*this);
  Amount out{.n = 1};
  if (word(0, Word::number) && peek().digits <= 3 && peek().value >= 1) {
    out.n = peek().value;
    ++position_;
    if (word(0, Word::open) && word(1, Word::number) && word(2, Word::close)) position_ += 3;
  } else if (is(0, {"полугода"})) {
    ++position_;
    return Amount{6, Unit::month};
  }
  const bool working = take_stem({"рабоч"});
  if (!working) take_stem({"календарн"});
  if (take_is({"день", "дня", "дней", "дни", "суток", "сутки"}))
    out.unit = working ? Unit::working_day : Unit::day;
  else if (!working && take_is({"неделя", "недели", "неделю", "недель"}))
    out.unit = Unit::week;
  else if (!working && take_is({"месяц", "месяца", "месяцев"}))
    out.unit = Unit::month;
  else
    return attempt.nothing();
  return out;
}

/// «в десятидневный срок», «в 10-дневный срок», «в месячный срок».
std::optional<Parser::Amount> Parser::amount_in_one_word() {
  Attempt attempt(*this);
  Amount out;
  if (small(0, 31) && word(1, Word::dash) && stem(2, {"дневн"})) {
    out = {peek().value, Unit::day};
    position_ += 3;
  } else {
    for (const OneWord& one : kOneWord) {
      if (!low().starts_with(one.stem)) continue;
      const Unit unit = one.stem.ends_with("недельн")  ? Unit::week
                        : one.stem.ends_with("месячн") ? Unit::month
                                                       : Unit::day;
      out = {one.n, unit};
    }
    if (out.unit == Unit::none) return attempt.nothing();
    ++position_;
  }
  return take_is({"срок"}) ? std::optional(out) : attempt.nothing();
}

bool Parser::strict_lead() {
  if (!is(0, {"не"}) || !is(1, {"позднее", "позже"})) return false;
  position_ += 2;
  if (word(0, Word::comma) && is(1, {"чем"})) ++position_;
  take_is({"чем"});
  return true;
}

/// «после», «со дня», «с момента», «с даты», «от даты», «по окончании»: what follows is the event.
bool Parser::moment_lead() {
  Attempt attempt(*this);
  if (take_is({"после"})) {
    take_is({"дня", "даты"});
    return true;
  }
  if (take(Word::from) && take_is({"дня", "даты", "момента", "начала"})) {
    if (low() == "начала" || tokens_[position_ - 1].low == "начала") --position_;
    return true;
  }
  attempt.fail();
  if (take_is({"от"}) && take_is({"даты", "дня"})) return true;
  attempt.fail();
  return false;
}

/// «[не позднее чем] за 2 месяца до начала учебного года», «за неделю до …», «накануне …».
bool Parser::relative_before() {
  Attempt attempt(*this);
  const bool strict = strict_lead();
  if (strict) take_is({"в"});
  const bool eve = !strict && take_is({"накануне"});
  const bool lead = take_is({"за"});
  const auto found = eve ? std::optional(Amount{1, Unit::day}) : amount();
  if (!found || (!eve && !take(Word::until)) || (!lead && !strict && !eve && separated_ == false))
    return attempt.fail();
  std::string words = label();
  if (words.empty()) return attempt.fail();
  Anchor anchor{.event = event_key(words, Direction::before),
                .direction = Direction::before,
                .n = found->n,
                .unit = found->unit,
                .strict = strict,
                .label = std::move(words)};
  add_anchor(TermKind::relative, std::move(anchor));
  return true;
}

/// «в течение 10 календарных дней после …», «не позднее 3 дней со дня …», «через месяц после …».
bool Parser::relative_after() {
  Attempt attempt(*this);
  const bool strict = strict_lead();
  bool lead = take_is({"через", "спустя"});
  std::optional<Amount> found;
  if (!lead && take(Word::in)) {
    lead = take_stem({"течени"}) || (is(0, {"срок"}) && word(1, Word::until) && (position_ += 2, true));
    if (!lead) found = amount_in_one_word();
  }
  if (!lead && !found && take_is({"следующий", "другой"}) && take_is({"день"})) found = Amount{1, Unit::day};
  if (!found) found = amount();
  if (!found || !moment_lead()) return attempt.fail();
  std::string words = label();
  if (words.empty()) return attempt.fail();
  Anchor anchor{.event = event_key(words, Direction::after),
                .direction = Direction::after,
                .n = found->n,
                .unit = found->unit,
                .strict = strict,
                .label = std::move(words)};
  add_anchor(TermKind::relative, std::move(anchor));
  return true;
}

/// «после получения результатов», «по окончании процедуры», «до начала учебного года».
bool Parser::plain_relative() {
  Attempt attempt(*this);
  Direction direction = Direction::after;
  std::string head;
  take_is({"сразу", "непосредственно", "немедленно"});
  if (word(0, Word::to) && is(1, {"окончании", "завершении", "получении", "поступлении", "окончанию", "завершению",
                                  "получению", "поступлению", "факту"})) {
    head = std::string(low(1).substr(0, low(1).size() - 2)) + "я";
    if (is(1, {"факту"})) head = "факта";
    position_ += 2;
  } else if (!take_is({"после"})) {
    take_is({"не"}) && take_is({"позднее", "позже"});
    if (!take(Word::until) || word(0, Word::number) || starts_clause(0) ||
        is(0, {"конца", "начала", "середины", "середине", "востребования"})) {
      if (!is(0, {"начала"}) || word(1, Word::month)) return attempt.fail();
    }
    direction = Direction::before;
  }
  // «к началу учебного года» is «до начала»; what else stands in the dative is not turned round
  const bool dative = direction == Direction::before && position_ > 0 && tokens_[position_ - 1].low == "к";
  if (dative) {
    if (!is(0, {"началу", "открытию", "завершению"})) return attempt.fail();
    head = std::string(low().substr(0, low().size() - 2)) + (is(0, {"началу"}) ? "а" : "я");
    ++position_;
  }
  std::string words = label();
  if (!head.empty()) words = head + (words.empty() ? "" : " ") + words;
  if (words.empty()) return attempt.fail();
  Anchor anchor{.event = event_key(words, direction), .direction = direction, .label = std::move(words)};
  add_anchor(TermKind::relative, std::move(anchor));
  return true;
}

/// «по мере получения результатов», «в день проведения», «при проведении ВПР», «по итогам мониторинга».
bool Parser::on_event() {
  Attempt attempt(*this);
  std::string head;
  if (word(0, Word::to) && is(1, {"мере"})) {
    if (stem(2, {"необходимост", "надобност", "потребност"})) return attempt.fail();
    position_ += 2;
    head = "по мере";
  } else if (word(0, Word::to) && is(1, {"итогам", "результатам"})) {
    head = "по " + std::string(low(1));
    position_ += 2;
  } else if (word(0, Word::in) && is(1, {"день", "дни", "ходе", "период", "рамках", "процессе", "время"}) &&
             !word(2, Word::from) && !is(2, {"действия", "реализации"})) {
    head = std::string(low(0)) + " " + std::string(low(1));
    position_ += 2;
  } else if (is(0, {"при"}) &&
             stem(1, {"проведени", "подготовк", "поступлени", "получени", "наличи", "организаци", "выявлени"})) {
    head = "при";
    ++position_;
  } else {
    return false;
  }
  const std::string words = label();
  if (words.empty()) return attempt.fail();
  add_anchor(TermKind::on_event,
             {.event = event_key((head.ends_with("результатам") ? "результатов " : "") + words, Direction::at),
              .direction = Direction::at,
              .label = head + " " + words});
  return true;
}

/// «по графику …», «в соответствии с планом …», «согласно расписанию», «в установленные сроки».
bool Parser::by_document() {
  Attempt attempt(*this);
  const std::size_t start = position_;
  const bool agreed = take_is({"согласно"}) ||
                      (take(Word::in) && (take_is({"соответствии"}) || take_is({"соответствие"})) && take(Word::from));
  if (!agreed) {
    attempt.fail();
    const bool dates = word(0, Word::in) && stem(1, {"установленн", "указанн", "определенн", "сроки"});
    const bool by = word(0, Word::to) && !is(1, {"мере"});
    if (!dates && !by) return attempt.fail();
    ++position_;
  }
  const std::size_t words_start = position_;
  label();
  const std::size_t end = position_;
  position_ = words_start;
  bool schedule = false;
  bool plan = false;
  for (std::size_t i = 0; words_start + i < end; ++i) {
    const bool near = agreed || i < 6;
    if (near && stem(i, {"график", "расписани", "циклограмм", "акт", "приказ", "регламент", "порядк", "распоряжени",
                         "инструкци", "инструктивн", "срок", "календар"}))
      schedule = true;
    if (near && stem(i, {"план"}) && !plan && !(word(i + 1, Word::dash) && stem(i + 2, {"график"}))) plan = !schedule;
  }
  if (!schedule && !plan) return attempt.fail();
  position_ = start;
  std::string words = clause_text(start, end);
  if (plan)
    add_anchor(TermKind::by_plan, {.event = plan_key(words), .label = std::move(words)});
  else
    add_anchor(TermKind::on_schedule, {.event = schedule_key(words), .label = std::move(words)});
  return true;
}

/// «по запросу министерства», «по заявке ОО», «по требованию», «при обращении».
bool Parser::on_request() {
  Attempt attempt(*this);
  const std::size_t start = position_;
  const bool by = take(Word::to) || take_is({"при"}) || (take(Word::in) && take_is({"случае"}));
  take_stem({"отдельн", "индивидуальн", "письменн", "мотивированн"});
  if (!by || !take_stem({"запрос", "заявк", "заявлен", "требовани", "обращени", "поручени", "заказ", "приглашени"}))
    return attempt.fail();
  label();
  std::string words = clause_text(start, position_);
  add_anchor(TermKind::on_request, {.event = "request", .label = std::move(words)});
  return true;
}

/// «по мере необходимости», «при необходимости», «в случае необходимости».
bool Parser::as_needed() {
  Attempt attempt(*this);
  const std::size_t start = position_;
  const bool lead =
      (take(Word::to) && (take_is({"мере"}) || true)) || take_is({"при"}) || (take(Word::in) && take_is({"случае"}));
  if (!lead || !take_stem({"необходимост", "надобност", "потребност"})) return attempt.fail();
  label();
  std::string words = clause_text(start, position_);
  add_anchor(TermKind::as_needed, {.event = "need", .label = std::move(words)});
  return true;
}

/// «осенние каникулы», «в каникулярное время», «I четверть»: times of the school's own calendar.
bool Parser::vacation() {
  Attempt attempt(*this);
  const std::size_t start = position_;
  take(Word::in) && (take(Word::period) || take_is({"время", "дни", "течение"}) || true);
  take_stem({"осенн", "зимн", "весенн", "летн", "школьн"});
  const bool adjective = stem(0, {"каникулярн"});
  const bool quarter = small(0, 4) && is(1, {"четверть", "четверти"});
  if (quarter) ++position_;
  if (!quarter && !stem(0, {"каникул"})) return attempt.fail();
  ++position_;
  if (adjective && !take_is({"время"}) && !take(Word::period)) return attempt.fail();
  std::string words = clause_text(start, position_);
  add_anchor(TermKind::on_event, {.event = quarter ? "school_term.done" : "vacation.done", .label = std::move(words)});
  return true;
}

/// «по итогам каждого календарного года», «по итогам полугодия»: a rhythm, though its day is a rule of thumb.
bool Parser::results_of_period() {
  Attempt attempt(*this);
  const bool by = take(Word::to) && take_is({"итогам", "результатам"});
  if (!by) return attempt.fail();
  const bool each = take_stem({"кажд", "отчетн", "прошедш", "истекш"});
  const bool academic = take(Word::academic);
  const bool calendar = !academic && take_stem({"календарн"});
  Said said{.what = Said::What::part,
            .question = "Период назван, а срок после него — нет: взят последний день периода. Когда срок?"};
  if (take(Word::year)) {
    if (!each && !academic && !calendar && !word(0, Word::stop)) return attempt.fail();
    said.what = academic ? Said::What::academic : Said::What::calendar;
    said.part.kind = TermKind::yearly;
    said.words = academic ? std::vector<std::string>{"ежегодно в течение учебного года", "ежегодно в июне",
                                                     "ежегодно в сентябре"}
                          : std::vector<std::string>{"ежегодно в течение календарного года", "ежегодно в январе"};
  } else if (!academic && !calendar && take_stem({"полугоди"})) {
    said.part.kind = TermKind::half_yearly;
    said.words = {"один раз в полугодие", "один раз в полугодие до 10 числа месяца, следующего за полугодием"};
  } else if (!academic && !calendar && take_stem({"квартал"})) {
    said.part.kind = TermKind::quarterly;
    said.words = {"ежеквартально", "ежеквартально до 10 числа месяца, следующего за кварталом"};
  } else if (!academic && !calendar && take_stem({"месяц"})) {
    said.part.kind = TermKind::monthly;
    said.words = {"ежемесячно", "ежемесячно до 10 числа следующего месяца"};
  } else {
    return attempt.fail();
  }
  if (!word(0, Word::stop) && !word(0, Word::comma) && !word(0, Word::semicolon) && !word(0, Word::line_break) &&
      !word(0, Word::close))
    return attempt.fail();
  add(std::move(said));
  return true;
}

bool Parser::anchor() {
  return results_of_period() || relative_before() || relative_after() || as_needed() || on_request() || on_event() ||
         vacation() || by_document() || plain_relative();
}

}  // namespace vekha::calendar
