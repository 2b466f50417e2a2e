// Targets that read plans: terms and whole roadmaps.
#include "base/date.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "core/calendar/terms.hpp"
#include "core/roadmap/roadmap.hpp"
#include "targets.hpp"

namespace vekha::fuzz {
namespace {

constexpr std::size_t kLongest = 4096;  // bytes of a plan

TableRow row_of(const std::string& line, int number) {
  TableRow row;
  row.line = number;
  for (std::string& text : split(line, '\t')) row.cells.push_back({.text = replaced(text, "\\n", "\n")});
  return row;
}

/// Neighbouring rows make a table of equally many columns.
void add_row(Document& document, TableRow row) {
  if (document.blocks.empty() || document.blocks.back().kind != Block::Kind::table)
    document.blocks.push_back({.kind = Block::Kind::table, .line = row.line, .table = 1});
  std::vector<TableRow>& rows = document.blocks.back().rows;
  if (!rows.empty()) row.cells.resize(rows.front().cells.size());
  rows.push_back(std::move(row));
}

}  // namespace

void terms(std::string_view bytes) {
  const calendar::Context context{calendar::Period{*parse_iso_date("2025-01-01"), *parse_iso_date("2026-12-31")},
                                  parse_iso_date("2024-12-20")};
  for (const calendar::Context& one : {context, calendar::Context{}}) {
    const calendar::Deadline read = calendar::read_term(std::string(bytes.substr(0, kLongest)), one);
    calendar::expand(read, one, {});
  }
}

void roadmap(std::string_view bytes) {
  Document document{.file = "plan.docx", .blocks = {}};
  int number = 0;
  for (const std::string& line : split(bytes.substr(0, kLongest), '\n')) {
    ++number;
    if (line.find('\t') != std::string::npos)
      add_row(document, row_of(line, number));
    else if (!line.empty())
      document.blocks.push_back({.text = line, .line = number});
  }
  try {
    roadmap::compile(document);
  } catch (const Error& error) {
    VEKHA_CHECK(code_row(error.code()).exit == 2);
  }
}

}  // namespace vekha::fuzz
