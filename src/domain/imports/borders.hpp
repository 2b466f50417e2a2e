// Whose schools somebody may bring: a file of the region loses the schools of others, who bring theirs themselves.
#pragma once
#include <string>
#include <vector>

#include "base/issue.hpp"
#include "domain/results/results.hpp"

namespace vekha::imports {

class Borders {
 public:
  Borders(const db::Read& read, const org::Scope& scope);
  /// Where new schools go that name no municipality; 0 when the scope does not tell.
  NodeId home() const;
  /// Where there is one municipality only, a file that names one other in its own way means it.
  void settle_spelling(std::vector<results::SchoolName>& schools) const;
  bool outside(const results::SchoolName& school) const;

 private:
  const db::Read& read_;
  org::Scope scope_;
  std::vector<org::Node> municipalities_;  ///< of the scope
  bool alone_;                             ///< there is no other municipality to guard
  bool everything_;
};

/// Tells of schools that were not taken, as the file names them; an error when it has no others.
Issue schools_outside(const std::vector<std::string>& schools, const std::string& file, Severity severity);

}  // namespace vekha::imports
