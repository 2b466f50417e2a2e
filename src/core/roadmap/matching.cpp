#include "core/roadmap/matching.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace vekha::roadmap {
namespace {

constexpr std::size_t kStem = 6;       ///< letters of a word that carry its meaning
constexpr double kSameMeasure = 0.55;  ///< of text, number and section together
constexpr double kAlikeText = 0.4;     ///< less is another measure, whatever its number

bool is_letter(char32_t c) {
  return (c >= U'а' && c <= U'я') || c == U'ё' || (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9');
}

std::vector<std::string> stems_of(const std::string& text) {
  std::vector<std::string> out;
  std::string word;
  const std::string small = folded(text) + " ";
  for (std::size_t at = 0; at < small.size();) {
    const std::size_t start = at;
    if (is_letter(next_code_point(small, at))) {
      word.append(small, start, at - start);
      continue;
    }
    if (length(word) > 2 || (!word.empty() && word[0] >= '0' && word[0] <= '9')) out.push_back(prefix(word, kStem));
    word.clear();
  }
  return out;
}

struct Pair {
  double score = 0;
  int before = 0;
  int after = 0;
};

/// Measures with the words of their texts.
struct Side {
  std::vector<std::vector<int>> words;
  std::vector<std::string> numbers;
  std::vector<std::string> sections;
};

Side side_of(const std::vector<Likeness>& measures, WordBook& book) {
  Side side;
  for (const Likeness& measure : measures) {
    side.words.push_back(book.words_of(measure.text));
    side.numbers.push_back(squeezed(measure.number));
    side.sections.push_back(folded(measure.section));
  }
  return side;
}

double score_of(const Side& before, std::size_t i, const Side& after, std::size_t k) {
  const double text = dice(before.words[i], after.words[k]);
  if (text < kAlikeText) return 0;
  const bool number = !before.numbers[i].empty() && before.numbers[i] == after.numbers[k];
  const bool section = before.sections[i] == after.sections[k];
  return 0.7 * text + (number ? 0.18 : 0) + (section ? 0.12 : 0);
}

}  // namespace

std::vector<int> WordBook::words_of(const std::string& text) {
  std::vector<int> out;
  for (const std::string& stem : stems_of(text)) out.push_back(number_of(stem));
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

int WordBook::number_of(const std::string& stem) {
  return known_.emplace(stem, static_cast<int>(known_.size())).first->second;
}

double dice(const std::vector<int>& a, const std::vector<int>& b) {
  if (a.empty() || b.empty()) return a.empty() && b.empty() ? 1 : 0;
  std::size_t common = 0;
  for (std::size_t i = 0, k = 0; i < a.size() && k < b.size();) {
    if (a[i] == b[k]) ++common;
    const bool left = a[i] <= b[k];
    const bool right = b[k] <= a[i];
    i += left ? 1 : 0;
    k += right ? 1 : 0;
  }
  return 2.0 * static_cast<double>(common) / static_cast<double>(a.size() + b.size());
}

double likeness(const std::string& a, const std::string& b) {
  WordBook book;
  const auto words = book.words_of(a);
  return dice(words, book.words_of(b));
}

std::vector<int> match_measures(const std::vector<Likeness>& before, const std::vector<Likeness>& after) {
  WordBook book;
  const Side old_side = side_of(before, book);
  const Side new_side = side_of(after, book);
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < before.size(); ++i)
    for (std::size_t k = 0; k < after.size(); ++k)
      if (const double score = score_of(old_side, i, new_side, k); score >= kSameMeasure)
        pairs.push_back({score, static_cast<int>(i), static_cast<int>(k)});
  std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.score > b.score; });
  std::vector<int> found(after.size(), -1);
  std::vector<bool> taken(before.size(), false);
  for (const Pair& pair : pairs) {
    const auto i = static_cast<std::size_t>(pair.before);
    const auto k = static_cast<std::size_t>(pair.after);
    if (taken[i] || found[k] >= 0) continue;
    taken[i] = true;
    found[k] = pair.before;
  }
  return found;
}

}  // namespace vekha::roadmap
