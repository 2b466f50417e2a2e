#include "core/roadmap/abbreviations.hpp"

#include <algorithm>
#include <array>

#include "base/numbering.hpp"
#include "base/text.hpp"
#include "core/roadmap/parties.hpp"

namespace vekha::roadmap {
namespace {

constexpr std::size_t kFurthest = 100;    ///< words before the bracket that are looked through
constexpr std::size_t kFewestWords = 12;  ///< taken when nothing tells where the full name begins

std::vector<std::string> words_before(std::string_view text, std::size_t end) {
  std::size_t begin = end > 1600 ? end - 1600 : 0;
  while (begin < end && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) ++begin;
  std::vector<std::string> words;
  for (const std::string& word : split(squeezed(text.substr(begin, end - begin)), ' '))
    if (!word.empty()) words.push_back(word);
  if (words.size() > kFurthest) words.erase(words.begin(), words.end() - static_cast<std::ptrdiff_t>(kFurthest));
  return words;
}

bool is_joint(const std::string& small) {
  return small == "и" || small == "по" || small == "в" || small == "на" || small == "для" || small == "с";
}

/// The letters of «ФГОС», small; empty when the short name is not letters of one word.
std::vector<std::string> initials(const std::string& short_name) {
  std::vector<std::string> out;
  if (short_name == lower(short_name)) return out;
  for (std::size_t at = 0; at < short_name.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(short_name, at);
    const bool capital = (c >= U'А' && c <= U'Я') || c == U'Ё';
    if (!capital) return {};
    out.push_back(lower(short_name.substr(start, at - start)));
  }
  return out.size() >= 2 ? out : std::vector<std::string>{};
}

std::string bare(const std::string& word) {
  std::string out = lower(word);
  for (const std::string_view mark : {"«", "\"", "("})
    while (out.starts_with(mark)) out = out.substr(mark.size());
  return out;
}

/// How many of the letters the words from `first` on begin with, one after another.
bool spells(const std::vector<std::string>& words, std::size_t first, const std::vector<std::string>& letters) {
  std::size_t done = 0;
  for (std::size_t i = first; i < words.size() && done < letters.size(); ++i) {
    const std::string word = bare(words[i]);
    for (std::size_t from = 0; done < letters.size() && from != std::string::npos;) {
      const bool hit = word.compare(from, letters[done].size(), letters[done]) == 0;
      if (hit) ++done;
      if (!hit && !is_joint(word)) return false;
      from = word.find('-', from);
      if (from != std::string::npos) ++from;
    }
  }
  return done == letters.size();
}

/// «муниципального», «Ханты-Мансийского»: belongs to the noun behind it.
bool is_adjective(const std::string& word) {
  const std::string small = lower(word);
  for (const std::string_view ending : {"ого", "его", "ому", "ему", "ой", "ей", "ых", "их", "ым", "ими",
                                        "ыми", "ая",  "яя",  "ое",  "ее", "ые", "ие", "ый", "ий", "ую"})
    if (small.ends_with(ending)) return true;
  return false;
}

/// Where the word stands that the short name is made from: «района (далее – район)».
std::optional<std::size_t> by_stem(const std::vector<std::string>& words, const std::string& short_name) {
  const std::string first = bare(short_name.substr(0, short_name.find(' ')));
  if (length(first) < 4) return std::nullopt;
  const std::string stem = prefix(first, std::clamp<std::size_t>(length(first) - 2, 4, 7));
  for (std::size_t i = words.size(); i-- > 0;) {
    if (!bare(words[i]).starts_with(stem)) continue;
    while (i > 0 && is_adjective(words[i - 1]) && starts_capital(words[i - 1])) --i;
    return i;
  }
  return std::nullopt;
}

/// The words behind the last mark that ends a clause; of a proper name, from its first capital letter on.
std::size_t by_marks(const std::vector<std::string>& words, const std::string& short_name) {
  std::size_t first = words.size() > kFewestWords ? words.size() - kFewestWords : 0;
  for (std::size_t i = first; i + 1 < words.size(); ++i) {
    const char last = words[i].back();
    if (last == ',' || last == ';' || last == ':' || last == '.') first = i + 1;
  }
  for (std::size_t i = first; starts_capital(short_name) && i < words.size(); ++i)
    if (starts_capital(words[i])) return i;
  return first;
}

std::string full_name(const std::vector<std::string>& words, const std::string& short_name) {
  if (words.empty()) return "";
  std::size_t first = words.size();
  if (const auto letters = initials(short_name); !letters.empty())
    for (std::size_t i = words.size(); i-- > 0 && first == words.size();)
      if (spells(words, i, letters)) first = i;
  if (first == words.size()) first = by_stem(words, short_name).value_or(by_marks(words, short_name));
  std::string out = joined({words.begin() + static_cast<std::ptrdiff_t>(first), words.end()}, " ");
  while (out.starts_with("(") || out.starts_with("-")) out = squeezed(out.substr(1));
  return out;
}

}  // namespace

std::vector<Abbreviation> abbreviations_in(std::string_view text) {
  constexpr std::string_view kMark = "(далее";
  std::vector<Abbreviation> out;
  const std::string small = lower(text);
  if (small.size() != text.size()) return out;
  for (auto at = small.find(kMark); at != std::string::npos; at = small.find(kMark, at + 1)) {
    const auto close = text.find(')', at);
    const std::string_view inside = text.substr(at, close == std::string_view::npos ? 120 : close + 1 - at);
    if (inside.size() > 240) continue;
    for (const std::string& name : aliases_in(std::string(inside) + (inside.ends_with(')') ? "" : ")")))
      out.push_back({name, full_name(words_before(text, at), name)});
  }
  return out;
}

}  // namespace vekha::roadmap
