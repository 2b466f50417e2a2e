#include "core/calendar/terms_json.hpp"

#include <array>
#include <cstdio>

namespace vekha::calendar {
namespace {

/// "2025-12-23"; "--12-15" for a day of every year. A whole month is its last day.
std::string spelled(const Moment& moment) {
  const int year = moment.year == 0 ? 2023 : moment.year;
  const unsigned month = moment.month == 0 ? 12 : moment.month;
  const int last = static_cast<int>(last_day(year, month).day());
  std::array<char, 16> out{};
  std::snprintf(out.data(), out.size(), "%d-%02u-%02d", year, month, moment.day > 0 ? moment.day : last);
  return moment.year == 0 ? "-" + std::string(out.data()).substr(4) : out.data();
}

/// Where a span begins: a bound begins nowhere in particular, so it is its own day.
Moment first_of(const Span& span) {
  Moment from = span.from;
  if (from.day == 0 && span.bound == Span::Bound::whole) from.day = 1;
  if (from.month == 0) from.month = 1;
  return from;
}

void write_anchor(JsonWriter& json, const Anchor& anchor) {
  json.key("anchor");
  if (anchor.event.empty()) {
    json.null();
    return;
  }
  json.begin_object().field("event", anchor.event).field("direction", direction_name(anchor.direction));
  json.field("n", anchor.n).key("unit");
  if (anchor.unit == Unit::none)
    json.null();
  else
    json.value(unit_name(anchor.unit));
  json.field("label", anchor.label).end_object();
}

void write_not_later(JsonWriter& json, const Term& term) {
  json.key("not_later");
  const bool bound = !term.spans.empty() && term.spans.front().bound == Span::Bound::not_later;
  if (term.not_later)
    json.value(spelled(*term.not_later));
  else if (bound)
    json.value(spelled(term.spans.front().to));
  else if (term.anchor.strict)
    json.value("anchor");
  else
    json.null();
}

void write_term(JsonWriter& json, const Term& term) {
  json.begin_object().field("kind", term_kind_name(term.kind)).key("rrule");
  if (term.rrule.empty())
    json.null();
  else
    json.value(term.rrule);
  json.field("dtstart", term.dtstart ? std::optional(iso_date(*term.dtstart)) : std::nullopt);
  write_anchor(json, term.anchor);
  write_not_later(json, term);
  json.key("windows").begin_array();
  for (const Span& span : term.spans)
    json.begin_object().field("from", spelled(first_of(span))).field("to", spelled(span.to)).end_object();
  json.end_array().end_object();
}

}  // namespace

void write_questions_json(JsonWriter& json, const std::vector<Question>& questions) {
  json.begin_array();
  for (const Question& question : questions) {
    json.begin_object().field("question", question.question).key("readings").begin_array();
    for (const Reading& reading : question.readings)
      json.begin_object().field("text", reading.text).field("title", reading.title).end_object();
    json.end_array().end_object();
  }
  json.end_array();
}

void write_deadline_json(JsonWriter& json, const Deadline& deadline) {
  json.begin_object().field("raw", deadline.raw).field("kind", kind_name(deadline.kind));
  json.key("terms").begin_array();
  for (const Term& term : deadline.terms) write_term(json, term);
  json.end_array().key("occurrences").begin_array();
  for (const Window& window : deadline.occurrences)
    json.begin_object().field("from", iso_date(window.from)).field("due", iso_date(window.due)).end_object();
  json.end_array().key("needs_confirmation");
  write_questions_json(json, deadline.needs_confirmation);
  json.field("text", deadline.text).field("explanation", deadline.explanation);
  json.field("joiner", joiner_name(deadline.joiner));
  json.list("not_understood", deadline.not_understood).list("notes", deadline.notes).end_object();
}

}  // namespace vekha::calendar
