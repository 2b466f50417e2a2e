// Collects complaints about files: thousands of one kind become a group with its first places.
#pragma once
#include <map>
#include <string>
#include <tuple>

#include "domain/imports/imports.hpp"

namespace vekha::imports {

class Problems {
  struct Group {
    IssueGroup group;
    Issues kept;
  };

 public:
  /// One kind of complaint in one sheet; stays valid as long as the object.
  using Kind = Group*;
  /// kept: whole issues kept of one kind in one sheet.
  explicit Problems(std::size_t kept = 2000) : keep_(kept) {}
  void add(Issue issue);
  Kind kind(Severity severity, const std::string& code, const std::string& file, const std::string& sheet);
  /// Whether another complaint of the kind would only be counted: its words need not be made up.
  bool only_counted(Kind kind) const { return kind->kept.size() >= keep_; }
  void count(Kind kind);
  void add(Kind kind, Issue issue);
  bool has_errors() const { return errors_ > 0; }
  /// Moves everything into the draft, errors first.
  void hand_over(Draft& draft);

 private:
  using Key = std::tuple<Severity, std::string, std::string, std::string>;  // severity, code, file, sheet
  std::size_t keep_;
  std::map<Key, Group> groups_;
  std::int64_t total_ = 0;
  std::int64_t errors_ = 0;
};

/// A value safe to repeat in a message: numbers and short words as they are, anything longer only by its length, so
/// that a name strayed into a column never reaches a log.
std::string quotable(std::string_view text);

}  // namespace vekha::imports
