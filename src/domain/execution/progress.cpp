// Shares of a plan: tasks in groups by section, executor, direction, quarter or month.
#include <algorithm>
#include <array>
#include <map>

#include "base/text.hpp"
#include "domain/execution/execution.sql.hpp"
#include "domain/execution/monitoring.hpp"
#include "domain/execution/rows.hpp"

namespace vekha::execution {
namespace {

constexpr int kDaysSoon = 30;
constexpr std::string_view kByWindow = "JOIN roadmap_occurrence o ON o.id = t.occurrence_id";
constexpr std::array<std::string_view, 4> kRoman{"I", "II", "III", "IV"};

/// How rows of the store fall into groups.
struct Grouping {
  std::string_view key;   ///< of the statement
  std::string_view join;  ///< what the key needs
};

Grouping grouping(By by) {
  switch (by) {
    case By::section:
    case By::direction: return {"o.measure_id", kByWindow};
    case By::executor: return {"t.label || '|' || t.node_id", ""};
    case By::quarter:
    case By::month: return {"substr(t.due, 1, 7)", ""};
  }
  return {"''", ""};
}

struct Cell {
  std::string key;
  Status status = Status::planned;
  bool late = false;
  int count = 0;
};

struct Key {
  std::string order;  ///< groups stand by it
  std::string key;
  std::string title;
};
/// Key of the store → groups it counts in; several for a measure of several directions.
using Keys = std::map<std::string, std::vector<Key>>;

void add(Group& group, const Cell& cell) {
  group.total += cell.count;
  group.overdue += cell.late ? cell.count : 0;
  switch (cell.status) {
    case Status::planned: group.planned += cell.count; break;
    case Status::in_work: group.in_work += cell.count; break;
    case Status::review: group.review += cell.count; break;
    case Status::done: group.done += cell.count; break;
    case Status::cancelled: group.cancelled += cell.count; break;
  }
}

void conclude(Group& group) {
  const int counted = group.total - group.cancelled;
  if (counted > 0) group.percent = 100.0 * group.done / counted;
}

std::string padded(std::int64_t number) {
  std::string text = std::to_string(number + 1);
  return std::string(8 - std::min<std::size_t>(8, text.size()), '0') + text;
}

Keys section_keys(const db::Read& read, RoadmapId id) {
  Keys keys;
  read.each(sql::measure_rows, {id}, [&](const db::Row& row) {
    const std::string number = row.text(4);
    const std::string title = row.integer(3) < 0 ? "Вне разделов" : (number.empty() ? "" : number + ". ") + row.text(5);
    keys[row.text(0)] = {{padded(row.integer(3)), row.text(3), title}};
  });
  return keys;
}

Keys direction_keys(const db::Read& read, RoadmapId id) {
  const auto titles = roadmap::directions();
  Keys keys;
  for (const auto& [measure, directions] : roadmap::directions_of(read, id))
    for (const std::string& direction : directions) {
      const auto axis = std::ranges::find(titles, direction, &roadmap::Axis::id);
      const std::string title = axis == titles.end() ? direction : direction + " " + axis->title;
      keys[std::to_string(measure.value)].push_back({direction, direction, title});
    }
  return keys;
}

Keys executor_keys(const db::Read& read, RoadmapId id, const std::vector<Cell>& cells) {
  std::map<std::string, std::string> names;
  read.each(sql::node_names, {id}, [&](const db::Row& row) { names[row.text(0)] = row.text(1); });
  Keys keys;
  for (const Cell& cell : cells) {
    const auto bar = cell.key.rfind('|');
    const std::string node = cell.key.substr(bar + 1);
    const std::string title = bar == 0 ? names[node] : cell.key.substr(0, bar);
    keys[cell.key] = {{(bar == 0 ? "2" : "1") + title + node, title, title}};
  }
  return keys;
}

Keys time_keys(By by, const std::vector<Cell>& cells) {
  Keys keys;
  for (const Cell& cell : cells) {
    const std::string year = cell.key.substr(0, 4);
    const auto month = static_cast<unsigned>(parse_integer(cell.key.substr(5)).value_or(1));
    const std::string quarter(kRoman.at((month - 1) / 3));
    if (by == By::month)
      keys[cell.key] = {{cell.key, cell.key, std::string(month_name(month)) + " " + year}};
    else
      keys[cell.key] = {{year + std::to_string((month - 1) / 3), year + "-" + quarter, quarter + " квартал " + year}};
  }
  return keys;
}

Keys keys_of(const db::Read& read, RoadmapId id, By by, const std::vector<Cell>& cells) {
  switch (by) {
    case By::section: return section_keys(read, id);
    case By::direction: return direction_keys(read, id);
    case By::executor: return executor_keys(read, id, cells);
    case By::quarter:
    case By::month: return time_keys(by, cells);
  }
  return {};
}

std::vector<Cell> cells_of(const db::Read& read, const Where& where, By by, Date today) {
  const Grouping group = grouping(by);
  const std::string sql =
      filled(filled(filled(sql::progress, "where", where.sql), "key", group.key), "join", group.join);
  db::Binds binds{iso_date(today)};
  binds.insert(binds.end(), where.binds.begin(), where.binds.end());
  return read.all(sql, binds, [](const db::Row& row) {
    return Cell{row.text(0), status_from_name(row.text(1)).value_or(Status::planned), row.truth(2),
                static_cast<int>(row.integer(3))};
  });
}

}  // namespace

std::vector<Group> progress(const db::Read& read, const Hand& who, RoadmapId id, By by, const Span& span, Date today) {
  const SeenRoadmap plan = seen_roadmap(read, who, id);
  Where where = visible(read, who, {plan});
  if (span.from) where.add("t.due >= ?", {iso_date(*span.from)});
  if (span.to) where.add("t.due <= ?", {iso_date(*span.to)});
  const auto cells = cells_of(read, where, by, today);
  const Keys keys = keys_of(read, id, by, cells);
  std::map<std::string, Group> groups;
  Group all{.title = "Всего"};
  for (const Cell& cell : cells) {
    add(all, cell);
    const auto found = keys.find(cell.key);
    const std::vector<Key> none{{"~", "none", "Без направления"}};
    for (const Key& key : found == keys.end() ? none : found->second) {
      Group& group = groups[key.order];
      group.key = key.key;
      group.title = key.title;
      add(group, cell);
    }
  }
  std::vector<Group> out;
  for (auto& [order, group] : groups) out.push_back(std::move(group));
  out.push_back(std::move(all));
  std::ranges::for_each(out, conclude);
  return out;
}

Counts counts(const db::Read& read, const Hand& who, Of of, Date today) {
  Where where = visible(read, who, seen_roadmaps(read, who));
  if (of == Of::mine) where.add("(t.account_id = ? OR t.node_id = ?)", {who.account, who.node});
  db::Binds binds{iso_date(today), iso_date(today), iso_date(today.plus_days(kDaysSoon))};
  binds.insert(binds.end(), where.binds.begin(), where.binds.end());
  Counts out;
  read.each(filled(sql::status_counts, "where", where.sql), binds, [&](const db::Row& row) {
    out = {static_cast<int>(row.integer(0)), static_cast<int>(row.integer(1)), static_cast<int>(row.integer(2)),
           static_cast<int>(row.integer(3)), static_cast<int>(row.integer(4))};
  });
  return out;
}

}  // namespace vekha::execution
