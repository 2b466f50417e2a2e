// How far a plan is within some days, counted once for every table, chart and sentence of its reports.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/documents/documents.hpp"

namespace vekha::documents {

/// Windows of measures in numbers, by what they are at.
struct Tally {
  std::string title;
  int total = 0;
  int planned = 0;
  int in_work = 0;
  int review = 0;
  int done = 0;
  int cancelled = 0;
  int overdue = 0;  ///< of those neither done nor taken off
  /// Done of those not taken off; nothing when there are none.
  std::optional<double> percent() const;
};

/// A window of a measure whose last day lies in the period.
struct Line {
  const roadmap::Measure* measure = nullptr;
  const roadmap::Occurrence* occurrence = nullptr;
};

struct Figures {
  Tally all;
  std::vector<Tally> sections;   ///< top ones in the order of the plan
  std::vector<Tally> executors;  ///< by name; a window counts for each of them
  std::vector<Line> lines;       ///< by last day
  int undated = 0;               ///< measures without a date
};

Figures figures_of(const roadmap::Roadmap& plan, const Span& span);

}  // namespace vekha::documents
