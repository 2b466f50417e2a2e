#include <algorithm>

#include "domain/tables/tables.hpp"
#include "io/doc/docx.hpp"

namespace vekha::tables {
namespace {

constexpr std::size_t kWide = 6;  // columns from which a page lies on its side

doc::TableRow head_of(const Table& table) {
  doc::TableRow out;
  for (const Column& one : table.columns)
    out.cells.push_back({.runs = doc::plain(one.group.empty() ? one.title : one.group + ": " + one.title)});
  return out;
}

doc::Table block_of(const Table& table) {
  doc::Table out{.key = {}, .caption = table.title, .columns = {}, .head = {head_of(table)}, .rows = {}};
  out.rise = doc::Table::Rise::top;
  for (const Column& one : table.columns)
    out.columns.push_back({one.decimals < 0 ? 2.5 : 1.0, one.decimals < 0 ? doc::Align::left : doc::Align::right});
  for (const Row& row : table.rows) {
    doc::TableRow line;
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      line.cells.push_back({.runs = doc::plain(shown(row.cells[i], table.columns[i]))});
    out.rows.push_back(std::move(line));
  }
  return out;
}

}  // namespace

std::string document(const std::vector<Table>& tables, const std::string& created) {
  doc::Document out{.title = tables.front().title, .organisation = {}, .created = created, .source = {}, .blocks = {}};
  const bool wide = std::ranges::any_of(tables, [](const Table& one) { return one.columns.size() >= kWide; });
  if (wide) out.blocks.emplace_back(doc::Section{doc::Section::Orientation::landscape});
  out.blocks.emplace_back(doc::Title{tables.front().title, {tables.front().caption}});
  for (const Table& table : tables) {
    out.blocks.emplace_back(block_of(table));
    for (const std::string& note : table.notes)
      out.blocks.emplace_back(doc::Paragraph{.runs = doc::plain(note), .kind = doc::Paragraph::Kind::note});
  }
  return doc::to_docx(out);
}

}  // namespace vekha::tables
