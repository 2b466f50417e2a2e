// Who answers: the cells of executors cut into parties, and every name of a party brought to one.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/roadmap/compiled.hpp"

namespace vekha::roadmap {

/// «Управление образования (далее – МОУО)»: a name and the short one the plan uses instead.
struct AliasDefinition {
  std::string full;
  std::string alias;
};

/// The short name defined at the end of an entry, and the entry without it; empty alias when none is.
AliasDefinition take_alias(std::string_view entry);
/// Short names defined anywhere in a running text.
std::vector<std::string> aliases_in(std::string_view text);

/// The parties of one plan. First shown all cells, then asked about each.
class PartyBook {
 public:
  /// cells: the executors of every measure, line breaks kept. texts: the rest of the document, for its short names.
  PartyBook(const std::vector<std::string>& cells, const std::vector<std::string>& texts);
  /// The parties of a cell by their short names, in order, none twice.
  std::vector<std::string> parties_of(std::string_view cell) const;
  /// All parties met, in the order of their first appearance.
  const std::vector<Party>& all() const { return parties_; }

 private:
  /// One way to write a name.
  struct Way {
    std::string name;
    int times = 0;
  };
  std::vector<std::string> entries_of(std::string_view cell) const;
  std::vector<std::string> join_lines(std::string_view piece) const;
  void split_unparted(const std::string& entry, std::vector<std::string>& out) const;
  bool known(std::string_view entry) const;
  void learn(const std::vector<std::string>& cells);
  void define(const std::string& entry);
  void spell(const std::string& entry);
  void collect(const std::vector<std::string>& cells);
  std::string short_name(const std::string& entry) const;

  std::map<std::string, int> known_;              ///< folded entries of cells that leave no doubt
  std::map<std::string, std::string> aliases_;    ///< folded full or short name → short name
  std::map<std::string, std::string> full_;       ///< folded short name → full name
  std::map<std::string, std::vector<Way>> ways_;  ///< by folded name; the most frequent one is shown
  std::vector<Party> parties_;
};

}  // namespace vekha::roadmap
