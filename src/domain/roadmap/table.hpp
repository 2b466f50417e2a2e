// A plan as its table shows it: light rows that share their lists of names, for plans of thousands of measures.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/org/org.hpp"
#include "domain/roadmap/coverage.hpp"
#include "domain/roadmap/model.hpp"
#include "io/db/db.hpp"

namespace vekha::roadmap {

struct TableWindow {
  OccurrenceId id;
  std::string from;  ///< ISO day
  std::string due;   ///< ISO day
  Status status = Status::planned;
  bool overdue = false;
};

struct TableRow {
  MeasureId id;
  int row_version = 1;
  std::string number;
  int section = -1;  ///< position in the plan, -1 outside any
  std::string text;
  std::string term;
  bool unsure = false;  ///< the term waits for a person to say how it is read
  std::string result;
  std::vector<int> executors;        ///< places in Table::executors
  std::vector<int> papers;           ///< places in Table::papers
  std::vector<int> directions;       ///< places in Table::directions
  std::vector<TableWindow> windows;  ///< by due day
  Status status = Status::planned;
  bool overdue = false;
  std::string next_due;  ///< ISO day of the first open window; empty when there is none
};

struct Table {
  std::vector<Section> sections;
  std::vector<std::string> executors;
  std::vector<std::string> papers;
  std::vector<Axis> directions;
  std::vector<TableRow> rows;
};
/// The caller has checked that the version may be seen.
Table table(const db::Read& read, RoadmapId id, Date today);

/// Tells two states of the records apart: changes with every change of them.
std::string records_version(const db::Read& read);

}  // namespace vekha::roadmap
