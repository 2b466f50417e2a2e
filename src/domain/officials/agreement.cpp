#include <algorithm>

#include "base/text.hpp"
#include "domain/officials/officials.hpp"

namespace vekha::officials {
namespace {

Beside& row_of(std::vector<Beside>& rows, const std::string& code, const std::string& name) {
  const auto found = std::ranges::find(rows, code, &Beside::code);
  return found != rows.end() ? *found : rows.emplace_back(Beside{.code = code, .name = name});
}

/// `known`: a list of the year was brought; without one a school is not «not on it».
std::string words_of(const Beside& one, bool known) {
  if (!one.listed)
    return std::string(one.verdict == risk::Verdict::listed ? "по правилу — да, " : "по правилу — возможно, ") +
           (known ? "в официальном списке нет" : "официальный список не внесён");
  switch (one.verdict) {
    case risk::Verdict::listed: return "список и правило согласны";
    case risk::Verdict::perhaps: return "в официальном списке, по правилу — возможно";
    case risk::Verdict::not_listed: return "в официальном списке, а правило не срабатывает";
    case risk::Verdict::not_assessed: return "в официальном списке, по правилу не оценивается: мало участников";
  }
  return {};
}

}  // namespace

Agreement agreement(const std::vector<List>& lists, const risk::List& rule) {
  Agreement out;
  const bool known =
      std::ranges::any_of(lists, [&](const List& list) { return !list.removed && list.year == rule.year; });
  for (const List& list : lists)
    for (const Entry& one : list.schools) {
      if (list.removed || list.year != rule.year) continue;
      Beside& row = row_of(out.schools, one.code, one.name);
      row.listed = true;
      row.reason += (row.reason.empty() || one.reason.empty() ? "" : "; ") + one.reason;
    }
  for (const risk::SchoolRow& school : rule.schools) {
    const risk::Verdict verdict = school.years.back().verdict;
    const bool met = verdict == risk::Verdict::listed || verdict == risk::Verdict::perhaps;
    const bool listed = std::ranges::find(out.schools, school.code, &Beside::code) != out.schools.end();
    if (met || listed) row_of(out.schools, school.code, school.label).verdict = verdict;
  }
  for (Beside& one : out.schools) one.words = words_of(one, known);
  const auto count = [&](auto test) {
    return ru_number(static_cast<double>(std::ranges::count_if(out.schools, test)), 0);
  };
  const auto sure = [](const Beside& one) { return one.verdict == risk::Verdict::listed; };
  if (!known) {
    const auto perhaps = [](const Beside& one) { return one.verdict == risk::Verdict::perhaps; };
    out.headline = "Официальный список за " + std::to_string(rule.year) + " год не внесён; по правилу школ — " +
                   count(sure) + ", возможно — " + count(perhaps);
    return out;
  }
  const std::string about = "Официальный список и правило, " + std::to_string(rule.year) + " год: ";
  out.headline = out.schools.empty()
                     ? about + "школ нет ни там, ни там"
                     : about + "сходятся — " + count([&](const Beside& one) { return one.listed && sure(one); }) +
                           ", только в списке — " + count([&](const Beside& one) { return one.listed && !sure(one); }) +
                           ", только по правилу — " +
                           count([&](const Beside& one) { return !one.listed && sure(one); });
  return out;
}

void write_lists(JsonWriter& json, const std::vector<List>& lists, const Agreement& agreement) {
  json.begin_object().field("headline", agreement.headline).key("lists").begin_array();
  for (const List& list : lists) {
    json.begin_object().field("id", list.id).field("year", list.year).field("title", list.title);
    json.field("source", list.source).field("recorded_at", list.recorded_at).field("removed", list.removed);
    json.key("schools").begin_array();
    for (const Entry& one : list.schools)
      json.begin_object().field("code", one.code).field("name", one.name).field("reason", one.reason).end_object();
    json.end_array().end_object();
  }
  json.end_array().key("agreement").begin_array();
  for (const Beside& one : agreement.schools) {
    json.begin_object().field("code", one.code).field("name", one.name).field("listed", one.listed);
    json.field("reason", one.reason).field("verdict", risk::verdict_name(one.verdict));
    json.field("words", one.words).end_object();
  }
  json.end_array().end_object();
}

}  // namespace vekha::officials
