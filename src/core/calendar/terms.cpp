#include "core/calendar/terms.hpp"

#include <algorithm>

#include "core/calendar/phrase.hpp"
#include "core/calendar/windows.hpp"

namespace vekha::calendar {
namespace {

constexpr const char* kNoPeriod = "Срок понятен, но период плана не найден, поэтому дат нет.";
constexpr const char* kNotUnderstood = "Срок не разобран: даты не назначены.";

std::vector<Question> asked() { return {{"Проверьте, так ли понят срок.", {}}}; }

bool is_month(const SaidSpan& span) {
  return span.bound == SaidSpan::Bound::whole && span.from.day == 0 && span.from.month != 0 &&
         span.from.month == span.to.month && span.from.year == span.to.year;
}

/// Turns one phrase into a deadline.
class Resolver {
 public:
  Resolver(Phrase phrase, const std::optional<Period>& plan) : phrase_(std::move(phrase)), plan_(plan) {}
  Deadline run();

 private:
  Deadline made(Kind kind, std::vector<Window> windows, std::string explanation) const;
  Deadline confirmed_later(Deadline deadline) const;
  Deadline refused() const { return made(Kind::raw, {}, kNotUnderstood); }
  Deadline formed() const;
  Deadline academic() const;
  Deadline in_year() const;
  Deadline every_year() const;
  Deadline spans();
  Deadline fixed(const std::vector<SaidSpan>& dated) const;
  Deadline recurring() const;
  Deadline first_then_yearly(const std::vector<SaidSpan>& dated) const;
  Deadline in_named_academic_year() const;
  bool merge_neighbours(std::vector<SaidSpan>& spans) const;
  std::vector<Window> repeated(const std::vector<SaidSpan>& spans) const;
  Kind shape() const;
  bool uncertain() const;

  Phrase phrase_;
  const std::optional<Period>& plan_;
};

Deadline Resolver::made(Kind kind, std::vector<Window> windows, std::string explanation) const {
  std::sort(windows.begin(), windows.end(),
            [](const Window& a, const Window& b) { return std::pair(a.due, a.from) < std::pair(b.due, b.from); });
  windows.erase(std::unique(windows.begin(), windows.end()), windows.end());
  return {.kind = kind,
          .occurrences = std::move(windows),
          .explanation = std::move(explanation),
          .needs_confirmation = uncertain() ? asked() : std::vector<Question>{}};
}

Deadline Resolver::confirmed_later(Deadline deadline) const {
  deadline.needs_confirmation = asked();
  return deadline;
}

/// «до июня» may or may not mean June itself.
bool Resolver::uncertain() const {
  const auto open = [](const SaidSpan& span) { return span.bound == SaidSpan::Bound::up_to; };
  return std::any_of(phrase_.spans.begin(), phrase_.spans.end(), open) ||
         std::any_of(phrase_.later.begin(), phrase_.later.end(), open);
}

Deadline Resolver::academic() const {
  std::vector<Window> windows;
  windows.reserve(phrase_.academic_years.size());
  for (const int year : phrase_.academic_years) windows.push_back(window_of(AcademicYear{year}));
  if (!windows.empty()) return made(Kind::academic_year, windows, "Учебный год: с 1 сентября по 31 августа.");
  if (!plan_) return made(Kind::academic_year, {}, kNoPeriod);
  windows = academic_years(*plan_);
  if (!windows.empty())
    return made(Kind::academic_year, windows,
                "Каждый учебный год, который целиком входит в период плана: с 1 сентября по 31 августа.");
  return confirmed_later(made(Kind::academic_year, {{plan_->from, plan_->to}},
                              "В период плана не входит целиком ни один учебный год: взят весь период. Проверьте."));
}

Deadline Resolver::in_year() const {
  if (!plan_) return made(Kind::calendar_year, {}, kNoPeriod);
  if (is_one_academic_year(*plan_))
    return confirmed_later(made(Kind::academic_year, {{plan_->from, plan_->to}},
                                "План составлен на учебный год, поэтому «год» понят как учебный. Проверьте."));
  const auto years = calendar_years(*plan_);
  if (!years.empty()) return made(Kind::calendar_year, years, "Каждый календарный год плана.");
  return confirmed_later(made(Kind::calendar_year, {{plan_->from, plan_->to}}, "Взят весь период плана. Проверьте."));
}

/// «Ежегодно» says nothing of the month.
Deadline Resolver::every_year() const {
  if (!plan_) return made(Kind::yearly, {}, kNoPeriod);
  const auto years = calendar_years(*plan_);
  if (!years.empty())
    return confirmed_later(
        made(Kind::yearly, years, "Месяц не назван: срок — 31 декабря каждого календарного года плана. Проверьте."));
  return confirmed_later(
      made(Kind::yearly, {{plan_->from, plan_->to}}, "Месяц не назван: срок — последний день плана. Проверьте."));
}

Deadline Resolver::formed() const {
  switch (phrase_.form) {
    case Phrase::Form::academic: return academic();
    case Phrase::Form::in_year: return in_year();
    case Phrase::Form::standing:
      if (!plan_) return made(Kind::standing, {}, kNoPeriod);
      return made(Kind::standing, {{plan_->from, plan_->to}}, "Действует весь период плана.");
    case Phrase::Form::quarterly:
      if (!plan_) return made(Kind::quarterly, {}, kNoPeriod);
      return made(Kind::quarterly, regular_windows(*plan_, 3), "Последний день каждого квартала плана.");
    case Phrase::Form::monthly:
      if (!plan_) return made(Kind::monthly, {}, kNoPeriod);
      return made(Kind::monthly, regular_windows(*plan_, 1), "Последний день каждого месяца плана.");
    case Phrase::Form::spans: break;
  }
  return refused();
}

/// «декабрь 2021 январь 2022»: neighbours that nothing parts are one window. False: the parts are unclear.
bool Resolver::merge_neighbours(std::vector<SaidSpan>& spans) const {
  for (std::size_t i = 1; i < spans.size();) {
    SaidSpan& before = spans[i - 1];
    const SaidSpan& here = spans[i];
    if (here.after_separator) {
      ++i;
      continue;
    }
    const bool adjacent = before.to.month % 12 + 1 == here.from.month;
    const bool dated = names_year(before) && names_year(here);
    if (!dated && adjacent) return false;
    if (!dated || !adjacent) {
      ++i;
      continue;
    }
    before.to = here.to;
    spans.erase(spans.begin() + static_cast<std::ptrdiff_t>(i));
  }
  return true;
}

Kind Resolver::shape() const {
  const auto& spans = phrase_.spans;
  if (std::all_of(spans.begin(), spans.end(), is_month))
    return spans.size() == 1 ? Kind::fixed_month : Kind::several_months;
  const SaidSpan& first = spans.front();
  if (first.from.month == 0) return first.from.year == first.to.year ? Kind::calendar_year : Kind::year_range;
  const bool bounded = first.bound != SaidSpan::Bound::whole;
  if (bounded || (first.from.day != 0 && first.from.day == first.to.day && first.from.month == first.to.month))
    return Kind::fixed_date;
  return first.from.day != 0 ? Kind::date_range : Kind::month_range;
}

Deadline Resolver::fixed(const std::vector<SaidSpan>& dated) const {
  std::vector<Window> windows;
  for (const SaidSpan& span : dated) {
    const auto window = fixed_window(span, plan_);
    if (!window) return refused();
    windows.push_back(*window);
  }
  return made(shape(), windows, "Год назван в сроке; последний день окна — срок исполнения.");
}

std::vector<Window> Resolver::repeated(const std::vector<SaidSpan>& spans) const {
  std::vector<Window> windows;
  for (const SaidSpan& span : spans) {
    const auto found = recurring_windows(span, *plan_);
    windows.insert(windows.end(), found.begin(), found.end());
  }
  return windows;
}

Deadline Resolver::recurring() const {
  const bool years = std::any_of(phrase_.spans.begin(), phrase_.spans.end(),
                                 [](const SaidSpan& span) { return span.from.month == 0; });
  if (years) return refused();
  if (!plan_) return made(phrase_.yearly ? Kind::yearly : shape(), {}, kNoPeriod);
  const bool again = repeats_every_year(*plan_);
  if (phrase_.frame == Frame::current_calendar && !phrase_.yearly && again) return refused();
  if (phrase_.frame == Frame::current_academic && !phrase_.yearly && again) return refused();
  const std::string explanation =
      phrase_.yearly ? "Повторяется каждый год плана; последний день окна — срок исполнения."
      : again        ? "Год не назван, а план рассчитан не на один год, поэтому срок повторяется каждый год плана."
                     : "Год не назван: он следует из периода плана.";
  return made(phrase_.yearly || again ? Kind::yearly : shape(), repeated(phrase_.spans), explanation);
}

/// «декабрь 2024 года, далее ежегодно»: the first window, then the same or the named months of later years.
Deadline Resolver::first_then_yearly(const std::vector<SaidSpan>& dated) const {
  Deadline first = fixed(dated);
  if (first.kind == Kind::raw) return first;
  std::vector<SaidSpan> rule = phrase_.later.empty() ? phrase_.spans : phrase_.later;
  for (SaidSpan& span : rule) {
    if (span.from.month == 0 || (!phrase_.later.empty() && names_year(span))) return refused();
    span.from.year = span.to.year = 0;
  }
  const bool bounds =
      !phrase_.later.empty() && rule.front().bound == SaidSpan::Bound::until && rule.front().to.day == 0;
  if (bounds) {
    const bool same = rule.size() == 1 && rule.front().to.month == dated.back().to.month;
    if (!same) return refused();
    rule = {phrase_.spans.back()};
    rule.front().from.year = rule.front().to.year = 0;
  }
  if (!plan_) return made(Kind::yearly, first.occurrences, "Первый срок назван; период плана не найден.");
  std::vector<Window> windows = first.occurrences;
  for (const Window& window : repeated(rule))
    if (window.from > first.occurrences.back().due) windows.push_back(window);
  return made(Kind::yearly, windows, "Первый срок назван, дальше он повторяется каждый год плана.");
}

Deadline Resolver::in_named_academic_year() const {
  std::vector<Window> windows;
  for (const int year : phrase_.academic_years) {
    const AcademicYear academic{year};
    const Period frame{academic.first(), academic.last()};
    for (const SaidSpan& span : phrase_.spans) {
      const auto found = recurring_windows(span, frame);
      if (found.size() != 1) return refused();
      windows.push_back(found.front());
    }
  }
  return made(shape(), windows, "Месяцы названного учебного года.");
}

Deadline Resolver::spans() {
  std::vector<SaidSpan>& spans = phrase_.spans;
  const bool dated = std::any_of(spans.begin(), spans.end(), names_year);
  if (phrase_.frame == Frame::named_academic) return dated || phrase_.yearly ? refused() : in_named_academic_year();
  if (!merge_neighbours(spans)) return refused();
  if (!dated) return phrase_.then && !phrase_.later.empty() ? refused() : recurring();
  const bool framed_first = phrase_.frame != Frame::none && !phrase_.then;
  if (framed_first || !spread_years(spans)) return refused();
  if (phrase_.then) return first_then_yearly(spans);
  return phrase_.yearly ? refused() : fixed(spans);
}

Deadline Resolver::run() {
  if (phrase_.form != Phrase::Form::spans) return formed();
  return phrase_.spans.empty() ? every_year() : spans();
}

}  // namespace

Deadline read_term(const std::string& raw, const Context& context) {
  const auto phrase = parse_phrase(tokens_of(raw));
  Deadline deadline;
  if (phrase)
    deadline = Resolver(*phrase, context.period).run();
  else
    deadline.explanation = kNotUnderstood;
  deadline.raw = raw;
  return deadline;
}

std::vector<Dated> expand(const Deadline& deadline, const Context&, const std::vector<Event>&) {
  std::vector<Dated> out;
  for (const Window& window : deadline.occurrences) out.push_back({window});
  return out;
}

std::string print(const Deadline& deadline) { return deadline.text; }

}  // namespace vekha::calendar
