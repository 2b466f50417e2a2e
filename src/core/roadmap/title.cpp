#include "core/roadmap/title.hpp"

#include <algorithm>
#include <array>

#include "base/numbering.hpp"
#include "base/text.hpp"
#include "core/calendar/period.hpp"
#include "core/roadmap/cell_text.hpp"

namespace vekha::roadmap {
namespace {

constexpr std::size_t kLongestLine = 500;   ///< letters of one line of a title
constexpr std::size_t kLongestTitle = 700;  ///< letters of all of it
constexpr std::size_t kLinesToPeriod = 3;   ///< lines of a title before the period may be named

/// Words titles of plans begin with, folded.
constexpr std::array<std::string_view, 13> kTitleWords{"план",
                                                       "дорожная карта",
                                                       "\"дорожная карта\"",
                                                       "комплексный план",
                                                       "комплекс мер",
                                                       "комплекс мероприятий",
                                                       "муниципальный план",
                                                       "муниципальная дорожная карта",
                                                       "программа",
                                                       "сетевой график",
                                                       "график",
                                                       "перечень мероприятий",
                                                       "мероприятия"};

bool begins_title(const std::string& text) {
  const std::string small = folded(text);
  return std::any_of(kTitleWords.begin(), kTitleWords.end(), [&](std::string_view word) {
    if (!small.starts_with(word)) return false;
    const char next = small.size() > word.size() ? small[word.size()] : ' ';
    return static_cast<unsigned char>(next) < 0x80;
  });
}

bool is_all_capitals(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if ((c >= U'а' && c <= U'я') || c == U'ё') return false;
  }
  return true;
}

/// «… разработана на основании …»: the sentence goes on where the title has ended.
std::string before_verb(const std::string& text) {
  std::size_t end = text.size();
  for (const std::string_view verb : {" разработан", " составлен", " подготовлен", " утвержден", " утверждён",
                                      " направлен", " определяет", " предусматривает", " представляет", " является"})
    for (const std::string_view ending : {" ", "а ", "о ", "ы "})
      end = std::min(end, text.find(std::string(verb) + std::string(ending)));
  return text.substr(0, end);
}

bool is_sentence(const std::string& text) {
  return text.size() > 3 && (text.ends_with(';') || text.ends_with(':') ||
                             (text.ends_with('.') && !text.ends_with("г.") && !text.ends_with("гг.")));
}

/// Whether the line goes on with the title above it.
bool goes_on(const std::string& title, const PlanItem& item) {
  const std::string& text = item.text;
  if (item.kind == PlanItem::Kind::row || length(text) > kLongestLine || is_sentence(text)) return false;
  if (length(title) + length(text) > kLongestTitle || split_heading(text)) return false;
  const bool open = starts_small(text) || text.starts_with("«") || text.starts_with('(') || text.starts_with('"') ||
                    (text[0] >= '0' && text[0] <= '9');
  return open || (is_all_capitals(title) && is_all_capitals(text));
}

/// Paragraphs before the first row of the plan.
std::size_t front_size(const std::vector<PlanItem>& items) {
  const auto row =
      std::find_if(items.begin(), items.end(), [](const PlanItem& item) { return item.kind == PlanItem::Kind::row; });
  return static_cast<std::size_t>(row - items.begin());
}

/// «Заречного городского округа» / «на 2025-2027 годы»: lines up to the one that names the period belong to the title.
std::size_t lines_to_period(const std::vector<PlanItem>& items, std::size_t first) {
  for (std::size_t i = first; i < std::min(items.size(), first + kLinesToPeriod); ++i) {
    const std::string& text = items[i].text;
    const bool plain = items[i].kind != PlanItem::Kind::row && length(text) <= kLongestLine / 3;
    if (!plain || is_sentence(text) || split_heading(text)) return 0;
    if (calendar::find_period(text)) return i + 1 - first;
  }
  return 0;
}

std::string collected(const std::vector<PlanItem>& items, std::size_t first) {
  std::string title = one_line(items[first].text);
  for (std::size_t i = first + 1; i < items.size();) {
    std::size_t take = goes_on(title, items[i]) ? 1 : 0;
    if (take == 0 && !calendar::find_period(title)) take = lines_to_period(items, i);
    if (take == 0) break;
    for (; take > 0; --take) title += " " + one_line(items[i++].text);
  }
  return title;
}

/// «Дорожная карта» alone says nothing of what for; the document may begin with that: «по развитию …».
std::string with_opening(const std::string& title, const std::vector<PlanItem>& items) {
  if (std::count(title.begin(), title.end(), ' ') > 3 || items.empty()) return title;
  const std::string opening = collected(items, 0);
  return starts_small(opening) && opening != title ? title + " " + opening : title;
}

std::string of_order(const std::vector<PlanItem>& items, std::size_t front) {
  for (std::size_t i = 0; i < front; ++i)
    if (folded(items[i].text).starts_with("об утверждении")) return collected(items, i);
  return "";
}

std::string lead_sentence(const std::vector<PlanItem>& items, std::size_t front) {
  for (std::size_t i = 0; i < front; ++i) {
    const std::string text = before_verb(one_line(items[i].text));
    if (begins_title(text) && text != one_line(items[i].text) && length(text) <= kLongestTitle) return text;
  }
  return "";
}

/// «Мероприятия» over the table names nothing.
bool is_bare(const std::string& text) { return text.find(' ') == std::string::npos && length(text) < 14; }

bool speaks_of_plan(const std::string& text) {
  const std::string small = folded(text);
  return small.find("план") != std::string::npos || small.find("дорожн") != std::string::npos ||
         small.find("мероприят") != std::string::npos;
}

/// A line of the list of abbreviations: what they stand for may speak of other plans and other years.
bool explains_abbreviation(const std::vector<PlanItem>& items, std::size_t index) {
  for (std::size_t i = index; i-- > 0;)
    if (items[i].text.ends_with(':')) return folded(items[i].text).find("сокращени") != std::string::npos;
  return false;
}

}  // namespace

std::string find_title(const std::vector<PlanItem>& items) {
  const std::size_t front = front_size(items);
  const std::vector<PlanItem> before(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(front));
  for (std::size_t i = front; i-- > 0;) {
    const std::string text = one_line(before[i].text);
    if (!begins_title(text) || is_sentence(text) || length(text) > kLongestLine) continue;
    const bool named_above = std::any_of(before.begin(), before.begin() + static_cast<std::ptrdiff_t>(i),
                                         [](const PlanItem& item) { return begins_title(one_line(item.text)); });
    if (is_bare(text) && named_above && !goes_on(text, before[i])) continue;
    return with_opening(collected(before, i), before);
  }
  if (std::string title = lead_sentence(before, front); !title.empty()) return title;
  if (std::string title = of_order(before, front); !title.empty()) return title;
  for (const PlanItem& item : before)
    if (speaks_of_plan(item.text) && !is_sentence(item.text) && length(item.text) <= kLongestLine)
      return one_line(item.text);
  return "";
}

std::optional<calendar::Period> find_plan_period(const std::string& title, const std::vector<PlanItem>& items) {
  if (const auto found = calendar::find_period(title)) return found;
  const std::size_t front = front_size(items);
  for (std::size_t i = front; i-- > 0;)
    if (speaks_of_plan(items[i].text) && !explains_abbreviation(items, i))
      if (const auto found = calendar::find_period(items[i].text)) return found;
  for (std::size_t i = front; i < items.size(); ++i) {
    const std::string& text = items[i].at(Role::text);
    const std::string small = folded(text);
    if (small.find("дорожн") == std::string::npos && small.find("план мероприятий") == std::string::npos) continue;
    if (const auto found = calendar::find_period(text)) return found;
  }
  return std::nullopt;
}

}  // namespace vekha::roadmap
