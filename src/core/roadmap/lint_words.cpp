#include "core/roadmap/lint_words.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace vekha::roadmap {
namespace {

bool is_letter(char32_t c) {
  return (c >= U'А' && c <= U'я') || c == U'ё' || c == U'Ё' || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}

constexpr std::array<std::string_view, 32> kTermWords{
    "январь",   "февраль",    "март",          "апрель",    "май",      "июнь",      "июль",    "август",
    "сентябрь", "октябрь",    "ноябрь",        "декабрь",   "января",   "февраля",   "марта",   "апреля",
    "мая",      "июня",       "июля",          "августа",   "сентября", "октября",   "ноября",  "декабря",
    "ежегодно", "ежемесячно", "ежеквартально", "постоянно", "квартал",  "полугодие", "течение", "необходимости"};

std::vector<char32_t> letters(const std::string& word) {
  std::vector<char32_t> out;
  for (std::size_t at = 0; at < word.size();) out.push_back(next_code_point(word, at));
  return out;
}

/// Letters put in, left out, changed or swapped with their neighbour.
std::size_t distance(const std::vector<char32_t>& a, const std::vector<char32_t>& b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i)
    for (std::size_t k = 0; k <= b.size(); ++k) {
      if (i == 0 || k == 0) {
        d[i][k] = i + k;
        continue;
      }
      d[i][k] = std::min({d[i - 1][k] + 1, d[i][k - 1] + 1, d[i - 1][k - 1] + (a[i - 1] == b[k - 1] ? 0 : 1)});
      const bool swapped = i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1];
      if (swapped) d[i][k] = std::min(d[i][k], d[i - 2][k - 2] + 1);
    }
  return d[a.size()][b.size()];
}

constexpr std::size_t kLongAdjective = 8;  ///< letters: «больше и больше» repeats nothing

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

Imbalance imbalance_of(const std::string& text, char32_t open, char32_t close) {
  Imbalance found;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c == open) ++found.open;
    if (c == close) found.open > 0 ? --found.open : ++found.closed;
  }
  return found;
}

std::string without_list_marks(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool mark = text[i] == ')' && i > 0 && ((text[i - 1] >= '0' && text[i - 1] <= '9') || i == 1) &&
                      out.find('(') == std::string::npos;
    if (!mark) out += text[i];
  }
  return out;
}

std::optional<Repeated> repeated_word(const std::string& text) {
  const auto words = lint_words(text);
  const auto gap = [&](std::size_t a, std::size_t b) {
    return squeezed(text.substr(words[a].end, words[b].start - words[a].end));
  };
  for (std::size_t k = 1; k < words.size(); ++k) {
    const bool near = words[k].small == words[k - 1].small && length(words[k].small) >= 3;
    if (near && (gap(k - 1, k).empty() || gap(k - 1, k) == ",")) return Repeated{words[k - 1], words[k]};
    const bool joined = k > 1 && words[k].small == words[k - 2].small && gap(k - 2, k) == "и";
    const bool adjective = words[k].small.ends_with("х") || words[k].small.ends_with("е");
    if (joined && adjective && length(words[k].small) > kLongAdjective) return Repeated{words[k - 2], words[k]};
  }
  return std::nullopt;
}

std::string nearest_term_word(const std::string& word) {
  const auto wanted = letters(lower(word));
  if (wanted.size() < 4) return "";
  std::string found;
  std::size_t best = wanted.size() > 6 ? 3 : 2;
  for (const std::string_view known : kTermWords) {
    const std::size_t far = distance(wanted, letters(std::string(known)));
    if (far == best && !found.empty()) found.clear();
    if (far < best) {
      best = far;
      found = known;
    }
  }
  return found;
}

}  // namespace vekha::roadmap
