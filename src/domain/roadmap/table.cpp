#include "domain/roadmap/table.hpp"

#include <algorithm>
#include <functional>
#include <tuple>
#include <unordered_map>

#include "domain/roadmap/roadmap.sql.hpp"

namespace vekha::roadmap {
namespace {

bool is_open(Status status) { return status != Status::done && status != Status::cancelled; }

/// Texts told once, by their places.
class Names {
 public:
  int place(const std::string& text) {
    const auto [found, fresh] = places_.try_emplace(text, static_cast<int>(texts_.size()));
    if (fresh) texts_.push_back(text);
    return found->second;
  }
  std::vector<std::string> take() { return std::move(texts_); }

 private:
  std::unordered_map<std::string, int> places_;
  std::vector<std::string> texts_;
};

using Rows = std::unordered_map<std::int64_t, TableRow*>;

TableRow read_row(const db::Row& row) {
  return {.id = row.id<MeasureId>(0),
          .row_version = static_cast<int>(row.integer(1)),
          .number = row.text(2),
          .section = static_cast<int>(row.integer(3)),
          .text = row.text(4),
          .term = row.text(5),
          .unsure = row.truth(6),
          .result = row.text(7)};
}

Section read_section(const db::Row& row) {
  return {row.text(0), row.text(1), row.text(2), static_cast<int>(row.integer(3))};
}

TableWindow read_window(const db::Row& row, const std::string& today) {
  TableWindow window{.id = row.id<OccurrenceId>(1),
                     .from = row.text(2),
                     .due = row.text(3),
                     .status = row.truth(5) ? Status::review : status_from_name(row.text(4)).value_or(Status::planned)};
  window.overdue = is_open(window.status) && window.due < today;
  return window;
}

void add_names(const db::Read& read, std::string_view sql, RoadmapId id,
               const std::function<void(std::int64_t measure, const std::string& name)>& add) {
  read.each(sql, {id}, [&](const db::Row& row) { add(row.integer(0), row.text(1)); });
}

/// What the measure as a whole is at, from its windows.
void conclude(TableRow& row) {
  const auto& windows = row.windows;
  const auto open = std::ranges::find_if(windows, [](const TableWindow& each) { return is_open(each.status); });
  const auto all = [&](Status status) {
    return std::ranges::all_of(windows, [&](const TableWindow& each) { return each.status == status; });
  };
  row.overdue = std::ranges::any_of(windows, &TableWindow::overdue);
  if (open != windows.end()) row.next_due = open->due;
  if (windows.empty() || all(Status::planned)) return;
  if (all(Status::cancelled))
    row.status = Status::cancelled;
  else if (open == windows.end())
    row.status = Status::done;
  else if (!std::ranges::all_of(windows, [](const TableWindow& each) {
             return each.status == Status::planned || each.status == Status::cancelled;
           }))
    row.status = Status::in_work;
}

void add_windows(const db::Read& read, RoadmapId id, const Rows& rows, Date today) {
  const std::string day = iso_date(today);
  read.each(sql::table_windows, {id},
            [&](const db::Row& row) { rows.at(row.integer(0))->windows.push_back(read_window(row, day)); });
}

void add_directions(const db::Read& read, RoadmapId id, Table& table) {
  table.directions = directions();
  const auto by_measure = directions_of(read, id);
  for (TableRow& row : table.rows)
    for (const std::string& direction : by_measure.at(row.id))
      if (const auto found = std::ranges::find(table.directions, direction, &Axis::id); found != table.directions.end())
        row.directions.push_back(static_cast<int>(found - table.directions.begin()));
}

}  // namespace

Table table(const db::Read& read, RoadmapId id, Date today) {
  Table out{.sections = read.all(sql::sections, {id}, read_section), .rows = read.all(sql::table_rows, {id}, read_row)};
  Rows rows;
  for (TableRow& row : out.rows) rows[row.id.value] = &row;
  Names executors;
  Names papers;
  read.each(sql::parties, {id}, [&](const db::Row& row) { executors.place(row.text(1)); });
  add_names(read, sql::responsible, id, [&](std::int64_t measure, const std::string& name) {
    rows.at(measure)->executors.push_back(executors.place(name));
  });
  add_names(read, sql::documents, id, [&](std::int64_t measure, const std::string& name) {
    rows.at(measure)->papers.push_back(papers.place(name));
  });
  add_windows(read, id, rows, today);
  add_directions(read, id, out);
  for (TableRow& row : out.rows) {
    std::ranges::sort(row.windows, {}, [](const TableWindow& each) { return std::tie(each.due, each.id); });
    conclude(row);
  }
  out.executors = executors.take();
  out.papers = papers.take();
  return out;
}

std::string records_version(const db::Read& read) { return std::to_string(read.count(sql::records_version)); }

}  // namespace vekha::roadmap
