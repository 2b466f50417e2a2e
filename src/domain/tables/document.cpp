#include <algorithm>

#include "base/text.hpp"
#include "domain/tables/tables.hpp"
#include "io/doc/docx.hpp"

namespace vekha::tables {
namespace {

constexpr std::size_t kNarrow = 7;  // letters a column is at least as wide as
constexpr std::size_t kBroad = 38;

doc::TableRow head_of(const Table& table) {
  doc::TableRow out;
  for (const Column& one : table.columns)
    out.cells.push_back({.runs = doc::plain(one.group.empty() ? one.title : one.group + ": " + one.title)});
  return out;
}

/// As wide as its longest text, within reason.
double width_of(const Table& table, std::size_t column) {
  std::size_t most = kNarrow;
  for (const Row& row : table.rows) most = std::max(most, length(shown(row.cells[column], table.columns[column])));
  return static_cast<double>(std::min(most, kBroad));
}

doc::Table block_of(const Table& table) {
  doc::Table out{.key = {}, .caption = table.title, .columns = {}, .head = {head_of(table)}, .rows = {}};
  out.rise = doc::Table::Rise::top;
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    out.columns.push_back({width_of(table, i), table.columns[i].decimals < 0 ? doc::Align::left : doc::Align::right});
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
  out.blocks.emplace_back(doc::Title{tables.front().title, {tables.front().caption}});
  for (const Table& table : tables) {
    out.blocks.emplace_back(block_of(table));
    for (const std::string& note : table.notes)
      out.blocks.emplace_back(doc::Paragraph{.runs = doc::plain(note), .kind = doc::Paragraph::Kind::note});
  }
  return doc::to_docx(out);
}

}  // namespace vekha::tables
