// Methods that give every school a list of findings rather than a table of signs: the federal list, the recommendations
// of 2026, the fall from a procedure to an exam. One shape for all, so that they stand side by side. Included by the
// door of the room.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/objectivity/method_finding.hpp"
#include "domain/org/org.hpp"

namespace vekha::objectivity {

struct MethodSchool {
  NodeId id;
  std::string code;
  std::string name;
  std::string municipality;
  int judged = 0;  ///< signs that could be judged
  int fired = 0;   ///< of them found
  bool marked = false;
  bool before = false;          ///< marked in the year before too: «системно»
  bool twice_before = false;    ///< and in the one before that
  std::optional<double> index;  ///< «индекс необъективности» of the school: fired / judged, %
  std::vector<MethodFinding> findings;
};
/// Schools with a finding among those assessed in a territory.
struct MethodShare {
  NodeId municipality;
  std::string name;
  int marked = 0;
  int systemic = 0;             ///< of them marked a year before too
  int assessed = 0;             ///< 0: not known
  std::optional<double> share;  ///< «индекс необъективности» of the territory, %
};
struct MethodSigns {
  std::string method;
  int year = 0;
  MethodShare whole;
  std::vector<MethodShare> municipalities;  ///< by name
  std::map<std::string, int> counts;        ///< findings of each kind, as «4 Русский язык» or the sign
  std::optional<double> expected;           ///< schools marked were all alike
  std::vector<MethodSchool> schools;        ///< marked or assessed, most findings first
  std::vector<std::string> notes;
};
struct MethodQuestion {
  std::string method;
  int year = 0;
  org::Scope reference;
  org::Scope shown;
};

/// Ids of the methods that answer so.
const std::vector<std::string>& finding_methods();
/// Throws not_found when nothing the method looks at was loaded for the year, bad_arguments for other methods.
MethodSigns method_signs(const db::Read& read, facts::Store& facts, const catalog::Catalog& catalog,
                         const MethodQuestion& question);

}  // namespace vekha::objectivity
