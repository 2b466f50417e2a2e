// Means of groups with their errors, as families about schools take them: from pupils, or given ready.
#pragma once
#include <string>
#include <vector>

#include "app/cli/stats.hpp"
#include "app/cli/stats_report.hpp"
#include "core/stats/shrinkage.hpp"

namespace vekha::cli {

class Command;
struct GroupColumns {
  std::string y;
  std::string group;
  std::string se;  ///< empty: rows are pupils
};

/// Groups with the means and errors they have by themselves.
struct GroupSample {
  std::vector<std::string> names;
  std::vector<stats::GroupMean> means;
  std::vector<std::int64_t> sizes;  ///< empty where errors were given
  double degrees = 0;               ///< of the common spread within groups; 0 where errors were given
  std::size_t dropped = 0;          ///< rows with something missing

  ReportValue size(std::size_t i) const { return sizes.empty() ? ReportValue() : ReportValue(sizes[i]); }
  /// Whether every mean has an error above 0.
  bool uncertain() const;
};

/// --y, --group and --se.
void add_group_columns(Command family, GroupColumns& columns);
/// Rows are pupils: means with the error of the common spread within groups; with --se a row is a group. Throws
/// bad_input for errors that are not above 0 and for groups given twice.
GroupSample group_sample(const std::string& path, const GroupColumns& columns);

}  // namespace vekha::cli
