// Tables of results as people read them, in the order an analysis is read. One table serves the page, the exports and
// the command line, so that their cells are the same.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/estimate.hpp"
#include "domain/catalog/catalog.hpp"
#include "domain/results/results.hpp"
#include "io/sheet/csv_text.hpp"

namespace vekha::tables {

/// What can be asked for, in the order the federal recommendations read them.
struct View {
  std::string_view id;     ///< "marks"
  std::string_view title;  ///< «Статистика по отметкам»
  std::string_view about;  ///< one sentence: how to read it
  bool one_exam = true;    ///< makes sense for one exam only
  bool by_skill = false;   ///< Query::by has a meaning
};
const std::vector<View>& views();

/// How deep the rows go; the rows above are always there.
enum class Split { all, municipality, school, school_class };
std::optional<Split> split_from_name(std::string_view name);  ///< "all", "municipality", "school", "class"
/// How deep a view goes when nobody says.
Split usual_split(std::string_view view);

/// What tasks are gathered by in the views about skills.
enum class By { result, skill, kes, kt, task };
std::optional<By> by_from_name(std::string_view name);  ///< "result", "skill", "kes", "kt", "task"

struct Query {
  results::Filter filter;
  Split split = Split::school;
  std::vector<results::Key> rows;        ///< of the pivot; empty: school
  std::optional<results::Key> columns;   ///< of the pivot; nothing: one column
  std::string measure = "mean_percent";  ///< of the pivot: id of an indicator
  By by = By::result;                    ///< of the planned results and the map of skills
  std::int64_t limit = 0;                ///< most rows of single works; 0: all
};

struct Column {
  std::string title;
  std::string group;                 ///< heading over neighbours; empty for none
  std::string hint;                  ///< what the heading means, longer
  int decimals = -1;                 ///< of a number; −1 for text
  double full = 0;                   ///< the value that is «all of it» for shading (100 for per cent); 0: not shaded
  std::string element{};             ///< of a skill: its words alone
  std::vector<std::string> tasks{};  ///< of a skill: names of its tasks
};

/// A text, or a number that is honest about itself.
struct Cell {
  std::string text;
  std::optional<Estimate> number;
};

struct Row {
  Split level = Split::all;  ///< what the row is about
  NodeId node;               ///< school or municipality; 0 for all
  std::vector<Cell> cells;   ///< one per column
};

struct Table {
  std::string id;
  std::string title;
  std::string caption;  ///< whose results: «ВПР, математика, 5 класс, 2021 год»
  std::vector<Column> columns;
  std::vector<Row> rows;
  std::int64_t total = 0;          ///< works there are when the rows are cut; 0: nothing is cut
  std::vector<std::string> notes;  ///< Russian: what is missing and why
  bool lacks_kim = false;          ///< no description of the paper tells what was asked for
};

struct Sources {
  const db::Read& read;
  facts::Store& facts;
  const catalog::Catalog& catalog;
};
/// Throws not_found for an unknown view, bad_arguments when the view needs one exam and the filter leaves several
/// (naming them), or when the pivot has an unknown measure.
Table make(std::string_view view, const Sources& sources, const Query& query);

/// What a person reads in a cell: «44,3», «нет данных». Screen, CSV and workbook show this very text.
std::string shown(const Cell& cell, const Column& column);

using Csv = sheet::CsvDialect;
std::string csv(const Table& table, Csv dialect);
/// Numbers as numbers, shown with the decimals of their column.
std::string workbook(const Table& table);
/// Tables with their notes one after another, DOCX. `created`: UTC, ISO 8601.
std::string document(const std::vector<Table>& tables, const std::string& created);

}  // namespace vekha::tables
