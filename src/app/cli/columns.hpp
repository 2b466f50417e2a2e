// Tables on a terminal: columns padded with blanks, text to the left, numbers to the right.
#pragma once
#include <string>
#include <vector>

namespace vekha::cli {

enum class Align { left, right };

class Columns {
 public:
  struct Head {
    std::string title;
    Align align = Align::right;
  };
  explicit Columns(std::vector<Head> heads) : heads_(std::move(heads)) {}
  /// As many cells as heads.
  void add(std::vector<std::string> cells);
  /// The heads, a rule and the rows, each on its line.
  std::string text() const;

 private:
  std::vector<Head> heads_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace vekha::cli
