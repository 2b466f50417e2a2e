#include <functional>
#include <set>
#include <tuple>

#include "domain/results/results.sql.hpp"
#include "domain/results/where.hpp"

namespace vekha::results {
namespace {

using Place = std::tuple<std::int64_t, Exam, std::string, NodeId>;  // batch, exam, part, school

std::set<Place> hidden(const Seen& seen) {
  std::set<Place> out;
  for (const Seen::Superseded& one : seen.superseded)
    if (one.form.empty()) out.insert({one.batch, one.exam, one.part, one.school});
  return out;
}

void add(Coverage& sum, const db::Row& row) {
  sum.rows += row.integer(7);
  sum.participants += row.integer(8);
  sum.absent += row.integer(9);
  sum.annulled += row.integer(10);
  sum.without_total = sum.rows - sum.participants - sum.absent - sum.annulled;
}

/// Calls `row` for the holdings of works that are seen inside the filter.
void each_holding(const db::Read& read, const Filter& filter, const std::function<void(const db::Row&)>& each) {
  const Seen seen = seen_at(read, filter.as_known_on);
  const std::set<std::int64_t> batches(seen.batches.begin(), seen.batches.end());
  const std::set<Place> superseded = hidden(seen);
  const std::string& path = filter.scope.path;
  read.each(sql::coverage, {path, path, path, path}, [&](const db::Row& row) {
    const Exam exam = exam_of(row, 1);
    const NodeId school = row.id<NodeId>(6);
    if (!batches.contains(row.integer(0)) || superseded.contains({row.integer(0), exam, row.text(5), school})) return;
    if (!wanted(filter, exam) || filter.school.value_or(school) != school) return;
    if (filter.part.value_or(row.text(5)) == row.text(5)) each(row);
  });
}

}  // namespace

std::set<std::int64_t> batches_seen(const db::Read& read, const Filter& filter) {
  std::set<std::int64_t> out;
  each_holding(read, filter, [&](const db::Row& row) { out.insert(row.integer(0)); });
  return out;
}

std::vector<Coverage> coverage(const db::Read& read, facts::Store&, const Filter& filter) {
  std::vector<Coverage> out;
  each_holding(read, filter, [&](const db::Row& row) {
    const Exam exam = exam_of(row, 1);
    const NodeId school = row.id<NodeId>(6);
    if (row.text(5) == kReview) return;  // of works that are counted already
    if (out.empty() || out.back().exam != exam || out.back().school != school)
      out.push_back({.exam = exam, .school = school});
    add(out.back(), row);
  });
  return out;
}

std::vector<Exam> exams(const db::Read& read, facts::Store& facts, const Filter& filter) {
  std::vector<Exam> out;
  for (const Coverage& one : coverage(read, facts, filter))
    if (out.empty() || out.back() != one.exam) out.push_back(one.exam);
  return out;
}

}  // namespace vekha::results
