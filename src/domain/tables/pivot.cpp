#include <algorithm>
#include <set>

#include "base/error.hpp"
#include "base/ordering.hpp"
#include "base/text.hpp"
#include "domain/indicators/indicators.hpp"
#include "domain/tables/lines.hpp"
#include "domain/tables/views.hpp"

namespace vekha::tables {
namespace {

using indicators::Indicator;
using results::Key;

std::string label(const indicators::Row& row, Key key) {
  switch (key) {
    case Key::procedure: return row.exam.procedure;
    case Key::year: return std::to_string(row.exam.year);
    case Key::grade: return std::to_string(row.exam.grade) + " класс";
    case Key::subject: return row.exam.subject;
    case Key::school: return row.school_name;
    case Key::municipality: return row.municipality_name;
    case Key::class_name: return row.class_name.empty() ? "класс не назван" : row.class_name;
  }
  return {};
}

const char* title_of(Key key) {
  switch (key) {
    case Key::procedure: return "Процедура";
    case Key::year: return "Год";
    case Key::grade: return "Класс";
    case Key::subject: return "Предмет";
    case Key::school: return "Школа";
    case Key::municipality: return "Муниципалитет";
    case Key::class_name: return "Буква класса";
  }
  return "";
}

struct ByName {
  bool operator()(const std::vector<std::string>& a, const std::vector<std::string>& b) const {
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), natural_less);
  }
};

/// The cells of one line of the pivot, by the label of the column.
struct Line {
  NodeId node;
  std::map<std::string, Estimate> cells;
};

const Indicator& measure_of(const std::string& id) {
  if (const Indicator* found = indicators::find_definition(id)) return *found;
  std::vector<std::string> known;
  for (const Indicator& each : indicators::definitions()) known.push_back(each.id);
  throw Error(Code::bad_arguments, "Показателя «" + prefix(id, 40) + "» нет. Бывают: " + joined(known, ", ") + ".");
}

std::vector<Key> row_keys(const Query& query) {
  std::vector<Key> out = query.rows.empty() ? std::vector{Key::school} : query.rows;
  if (query.columns) std::erase(out, *query.columns);
  if (out.empty()) throw Error(Code::bad_arguments, "Строки и столбцы сводной таблицы должны различаться.");
  return out;
}

}  // namespace

void fill_pivot(Table& table, const Sources& sources, const Query& query) {
  const Indicator& measure = measure_of(query.measure);
  const std::vector<Key> rows = row_keys(query);
  std::vector<Key> by = rows;
  if (query.columns) by.push_back(*query.columns);
  std::set<std::string, bool (*)(std::string_view, std::string_view)> heads(natural_less);
  std::map<std::vector<std::string>, Line, ByName> lines;
  for (const indicators::Row& row :
       indicators::compute(sources.read, sources.facts, sources.catalog, {query.filter, by})) {
    std::vector<std::string> names;
    for (const Key key : rows) names.push_back(label(row, key));
    const std::string head = query.columns ? label(row, *query.columns) : measure.short_name;
    heads.insert(head);
    Line& line = lines[names];
    line.node = row.school;
    line.cells.insert_or_assign(head, row.values.of(measure.kind));
    for (const std::string& note : row.notes)
      if (std::find(table.notes.begin(), table.notes.end(), note) == table.notes.end()) table.notes.push_back(note);
  }
  for (const Key key : rows) table.columns.push_back({.title = title_of(key)});
  const bool percent = measure.unit == "%";
  for (const std::string& head : heads)
    table.columns.push_back({.title = head,
                             .group = query.columns ? measure.name : "",
                             .decimals = measure.unit == "чел." ? 0
                                         : percent              ? 1
                                                                : 2,
                             .full = percent ? 100.0 : 0.0});
  for (const auto& [names, line] : lines) {
    Row row{line.node ? Split::school : Split::all, line.node, {}};
    for (const std::string& name : names) row.cells.push_back({name, {}});
    for (const std::string& head : heads) {
      const auto found = line.cells.find(head);
      row.cells.push_back({{}, found == line.cells.end() ? Estimate::absent(Absence::no_data) : found->second});
    }
    table.rows.push_back(std::move(row));
  }
}

}  // namespace vekha::tables
