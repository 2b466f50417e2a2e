// Collects complaints about files: thousands of one kind become a group with its first places.
#pragma once
#include <map>
#include <string>
#include <tuple>

#include "domain/imports/imports.hpp"

namespace vekha::imports {

class Problems {
 public:
  void add(Issue issue);
  bool has_errors() const { return errors_ > 0; }
  /// Moves everything into the draft, errors first.
  void hand_over(Draft& draft);

 private:
  using Key = std::tuple<Severity, std::string, std::string, std::string>;  // severity, code, file, sheet
  struct Group {
    IssueGroup group;
    Issues kept;
  };
  std::map<Key, Group> groups_;
  std::int64_t total_ = 0;
  std::int64_t errors_ = 0;
};

/// A value safe to repeat in a message: numbers and short words as they are, anything longer only by its length, so
/// that a name strayed into a column never reaches a log.
std::string quotable(std::string_view text);

}  // namespace vekha::imports
