// The headings of a plan as a tree: «II» holds «2.1», an unnumbered heading lies under the numbered one before it.
#pragma once
#include <string>
#include <vector>

#include "core/roadmap/compiled.hpp"

namespace vekha::roadmap {

class SectionTree {
 public:
  /// Opens the section a heading line begins. The same heading again (after a page break) opens nothing new.
  void open(const std::string& heading);
  /// Opens a section whose number stands in a cell of its own.
  void open(const std::string& number, const std::string& title);
  /// Opens a section known only by its title and told by a column beside the measures.
  void open_side(const std::string& title);
  /// The innermost open section; -1 before the first.
  int current() const { return stack_.empty() ? -1 : stack_.back().index; }
  std::string path() const;
  std::vector<std::string> titles() const;
  const std::vector<CompiledSection>& all() const { return sections_; }

 private:
  struct Open {
    int rank = 0;
    int index = 0;
  };
  void push(int rank, const std::string& number, const std::string& title);
  int rank_of(const std::string& number, bool by_word) const;

  std::vector<CompiledSection> sections_;
  std::vector<Open> stack_;
};

}  // namespace vekha::roadmap
