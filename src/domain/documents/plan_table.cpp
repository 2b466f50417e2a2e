#include "domain/documents/plan_table.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/numbering.hpp"
#include "base/text.hpp"
#include "core/roadmap/papers.hpp"

namespace vekha::documents {
namespace {

constexpr std::string_view kIndicatorLine = "\nПоказатель: ";

struct Outcome {
  std::string result;
  std::string indicator;
};

/// The reader joins the columns of results and indicators; they are parted again.
Outcome outcome_of(const roadmap::Measure& measure) {
  const auto at = measure.result.find(kIndicatorLine);
  if (at == std::string::npos) return {measure.result, ""};
  return {measure.result.substr(0, at), measure.result.substr(at + kIndicatorLine.size())};
}

std::string term_status(const roadmap::Occurrence& occurrence) {
  const bool late = occurrence.overdue;
  return "до " + ru_date(occurrence.due) + " — " +
         (late ? "просрочено" : std::string(roadmap::status_title(occurrence.status)));
}

/// All windows closed or all planned are told in one line, others one by one.
std::string status_text(const roadmap::Measure& measure) {
  if (measure.occurrences.empty()) return "срок без даты";
  std::vector<std::string> lines;
  for (const roadmap::Occurrence& each : measure.occurrences) {
    lines.push_back(term_status(each));
    if (!each.evidence.empty()) lines.push_back("Подтверждено: " + squeezed(each.evidence));
  }
  return joined(lines, "\n");
}

std::string cell_of(What what, const roadmap::Measure& measure) {
  switch (what) {
    case What::number: return measure.number;
    case What::text: return measure.text;
    case What::term: return measure.deadline.raw;
    case What::responsible: return joined(measure.responsible, ", ");
    case What::document: return joined(measure.documents, ", ");
    case What::result: return outcome_of(measure).result;
    case What::indicator: return outcome_of(measure).indicator;
    case What::status: return status_text(measure);
  }
  return {};
}

using Measures = std::vector<roadmap::Measure>;

bool any(const Measures& measures, What what) {
  return std::ranges::any_of(measures, [&](const auto& measure) { return !cell_of(what, measure).empty(); });
}

/// Kinds of papers the reader finds in the results by itself need no column.
bool documents_told_by_results(const Measures& measures) {
  return std::ranges::all_of(
      measures, [](const auto& measure) { return roadmap::recognised_papers(measure.result) == measure.documents; });
}

std::vector<PlanColumn> columns_of(const Measures& measures, Extras extras) {
  std::vector<PlanColumn> out;
  if (any(measures, What::number)) out.push_back({What::number, "№ п/п"});
  out.push_back({What::text, "Мероприятие"});
  const bool responsible = any(measures, What::responsible);
  if (any(measures, What::term) || !responsible) out.push_back({What::term, "Срок"});
  if (responsible) out.push_back({What::responsible, "Ответственный"});
  if (!documents_told_by_results(measures)) out.push_back({What::document, "Вид документа"});
  if (any(measures, What::result)) out.push_back({What::result, "Результат"});
  if (any(measures, What::indicator)) out.push_back({What::indicator, "Показатель"});
  if (extras == Extras::status) out.push_back({What::status, "Отметка об исполнении"});
  return out;
}

bool extends(const std::string& number, const std::string& ancestor) {
  return number.size() > ancestor.size() + 1 && number.starts_with(ancestor) && number[ancestor.size()] == '.';
}

/// «1» above another numbering that begins with «1» was «Раздел 1»: only so the reader keeps the second one below it.
bool needs_word(const std::vector<roadmap::Section>& sections, std::size_t index) {
  const roadmap::Section& own = sections[index];
  const bool arabic = !own.number.empty() && own.number.find_first_not_of("0123456789") == std::string::npos;
  if (!arabic || index + 1 >= sections.size()) return false;
  const roadmap::Section& below = sections[index + 1];
  return below.depth > own.depth && !below.number.empty() && !extends(below.number, own.number);
}

std::string heading(const std::vector<roadmap::Section>& sections, std::size_t index) {
  const roadmap::Section& section = sections[index];
  if (section.number.empty()) return section.title;
  const std::string word = needs_word(sections, index) ? "Раздел " : "";
  return word + section.number + ". " + section.title;
}

/// Positions of measures, those of one section together, sections in their order.
std::vector<std::size_t> in_order(const Measures& measures) {
  std::vector<std::size_t> order(measures.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return measures[i].section_index; });
  return order;
}

constexpr double kFlat = 0.6;      ///< columns of long texts are wider, but not in proportion
constexpr double kLeastMean = 14;  ///< letters: a column of short words still needs room

/// Widths by how much stands in the columns.
void set_widths(PlanTable& table) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    double letters = 0;
    double filled = 0;
    for (const PlanRow& row : table.rows) {
      if (i >= row.cells.size() || row.cells[i].empty()) continue;
      letters += static_cast<double>(length(row.cells[i]));
      ++filled;
    }
    const double mean = filled > 0 ? letters / filled : 0;
    table.columns[i].width = table.columns[i].what == What::number ? 2.2 : std::pow(std::max(mean, kLeastMean), kFlat);
  }
}

}  // namespace

PlanTable plan_table(const roadmap::Roadmap& plan, Extras extras) {
  PlanTable table{.columns = columns_of(plan.measures, extras)};
  std::size_t opened = 0;
  for (const std::size_t index : in_order(plan.measures)) {
    const roadmap::Measure& measure = plan.measures[index];
    for (; static_cast<int>(opened) <= measure.section_index; ++opened)
      table.rows.push_back({.section = heading(plan.sections, opened)});
    PlanRow row;
    for (const PlanColumn& column : table.columns) row.cells.push_back(cell_of(column.what, measure));
    table.rows.push_back(std::move(row));
  }
  set_widths(table);
  return table;
}

}  // namespace vekha::documents
