// How far a plan is within some days, counted once for every table, chart and sentence of its reports.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/documents/documents.hpp"

namespace vekha::documents {

/// A window of a measure whose last day lies in the period.
struct Line {
  const roadmap::Measure* measure = nullptr;
  const roadmap::Occurrence* occurrence = nullptr;
};

struct Figures {
  Tally all;
  std::vector<Tally> sections;   ///< top ones in the order of the plan
  std::vector<Tally> executors;  ///< by name; a window counts for each of them
  std::string counted;           ///< what was counted: «Сроков исполнения», «Задач исполнителей»
  std::vector<Line> lines;       ///< by last day
  int undated = 0;               ///< measures without a date
};

/// Of the order's progress when it has one, else of the windows of the plan.
Figures figures_of(const roadmap::Roadmap& plan, const ReportOrder& order);

}  // namespace vekha::documents
