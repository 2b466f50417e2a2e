#include "core/roadmap/parts.hpp"

#include <array>

#include "base/numbering.hpp"
#include "base/text.hpp"
#include "core/roadmap/cell_text.hpp"

namespace vekha::roadmap {
namespace {

constexpr std::array<std::string_view, 6> kMarks{"•", "-", "–", "—", "*", "·"};

std::string tidy(std::string_view item) {
  std::string out = squeezed(item);
  for (const std::string_view mark : kMarks)
    if (out.starts_with(mark)) out = squeezed(out.substr(mark.size()));
  while (out.ends_with(';') || out.ends_with(',') || out.ends_with('.')) out.pop_back();
  return out;
}

/// Bytes of «3)» or «3.» at the front when it is this number; 0 otherwise.
std::size_t numbered(std::string_view text, int number) {
  const std::string digits = std::to_string(number);
  if (!text.starts_with(digits) || text.size() <= digits.size() + 1) return 0;
  const char mark = text[digits.size()];
  return (mark == ')' || mark == '.') && text[digits.size() + 1] == ' ' ? digits.size() + 1 : 0;
}

std::vector<std::string> on_lines(std::string_view text) {
  std::vector<std::string> out;
  int number = 1;
  for (const std::string& line : split(text, '\n')) {
    const std::size_t size = numbered(line, number);
    if (size > 0) ++number;
    if (is_list_item(line)) {
      const auto bracket = line.find(") ");
      const bool digits = line[0] >= '0' && line[0] <= '9';
      out.push_back(tidy(size > 0 ? line.substr(size) : digits && bracket < 4 ? line.substr(bracket + 1) : line));
    } else if (!out.empty()) {
      out.back() += " " + tidy(line);
    }
  }
  return out;
}

/// A dash that begins an item: behind a mark of the sentence, before a word.
std::size_t dash_at(std::string_view text, std::size_t at) {
  for (const std::string_view mark : kMarks)
    if (text.substr(at).starts_with(mark)) {
      std::size_t before = at;
      while (before > 0 && text[before - 1] == ' ') --before;
      const bool open = before > 0 && (text[before - 1] == ':' || text[before - 1] == ';' || text[before - 1] == ',');
      return open && before < at ? mark.size() : 0;
    }
  return 0;
}

/// Items behind a colon on one line.
std::vector<std::string> behind_colon(std::string_view text) {
  std::vector<std::string> out;
  std::string item;
  bool inside = false;
  int number = 1;
  const auto close = [&] {
    if (inside && !tidy(item).empty()) out.push_back(tidy(item));
    item.clear();
    inside = true;
  };
  for (std::size_t at = text.find(':'); at < text.size();) {
    const std::size_t dash = dash_at(text, at);
    const bool free = at > 0 && text[at - 1] == ' ';
    const std::size_t count = free ? numbered(text.substr(at), number) : 0;
    if (dash + count == 0) {
      item += text[at++];
      continue;
    }
    close();
    number += count > 0 ? 1 : 0;
    at += dash + count;
  }
  close();
  return out;
}

}  // namespace

std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> out = on_lines(text);
  if (out.size() < 2 && text.find(':') != std::string_view::npos) out = behind_colon(squeezed(text));
  return out.size() < 2 ? std::vector<std::string>{} : out;
}

}  // namespace vekha::roadmap
