#include <array>

#include "base/text.hpp"
#include "domain/tables/lines.hpp"
#include "domain/tables/views.hpp"

namespace vekha::tables {
namespace {

struct Marks {
  std::int64_t works = 0;
  std::array<std::int64_t, 4> marks{};  ///< 2..5
  std::int64_t without_mark = 0;
};

int mark_of(int in_file, int score, const std::optional<catalog::Scale>& scale) {
  if (in_file > 0) return in_file;
  return scale ? scale->mark(score) : 0;
}

void add(Marks& marks, int mark, std::int64_t works) {
  marks.works += works;
  if (mark >= 2 && mark <= 5)
    marks.marks[static_cast<std::size_t>(mark - 2)] += works;
  else
    marks.without_mark += works;
}

/// Shares are of the works that have a mark; without any there is no scale, and nothing is made up.
void add_cells(std::vector<Cell>& cells, const Marks& marks) {
  const std::int64_t rated = marks.works - marks.without_mark;
  const auto part = [&](std::int64_t hits) {
    return rated == 0 ? absent(Absence::no_scale, marks.works) : share(hits, rated);
  };
  cells.push_back(count(marks.works));
  for (const std::int64_t hits : marks.marks) cells.push_back(part(hits));
  for (const std::int64_t hits : marks.marks)
    cells.push_back(rated == 0 ? absent(Absence::no_scale, marks.works) : count(hits));
  cells.push_back(part(marks.works - marks.without_mark - marks.marks[0]));
  cells.push_back(part(marks.marks[2] + marks.marks[3]));
}

}  // namespace

void fill_marks(Table& table, const Sources& sources, const Query& query) {
  table.columns = {name_column(), count_column("Участников")};
  for (int mark = 2; mark <= 5; ++mark)
    table.columns.push_back(share_column("«" + std::to_string(mark) + "»", "Доля отметок, %"));
  for (int mark = 2; mark <= 5; ++mark)
    table.columns.push_back(count_column("«" + std::to_string(mark) + "»", "Человек"));
  table.columns.push_back(share_column("Успеваемость, %"));
  table.columns.push_back(share_column("Качество, %"));

  const Lines lines(sources.read, query);
  std::map<Group, Marks> marks;
  std::optional<std::pair<results::Exam, std::optional<catalog::Scale>>> scale;
  for (const results::Tally& tally : results::tallies(sources.read, sources.facts, query.filter, lines.detail())) {
    if (!scale || scale->first != tally.exam) scale = {tally.exam, sources.catalog.find_scale(tally.exam)};
    const int mark = mark_of(tally.mark_in_file, tally.score / tally.unit, scale->second);
    for (const Group& group : lines.of(tally.school, tally.class_name)) add(marks[group], mark, tally.works);
  }
  table.rows = lines.rows(marks, add_cells);
  const Marks all = marks.empty() ? Marks{} : marks.begin()->second;
  if (all.without_mark > 0)
    table.notes.push_back(counted(all.without_mark, "работа", "работы", "работ") +
                          " без отметки: в файле её нет, а шкала перевода для этого года не загружена или балл выше её "
                          "максимума. В доли они не входят.");
}

}  // namespace vekha::tables
