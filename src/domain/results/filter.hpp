// What to look at: the question every reading of results is asked with.
#pragma once
#include <optional>
#include <string>

#include "base/date.hpp"
#include "base/ids.hpp"
#include "domain/catalog/catalog.hpp"
#include "domain/org/org.hpp"

namespace vekha::results {

using Exam = catalog::Exam;

/// Which works of a person count when an exam was written more than once in a year. Annulled works and absences never
/// do; persons are told apart by a real identifier only.
enum class Attempts {
  last,    ///< the last valid one: an official re-sit replaces the work before it
  first,   ///< the first valid one
  every,   ///< every valid one; what an appeal replaced is still left out
  written  ///< every row as the files have it
};

/// What to look at; empty parts mean everything.
struct Filter {
  org::Scope scope;
  std::optional<NodeId> school;
  std::optional<std::string> procedure;
  std::optional<std::string> subject;
  std::optional<std::string> class_name;
  std::optional<int> year;
  std::optional<int> grade;
  std::optional<std::string> part;  ///< wave of the exam
  Attempts attempts = Attempts::last;
  std::string as_known_on;  ///< UTC moment; what was seen then. Empty: now
  /// Schools as they are arranged on a day: works of a merged school or a branch count for the one that answers for it.
  /// Nothing: as they were when the work was written, which is how the files name them.
  std::optional<Date> structure;
  /// Exactly one exam in a scope.
  static Filter of(const Exam& exam, const org::Scope& scope = {});
};

/// The moment up to which a day (2026-05-31) or a moment (2026-05-31T10:00:00Z) was known, as UTC. Days are those of
/// the time zone of the municipality and count to their end. Throws bad_arguments.
std::string known_moment(const std::string& text);

}  // namespace vekha::results
