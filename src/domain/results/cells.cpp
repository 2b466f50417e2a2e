#include <algorithm>
#include <functional>
#include <map>
#include <numeric>
#include <span>

#include "domain/results/marks.hpp"
#include "domain/results/results.sql.hpp"
#include "domain/results/where.hpp"

namespace vekha::results {
namespace {

/// A row of the answer without its names: there may be millions of them.
struct Sums {
  std::size_t paper;  ///< place among the papers of the filter
  NodeId school;
  std::string class_name;
  std::array<std::int64_t, 8> numbers;  ///< works, sum, squares, four marks, without mark
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

/// Where a row stands in the answer: its exam and school in one number, so that millions are put in order quickly.
struct Place {
  std::uint64_t exam_and_school;
  std::uint32_t row;
  bool same(const Place& other, const std::vector<Sums>& rows) const {
    return exam_and_school == other.exam_and_school && rows[row].class_name == rows[other.row].class_name;
  }
};

std::vector<Place> in_order(const std::vector<Sums>& rows, const Exams& exams) {
  constexpr unsigned kSchoolBits = 40;
  std::vector<Place> out;
  out.reserve(rows.size());
  for (const Sums& one : rows)
    out.push_back({(static_cast<std::uint64_t>(exams.rank[one.paper]) << kSchoolBits) |
                       static_cast<std::uint64_t>(one.school.value),
                   static_cast<std::uint32_t>(out.size())});
  std::sort(out.begin(), out.end(), [&](const Place& a, const Place& b) {
    if (a.exam_and_school != b.exam_and_school) return a.exam_and_school < b.exam_and_school;
    return rows[a.row].class_name < rows[b.row].class_name;
  });
  return out;
}

void add(Sums& into, const Sums& one) {
  for (std::size_t i = 0; i < into.numbers.size(); ++i) into.numbers.at(i) += one.numbers.at(i);
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
           .without_mark = sums.numbers[7]};
  std::copy_n(sums.numbers.begin() + 3, out.marks.size(), out.marks.begin());
  out.without_scale = std::accumulate(out.marks.begin(), out.marks.end(), out.works - out.without_mark, std::minus<>());
  return out;
}

}  // namespace

std::vector<Cell> cells(const db::Read& read, facts::Store& facts, const catalog::Catalog& catalog,
                        const Filter& filter, Detail detail) {
  const Where where = where_of(read, facts, filter);
  if (where.nothing) return {};
  const std::string mark = "CASE WHEN mark >= 2 THEN mark ELSE " + mark_by_scale(where.papers, catalog) + " END";
  const std::string sql = filled(split_query(sql::cells, detail, where), "mark", mark);
  const std::vector<Sums> rows =
      facts.all(sql, where.binds, [&](const facts::Row& row) { return sums_of(row, where); });
  const Exams exams = exams_of(where.papers);
  const std::vector<Place> placed = in_order(rows, exams);
  std::vector<Cell> out;
  out.reserve(placed.size());
  for (std::span<const Place> rest = placed; !rest.empty();) {
    Sums sum = rows[rest.front().row];
    std::size_t same = 1;
    for (; same < rest.size() && rest[same].same(rest.front(), rows); ++same) add(sum, rows[rest[same].row]);
    const Paper& paper = where.papers[sum.paper];
    out.push_back(cell_of(sum, paper, exams.maximum.at(paper.exam)));
    rest = rest.subspan(same);
  }
  return out;
}

}  // namespace vekha::results
