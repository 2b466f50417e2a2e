#include "core/roadmap/parties.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

#include "base/numbering.hpp"
#include "base/text.hpp"
#include "core/roadmap/cell_text.hpp"

namespace vekha::roadmap {
namespace {

constexpr std::string_view kAliasWord = "далее";
constexpr std::size_t kMostWords = 40;  ///< a longer entry is a sentence, not parties without a separator

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::string& word : split(squeezed(text), ' '))
    if (!word.empty()) words.push_back(std::move(word));
  return words;
}

/// Bullets, full stops and stray closing quotes at the end are no part of a name.
std::string tidy(std::string_view entry) {
  std::string out = squeezed(entry);
  for (const std::string_view mark : {"• ", "- ", "– ", "— "})
    if (out.starts_with(mark)) out = out.substr(mark.size());
  const auto count = [&](std::string_view mark) {
    int found = 0;
    for (auto at = out.find(mark); at != std::string::npos; at = out.find(mark, at + mark.size())) ++found;
    return found;
  };
  while (out.ends_with("»") && count("»") > count("«")) out.resize(out.size() - std::string_view("»").size());
  while (out.ends_with(',') || out.ends_with(';') || out.ends_with(':')) out.pop_back();
  if (out.ends_with('.') && !out.ends_with("..")) {
    const auto words = words_of(out);
    const bool initials = !words.empty() && length(words.back()) <= 4;
    if (!initials) out.pop_back();
  }
  return squeezed(out);
}

/// «далее – МОУО», «далее МАУ», «далее по тексту: ММС» → the short name.
std::string after_alias_word(std::string_view text) {
  std::string out = squeezed(text);
  for (const std::string_view lead : {"по тексту", "-", "–", "—", ":", "именуется", "именуемое"}) {
    if (out.starts_with(lead)) out = squeezed(out.substr(lead.size()));
  }
  return tidy(out);
}

bool is_capitals(std::string_view word) {
  if (length(word) < 2) return false;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    if (!((c >= U'А' && c <= U'Я') || c == U'Ё' || (c >= U'A' && c <= U'Z'))) return false;
  }
  return true;
}

/// «Иванова А.А.», «А.А. Иванова».
bool is_person(std::string_view entry) {
  const auto words = words_of(entry);
  if (words.size() < 2 || words.size() > 4) return false;
  const auto initial = [](const std::string& word) {
    return length(word) <= 4 && word.ends_with('.') && starts_capital(word);
  };
  return initial(words.back()) || initial(words.front());
}

/// Words that tell more of the party before the comma instead of naming another.
bool is_qualifier(std::string_view piece) {
  const auto words = words_of(piece);
  const bool numbers = !words.empty() && piece.find_first_not_of("0123456789 -–\n") == std::string_view::npos;
  if (numbers || (!words.empty() && (words.front() == "тел." || words.front() == "тел"))) return true;
  if (words.empty() || !starts_small(words.front())) return false;
  const std::string& first = words.front();
  for (const std::string_view lead : {"котор", "показавш", "подведомственн", "расположенн", "включенн", "включённ",
                                      "отнесенн", "отнесённ", "реализующ", "в том", "у", "где", "на", "для", "с"})
    if (first == lead || (length(lead) > 3 && first.starts_with(lead))) return true;
  for (const std::string_view noun : {"заведующ", "управляющ", "обучающ", "учащ", "служащ", "старш", "младш", "высш"})
    if (first.starts_with(noun)) return false;
  for (const std::string_view ending :
       {"щие", "щий", "щая", "щее", "щих", "щими", "щиеся", "щихся", "шие", "ших", "ший", "шая"})
    if (first.ends_with(ending)) return true;
  return first == "в" && words.size() > 2;
}

/// «УО.ОО»: a full stop between two abbreviations parts them.
std::string stops_to_commas(std::string_view text) {
  std::string out;
  for (const std::string& word : split(text, ' ')) {
    const auto at = word.find('.');
    const bool parts = at != std::string::npos && at + 1 < word.size() && is_capitals(word.substr(0, at)) &&
                       is_capitals(std::string_view(word).substr(at + 1, word.find_first_of(",;", at) - at - 1));
    if (!out.empty()) out += ' ';
    out += parts ? word.substr(0, at) + ", " + word.substr(at + 1) : word;
  }
  return out;
}

/// Posts and kinds of schools in the nominative: a line that begins so names somebody else than the line above.
constexpr std::array<std::string_view, 32> kPosts{
    "директора",    "завучи",       "эксперты",        "наблюдатели", "организаторы",
    "руководители", "руководитель", "заместители",     "заместитель", "директор",
    "специалисты",  "специалист",   "методисты",       "методист",    "учителя",
    "педагоги",     "школы",        "образовательные", "классные",    "главный",
    "начальник",    "члены",        "координаторы",    "координатор", "общеобразовательные",
    "советники",    "советник",     "кураторы",        "воспитатели", "преподаватели",
    "психологи",    "дошкольные"};

bool begins_with_post(std::string_view line) {
  const auto words = words_of(line);
  if (words.empty()) return false;
  return std::find(kPosts.begin(), kPosts.end(), lower(words.front())) != kPosts.end();
}

/// «руководители ОО»: many people are no post of the one person named before.
bool names_many(std::string_view piece) {
  const auto words = words_of(piece);
  if (!begins_with_post(piece)) return false;
  const std::string first = lower(words.front());
  return first.ends_with("и") || first.ends_with("ы") || first.ends_with("ые") || first.ends_with("я");
}

/// Pieces that only tell more of the one before are given back to it.
std::vector<std::string> with_qualifiers(std::vector<std::string> pieces) {
  std::vector<std::string> out;
  for (std::string& piece : pieces) {
    const bool joins =
        !out.empty() && (is_qualifier(piece) || (is_person(out.back()) && starts_small(piece) && !names_many(piece)));
    if (joins)
      out.back() += ", " + piece;
    else
      out.push_back(std::move(piece));
  }
  return out;
}

/// An opening bracket that is never closed hides separators: it is closed at the end of its line.
std::string brackets_closed(std::string_view cell) {
  std::string out;
  for (const std::string& line : split(cell, '\n')) {
    const auto opened = std::count(line.begin(), line.end(), '(');
    const auto closed = std::count(line.begin(), line.end(), ')');
    out += (out.empty() ? "" : "\n") + line + (opened > closed ? ")" : "");
  }
  return out;
}

/// A line that the next one must go on with: it ends with an adjective, a preposition or a hyphen.
bool is_open(std::string_view line) {
  const auto words = words_of(line);
  if (words.empty() || line.ends_with('-')) return true;
  const std::string last = lower(words.back());
  if (length(last) <= 3 && !is_capitals(words.back()) && !last.ends_with('.')) return true;
  for (const std::string_view ending : {"ые", "ие", "ый", "ий", "ая", "ое", "ых", "их", "ого", "его", "ой"})
    if (last.ends_with(ending)) return true;
  return false;
}

std::string fold_name(std::string_view name) { return replaced(folded(name), "\"", ""); }

}  // namespace

AliasDefinition take_alias(std::string_view entry) {
  const std::string small = lower(entry);
  const auto open = small.find("(" + std::string(kAliasWord));
  if (open == std::string::npos) return {std::string(entry), ""};
  const std::size_t start = open + 1 + kAliasWord.size();
  const auto close = entry.find(')', start);
  const std::string alias =
      after_alias_word(entry.substr(start, close == std::string_view::npos ? close : close - start));
  std::string full(entry.substr(0, open));
  if (close != std::string_view::npos) full += entry.substr(close + 1);
  return {tidy(full), alias};
}

std::vector<std::string> aliases_in(std::string_view text) {
  std::vector<std::string> out;
  const std::string small = lower(text);
  const std::string mark = "(" + std::string(kAliasWord);
  for (auto at = small.find(mark); at != std::string::npos; at = small.find(mark, at + 1)) {
    const std::size_t start = at + mark.size();
    const auto close = text.find(')', start);
    if (close == std::string_view::npos || close - start > 120) continue;
    if (std::string alias = after_alias_word(text.substr(start, close - start)); !alias.empty())
      out.push_back(std::move(alias));
  }
  return out;
}

PartyBook::PartyBook(const std::vector<std::string>& cells, const std::vector<std::string>& texts) {
  for (const std::string& text : texts)
    for (const std::string& alias : aliases_in(text)) {
      aliases_.emplace(fold_name(alias), alias);
      ++known_[fold_name(alias)];
    }
  learn(cells);
  for (const std::string& cell : cells)
    for (const std::string& entry : entries_of(cell)) {
      define(entry);
      spell(entry);
    }
  collect(cells);
}

/// Entries of cells without line breaks, cut at commas alone, are certain.
void PartyBook::learn(const std::vector<std::string>& cells) {
  for (const std::string& cell : cells) {
    const std::string closed = stops_to_commas(brackets_closed(cell));
    const bool lines = closed.find('\n') != std::string::npos;
    for (const std::string& piece : with_qualifiers(split_outside(closed, ",;"))) {
      if (lines && piece.find('\n') != std::string::npos) continue;
      const AliasDefinition parts = take_alias(piece);
      ++known_[fold_name(tidy(parts.full))];
      if (!parts.alias.empty()) ++known_[fold_name(parts.alias)];
    }
  }
}

bool PartyBook::known(std::string_view entry) const { return known_.contains(fold_name(tidy(entry))); }

/// Lines of one piece: wrapped words of one party, or parties below one another.
std::vector<std::string> PartyBook::join_lines(std::string_view piece) const {
  std::vector<std::string> out;
  for (const std::string& line : split(piece, '\n')) {
    if (squeezed(line).empty()) continue;
    const bool fresh =
        starts_capital(line) || known(line) || (!out.empty() && begins_with_post(line) && !is_open(out.back()));
    if (out.empty() || (fresh && !known(out.back() + " " + line)))
      out.push_back(squeezed(line));
    else if (out.back().ends_with('-') && !out.back().ends_with(" -"))
      out.back() += squeezed(line);
    else
      out.back() += " " + squeezed(line);
  }
  return out;
}

/// «Комитет по образованию МАУ «ММЦ»»: two parties that other cells name apart.
void PartyBook::split_unparted(const std::string& entry, std::vector<std::string>& out) const {
  const AliasDefinition parts = take_alias(entry);
  const auto words = words_of(entry);
  const bool divisible = parts.alias.empty() && words.size() <= kMostWords;
  for (std::size_t cut = words.size() - 1; divisible && cut > 0; --cut) {
    std::vector<std::string> left(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(cut));
    const std::vector<std::string> right(words.begin() + static_cast<std::ptrdiff_t>(cut), words.end());
    const bool tied = left.size() > 1 && (left.back() == "и" || left.back() == "/");
    if (tied) left.pop_back();
    const std::string first = joined(left, " ");
    const std::string second = joined(right, " ");
    if (!known(first) || !known(second) || (!tied && !starts_capital(second))) continue;
    const bool alone = left.size() > 1 || is_capitals(left.front()) || aliases_.contains(fold_name(first));
    if (!alone) continue;
    out.push_back(first);
    return split_unparted(second, out);
  }
  out.push_back(entry);
}

std::vector<std::string> PartyBook::entries_of(std::string_view cell) const {
  std::vector<std::string> out;
  const std::string closed = stops_to_commas(brackets_closed(cell));
  for (const std::string& piece : split_outside(closed, ",;"))
    for (const std::string& line : join_lines(piece))
      if (const std::string entry = tidy(line); !entry.empty()) split_unparted(entry, out);
  return with_qualifiers(std::move(out));
}

void PartyBook::define(const std::string& entry) {
  const AliasDefinition parts = take_alias(entry);
  if (parts.alias.empty()) return;
  aliases_[fold_name(parts.alias)] = parts.alias;
  if (parts.full.empty()) return;
  aliases_[fold_name(parts.full)] = parts.alias;
  full_.emplace(fold_name(parts.alias), parts.full);
}

std::string PartyBook::short_name(const std::string& entry) const {
  const AliasDefinition parts = take_alias(entry);
  std::string name = tidy(parts.alias.empty() ? parts.full : parts.alias);
  const auto found = aliases_.find(fold_name(name));
  if (found != aliases_.end()) return found->second;
  const auto ways = ways_.find(fold_name(name));
  if (ways == ways_.end()) return name;
  return std::max_element(ways->second.begin(), ways->second.end(),
                          [](const Way& a, const Way& b) { return a.times < b.times; })
      ->name;
}

void PartyBook::spell(const std::string& entry) {
  const AliasDefinition parts = take_alias(entry);
  const std::string name = tidy(parts.alias.empty() ? parts.full : parts.alias);
  auto& ways = ways_[fold_name(name)];
  const auto found = std::find_if(ways.begin(), ways.end(), [&](const Way& way) { return way.name == name; });
  if (found == ways.end())
    ways.push_back({name, 1});
  else
    ++found->times;
}

void PartyBook::collect(const std::vector<std::string>& cells) {
  std::unordered_map<std::string, std::size_t> places;
  for (const std::string& cell : cells)
    for (const std::string& entry : entries_of(cell)) {
      const std::string name = short_name(entry);
      const auto [place, fresh] = places.emplace(name, parties_.size());
      if (fresh) {
        const auto full = full_.find(fold_name(name));
        parties_.push_back({name, full == full_.end() ? name : full->second, {}});
      }
      const std::string written = take_alias(entry).full;
      const auto same = [&](const std::string& alias) { return fold_name(alias) == fold_name(written); };
      auto& aliases = parties_[place->second].aliases;
      if (!same(name) && std::none_of(aliases.begin(), aliases.end(), same)) aliases.push_back(written);
    }
}

std::vector<std::string> PartyBook::parties_of(std::string_view cell) const {
  std::vector<std::string> out;
  for (const std::string& entry : entries_of(cell)) {
    std::string name = short_name(entry);
    if (std::find(out.begin(), out.end(), name) == out.end()) out.push_back(std::move(name));
  }
  return out;
}

}  // namespace vekha::roadmap
