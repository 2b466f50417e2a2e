#include <algorithm>
#include <map>

#include "domain/tables/lines.hpp"
#include "domain/tables/views.hpp"

namespace vekha::tables {
namespace {

using results::Paper;
using results::WorkRow;

constexpr std::int64_t kEverything = 100'000'000;

Cell number_or_words(const results::Score& score, int unit) {
  if (score) return {{}, Estimate::of(static_cast<double>(*score) / unit, 1)};
  return {std::string(results::status_title(score.status())), {}};
}

Cell task_cell(const results::TaskValue& value, int unit) {
  if (value.flag == results::Flag::score) return {{}, Estimate::of(static_cast<double>(value.score) / unit, 1)};
  return {std::string(results::flag_title(value.flag)), {}};
}

/// The mark the scale of the year gives; the reason of absence as it was without one.
results::Score by_scale(const WorkRow& work, const Paper& paper, const catalog::Catalog& catalog) {
  const auto scale = work.total ? catalog.find_scale(paper.exam) : std::nullopt;
  const int mark = scale ? scale->mark(*work.total / paper.unit) : 0;
  return mark > 0 ? results::Score(mark) : work.mark;
}

std::string state_of(const WorkRow& work) {
  if (work.absent) return "отсутствовал";
  if (work.annulled) return "аннулировано";
  return work.attempt > 1 ? "повторно" : "";
}

}  // namespace

void fill_individual(Table& table, const Sources& sources, const Query& query) {
  const results::WorkPage page = results::works(sources.read, sources.facts, query.filter,
                                                {.offset = 0, .limit = query.limit > 0 ? query.limit : kEverything});
  std::map<std::pair<int, std::string>, int> tasks;
  int unit = 1;
  for (const Paper& paper : page.papers) {
    unit = std::max(unit, paper.unit);
    for (std::size_t i = 0; i < paper.tasks.size(); ++i)
      tasks[{static_cast<int>(i), paper.tasks[i].name}] = paper.tasks[i].maximum;
  }
  table.total = page.total > static_cast<std::int64_t>(page.rows.size()) ? page.total : 0;
  table.columns = {{.title = "Школа"}, {.title = "Класс"}, {.title = "Код"}, {.title = "Вариант"}};
  for (const auto& [key, maximum] : tasks)
    table.columns.push_back(
        {.title = key.second, .group = "Баллы за задания", .decimals = unit > 1 ? 1 : 0, .full = 1.0 * maximum});
  table.columns.push_back({.title = "Первичный балл", .decimals = unit > 1 ? 1 : 0});
  for (const char* title : {"Отметка", "Отметка по журналу"}) table.columns.push_back({.title = title, .decimals = 0});
  table.columns.push_back({.title = "Примечание"});

  const Lines lines(sources.read, query);
  for (const WorkRow& work : page.rows) {
    const Paper& paper = page.paper(work);
    Row row = lines.row({{}, work.school, {}});
    for (const std::string& text : {work.class_name, work.code, work.variant}) row.cells.push_back({text, {}});
    for (const auto& [key, maximum] : tasks) {
      const auto at = static_cast<std::size_t>(key.first);
      const bool asked = at < paper.tasks.size() && at < work.tasks.size() && paper.tasks[at].name == key.second;
      row.cells.push_back(asked ? task_cell(work.tasks[at], paper.unit) : Cell{});
    }
    row.cells.push_back(number_or_words(work.total, paper.unit));
    row.cells.push_back(number_or_words(work.mark ? work.mark : by_scale(work, paper, sources.catalog), 1));
    row.cells.push_back(number_or_words(work.journal_mark, 1));
    row.cells.push_back({state_of(work), {}});
    table.rows.push_back(std::move(row));
  }
}

}  // namespace vekha::tables
