#include "io/sheet/word_styles.hpp"

#include "base/text.hpp"

namespace vekha::sheet {
namespace {

constexpr int kLongestChain = 32;
constexpr int kBodyText = 9;  // outline level of ordinary text

bool names_heading(std::string_view name) {
  const std::string plain = lower(name);
  return plain == "title" || plain == "subtitle" || plain.starts_with("heading ");
}

}  // namespace

const XmlNode* numbering_properties(const XmlNode* paragraph_properties) {
  return paragraph_properties == nullptr ? nullptr : paragraph_properties->child("numPr");
}

NumberReference number_reference(const XmlNode& numbering_properties) {
  const auto value = [&](std::string_view name, int otherwise) {
    const XmlNode* const node = numbering_properties.child(name);
    return node == nullptr ? otherwise : node->number("val", otherwise);
  };
  return {value("numId", 0), value("ilvl", -1)};
}

WordStyles::WordStyles(const XmlNode& styles) {
  for (const XmlNode& node : styles.children) {
    if (node.name != "style") continue;
    Style style;
    style.based_on = node.child_value("basedOn");
    style.heading = names_heading(node.child_value("name"));
    if (const XmlNode* const properties = node.child("pPr")) {
      const XmlNode* const outline = properties->child("outlineLvl");
      style.heading = style.heading || (outline != nullptr && outline->number("val", kBodyText) < kBodyText);
      const XmlNode* const numbers = numbering_properties(properties);
      style.numbered = numbers != nullptr;
      if (numbers != nullptr) style.numbering = number_reference(*numbers);
    }
    const std::string id(node.attribute("styleId"));
    if (node.attribute("type") == "paragraph" && node.attribute("default") == "1") normal_ = id;
    styles_.emplace(id, std::move(style));
  }
}

const WordStyles::Style* WordStyles::find(std::string_view style) const {
  const auto found = styles_.find(style);
  return found == styles_.end() ? nullptr : &found->second;
}

bool WordStyles::is_heading(std::string_view style) const {
  const Style* at = find(style);
  for (int i = 0; at != nullptr && i < kLongestChain; ++i) {
    if (at->heading) return true;
    at = find(at->based_on);
  }
  return false;
}

NumberReference WordStyles::numbering(std::string_view style) const {
  const Style* at = find(style);
  for (int i = 0; at != nullptr && i < kLongestChain; ++i) {
    if (at->numbered) return at->numbering;
    at = find(at->based_on);
  }
  return {};
}

}  // namespace vekha::sheet
