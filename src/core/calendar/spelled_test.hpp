// Terms in the short notation of the tests: «yearly FREQ=… W(10..12)».
#pragma once
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/calendar/terms.hpp"

namespace vekha::calendar {

/// "2022-2024" is a plan of calendar years, "2022/2023" of academic ones, "" none.
inline Context context_of(std::string_view plan) {
  if (plan.empty()) return {};
  const int from = std::stoi(std::string(plan.substr(0, 4)));
  const int to = std::stoi(std::string(plan.substr(5, 4)));
  if (plan[4] == '/') return {.period = Period{Date::of(from, 9, 1), Date::of(to, 8, 31)}};
  return {.period = Period{first_day(from, 1), last_day(to, 12)}};
}

inline std::string spelled(const Moment& moment) {
  std::string out = moment.year == 0 ? "" : std::to_string(moment.year);
  const auto add = [&](int part) {
    out += (out.empty() ? "" : "-") + std::string(part < 10 ? "0" : "") + std::to_string(part);
  };
  if (moment.month != 0) add(static_cast<int>(moment.month));
  if (moment.day > 0) add(moment.day);
  return out;
}

/// One part in the notation of the table: «YEARLY FREQ=… W(10..12)».
inline std::string spelled(const Term& term) {
  std::string out(term_kind_name(term.kind));
  if (!term.rrule.empty()) out += " " + term.rrule;
  for (const Span& span : term.spans)
    out += (span.bound == Span::Bound::whole ? " W(" + spelled(span.from) + ".." : " BY(") + spelled(span.to) + ")";
  if (term.year != 0) out += " " + std::to_string(term.year);
  const Anchor& anchor = term.anchor;
  if (!anchor.event.empty()) out += " " + std::string(direction_name(anchor.direction)) + " " + anchor.event;
  if (anchor.n != 0) out += " " + std::to_string(anchor.n) + " " + std::string(unit_name(anchor.unit));
  const bool bound = !term.spans.empty() && term.spans.front().bound == Span::Bound::not_later;
  if (anchor.strict || bound) out += " NOT_LATER";
  if (term.not_later) out += " NOT_LATER " + spelled(*term.not_later);
  return out;
}

inline std::string spelled(const Deadline& deadline) {
  std::string out;
  for (std::size_t i = 0; i < deadline.terms.size(); ++i) {
    const bool then = deadline.joiner == Joiner::then && i + 1 == deadline.terms.size();
    out += (i == 0 ? "" : then ? " THEN " : " AND ") + spelled(deadline.terms[i]);
  }
  if (deadline.validity) out += " VALID " + iso_date(deadline.validity->from) + ".." + iso_date(deadline.validity->to);
  return out;
}

/// "2021-08-01..2021-09-30 …", empty for none.
inline std::string spelled(const std::vector<Window>& windows) {
  std::string out;
  for (const Window& window : windows)
    out += (out.empty() ? "" : " ") + iso_date(window.from) + ".." + iso_date(window.due);
  return out;
}

struct Example {
  std::string_view term;
  std::string_view kind;
  std::string_view canonical;
  bool asks;  ///< a person must confirm
};

inline void expect_all_examples(std::string_view plan, const std::vector<Example>& examples) {
  for (const Example& one : examples) {
    const Deadline read = read_term(std::string(one.term), context_of(plan));
    EXPECT_EQ(kind_name(read.kind), one.kind) << one.term;
    EXPECT_EQ(spelled(read), one.canonical) << one.term;
    EXPECT_EQ(!read.needs_confirmation.empty(), one.asks) << one.term;
    if (read.kind == Kind::raw) continue;
    const Deadline again = read_term(read.text, context_of(plan));
    EXPECT_EQ(again.text, read.text) << one.term;
    EXPECT_EQ(again.terms, read.terms) << one.term << " / " << read.text;
  }
}

}  // namespace vekha::calendar
