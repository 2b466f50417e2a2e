#include <map>
#include <tuple>

#include "domain/results/marks.hpp"
#include "domain/results/results.sql.hpp"
#include "domain/results/where.hpp"

namespace vekha::results {
namespace {

using Found = std::map<std::tuple<std::string, Exam, NodeId>, std::int64_t>;

std::string message_of(const std::string& code) {
  if (code == "total_above_maximum") return "Первичный балл больше наибольшего: проверьте балл и вариант работы.";
  if (code == "total_ne_sum") return "Первичный балл не равен сумме баллов за задания: взят балл из файла.";
  if (code == "mark_not_by_scale")
    return "Отметка в файле не та, что даёт шкала этого года: проверьте шкалу и дополнительные условия.";
  if (code == "person_twice")
    return "Один участник записан в одной волне дважды: проверьте, не загружен ли файл под двумя видами.";
  return "Число работ в хранилище не сходится с описью загрузки: восстановите папку данных из резервной копии.";
}

/// The maximum of the paper a work is written from as its scores are stored, an SQL expression.
std::string maximum_of(const std::vector<Paper>& papers) {
  std::map<int, std::vector<std::int64_t>> by_maximum;
  for (const Paper& paper : papers)
    if (paper.maximum > 0) by_maximum[paper.maximum * paper.unit].push_back(paper.id);
  std::string out = "(CASE";
  for (const auto& [maximum, ids] : by_maximum)
    out += " WHEN " + among("paper", ids) + " THEN " + std::to_string(maximum);
  return by_maximum.empty() ? "0" : out + " ELSE 0 END)";
}

class Search {
 public:
  Search(facts::Store& facts, const Where& where) : facts_(facts), where_(where) {}

  void totals() {
    const std::string sql = filled(filled(sql::odd_totals, "where", where_.sql), "maximum", maximum_of(where_.papers));
    facts_.each(sql, where_.binds, [&](const facts::Row& row) {
      note("total_above_maximum", row, row.integer(2));
      note("total_ne_sum", row, row.integer(3));
    });
  }
  void marks(const catalog::Catalog& catalog) {
    const std::string sql =
        filled(filled(sql::odd_marks, "where", where_.sql), "mark", "(" + mark_by_scale(where_.papers, catalog) + ")");
    facts_.each(sql, where_.binds, [&](const facts::Row& row) { note("mark_not_by_scale", row, row.integer(2)); });
  }
  void persons() {
    facts_.each(filled(sql::odd_persons, "where", where_.sql), where_.binds,
                [&](const facts::Row& row) { note("person_twice", row, row.integer(2)); });
  }
  /// stored: works of each school in each exam by the records.
  void counts(const std::vector<Coverage>& stored) {
    std::map<std::pair<Exam, NodeId>, std::int64_t> missing;
    for (const Coverage& one : stored) missing[{one.exam, one.school}] += one.rows;
    facts_.each(filled(sql::stored_counts, "where", where_.sql), where_.binds, [&](const facts::Row& row) {
      if (where_.paper(row.integer(0)).part == kReview) return;
      missing[{where_.paper(row.integer(0)).exam, row.id<NodeId>(1)}] -= row.integer(2);
    });
    for (const auto& [place, works] : missing)
      if (works != 0) found_[{"counts_differ", place.first, place.second}] += std::abs(works);
  }
  std::vector<Oddity> take() const {
    std::vector<Oddity> out;
    for (const auto& [place, works] : found_) {
      const auto& [code, exam, school] = place;
      out.push_back({code, message_of(code), exam, school, works});
    }
    return out;
  }

 private:
  void note(const std::string& code, const facts::Row& row, std::int64_t works) {
    if (works > 0) found_[{code, where_.paper(row.integer(0)).exam, row.id<NodeId>(1)}] += works;
  }
  facts::Store& facts_;
  const Where& where_;
  Found found_;
};

}  // namespace

std::vector<Oddity> oddities(const db::Read& read, facts::Store& facts, const catalog::Catalog& catalog,
                             const Filter& filter) {
  Filter all = filter;
  all.attempts = Attempts::written;
  all.structure.reset();
  const Where where = where_of(read, facts, all);
  Search search(facts, where);
  if (!where.nothing) {
    search.totals();
    search.marks(catalog);
    search.persons();
  }
  if (!where.nothing && !filter.class_name) search.counts(coverage(read, facts, all));
  return search.take();
}

}  // namespace vekha::results
