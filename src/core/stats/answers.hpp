// Answers of pupils to the tasks of one work: the table that every family about tasks reads.
#pragma once
#include <cstddef>
#include <optional>
#include <vector>

#include "base/estimate.hpp"

namespace vekha::stats {

/// Points by pupils (rows) and tasks (columns). An empty cell is missing: neither zero nor wrong.
struct ScoreTable {
  std::size_t items = 0;
  std::vector<std::optional<double>> cells;  ///< by rows

  std::size_t persons() const { return items == 0 ? 0 : cells.size() / items; }
  const std::optional<double>& at(std::size_t person, std::size_t item) const { return cells[person * items + item]; }
};

inline constexpr int kMissing = -1;

/// Whole categories by pupils and tasks: 0, 1 … points or codes of chosen options; kMissing where there is none.
struct Answers {
  std::size_t items = 0;
  std::vector<int> cells;  ///< by rows

  std::size_t persons() const { return items == 0 ? 0 : cells.size() / items; }
  int at(std::size_t person, std::size_t item) const { return cells[person * items + item]; }
};

/// A parameter of a model: its value with the standard error, or why there is none.
struct Parameter {
  std::optional<double> value;
  std::optional<double> se;
  Absence absence = Absence::no_data;  ///< meaningful only without a value
};

}  // namespace vekha::stats
