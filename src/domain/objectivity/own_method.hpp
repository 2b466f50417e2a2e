// The method of Vekha over the stores: which schools stand out, and on what ground. Included by the door of the room.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/objectivity/evidence.hpp"
#include "domain/results/results.hpp"

namespace vekha::objectivity {

/// Whether the year before is looked at too: it costs as much again.
enum class YearBefore { not_asked, asked };
struct OwnQuestion {
  results::Filter filter;  ///< of the works; its scope is the group of comparison
  org::Scope shown;
  double false_share = 0.05;
  YearBefore before = YearBefore::not_asked;
};
struct OwnUnit {
  std::string procedure;
  int year = 0;  ///< 0: all years asked together
  Verdict verdict;
};
struct OwnSchool {
  NodeId id;
  std::string code;
  std::string name;
  std::string municipality;
  bool flagged = false;           ///< in any procedure, its years together
  bool flagged_before = false;    ///< flagged in the year before too; of several years: in two running
  int judged = 0;                 ///< procedures it was judged in
  std::optional<double> index;    ///< «индекс необъективности» of the school: procedures flagged / judged, %
  double posterior = 0;           ///< the highest over procedures
  std::vector<OwnUnit> together;  ///< one a procedure, the strongest first
  std::vector<OwnUnit> by_year;   ///< one a procedure and year, when several years are asked
};
struct OwnSigns {
  std::vector<results::Exam> exams;       ///< judged
  std::vector<results::Exam> controlled;  ///< looked at beside them
  int schools_compared = 0;
  double false_share = 0.05;
  int judged = 0;                  ///< schools
  int flagged = 0;                 ///< of them
  int systemic = 0;                ///< of them flagged two years running
  std::optional<double> index;     ///< «индекс необъективности» of the territory: flagged / judged, %
  std::vector<OwnSchool> schools;  ///< the most suspicious first
  std::vector<std::string> notes;
};
/// Throws not_found when nothing was loaded for the filter.
OwnSigns own_signs(const db::Read& read, facts::Store& facts, const catalog::Catalog& catalog,
                   const OwnQuestion& question);

}  // namespace vekha::objectivity
