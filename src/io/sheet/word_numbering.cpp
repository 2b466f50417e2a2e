#include "io/sheet/word_numbering.hpp"

#include <utility>

#include "io/sheet/counter_text.hpp"

namespace vekha::sheet {
WordNumbering::WordNumbering(const XmlNode& numbering, const WordStyles& styles) {
  std::map<int, std::string> links;
  for (const XmlNode& node : numbering.children) {
    if (node.name != "abstractNum") continue;
    const int id = node.number("abstractNumId", -1);
    Levels& levels = definitions_[id];
    links[id] = node.child_value("numStyleLink");
    for (const XmlNode& child : node.children) {
      const int level = child.name == "lvl" ? child.number("ilvl", -1) : -1;
      if (level >= 0 && level < kLevels) levels[static_cast<std::size_t>(level)] = read_level(child);
    }
  }
  for (const XmlNode& node : numbering.children)
    if (node.name == "num") read_list(node);
  // A definition may only point to a style, which points to the list that holds the levels.
  for (auto& [id, list] : lists_) {
    const std::string& link = links[list.definition];
    const auto linked = link.empty() ? lists_.end() : lists_.find(styles.numbering(link).list);
    if (linked != lists_.end()) list.levels = linked->second.levels;
  }
}

WordNumbering::Level WordNumbering::read_level(const XmlNode& node) {
  Level level;
  if (const XmlNode* const start = node.child("start")) level.start = start->number("val", 1);
  if (const XmlNode* const restart = node.child("lvlRestart")) level.restart_after = restart->number("val", -1);
  if (const auto format = node.child_value("numFmt"); !format.empty()) level.format = format;
  level.pattern = node.child_value("lvlText");
  level.style = node.child_value("pStyle");
  level.legal = switched_on(node.child("isLgl"));
  if (node.child_value("suff") == "nothing") level.separator.clear();
  return level;
}

void WordNumbering::read_list(const XmlNode& node) {
  List list;
  if (const XmlNode* const definition = node.child("abstractNumId")) list.definition = definition->number("val", -1);
  const auto found = definitions_.find(list.definition);
  if (found == definitions_.end()) return;
  list.levels = found->second;
  for (const XmlNode& child : node.children) {
    const int level = child.name == "lvlOverride" ? child.number("ilvl", -1) : -1;
    if (level < 0 || level >= kLevels) continue;
    if (const XmlNode* const own = child.child("lvl")) list.levels[static_cast<std::size_t>(level)] = read_level(*own);
    if (const XmlNode* const start = child.child("startOverride")) list.starts[level] = start->number("val", 1);
  }
  lists_.emplace(node.number("numId", 0), std::move(list));
}

int WordNumbering::level_of_style(int list, std::string_view style) const {
  const auto found = lists_.find(list);
  if (found == lists_.end() || style.empty()) return 0;
  for (int i = 0; i < kLevels; ++i)
    if (found->second.levels[static_cast<std::size_t>(i)].style == style) return i;
  return 0;
}

std::string WordNumbering::next(int list_id, int level) {
  const auto found = lists_.find(list_id);
  if (found == lists_.end() || level < 0 || level >= kLevels) return {};
  List& list = found->second;
  auto& counters = counters_[list.definition];
  if (!std::exchange(list.used, true))
    for (const auto& [at, start] : list.starts) counters[static_cast<std::size_t>(at)] = {start - 1, true};
  const auto at = static_cast<std::size_t>(level);
  Counter& counter = counters[at];
  counter = {counter.running ? counter.value + 1 : list.levels[at].start, true};
  for (std::size_t deeper = at + 1; deeper < kLevels; ++deeper) {
    const int after = list.levels[deeper].restart_after;
    if (after < 0 || level < after) counters[deeper].running = false;
  }
  return label(list, level);
}

std::string WordNumbering::label(const List& list, int level) const {
  const Level& own = list.levels[static_cast<std::size_t>(level)];
  if (own.format == "bullet") return own.pattern.empty() ? "" : "• ";
  const auto& counters = counters_.at(list.definition);
  std::string out;
  for (std::size_t i = 0; i < own.pattern.size(); ++i) {
    const char digit = own.pattern[i] == '%' && i + 1 < own.pattern.size() ? own.pattern[i + 1] : ' ';
    if (digit < '1' || digit > '9') {
      out += own.pattern[i];
      continue;
    }
    const auto shown = static_cast<std::size_t>(digit - '1');
    const Level& of = list.levels[shown];
    const int value = counters[shown].running ? counters[shown].value : of.start;
    out += counter_text(value, own.legal ? "decimal" : std::string_view(of.format));
    ++i;
  }
  return out.empty() ? out : out + own.separator;
}

}  // namespace vekha::sheet
