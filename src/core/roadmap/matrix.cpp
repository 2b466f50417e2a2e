#include "core/roadmap/matrix.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "core/roadmap/lint_words.hpp"

namespace vekha::roadmap {
namespace {

using Words = std::vector<LintWord>;

constexpr std::size_t kGap = 2;  ///< words that may stand between those of a phrase

/// Where a phrase stands: first word and one past the last; nothing when it does not.
struct Span {
  std::size_t from = 0;
  std::size_t to = 0;
};

/// A preposition is meant whole: «о» does not begin «обучение».
bool begins(const std::string& word, const std::string& stem) {
  return word.starts_with(stem) && (word.size() == stem.size() || length(stem) > 2);
}

bool follows(const Words& words, const Phrase& phrase, std::size_t from, std::size_t& to) {
  std::size_t at = from;
  for (std::size_t k = 0; k < phrase.size(); ++k) {
    const std::size_t last = k == 0 ? from : std::min(words.size() - 1, at + kGap);
    while (at <= last && at < words.size() && !begins(words[at].small, phrase[k])) ++at;
    if (at > last || at >= words.size()) return false;
    to = ++at;
  }
  return true;
}

/// A phrase that begins with «^» counts only where the sentence begins.
std::optional<Span> find(const Words& words, const Phrase& phrase, std::size_t start = 0) {
  if (phrase.front().starts_with('^')) {
    Phrase plain = phrase;
    plain.front().erase(0, 1);
    std::size_t to = 0;
    return start == 0 && !words.empty() && follows(words, plain, 0, to) ? std::optional(Span{0, to}) : std::nullopt;
  }
  for (std::size_t from = start; from < words.size(); ++from)
    if (std::size_t to = from; follows(words, phrase, from, to)) return Span{from, to};
  return std::nullopt;
}

std::string said(const Words& words, const Span& span) {
  std::string out;
  for (std::size_t i = span.from; i < span.to; ++i) out += (out.empty() ? "" : " ") + words[i].text;
  return lower(out);
}

/// The words of the first phrase found; empty when none is.
std::string matched(const Words& words, const std::vector<Phrase>& phrases) {
  for (const Phrase& phrase : phrases)
    if (const auto span = find(words, phrase)) return said(words, *span);
  return "";
}

struct Found {
  std::string id;
  std::string words;
};

/// The direction a heading names.
Found named_by(const std::string& heading, const TagRules& rules, std::vector<Phrase> TagDirection::* phrases) {
  const Words words = lint_words(heading);
  for (const TagDirection& direction : rules.directions)
    if (const std::string found = matched(words, direction.*phrases); !found.empty())
      return {direction.id, "раздел: " + found};
  return {};
}

/// The innermost heading that names a direction.
Found by_headings(const TagSource& source, const TagRules& rules, std::vector<Phrase> TagDirection::* phrases) {
  for (auto heading = source.headings.rbegin(); heading != source.headings.rend(); ++heading)
    if (Found found = named_by(*heading, rules, phrases); !found.id.empty()) return found;
  return {};
}

/// The text before the list it introduces, and the items of that list.
struct Parts {
  std::string lead;
  std::vector<std::string> items;
};

Parts parts_in(const std::string& text) {
  const auto colon = text.find(':');
  if (colon == std::string::npos) return {text, {}};
  Parts out{text.substr(0, colon), {}};
  for (const std::string& line : split(replaced(text.substr(colon + 1), ";", "\n"), '\n'))
    if (!squeezed(line).empty()) out.items.push_back(line);
  return out;
}

void put(std::vector<Found>& out, const Found& fresh) {
  const bool there = std::ranges::any_of(out, [&](const Found& each) { return each.id == fresh.id; });
  if (!there && !fresh.id.empty()) out.push_back(fresh);
}

const TagDirection* with_id(const TagRules& rules, const std::string& id) {
  const auto found = std::ranges::find(rules.directions, id, &TagDirection::id);
  return found == rules.directions.end() ? nullptr : &*found;
}

/// An item of the list is about the wider direction alone.
bool wider_too(const Parts& parts, const TagDirection& narrow, const TagDirection& wide) {
  return std::ranges::any_of(parts.items, [&](const std::string& item) {
    const Words words = lint_words(item);
    return matched(words, narrow.words).empty() && !matched(words, wide.words).empty();
  });
}

/// «Объективность» within «качество подготовки»: the narrower one alone, unless the list names both.
void keep_narrow(std::vector<Found>& found, const TagRules& rules, const Parts& parts) {
  for (const TagDirection& direction : rules.directions) {
    const TagDirection* wide = with_id(rules, direction.narrows);
    const bool here = std::ranges::any_of(found, [&](const Found& each) { return each.id == direction.id; });
    if (wide == nullptr || !here) continue;
    const bool in_lead = !matched(lint_words(parts.lead), direction.words).empty();
    if (!in_lead && wider_too(parts, direction, *wide)) continue;
    std::erase_if(found, [&](const Found& each) { return each.id == direction.narrows; });
  }
}

/// Most items of the list are about the direction.
bool of_most_items(const Parts& parts, const TagDirection& direction) {
  const auto about = std::ranges::count_if(
      parts.items, [&](const std::string& item) { return !matched(lint_words(item), direction.words).empty(); });
  return 2 * static_cast<std::size_t>(about) > parts.items.size();
}

/// Within a section of a direction only a narrower one is looked for.
void add_narrow(std::vector<Found>& out, const TagRules& rules, const Parts& parts) {
  for (const TagDirection& direction : rules.directions) {
    if (direction.narrows.empty()) continue;
    if (const std::string found = matched(lint_words(parts.lead), direction.words); !found.empty())
      put(out, {direction.id, found});
    else if (of_most_items(parts, direction))
      put(out, {direction.id, "пункты списка"});
  }
}

void add_by_words(std::vector<Found>& out, const TagRules& rules, const std::string& text) {
  const Words words = lint_words(text);
  for (const TagDirection& direction : rules.directions)
    if (const std::string found = matched(words, direction.words); !found.empty()) put(out, {direction.id, found});
}

std::vector<Found> found_directions(const TagSource& source, const TagRules& rules) {
  const Parts parts = parts_in(source.text);
  std::vector<Found> out;
  put(out, by_headings(source, rules, &TagDirection::sections));
  if (!out.empty()) {
    add_narrow(out, rules, parts);
  } else {
    add_by_words(out, rules, parts.lead);
    if (out.empty()) add_by_words(out, rules, source.text);
  }
  if (out.empty()) put(out, by_headings(source, rules, &TagDirection::frames));
  for (const auto phrases : {&TagDirection::sections, &TagDirection::frames}) {
    if (!out.empty()) break;
    if (Found found = named_by(source.plan_title, rules, phrases); !found.id.empty())
      put(out, {found.id, "название плана"});
  }
  keep_narrow(out, rules, parts);
  return out;
}

/// Where the grounds begin: «по результатам …»; the words before are the work itself.
std::size_t work_of(const Words& words, const TagRules& rules) {
  std::size_t end = words.size();
  for (const Phrase& phrase : rules.context)
    if (const auto span = find(words, phrase, 1); span && span->from < end) end = span->from;
  return end;
}

/// The position of one sentence: the phrase that begins first, the longest of those.
Found position_of(const std::string& sentence, const TagRules& rules) {
  Words words = lint_words(sentence);
  words.resize(std::min(words.size(), work_of(words, rules)));
  Found best;
  Span where;
  for (const TagPosition& position : rules.positions)
    for (const Phrase& phrase : position.words) {
      const auto span = find(words, phrase);
      const bool better =
          span && (best.id.empty() || span->from < where.from || (span->from == where.from && span->to > where.to));
      if (!better) continue;
      where = *span;
      best = {position.id, said(words, *span)};
    }
  return best;
}

/// «(Федеральный закон от …)» and «(далее – …)» say nothing of the work.
bool is_reference(const std::string& words) {
  const std::string small = folded(words);
  for (const std::string_view lead :
       {"федеральный закон", "приказ", "постановление", "письмо", "распоряжение", "далее"})
    if (small.starts_with(lead)) return true;
  return false;
}

/// A text without what stands in brackets, and what stood there.
struct Unbracketed {
  std::string text;
  std::vector<std::string> asides;
};

Unbracketed unbracketed(const std::string& text) {
  Unbracketed out;
  std::string aside;
  int depth = 0;
  for (const char c : text) {
    if (c == '(' && depth++ == 0) continue;
    if (c == ')' && depth > 0 && --depth == 0) {
      if (!is_reference(aside)) out.asides.push_back(aside);
      aside.clear();
      continue;
    }
    (depth > 0 ? aside : out.text) += c;
  }
  return out;
}

std::vector<std::string> sentences_of(const std::string& text) {
  std::string marked = replaced(text, "\n", "|");
  for (const std::string_view end : {". ", "; "}) marked = replaced(marked, end, "|");
  std::vector<std::string> out;
  constexpr std::size_t kMost = 3;  // what is listed further down are parts of the work, not other work
  for (const std::string& sentence : split(marked, '|'))
    if (!squeezed(sentence).empty() && out.size() < kMost) out.push_back(sentence);
  return out;
}

/// Of a heading only its first words: «Анализ итогов …».
Found position_of_heading(const std::string& heading, const TagRules& rules) {
  const Words words = lint_words(heading);
  Found best;
  std::size_t longest = 0;
  for (const TagPosition& position : rules.positions)
    for (const Phrase& phrase : position.words) {
      const auto span = find(words, phrase);
      if (!span || span->from != 0 || span->to <= longest) continue;
      longest = span->to;
      best = {position.id, said(words, *span)};
    }
  return best;
}

std::vector<Found> positions_of(const TagSource& source, const TagRules& rules) {
  std::vector<Found> out;
  const Unbracketed lead = unbracketed(parts_in(source.text).lead);
  const auto look = [&](const std::string& text) {
    for (const std::string& sentence : sentences_of(text)) put(out, position_of(sentence, rules));
  };
  look(lead.text);
  for (const std::string& aside : lead.asides)
    if (out.empty()) look(aside);
  if (out.empty()) look(unbracketed(source.text).text);
  const bool titled =
      !source.headings.empty() && named_by(source.headings.back(), rules, &TagDirection::sections).id.empty();
  if (out.empty() && titled) {
    Found found = position_of_heading(source.headings.back(), rules);
    if (!found.id.empty()) put(out, {found.id, "раздел: " + found.words});
  }
  if (out.empty()) out.push_back({rules.usual_position, "по умолчанию"});
  return out;
}

}  // namespace

std::vector<std::string> directions_of(const TagSource& source, const TagRules& rules) {
  std::vector<std::string> out;
  for (Found& direction : found_directions(source, rules)) out.push_back(std::move(direction.id));
  return out;
}

std::vector<Tag> tags_of(const TagSource& source, const TagRules& rules) {
  std::vector<Tag> out;
  const auto positions = positions_of(source, rules);
  for (const Found& direction : found_directions(source, rules))
    for (const Found& position : positions)
      out.push_back({direction.id, position.id, "auto", {direction.words, position.words}});
  return out;
}

}  // namespace vekha::roadmap
