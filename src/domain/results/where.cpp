#include "domain/results/where.hpp"

#include "base/text.hpp"
#include "domain/results/results.sql.hpp"

namespace vekha::results {
namespace {

std::string id_list(const std::vector<std::int64_t>& ids) {
  std::string out;
  for (const std::int64_t id : ids) out += (out.empty() ? "" : ",") + std::to_string(id);
  return out;
}

std::vector<std::int64_t> ids_of(const db::Read& read, std::string_view sql, const db::Binds& binds) {
  return read.all(sql, binds, [](const db::Row& row) { return row.integer(0); });
}

template <class T>
void equal(Where& where, std::string_view column, const std::optional<T>& value) {
  if (!value) return;
  where.sql += " AND " + std::string(column) + " = ?";
  where.binds.emplace_back(*value);
}

}  // namespace

Where where_of(const db::Read& read, const Filter& filter) {
  const std::vector<std::int64_t> batches = ids_of(read, sql::committed, {});
  Where where;
  where.nothing = batches.empty();
  where.sql = "batch IN (" + id_list(batches) + ")";
  if (filter.scope.path != "/") {
    const std::vector<std::int64_t> schools =
        ids_of(read, sql::schools_in_scope, {filter.scope.path, filter.scope.path});
    where.nothing = where.nothing || schools.empty();
    where.sql += " AND school IN (" + id_list(schools) + ")";
  }
  equal(where, "school", filter.school);
  equal(where, "procedure", filter.procedure);
  equal(where, "year", filter.year);
  equal(where, "grade", filter.grade);
  equal(where, "subject", filter.subject);
  equal(where, "class_name", filter.class_name);
  return where;
}

std::string filled(std::string_view sql, std::string_view name, std::string_view text) {
  return replaced(sql, "{" + std::string(name) + "}", text);
}

Exam exam_of(const facts::Row& row) {
  return {row.text(0), static_cast<int>(row.integer(1)), static_cast<int>(row.integer(2)), row.text(3)};
}

bool wanted(const Filter& filter, const Exam& exam) {
  return filter.procedure.value_or(exam.procedure) == exam.procedure && filter.year.value_or(exam.year) == exam.year &&
         filter.grade.value_or(exam.grade) == exam.grade && filter.subject.value_or(exam.subject) == exam.subject;
}

Filter Filter::of(const Exam& exam, const org::Scope& scope) {
  Filter out;
  out.scope = scope;
  out.procedure = exam.procedure;
  out.year = exam.year;
  out.grade = exam.grade;
  out.subject = exam.subject;
  return out;
}

}  // namespace vekha::results
