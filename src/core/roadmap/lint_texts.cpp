#include <algorithm>
#include <array>
#include <map>

#include "base/text.hpp"
#include "core/roadmap/lint_rules.hpp"
#include "core/roadmap/lint_words.hpp"

namespace vekha::roadmap {
namespace {

/// A text of a measure a person can mend.
struct Cell {
  std::string_view field;
  std::string_view title;
  const std::string* text;
};

std::array<Cell, 3> cells_of(const LintMeasure& measure) {
  return {Cell{"text", "в тексте", &measure.text}, Cell{"term", "в сроке", &measure.deadline.raw},
          Cell{"result", "в результате", &measure.result}};
}

template <class Check>
void each_cell(const LintPlan& plan, Check check) {
  for (std::size_t i = 0; i < plan.measures.size(); ++i)
    for (const Cell& cell : cells_of(plan.measures[i])) check(static_cast<int>(i), cell);
}

int count_of(const std::string& text, std::string_view mark) {
  int found = 0;
  for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + mark.size())) ++found;
  return found;
}

Suggestion mended(const Cell& cell, const std::string& value) {
  const std::string line = squeezed(value);
  return {"Исправить: «" + (length(line) <= 100 ? line : prefix(line, 100) + "…") + "»", std::string(cell.field),
          value};
}

/// The text without the last closing quote that closes nothing.
std::string without_extra(const std::string& text, std::string_view mark) {
  const auto at = text.rfind(mark);
  return text.substr(0, at) + text.substr(at + mark.size());
}

/// The text whose last closing quote closes nothing: a straight quote may have opened it.
std::string closing_mended(const std::string& text) {
  const auto straight = text.find('"');
  if (count_of(text, "\"") != 1 || straight > text.rfind("»")) return without_extra(text, "»");
  return text.substr(0, straight) + "«" + text.substr(straight + 1);
}

std::string replaced_once(const std::string& text, const LintWord& word, const std::string& with) {
  return text.substr(0, word.start) + with + text.substr(word.end);
}

bool is_level(const std::string& small, std::string_view stem) { return small.starts_with(stem); }

/// «муниципальных и муниципальных», «региональных, муниципальных»: two neighbours of one enumeration.
struct Neighbours {
  const LintWord* first;
  const LintWord* second;
};

std::vector<Neighbours> level_pairs(const std::string& text, const std::vector<LintWord>& words) {
  std::vector<Neighbours> out;
  const auto level = [](const LintWord& word) {
    return is_level(word.small, "муниципальн") || is_level(word.small, "региональн");
  };
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const bool and_between = words[i + 1].small == "и" && i + 2 < words.size();
    const LintWord& next = words[and_between ? i + 2 : i + 1];
    const std::string gap = text.substr(words[i].end, next.start - words[i].end);
    const bool listed = and_between || squeezed(gap) == ",";
    if (level(words[i]) && level(next) && listed) out.push_back({&words[i], &next});
  }
  return out;
}

/// The word that follows the enumeration: stages of a contest are of all levels.
bool of_stages(const std::string& text, const LintWord& last) {
  return folded(text.substr(last.end, 40)).find("этап") != std::string::npos;
}

/// «2024/2026»: two years that are not one academic year. Empty when there is none.
struct YearPair {
  std::string text;
  std::string mended;
};

YearPair year_pair_in(const std::string& text) {
  const auto digits = [&](std::size_t at) {
    return at + 4 <= text.size() && text.find_first_not_of("0123456789", at) >= at + 4;
  };
  for (auto slash = text.find('/'); slash != std::string::npos; slash = text.find('/', slash + 1)) {
    if (slash < 4 || !digits(slash - 4) || !digits(slash + 1)) continue;
    const auto first = parse_integer(text.substr(slash - 4, 4));
    const auto second = parse_integer(text.substr(slash + 1, 4));
    if (!first || !second || *first < 1990 || *second > 2100 || *second <= *first + 1) continue;
    return {text.substr(slash - 4, 9), std::to_string(*first) + "–" + std::to_string(*second)};
  }
  return {};
}

constexpr std::size_t kTellingInitials = 3;  ///< fewer initials meet by chance
constexpr std::size_t kShortInitials = 3;    ///< so few must be those of long words
constexpr std::size_t kLongWord = 5;         ///< letters

/// Three long words in a row: «электронные образовательные ресурсы».
bool by_long_words(const std::string& small, const std::vector<LintWord>& words) {
  for (std::size_t i = 0; i + kShortInitials <= words.size(); ++i) {
    std::string initials;
    for (std::size_t k = i; k < i + kShortInitials; ++k)
      if (length(words[k].small) >= kLongWord && (k == i || words[k].start == words[k - 1].end + 1))
        initials += prefix(words[k].small, 1);
    if (initials == small) return true;
  }
  return false;
}

/// A title all in capitals, where nothing tells a short name.
bool is_shouted(const std::string& text) {
  std::size_t words = 1;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c >= U'а' && c <= U'я') return false;
    words += c == U' ' ? 1 : 0;
  }
  return words > 2;
}

/// First letters of the words: «центр научно-методического обеспечения» → «цнмо».
bool spelt_out(const std::string& abbreviation, const std::vector<LintWord>& words) {
  if (length(abbreviation) < kTellingInitials) return false;
  if (length(abbreviation) == kShortInitials) return by_long_words(folded(abbreviation), words);
  std::string initials;
  for (const LintWord& word : words)
    for (const std::string& part : split(word.small, '-')) initials += prefix(part, 1);
  return initials.find(folded(abbreviation)) != std::string::npos;
}

/// One dash everywhere: « – » between words, «–» between numbers.
std::string with_even_dashes(const std::string& text) {
  const std::string plain = replaced(replaced(text, "—", "–"), "-", "–");
  std::string out;
  for (std::size_t at = 0; at < plain.size();) {
    constexpr std::string_view kDash = "–";
    if (plain.compare(at, kDash.size(), kDash) != 0) {
      out += plain[at++];
      continue;
    }
    at += kDash.size();
    while (out.ends_with(' ')) out.pop_back();
    while (at < plain.size() && plain[at] == ' ') ++at;
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const bool numbers = !out.empty() && at < plain.size() && digit(out.back()) && digit(plain[at]);
    out += numbers ? "–" : " – ";
  }
  return out;
}

std::optional<Suggestion> even_dashes(const LintPlan& plan) {
  Suggestion out{"Поставить во всех сроках одинаковое тире: «сентябрь – октябрь»", "", ""};
  for (std::size_t i = 0; i < plan.measures.size(); ++i) {
    const calendar::Deadline& deadline = plan.measures[i].deadline;
    const std::string even = with_even_dashes(deadline.raw);
    if (even == deadline.raw || !plan.measures[i].reading.empty()) continue;
    if (calendar::read_term(even, plan.context).occurrences == deadline.occurrences)
      out.others.push_back({static_cast<int>(i), "term", even});
  }
  return out.others.empty() ? std::nullopt : std::optional(out);
}

/// Abbreviations that stand in brackets behind what they are short for: «мониторинговая система (МИАС)».
void add_bracketed(std::set<std::string>& out, const std::string& text) {
  for (auto open = text.find('('); open != std::string::npos; open = text.find('(', open + 1)) {
    const auto words = lint_words(text.substr(open + 1, text.find(')', open) - open - 1));
    for (const LintWord& word : words) {
      if (!is_abbreviation(word.text)) break;
      out.insert(word.small);
    }
  }
}

/// Everything the plan says, for looking whether a short name is explained anywhere.
struct Explanations {
  std::set<std::string> short_names;  ///< folded
  std::vector<std::vector<LintWord>> texts;
  explicit Explanations(const LintPlan& plan) {
    for (const Abbreviation& alias : plan.preamble.aliases)
      for (const LintWord& word : lint_words(alias.short_name)) short_names.insert(word.small);
    for (const Party& party : plan.parties)
      if (folded(party.full_name) != folded(party.name))
        for (const LintWord& word : lint_words(party.name)) short_names.insert(word.small);
    texts.push_back(lint_words(plan.title));
    add_bracketed(short_names, plan.title);
    for (const CompiledSection& section : plan.sections) texts.push_back(lint_words(section.title));
    for (const std::string& goal : plan.preamble.goals) texts.push_back(lint_words(goal));
    for (const std::string& task : plan.preamble.tasks) texts.push_back(lint_words(task));
    for (const LintMeasure& measure : plan.measures) {
      texts.push_back(lint_words(measure.text));
      texts.push_back(lint_words(measure.result));
      add_bracketed(short_names, measure.text + "\n" + measure.result);
    }
  }
  bool explain(const std::string& abbreviation) const {
    return short_names.contains(folded(abbreviation)) ||
           std::any_of(texts.begin(), texts.end(),
                       [&](const std::vector<LintWord>& words) { return spelt_out(abbreviation, words); });
  }
};

}  // namespace

void check_quotes(const LintPlan& plan, LintReport& report) {
  each_cell(plan, [&](int i, const Cell& cell) {
    const Imbalance found = imbalance_of(*cell.text, U'«', U'»');
    const std::string where = std::string(cell.title);
    if (found.closed > 0)
      report.add({.code = "quotes_doubled",
                  .measure = i,
                  .detail = std::string(cell.field),
                  .message = capitalized(where) + " есть закрывающая кавычка без открывающей.",
                  .suggestion = mended(cell, closing_mended(*cell.text))});
    if (found.open > 0)
      report.add({.code = "quotes_unbalanced",
                  .measure = i,
                  .detail = std::string(cell.field),
                  .message = capitalized(where) + " кавычка открыта и не закрыта.",
                  .suggestion = mended(cell, *cell.text + "»")});
    else if (found.closed == 0 && count_of(*cell.text, "\"") % 2 != 0)
      report.add({.code = "quotes_unbalanced",
                  .measure = i,
                  .detail = std::string(cell.field),
                  .message = capitalized(where) + " кавычек \" нечётное число: одна не закрыта."});
  });
  for (std::size_t i = 0; i < plan.measures.size(); ++i) {
    const auto& names = plan.measures[i].responsible;
    for (std::size_t k = 0; k < names.size(); ++k) {
      const Imbalance found = imbalance_of(names[k], U'«', U'»');
      if (found.open == 0 && found.closed == 0) continue;
      std::vector<std::string> fixed = names;
      fixed[k] = found.open > 0 ? names[k] + "»" : without_extra(names[k], "»");
      report.add({.code = found.open > 0 ? "quotes_unbalanced" : "quotes_doubled",
                  .measure = static_cast<int>(i),
                  .detail = "responsible",
                  .message = "В имени исполнителя «" + names[k] + "» кавычки не сходятся.",
                  .suggestion = Suggestion{"Исправить: " + joined(fixed, "; "), "responsible", joined(fixed, "; ")}});
    }
  }
}

void check_brackets(const LintPlan& plan, LintReport& report) {
  each_cell(plan, [&](int i, const Cell& cell) {
    const Imbalance found = imbalance_of(without_list_marks(*cell.text), U'(', U')');
    if (found.open == 0 && found.closed == 0) return;
    std::optional<Suggestion> fix;
    if (found.open > 0) fix = mended(cell, *cell.text + ")");
    report.add({.code = "brackets_unbalanced",
                .measure = i,
                .detail = std::string(cell.field),
                .message = capitalized(std::string(cell.title)) +
                           (found.open > 0 ? " скобка открыта и не закрыта." : " есть лишняя закрывающая скобка."),
                .suggestion = std::move(fix)});
  });
}

void check_course_of(const LintPlan& plan, LintReport& report) {
  each_cell(plan, [&](int i, const Cell& cell) {
    const auto words = lint_words(*cell.text);
    for (std::size_t k = 1; k < words.size(); ++k) {
      if (words[k].small != "течении" || words[k - 1].small != "в") continue;
      report.add({.code = "course_misspelt",
                  .measure = i,
                  .detail = std::string(cell.field),
                  .message = "Написано «в течении», о времени пишут «в течение».",
                  .suggestion = mended(cell, replaced_once(*cell.text, words[k], "течение"))});
      return;
    }
  });
}

void check_repeated_words(const LintPlan& plan, LintReport& report) {
  each_cell(plan, [&](int i, const Cell& cell) {
    const auto found = repeated_word(*cell.text);
    if (!found) return;
    report.add(
        {.code = "word_repeated",
         .measure = i,
         .detail = std::string(cell.field) + found->second.small,
         .message = "Слово «" + found->second.text + "» стоит два раза подряд.",
         .suggestion = mended(cell, cell.text->substr(0, found->first.end) + cell.text->substr(found->second.end))});
  });
}

void check_levels(const LintPlan& plan, LintReport& report) {
  each_cell(plan, [&](int i, const Cell& cell) {
    const auto words = lint_words(*cell.text);
    for (const auto& [first, second] : level_pairs(*cell.text, words)) {
      if (first->small == second->small && first + 1 == second) continue;  // a word repeated
      if (of_stages(*cell.text, *second)) continue;
      report.add({.code = "levels_mixed",
                  .measure = i,
                  .detail = std::string(cell.field) + first->small,
                  .message = capitalized(std::string(cell.title)) + " рядом стоят «" + first->text + "» и «" +
                             second->text + "»: решите, какого уровня эта работа. План муниципальный."});
      return;
    }
  });
}

void check_year_pairs(const LintPlan& plan, LintReport& report) {
  if (const YearPair pair = year_pair_in(plan.title); !pair.text.empty())
    report.add({.code = "year_pair",
                .detail = "title",
                .message = "В названии плана «" + pair.text +
                           "»: так пишут учебный год, а это несколько лет. Напишите «" + pair.mended + " годы»."});
  each_cell(plan, [&](int i, const Cell& cell) {
    const YearPair pair = year_pair_in(*cell.text);
    if (pair.text.empty()) return;
    report.add({.code = "year_pair",
                .measure = i,
                .detail = std::string(cell.field),
                .message = "«" + pair.text + "» читается как учебный год, а лет больше двух.",
                .suggestion = mended(cell, replaced(*cell.text, pair.text, pair.mended))});
  });
}

void check_dashes(const LintPlan& plan, LintReport& report) {
  std::map<std::string, std::vector<std::string>> used;
  for (const LintMeasure& measure : plan.measures)
    for (const std::string_view dash : {"-", "–", "—"}) {
      const std::string& raw = measure.deadline.raw;
      const auto at = raw.find(dash);
      if (at == std::string::npos || at == 0 || at + dash.size() >= raw.size()) continue;
      const bool spaced = raw[at - 1] == ' ' || raw[at + dash.size()] == ' ';
      used[std::string(dash) + (spaced ? " с пробелом" : "")].push_back(measure.number);
    }
  if (used.size() < 2) return;
  std::string kinds;
  for (const auto& [dash, numbers] : used)
    kinds += (kinds.empty() ? "" : ", ") + std::string("«") + dash + "» (" + std::to_string(numbers.size()) + ")";
  report.add({.code = "dashes_mixed",
              .message = "В сроках стоят разные тире: " + kinds + ". На чтение сроков это не влияет.",
              .suggestion = even_dashes(plan)});
}

void check_abbreviations(const LintPlan& plan, LintReport& report) {
  const Explanations explained(plan);
  std::set<std::string> met;
  const auto look = [&](int measure, const std::string& text) {
    for (const LintWord& word : lint_words(text)) {
      if (!is_abbreviation(word.text) || plan.known_abbreviations.contains(word.text)) continue;
      if (is_shouted(text)) continue;
      if (!met.insert(word.small).second || explained.explain(word.text)) continue;
      report.add({.code = "abbreviation_undefined",
                  .measure = measure,
                  .detail = word.small,
                  .message = (measure < 0 ? "В названии: сокращение «" : "Сокращение «") + word.text +
                             "» в плане не расшифровано. При первом упоминании напишите полное "
                             "название и «(далее – " +
                             word.text + ")»."});
    }
  };
  look(-1, plan.title);
  for (std::size_t i = 0; i < plan.measures.size(); ++i) {
    const LintMeasure& measure = plan.measures[i];
    look(static_cast<int>(i), measure.text + "\n" + joined(measure.responsible, "\n") + "\n" +
                                  joined(measure.documents, "\n") + "\n" + measure.result + "\n" +
                                  measure.deadline.raw);
  }
}

}  // namespace vekha::roadmap
