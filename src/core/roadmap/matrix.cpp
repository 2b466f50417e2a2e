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

bool follows(const Words& words, const Phrase& phrase, std::size_t from, std::size_t& to) {
  std::size_t at = from;
  for (std::size_t k = 0; k < phrase.size(); ++k) {
    const std::size_t last = k == 0 ? from : std::min(words.size() - 1, at + kGap);
    while (at <= last && at < words.size() && !words[at].small.starts_with(phrase[k])) ++at;
    if (at > last || at >= words.size()) return false;
    to = ++at;
  }
  return true;
}

std::optional<Span> find(const Words& words, const Phrase& phrase, std::size_t start = 0) {
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

/// The direction of a heading: the innermost that names one.
Found by_headings(const TagSource& source, const TagRules& rules) {
  for (auto heading = source.headings.rbegin(); heading != source.headings.rend(); ++heading) {
    const Words words = lint_words(*heading);
    for (const TagDirection& direction : rules.directions)
      if (const std::string found = matched(words, direction.sections); !found.empty())
        return {direction.id, "раздел: " + found};
  }
  return {};
}

void put(std::vector<Found>& out, const Found& fresh) {
  const bool there = std::ranges::any_of(out, [&](const Found& each) { return each.id == fresh.id; });
  if (!there && !fresh.id.empty()) out.push_back(fresh);
}

/// «Объективность» within «качество подготовки»: the narrower one alone.
void keep_narrow(std::vector<Found>& found, const TagRules& rules) {
  for (const TagDirection& direction : rules.directions) {
    if (direction.narrows.empty()) continue;
    const bool here = std::ranges::any_of(found, [&](const Found& each) { return each.id == direction.id; });
    if (here) std::erase_if(found, [&](const Found& each) { return each.id == direction.narrows; });
  }
}

std::vector<Found> directions_of(const TagSource& source, const TagRules& rules, const Words& words) {
  std::vector<Found> out;
  put(out, by_headings(source, rules));
  const bool by_section = !out.empty();
  for (const TagDirection& direction : rules.directions) {
    if (by_section && direction.narrows.empty()) continue;
    if (const std::string found = matched(words, direction.words); !found.empty()) put(out, {direction.id, found});
  }
  if (out.empty()) {
    const TagSource title{.headings = {source.plan_title}};
    Found found = by_headings(title, rules);
    if (!found.id.empty()) put(out, {found.id, "название плана"});
  }
  keep_narrow(out, rules);
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

std::vector<std::string> sentences_of(const std::string& text) {
  std::string marked = replaced(text, "\n", "|");
  for (const std::string_view end : {". ", "; "}) marked = replaced(marked, end, "|");
  std::vector<std::string> out = split(marked, '|');
  constexpr std::size_t kMost = 3;  // what is listed further down are parts of the work, not other work
  if (out.size() > kMost) out.resize(kMost);
  return out;
}

std::vector<Found> positions_of(const TagSource& source, const TagRules& rules) {
  std::vector<Found> out;
  for (const std::string& sentence : sentences_of(source.text)) put(out, position_of(sentence, rules));
  if (out.empty() && !source.headings.empty()) {
    Found found = position_of(source.headings.back(), rules);
    if (!found.id.empty()) put(out, {found.id, "раздел: " + found.words});
  }
  if (out.empty()) out.push_back({rules.usual_position, "по умолчанию"});
  return out;
}

}  // namespace

std::vector<std::string> directions_of(const TagSource& source, const TagRules& rules) {
  std::vector<std::string> out;
  for (Found& direction : directions_of(source, rules, lint_words(source.text))) out.push_back(std::move(direction.id));
  return out;
}

std::vector<Tag> tags_of(const TagSource& source, const TagRules& rules) {
  std::vector<Tag> out;
  const auto positions = positions_of(source, rules);
  for (const Found& direction : directions_of(source, rules, lint_words(source.text)))
    for (const Found& position : positions)
      out.push_back({direction.id, position.id, "auto", {direction.words, position.words}});
  return out;
}

}  // namespace vekha::roadmap
