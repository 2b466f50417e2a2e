#include "io/sheet/odt_lists.hpp"

#include <algorithm>

#include "io/sheet/counter_text.hpp"

namespace vekha::sheet {
namespace {

/// Formats of OpenDocument in the words of Word.
std::string_view word_format(std::string_view format) {
  if (format == "a") return "lowerLetter";
  if (format == "A") return "upperLetter";
  if (format == "i") return "lowerRoman";
  if (format == "I") return "upperRoman";
  if (format.starts_with("а")) return "russianLower";
  if (format.starts_with("А")) return "russianUpper";
  return "decimal";
}

}  // namespace

void OdtLists::learn(const XmlNode& styles) {
  for (const XmlNode& node : styles.children) {
    if (node.name != "list-style") continue;
    Style style;
    for (const XmlNode& child : node.children) {
      const int level = child.number("level", 0) - 1;
      if (level < 0 || level >= kLevels) continue;
      Level& own = style.levels[static_cast<std::size_t>(level)];
      own.bullet = child.name == "list-level-style-bullet";
      own.format = child.attribute("num-format");
      own.prefix = child.attribute("num-prefix");
      own.suffix = child.attribute("num-suffix");
      own.shown = std::clamp(child.number("display-levels", 1), 1, level + 1);
      own.start = child.number("start-value", 1);
    }
    styles_.insert_or_assign(std::string(node.attribute("name")), std::move(style));
  }
}

void OdtLists::begin(std::string_view style, int level, bool goes_on) {
  const auto found = styles_.find(style);
  if (found == styles_.end() || goes_on) return;
  for (int i = level; i < kLevels; ++i) found->second.counted[static_cast<std::size_t>(i)] = 0;
}

std::string OdtLists::next(std::string_view style, int level) {
  const auto found = styles_.find(style);
  if (found == styles_.end() || level < 0 || level >= kLevels) return {};
  auto& [levels, counted] = found->second;
  const Level& own = levels[static_cast<std::size_t>(level)];
  ++counted[static_cast<std::size_t>(level)];
  for (int i = level + 1; i < kLevels; ++i) counted[static_cast<std::size_t>(i)] = 0;
  if (own.bullet) return "• ";
  if (own.format.empty()) return {};
  std::string label;
  for (int i = level - own.shown + 1; i <= level; ++i) {
    const Level& of = levels[static_cast<std::size_t>(i)];
    if (of.format.empty()) continue;
    const int count = std::max(counted[static_cast<std::size_t>(i)], 1);
    if (!label.empty()) label += '.';
    label += counter_text(of.start + count - 1, word_format(of.format));
  }
  return own.prefix + label + own.suffix + " ";
}

}  // namespace vekha::sheet
