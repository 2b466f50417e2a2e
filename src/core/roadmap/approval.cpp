#include "core/roadmap/approval.hpp"

#include <algorithm>
#include <array>

#include "base/numbering.hpp"
#include "base/text.hpp"
#include "core/roadmap/acts.hpp"
#include "core/roadmap/cell_text.hpp"
#include "core/roadmap/tokens.hpp"

namespace vekha::roadmap {
namespace {

using Lines = std::vector<std::string>;

constexpr std::size_t kStampLines = 8;      ///< lines a stamp of approval may take
constexpr std::size_t kLongestStamp = 200;  ///< letters of one of its lines
constexpr std::size_t kIssuerLines = 7;     ///< lines above the word ПРИКАЗ that name the body

constexpr std::array<std::string_view, 9> kTitles{"план",        "дорожная карта", "\"дорожная",
                                                  "комплексный", "муниципальн",    "программа",
                                                  "положение о", "перечень",       "комплекс мер"};

bool begins_title(const std::string& line) {
  const std::string small = folded(line);
  return std::any_of(kTitles.begin(), kTitles.end(), [&](std::string_view word) { return small.starts_with(word); });
}

/// The stamp that begins at this line, up to the title below it.
std::string stamp_from(const Lines& lines, std::size_t first) {
  std::string out;
  for (std::size_t i = first; i < std::min(lines.size(), first + kStampLines); ++i) {
    if (i > first && (begins_title(lines[i]) || length(lines[i]) > kLongestStamp)) break;
    out += (out.empty() ? "" : " ") + lines[i];
  }
  return out;
}

struct Marks {
  std::optional<Date> date;
  std::string number;
};

/// The first date and the first number of a text, wherever they stand: «08.09.2021  г. Калининск  № 272».
Marks marks_in(const std::string& text) {
  const std::vector<Token> tokens = tokens_of(text);
  Marks out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!out.date)
      if (const auto date = date_at(tokens, i)) out.date = date->value;
    if (out.number.empty())
      if (const auto number = number_at(tokens, i)) out.number = number->value;
  }
  return out;
}

std::string issuer_text(const std::string& issuer) { return capitalized(nominative_body(issuer)); }

/// «приказу управления образования от …»: the kind named, its body, date and number.
std::optional<ApprovingAct> named_act(const std::string& stamp) {
  const std::vector<Token> tokens = tokens_of(stamp);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string_view kind = kind_of_act(tokens[i].small);
    if (kind.empty()) continue;
    std::size_t end = i + 1;
    while (end < tokens.size() && tokens[end].small != "от" && tokens[end].text != "№" && tokens[end].small != "n" &&
           tokens[end].text != "«" && tokens[end].text != "\"" && tokens[end].text != "(" && !date_at(tokens, end) &&
           tokens[end].text.find("__") == std::string::npos)
      ++end;
    const std::string issuer =
        end > i + 1 ? squeezed(stamp.substr(tokens[i + 1].begin, tokens[end - 1].end - tokens[i + 1].begin)) : "";
    const Marks marks = marks_in(stamp.substr(tokens[i].begin));
    return ApprovingAct{std::string(kind), marks.number, marks.date, issuer_text(issuer)};
  }
  return std::nullopt;
}

/// «УТВЕРЖДАЮ Начальник управления … И.И. Иванов 12 января 2022 г.»
std::optional<ApprovingAct> by_person(const std::string& stamp) {
  const std::string small = folded(stamp);
  if (!small.starts_with("утверждаю")) return std::nullopt;
  const std::vector<Token> tokens = tokens_of(stamp);
  std::size_t end = 1;
  while (end < tokens.size() && !date_at(tokens, end) && tokens[end].text.find("__") == std::string::npos) ++end;
  std::size_t first = 1;
  while (first < end && (tokens[first].text == ":" || tokens[first].text == "." || tokens[first].text == ",")) ++first;
  ApprovingAct out{.date = marks_in(stamp).date};
  if (first < end) out.issuer = squeezed(stamp.substr(tokens[first].begin, tokens[end - 1].end - tokens[first].begin));
  return out;
}

std::optional<ApprovingAct> from_stamps(const Lines& lines) {
  std::optional<ApprovingAct> partial;
  for (std::size_t i = lines.size(); i-- > 0;) {
    const std::string small = folded(lines[i]);
    const bool annex = small.starts_with("приложение") || small.starts_with("к приказу") ||
                       small.starts_with("к постановлению") || small.starts_with("к распоряжению");
    const bool approved = small.starts_with("утвержд") || small.starts_with("\"утвержд");
    if ((!annex && !approved) || length(lines[i]) > kLongestStamp) continue;
    const std::string stamp = stamp_from(lines, i);
    auto found = named_act(stamp);
    if (!found && approved) found = by_person(stamp);
    if (!found) continue;
    if (found->date || !found->number.empty()) return found;
    if (!partial) partial = found;
  }
  return partial;
}

/// ПРИКАЗ, «П Р И К А З», «ПОСТАНОВЛЕНИЕ № 5»: the kind of the act the line is the head of.
std::string_view head_kind(const std::string& line) {
  std::string letters = replaced(line.substr(0, std::min(line.find("№"), line.find(" от "))), " ", "");
  while (letters.ends_with(':') || letters.ends_with('.')) letters.pop_back();
  if (letters.empty() || letters == lower(letters)) return {};
  for (const std::string_view word : {"приказ", "распоряжение", "постановление", "решение"})
    if (lower(letters) == word) return word;
  return {};
}

bool names_body(const std::string& line) {
  const std::string small = folded(line);
  for (const std::string_view word : {"управлени", "отдел", "комитет", "администраци", "департамент", "министерств",
                                      "учреждени", "дума", "совет ", "правительств"})
    if (small.find(word) != std::string::npos) return true;
  return false;
}

/// The lines above the head of the act, from the first that names a body.
std::string body_above(const Lines& lines, std::size_t head) {
  std::string out;
  for (std::size_t i = head > kIssuerLines ? head - kIssuerLines : 0; i < head; ++i)
    if (!out.empty() || names_body(lines[i])) out += (out.empty() ? "" : " ") + lines[i];
  return out;
}

std::optional<ApprovingAct> from_head(const Lines& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view kind = head_kind(lines[i]);
    if (kind.empty()) continue;
    Marks marks = marks_in(stamp_from(lines, i));
    if (!marks.date && marks.number.empty() && i > 0) marks = marks_in(lines[i - 1]);
    return ApprovingAct{std::string(kind), marks.number, marks.date, body_above(lines, i)};
  }
  return std::nullopt;
}

}  // namespace

ApprovingAct find_approval(const Lines& lines) {
  const auto stamp = from_stamps(lines);
  const auto head = from_head(lines);
  if (!stamp) return head.value_or(ApprovingAct{});
  ApprovingAct out = *stamp;
  if (!head || (out.kind != head->kind && !out.kind.empty())) return out;
  if (out.number.empty()) out.number = head->number;
  if (!out.date) out.date = head->date;
  if (out.issuer.empty()) out.issuer = head->issuer;
  if (out.kind.empty()) out.kind = head->kind;
  return out;
}

}  // namespace vekha::roadmap
