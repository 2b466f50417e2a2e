// Words of a text with the places they stand at, for rules that look at single words.
#pragma once
#include <string>
#include <vector>

namespace vekha::roadmap {

struct LintWord {
  std::string text;   ///< as written, letters and inner hyphens
  std::string small;  ///< folded
  std::size_t start = 0;
  std::size_t end = 0;
};

std::vector<LintWord> lint_words(const std::string& text);
/// Two capitals and more, letters only: «ЦНМО».
bool is_abbreviation(const std::string& word);

}  // namespace vekha::roadmap
