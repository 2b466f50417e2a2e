#include "domain/documents/figures.hpp"

#include <algorithm>
#include <map>

namespace vekha::documents {
namespace {

void count(Tally& tally, const roadmap::Occurrence& occurrence) {
  ++tally.total;
  tally.overdue += occurrence.overdue ? 1 : 0;
  switch (occurrence.status) {
    case roadmap::Status::planned: ++tally.planned; break;
    case roadmap::Status::in_work: ++tally.in_work; break;
    case roadmap::Status::review: ++tally.review; break;
    case roadmap::Status::done: ++tally.done; break;
    case roadmap::Status::cancelled: ++tally.cancelled; break;
  }
}

/// The top section a measure lies under; -1 outside any.
int top_section(const roadmap::Roadmap& plan, int index) {
  while (index > 0 && plan.sections[static_cast<std::size_t>(index)].depth > 0) --index;
  return index;
}

std::string section_title(const roadmap::Roadmap& plan, int index) {
  if (index < 0) return "Вне разделов";
  const roadmap::Section& section = plan.sections[static_cast<std::size_t>(index)];
  return section.number.empty() ? section.title : section.number + ". " + section.title;
}

bool inside(const Span& span, Date day) { return (!span.from || day >= *span.from) && (!span.to || day <= *span.to); }

}  // namespace

std::optional<double> Tally::percent() const {
  if (total == cancelled) return std::nullopt;
  return 100.0 * done / (total - cancelled);
}

Figures figures_of(const roadmap::Roadmap& plan, const ReportOrder& order) {
  Figures out{.all = {.title = "Всего"}, .counted = "Сроков исполнения"};
  std::map<int, Tally> sections;
  std::map<std::string, Tally> executors;
  for (const roadmap::Measure& measure : plan.measures) {
    out.undated += measure.occurrences.empty() ? 1 : 0;
    const int section = top_section(plan, measure.section_index);
    for (const roadmap::Occurrence& occurrence : measure.occurrences) {
      if (!inside(order.span, occurrence.due)) continue;
      count(out.all, occurrence);
      sections[section].title = section_title(plan, section);
      count(sections[section], occurrence);
      for (const std::string& name : measure.responsible) {
        executors[name].title = name;
        count(executors[name], occurrence);
      }
      out.lines.push_back({&measure, &occurrence});
    }
  }
  for (auto& [index, tally] : sections) out.sections.push_back(std::move(tally));
  for (auto& [name, tally] : executors) out.executors.push_back(std::move(tally));
  if (order.progress) {
    out.all = order.progress->all;
    out.sections = order.progress->sections;
    out.executors = order.progress->executors;
    out.counted = "Задач исполнителей";
  }
  std::ranges::stable_sort(out.lines, {}, [](const Line& line) { return line.occurrence->due; });
  return out;
}

}  // namespace vekha::documents
