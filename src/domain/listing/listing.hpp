// Tables of results as a person sees them: the same cells on the screen, in JSON, in CSV and in XLSX.
#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "domain/results/results.hpp"

namespace vekha::listing {

struct Column {
  std::string key;    ///< of JSON and of a table for machines: "total"
  std::string title;  ///< «Первичный балл»
};
/// A number, a text, or the reason why there is neither.
struct Cell {
  std::optional<double> number;
  int decimals = 0;
  std::string text;
  std::string status;        ///< "missing", "not_started" … of an absence, empty otherwise
  std::string status_title;  ///< «нет данных»
  static Cell of(double number, int decimals = 0) { return {.number = number, .decimals = decimals}; }
  static Cell of(std::string text) { return {.text = std::move(text)}; }
  static Cell of(const results::Score& score, int unit = 1);
  static Cell of(const results::TaskValue& value, int unit = 1);
  /// As the screen shows it: «8,5», «X», «нет данных».
  std::string shown() const;
};
/// Takes a table row by row, so that a long one is never held whole.
struct Sink {
  std::function<void(const std::vector<Column>&)> head;
  std::function<void(const std::vector<Cell>&)> row;
};

/// What the tables are made of.
struct Source {
  const db::Read& read;
  facts::Store& facts;
  const results::Pupils& pupils;
  results::Filter filter;
};

/// Names of organisations, those that are gone too, as on the day of the structure when the filter has one.
class Names {
 public:
  explicit Names(const Source& source);
  struct School {
    std::string code;
    std::string name;
    std::string municipality;
  };
  const School& of(NodeId node) const;

 private:
  std::map<NodeId, School> schools_;
  School nobody_;
};

/// Works with a column for every task of the papers; `only` one batch when it is not 0.
void works(const Source& source, const Sink& sink, BatchId only = {});
/// Figures of one kind of form (empty: of any).
void figures(const Source& source, const std::string& form, const Sink& sink);
/// One work as a JSON object: what the table shows, each value with its status.
void write_work(JsonWriter& json, const Names& names, const results::Pupils& pupils, const results::Paper& paper,
                const results::WorkRow& row);
void write_figure(JsonWriter& json, const Names& names, const results::FigureRow& row);
/// What a load would change in what is stored of one school.
void write_difference(JsonWriter& json, const results::Difference& one);
/// «ОГЭ, 2025 год …, школа 101: добавлено 2, изменено 1, убрано 0; средний балл 14,00 → 12,00».
std::string difference_text(const results::Difference& one);
/// The key of a pupil in sixteen digits: of the person, else of the code inside its school, procedure and year.
std::string pupil_key(const results::Pupils& pupils, const results::Paper& paper, const results::WorkRow& row,
                      const std::string& school);

enum class Format {
  csv_ru,  ///< for Excel: UTF-8 with BOM, «;», decimal commas, titles, words for absences
  csv,     ///< RFC 4180: commas, decimal points, keys of columns, names of statuses
  xlsx
};
/// "csv-ru", "csv", "xlsx". Throws bad_arguments.
Format format_from_name(const std::string& name);
std::string_view extension(Format format);
/// Fills the file through the sink it gives; a failure leaves no half of a file under the name. Throws storage.
void save(const std::string& path, Format format, const std::function<void(const Sink&)>& fill);

}  // namespace vekha::listing
