// Words of a text with the places they stand at, for rules that look at single words.
#pragma once
#include <optional>
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

/// Two neighbours that are the same word: «безопасности, безопасности», «районных и районных».
struct Repeated {
  LintWord first;
  LintWord second;
};
std::optional<Repeated> repeated_word(const std::string& text);

/// The month or other word of a term that is one or two letters away; empty when there is none or more than one.
std::string nearest_term_word(const std::string& word);

/// Where brackets or quotes of a text stop matching.
struct Imbalance {
  int open = 0;    ///< never closed
  int closed = 0;  ///< closed without having been opened
};
Imbalance imbalance_of(const std::string& text, char32_t open, char32_t close);
/// List markers «1)» are no brackets.
std::string without_list_marks(const std::string& text);

}  // namespace vekha::roadmap
