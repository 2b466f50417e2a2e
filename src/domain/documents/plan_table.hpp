// The table of a plan as texts: only the columns the plan has, section rows across, so that it is read back the same.
#pragma once
#include <string>
#include <vector>

#include "domain/documents/documents.hpp"

namespace vekha::documents {

enum class What { number, text, term, responsible, document, result, indicator, status };

struct PlanColumn {
  What what = What::text;
  std::string header;
  double width = 1;  ///< share of the page
};

/// A heading over the whole width, or a measure with one text per column; lines are parted by '\n'.
struct PlanRow {
  std::string section;
  std::vector<std::string> cells;
};

struct PlanTable {
  std::vector<PlanColumn> columns;
  std::vector<PlanRow> rows;
};

PlanTable plan_table(const roadmap::Roadmap& plan, Extras extras);

}  // namespace vekha::documents
