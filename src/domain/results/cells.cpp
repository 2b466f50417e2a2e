#include <algorithm>
#include <map>
#include <tuple>

#include "domain/results/marks.hpp"
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

/// A row of the answer without its names: there may be millions of them.
struct Sums {
  std::size_t paper;  ///< place among the papers of the filter
  NodeId school;
  std::string class_name;
  std::array<std::int64_t, 9> numbers;  ///< works, sum, squares, four marks, without mark, without scale
};

Sums sums_of(const facts::Row& row, const Where& where) {
  Sums out{.paper = where.place.at(row.integer(0)),
           .school = where.structure.of(row.id<NodeId>(1)),
           .class_name = row.text(2)};
  for (std::size_t i = 0; i < out.numbers.size(); ++i) out.numbers.at(i) = row.integer(3 + static_cast<int>(i));
  return out;
}

/// The order of the papers by exam and unit, and what papers of one exam share.
struct Exams {
  std::vector<std::size_t> rank;  ///< of each paper; equal for papers whose works add up
  std::map<Exam, int> maximum;
};

Exams exams_of(const std::vector<Paper>& papers) {
  std::map<std::pair<Exam, int>, std::size_t> ranks;
  Exams out;
  for (const Paper& paper : papers) {
    ranks[{paper.exam, paper.unit}] = 0;
    out.maximum[paper.exam] = std::max(out.maximum[paper.exam], paper.maximum);
  }
  std::size_t next = 0;
  for (auto& [key, rank] : ranks) rank = next++;
  for (const Paper& paper : papers) out.rank.push_back(ranks[{paper.exam, paper.unit}]);
  return out;
}

Cell cell_of(const Sums& sums, const Paper& paper, int maximum) {
  Cell out{.exam = paper.exam,
           .school = sums.school,
           .class_name = sums.class_name,
           .maximum = maximum,
           .unit = paper.unit,
           .works = sums.numbers[0],
           .sum = sums.numbers[1],
           .squares = sums.numbers[2],
           .without_mark = sums.numbers[7],
           .without_scale = sums.numbers[8]};
  std::copy_n(sums.numbers.begin() + 3, out.marks.size(), out.marks.begin());
  return out;
}

}  // namespace

std::vector<Cell> cells(const db::Read& read, facts::Store& facts, const catalog::Catalog& catalog,
                        const Filter& filter, Detail detail) {
  const Where where = where_of(read, facts, filter);
  if (where.nothing) return {};
  const Split split = split_of(detail);
  std::string sql = filled(filled(sql::cells, "key", split.key), "group", split.group);
  const std::string mark = "CASE WHEN mark >= 2 THEN mark ELSE " + mark_by_scale(where.papers, catalog) + " END";
  sql = filled(filled(sql, "where", where.sql), "mark", mark);
  std::vector<Sums> rows = facts.all(sql, where.binds, [&](const facts::Row& row) { return sums_of(row, where); });
  const Exams exams = exams_of(where.papers);
  const auto key = [&](const Sums& one) { return std::tie(exams.rank[one.paper], one.school, one.class_name); };
  std::sort(rows.begin(), rows.end(), [&](const Sums& a, const Sums& b) { return key(a) < key(b); });
  std::vector<Cell> out;
  for (std::size_t begin = 0; begin < rows.size();) {
    Sums sum = rows[begin];
    std::size_t end = begin + 1;
    for (; end < rows.size() && key(rows[end]) == key(rows[begin]); ++end)
      for (std::size_t i = 0; i < sum.numbers.size(); ++i) sum.numbers.at(i) += rows[end].numbers.at(i);
    const Paper& paper = where.papers[sum.paper];
    out.push_back(cell_of(sum, paper, exams.maximum.at(paper.exam)));
    begin = end;
  }
  return out;
}

}  // namespace vekha::results
