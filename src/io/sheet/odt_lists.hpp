// Numbers of lists in an OpenDocument text, counted in the order of its items.
#pragma once
#include <array>
#include <map>
#include <string>
#include <string_view>

#include "io/sheet/xml_tree.hpp"

namespace vekha::sheet {

class OdtLists {
 public:
  OdtLists() = default;

  /// Learns the list styles that stand inside `styles`.
  void learn(const XmlNode& styles);
  /// A list begins at this 0-based level; one of the first level counts from the start unless it goes on.
  void begin(std::string_view style, int level, bool goes_on);
  /// The label of the next item of the level, with a blank behind, or "".
  std::string next(std::string_view style, int level);

 private:
  static constexpr int kLevels = 10;
  struct Level {
    std::string format;  ///< "1", "a", "i" …; empty: no number
    std::string prefix;
    std::string suffix;
    int shown = 1;  ///< how many levels the label shows
    int start = 1;
    bool bullet = false;
  };
  struct Style {
    std::array<Level, kLevels> levels;
    std::array<int, kLevels> counted{};
  };

  std::map<std::string, Style, std::less<>> styles_;
};

}  // namespace vekha::sheet
