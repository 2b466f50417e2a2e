#include <map>

#include "domain/results/results.sql.hpp"
#include "domain/results/where.hpp"

namespace vekha::results {
namespace {

struct Split {
  const char* key;
  const char* group;
};

Split split_of(Detail detail) {
  switch (detail) {
    case Detail::exam: return {"0, ''", ""};
    case Detail::school: return {"school, ''", ", school"};
    case Detail::school_class: return {"school, class_name", ", school, class_name"};
  }
  return {"0, ''", ""};
}

/// Papers whose works are marked alike: one condition of the sums.
using Papers = std::vector<std::int64_t>;

std::string mark_by(const catalog::Scale& scale, int unit) {
  std::string out = "CASE WHEN total > " + std::to_string(scale.maximum * unit) + " THEN 0";
  for (int mark = 5; mark > 2; --mark)
    out += " WHEN total >= " + std::to_string(scale.from.at(static_cast<std::size_t>(mark - 3)) * unit) + " THEN " +
           std::to_string(mark);
  return out + " ELSE 2 END";
}

/// The mark of a work: as the file has it, else by the scale of its exam, 0 above the scale's maximum, −1 without one.
std::string mark_of(const std::vector<Paper>& papers, const catalog::Catalog& catalog) {
  std::map<std::string, Papers> by_scale;
  for (const Paper& paper : papers)
    if (const auto scale = catalog.find_scale(paper.exam)) by_scale[mark_by(*scale, paper.unit)].push_back(paper.id);
  std::string out = "CASE WHEN mark >= 2 THEN mark";
  for (const auto& [marks, ids] : by_scale) out += " WHEN " + among("paper", ids) + " THEN " + marks;
  return out + " ELSE -1 END";
}

void add(Cell& cell, const facts::Row& row, const Paper& paper) {
  cell.maximum = std::max(cell.maximum, paper.maximum);
  cell.works += row.integer(3);
  cell.sum += row.integer(4);
  cell.squares += row.integer(5);
  for (std::size_t mark = 0; mark < cell.marks.size(); ++mark)
    cell.marks.at(mark) += row.integer(6 + static_cast<int>(mark));
  cell.without_mark += row.integer(10);
  cell.without_scale += row.integer(11);
}

using Place = std::tuple<Exam, int, NodeId, std::string>;

}  // namespace

std::vector<Cell> cells(const db::Read& read, facts::Store& facts, const catalog::Catalog& catalog,
                        const Filter& filter, Detail detail) {
  const Where where = where_of(read, facts, filter);
  if (where.nothing) return {};
  const Split split = split_of(detail);
  std::string sql = filled(filled(sql::cells, "key", split.key), "group", split.group);
  sql = filled(filled(sql, "where", where.sql), "mark", mark_of(where.papers, catalog));
  std::map<Place, Cell> found;
  std::map<Exam, int> maximum;
  facts.each(sql, where.binds, [&](const facts::Row& row) {
    const Paper& paper = where.paper(row.integer(0));
    const NodeId school = where.structure.of(row.id<NodeId>(1));
    Cell& cell = found[{paper.exam, paper.unit, school, row.text(2)}];
    add(cell, row, paper);
    maximum[paper.exam] = std::max(maximum[paper.exam], paper.maximum);
  });
  std::vector<Cell> out;
  for (auto& [place, cell] : found) {
    std::tie(cell.exam, cell.unit, cell.school, cell.class_name) = place;
    cell.maximum = maximum[cell.exam];
    out.push_back(std::move(cell));
  }
  return out;
}

}  // namespace vekha::results
