#include "core/calendar/spans.hpp"

#include <algorithm>

#include "core/calendar/windows.hpp"

namespace vekha::calendar {
namespace {

constexpr unsigned kLongestTurn = 10;  ///< months: from September to June; «май – март 2024» is more likely a slip

bool is_month(const Span& span) {
  return span.bound == Span::Bound::whole && span.from.day == 0 && span.from.month != 0 && span.from == span.to;
}

/// The academic year that is «текущий»: of the approval, of the plan, or the first that begins in it.
std::optional<int> current_academic(const Context& context) {
  if (!context.period)
    return context.approved ? std::optional(academic_year_of(*context.approved).start) : std::nullopt;
  const int first = academic_year_of(context.period->from).start;
  if (is_one_academic_year(*context.period)) return first;
  const bool approved_within = context.approved && *context.approved >= context.period->from;
  if (approved_within) return academic_year_of(*context.approved).start;
  return AcademicYear{first}.first() >= context.period->from ? first : first + 1;
}

int year_of_month(int academic, unsigned month) { return month >= 9 ? academic : academic + 1; }

bool is_academic(Frame frame) {
  return frame == Frame::academic_current || frame == Frame::academic_previous || frame == Frame::academic_next;
}

/// The year of a month in a frame; 0 when it is not known.
int framed_year(Frame frame, unsigned month, const Context& context) {
  if (is_academic(frame)) {
    const auto academic = academic_of(frame, context);
    return academic ? year_of_month(*academic, month) : 0;
  }
  const bool within = context.period && is_one_academic_year(*context.period) && frame == Frame::calendar_current;
  if (within) return year_of_month(context.period->from.year(), month);
  return calendar_of(frame, context).value_or(0);
}

/// «декабрь – февраль 2022», «октябрь 2024 – март»: the year not said follows from the order of months.
bool complete(Span& span) {
  Moment& from = span.from;
  Moment& to = span.to;
  if ((from.year == 0) == (to.year == 0)) return true;
  const bool around = from.month > to.month;
  if (around && to.month + 13 - from.month > kLongestTurn) return false;
  if (from.year == 0) from.year = to.year - (around ? 1 : 0);
  if (to.year == 0) to.year = from.year + (around ? 1 : 0);
  return true;
}

/// Gives spans without a year the year said behind them. False when that would be a guess.
bool spread_years(std::vector<SaidSpan>& spans) {
  for (SaidSpan& said : spans)
    if (!complete(said.span)) return false;
  for (std::size_t i = 0; i < spans.size();) {
    std::size_t last = i;
    while (last < spans.size() && !names_year(spans[last].span)) ++last;
    if (last == spans.size()) return i == last;
    for (std::size_t k = i; k < last; ++k) {
      const Span& next = spans[k + 1].span;
      Span& span = spans[k].span;
      const bool later_day = span.to.month == next.from.month && span.to.day < next.from.day;
      if ((span.to.month >= next.from.month && !later_day) || span.from.month > span.to.month) return false;
    }
    for (std::size_t k = i; k < last; ++k) spans[k].span.from.year = spans[k].span.to.year = spans[last].span.from.year;
    i = last + 1;
  }
  return true;
}

enum class Neighbours { apart, merged, unclear };

/// «декабрь 2021 январь 2022»: neighbours that nothing parts are one window.
Neighbours merge_neighbours(std::vector<SaidSpan>& spans) {
  Neighbours out = Neighbours::apart;
  for (std::size_t i = 1; i < spans.size();) {
    Span& before = spans[i - 1].span;
    const Span& here = spans[i].span;
    const bool adjacent = !spans[i].separated && before.to.month % 12 + 1 == here.from.month;
    if (!adjacent || before.bound != here.bound) {
      ++i;
      continue;
    }
    if (!names_year(before) || !names_year(here)) return Neighbours::unclear;
    before.to = here.to;
    spans.erase(spans.begin() + static_cast<std::ptrdiff_t>(i));
    out = Neighbours::merged;
  }
  return out;
}

/// The window of a span of a plan of one year.
Span implied(const Span& span, const Context& context) {
  const Period& plan = *context.period;
  std::optional<Span> near;
  for (int year = plan.from.year(); year <= plan.to.year() + 1; ++year) {
    const Span dated = in_year_of_due(span, year);
    const auto window = fixed_window(dated, context);
    if (!window) continue;
    if (inside(*window, plan)) return dated;
    const bool begins = window->from >= plan.from && window->from <= plan.to;
    if (begins) return dated;
    const bool touches = window->due >= plan.from && window->from <= plan.to;
    if (touches && !near) near = dated;
  }
  return near ? *near : in_year_of_due(span, plan.to.year());
}

/// Puts spans into parts of the plan.
class Placing {
 public:
  Placing(std::vector<SaidSpan> spans, Repeat repeat, const Context& context)
      : spans_(std::move(spans)), repeat_(repeat), context_(context) {}
  Placed run();

 private:
  void framed(SaidSpan& said);
  void dated();
  void recurring();
  void fixed(const Span& span);

  std::vector<SaidSpan> spans_;
  Repeat repeat_;
  const Context& context_;
  Placed out_;
};

void Placing::fixed(const Span& span) {
  if (span.from.month == 0 && span.from.year == span.to.year) {
    out_.terms.push_back({.kind = TermKind::calendar_year, .year = span.from.year});
    return;
  }
  Span whole = span;
  if (whole.from.month == 0) {
    whole.from.month = 1;
    whole.to.month = 12;
  }
  if (!fixed_window(whole, context_))
    out_.refused = "Такого дня нет в календаре, или окно кончается раньше, чем начинается.";
  out_.terms.push_back({.kind = TermKind::fixed, .spans = {whole}});
}

/// Years from «текущего учебного года», «2021-2022 учебного года», «следующего года».
void Placing::framed(SaidSpan& said) {
  Span& span = said.span;
  if (said.academic != 0) {
    span.from.year = year_of_month(said.academic, span.from.month);
    span.to.year = year_of_month(said.academic, span.to.month);
    return;
  }
  const bool bare = said.frame == Frame::none && said.from_frame == Frame::none;
  if (bare || names_year(span) || repeat_ == Repeat::yearly) return;
  const Frame last = said.frame == Frame::none ? said.from_frame : said.frame;
  span.to.year = framed_year(last, span.to.month, context_);
  const bool both = said.from_frame != Frame::none;
  span.from.year = both                ? framed_year(said.from_frame, span.from.month, context_)
                   : is_academic(last) ? framed_year(last, span.from.month, context_)
                                       : span.to.year - (turns(span) && span.to.year != 0 ? 1 : 0);
  if (span.to.year != 0) {
    out_.explanations.emplace_back(is_academic(last)
                                       ? "Учебный год взят по дате утверждения плана, а без неё — по его периоду."
                                       : "Календарный год взят по дате утверждения плана, а без неё — по его периоду.");
    return;
  }
  if (last != Frame::academic_current)
    out_.refused = "Период плана не указан: непонятно, к какому году относится срок.";
  out_.explanations.emplace_back("Период плана не указан: какой год текущий, неизвестно.");
}

void Placing::dated() {
  if (repeat_ == Repeat::yearly) {
    out_.refused = "Назван год и сказано «ежегодно»: непонятно, разовый это срок или повторяющийся.";
    return;
  }
  if (merge_neighbours(spans_) == Neighbours::unclear || !spread_years(spans_)) {
    out_.refused = "Непонятно, к какому году относятся месяцы без года.";
    return;
  }
  for (const SaidSpan& said : spans_) fixed(said.span);
}

void Placing::recurring() {
  if (merge_neighbours(spans_) == Neighbours::unclear) {
    out_.refused = "Соседние месяцы ничем не разделены: непонятно, это промежуток или два срока.";
    return;
  }
  const bool said = repeat_ == Repeat::yearly;
  if (!said && context_.period && !repeats_every_year(*context_.period)) {
    out_.explanations.emplace_back("Год не назван: он следует из периода плана.");
    for (const SaidSpan& one : spans_) fixed(implied(one.span, context_));
    return;
  }
  if (!said)
    out_.explanations.emplace_back(
        context_.period ? "Год не назван, а план рассчитан не на один год, поэтому срок повторяется каждый год плана."
                        : "Год не назван и период плана не указан: понято как повторяющийся срок.");
  for (const SaidSpan& one : spans_) {
    const auto same = std::find_if(out_.terms.begin(), out_.terms.end(), [&](const Term& term) {
      return term.spans.front().to.day == one.span.to.day && term.spans.front().bound == one.span.bound;
    });
    if (same == out_.terms.end())
      out_.terms.push_back({.kind = TermKind::yearly, .spans = {one.span}});
    else
      same->spans.push_back(one.span);
    const bool leap = one.span.to.month == 2 && one.span.to.day == 29;
    if (!leap && !fixed_window(in_year_of_due(one.span, 2023), {})) out_.refused = "Такого дня нет в календаре.";
  }
}

Placed Placing::run() {
  for (SaidSpan& said : spans_) {
    said = settled(said, context_);
    framed(said);
  }
  if (!out_.refused.empty()) return std::move(out_);
  const bool any = std::any_of(spans_.begin(), spans_.end(), [](const SaidSpan& one) { return names_year(one.span); });
  const bool current = std::any_of(spans_.begin(), spans_.end(), [&](const SaidSpan& one) {
    return one.frame == Frame::academic_current && repeat_ != Repeat::yearly;
  });
  if (any)
    dated();
  else if (current)
    for (const SaidSpan& one : spans_) out_.terms.push_back({.kind = TermKind::fixed, .spans = {one.span}});
  else
    recurring();
  if (!out_.refused.empty()) out_.terms.clear();
  return std::move(out_);
}

Kind shape(const std::vector<Span>& spans) {
  if (std::all_of(spans.begin(), spans.end(), is_month))
    return spans.size() == 1 ? Kind::fixed_month : Kind::several_months;
  const Span& first = spans.front();
  const bool years = first.from.month == 1 && first.to.month == 12 && first.from.year < first.to.year &&
                     first.from.day == 0 && first.bound == Span::Bound::whole;
  if (years) return Kind::year_range;
  if (first.bound != Span::Bound::whole || (first.from.day != 0 && first.from == first.to)) return Kind::fixed_date;
  return first.from.day != 0 ? Kind::date_range : Kind::month_range;
}

Kind kind_of_part(const Term& term) {
  switch (term.kind) {
    case TermKind::fixed: return shape(term.spans);
    case TermKind::yearly: return Kind::yearly;
    case TermKind::every_n_years: return Kind::every_n_years;
    case TermKind::half_yearly: return Kind::half_yearly;
    case TermKind::quarterly: return Kind::quarterly;
    case TermKind::monthly: return Kind::monthly;
    case TermKind::weekly: return Kind::weekly;
    case TermKind::academic_year: return Kind::academic_year;
    case TermKind::calendar_year: return Kind::calendar_year;
    case TermKind::standing: return Kind::standing;
    case TermKind::relative: return Kind::relative;
    case TermKind::on_event: return Kind::on_event;
    case TermKind::on_schedule: return Kind::on_schedule;
    case TermKind::by_plan: return Kind::by_plan;
    case TermKind::on_request: return Kind::on_request;
    case TermKind::as_needed: return Kind::as_needed;
  }
  return Kind::raw;
}

std::string explanation_of(const Term& term, const Context& context) {
  switch (term.kind) {
    case TermKind::fixed: return "Последний день окна — срок исполнения.";
    case TermKind::yearly: return "Повторяется каждый год плана; последний день окна — срок исполнения.";
    case TermKind::every_n_years: return "Повторяется раз в несколько лет, считая с первого года плана.";
    case TermKind::half_yearly:
    case TermKind::quarterly:
    case TermKind::monthly:
    case TermKind::weekly: return "Повторяется весь период плана; последний день окна — срок исполнения.";
    case TermKind::academic_year:
      if (term.year == 0 && context.period && academic_years(*context.period).empty())
        return "В период плана не входит целиком ни один учебный год: взят весь период.";
      return "Учебный год — с 1 сентября по 31 августа.";
    case TermKind::calendar_year:
      if (term.year == 0 && context.period && calendar_years(*context.period).empty())
        return "В период плана не входит целиком ни один календарный год: взят весь период.";
      return "Календарный год — с 1 января по 31 декабря.";
    case TermKind::standing: return "Действует весь период плана.";
    default: break;
  }
  const bool by_itself = term.anchor.event.starts_with("academic_year.") || term.anchor.event.starts_with("year.") ||
                         term.anchor.event == "quarter.done" || term.anchor.event == "half_year.done";
  const std::string days = term.anchor.unit == Unit::day           ? " Дни — календарные."
                           : term.anchor.unit == Unit::working_day ? " Дни — рабочие, по производственному календарю."
                                                                   : "";
  return (by_itself ? "День события известен, от него и считается срок."
                    : "Дата появится, когда станет известен день события.") +
         days;
}

}  // namespace

bool names_year(const Span& span) { return span.from.year != 0 || span.to.year != 0; }

std::optional<int> academic_of(Frame frame, const Context& context) {
  const auto current = current_academic(context);
  if (!current) return std::nullopt;
  return *current + (frame == Frame::academic_next ? 1 : frame == Frame::academic_previous ? -1 : 0);
}

std::optional<int> calendar_of(Frame frame, const Context& context) {
  if (!context.period && !context.approved) return std::nullopt;
  const bool approved = context.approved && (!context.period || *context.approved >= context.period->from);
  const int current = approved ? context.approved->year() : context.period->from.year();
  return current + (frame == Frame::calendar_next ? 1 : frame == Frame::calendar_previous ? -1 : 0);
}

SaidSpan settled(SaidSpan said, const Context& context) {
  const bool school = context.period && is_one_academic_year(*context.period);
  if (said.half_year && school) said.span = said.others.front();
  said.half_year = false;
  const bool exclusive = context.settings.until_month == Settings::Until::exclusive;
  Moment& month = said.span.to;
  if (said.up_to && exclusive) {
    month.year -= month.month == 1 && month.year != 0 ? 1 : 0;
    month.month = month.month == 1 ? 12 : month.month - 1;
  }
  if (said.up_to) said.span.from = month;
  said.up_to = false;
  return said;
}

void sort_spans(std::vector<Span>& spans) {
  std::stable_sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) {
    return std::pair(a.to.month, a.from.month) < std::pair(b.to.month, b.from.month);
  });
  spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
}

Placed place(std::vector<SaidSpan> spans, Repeat repeat, const Context& context) {
  return Placing(std::move(spans), repeat, context).run();
}

Kind kind_of(const Deadline& deadline, const Context&) {
  const auto& terms = deadline.terms;
  const auto fixed = [](const Term& term) { return term.kind == TermKind::fixed || term.year != 0; };
  if (deadline.joiner == Joiner::then) {
    const bool first = std::all_of(terms.begin(), terms.end() - 1, fixed);
    return first && terms.back().kind == TermKind::yearly ? Kind::yearly : Kind::composite;
  }
  if (std::all_of(terms.begin(), terms.end(), [](const Term& term) { return term.kind == TermKind::fixed; })) {
    std::vector<Span> spans;
    for (const Term& term : terms) spans.push_back(term.spans.front());
    return shape(spans);
  }
  const auto alike = [&](const Term& term) { return term.kind == terms.front().kind; };
  return std::all_of(terms.begin(), terms.end(), alike) ? kind_of_part(terms.front()) : Kind::composite;
}

std::vector<std::string> common_explanations(const Deadline& deadline, const Context& context) {
  std::vector<std::string> out;
  for (const Term& term : deadline.terms) out.push_back(explanation_of(term, context));
  return out;
}

}  // namespace vekha::calendar
