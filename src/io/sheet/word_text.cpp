#include "io/sheet/word_text.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.hpp"

namespace vekha::sheet {
namespace {

bool is_wrapper(std::string_view name) {
  constexpr std::array kWrappers{"sdt",      "sdtContent", "ins",       "moveTo", "customXml",
                                 "smartTag", "hyperlink",  "fldSimple", "dir",    "bdo",
                                 "Choice",   "ruby",       "rubyBase",  "oMath",  "oMathPara"};
  return std::find(kWrappers.begin(), kWrappers.end(), name) != kWrappers.end();
}

/// Only the first variant that has content is shown.
const XmlNode* chosen(const XmlNode& alternatives) {
  const XmlNode* const choice = alternatives.child("Choice");
  return choice != nullptr ? choice : alternatives.child("Fallback");
}

void append_text_boxes(const XmlNode& node, std::string& out) {
  for (const XmlNode& child : node.children) {
    if (child.name == "AlternateContent") {
      if (const XmlNode* const variant = chosen(child)) append_text_boxes(*variant, out);
    } else if (child.name == "txbxContent") {
      each_word_child(child, [&](const XmlNode& block) {
        if (block.name == "p") out += "\n" + word_paragraph_text(block);
      });
    } else {
      append_text_boxes(child, out);
    }
  }
}

std::string without_soft_hyphens(const XmlNode& text) {
  std::string out;
  for (const XmlNode& piece : text.children) out += piece.text;
  std::erase(out, '\r');
  return replaced(out, "\u00AD", "");
}

/// One child of a run, or of a formula.
void append_run_child(const XmlNode& node, std::string& out, std::string& boxes) {
  if (node.name == "t") {
    out += without_soft_hyphens(node);
  } else if (node.name == "tab" || node.name == "ptab") {
    out += '\t';
  } else if (node.name == "br" || node.name == "cr") {
    const std::string_view type = node.attribute("type");
    out += type == "page" || type == "column" ? ' ' : '\n';
  } else if (node.name == "noBreakHyphen") {
    out += '-';
  } else if (node.name == "drawing" || node.name == "pict" || node.name == "object") {
    append_text_boxes(node, boxes);
  }
}

void append_runs(const XmlNode& parent, std::string& out, std::string& boxes) {
  each_word_child(parent, [&](const XmlNode& node) {
    if (node.name == "t" || node.name == "br" || node.name == "tab" || node.name == "cr" ||
        node.name == "noBreakHyphen" || node.name == "ptab" || node.name == "drawing" || node.name == "pict" ||
        node.name == "object")
      return append_run_child(node, out, boxes);
    const XmlNode* const properties = node.child("rPr");
    const bool hidden = properties != nullptr && switched_on(properties->child("vanish"));
    if (!hidden && node.name != "pPr" && node.name != "rPr") append_runs(node, out, boxes);
  });
}

}  // namespace

void each_word_child(const XmlNode& parent, const std::function<void(const XmlNode&)>& visit) {
  for (const XmlNode& node : parent.children) {
    if (node.name.empty() || node.name == "del" || node.name == "moveFrom" || node.name == "sdtPr" || node.name == "rt")
      continue;
    if (node.name == "AlternateContent") {
      if (const XmlNode* const variant = chosen(node)) each_word_child(*variant, visit);
    } else if (is_wrapper(node.name)) {
      each_word_child(node, visit);
    } else {
      visit(node);
    }
  }
}

std::string word_paragraph_text(const XmlNode& paragraph) {
  std::string out;
  std::string boxes;
  append_runs(paragraph, out, boxes);
  return out + boxes;
}

}  // namespace vekha::sheet
