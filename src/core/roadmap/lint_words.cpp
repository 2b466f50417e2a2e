#include "core/roadmap/lint_words.hpp"

#include "base/text.hpp"

namespace vekha::roadmap {
namespace {

bool is_letter(char32_t c) {
  return (c >= U'А' && c <= U'я') || c == U'ё' || c == U'Ё' || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}

bool is_capital(char32_t c) { return (c >= U'А' && c <= U'Я') || c == U'Ё'; }

}  // namespace

std::vector<LintWord> lint_words(const std::string& text) {
  std::vector<LintWord> out;
  LintWord word;
  const auto close = [&](std::size_t end) {
    if (word.text.empty()) return;
    while (word.text.ends_with('-')) word.text.pop_back();
    word.end = end;
    word.small = folded(word.text);
    if (!word.text.empty()) out.push_back(word);
    word = {};
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(text, at);
    const bool inner = c == U'-' && !word.text.empty();
    if (!is_letter(c) && !inner) {
      close(start);
      continue;
    }
    if (word.text.empty()) word.start = start;
    word.text.append(text, start, at - start);
  }
  close(text.size());
  return out;
}

bool is_abbreviation(const std::string& word) {
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < word.size();) {
    if (!is_capital(next_code_point(word, at))) return false;
    ++capitals;
  }
  return capitals >= 2 && capitals <= 7;
}

}  // namespace vekha::roadmap
