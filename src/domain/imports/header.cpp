#include "domain/imports/header.hpp"

#include <algorithm>
#include <regex>

#include "base/text.hpp"

namespace vekha::imports {
namespace {

constexpr std::size_t kLongest = 400;  // bytes of a heading that are looked at
constexpr std::size_t kWidest = 400;   // columns of a header that are looked at

void add_part(std::string& text, const std::string& part, const char* between) {
  if (!part.empty()) text += (text.empty() ? "" : between) + part;
}

/// «Макси- мальный балл»: a word torn at the end of a line of a narrow column.
std::string untorn(const std::string& text) {
  if (text.find("- ") == std::string::npos && text.find("– ") == std::string::npos) return text;
  static const std::regex kTorn(R"(([^\s\d\-"])(?:-|–) +(?=[^\s\d"]))");
  return std::regex_replace(text, kTorn, "$1");
}

std::string heading(const sheet::Row& row, std::size_t column) {
  return untorn(squeezed(replaced(prefix(row.at(column).text, kLongest), "\xC2\xAD", "")));
}

std::size_t width_of(const std::vector<const sheet::Row*>& rows) {
  std::size_t width = 0;
  for (const sheet::Row* row : rows) width = std::max(width, row->cells.size());
  return std::min(width, kWidest);
}

bool is_personal(const HeaderCell& cell, const catalog::PersonalColumns& personal) {
  return !cell.plain.empty() && (personal.covers(cell.plain) || personal.covers(cell.last));
}

}  // namespace

bool Header::empty() const {
  return std::all_of(cells.begin(), cells.end(), [](const HeaderCell& cell) { return cell.plain.empty(); });
}

Header header_of(const std::vector<const sheet::Row*>& rows, const catalog::PersonalColumns& personal) {
  Header header;
  header.depth = static_cast<int>(rows.size());
  const std::size_t width = width_of(rows);
  std::vector<std::string> over(rows.size());  // the heading each upper row carries to the right
  for (std::size_t column = 0; column < width; ++column) {
    HeaderCell cell;
    bool own = false;  // a higher row began a new heading here, so that lower ones do not carry on
    for (std::size_t i = 0; i < rows.size(); ++i) {
      std::string text = heading(*rows[i], column);
      const bool lowest = i + 1 == rows.size();
      if (!text.empty())
        own = true;
      else if (!lowest && !own)
        text = over[i];
      over[i] = text;
      if (text.empty()) continue;
      add_part(cell.plain, folded(text), " ");
      add_part(cell.path, folded(text), " / ");
      add_part(cell.shown, text, " / ");
      cell.last = folded(text);
    }
    const bool carried_only = rows.size() > 1 && !own;
    if (carried_only) cell = {};
    cell.personal = is_personal(cell, personal);
    header.cells.push_back(std::move(cell));
  }
  return header;
}

}  // namespace vekha::imports
