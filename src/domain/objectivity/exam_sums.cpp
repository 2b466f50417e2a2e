#include "domain/objectivity/exam_sums.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "base/text.hpp"
#include "domain/objectivity/objectivity.sql.hpp"

namespace vekha::objectivity {
namespace {

constexpr std::int64_t kMostTotal = 4000;  // of a work, in parts of a point: what is beyond is no total

/// Gathers the works of one exam; rows come mostly school after school.
class Gathering {
 public:
  void paper(const results::Paper& paper) {
    out_.maximum = std::max<double>(out_.maximum, paper.maximum);
    out_.unit = std::lcm(out_.unit, std::max(1, paper.unit));
  }
  int unit() const { return out_.unit; }

  void take(NodeId school, std::int64_t total, std::int64_t journal) {
    if (last_school_ != school || out_.schools.empty()) {
      const auto [found, fresh] = places_.emplace(school.value, static_cast<std::uint32_t>(out_.schools.size()));
      if (fresh) out_.schools.push_back({.school = school, .totals = {}, .journal = {}});
      last_school_ = school;
      last_place_ = found->second;
    }
    const bool marked = journal >= 2 && journal <= 5;
    out_.rows.push_back({last_place_, static_cast<std::uint16_t>(std::min(total, kMostTotal)),
                         static_cast<std::uint8_t>(marked ? journal : 0)});
  }

  ExamSums done() {
    order();
    for (auto row = out_.rows.begin(); row != out_.rows.end();) {
      const auto end =
          std::find_if(row, out_.rows.end(), [&](const TotalRow& one) { return one.school != row->school; });
      sum_up(out_.schools[row->school], {row, end});
      row = end;
    }
    for (const SchoolSums& school : out_.schools) out_.whole.merge(school.totals);
    return std::move(out_);
  }

 private:
  /// Schools by number, rows by school.
  void order() {
    std::vector<std::uint32_t> by_number(out_.schools.size());
    std::iota(by_number.begin(), by_number.end(), 0U);
    std::sort(by_number.begin(), by_number.end(),
              [&](auto a, auto b) { return out_.schools[a].school < out_.schools[b].school; });
    std::vector<std::uint32_t> place(by_number.size());
    std::vector<SchoolSums> schools;
    for (const std::uint32_t one : by_number) {
      place[one] = static_cast<std::uint32_t>(schools.size());
      schools.push_back(out_.schools[one]);
    }
    out_.schools = std::move(schools);
    std::vector<std::size_t> begin(place.size() + 1);
    for (TotalRow& row : out_.rows) ++begin[(row.school = place[row.school]) + 1];
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    std::vector<TotalRow> rows(out_.rows.size());
    for (const TotalRow& row : out_.rows) rows[begin[row.school]++] = row;
    out_.rows = std::move(rows);
  }

  void sum_up(SchoolSums& school, std::span<const TotalRow> rows) {
    std::uint16_t highest = 0;
    for (const TotalRow& row : rows) highest = std::max(highest, row.total);
    const std::size_t columns = std::size_t{highest} + 1;
    constexpr std::size_t kMarks = 4;
    grid_.assign(kMarks * columns, 0);
    stats::ScoreSums& totals = school.totals;
    totals.unit = out_.unit;
    for (const TotalRow& row : rows) {
      ++totals.n;
      totals.sum += row.total;
      totals.sum2 += std::int64_t{row.total} * row.total;
      if (row.journal == 0) continue;
      ++school.with_journal;
      ++grid_[(row.journal - 2U) * columns + row.total];
    }
    if (school.with_journal > 0) school.journal = stats::spearman(grid_, columns);
  }

  ExamSums out_;
  std::unordered_map<std::int64_t, std::uint32_t> places_;
  NodeId last_school_;
  std::uint32_t last_place_ = 0;
  std::vector<std::int32_t> grid_;
};

/// A work as the statement packs it.
struct Packed {
  static constexpr unsigned kMarkBits = 4;
  static constexpr unsigned kTotalBits = 16;
  NodeId school;
  std::int64_t total;
  std::int64_t journal;
  explicit Packed(std::int64_t number)
      : school{number >> (kMarkBits + kTotalBits)},
        total((number >> kMarkBits) & ((1 << kTotalBits) - 1)),
        journal(number & ((1 << kMarkBits) - 1)) {}
};

struct Exams {
  std::map<results::Exam, Gathering> all;
  std::unordered_map<std::int64_t, std::pair<Gathering*, int>> of_paper;  ///< and the unit of the paper
  std::vector<std::int64_t> papers;
};

Exams exams_of(const results::Ground& ground, const std::set<results::Exam>& wanted) {
  Exams out;
  for (const results::Paper& paper : ground.papers()) {
    if (!wanted.contains(paper.exam)) continue;
    Gathering& exam = out.all[paper.exam];
    exam.paper(paper);
    out.of_paper[paper.id] = {&exam, std::max(1, paper.unit)};
    out.papers.push_back(paper.id);
  }
  std::sort(out.papers.begin(), out.papers.end());
  return out;
}

}  // namespace

const SchoolSums* ExamSums::of(NodeId school) const {
  const auto found = std::lower_bound(schools.begin(), schools.end(), school,
                                      [](const SchoolSums& one, NodeId wanted) { return one.school < wanted; });
  return found == schools.end() || found->school != school ? nullptr : &*found;
}

std::map<results::Exam, ExamSums> exam_sums(const db::Read& read, facts::Store& facts, const org::Scope& scope,
                                            const std::set<results::Exam>& wanted) {
  const results::Ground ground = results::ground(read, facts, {.scope = scope});
  Exams exams = exams_of(ground, wanted);
  std::map<results::Exam, ExamSums> out;
  if (exams.papers.empty()) return out;
  const auto condition = ground.condition(exams.papers);
  std::int64_t last_paper = -1;
  std::pair<Gathering*, int> exam;
  facts.each(replaced(std::string(sql::totals), "{where}", condition.sql), condition.binds, [&](const facts::Row& row) {
    const std::int64_t paper = row.integer(0);
    if (paper != last_paper) exam = exams.of_paper.at(last_paper = paper);
    const Packed work(row.integer(1));
    exam.first->take(ground.school(work.school), work.total * (exam.first->unit() / exam.second), work.journal);
  });
  for (auto& [key, gathering] : exams.all) {
    ExamSums sums = gathering.done();
    if (!sums.rows.empty()) out.emplace(key, std::move(sums));
  }
  return out;
}

}  // namespace vekha::objectivity
