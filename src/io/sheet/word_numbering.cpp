#include "io/sheet/word_numbering.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace vekha::sheet {
namespace {

constexpr int kMostLetters = 26 * 30;

std::string roman(int value) {
  constexpr std::array<std::pair<int, std::string_view>, 13> kParts{{{1000, "m"},
                                                                     {900, "cm"},
                                                                     {500, "d"},
                                                                     {400, "cd"},
                                                                     {100, "c"},
                                                                     {90, "xc"},
                                                                     {50, "l"},
                                                                     {40, "xl"},
                                                                     {10, "x"},
                                                                     {9, "ix"},
                                                                     {5, "v"},
                                                                     {4, "iv"},
                                                                     {1, "i"}}};
  constexpr int kMostRoman = 3999;
  if (value < 1 || value > kMostRoman) return std::to_string(value);
  std::string out;
  for (const auto& [size, letters] : kParts)
    for (; value >= size; value -= size) out += letters;
  return out;
}

/// a … z, aa, bb …; the Russian row has no ё, й, ъ, ы, ь.
std::string letters(int value, std::string_view alphabet) {
  const auto count = static_cast<int>(length(alphabet));
  if (value < 1 || value > kMostLetters) return std::to_string(value);
  std::size_t at = 0;
  for (int i = 0; i < (value - 1) % count; ++i) next_code_point(alphabet, at);
  const std::string letter = prefix(alphabet.substr(at), 1);
  std::string out;
  for (int i = 0; i <= (value - 1) / count; ++i) out += letter;
  return out;
}

std::string upper(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::string letter = prefix(std::string_view(text).substr(at), 1);
    out += capitalized(letter);
    at += letter.size();
  }
  return out;
}

std::string counter_text(int value, std::string_view format) {
  constexpr std::string_view kLatin = "abcdefghijklmnopqrstuvwxyz";
  constexpr std::string_view kRussian = "абвгдежзиклмнопрстуфхцчшщэюя";
  if (format == "none") return {};
  if (format == "lowerLetter") return letters(value, kLatin);
  if (format == "upperLetter") return upper(letters(value, kLatin));
  if (format == "russianLower") return letters(value, kRussian);
  if (format == "russianUpper") return upper(letters(value, kRussian));
  if (format == "lowerRoman") return roman(value);
  if (format == "upperRoman") return upper(roman(value));
  if (format == "decimalZero" && value >= 0 && value < 10) return "0" + std::to_string(value);
  return std::to_string(value);
}

}  // namespace

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
