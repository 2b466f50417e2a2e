#include "core/calendar/assemble.hpp"

#include <algorithm>
#include <utility>

#include "core/calendar/expand.hpp"
#include "core/calendar/print.hpp"
#include "core/calendar/rules.hpp"
#include "core/calendar/spans.hpp"
#include "core/calendar/windows.hpp"

namespace vekha::calendar {
namespace {

using What = Said::What;

constexpr const char* kNoPeriod = "Срок понятен, но период плана не указан, поэтому дат нет.";

bool is_rhythm(TermKind kind) {
  return kind == TermKind::half_yearly || kind == TermKind::quarterly || kind == TermKind::monthly ||
         kind == TermKind::weekly || kind == TermKind::every_n_years;
}

/// Puts the clauses of one term together. `refuse` remembers why the term cannot be.
class Assembler {
 public:
  Assembler(const Phrase& phrase, const Context& context) : phrase_(phrase), context_(context) {}
  Deadline run();

 private:
  std::vector<Term> side(std::vector<Said> said, const std::vector<Term>& first);
  std::vector<Term> segment(std::vector<Said> said, Repeat repeat);
  std::vector<Term> ordered(std::vector<Said>& said, Repeat repeat);
  void take_validity(std::vector<Said>& said);
  void attach_bounds(std::vector<Said>& said);
  void attach_seasons(std::vector<Said>& said);
  std::vector<Term> windows(std::vector<SaidSpan> spans, Repeat repeat);
  Term form(const Said& said);
  Term academic(const Said& said) const;
  std::vector<Term> repeated(const std::vector<Term>& first);
  Term default_yearly() const;
  Repeat take_times(std::vector<Said>& said, Repeat repeat);
  void put_aside_set_dates(std::vector<Said>& said);
  void refuse(const std::string& why) { reasons_.push_back(why); }
  void explain(const std::string& sentence);
  void finish(Deadline& deadline) const;

  const Phrase& phrase_;
  const Context& context_;
  std::optional<Period> validity_;
  std::optional<Date> since_;
  std::vector<std::string> reasons_;
  std::vector<std::string> explanations_;
};

void Assembler::explain(const std::string& sentence) {
  if (std::find(explanations_.begin(), explanations_.end(), sentence) == explanations_.end())
    explanations_.push_back(sentence);
}

/// Academic years behind an event, «в период с … по …» behind anything that recurs, «начиная с …».
void Assembler::take_validity(std::vector<Said>& said) {
  const bool recurs = std::any_of(said.begin(), said.end(), [](const Said& one) {
    return one.what == What::part || one.what == What::yearly || one.what == What::standing;
  });
  const bool dated = std::any_of(said.begin(), said.end(), [](const Said& one) {
    return one.what == What::span || one.what == What::calendar || one.what == What::in_year;
  });
  if (!recurs) return;
  const auto narrow = [&](const Period& period) {
    if (!validity_) validity_ = period;
    validity_->from = std::min(validity_->from, period.from);
    validity_->to = std::max(validity_->to, period.to);
  };
  int behind_anchor = -1;  // the segment whose anchor was just passed
  std::erase_if(said, [&](const Said& one) {
    if (one.what == What::part) behind_anchor = one.part.anchor.event.empty() ? -1 : one.segment;
    if (one.what == What::academic && one.year != 0 && behind_anchor == one.segment && !dated) {
      narrow({AcademicYear{one.year}.first(), AcademicYear{one.year}.last()});
      return true;
    }
    const bool days = one.what == What::span && one.span.validity && one.span.span.from.year != 0;
    const auto window = days ? fixed_window(one.span.span, {}) : std::nullopt;
    if (window) narrow({window->from, window->due});
    return window.has_value();
  });
}

/// «…, но не позднее 31 декабря» behind an event or months: the bound is said of them.
void Assembler::attach_bounds(std::vector<Said>& said) {
  for (std::size_t i = 1; i < said.size();) {
    Said& before = said[i - 1];
    const SaidSpan& bound = said[i].span;
    const bool anchored = before.what == What::part && !before.part.anchor.event.empty();
    const bool is_bound = said[i].what == What::span && bound.span.bound != Span::Bound::whole;
    if (anchored && is_bound && !before.part.not_later) {
      before.part.not_later = settled(bound, context_).span.to;
      said.erase(said.begin() + static_cast<std::ptrdiff_t>(i));
      continue;
    }
    ++i;
  }
}

/// «ежемесячно с сентября по май», «один раз в три года в мае», «раз в 3 года, начиная с 2022 года».
void Assembler::attach_seasons(std::vector<Said>& said) {
  Term* rhythm = nullptr;
  std::erase_if(said, [&](Said& one) {
    if (one.what == What::part && is_rhythm(one.part.kind)) rhythm = &one.part;
    if (!rhythm) return false;
    const bool few_years = rhythm->kind == TermKind::every_n_years;
    if (one.what == What::since && few_years) {
      rhythm->year = one.span.span.from.year;
      return true;
    }
    if (one.what != What::span) return false;
    const Span span = settled(one.span, context_).span;
    const bool months = span.bound == Span::Bound::whole && span.from.day == 0 && span.from.month != 0;
    const bool holds = few_years || ((rhythm->kind == TermKind::monthly || rhythm->kind == TermKind::weekly) && months);
    if (!holds || names_year(span)) return false;
    rhythm->spans.push_back(span);
    return true;
  });
}

Term Assembler::default_yearly() const {
  const bool academic = context_.period ? is_one_academic_year(*context_.period)
                                        : context_.settings.yearly_ends == Settings::YearEnd::academic;
  const bool by_setting = context_.settings.yearly_ends == Settings::YearEnd::academic;
  Term term{.kind = TermKind::yearly};
  term.spans.push_back(academic || by_setting ? Span{.from = {.month = 9}, .to = {.month = 8}}
                                              : Span{.from = {.month = 1}, .to = {.month = 12}});
  return term;
}

/// A plan of one academic year has no other.
Term Assembler::academic(const Said& said) const {
  if (said.part.kind == TermKind::yearly)
    return {.kind = TermKind::yearly, .spans = {{.from = {.month = 9}, .to = {.month = 8}}}};
  if (said.frame != Frame::none)
    return {.kind = TermKind::academic_year, .year = academic_of(said.frame, context_).value_or(0)};
  const bool one = said.year == 0 && context_.period && is_one_academic_year(*context_.period);
  return {.kind = TermKind::academic_year, .year = one ? context_.period->from.year() : said.year};
}

Term Assembler::form(const Said& said) {
  const bool framed = said.frame != Frame::none;
  switch (said.what) {
    case What::standing: return {.kind = TermKind::standing};
    case What::academic: return academic(said);
    case What::calendar:
      if (said.part.kind == TermKind::yearly)
        return {.kind = TermKind::yearly, .spans = {{.from = {.month = 1}, .to = {.month = 12}}}};
      return {.kind = TermKind::calendar_year,
              .year = framed ? calendar_of(said.frame, context_).value_or(0) : said.year};
    default: break;
  }
  const bool academic = context_.period && is_one_academic_year(*context_.period);
  if (said.part.kind == TermKind::yearly) return default_yearly();
  if (academic) explain("План составлен на учебный год, поэтому «год» понят как учебный.");
  return academic ? this->academic({.what = What::academic}) : Term{.kind = TermKind::calendar_year};
}

/// Months and days of a segment become parts.
std::vector<Term> Assembler::windows(std::vector<SaidSpan> spans, Repeat repeat) {
  std::optional<Moment> bound;
  const bool closing = repeat == Repeat::yearly && spans.size() > 1 &&
                       spans.back().span.bound == Span::Bound::not_later && spans.back().span.to.day == 0 &&
                       spans[spans.size() - 2].span.bound == Span::Bound::whole;
  if (closing && spans.back().span.to.month == spans[spans.size() - 2].span.to.month) {
    bound = settled(spans.back(), context_).span.to;
    if (repeat == Repeat::yearly) bound->year = 0;
    spans.pop_back();
  }
  const Placed placed = place(std::move(spans), repeat, context_);
  if (!placed.refused.empty()) refuse(placed.refused);
  for (const std::string& sentence : placed.explanations) explain(sentence);
  std::vector<Term> out = placed.terms;
  if (bound && !out.empty()) out.back().not_later = bound;
  return out;
}

std::vector<Term> Assembler::ordered(std::vector<Said>& said, Repeat repeat) {
  std::vector<Term> out;
  std::vector<SaidSpan> spans;
  std::size_t place_of_spans = 0;
  for (const Said& one : said) {
    if (one.what == What::span) {
      if (spans.empty()) place_of_spans = out.size();
      spans.push_back(one.span);
    } else if (one.what == What::part) {
      out.push_back(one.part);
    } else if (one.what == What::since) {
      const auto from = fixed_window({.from = one.span.span.from, .to = one.span.span.from}, {});
      since_ = from ? std::optional(from->from) : since_;
    } else {
      out.push_back(form(one));
    }
  }
  if (spans.empty()) return out;
  const std::vector<Term> found = windows(std::move(spans), repeat);
  out.insert(out.begin() + static_cast<std::ptrdiff_t>(place_of_spans), found.begin(), found.end());
  return out;
}

/// «в соответствии с установленными сроками» beside a term that has dates adds none of its own.
void Assembler::put_aside_set_dates(std::vector<Said>& said) {
  const auto vague = [](const Said& one) {
    const std::string& label = one.part.anchor.label;
    return one.what == What::part && one.part.kind == TermKind::on_schedule && label.ends_with("сроками") &&
           label.find("установленными") != std::string::npos;
  };
  if (said.size() < 2 || std::all_of(said.begin(), said.end(), vague)) return;
  if (std::erase_if(said, vague) > 0) explain("Слова об установленных сроках своих дат не добавляют.");
}

/// «2 раза в год (декабрь, май)»: the months say when, so the rhythm says no more than «ежегодно».
Repeat Assembler::take_times(std::vector<Said>& said, Repeat repeat) {
  const auto often = std::find_if(said.begin(), said.end(), [](const Said& one) { return one.times > 0; });
  if (often == said.end() || often->part.day != 0) return repeat;
  const auto months = std::count_if(
      said.begin(), said.end(), [](const Said& one) { return one.what == What::span && one.span.span.to.year == 0; });
  const bool untold = often->part.kind == TermKind::yearly && often->part.spans.empty();
  if (months == 0 && untold)
    refuse("Сказано, что раз в году — " + std::to_string(often->times) + ", но месяцы не названы.");
  if (months == 0) return repeat;
  if (months != often->times)
    refuse("Сказано, что раз в году — " + std::to_string(often->times) + ", а сроков названо " +
           std::to_string(months) + ".");
  said.erase(often);
  return Repeat::yearly;
}

std::vector<Term> Assembler::segment(std::vector<Said> said, Repeat repeat) {
  repeat = take_times(said, repeat);
  attach_bounds(said);
  attach_seasons(said);
  const bool yearly = repeat == Repeat::yearly;
  const bool windows = std::any_of(said.begin(), said.end(), [](const Said& one) { return one.what == What::span; });
  const bool standing =
      std::any_of(said.begin(), said.end(), [](const Said& one) { return one.what == What::standing; });
  if (yearly && standing && !windows) refuse("Сказано и «ежегодно», и «постоянно»: непонятно, что из этого срок.");
  put_aside_set_dates(said);
  if (yearly)
    for (Said& one : said)
      if ((one.what == What::academic || one.what == What::calendar || one.what == What::in_year) && one.year == 0)
        one.part.kind = TermKind::yearly;
  std::vector<Term> out = ordered(said, repeat);
  if (yearly && !windows)
    for (Term& term : out)
      if (!term.anchor.event.empty()) term.interval = 1;
  return out;
}

/// All clauses before «далее», or behind it.
std::vector<Term> Assembler::side(std::vector<Said> said, const std::vector<Term>& first) {
  take_validity(said);
  bool anywhere = false;
  std::vector<std::vector<Said>> segments;
  std::vector<bool> yearly;
  for (const Said& one : said) {
    const bool opens = segments.empty() || (!segments.back().empty() && segments.back().back().segment != one.segment);
    if (opens) {
      segments.emplace_back();
      yearly.push_back(false);
    }
    if (one.what == What::yearly)
      yearly.back() = anywhere = true;
    else
      segments.back().push_back(one);
  }
  std::vector<Term> out;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const std::vector<Term> found = segment(segments[i], yearly[i] ? Repeat::yearly : Repeat::as_the_plan);
    out.insert(out.end(), found.begin(), found.end());
  }
  if (out.empty() && anywhere) {
    if (!first.empty()) return repeated(first);
    explain("Месяц не назван: срок — последний день года.");
    out.push_back(default_yearly());
  }
  return out;
}

/// «далее ежегодно» alone: what was said first comes back.
std::vector<Term> Assembler::repeated(const std::vector<Term>& first) {
  std::vector<SaidSpan> spans;
  for (const Term& term : first) {
    if (term.kind == TermKind::fixed || term.not_later) {
      Span span = term.kind == TermKind::fixed ? term.spans.front()
                                               : Span{*term.not_later, *term.not_later, Span::Bound::until};
      if (span.from.month == 0) span = {.from = {.month = 1}, .to = {.month = 12}};
      span.from.year = span.to.year = 0;
      if (std::none_of(spans.begin(), spans.end(), [&](const SaidSpan& one) { return one.span == span; }))
        spans.push_back({.span = span});
    } else if (!term.anchor.event.empty()) {
      Term again = term;
      again.interval = 1;
      return {again};
    } else if (term.kind == TermKind::calendar_year || term.kind == TermKind::academic_year) {
      const unsigned last = term.kind == TermKind::calendar_year ? 12 : 8;
      spans.push_back({.span = {.from = {.month = last % 12 + 1}, .to = {.month = last}}});
    }
  }
  if (spans.empty()) refuse("Не понятно, что должно повторяться «далее ежегодно».");
  return windows(std::move(spans), Repeat::yearly);
}

void Assembler::finish(Deadline& deadline) const {
  for (Term& term : deadline.terms) {
    if (term.kind == TermKind::every_n_years && term.spans.empty())
      term.spans.push_back({.from = {.month = 1}, .to = {.month = 12}});
    if (term.kind == TermKind::yearly || term.kind == TermKind::every_n_years) sort_spans(term.spans);
    const bool consolidated =
        term.kind == TermKind::on_event && deadline.validity && !academic_years(*deadline.validity).empty();
    term.rrule = consolidated ? "FREQ=YEARLY;BYMONTH=8;BYMONTHDAY=-1" : rule_of(term);
  }
  const std::vector<Dated> dated = expand(deadline, context_, {});
  for (const Dated& one : dated) {
    Term& term = deadline.terms[static_cast<std::size_t>(one.term)];
    if (!term.dtstart || one.window.from < *term.dtstart) term.dtstart = one.window.from;
    if (deadline.occurrences.empty() || deadline.occurrences.back() != one.window)
      deadline.occurrences.push_back(one.window);
  }
  deadline.text = print(deadline);
}

Deadline Assembler::run() {
  Deadline deadline;
  const auto then =
      std::find_if(phrase_.said.begin(), phrase_.said.end(), [](const Said& one) { return one.what == What::then; });
  std::vector<Term> first = side({phrase_.said.begin(), then}, {});
  if (then != phrase_.said.end()) {
    std::vector<Said> behind{then + 1, phrase_.said.end()};
    const bool again =
        std::any_of(behind.begin(), behind.end(), [](const Said& one) { return one.what == What::then; });
    const bool nothing = first.empty() || behind.empty() || again;
    const bool bounds_only = !first.empty() && std::all_of(behind.begin(), behind.end(), [&](const Said& one) {
      const Span& span = one.span.span;
      return one.what == What::yearly ||
             (one.what == What::span && span.bound == Span::Bound::not_later && first.back().kind == TermKind::fixed &&
              one.span.separated && span.to.month == first.back().spans.front().to.month && span.to.day == 0);
    }) && behind.size() > 1;
    std::vector<Term> later;
    if (bounds_only) {
      later = repeated(first);
      if (!later.empty()) later.back().not_later = Moment{.month = behind.back().span.span.to.month};
    } else if (!nothing) {
      later = side(behind, first);
    }
    const bool bare = std::none_of(behind.begin(), behind.end(), [](const Said& one) {
      return one.what == What::yearly || one.what == What::part || one.what == What::standing;
    });
    if (nothing || bare || later.empty()) refuse("Сказано «далее», но непонятно, что следует за первым сроком.");
    if (later.size() > 1) refuse("За словом «далее» названо несколько разных сроков.");
    first.insert(first.end(), later.begin(), later.end());
    deadline.joiner = Joiner::then;
    if (reasons_.empty()) explain("Первый срок назван, дальше он повторяется каждый год плана.");
  } else if (first.size() > 1) {
    deadline.joiner = Joiner::and_;
  }
  if (since_) {
    const Date to = context_.period ? std::max(context_.period->to, *since_) : Date::of(since_->year() + 1, 12, 31);
    if (first.empty()) first.push_back({.kind = TermKind::standing});
    validity_ = Period{*since_, to};
  }
  if (first.empty() && reasons_.empty()) refuse("Срок пуст.");
  if (!reasons_.empty()) {
    for (const std::string& reason : reasons_)
      deadline.explanation += (deadline.explanation.empty() ? "" : " ") + reason;
    deadline.joiner = Joiner::none;
    return deadline;
  }
  deadline.terms = std::move(first);
  deadline.validity = validity_;
  finish(deadline);
  deadline.kind = kind_of(deadline, context_);
  if (!phrase_.remark.empty()) explain(phrase_.remark);
  for (const std::string& sentence : common_explanations(deadline, context_)) explain(sentence);
  if (deadline.occurrences.empty() && !context_.period && !deadline.terms.front().rrule.empty()) explain(kNoPeriod);
  for (const std::string& sentence : explanations_)
    deadline.explanation += (deadline.explanation.empty() ? "" : " ") + sentence;
  return deadline;
}

}  // namespace

Deadline assemble(const Phrase& phrase, const Context& context) { return Assembler(phrase, context).run(); }

}  // namespace vekha::calendar
