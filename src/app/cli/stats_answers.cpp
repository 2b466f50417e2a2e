#include "app/cli/stats_answers.hpp"

#include <algorithm>
#include <cmath>

#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "base/error.hpp"
#include "base/text.hpp"

namespace vekha::cli {
namespace {

constexpr std::size_t kToldProblems = 20;

Issue problem(const std::string& file, const std::string& message) {
  return {.code = "no_column", .severity = Severity::error, .place = {.file = file}, .message = message};
}

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// The columns that `word` names: one, or all from first to last. Nothing is told of a column that is not there: the
/// reader of the table does.
std::vector<std::string> columns_of(const std::string& word, const std::vector<std::string>& columns) {
  const std::size_t dots = word.find("..");
  if (dots == std::string::npos || has(columns, word)) return {word};
  const auto first = std::find(columns.begin(), columns.end(), word.substr(0, dots));
  const auto last = std::find(columns.begin(), columns.end(), word.substr(dots + 2));
  if (first == columns.end() || last == columns.end() || last < first) return {word};
  return {first, last + 1};
}

std::vector<std::string> chosen_items(const std::vector<std::string>& columns, const AnswersFile& file,
                                      const std::vector<std::string>& others) {
  std::vector<std::string> items;
  for (const std::string& word : file.items)
    for (const std::string& column : columns_of(word, columns))
      if (!has(items, column)) items.push_back(column);
  if (!file.items.empty()) return items;
  for (const std::string& column : columns)
    if (column != file.id && !has(others, column) && !column.empty()) items.push_back(column);
  return items;
}

std::vector<std::string> ids_of(const StatsTable& table, const std::string& column) {
  std::vector<std::string> ids;
  for (std::size_t row = 0; row < table.rows; ++row) {
    if (column.empty()) {
      ids.push_back(std::to_string(row + 1));
      continue;
    }
    const Labels& labels = table.label(column);
    ids.push_back(labels.codes[row] == Labels::kMissing ? "" : labels.values[labels.codes[row]]);
  }
  return ids;
}

/// What is common to both ways of reading: names, and the columns beside the tasks.
AnswersTable frame_of(const StatsTable& read, const AnswersFile& file, std::vector<std::string> items,
                      const std::vector<std::string>& others) {
  AnswersTable table{.file = read.file, .items = std::move(items), .ids = ids_of(read, file.id)};
  table.scores.items = table.items.size();
  for (const std::string& column : others) table.labels.push_back(read.label(column));
  return table;
}

WantedColumns wanted_labels(const AnswersFile& file, const std::vector<std::string>& others) {
  WantedColumns wanted;
  wanted.labels = others;
  if (!file.id.empty()) wanted.labels.push_back(file.id);
  return wanted;
}

std::vector<std::string> items_of_file(const std::string& path, const AnswersFile& file,
                                       const std::vector<std::string>& others) {
  auto items = chosen_items(table_columns(path), file, others);
  if (items.empty())
    throw Error(Code::bad_input, "В таблице нет ни одного столбца заданий.",
                {problem(path, "все столбцы названы в других ключах; назовите задания ключом --item.")});
  return items;
}

/// Points out of texts, for tables where some text means «no answer». Throws bad_input telling each other text.
AnswersTable numbers_of(Choices choices) {
  AnswersTable table = std::move(choices.table);
  Issues issues;
  for (std::size_t cell = 0; cell < choices.answers.cells.size(); ++cell) {
    const int answer = choices.answers.cells[cell];
    const std::size_t item = cell % table.items.size();
    table.scores.cells.emplace_back();
    if (answer == stats::kMissing) continue;
    const std::string& text = choices.options[item][static_cast<std::size_t>(answer)];
    table.scores.cells.back() = parse_number(text);
    if (table.scores.cells.back() || issues.size() >= kToldProblems) continue;
    issues.push_back({.code = "text_in_numbers",
                      .severity = Severity::error,
                      .place = {.file = table.file},
                      .message = "участник «" + table.ids[cell / table.items.size()] + "», задание «" +
                                 table.items[item] + "»: не число.",
                      .found = text,
                      .expected = "число, пусто или названное в --omitted"});
  }
  if (!issues.empty()) throw Error(Code::bad_input, "Баллы заданий прочитать не удалось.", issues);
  return table;
}

}  // namespace

Command add_answers_family(Command stats, const std::string& name, const std::string& about, AnswersFile& file) {
  Command family = add_family(stats, name, about, file.file);
  family.add_option("--item", file.items,
                    "Столбцы заданий через пробел, можно «первый..последний»; без ключа — все остальные столбцы");
  family.add_option("--id", file.id, "Столбец с кодом участника; без ключа — номер строки");
  family.add_option("--omitted", file.omitted, "Что ещё, кроме пустой клетки, значит «нет ответа»: X, 8");
  return family;
}

AnswersTable read_answers(const std::string& path, const AnswersFile& file, const std::vector<std::string>& others) {
  if (!file.omitted.empty()) return numbers_of(read_choices(path, file, others));
  WantedColumns wanted = wanted_labels(file, others);
  wanted.numbers = items_of_file(path, file, others);
  const StatsTable read = read_table(path, wanted);
  AnswersTable table = frame_of(read, file, wanted.numbers, others);
  table.scores.cells.reserve(read.rows * table.items.size());
  for (std::size_t row = 0; row < read.rows; ++row)
    for (const std::string& item : table.items) {
      const double value = read.number(item)[row];
      table.scores.cells.push_back(std::isnan(value) ? std::nullopt : std::optional<double>(value));
    }
  return table;
}

Choices read_choices(const std::string& path, const AnswersFile& file, const std::vector<std::string>& others) {
  WantedColumns wanted = wanted_labels(file, others);
  const std::vector<std::string> items = items_of_file(path, file, others);
  wanted.labels.insert(wanted.labels.end(), items.begin(), items.end());
  const StatsTable read = read_table(path, wanted);
  Choices choices{frame_of(read, file, items, others), {items.size(), {}}, {}};
  choices.answers.cells.assign(read.rows * items.size(), stats::kMissing);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Labels& labels = read.label(items[i]);
    choices.options.push_back(labels.values);
    for (std::size_t row = 0; row < read.rows; ++row)
      if (labels.codes[row] != Labels::kMissing && !has(file.omitted, labels.values[labels.codes[row]]))
        choices.answers.cells[row * items.size() + i] = static_cast<int>(labels.codes[row]);
  }
  return choices;
}

stats::Answers whole_points(const AnswersTable& table) {
  constexpr double kMost = 1000;
  stats::Answers answers{table.items.size(), {}};
  Issues issues;
  for (std::size_t cell = 0; cell < table.scores.cells.size(); ++cell) {
    const auto& value = table.scores.cells[cell];
    const bool good = !value || (*value >= 0 && *value <= kMost && std::abs(*value - std::round(*value)) < 1e-9);
    answers.cells.push_back(value && good ? static_cast<int>(std::lround(*value)) : stats::kMissing);
    if (good || issues.size() >= kToldProblems) continue;
    issues.push_back({.code = "not_whole_points",
                      .severity = Severity::error,
                      .place = {.file = table.file},
                      .message = "участник «" + table.ids[cell / table.items.size()] + "», задание «" +
                                 table.items[cell % table.items.size()] + "»: балл не подходит.",
                      .found = shown(*value),
                      .expected = "целое от 0 до 1000 или пусто"});
  }
  if (!issues.empty())
    throw Error(Code::bad_input, "Баллы заданий должны быть целыми; половины умножьте на два.", issues);
  return answers;
}

void write_parameter(JsonWriter& json, const std::string& name, const stats::Parameter& parameter) {
  json.field(name, parameter.value).field(name + "_se", parameter.se);
  if (!parameter.value) json.field(name + "_absence", absence_name(parameter.absence));
}

void write_number(JsonWriter& json, const std::string& name, const Estimate& estimate) {
  json.field(name, estimate.value);
  if (!estimate.value) json.field(name + "_absence", absence_name(estimate.absence));
}

std::string told(const Estimate& estimate) {
  return estimate.value ? shown(*estimate.value) : std::string(absence_text(estimate.absence));
}

std::string told(const stats::Parameter& parameter) {
  return parameter.value ? shown(*parameter.value) : std::string(absence_text(parameter.absence));
}

std::string told_error(const stats::Parameter& parameter) {
  return parameter.value && parameter.se ? "± " + shown(*parameter.se) : "";
}

void add_stats_of_answers(Command stats, Session& session) {
  for (const auto& add : {add_stats_items, add_stats_dif, add_stats_curves, add_stats_abilities, add_stats_person_fit,
                          add_stats_similarity, add_stats_clusters, add_stats_hetop, add_stats_counts,
                          add_stats_inversion, add_stats_nearest})
    add(stats, session);
}

}  // namespace vekha::cli
