// Words cut in two by a narrow cell («министерств а») are joined again, on the evidence of the document itself.
#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vekha::roadmap {

/// The words of one document and how often they stand there as words, not as pieces of a cut one.
class Healer {
 public:
  /// Every text of the document, lists and tables too.
  explicit Healer(const std::vector<std::string>& texts);
  /// The text with cut words joined; line breaks stay. Two real words are never joined.
  std::string heal(std::string_view text) const;

 private:
  void count_certain_cuts(const std::string& text);
  bool cut(std::string_view before, std::string_view after, bool hyphen) const;
  bool makes_known_word(const std::string& before, const std::string& after, bool hyphen) const;
  bool always_together(const std::string& before, const std::string& after) const;
  bool is_word(const std::string& word) const;
  int stands_alone(const std::string& word) const;

  std::unordered_map<std::string, int> words_;        ///< occurrences of whole tokens
  std::unordered_map<std::string, int> pieces_;       ///< of them, beside a token with which they make another word
  std::unordered_map<std::string, int> vowel_pairs_;  ///< "министерств а" and how often it is met
  int certain_cuts_ = 0;                              ///< with a piece that is no word; counting stops at a few
};

}  // namespace vekha::roadmap
