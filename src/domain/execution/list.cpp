// Lists of tasks: conditions, order, pages.
#include <algorithm>
#include <map>
#include <utility>

#include "base/text.hpp"
#include "domain/execution/execution.sql.hpp"
#include "domain/execution/rows.hpp"

namespace vekha::execution {
namespace {

constexpr int kMostRows = 500;
constexpr std::string_view kByMeasure = "m.";  ///< conditions that need the measure joined

struct Order {
  std::string_view key;
  bool text = false;  ///< the key is a text, else a number
};

Order order_of(TaskQuery::Sort sort) {
  switch (sort) {
    case TaskQuery::Sort::due: return {"t.due", true};
    case TaskQuery::Sort::number: return {"(m.roadmap_id * 1000000 + m.position)"};
    case TaskQuery::Sort::executor: return {"(CASE t.label WHEN '' THEN n.name ELSE t.label END)", true};
    case TaskQuery::Sort::status:
      return {
          "(CASE t.status WHEN 'review' THEN 0 WHEN 'in_work' THEN 1 WHEN 'planned' THEN 2 WHEN 'done' THEN 3 ELSE 4 "
          "END)"};
  }
  return {"t.due", true};
}

/// Measures whose number or words hold every word of the text.
std::vector<std::int64_t> measures_with(const db::Read& read, const std::vector<SeenRoadmap>& plans,
                                        const std::string& text) {
  const std::vector<std::string> words = split(folded(text), ' ');
  std::vector<std::int64_t> found;
  for (const SeenRoadmap& plan : plans)
    read.each(sql::measure_words, {plan.id}, [&](const db::Row& row) {
      const std::string place = folded(row.text(1) + " " + row.text(2));
      const auto holds = [&](const std::string& word) { return place.find(word) != std::string::npos; };
      if (std::ranges::all_of(words, holds)) found.push_back(row.integer(0));
    });
  return found;
}

std::vector<std::int64_t> measures_of(const db::Read& read, const std::vector<SeenRoadmap>& plans,
                                      const std::string& direction) {
  std::vector<std::int64_t> found;
  for (const SeenRoadmap& plan : plans)
    for (const auto& [measure, directions] : roadmap::directions_of(read, plan.id))
      if (std::ranges::find(directions, direction) != directions.end()) found.push_back(measure.value);
  return found;
}

void narrow_by_people(Where& where, const Hand& who, const TaskQuery& query) {
  if (query.whose == TaskQuery::Whose::mine) where.add("(t.account_id = ? OR t.node_id = ?)", {who.account, who.node});
  if (query.node) where.add("t.node_id = ?", {*query.node});
  if (query.executor)
    where.add(
        "(t.label = ? OR (t.label = '' AND t.node_id IN (SELECT id FROM node WHERE name = ?)) OR t.party_id IN (SELECT "
        "id "
        "FROM roadmap_party WHERE name = ?))",
        {*query.executor, *query.executor, *query.executor});
}

void narrow_by_state(Where& where, const TaskQuery& query, Date today) {
  if (!query.statuses.empty()) {
    std::string marks;
    db::Binds names;
    for (const Status status : query.statuses) {
      marks += marks.empty() ? "?" : ",?";
      names.emplace_back(status_name(status));
    }
    where.add("t.status IN (" + marks + ")", names);
  }
  if (query.due_from) where.add("t.due >= ?", {iso_date(*query.due_from)});
  if (query.due_to) where.add("t.due <= ?", {iso_date(*query.due_to)});
  if (query.lateness == TaskQuery::Lateness::overdue)
    where.add("t.status NOT IN ('done', 'cancelled') AND t.due < ?", {iso_date(today)});
}

void narrow_by_measure(Where& where, const db::Read& read, const std::vector<SeenRoadmap>& plans,
                       const TaskQuery& query) {
  if (query.occurrence) where.add("t.occurrence_id = ?", {*query.occurrence});
  if (query.measure) where.add("m.id = ?", {*query.measure});
  if (query.section)
    where.add(
        "EXISTS (SELECT 1 FROM roadmap_section x WHERE x.roadmap_id = m.roadmap_id AND x.position = m.section AND "
        "(x.number "
        "= ? OR x.title = ? OR x.path = ?))",
        {*query.section, *query.section, *query.section});
  if (query.direction) where.add("m.id IN (" + id_list(measures_of(read, plans, *query.direction)) + ")");
  if (!trimmed(query.text).empty()) where.add("m.id IN (" + id_list(measures_with(read, plans, query.text)) + ")");
}

/// «key|id» of the last row of the page before.
void go_on_after(Where& where, const Order& order, const std::string& after) {
  const auto bar = after.rfind('|');
  const auto id = bar == std::string::npos ? std::nullopt : parse_integer(after.substr(bar + 1));
  const std::string key = after.substr(0, bar);
  const auto number = parse_integer(key);
  if (!id || (!order.text && !number))
    throw Error(Code::bad_arguments, "Параметр «after» не понят: передайте значение next прошлой страницы.");
  const db::Bind bound = order.text ? db::Bind(key) : db::Bind(*number);
  where.add("(" + std::string(order.key) + ", t.id) > (?, ?)", {bound, *id});
}

}  // namespace

TaskRow read_row(const db::Row& row, Date today) {
  TaskRow task{.id = row.id<TaskId>(0),
               .roadmap = row.id<RoadmapId>(1),
               .measure = row.id<MeasureId>(2),
               .occurrence = row.id<OccurrenceId>(3),
               .number = row.text(4),
               .text = row.text(5),
               .section = row.text(6),
               .executor = row.text(7).empty() ? row.text(9) : row.text(7),
               .node = row.id<NodeId>(8),
               .node_name = row.text(9),
               .part = row.text(10),
               .account_name = row.text(12),
               .from = day(row, 13),
               .due = day(row, 14),
               .status = status_from_name(row.text(15)).value_or(Status::planned),
               .evidence_count = static_cast<int>(row.integer(17)),
               .row_version = static_cast<int>(row.integer(16))};
  if (!row.is_null(11)) task.account = row.id<AccountId>(11);
  task.overdue = is_open(task.status) && task.due < today;
  return task;
}

std::vector<std::string> documents_of(const db::Read& read, MeasureId measure) {
  return read.all(sql::documents_of_measure, {measure}, [](const db::Row& row) { return row.text(0); });
}

std::vector<TaskRow> rows_where(const db::Read& read, const Where& where, Date today) {
  db::Binds binds = where.binds;
  binds.emplace_back(100'000);
  auto rows = read.all(filled(filled(sql::task_rows, "where", where.sql), "key", "t.due"), binds,
                       [&](const db::Row& row) { return read_row(row, today); });
  std::map<MeasureId, std::vector<std::string>> documents;
  for (TaskRow& row : rows) {
    const auto [place, fresh] = documents.try_emplace(row.measure);
    if (fresh) place->second = documents_of(read, row.measure);
    row.documents = place->second;
  }
  return rows;
}

Where asked(const db::Read& read, const Hand& who, const TaskQuery& query, Date today) {
  std::vector<SeenRoadmap> plans = seen_roadmaps(read, who);
  if (query.roadmap) std::erase_if(plans, [&](const SeenRoadmap& plan) { return plan.id != *query.roadmap; });
  Where where = visible(read, who, plans);
  narrow_by_people(where, who, query);
  narrow_by_state(where, query, today);
  narrow_by_measure(where, read, plans, query);
  return where;
}

std::int64_t total_where(const db::Read& read, const Where& where) {
  const bool by_measure = where.sql.find(kByMeasure) != std::string::npos;
  return read.count(filled(by_measure ? sql::task_total_by_measure : sql::task_total, "where", where.sql), where.binds);
}

TaskPage tasks(const db::Read& read, const Hand& who, const TaskQuery& query, Date today) {
  Where where = asked(read, who, query, today);
  TaskPage page{.total = total_where(read, where)};
  const Order order = order_of(query.sort);
  if (!query.after.empty()) go_on_after(where, order, query.after);
  const int limit = std::clamp(query.limit, 1, kMostRows);
  where.binds.emplace_back(limit + 1);
  std::string last;
  std::string before_last;
  read.each(filled(filled(sql::task_rows, "where", where.sql), "key", order.key), where.binds, [&](const db::Row& row) {
    before_last = std::exchange(last, row.text(18) + "|" + row.text(0));
    page.items.push_back(read_row(row, today));
  });
  if (page.items.size() > static_cast<std::size_t>(limit)) {
    page.items.pop_back();
    page.next = before_last;
  }
  std::map<MeasureId, std::vector<std::string>> documents;
  for (TaskRow& item : page.items) {
    const auto [place, fresh] = documents.try_emplace(item.measure);
    if (fresh) place->second = documents_of(read, item.measure);
    item.documents = place->second;
  }
  return page;
}

}  // namespace vekha::execution
