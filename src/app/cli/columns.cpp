#include "app/cli/columns.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/text.hpp"

namespace vekha::cli {
namespace {

std::string padded(const std::string& cell, std::size_t width, Align align) {
  const std::string blanks(width - std::min(width, length(cell)), ' ');
  return align == Align::left ? cell + blanks : blanks + cell;
}

}  // namespace

void Columns::add(std::vector<std::string> cells) {
  VEKHA_CHECK(cells.size() == heads_.size());
  rows_.push_back(std::move(cells));
}

std::string Columns::text() const {
  std::vector<std::size_t> widths;
  std::vector<std::string> titles;
  for (std::size_t i = 0; i < heads_.size(); ++i) {
    titles.push_back(heads_[i].title);
    widths.push_back(length(heads_[i].title));
    for (const auto& row : rows_) widths[i] = std::max(widths[i], length(row[i]));
  }
  const auto line = [&](const std::vector<std::string>& cells) {
    std::string out;
    for (std::size_t i = 0; i < cells.size(); ++i)
      out += (i > 0 ? "  " : "") + padded(cells[i], widths[i], heads_[i].align);
    out.erase(out.find_last_not_of(' ') + 1);
    return out + "\n";
  };
  std::vector<std::string> rule;
  for (const std::size_t width : widths) rule.emplace_back(replaced(std::string(width, '-'), "-", "─"));
  std::string out = line(titles) + line(rule);
  for (const auto& row : rows_) out += line(row);
  return out;
}

}  // namespace vekha::cli
