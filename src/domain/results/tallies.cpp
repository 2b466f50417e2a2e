#include <map>

#include "domain/results/results.sql.hpp"
#include "domain/results/where.hpp"

namespace vekha::results {
namespace {

/// What a query is split by: the selected columns and the beginning of its GROUP BY list.
struct Split {
  const char* key;
  const char* group;
};

Split split_of(Detail detail) {
  switch (detail) {
    case Detail::exam: return {"0, ''", ""};
    case Detail::school: return {"school, ''", "school, "};
    case Detail::school_class: return {"school, class_name", "school, class_name, "};
  }
  return {"0, ''", ""};
}

std::string query(std::string_view statement, const Split& split, const Where& where) {
  return filled(filled(filled(statement, "key", split.key), "group", split.group), "where", where.sql);
}

/// One maximum an exam: files that do not name it borrow it from those that do.
template <class T>
void level_maximum(std::vector<T>& rows) {
  std::map<Exam, int> highest;
  for (const T& row : rows) highest[row.exam] = std::max(highest[row.exam], row.maximum);
  for (T& row : rows) row.maximum = highest[row.exam];
}

int small(const facts::Row& row, int column) { return static_cast<int>(row.integer(column)); }

}  // namespace

std::vector<Tally> tallies(const db::Read& read, facts::Store& facts, const Filter& filter, Detail detail) {
  const Where where = where_of(read, filter);
  if (where.nothing) return {};
  std::vector<Tally> out = facts.all(query(sql::tallies, split_of(detail), where), where.binds, [](const auto& row) {
    return Tally{.exam = exam_of(row),
                 .school = row.template id<NodeId>(4),
                 .class_name = row.text(5),
                 .maximum = small(row, 6),
                 .score = small(row, 7),
                 .mark_in_file = small(row, 8),
                 .works = row.integer(9)};
  });
  level_maximum(out);
  return out;
}

std::vector<TaskTally> task_tallies(const db::Read& read, facts::Store& facts, const Filter& filter, Detail detail) {
  const Where where = where_of(read, filter);
  if (where.nothing) return {};
  return facts.all(query(sql::task_tallies, split_of(detail), where), where.binds, [](const auto& row) {
    return TaskTally{.exam = exam_of(row),
                     .school = row.template id<NodeId>(4),
                     .task = row.text(6),
                     .position = small(row, 7),
                     .maximum = small(row, 8),
                     .works = row.integer(9),
                     .sum = row.integer(10),
                     .not_started = row.integer(11)};
  });
}

std::vector<JournalTally> journal_tallies(const db::Read& read, facts::Store& facts, const Filter& filter) {
  const Where where = where_of(read, filter);
  if (where.nothing) return {};
  return facts.all(filled(sql::journal_tallies, "where", where.sql), where.binds, [](const auto& row) {
    return JournalTally{.exam = exam_of(row),
                        .school = row.template id<NodeId>(4),
                        .journal_mark = small(row, 5),
                        .score = small(row, 6),
                        .mark_in_file = small(row, 7),
                        .works = row.integer(8)};
  });
}

std::vector<Coverage> coverage(const db::Read& read, facts::Store&, const Filter& filter) {
  std::vector<Coverage> out;
  read.each(sql::coverage, {filter.scope.path, filter.scope.path}, [&](const db::Row& row) {
    Coverage one{.exam = {row.text(0), static_cast<int>(row.integer(1)), static_cast<int>(row.integer(2)), row.text(3)},
                 .school = row.id<NodeId>(4),
                 .rows = row.integer(5),
                 .participants = row.integer(6),
                 .absent = row.integer(7)};
    one.without_total = one.rows - one.participants - one.absent;
    if (wanted(filter, one.exam) && filter.school.value_or(one.school) == one.school) out.push_back(std::move(one));
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
