#include <algorithm>
#include <array>
#include <set>

#include "base/numbering.hpp"
#include "base/text.hpp"
#include "core/roadmap/lint_rules.hpp"
#include "core/roadmap/lint_words.hpp"
#include "core/roadmap/matching.hpp"

namespace vekha::roadmap {
namespace {

constexpr double kTwins = 0.9;             ///< of the words in common
constexpr double kSameSentence = 0.95;     ///< of the words of a whole measure and a sentence of another
constexpr double kAlikeLength = 0.6;       ///< of the words of a lead all of which the other lead has
constexpr std::size_t kFewestWords = 5;    ///< a shorter text says too little to be compared
constexpr std::size_t kTellingWords = 7;   ///< of a lead or a sentence that stands for the whole
constexpr std::size_t kStem = 6;           ///< letters of a word that carry its meaning
constexpr std::size_t kLongestShown = 90;  ///< letters of a quoted text

/// What is done with the subject: the monitoring of something and the analysis of that monitoring are two measures.
constexpr std::array<std::pair<std::string_view, int>, 21> kStages{{
    {"разработ", 1},   {"утвержд", 1},     {"составл", 1},  {"внедрен", 2},  {"применен", 2},  {"реализ", 2},
    {"мониторинг", 3}, {"анализ", 4},      {"аналитич", 4}, {"рекоменд", 5}, {"решени", 6},    {"отчет", 7},
    {"отчёт", 7},      {"порядок", 8},     {"порядк", 8},   {"обновл", 9},   {"корректир", 9}, {"созда", 10},
    {"приказ", 11},    {"перепровер", 12}, {"обсужд", 13},
}};
constexpr int kOrder = 20;  ///< «О проведении …», the title of an order

std::set<int> stages_of(const std::string& text) {
  std::set<int> out;
  for (const LintWord& word : lint_words(text))
    for (const auto& [stem, stage] : kStages)
      if (word.small.starts_with(stem)) out.insert(stage);
  const std::string plain = squeezed(text);
  if (plain.starts_with("О ") || plain.starts_with("Об ")) out.insert(kOrder);
  return out;
}

/// A stretch of a text ready to be compared.
struct Stretch {
  std::string first;  ///< the beginning of its first word: what is done
  std::vector<int> words;
  std::set<int> stages;
};

struct Compared {
  Stretch whole;
  Stretch lead;  ///< before the colon; the whole without one
  std::vector<Stretch> sentences;
};

Stretch stretch(WordBook& book, const std::string& text, const std::string& lead) {
  const auto words = lint_words(lead);
  return {words.empty() ? "" : prefix(words.front().small, kStem), book.words_of(text), stages_of(lead)};
}

std::vector<std::string> sentences_of(const std::string& text) {
  std::vector<std::string> out;
  std::size_t start = 0;
  for (auto at = text.find(". "); at != std::string::npos; at = text.find(". ", at + 1)) {
    if (!starts_capital(std::string_view(text).substr(at + 2))) continue;
    out.push_back(text.substr(start, at - start));
    start = at + 2;
  }
  if (start > 0) out.push_back(text.substr(start));
  return out;
}

Compared compared(WordBook& book, const std::string& text) {
  const std::string plain = squeezed(text);
  const std::string lead = plain.substr(0, plain.find(':'));
  Compared out{.whole = stretch(book, plain, lead), .lead = stretch(book, lead, lead)};
  for (const std::string& sentence : sentences_of(plain))
    out.sentences.push_back(stretch(book, sentence, sentence.substr(0, sentence.find(':'))));
  return out;
}

bool alike(const Stretch& a, const Stretch& b, double enough) {
  return a.stages == b.stages && dice(a.words, b.words) >= enough;
}

/// All words of the shorter lead stand in the longer one.
bool lead_within(const Stretch& a, const Stretch& b) {
  const Stretch& small = a.words.size() <= b.words.size() ? a : b;
  const Stretch& large = a.words.size() <= b.words.size() ? b : a;
  const auto size = static_cast<double>(small.words.size());
  if (small.words.size() < kTellingWords || size < kAlikeLength * static_cast<double>(large.words.size())) return false;
  return a.stages == b.stages && a.first == b.first && std::ranges::includes(large.words, small.words);
}

bool is_sentence_of(const Compared& measure, const Compared& other) {
  return measure.whole.words.size() >= kTellingWords && std::ranges::any_of(other.sentences, [&](const Stretch& each) {
           return alike(measure.whole, each, kSameSentence);
         });
}

bool twins(const Compared& a, const Compared& b) {
  const bool long_enough = a.whole.words.size() >= kFewestWords && b.whole.words.size() >= kFewestWords;
  return (long_enough && alike(a.whole, b.whole, kTwins)) || lead_within(a.lead, b.lead) || is_sentence_of(a, b) ||
         is_sentence_of(b, a);
}

std::string shown(const std::string& text) {
  const std::string line = squeezed(text);
  return "«" + (length(line) <= kLongestShown ? line : prefix(line, kLongestShown) + "…") + "»";
}

LintReport::Note told(const LintPlan& plan, std::size_t i, std::size_t first) {
  const LintMeasure& other = plan.measures[first];
  const std::string which = other.number.empty() ? other.place : other.number;
  return {.code = "twin_measures",
          .measure = static_cast<int>(i),
          .detail = other.key,
          .message = "Почти то же уже стоит в мероприятии " + which + ": " + shown(other.text) +
                     ". Объедините их или назовите отличие.",
          .suggestion = Suggestion{"Убрать повтор из плана, оставить мероприятие " + which, "remove", which}};
}

}  // namespace

void check_twins(const LintPlan& plan, LintReport& report) {
  WordBook book;
  std::vector<Compared> texts;
  for (const LintMeasure& measure : plan.measures) texts.push_back(compared(book, measure.text));
  for (std::size_t i = 1; i < texts.size(); ++i)
    for (std::size_t k = 0; k < i; ++k)
      if (twins(texts[i], texts[k])) {
        report.add(told(plan, i, k));
        break;
      }
}

}  // namespace vekha::roadmap
