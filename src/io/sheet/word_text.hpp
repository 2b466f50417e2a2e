// The text of a Word paragraph as it would be printed with all tracked changes accepted.
#pragma once
#include <functional>
#include <string>

#include "io/sheet/xml_tree.hpp"

namespace vekha::sheet {

/// Runs of a <w:p> joined: breaks are '\n', tabs '\t', soft hyphens and hidden text are left out, text boxes follow on
/// lines of their own. Without the automatic number.
std::string word_paragraph_text(const XmlNode& paragraph);

/// The children that matter when reading on: inside content controls, insertions and alternatives; without deletions.
/// Calls `visit` with each element that is not such a wrapper.
void each_word_child(const XmlNode& parent, const std::function<void(const XmlNode&)>& visit);

}  // namespace vekha::sheet
