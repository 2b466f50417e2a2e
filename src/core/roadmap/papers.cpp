#include "core/roadmap/papers.hpp"

#include <algorithm>
#include <array>

#include "base/numbering.hpp"
#include "base/text.hpp"
#include "core/roadmap/cell_text.hpp"

namespace vekha::roadmap {
namespace {

struct Paper {
  std::string_view stem;  ///< folded beginning of the word
  std::string_view name;
  std::size_t longest;  ///< letters of the longest form, so that «планируемый» is no plan
};

constexpr std::array kPapers{
    Paper{"приказ", "приказ", 9},
    Paper{"распоряжени", "распоряжение", 14},
    Paper{"постановлени", "постановление", 15},
    Paper{"протокол", "протокол", 11},
    Paper{"справк", "справка", 9},
    Paper{"отчет", "отчёт", 8},
    Paper{"рекомендаци", "рекомендации", 14},
    Paper{"программ", "программа", 11},
    Paper{"положени", "положение", 12},
    Paper{"концепци", "концепция", 11},
    Paper{"план", "план", 7},
    Paper{"график", "график", 9},
    Paper{"журнал", "журнал", 9},
    Paper{"публикаци", "публикация", 12},
    Paper{"порядок", "порядок", 9},
    Paper{"регламент", "регламент", 12},
    Paper{"методик", "методика", 10},
    Paper{"реестр", "реестр", 9},
    Paper{"паспорт", "паспорт", 10},
    Paper{"договор", "договор", 10},
    Paper{"соглашени", "соглашение", 13},
    Paper{"письм", "письмо", 8},
    Paper{"сборник", "сборник", 10},
    Paper{"памятк", "памятка", 8},
    Paper{"чек-лист", "чек-лист", 11},
};

/// «на официальных сайтах»: goes on with the entry before the comma.
bool goes_on(std::string_view piece) {
  for (const std::string_view word : {"на ", "в ", "по ", "для ", "с ", "о ", "об ", "из ", "при "})
    if (piece.starts_with(word)) return true;
  return false;
}

/// «проведение собраний, совещаний»: genitives behind a noun of doing go on with it.
bool shares_doing(const std::string& before, const std::string& piece) {
  const std::string doing = folded(before.substr(0, before.find(' ')));
  const bool noun = doing.ends_with("ние") || doing.ends_with("ция") || doing.ends_with("тие");
  if (!noun || before.find(' ') == std::string::npos || !starts_small(piece)) return false;
  const std::string first = folded(piece.substr(0, piece.find(' ')));
  for (const std::string_view ending : {"ов", "ев", "ий", "ей", "ых", "их"})
    if (first.ends_with(ending)) return true;
  return false;
}

std::string_view paper_of(std::string_view word) {
  for (const Paper& paper : kPapers)
    if (word.starts_with(paper.stem) && length(word) <= paper.longest) return paper.name;
  return {};
}

}  // namespace

std::vector<std::string> listed_papers(std::string_view cell) {
  std::string text;
  for (const std::string& line : split(cell, '\n')) {
    const bool apart = !text.empty() && (starts_capital(line) || is_list_item(line)) && !text.ends_with(',');
    text += (text.empty() ? "" : apart ? "; " : " ") + (line.starts_with("• ") ? line.substr(4) : line);
  }
  std::vector<std::string> out;
  for (const std::string& piece : split_outside(text, ",;")) {
    std::string entry = squeezed(piece);
    if (entry.ends_with('.')) entry.pop_back();
    if (!out.empty() && (goes_on(entry) || shares_doing(out.back(), entry)))
      out.back() += ", " + entry;
    else if (!entry.empty())
      out.push_back(std::move(entry));
  }
  return out;
}

std::vector<std::string> recognised_papers(std::string_view text) {
  std::vector<std::string> out;
  std::string word;
  const auto take = [&] {
    const std::string_view name = paper_of(word);
    if (!name.empty() && std::find(out.begin(), out.end(), name) == out.end()) out.emplace_back(name);
    word.clear();
  };
  const std::string small = folded(text) + " ";
  for (std::size_t at = 0; at < small.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(small, at);
    if ((c >= U'а' && c <= U'я') || (c == U'-' && !word.empty()))
      word.append(small, start, at - start);
    else
      take();
  }
  return out;
}

}  // namespace vekha::roadmap
