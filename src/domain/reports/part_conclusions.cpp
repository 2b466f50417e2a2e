#include "base/text.hpp"
#include "domain/reports/parts.hpp"

namespace vekha::reports {
namespace {

using doc::Align;

const FindingRule& rule_of(const Wording& wording, const Finding& finding) {
  for (const FindingRule& rule : wording.findings)
    if (rule.code == finding.code) return rule;
  check_failed("finding has a rule", __FILE__, __LINE__);
}

/// Conclusions are numbered through facts and limits: recommendations point to these numbers.
int write_kind(Pages& pages, const std::vector<Finding>& found, FindingRule::Kind kind) {
  int written = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const FindingRule& rule = rule_of(pages.wording(), found[i]);
    if (rule.kind != kind) continue;
    doc::Runs runs = filled(rule.text, pages.with({}));
    runs.insert(runs.begin(), {.text = "Вывод " + std::to_string(i + 1) + ". ", .bold = true});
    pages.add(doc::Paragraph{std::move(runs)});
    pages.bullets(found[i].details);
    ++written;
  }
  return written;
}

/// The recommendations of one addressee: text, ground, term.
std::vector<doc::TableRow> rows_for(const Pages& pages, const std::vector<Finding>& found, const std::string& to) {
  std::vector<doc::TableRow> rows;
  const auto shown = static_cast<std::size_t>(pages.wording().shown);
  for (std::size_t i = 0; i < found.size(); ++i) {
    Words words;
    words.texts = {{"exams", few(found[i].exams, shown, "; ")}, {"schools", few(found[i].schools, shown, "; ")}};
    for (const Advice& advice : rule_of(pages.wording(), found[i]).advice) {
      if (advice.to != to) continue;
      rows.push_back({{count_cell(static_cast<std::int64_t>(rows.size()) + 1),
                       doc::cell(filled_text(advice.text, pages.with(words))),
                       doc::cell("вывод " + std::to_string(i + 1)), doc::cell(advice.term)}});
    }
  }
  return rows;
}

bool any_advice(const Wording& wording, const std::vector<Finding>& found) {
  for (const Finding& finding : found)
    if (!rule_of(wording, finding).advice.empty()) return true;
  return false;
}

}  // namespace

void write_conclusions(Pages& pages, const std::vector<Finding>& found) {
  pages.heading("facts");
  bool any_fact = false;
  for (const Finding& finding : found)
    any_fact = any_fact || rule_of(pages.wording(), finding).kind == FindingRule::Kind::fact;
  pages.say(any_fact ? "facts_lead" : "facts_none");
  write_kind(pages, found, FindingRule::Kind::fact);
  pages.heading("limits");
  if (write_kind(pages, found, FindingRule::Kind::limit) == 0) pages.say("limits_none");
  pages.say("not_for_teachers");
}

void write_recommendations(Pages& pages, const std::vector<Finding>& found) {
  if (!any_advice(pages.wording(), found)) return pages.say("recommendations_none");
  pages.say("recommendations_lead");
  for (const Named& addressee : pages.wording().addressees) {
    pages.add(doc::Heading{2, addressee.text});
    doc::Table table{.caption = "Рекомендации " + lower(prefix(addressee.text, 1)) +
                                addressee.text.substr(prefix(addressee.text, 1).size()),
                     .columns = {{0.6, Align::center}, {6}, {1.5, Align::center}, {2.4}}};
    table.head = {head_row({"№", "Рекомендация", "Основание", "Предлагаемый срок"})};
    table.rows = rows_for(pages, found, addressee.id);
    if (table.rows.empty()) {
      pages.say("addressee_none");
    } else {
      pages.add(std::move(table));
    }
  }
}

}  // namespace vekha::reports
