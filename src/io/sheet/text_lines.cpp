#include "io/sheet/text_lines.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "base/text.hpp"

namespace vekha::sheet {
std::vector<TextLine> lines_of(std::string_view utf8) {
  std::vector<TextLine> lines;
  int number = 0;
  for (std::string& line : split(utf8, '\n')) {
    if (line.ends_with('\r')) line.pop_back();
    const bool new_page = line.find('\f') != std::string::npos;
    lines.push_back({new_page ? replaced(line, "\f", "") : line, ++number, new_page});
  }
  if (!lines.empty() && lines.back().text.empty()) lines.pop_back();
  return lines;
}

bool is_blank(std::string_view text) { return squeezed(text).empty(); }

int header_words(const std::vector<std::string>& cells) {
  struct Group {
    std::initializer_list<std::string_view> words;
  };
  static const std::array<Group, 5> kGroups{
      {{{"№", "п/п", "номер"}},
       {{"мероприят", "содержание", "направлени", "наименовани", "деятельност", "действи", "работ", "меры", "что "}},
       {{"срок", "период", "дата", "время", "когда", "месяц"}},
       {{"ответствен", "исполнител", "кто "}},
       {{"результат", "показател", "документ", "итог", "форма"}}}};
  int found = 0;
  for (const Group& group : kGroups) {
    const bool here = std::any_of(cells.begin(), cells.end(), [&](const std::string& cell) {
      if (length(cell) > 80) return false;
      const std::string small = folded(cell);
      return std::any_of(group.words.begin(), group.words.end(),
                         [&](std::string_view word) { return small.find(word) != std::string::npos; });
    });
    found += here ? 1 : 0;
  }
  return found;
}

}  // namespace vekha::sheet
