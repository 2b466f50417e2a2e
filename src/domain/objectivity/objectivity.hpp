// Objectivity: schools whose results need a second look, by published methods, with the arithmetic of every verdict.
// A sign is a reason to look, never a proof.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/estimate.hpp"
#include "domain/objectivity/borders.hpp"
#include "domain/objectivity/findings.hpp"
#include "domain/objectivity/method.hpp"
#include "domain/objectivity/own_method.hpp"
#include "domain/objectivity/pairs.hpp"
#include "domain/objectivity/sight.hpp"
#include "domain/objectivity/year_signs.hpp"
#include "domain/org/org.hpp"
#include "domain/results/results.hpp"
#include "io/db/db.hpp"
#include "io/facts/facts.hpp"

namespace vekha::objectivity {

/// What is asked: one exam, whose works are the reference group, whose schools are shown.
struct Question {
  results::Exam exam;
  std::string method = "fioko-2019";
  org::Scope reference;  ///< default: everything that is loaded
  org::Scope shown;
};

/// The group every school is compared with.
struct Reference {
  std::int64_t n = 0;
  std::optional<double> mean;
  std::optional<double> sd;    ///< n − 1
  std::optional<Interval> ci;  ///< mean ± 1,96 · sd / √n
  int schools = 0;
  bool region = false;  ///< works of several municipalities under the root; otherwise the sign is not the federal one
  std::string label;    ///< «относительно муниципалитета «…»»
  std::string arithmetic;  ///< «11,2 ± 1,96 · 3,6 / √1000 = [10,98; 11,42]»
};

/// One sign found at a school.
struct Finding {
  std::string sign;
  std::string title;
  std::string explanation;  ///< one sentence with the numbers
};

/// One school against the reference.
struct School {
  NodeId id;
  std::string code;
  std::string name;
  std::string municipality;
  std::int64_t n = 0;
  std::optional<double> mean;
  std::optional<double> sd;
  std::optional<Interval> ci;
  std::vector<std::string> signs;  ///< "overstated_mean", …
  std::vector<Finding> findings;   ///< the same signs with their words
  std::optional<Absence> absence;  ///< why the school is not judged
  bool zero_width = false;         ///< all its scores are equal
  bool few = false;                ///< fewer works than the method's `small`
  bool below = false;              ///< the interval lies wholly below the reference
  std::string arithmetic;
  std::string explanation;  ///< one or two sentences for the page
};

struct Signs {
  results::Exam exam;
  std::string method;
  bool listed = false;  ///< the method names this exam; otherwise the same formula is applied outside its list
  Reference reference;
  std::vector<School> schools;  ///< by name
  int all = 0;                  ///< schools, also those that are not shown; with `judged` and `marked`
  int judged = 0;
  int marked = 0;  ///< with a sign
  std::vector<std::string> notes;
};

/// The signs of one exam. Throws not_found when the exam was not loaded or the method is not known.
Signs signs(const db::Read& records, facts::Store& facts, const catalog::Catalog& catalog, const Question& question);

enum class Direction { above, below };

/// A school whose interval lies wholly above or below the reference.
struct Standout {
  NodeId school;
  std::string code;
  std::string name;
  results::Exam exam;
  Direction direction = Direction::above;
  Estimate mean;
  Estimate reference;
  bool sign = false;        ///< "overstated_mean" by the formula of the method
  bool listed = false;      ///< the method itself names the sign for this exam
  std::string title;        ///< «Завышенный средний балл»
  std::string explanation;  ///< one sentence with both intervals
};

/// Which schools stand out, for which years (empty: all); the reference is everything loaded, shown are schools in
/// scope.
struct Search {
  org::Scope scope;
  std::vector<int> years;
  std::optional<NodeId> school;
};
/// Ordered by how far the intervals lie apart, the farthest first.
std::vector<Standout> standouts(const db::Read& records, facts::Store& facts, const Search& search);

}  // namespace vekha::objectivity
