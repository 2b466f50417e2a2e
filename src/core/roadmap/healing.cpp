#include "core/roadmap/healing.hpp"

#include <algorithm>
#include <array>

#include "base/date.hpp"
#include "base/text.hpp"

namespace vekha::roadmap {
namespace {

/// Short words that stand by themselves everywhere; they are never taken for pieces.
constexpr std::array<std::string_view, 62> kFunctionWords{
    "а",   "без",  "в",   "во",  "вне", "да",   "для", "до",  "его", "ее",  "же",  "за",  "и",   "из",   "или", "им",
    "их",  "к",    "как", "ко",  "ли",  "либо", "на",  "над", "не",  "ни",  "но",  "о",   "об",  "обо",  "он",  "она",
    "они", "от",   "по",  "под", "при", "про",  "с",   "со",  "то",  "у",   "чем", "что", "это", "года", "год", "году",
    "все", "всех", "ей",  "ему", "был", "мая",  "май", "раз", "так", "там", "тех", "эти", "лет", "дня"};

/// Endings that are no words: what follows a cut almost always looks so.
constexpr std::array<std::string_view, 42> kEndings{
    "й",   "ь",   "ы",   "ъ",   "я",   "е",    "ю",    "ий",   "ие",   "ия",   "ию",   "ый",   "ых",  "ым",
    "ыми", "ого", "ой",  "ому", "ами", "ями",  "иях",  "иям",  "ией",  "ение", "ения", "ению", "ний", "ния",
    "нии", "ние", "ций", "ции", "ция", "ство", "ства", "ость", "ости", "тся",  "ться", "ная",  "ное", "ные"};

/// Shortened words without a vowel; they are no pieces.
constexpr std::array<std::string_view, 14> kShortened{"гг", "ст", "стр", "пп", "др", "пр", "кл",
                                                      "мл", "см", "шт",  "зд", "рф", "мр", "пгт"};

/// «а также», «а именно»: there «а» is a word.
constexpr std::array<std::string_view, 6> kBehindAnd{"также", "именно", "не", "то", "при", "в"};

/// Words terms are made of; a cut in one is certain.
constexpr std::array<std::string_view, 12> kTermWords{"ежегодно",   "постоянно",    "квартал",   "квартала",
                                                      "учебного",   "течение",      "течении",   "ежеквартально",
                                                      "ежемесячно", "календарного", "полугодие", "полугодия"};

/// So many cuts nobody can doubt make a document a torn one.
constexpr int kTorn = 3;

struct Piece {
  std::size_t start = 0;
  std::size_t end = 0;
};

bool is_cyrillic(char32_t c) { return (c >= U'А' && c <= U'я') || c == U'ё' || c == U'Ё'; }

/// The runs of Cyrillic letters in a line.
std::vector<Piece> words_of(std::string_view text) {
  std::vector<Piece> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    if (!is_cyrillic(next_code_point(text, at))) continue;
    std::size_t end = at;
    for (std::size_t next = at; next < text.size(); end = next) {
      std::size_t ahead = next;
      if (!is_cyrillic(next_code_point(text, ahead))) break;
      next = ahead;
    }
    out.push_back({start, end});
    at = end;
  }
  return out;
}

template <std::size_t Size>
bool contains(const std::array<std::string_view, Size>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool has_vowel(std::string_view word) {
  for (const std::string_view vowel : {"а", "е", "ё", "и", "о", "у", "ы", "э", "ю", "я"})
    if (word.find(vowel) != std::string_view::npos) return true;
  return false;
}

std::string slice(std::string_view text, const Piece& piece) {
  return std::string(text.substr(piece.start, piece.end - piece.start));
}

/// What stands between two words when only a blank, or a hyphen and a blank, parts them.
enum class Gap { other, blank, hyphen };
Gap gap(std::string_view text, const Piece& before, const Piece& after) {
  const std::string_view between = text.substr(before.end, after.start - before.end);
  if (between == " " || between == "\n") return Gap::blank;
  return between == "- " || between == "-\n" ? Gap::hyphen : Gap::other;
}

/// «заданиям и», «данным и»: both with the letter and without it such a word is a form of its own.
bool is_form_either_way(const std::string& before, const std::string& after) {
  if (after != "и") return false;
  for (const std::string_view ending : {"ам", "ям", "ым", "им"})
    if (before.ends_with(ending)) return true;
  return false;
}

}  // namespace

Healer::Healer(const std::vector<std::string>& texts) {
  for (const std::string& text : texts)
    for (const Piece& piece : words_of(text)) ++words_[lower(slice(text, piece))];
  for (unsigned month = 1; month <= 12; ++month) words_[std::string(month_name(month))] += 2;
  for (const std::string_view word : kTermWords) words_[std::string(word)] += 2;
  for (const std::string& text : texts) {
    const std::vector<Piece> found = words_of(text);
    for (std::size_t i = 1; i < found.size(); ++i) {
      const Gap between = gap(text, found[i - 1], found[i]);
      if (between == Gap::other) continue;
      const std::string before = lower(slice(text, found[i - 1]));
      const std::string after = lower(slice(text, found[i]));
      const std::string next = i + 1 < found.size() ? lower(slice(text, found[i + 1])) : "";
      if (after == "а" && !contains(kBehindAnd, next)) ++vowel_pairs_[before + " а"];
      const bool whole_elsewhere = words_.contains(before + after);
      if (whole_elsewhere) ++pieces_[before];
      if (whole_elsewhere || between == Gap::hyphen) ++pieces_[after];
    }
  }
  for (const std::string& text : texts) count_certain_cuts(text);
}

void Healer::count_certain_cuts(const std::string& text) {
  const std::vector<Piece> found = words_of(text);
  for (std::size_t i = 1; i < found.size() && certain_cuts_ < kTorn; ++i) {
    const std::string after = slice(text, found[i]);
    if (gap(text, found[i - 1], found[i]) != Gap::blank || contains(kFunctionWords, lower(after))) continue;
    if (cut(slice(text, found[i - 1]), after, false)) ++certain_cuts_;
  }
}

int Healer::stands_alone(const std::string& word) const {
  const auto all = words_.find(word);
  const auto cut_ones = pieces_.find(word);
  return (all == words_.end() ? 0 : all->second) - (cut_ones == pieces_.end() ? 0 : cut_ones->second);
}

/// A real word: a short one everybody uses, one met elsewhere by itself, or a relative of such a one.
bool Healer::is_word(const std::string& word) const {
  if (contains(kFunctionWords, word) || stands_alone(word) > 0) return true;
  const std::size_t size = length(word);
  if (size < 6) return false;
  const std::string stem = prefix(word, size - 2);
  return std::any_of(words_.begin(), words_.end(), [&](const auto& entry) {
    return entry.first != word && entry.first.starts_with(stem) && stands_alone(entry.first) > 0;
  });
}

/// The evidence of the document: the two pieces make a word that stands elsewhere. «задач и», «урок и» do so without
/// being cut: a short word is taken for a piece only in a document that is certainly torn.
bool Healer::makes_known_word(const std::string& before, const std::string& after, bool hyphen) const {
  const bool torn = certain_cuts_ >= kTorn && !is_form_either_way(before, after);
  if (!hyphen && after != "а" && contains(kFunctionWords, after) && !torn) return false;
  if (contains(kFunctionWords, before) || hyphen) return !is_word(after);
  return stands_alone(before) <= 0 || !is_word(after);
}

/// «министерств а»: a word that is never met without this letter behind it.
bool Healer::always_together(const std::string& before, const std::string& after) const {
  const auto all = words_.find(before);
  const auto pairs = vowel_pairs_.find(before + " " + after);
  return all != words_.end() && pairs != vowel_pairs_.end() && pairs->second >= all->second;
}

bool Healer::cut(std::string_view before_text, std::string_view after_text, bool hyphen) const {
  const std::string before = lower(before_text);
  const std::string after = lower(after_text);
  const bool capitals =
      prefix(before_text, 2) != prefix(before, 2) && prefix(before_text, 2) != capitalized(prefix(before, 2));
  if (after != after_text || capitals || length(before) < 2 || length(before) + length(after) < 5) return false;
  if (words_.contains(before + after)) return makes_known_word(before, after, hyphen);
  const bool short_before = contains(kFunctionWords, before);
  if (hyphen) return short_before && !is_word(after) && !after.ends_with("ому");
  if (short_before || length(before) < 4) return false;
  if (after == "а") return always_together(before, after);
  return contains(kEndings, after) || (length(after) > 1 && !has_vowel(after) && !contains(kShortened, after));
}

std::string Healer::heal(std::string_view text) const {
  const std::vector<Piece> found = words_of(text);
  std::string out;
  std::size_t done = 0;
  for (std::size_t i = 1; i < found.size(); ++i) {
    const Gap between = gap(text, found[i - 1], found[i]);
    if (between == Gap::other) continue;
    if (!cut(slice(text, found[i - 1]), slice(text, found[i]), between == Gap::hyphen)) continue;
    out.append(text.substr(done, found[i - 1].end - done));
    done = found[i].start;
  }
  return out.append(text.substr(done));
}

}  // namespace vekha::roadmap
