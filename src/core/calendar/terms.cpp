#include "core/calendar/terms.hpp"

#include "base/text.hpp"
#include "core/calendar/assemble.hpp"

namespace vekha::calendar {
namespace {

Deadline not_understood(const Phrase& phrase) {
  Deadline deadline;
  deadline.not_understood = phrase.unknown;
  deadline.explanation =
      "Срок не разобран: непонятно «" + joined(phrase.unknown, " ") + "». Даты не назначены, нужен разбор человеком.";
  return deadline;
}

bool counts_working_days(const Deadline& deadline) {
  for (const Term& term : deadline.terms) {
    if (term.anchor.unit == Unit::working_day || term.day == kLastWorkingDay) return true;
    for (const Span& span : term.spans)
      if (span.to.day == kLastWorkingDay) return true;
  }
  return false;
}

void add_notes(Deadline& deadline, const Context& context) {
  if (!counts_working_days(deadline)) return;
  static const ProductionCalendar by_law;
  const ProductionCalendar& calendar = context.calendar ? *context.calendar : by_law;
  if (context.period) deadline.notes = calendar.notes(context.period->from, context.period->to);
}

}  // namespace

Deadline read_term(const std::string& raw, const Context& context) {
  const Phrase phrase = parse_phrase(raw);
  Deadline deadline;
  if (!phrase.unknown.empty()) {
    deadline = not_understood(phrase);
  } else {
    deadline = assemble(phrase, context);
    if (deadline.terms.empty())
      deadline.explanation = "Срок не разобран. " + deadline.explanation + " Даты не назначены.";
    else
      deadline.needs_confirmation = questions(phrase, context, deadline);
    add_notes(deadline, context);
  }
  deadline.raw = raw;
  return deadline;
}

}  // namespace vekha::calendar
