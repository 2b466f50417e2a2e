#include "domain/imports/unknown_table.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "domain/imports/header.hpp"

namespace vekha::imports {
namespace {

constexpr std::size_t kShownRows = 8;
constexpr std::size_t kShownColumns = 60;
constexpr std::size_t kShownLetters = 60;  // of a cell
constexpr std::size_t kDeepest = 3;        // rows of a heading, as far as recognition looks

std::size_t filled(const sheet::Row& row) {
  return static_cast<std::size_t>(
      std::count_if(row.cells.begin(), row.cells.end(), [](const sheet::Cell& cell) { return !cell.text.empty(); }));
}

/// The heading is the first row about as wide as the table: titles above it fill a cell or two.
std::size_t first_of_heading(const std::vector<sheet::Row>& rows) {
  std::size_t widest = 0;
  for (const sheet::Row& row : rows) widest = std::max(widest, filled(row));
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (filled(rows[i]) >= 2 && filled(rows[i]) * 2 >= widest) return i;
  return rows.size();
}

/// A heading goes on below where merged cells left columns without words: the row below fills those and leaves the
/// first column, which is headed already, empty.
bool goes_on(const std::vector<sheet::Row>& rows, std::size_t last) {
  if (last + 1 >= rows.size() || rows[last + 1].number != rows[last].number + 1) return false;
  const sheet::Row& above = rows[last];
  const sheet::Row& below = rows[last + 1];
  if (above.at(0).text.empty() || !below.at(0).text.empty()) return false;
  for (std::size_t i = 0; i < below.cells.size(); ++i)
    if (!below.cells[i].text.empty() && above.at(i).text.empty()) return true;
  return false;
}

bool is_name_word(const std::string& word) {
  const std::string small = lower(word);
  return length(word) >= 3 && word != small && capitalized(small) == word &&
         std::none_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// «Петров Пётр»: two or three words, each with a capital letter. Under an unknown heading it may be a person.
bool may_be_person(const std::string& text) {
  const std::vector<std::string> words = split(squeezed(text), ' ');
  return (words.size() == 2 || words.size() == 3) && std::all_of(words.begin(), words.end(), is_name_word);
}

std::string shown(const sheet::Cell& cell) {
  if (may_be_person(cell.text)) return "(похоже на имя: скрыто)";
  const std::string text = squeezed(cell.text);
  return length(text) > kShownLetters ? prefix(text, kShownLetters) + "…" : text;
}

}  // namespace

void show_unknown(FilePreview& file, const std::vector<sheet::Row>& rows, const catalog::PersonalColumns& personal) {
  std::size_t last = first_of_heading(rows);
  if (last == rows.size()) return;
  std::vector<const sheet::Row*> heading{&rows[last]};
  while (heading.size() < kDeepest && goes_on(rows, last)) heading.push_back(&rows[++last]);
  const Header header = header_of(heading, personal);
  const std::size_t width = std::min(header.cells.size(), kShownColumns);
  for (std::size_t i = 0; i < width; ++i) file.headings.push_back(header.cells[i].shown);
  for (std::size_t at = last + 1; at < rows.size() && file.table.size() < kShownRows; ++at) {
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < width; ++i)
      cells.push_back(header.cells[i].personal ? "(не читается)" : shown(rows[at].at(i)));
    file.table.push_back(std::move(cells));
  }
}

}  // namespace vekha::imports
