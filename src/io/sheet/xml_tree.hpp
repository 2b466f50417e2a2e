// A part of a document as a tree, within bounds: for parts whose reading needs looking ahead, unlike sheets.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/sheet/byte_source.hpp"

namespace vekha::sheet {

/// An element by its local name, or a piece of text (empty name).
struct XmlNode {
  std::string name;
  std::string text;  ///< of a piece of text
  std::vector<std::pair<std::string, std::string>> attributes;
  std::vector<XmlNode> children;

  /// The first child of this name, or nullptr.
  const XmlNode* child(std::string_view child_name) const;
  /// The value of the attribute, "" when absent.
  std::string_view attribute(std::string_view attribute_name) const;
  /// attribute("val") of the child, "" when either is absent.
  std::string_view child_value(std::string_view child_name) const;
  /// The attribute as a whole number, `otherwise` when it is none.
  int number(std::string_view attribute_name, int otherwise) const;
};

/// The root element. Throws bad_input, too_large past `max_bytes` of text and names together.
XmlNode read_xml_tree(ByteSource& source, std::uint64_t max_bytes);

/// A switch such as <w:vanish/> or <w:vanish w:val="0"/>: present and not denied.
bool switched_on(const XmlNode* element);

}  // namespace vekha::sheet
