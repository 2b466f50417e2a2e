// The same measure in two plans: told by its number, its text and its section, however the rows were moved.
#pragma once
#include <string>
#include <unordered_map>
#include <vector>

namespace vekha::roadmap {

/// What a measure is recognised by.
struct Likeness {
  std::string number;
  std::string text;
  std::string section;  ///< title or path
};

/// For each of `after` the index of its counterpart in `before`, -1 for a new one. No counterpart is given twice.
std::vector<int> match_measures(const std::vector<Likeness>& before, const std::vector<Likeness>& after);

/// How alike two texts are by their words: 1 for the same words, 0 for none in common.
double likeness(const std::string& a, const std::string& b);

/// A text as the sorted numbers of its words, cut to their stems; equal words have equal numbers in one book.
class WordBook {
 public:
  std::vector<int> words_of(const std::string& text);

 private:
  std::unordered_map<std::string, int> known_;
  int number_of(const std::string& stem);
};
/// Dice's measure of two sorted lists.
double dice(const std::vector<int>& a, const std::vector<int>& b);

}  // namespace vekha::roadmap
