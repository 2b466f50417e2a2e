#include "domain/documents/documents.hpp"

namespace vekha::documents {
namespace {

Tally tally_of(const execution::Group& group) {
  return {.title = group.title,
          .total = group.total,
          .planned = group.planned,
          .in_work = group.in_work,
          .review = group.review,
          .done = group.done,
          .cancelled = group.cancelled,
          .overdue = group.overdue};
}

}  // namespace

std::optional<Progress> progress_of(const db::Read& read, const execution::Hand& who, RoadmapId id, const Span& span,
                                    Date today) {
  const auto groups = [&](execution::By by) {
    return execution::progress(read, who, id, by, {span.from, span.to}, today);
  };
  std::vector<execution::Group> sections = groups(execution::By::section);
  if (sections.empty() || execution::progress(read, who, id, execution::By::section, {}, today).back().total == 0)
    return std::nullopt;
  Progress out{.all = tally_of(sections.back())};
  out.all.title = "Всего";
  sections.pop_back();
  for (const execution::Group& group : sections) out.sections.push_back(tally_of(group));
  std::vector<execution::Group> executors = groups(execution::By::executor);
  executors.pop_back();
  for (const execution::Group& group : executors) out.executors.push_back(tally_of(group));
  return out;
}

}  // namespace vekha::documents
