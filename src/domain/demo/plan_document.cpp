// The demonstration roadmap as a Word document, as such plans are kept: a title, a wide table, section rows across it.
#include "base/text.hpp"
#include "domain/demo/parts.hpp"
#include "io/doc/docx.hpp"
#include "io/sys/embedded.hpp"

namespace vekha::demo {
namespace {

/// Relative widths of: number, measure, executor, document, term, result.
constexpr std::array kWidths = {0.7, 4.4, 2.6, 2.2, 2.6, 3.5};

bool is_section(const std::vector<std::string>& cells) {
  for (std::size_t i = 1; i < cells.size(); ++i)
    if (!cells[i].empty()) return false;
  return true;
}

doc::TableRow table_row(const std::vector<std::string>& cells) {
  doc::TableRow row;
  if (is_section(cells)) {
    row.cells.push_back({.runs = doc::bold(cells.front()),
                         .columns = static_cast<int>(kWidths.size()),
                         .shade = doc::Cell::Shade::light});
    return row;
  }
  for (const std::string& text : cells) row.cells.push_back(doc::cell(text));
  return row;
}

doc::Table empty_table(const std::vector<std::string>& head) {
  doc::Table table;
  for (const double width : kWidths) table.columns.push_back({.width = width});
  doc::TableRow row;
  for (const std::string& text : head) row.cells.push_back(doc::head_cell(text));
  table.head.push_back(std::move(row));
  return table;
}

}  // namespace

std::string plan_text(Date today) {
  std::string text(sys::embedded("catalog/roadmaps/demo.txt").value());
  for (int i = 0; i < 3; ++i)
    text = replaced(text, "{Y" + std::to_string(i) + "}", std::to_string(today.year() - 1 + i));
  return text;
}

std::string plan_docx(const std::string& text, const Setting& setting) {
  doc::Document document{.title = "Дорожная карта",
                         .organisation = "Управление образования",
                         .created = iso_date(setting.today) + "T00:00:00Z",
                         .source = "Демонстрационный документ"};
  document.blocks.emplace_back(doc::Section{.orientation = doc::Section::Orientation::landscape});
  std::optional<doc::Table> table;
  for (const std::string& line : split(text, '\n')) {
    const std::vector<std::string> cells = split(line, '\t');
    if (table && cells.size() == kWidths.size())
      table->rows.push_back(table_row(cells));
    else if (cells.size() == kWidths.size())
      table = empty_table(cells);
    else if (!trimmed(line).empty())
      document.blocks.emplace_back(doc::Paragraph{.runs = doc::plain(line)});
  }
  VEKHA_CHECK(table);
  document.blocks.emplace_back(std::move(*table));
  return doc::to_docx(document);
}

}  // namespace vekha::demo
