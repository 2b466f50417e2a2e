// Properties of terms: what is printed reads back the same, and nothing is dropped in silence.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "base/text.hpp"
#include "core/calendar/rules.hpp"
#include "core/calendar/spelled_test.hpp"

namespace vekha::calendar {
namespace {

constexpr int kTerms = 10000;

/// Draws canonical terms of every kind.
class Draw {
 public:
  explicit Draw(unsigned seed) : random_(seed) {}
  int number(int from, int to) { return std::uniform_int_distribution<int>(from, to)(random_); }
  template <class T>
  T one_of(const std::vector<T>& all) {
    return all[static_cast<std::size_t>(number(0, static_cast<int>(all.size()) - 1))];
  }
  Deadline deadline();
  std::string soup();

 private:
  unsigned month() { return static_cast<unsigned>(number(1, 12)); }
  Span span(int year);
  Span recurring();
  Term fixed();
  Term yearly();
  Term rhythm();
  Term anchored();
  Term any();

  std::mt19937 random_;
};

Span Draw::span(int year) {
  const unsigned first = month();
  switch (number(0, 5)) {
    case 0: return {.from = {year, first}, .to = {year, first}};
    case 1: {
      const unsigned last = month();
      return {.from = {year - (first > last ? 1 : 0), first}, .to = {year, last}};
    }
    case 2: {
      const int day = number(1, 28);
      return {.from = {year, first, day}, .to = {year, first, day}};
    }
    case 3: {
      const int from = number(1, 14);
      return {.from = {year, first, from}, .to = {year, first, number(15, 28)}};
    }
    case 4: {
      const Moment end{year, first, number(0, 1) == 0 ? 0 : number(1, 28)};
      return {.from = end, .to = end, .bound = number(0, 1) == 0 ? Span::Bound::until : Span::Bound::not_later};
    }
    default: {
      const int day = number(0, 1) == 0 ? kLastDay : kLastWorkingDay;
      return {.from = {year, first, day}, .to = {year, first, day}};
    }
  }
}

Span Draw::recurring() {
  Span out = span(2020);
  out.from.year = out.to.year = 0;
  return out;
}

Term Draw::fixed() { return {.kind = TermKind::fixed, .spans = {span(number(2020, 2030))}}; }

Term Draw::yearly() {
  Term out{.kind = TermKind::yearly, .spans = {recurring()}};
  for (int i = number(0, 2); i > 0; --i) {
    const Span& first = out.spans.front();
    const unsigned last = out.spans.back().to.month;
    const bool months = first.bound == Span::Bound::whole && first.to.day == 0 && first.from.month <= first.to.month;
    if (!months || last == 12) continue;
    const auto other = static_cast<unsigned>(number(static_cast<int>(last) + 1, 12));
    out.spans.push_back({.from = {.month = other}, .to = {.month = other}});
  }
  return out;
}

Term Draw::rhythm() {
  const TermKind kind = one_of<TermKind>(
      {TermKind::half_yearly, TermKind::quarterly, TermKind::monthly, TermKind::weekly, TermKind::every_n_years});
  Term out{.kind = kind};
  if (kind == TermKind::every_n_years) {
    out.interval = number(2, 5);
    out.year = number(0, 1) == 0 ? 0 : number(2022, 2026);
    out.spans = {number(0, 1) == 0 ? Span{.from = {.month = 1}, .to = {.month = 12}}
                                   : Span{.from = {.month = 5}, .to = {.month = 5}}};
    return out;
  }
  if (kind == TermKind::weekly) {
    for (unsigned day = 1; day <= 7; ++day)
      if (number(0, 2) == 0) out.weekdays.push_back(day);
    return out;
  }
  if (number(0, 2) == 0) return out;
  out.day = number(0, 4) == 0 ? kLastWorkingDay : number(1, 28);
  if (out.day > 0) out.next_month = number(0, 1) == 0;
  return out;
}

Term Draw::anchored() {
  const std::string event =
      one_of<std::string>({"получения результатов", "проведения процедуры", "начала учебного года",
                           "проведения мониторинга", "утверждения приказа",
                           "получения федерального списка ОО с признаками необъективности", "родительского собрания"});
  Term out{.kind = TermKind::relative};
  out.anchor.direction = number(0, 1) == 0 ? Direction::before : Direction::after;
  out.anchor.label = event;
  if (number(0, 3) != 0) {
    out.anchor.n = number(1, 45);
    out.anchor.unit = one_of<Unit>({Unit::day, Unit::working_day, Unit::week, Unit::month});
    out.anchor.strict = number(0, 1) == 0;
  }
  switch (number(0, 5)) {
    case 0: out = {.kind = TermKind::on_event, .anchor = {.label = "по мере " + event}}; break;
    case 1:
      out = {
          .kind = TermKind::on_schedule,
          .anchor = {.label = one_of<std::string>({"по графику", "по графику МОУО", "согласно графику проведения ВПР",
                                                   "в соответствии с графиком Рособрнадзора"})}};
      break;
    case 2:
      out = {.kind = TermKind::by_plan,
             .anchor = {.label = one_of<std::string>(
                            {"по плану", "в соответствии с планом УО", "согласно плану работы школы"})}};
      break;
    case 3:
      out = {.kind = one_of<TermKind>({TermKind::on_request, TermKind::as_needed})};
      out.anchor.label = out.kind == TermKind::on_request ? "по запросу министерства" : "по мере необходимости";
      break;
    default: break;
  }
  if (number(0, 3) == 0)
    out.not_later = Moment{number(0, 1) == 0 ? 0 : 2025, month(), number(0, 1) == 0 ? 0 : number(1, 28)};
  if (number(0, 4) == 0) out.interval = 1;
  return out;
}

Term Draw::any() {
  switch (number(0, 7)) {
    case 0: return fixed();
    case 1: return yearly();
    case 2: return rhythm();
    case 3: return {.kind = TermKind::standing};
    case 4: return {.kind = TermKind::academic_year, .year = number(0, 1) == 0 ? 0 : number(2020, 2030)};
    case 5: return {.kind = TermKind::calendar_year, .year = number(0, 1) == 0 ? 0 : number(2020, 2030)};
    default: return anchored();
  }
}

Deadline Draw::deadline() {
  Deadline out{.kind = Kind::composite};
  switch (number(0, 4)) {
    case 0:
      out.terms = {fixed(), yearly()};
      out.joiner = Joiner::then;
      break;
    case 1: out.terms = {any(), anchored()}; break;
    case 2:
      for (int i = number(1, 3); i > 0; --i) out.terms.push_back(fixed());
      break;
    default: out.terms = {any()};
  }
  if (out.joiner == Joiner::none && out.terms.size() > 1) out.joiner = Joiner::and_;
  return out;
}

std::string Draw::soup() {
  static const std::vector<std::string> words{
      "ежегодно",    "май",       "сентябрь",  "2024",      "2024-2025",  "года",     "учебного",   "до",
      "не позднее",  "после",     "за",        "10",        "дней",       "рабочих",  "по мере",    "получения",
      "результатов", "далее",     "I",         "квартал",   "—",          ",",        ";",          "\n",
      "(",           ")",         "«",         "»",         "по",         "графику",  "с",          "в течение",
      "неделя",      "последний", "рабочий",   "день",      "числа",      "месяца",   "31.12.2025", "99.9",
      "раз",         "в",         "год",       "фломастер", "барсук",     "текущего", "следующего", "начала",
      "конца",       "полугодие", "постоянно", "№",         "5",          "декада",   "каникулы",   "по вторникам",
      "каждый",      "или",       "и",         "но",        "ежемесячно", "квартала", "марта"};
  std::string out;
  for (int i = number(1, 9); i > 0; --i) out += one_of(words) + " ";
  return out;
}

TEST(TermProperties, WhatIsPrintedReadsBackTheSame) {
  const Context context = context_of("2022-2026");
  Draw draw(20240901);
  for (int i = 0; i < kTerms; ++i) {
    const std::string text = print(draw.deadline());
    const Deadline read = read_term(text, context);
    ASSERT_NE(read.kind, Kind::raw) << text << "\n" << read.explanation;
    ASSERT_EQ(read.text, text) << i;
    const Deadline again = read_term(read.text, context);
    ASSERT_EQ(again.terms, read.terms) << text;
    ASSERT_EQ(again.occurrences, read.occurrences) << text;
    ASSERT_EQ(print(again), text);
  }
}

TEST(TermProperties, NoWordsMakeTheReaderFailOrForget) {
  const Context context = context_of("2022-2026");
  Draw draw(7);
  for (int i = 0; i < kTerms; ++i) {
    const std::string soup = draw.soup();
    const Deadline read = read_term(soup, context);
    if (read.kind == Kind::raw) {
      ASSERT_TRUE(read.occurrences.empty()) << soup;
      ASSERT_FALSE(read.explanation.empty()) << soup;
      continue;
    }
    for (const std::string word : {"фломастер", "барсук", "99.9"})
      if (soup.find(word) != std::string::npos) {
        ASSERT_NE(read.text.find(word), std::string::npos) << soup << " -> " << read.text;
      }
    ASSERT_EQ(read_term(read.text, context).text, read.text) << soup;
  }
}

TEST(TermProperties, RulesLaidOutDirectlyAreTheOnesOfLibical) {
  Draw draw(3);
  for (int i = 0; i < 400; ++i) {
    std::string rule =
        draw.one_of<std::string>({"FREQ=YEARLY;BYMONTH=3,11;BYMONTHDAY=-1", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
                                  "FREQ=MONTHLY;BYMONTH=1,9;BYMONTHDAY=10", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15",
                                  "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"});
    const Date first = Date::of(draw.number(2020, 2026), static_cast<unsigned>(draw.number(1, 12)), 1);
    const Date last = first.plus_days(draw.number(1, 2000));
    ASSERT_EQ(days_of_rule(rule, first, last), walk_rule(rule, first, last)) << rule << " " << iso_date(first);
  }
}

TEST(TermProperties, WeeklyRulesHoldOnTheirWeekdaysOnly) {
  const auto days = days_of_rule("FREQ=WEEKLY;BYMONTH=9,10;BYDAY=TU,FR", Date::of(2025, 9, 1), Date::of(2025, 10, 31));
  EXPECT_EQ(days.size(), 18U);
  for (const Date day : days) {
    const unsigned weekday = std::chrono::weekday{day.days}.iso_encoding();
    EXPECT_TRUE(weekday == 2 || weekday == 5) << iso_date(day);
  }
}

TEST(TermProperties, TheLastWeekdayOfEachMonthIsFoundInEveryYear) {
  for (int year = 2015; year <= 2035; ++year) {
    const auto days =
        days_of_rule("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", Date::of(year, 1, 1), Date::of(year, 12, 31));
    ASSERT_EQ(days.size(), 12U) << year;
    for (const Date day : days) EXPECT_GE(day.day(), 26U) << iso_date(day);
  }
}

}  // namespace
}  // namespace vekha::calendar
