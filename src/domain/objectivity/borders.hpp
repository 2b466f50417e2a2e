// Works at the borders of marks: how many were probably lifted, of a region, a municipality and a school, and whether a
// school has more of them than the others. Included by the door of the room.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/stats/border_excess.hpp"
#include "core/stats/bunching.hpp"
#include "domain/results/results.hpp"

namespace vekha::objectivity {

enum class BorderLevel { region, municipality, school };

/// Whose works are looked at.
struct BorderPlace {
  BorderLevel level = BorderLevel::region;
  NodeId id;  ///< 0: the region
  std::string code;
  std::string name;
};
/// The works of one place in one exam.
struct ExamBorders {
  results::Exam exam;
  int unit = 1;  ///< scores are points times this
  stats::ScoreHistogram histogram;
  std::optional<stats::Bunching> found;  ///< nothing: too few works or no borders
  Absence absence = Absence::too_few;    ///< why not
};
struct PlaceBorders {
  BorderPlace place;
  std::int64_t works = 0;
  double lifted = 0;  ///< over the exams that could be fitted
  double error = 0;
  Interval interval{};  ///< 95 %, not below 0
  std::vector<ExamBorders> exams;
  std::optional<stats::BorderTest> beside;  ///< a school or municipality against the others, all exams together
};
struct BordersQuestion {
  results::Filter filter;  ///< its scope and school are the place asked about; the region is everything loaded
  bool every_school = false;
};
struct Borders {
  PlaceBorders region;
  std::optional<PlaceBorders> municipality;
  std::optional<PlaceBorders> school;
  std::vector<PlaceBorders> schools;  ///< of the scope, when asked; the greatest excess first
  std::vector<std::string> notes;
};
/// Throws not_found when nothing was loaded for the filter.
Borders borders(const db::Read& read, facts::Store& facts, const catalog::Catalog& catalog,
                const BordersQuestion& question);

}  // namespace vekha::objectivity
