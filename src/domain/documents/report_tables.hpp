// The tables, the chart and the sentences of reports on a plan; each takes its figures from the same count.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/documents/figures.hpp"
#include "io/doc/blocks.hpp"

namespace vekha::documents {

std::string totals_sentence(const Figures& figures);
/// The header and the cells of a line of tallies in a workbook, every status apart.
std::vector<std::string> tally_header(const std::string& first);
std::vector<std::string> tally_cells(const Tally& tally);
/// The same for a page, where the open statuses share columns; tally_note tells which.
doc::Paragraph tally_note();
doc::Table tally_table(const std::string& key, const std::string& caption, const std::string& first,
                       const std::vector<Tally>& tallies);
doc::Chart tally_chart(const std::vector<Tally>& sections);

/// Which windows a table lists and what it says of each.
struct LineTable {
  std::string caption;
  std::string none;  ///< what is said when there are none
  std::string last;  ///< header of the last column
  bool (*takes)(const roadmap::Occurrence&) = nullptr;
  std::string (*tells)(const roadmap::Occurrence&) = nullptr;
};
LineTable done_lines();
LineTable overdue_lines();
LineTable moved_lines();
LineTable cancelled_lines();
std::optional<doc::Table> line_table(const LineTable& table, const Figures& figures);
/// Indicators before and after, to be filled in.
doc::Table effect_table();

}  // namespace vekha::documents
