// Automatic numbers of a Word document ("1.", "2.3.", "а)"), counted in the order of its paragraphs.
#pragma once
#include <array>
#include <map>
#include <string>
#include <string_view>

#include "io/sheet/word_styles.hpp"
#include "io/sheet/xml_tree.hpp"

namespace vekha::sheet {

class WordNumbering {
 public:
  WordNumbering() = default;
  WordNumbering(const XmlNode& numbering, const WordStyles& styles);

  /// The level that lists of this style's numbering give to the style; 0 when none names it.
  int level_of_style(int list, std::string_view style) const;
  /// Counts one more paragraph of the list; its label with what separates it from the text, "" for unknown lists.
  std::string next(int list, int level);

 private:
  static constexpr int kLevels = 9;
  struct Level {
    int start = 1;
    std::string format = "decimal";
    std::string pattern;  ///< "%1.%2."
    std::string separator = " ";
    std::string style;
    bool legal = false;      ///< all numbers of the label are decimal
    int restart_after = -1;  ///< 0: never starts again; −1: after any higher level
  };
  using Levels = std::array<Level, kLevels>;
  struct List {
    int definition = 0;
    std::map<int, int> starts;  ///< levels that start anew in this list
    Levels levels;
    bool used = false;
  };
  struct Counter {
    int value = 0;
    bool running = false;
  };

  static Level read_level(const XmlNode& node);
  void read_list(const XmlNode& node);
  std::string label(const List& list, int level) const;

  std::map<int, Levels> definitions_;
  std::map<int, List> lists_;
  std::map<int, std::array<Counter, kLevels>> counters_;  ///< by definition: lists of one definition count on
};

}  // namespace vekha::sheet
