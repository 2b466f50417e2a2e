#include "domain/tables/lines.hpp"
#include "domain/tables/views.hpp"

namespace vekha::tables {
namespace {

struct Change {
  std::int64_t lowered = 0;
  std::int64_t kept = 0;
  std::int64_t raised = 0;
  std::int64_t n() const { return lowered + kept + raised; }
};

void add(Change& change, int journal, int mark, std::int64_t works) {
  (mark < journal ? change.lowered : mark == journal ? change.kept : change.raised) += works;
}

void add_cells(std::vector<Cell>& cells, const Change& change) {
  cells.push_back(count(change.n()));
  for (const std::int64_t hits : {change.lowered, change.kept, change.raised}) cells.push_back(share(hits, change.n()));
  for (const std::int64_t hits : {change.lowered, change.kept, change.raised}) cells.push_back(count(hits));
}

}  // namespace

void fill_journal(Table& table, const Sources& sources, const Query& query) {
  table.columns = {name_column(), count_column("Участников с отметкой в журнале")};
  for (const char* group : {"Доля, %", "Человек"}) {
    const bool shares = table.columns.size() == 2;
    for (const auto& [title, hint] : {std::pair{"Понизили", "Отметка за работу ниже отметки в журнале"},
                                      {"Подтвердили", "Отметка за работу равна отметке в журнале"},
                                      {"Повысили", "Отметка за работу выше отметки в журнале"}}) {
      table.columns.push_back(shares ? share_column(title, group) : count_column(title, group));
      table.columns.back().hint = hint;
    }
  }
  const Lines lines(sources.read, query);
  std::map<Group, Change> changes;
  std::int64_t without = 0;
  for (const results::JournalTally& tally :
       results::journal_tallies(sources.read, sources.facts, query.filter, lines.detail())) {
    const auto scale = sources.catalog.find_scale(tally.exam);
    const int mark = tally.mark_in_file > 0 ? tally.mark_in_file : scale ? scale->mark(tally.score / tally.unit) : 0;
    if (mark == 0) {
      without += tally.works;
      continue;
    }
    for (const Group& group : lines.of(tally.school, tally.class_name))
      add(changes[group], tally.journal_mark, mark, tally.works);
  }
  table.rows = lines.rows(changes, add_cells);
  if (without > 0)
    table.notes.push_back("Без отметки за работу: " + std::to_string(without) +
                          ". Сравнить их с журналом нельзя: шкала перевода неизвестна.");
}

}  // namespace vekha::tables
