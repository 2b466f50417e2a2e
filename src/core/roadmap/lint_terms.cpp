#include <algorithm>

#include "base/text.hpp"
#include "core/roadmap/lint_rules.hpp"
#include "core/roadmap/lint_words.hpp"

namespace vekha::roadmap {
namespace {

using calendar::Kind;
using calendar::TermKind;
using calendar::Window;

std::string quoted(const LintMeasure& measure) { return "«" + squeezed(measure.deadline.raw) + "»"; }

/// Calls `check(index, measure)` for measures whose term was read.
template <class Check>
void each_read(const LintPlan& plan, Check check) {
  for (std::size_t i = 0; i < plan.measures.size(); ++i) {
    const LintMeasure& measure = plan.measures[i];
    if (!measure.deadline.raw.empty() && measure.deadline.kind != Kind::raw) check(static_cast<int>(i), measure);
  }
}

bool has_terms(const LintPlan& plan) {
  return std::any_of(plan.measures.begin(), plan.measures.end(),
                     [](const LintMeasure& measure) { return !measure.deadline.raw.empty(); });
}

/// Kinds that get their dates from something that must happen first.
bool waits(TermKind kind) {
  switch (kind) {
    case TermKind::relative:
    case TermKind::on_event:
    case TermKind::on_schedule:
    case TermKind::by_plan:
    case TermKind::on_request:
    case TermKind::as_needed: return true;
    default: return false;
  }
}

bool inside(const std::vector<Window>& windows, const calendar::Period& period) {
  return !windows.empty() && std::all_of(windows.begin(), windows.end(), [&](const Window& window) {
    return period.from <= window.from && window.due <= period.to;
  });
}

/// Dates named with their year, not those of a rule that comes back.
bool names_years(const LintMeasure& measure) {
  return std::ranges::any_of(measure.deadline.terms, [](const calendar::Term& term) {
    const bool said = std::ranges::any_of(term.spans, [](const calendar::Span& span) {
      return span.bound == calendar::Span::Bound::whole && span.to.year != 0;
    });
    return (term.kind == TermKind::fixed && said) || term.year != 0;
  });
}

bool sticks_out(const Window& window, const calendar::Period& period) {
  return window.from < period.from || window.due > period.to;
}

bool outside(const Window& window, const calendar::Period& period) {
  return window.due < period.from || window.from > period.to;
}

/// The words with another year: «март 2021» → «март 2022» for a shift of 1.
std::string shifted_years(const std::string& words, int shift) {
  std::string out;
  for (std::size_t i = 0; i < words.size();) {
    std::size_t end = i;
    while (end < words.size() && words[end] >= '0' && words[end] <= '9') ++end;
    if (end == i) {
      out += words[i++];
      continue;
    }
    const std::string digits = words.substr(i, end - i);
    const auto year = digits.size() == 4 ? parse_integer(digits) : std::nullopt;
    out += year && *year > 1990 && *year < 2100 ? std::to_string(*year + shift) : digits;
    i = end;
  }
  return out;
}

std::optional<Suggestion> year_suggestion(const LintPlan& plan, const LintMeasure& measure) {
  for (const int shift : {1, -1, 2, -2}) {
    const std::string words = shifted_years(measure.deadline.raw, shift);
    if (words == measure.deadline.raw) return std::nullopt;
    if (inside(calendar::read_term(words, plan.context).occurrences, *plan.context.period))
      return Suggestion{"Исправить год: «" + squeezed(words) + "»", "term", words};
  }
  return std::nullopt;
}

/// Place of a month within an academic year: September is 0.
unsigned school_month(unsigned month) { return (month + 3) % 12; }

/// The last month of the parts that come back every year, 0 when there is none.
unsigned last_month(const calendar::Deadline& deadline) {
  unsigned found = 0;
  for (const calendar::Term& term : deadline.terms)
    for (const calendar::Span& span : term.spans)
      if (span.to.month != 0 && (found == 0 || school_month(span.to.month) > school_month(found)))
        found = span.to.month;
  return found;
}

/// The bound said beside the parts: «но не позднее декабря».
unsigned bound_month(const calendar::Deadline& deadline) {
  for (const calendar::Term& term : deadline.terms) {
    if (term.not_later && term.not_later->month != 0) return term.not_later->month;
    for (const calendar::Span& span : term.spans)
      if (span.bound != calendar::Span::Bound::whole && deadline.terms.size() > 1 && span.to.month != 0)
        return span.to.month;
  }
  return 0;
}

/// List items of a text, their marks gone, and what introduces them.
struct Items {
  std::string lead;
  std::vector<std::string> items;
};

Items items_of(const std::string& text) {
  Items out;
  for (const std::string& line : split(text, '\n')) {
    std::string plain = squeezed(line);
    bool item = false;
    for (const std::string_view mark : {"• ", "- ", "– ", "— ", "* "})
      if (plain.starts_with(mark)) {
        plain = plain.substr(mark.size());
        item = true;
      }
    if (item)
      out.items.push_back(plain);
    else
      (out.items.empty() ? out.lead : out.items.back()) += (out.lead.empty() && out.items.empty() ? "" : " ") + plain;
  }
  return out;
}

std::optional<Suggestion> split_suggestion(const Items& parts) {
  std::string lead = parts.lead;
  while (!lead.empty() && (lead.back() == ':' || lead.back() == ' ')) lead.pop_back();
  std::string value;
  for (std::string item : parts.items) {
    while (!item.empty() && (item.back() == ';' || item.back() == '.' || item.back() == ',')) item.pop_back();
    value += (value.empty() ? "" : "\n") + (lead.empty() ? item : lead + ": " + item);
  }
  return Suggestion{
      "Разделить на " +
          counted(static_cast<std::int64_t>(parts.items.size()), "мероприятие", "мероприятия", "мероприятий") +
          " и назвать срок каждого",
      "split", value};
}

/// A window with one foot in the period.
void check_edges(int i, const LintMeasure& measure, const calendar::Period& period, LintReport& report) {
  const auto& windows = measure.deadline.occurrences;
  const auto found =
      std::find_if(windows.begin(), windows.end(), [&](const Window& window) { return sticks_out(window, period); });
  if (found == windows.end() || !names_years(measure)) return;
  const bool late = found->due > period.to;
  report.add({.code = "term_outside_period",
              .measure = i,
              .message = "Срок " + quoted(measure) + (late ? " кончается " : " начинается ") +
                         ru_date(late ? found->due : found->from) + (late ? " — после конца" : " — до начала") +
                         " плана (" + ru_date(late ? period.to : period.from) + "). Проверьте год или период плана."});
}

/// The term with each unknown word replaced by the word of a term it is nearly the same as.
std::optional<Suggestion> spelling_suggestion(const LintPlan& plan, const LintMeasure& measure) {
  std::string words = measure.deadline.raw;
  for (const std::string& unknown : measure.deadline.not_understood) {
    const std::string known = nearest_term_word(unknown);
    if (!known.empty()) words = replaced(words, unknown, known);
  }
  if (words == measure.deadline.raw || calendar::read_term(words, plan.context).kind == Kind::raw) return std::nullopt;
  return Suggestion{"Исправить опечатку: «" + squeezed(words) + "»", "term", words};
}

}  // namespace

void check_period(const LintPlan& plan, LintReport& report) {
  if (plan.title.empty()) report.add({.code = "title_not_found", .message = "У плана нет названия."});
  if (!plan.context.period)
    report.add({.code = "period_not_found",
                .message =
                    "Не видно, на какой период составлен план: сроки без года не получили дат. Назовите период в "
                    "названии плана."});
}

void check_missing_terms(const LintPlan& plan, LintReport& report) {
  if (!has_terms(plan) && !plan.measures.empty())
    return report.add({.code = "term_missing",
                       .message = "Ни у одного мероприятия нет срока: план нельзя проверить. Добавьте столбец «Срок» "
                                  "или назовите сроки в мероприятиях."});
  for (std::size_t i = 0; i < plan.measures.size(); ++i)
    if (squeezed(plan.measures[i].deadline.raw).empty())
      report.add({.code = "term_missing", .measure = static_cast<int>(i), .message = "Срок не указан."});
}

void check_unread_terms(const LintPlan& plan, LintReport& report) {
  for (std::size_t i = 0; i < plan.measures.size(); ++i) {
    const calendar::Deadline& deadline = plan.measures[i].deadline;
    if (deadline.kind != Kind::raw || squeezed(deadline.raw).empty()) continue;
    const std::string unknown = joined(deadline.not_understood, " ");
    report.add({.code = "term_not_understood",
                .measure = static_cast<int>(i),
                .message = "Срок " + quoted(plan.measures[i]) + " не понят" +
                           (unknown.empty() ? "" : ": непонятно «" + unknown + "»") +
                           ". Даты не назначены, такой срок не наступит. Назовите месяц, дату или событие.",
                .suggestion = spelling_suggestion(plan, plan.measures[i])});
  }
}

void check_undated_terms(const LintPlan& plan, LintReport& report) {
  each_read(plan, [&](int i, const LintMeasure& measure) {
    const calendar::Deadline& deadline = measure.deadline;
    const auto waiting = std::find_if(deadline.terms.begin(), deadline.terms.end(),
                                      [](const calendar::Term& term) { return waits(term.kind); });
    if (deadline.kind == Kind::standing) {
      const bool reviewed = deadline.occurrences.size() > 1;
      if (!reviewed)
        report.add({.code = "term_standing",
                    .measure = i,
                    .message = "Срок " + quoted(measure) + " не наступает никогда: неясно, когда отчитываться.",
                    .suggestion = Suggestion{"Отчитываться каждый год: «ежегодно»", "term", "ежегодно"}});
    } else if (waiting != deadline.terms.end() && deadline.occurrences.empty()) {
      const std::string label = waiting->anchor.label.empty() ? "" : " («" + waiting->anchor.label + "»)";
      report.add({.code = "term_without_dates",
                  .measure = i,
                  .message = "Срок " + quoted(measure) + " наступит, только когда будет известно событие" + label +
                             ". Внесите событие с датой или назовите срок."});
    } else if (deadline.occurrences.empty()) {
      report.add({.code = "term_without_dates",
                  .measure = i,
                  .message = "Срок " + quoted(measure) + " понятен, но в период плана не попадает ни одна дата."});
    }
  });
}

void check_unsure_terms(const LintPlan& plan, LintReport& report) {
  each_read(plan, [&](int i, const LintMeasure& measure) {
    if (!measure.reading.empty()) return;
    for (const calendar::Question& question : measure.deadline.needs_confirmation) {
      std::optional<Suggestion> first;
      if (!question.readings.empty())
        first =
            Suggestion{"Понимать так: " + question.readings.front().title, "reading", question.readings.front().text};
      report.add({.code = "term_unsure",
                  .measure = i,
                  .detail = question.question,
                  .message = "Срок " + quoted(measure) + ": " + question.question,
                  .suggestion = std::move(first)});
    }
  });
}

void check_terms_in_period(const LintPlan& plan, LintReport& report) {
  if (!plan.context.period) return;
  const calendar::Period& period = *plan.context.period;
  each_read(plan, [&](int i, const LintMeasure& measure) {
    const auto& windows = measure.deadline.occurrences;
    const auto found =
        std::find_if(windows.begin(), windows.end(), [&](const Window& window) { return outside(window, period); });
    if (found == windows.end()) return check_edges(i, measure, period, report);
    report.add(
        {.code = "term_outside_period",
         .measure = i,
         .message = "Срок " + quoted(measure) + " — это до " + ru_date(found->due) + ", а план действует с " +
                    ru_date(period.from) + " по " + ru_date(period.to) +
                    (found->from > period.to ? ". Проверьте год или продлите период плана." : ". Проверьте год."),
         .suggestion = year_suggestion(plan, measure)});
  });
}

void check_terms_after_approval(const LintPlan& plan, LintReport& report) {
  if (!plan.context.approved) return;
  const Date approved = *plan.context.approved;
  each_read(plan, [&](int i, const LintMeasure& measure) {
    if (measure.deadline.occurrences.empty()) return;
    const Window& first = measure.deadline.occurrences.front();
    if (first.due >= approved) return;
    report.add({.code = "term_before_approval",
                .measure = i,
                .message = "Срок " + quoted(measure) + " прошёл " + ru_date(first.due) + " — до утверждения плана (" +
                           ru_date(approved) + ")."});
  });
}

void check_term_contradictions(const LintPlan& plan, LintReport& report) {
  each_read(plan, [&](int i, const LintMeasure& measure) {
    const unsigned bound = bound_month(measure.deadline);
    const unsigned end = last_month(measure.deadline);
    if (bound == 0 || end == 0 || school_month(end) <= school_month(bound)) return;
    report.add({.code = "term_contradiction",
                .measure = i,
                .message = "В сроке " + quoted(measure) + " одно спорит с другим: " + "«не позднее» называет месяц " +
                           std::string(month_name(bound)) + ", а работа идёт по месяц " + std::string(month_name(end)) +
                           ". Оставьте что-то одно."});
  });
}

void check_shared_terms(const LintPlan& plan, LintReport& report) {
  each_read(plan, [&](int i, const LintMeasure& measure) {
    const Items parts = items_of(measure.text);
    const auto& terms = measure.deadline.terms;
    if (parts.items.size() < 2 || terms.size() < 2 || measure.deadline.joiner == calendar::Joiner::then) return;
    const bool alike = std::all_of(terms.begin(), terms.end(),
                                   [&](const calendar::Term& term) { return term.kind == terms.front().kind; });
    if (alike) return;
    report.add({.code = "term_shared",
                .measure = i,
                .message = "В одной строке " +
                           counted(static_cast<std::int64_t>(parts.items.size()), "пункт", "пункта", "пунктов") +
                           " и срок " + quoted(measure) + ": неясно, к какому пункту относится каждый срок.",
                .suggestion = split_suggestion(parts)});
  });
}

}  // namespace vekha::roadmap
