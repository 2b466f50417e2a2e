// The published method as a whole: every sign it names, for every school, over one year. Included by the door.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/objectivity/false_flags.hpp"
#include "domain/objectivity/method.hpp"
#include "domain/org/org.hpp"

namespace vekha::objectivity {

/// One of the signs: what it is looked for in, and by what limits.
struct SignColumn {
  std::string sign;  ///< "overstated_mean", "journal_mismatch", "sharp_rise", "sharp_fall"
  std::string title;
  results::Exam exam;  ///< for a cohort: the later one
  bool loaded = false;
  std::int64_t schools = 0;        ///< judged by it
  std::int64_t marked = 0;         ///< of all compared
  std::optional<Interval> limits;  ///< of the group: interval of the mean; critical values of K
};
/// A sign at a school.
struct SignCell {
  std::optional<bool> fired;           ///< nothing: not judged
  Absence absence = Absence::no_data;  ///< why not
  std::int64_t n = 0;
  std::optional<double> value;  ///< lower bound of the mean, rs, K
  std::optional<double> other;  ///< mean; correlation of ranks; nothing
};
/// The numbers of a verdict as people write them; empty where the school was not judged.
std::string arithmetic(const SignColumn& column, const SignCell& cell);
struct YearSchool {
  NodeId id;
  std::string code;
  std::string name;
  std::string municipality;
  std::vector<SignCell> cells;  ///< in the order of the columns
  int fired = 0;
  int judged = 0;               ///< signs that could be judged
  std::optional<double> index;  ///< «индекс необъективности» of the school: fired / judged, %
  bool marked = false;          ///< at least one sign
  bool marked_before = false;   ///< in the year before too: «системно»
};
struct YearSigns {
  std::string method;
  int year = 0;
  std::vector<SignColumn> columns;
  std::vector<YearSchool> schools;  ///< most signs first
  int judged = 0;                   ///< schools with at least one sign judged
  int marked = 0;
  std::optional<double> objectivity;     ///< 100 − share of marked, %
  std::optional<double> nonobjectivity;  ///< share of marked, %
  FalseFlags expected;                   ///< were every school honest
  bool region = false;
  std::string label;
  std::vector<std::string> notes;
};
struct YearQuestion {
  int year = 0;
  std::string method = "fioko-2019";
  org::Scope reference;
  org::Scope shown;
};
struct YearsQuestion {
  std::vector<int> years;
  std::string method = "fioko-2019";
  org::Scope reference;
  org::Scope shown;
  int simulations = 200;  ///< of honest schools, for the expected false flags; 0: none
};
/// The years of which something was loaded, in the order asked; the works are read once.
std::vector<YearSigns> years_signs(const db::Read& read, facts::Store& facts, const catalog::Catalog& catalog,
                                   const YearsQuestion& question);
/// Throws not_found when none of the works the method names was loaded for the year.
YearSigns year_signs(const db::Read& read, facts::Store& facts, const catalog::Catalog& catalog,
                     const YearQuestion& question);

}  // namespace vekha::objectivity
