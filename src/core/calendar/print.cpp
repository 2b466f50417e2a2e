#include "core/calendar/print.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace vekha::calendar {
namespace {

constexpr std::array<std::string_view, 12> kGenitive{"января", "февраля", "марта",    "апреля",  "мая",    "июня",
                                                     "июля",   "августа", "сентября", "октября", "ноября", "декабря"};
constexpr std::array<std::string_view, 12> kPrepositional{"январе",   "феврале", "марте",  "апреле",
                                                          "мае",      "июне",    "июле",   "августе",
                                                          "сентябре", "октябре", "ноябре", "декабре"};
constexpr std::array<std::string_view, 4> kRoman{"I", "II", "III", "IV"};
constexpr std::array<std::string_view, 7> kWeekdays{"понедельникам", "вторникам", "средам",      "четвергам",
                                                    "пятницам",      "субботам",  "воскресеньям"};

std::string genitive(unsigned month) { return std::string(kGenitive.at(month - 1)); }
std::string in_month(unsigned month) { return "в " + std::string(kPrepositional.at(month - 1)); }
std::string nominative(unsigned month) { return std::string(month_name(month)); }
std::string of_year(int year) { return year == 0 ? "" : " " + std::to_string(year) + " года"; }

/// «а, б и в».
std::string listed(const std::vector<std::string>& parts) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) out += (i == 0 ? "" : i + 1 == parts.size() ? " и " : ", ") + parts[i];
  return out;
}

/// «5 марта», «последний день марта»: in the genitive, as after «до» or «с».
std::string day_genitive(const Moment& moment) {
  if (moment.day == kLastDay) return "последнего дня " + genitive(moment.month);
  if (moment.day == kLastWorkingDay) return "последнего рабочего дня " + genitive(moment.month);
  return std::to_string(moment.day) + " " + genitive(moment.month);
}

std::string day_nominative(const Moment& moment) {
  if (moment.day == kLastDay) return "последний день " + genitive(moment.month);
  if (moment.day == kLastWorkingDay) return "последний рабочий день " + genitive(moment.month);
  return std::to_string(moment.day) + " " + genitive(moment.month);
}

/// «до 30 ноября», «до конца мая», «не позднее мая».
std::string bound_text(const Span& span) {
  const std::string year = of_year(span.to.year);
  if (span.bound == Span::Bound::not_later)
    return "не позднее " + (span.to.day == 0 ? genitive(span.to.month) : day_genitive(span.to)) + year;
  return (span.to.day == 0 ? "до конца " + genitive(span.to.month) : "до " + day_genitive(span.to)) + year;
}

bool is_quarter(const Span& span) {
  return span.from.day == 0 && span.to.day == 0 && span.from.year == span.to.year && span.from.month % 3 == 1 &&
         span.to.month == span.from.month + 2;
}

std::string quarter(const Span& span) { return std::string(kRoman.at(span.from.month / 3)) + " квартал"; }

/// «с 10 по 20 октября», «с 15 декабря 2021 года по 20 января 2022 года».
std::string days_text(const Span& span) {
  const bool same_month = span.from.month == span.to.month && span.from.year == span.to.year;
  const bool plain = same_month && span.from.day > 0 && span.to.day > 0;
  if (plain) return "с " + std::to_string(span.from.day) + " по " + day_genitive(span.to) + of_year(span.to.year);
  const std::string first_year = span.from.year == span.to.year ? "" : of_year(span.from.year);
  return "с " + day_genitive(span.from) + first_year + " по " + day_nominative(span.to) + of_year(span.to.year);
}

/// A span of known years: «август – сентябрь 2021 года».
std::string dated(const Span& span) {
  if (span.bound != Span::Bound::whole) return bound_text(span);
  const std::string year = of_year(span.to.year);
  if (span.from == span.to) return (span.to.day == 0 ? nominative(span.to.month) : day_nominative(span.to)) + year;
  if (span.from.day != 0) return days_text(span);
  if (is_quarter(span)) return quarter(span) + year;
  const bool years = span.from.month == 1 && span.to.month == 12 && span.from.year < span.to.year;
  if (years) return std::to_string(span.from.year) + "–" + std::to_string(span.to.year) + " годы";
  const std::string first_year = span.from.year == span.to.year ? "" : of_year(span.from.year);
  return nominative(span.from.month) + first_year + " – " + nominative(span.to.month) + year;
}

/// A span without a year behind «ежегодно».
std::string recurring(const Span& span) {
  if (span.bound != Span::Bound::whole) return bound_text(span);
  if (span.from == span.to) return span.to.day == 0 ? in_month(span.to.month) : day_nominative(span.to);
  if (span.from.day != 0) return days_text(span);
  if (is_quarter(span)) return "в " + std::string(kRoman.at(span.from.month / 3)) + " квартале";
  if (span.from.month == 1 && span.to.month == 12) return "в течение календарного года";
  if (span.from.month == 9 && span.to.month == 8) return "в течение учебного года";
  return "с " + genitive(span.from.month) + " по " + nominative(span.to.month);
}

/// Months alone share one «в»: «в апреле, октябре и декабре».
std::string recurring_list(const std::vector<Span>& spans) {
  const bool months = std::all_of(spans.begin(), spans.end(), [](const Span& span) {
    return span.bound == Span::Bound::whole && span.from == span.to && span.to.day == 0;
  });
  std::vector<std::string> parts;
  for (const Span& span : spans)
    parts.push_back(months && !parts.empty() ? std::string(kPrepositional.at(span.to.month - 1)) : recurring(span));
  return listed(parts);
}

enum class Case { accusative, genitive };

std::string units(const Anchor& anchor, Case which) {
  const int n = anchor.n;
  const bool acc = which == Case::accusative;
  const bool one = n % 10 == 1 && n % 100 != 11;
  const bool few = n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14);
  const std::string number = std::to_string(n) + " ";
  const auto pick = [&](std::string_view acc_one, std::string_view gen_one, std::string_view acc_few,
                        std::string_view many) {
    if (one) return number + std::string(acc ? acc_one : gen_one);
    return number + std::string(acc && few ? acc_few : many);
  };
  switch (anchor.unit) {
    case Unit::working_day: return pick("рабочий день", "рабочего дня", "рабочих дня", "рабочих дней");
    case Unit::week: return pick("неделю", "недели", "недели", "недель");
    case Unit::month: return pick("месяц", "месяца", "месяца", "месяцев");
    default: return pick("календарный день", "календарного дня", "календарных дня", "календарных дней");
  }
}

std::string relative_text(const Anchor& anchor) {
  const std::string strict = anchor.strict ? "не позднее чем " : "";
  if (anchor.direction == Direction::before)
    return (anchor.n == 0 ? "до " : strict + "за " + units(anchor, Case::accusative) + " до ") + anchor.label;
  if (anchor.n == 0) return "после " + anchor.label;
  return (anchor.strict ? strict + "через " + units(anchor, Case::accusative)
                        : "в течение " + units(anchor, Case::genitive)) +
         " после " + anchor.label;
}

std::string monthly_text(const Term& term) {
  const std::string whose = term.kind == TermKind::monthly     ? "месяца"
                            : term.kind == TermKind::quarterly ? "квартала"
                                                               : "полугодия";
  const std::string head = term.kind == TermKind::monthly     ? "ежемесячно"
                           : term.kind == TermKind::quarterly ? "ежеквартально"
                                                              : "один раз в полугодие";
  if (term.day == kLastWorkingDay) return head + ", в последний рабочий день " + whose;
  if (term.day == 0) return head + (term.spans.empty() ? "" : " " + recurring_list(term.spans));
  const std::string day = std::to_string(term.day) + " числа";
  const std::string first = term.first_day == 0
                                ? "до " + day
                                : "с " + std::to_string(term.first_day) + " по " + std::to_string(term.day) + " число";
  if (term.kind == TermKind::monthly)
    return head + (term.spans.empty() ? "" : " " + recurring_list(term.spans)) + ", " + first +
           (term.next_month ? " следующего месяца" : " месяца");
  const std::string behind = term.kind == TermKind::quarterly ? "кварталом" : "полугодием";
  return head + ", " + first + (term.next_month ? " месяца, следующего за " + behind : " последнего месяца " + whose);
}

std::string weekly_text(const Term& term) {
  std::vector<std::string> days;
  for (const unsigned day : term.weekdays) days.emplace_back(kWeekdays.at(day - 1));
  return "еженедельно" + (days.empty() ? "" : " по " + listed(days));
}

std::string every_n_text(const Term& term) {
  const std::string years(plural(term.interval, "год", "года", "лет"));
  std::string out = "один раз в " + std::to_string(term.interval) + " " + years;
  const bool whole = term.spans.size() == 1 && term.spans.front() == Span{.from = {.month = 1}, .to = {.month = 12}};
  if (!whole) out += " " + recurring_list(term.spans);
  return out + (term.year == 0 ? "" : ", начиная с " + std::to_string(term.year) + " года");
}

std::string academic_words(int start) { return std::to_string(start) + "/" + std::to_string(start + 1); }

std::string text_of(const Term& term) {
  switch (term.kind) {
    case TermKind::fixed:
      return dated(term.spans.front()) + (term.spans.front().to.year == 0 ? " текущего учебного года" : "");
    case TermKind::yearly: return "ежегодно " + recurring_list(term.spans);
    case TermKind::every_n_years: return every_n_text(term);
    case TermKind::half_yearly:
    case TermKind::quarterly:
    case TermKind::monthly: return monthly_text(term);
    case TermKind::weekly: return weekly_text(term);
    case TermKind::academic_year:
      return term.year == 0 ? "в течение учебного года" : "в течение " + academic_words(term.year) + " учебного года";
    case TermKind::calendar_year:
      return term.year == 0 ? "в течение календарного года" : "в течение " + std::to_string(term.year) + " года";
    case TermKind::standing: return "постоянно";
    case TermKind::relative: return (term.interval == 1 ? "ежегодно " : "") + relative_text(term.anchor);
    default: return (term.interval == 1 ? "ежегодно " : "") + term.anchor.label;
  }
}

std::string with_bound(const Term& term) {
  std::string out = text_of(term);
  if (!term.not_later) return out;
  return out + ", но " + bound_text({.from = *term.not_later, .to = *term.not_later, .bound = Span::Bound::not_later});
}

std::string validity_text(const Period& validity) {
  const AcademicYear first = academic_year_of(validity.from);
  const AcademicYear last = academic_year_of(validity.to);
  const bool academic = validity.from == first.first() && validity.to == last.last();
  if (!academic) return ", в период с " + ru_date(validity.from) + " по " + ru_date(validity.to);
  std::string out;
  for (int year = first.start; year <= last.start; ++year) out += ", " + academic_words(year);
  return out + (first == last ? " учебный год" : " учебные годы");
}

/// Windows go on with a comma, other parts with a semicolon.
std::string separator(const Deadline& deadline, std::size_t i) {
  const bool last = i + 1 == deadline.terms.size();
  if (deadline.joiner == Joiner::then && last) return ", далее ";
  const auto fixed = [&](std::size_t k) { return deadline.terms[k].kind == TermKind::fixed; };
  return fixed(i - 1) && fixed(i) ? ", " : "; ";
}

}  // namespace

std::string print(const Deadline& deadline) {
  std::string out;
  for (std::size_t i = 0; i < deadline.terms.size(); ++i)
    out += (i == 0 ? "" : separator(deadline, i)) + with_bound(deadline.terms[i]);
  return out + (deadline.validity ? validity_text(*deadline.validity) : "");
}

}  // namespace vekha::calendar
