// Paragraph styles of a Word document: which are headings and which carry numbering.
#pragma once
#include <map>
#include <string>
#include <string_view>

#include "io/sheet/xml_tree.hpp"

namespace vekha::sheet {

/// A list and a level of it; list 0 is none, level −1 is not told.
struct NumberReference {
  int list = 0;
  int level = -1;
};

/// <w:numPr> of paragraph properties (may be nullptr), if it is there.
const XmlNode* numbering_properties(const XmlNode* paragraph_properties);
NumberReference number_reference(const XmlNode& numbering_properties);

class WordStyles {
 public:
  WordStyles() = default;
  explicit WordStyles(const XmlNode& styles);

  /// Whether the style or one it is based on is a heading.
  bool is_heading(std::string_view style) const;
  /// The numbering of the style or of the nearest one it is based on.
  NumberReference numbering(std::string_view style) const;
  /// The style of paragraphs that name none.
  const std::string& normal() const { return normal_; }

 private:
  struct Style {
    std::string based_on;
    bool heading = false;
    bool numbered = false;
    NumberReference numbering;
  };
  const Style* find(std::string_view style) const;

  std::map<std::string, Style, std::less<>> styles_;
  std::string normal_;
};

}  // namespace vekha::sheet
