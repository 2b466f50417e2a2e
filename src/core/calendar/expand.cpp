#include "core/calendar/expand.hpp"

#include <algorithm>
#include <tuple>

#include "core/calendar/rules.hpp"
#include "core/calendar/windows.hpp"

namespace vekha::calendar {
namespace {

const ProductionCalendar& by_law() {
  static const ProductionCalendar calendar;
  return calendar;
}

Date plus_months(Date day, int months) {
  const int index = day.year() * 12 + static_cast<int>(day.month()) - 1 + months;
  const Date last = last_day(index / 12, static_cast<unsigned>(index % 12 + 1));
  const Date first = first_day(last.year(), last.month());
  return std::min(first.plus_days(static_cast<int>(day.day()) - 1), last);
}

/// Lays one part of a term into dates.
class Expansion {
 public:
  Expansion(const Deadline& deadline, const Context& context, const std::vector<Event>& events);
  std::vector<Dated> run();

 private:
  void part(int index);
  void put(Window window);
  void put_inside(const std::optional<Window>& window);
  void years(const std::vector<Window>& found);
  void yearly(const Term& term);
  void pieces(const Term& term);
  void weekly(const Term& term);
  void by_events(const Term& term);
  void by_bound(const Term& term);
  std::vector<Event> own_events(const Term& term) const;
  bool matches(const Term& term, const Event& event, bool kin) const;
  Window window_of_event(const Term& term, const Event& event) const;
  Window relative(const Anchor& anchor, const Event& event) const;
  Date shifted(Date day, const Anchor& anchor, int sign) const;
  std::optional<Date> bound_behind(const Moment& bound, Date day) const;
  const ProductionCalendar& calendar() const { return context_.calendar ? *context_.calendar : by_law(); }

  const Deadline& deadline_;
  Context context_;  ///< its period narrowed by the validity
  const std::vector<Event>& events_;
  std::vector<Dated> out_;
  Dated now_;
};

Expansion::Expansion(const Deadline& deadline, const Context& context, const std::vector<Event>& events)
    : deadline_(deadline), context_(context), events_(events) {
  if (!deadline.validity) return;
  const Period& validity = *deadline.validity;
  if (!context_.period) {
    context_.period = validity;
    return;
  }
  context_.period->from = std::max(context_.period->from, validity.from);
  context_.period->to = std::min(context_.period->to, validity.to);
  if (context_.period->to < context_.period->from) context_.period = validity;
}

void Expansion::put(Window window) {
  if (window.due < window.from) window.from = window.due;
  now_.window = window;
  out_.push_back(now_);
}

void Expansion::put_inside(const std::optional<Window>& window) {
  if (window && inside(*window, *context_.period)) put(*window);
}

/// Whole years of the plan; a plan that holds none of them is one window.
void Expansion::years(const std::vector<Window>& found) {
  for (const Window& window : found) put(window);
  if (found.empty()) put({context_.period->from, context_.period->to});
}

void Expansion::yearly(const Term& term) {
  const Period& plan = *context_.period;
  const int start = term.year != 0 ? term.year : plan.from.year();
  const std::size_t before = out_.size();
  Date first = first_day(start, 1);
  const Date last = last_day(plan.to.year(), 12);
  // Years are counted from the first due day, so the rule must begin on it.
  if (term.interval > 1) {
    Term every = term;
    every.interval = 1;
    const auto days = days_of_rule(rule_of(every), first, last);
    if (!days.empty()) first = days.front();
  }
  for (const Date due : days_of_rule(term.rrule, first, last))
    for (const Span& span : term.spans)
      if (span.to.month == due.month()) put_inside(fixed_window(in_year_of_due(span, due.year()), context_));
  const Span& span = term.spans.front();
  const bool whole_year = span.from.month == span.to.month % 12 + 1 && span.bound == Span::Bound::whole;
  if (out_.size() == before && whole_year && term.kind == TermKind::yearly) put({plan.from, plan.to});
}

/// Halves, quarters and months: their due days lie in the plan.
void Expansion::pieces(const Term& term) {
  const Period& plan = *context_.period;
  const int months = term.kind == TermKind::half_yearly ? 6 : term.kind == TermKind::quarterly ? 3 : 1;
  for (const Date day : days_of_rule(term.rrule, first_day(plan.from.year(), plan.from.month()),
                                     last_day(plan.to.year(), plan.to.month()))) {
    const Date due =
        term.day == kLastWorkingDay ? calendar().working_day_not_after(last_day(day.year(), day.month())) : day;
    Date from = first_of_months(due, term.next_month ? 1 : months, plan);
    if (term.first_day != 0) from = std::min(first_day(due.year(), due.month()).plus_days(term.first_day - 1), due);
    if (from <= due) put_inside(Window{from, due});
  }
}

void Expansion::weekly(const Term& term) {
  const Period& plan = *context_.period;
  for (const Date due : days_of_rule(term.rrule, plan.from, plan.to))
    put({term.weekdays.empty() ? std::max(due.plus_days(-6), plan.from) : due, due});
}

/// Days everybody knows: the beginnings and ends of years and their parts.
std::vector<Event> Expansion::own_events(const Term& term) const {
  std::vector<Event> out;
  if (!context_.period) return out;
  const std::string& key = term.anchor.event;
  const auto day = [&](Date date) { out.push_back({key, date, date, ""}); };
  for (int year = context_.period->from.year() - 1; year <= context_.period->to.year() + 1; ++year) {
    if (key == "academic_year.start") day(Date::of(year, 9, 1));
    if (key == "academic_year.done") day(Date::of(year, 8, 31));
    if (key == "year.start") day(Date::of(year, 1, 1));
    if (key == "year.done") day(Date::of(year, 12, 31));
    for (unsigned month = 3; month <= 12; month += 3)
      if (key == "quarter.done" || (key == "half_year.done" && month % 6 == 0)) day(last_day(year, month));
  }
  return out;
}

/// `kin`: the beginning and the end of one and the same thing stand for each other.
bool Expansion::matches(const Term& term, const Event& event, bool kin) const {
  const std::string& key = term.anchor.event;
  if (key == "other") return event.kind == key && (event.title.empty() || event.title == term.anchor.label);
  if (!kin) return event.kind == key;
  const auto stem = [](const std::string& text) { return text.substr(0, text.find('.')); };
  const bool edges = key.ends_with(".start") || key.ends_with(".done");
  return edges && stem(event.kind) == stem(key);
}

Date Expansion::shifted(Date day, const Anchor& anchor, int sign) const {
  const int n = anchor.n * sign;
  switch (anchor.unit) {
    case Unit::working_day: return calendar().add_working_days(day, n);
    case Unit::week: return day.plus_days(7 * n);
    case Unit::month: return plus_months(day, n);
    default: return day.plus_days(n);
  }
}

Window Expansion::relative(const Anchor& anchor, const Event& event) const {
  if (anchor.direction == Direction::before) {
    const Date due = anchor.n == 0 ? event.from.plus_days(-1) : shifted(event.from, anchor, -1);
    return {due, due};
  }
  if (anchor.n == 0) return {event.to, event.to.plus_days(context_.settings.days_after_event)};
  return {event.to.plus_days(1), shifted(event.to, anchor, 1)};
}

Window Expansion::window_of_event(const Term& term, const Event& event) const {
  const Date later = event.to.plus_days(context_.settings.days_after_event);
  switch (term.kind) {
    case TermKind::relative: return relative(term.anchor, event);
    case TermKind::on_event: {
      const bool as_it_comes = std::string_view(term.anchor.label).starts_with("по ");
      return {event.from, as_it_comes ? later : event.to};
    }
    case TermKind::on_request:
    case TermKind::as_needed: return {event.from, event.to > event.from ? event.to : later};
    default: return {event.from, event.to};
  }
}

/// The bound itself, or its nearest coming when it names no year.
std::optional<Date> Expansion::bound_behind(const Moment& bound, Date day) const {
  if (bound.year != 0) return last_of(bound, context_.calendar);
  for (int year = day.year(); year <= day.year() + 1; ++year) {
    const auto found = last_of({year, bound.month, bound.day}, context_.calendar);
    if (found && *found >= day) return found;
  }
  return std::nullopt;
}

/// A bound is known though its event is not yet.
void Expansion::by_bound(const Term& term) {
  Span span{.from = *term.not_later, .to = *term.not_later, .bound = Span::Bound::not_later};
  if (span.to.year != 0) {
    if (const auto window = fixed_window(span, context_)) put(*window);
    return;
  }
  if (!context_.period) return;
  for (int year = context_.period->from.year(); year <= context_.period->to.year(); ++year)
    put_inside(fixed_window(in_year_of_due(span, year), context_));
}

void Expansion::by_events(const Term& term) {
  const auto own = own_events(term);
  for (const Event& event : own) {
    const Window window = window_of_event(term, event);
    const bool counts = context_.period->from <= window.due && window.due <= context_.period->to;
    if (counts) put(window);
  }
  const auto fits = [&](bool kin) {
    return [this, &term, kin](const Event& event) { return matches(term, event, kin); };
  };
  const bool kin = std::none_of(events_.begin(), events_.end(), fits(false));
  bool dated = !own.empty();
  for (std::size_t i = 0; i < events_.size(); ++i) {
    const Event& event = events_[i];
    if (!matches(term, event, kin)) continue;
    if (deadline_.validity && (event.to < deadline_.validity->from || event.from > deadline_.validity->to)) continue;
    Window window = window_of_event(term, event);
    const auto bound = term.not_later ? bound_behind(*term.not_later, event.from) : std::nullopt;
    if (bound) window.due = term.anchor.n == 0 ? *bound : std::min(window.due, *bound);
    now_.event = static_cast<int>(i);
    put(window);
    now_.event = -1;
    dated = true;
  }
  if (!dated && term.not_later) by_bound(term);
  if (term.kind != TermKind::on_event || !deadline_.validity) return;
  for (const Window& window : academic_years(*deadline_.validity)) put(window);
}

void Expansion::part(int index) {
  const Term& term = deadline_.terms[static_cast<std::size_t>(index)];
  now_ = {.term = index};
  const bool anchored = !term.anchor.event.empty();
  if (anchored) return by_events(term);
  if (term.kind == TermKind::fixed) {
    if (term.spans.front().to.year == 0) return;
    if (const auto window = fixed_window(term.spans.front(), context_)) put(*window);
    return;
  }
  if (term.year != 0 && term.kind == TermKind::academic_year) return put(window_of(AcademicYear{term.year}));
  if (term.year != 0 && term.kind == TermKind::calendar_year)
    return put({first_day(term.year, 1), last_day(term.year, 12)});
  if (!context_.period) return;
  switch (term.kind) {
    case TermKind::yearly:
    case TermKind::every_n_years: return yearly(term);
    case TermKind::half_yearly:
    case TermKind::quarterly:
    case TermKind::monthly: return pieces(term);
    case TermKind::weekly: return weekly(term);
    case TermKind::academic_year: return years(academic_years(*context_.period));
    case TermKind::calendar_year: return years(calendar_years(*context_.period));
    default: return put({context_.period->from, context_.period->to});
  }
}

std::vector<Dated> Expansion::run() {
  const auto count = static_cast<int>(deadline_.terms.size());
  for (int i = 0; i < count; ++i) {
    const std::size_t before = out_.size();
    part(i);
    if (deadline_.joiner != Joiner::then || i + 1 < count || before == 0) continue;
    Date last = out_.front().window.due;
    for (std::size_t k = 0; k < before; ++k) last = std::max(last, out_[k].window.due);
    const bool anchored = !deadline_.terms.back().anchor.event.empty();
    const auto early = [&](const Dated& one) { return (anchored ? one.window.due : one.window.from) <= last; };
    out_.erase(std::remove_if(out_.begin() + static_cast<std::ptrdiff_t>(before), out_.end(), early), out_.end());
  }
  std::sort(out_.begin(), out_.end(), [](const Dated& a, const Dated& b) {
    return std::tuple(a.window.due, a.window.from, a.term, a.event) <
           std::tuple(b.window.due, b.window.from, b.term, b.event);
  });
  out_.erase(std::unique(out_.begin(), out_.end()), out_.end());
  return std::move(out_);
}

}  // namespace

std::vector<Dated> expand(const Deadline& deadline, const Context& context, const std::vector<Event>& events) {
  return Expansion(deadline, context, events).run();
}

}  // namespace vekha::calendar
