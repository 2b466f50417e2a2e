// What the published signs are made of, for all exams a question needs, in one pass over the works.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "core/stats/moments.hpp"
#include "core/stats/spearman.hpp"
#include "domain/results/results.hpp"

namespace vekha::objectivity {

/// One work: parts of a point by the unit of its exam.
struct TotalRow {
  std::uint32_t school = 0;  ///< its place in ExamSums::schools
  std::uint16_t total = 0;
  std::uint8_t journal = 0;  ///< 2..5, 0 none
};
struct SchoolSums {
  NodeId school;
  stats::ScoreSums totals;
  std::int64_t with_journal = 0;
  std::optional<stats::Spearman> journal;  ///< of the totals with the journal marks
};
struct ExamSums {
  std::vector<SchoolSums> schools;  ///< by number
  std::vector<TotalRow> rows;       ///< of all schools, school after school
  stats::ScoreSums whole;
  double maximum = 0;  ///< points; 0 unknown
  int unit = 1;
  /// Nothing when the school did not write it.
  const SchoolSums* of(NodeId school) const;
};

/// The exams among those wanted that were written by schools of the scope.
std::map<results::Exam, ExamSums> exam_sums(const db::Read& read, facts::Store& facts, const org::Scope& scope,
                                            const std::set<results::Exam>& wanted);

}  // namespace vekha::objectivity
