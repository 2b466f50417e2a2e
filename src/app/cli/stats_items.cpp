#include <algorithm>

#include "app/cli/columns.hpp"
#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/stats_answers.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "core/stats/items.hpp"

namespace vekha::cli {
namespace {

struct ItemsOptions {
  AnswersFile file;
  std::vector<std::string> maxima;  ///< «задание=балл»
  bool pairwise = false;
};

/// The greatest points of each task: told by the person, else the greatest anybody got, else 1.
std::vector<double> maxima_of(const AnswersTable& table, const std::vector<std::string>& told_maxima) {
  std::vector<double> maxima(table.items.size(), 0);
  for (std::size_t cell = 0; cell < table.scores.cells.size(); ++cell) {
    double& greatest = maxima[cell % table.items.size()];
    greatest = std::max(greatest, table.scores.cells[cell].value_or(0));
  }
  for (double& greatest : maxima)
    if (greatest <= 0) greatest = 1;
  Issues issues;
  for (const std::string& word : told_maxima) {
    const std::size_t sign = word.rfind('=');
    const auto item = std::find(table.items.begin(), table.items.end(), word.substr(0, sign));
    const auto value = sign == std::string::npos ? std::nullopt : parse_number(word.substr(sign + 1));
    if (item != table.items.end() && value && *value > 0) {
      maxima[static_cast<std::size_t>(item - table.items.begin())] = *value;
      continue;
    }
    issues.push_back({.code = "bad_maximum",
                      .severity = Severity::error,
                      .message = "ключ --max не понят.",
                      .found = word,
                      .expected = "задание=балл, например 7=2; балл больше нуля"});
  }
  if (!issues.empty()) throw Error(Code::bad_arguments, "Наибольшие баллы заданий не поняты.", issues);
  return maxima;
}

void tell_json(std::ostream& out, const AnswersTable& table, const stats::ItemReport& report) {
  JsonWriter json;
  json.begin_object().field("n", table.scores.persons()).field("complete", report.complete);
  json.field("items_used", report.used);
  write_number(json, "alpha", report.alpha);
  write_interval(json, "alpha_ci", report.alpha.interval);
  write_number(json, "sem", report.error);
  json.key("items").begin_object();
  for (std::size_t i = 0; i < table.items.size(); ++i) {
    const stats::ItemRow& row = report.items[i];
    json.key(table.items[i]).begin_object().field("n", row.mean.n);
    json.field("missing", static_cast<std::int64_t>(table.scores.persons()) - row.mean.n);
    write_number(json, "mean", row.mean);
    json.field("maximum", row.maximum);
    write_number(json, "difficulty", row.difficulty);
    write_interval(json, "difficulty_ci", row.difficulty.interval);
    write_number(json, "discrimination", row.discrimination);
    write_number(json, "alpha_dropped", row.alpha_without);
    json.end_object();
  }
  out << json.end_object().end_object().text() << "\n";
}

void tell(std::ostream& out, const AnswersTable& table, const stats::ItemReport& report) {
  Columns columns({{"Задание", Align::left},
                   {"n"},
                   {"Среднее"},
                   {"Максимум"},
                   {"Доля баллов"},
                   {"Интервал 95 %"},
                   {"Связь с остальными"},
                   {"Альфа без него"}});
  for (std::size_t i = 0; i < table.items.size(); ++i) {
    const stats::ItemRow& row = report.items[i];
    columns.add({table.items[i], std::to_string(row.mean.n), told(row.mean), shown(row.maximum), told(row.difficulty),
                 shown(row.difficulty.interval), told(row.discrimination), told(row.alpha_without)});
  }
  out << columns.text() << "Альфа Кронбаха " << told(report.alpha) << ", 95 % " << shown(report.alpha.interval)
      << "; ошибка измерения суммы " << told(report.error) << " балла.\n";
  out << counted(report.complete, "участник", "участника", "участников") << " со всеми ответами из "
      << table.scores.persons() << "; заданий с разными баллами " << report.used << " из " << table.items.size()
      << ".\n";
}

void report_items(const ItemsOptions& options, Session& session) {
  const AnswersTable table = read_answers(session.path(options.file.file.csv), options.file, {});
  const stats::ItemReport report =
      stats::item_report(table.scores, maxima_of(table, options.maxima),
                         options.pairwise ? stats::MissingRule::pairwise : stats::MissingRule::complete);
  options.file.file.json ? tell_json(session.out, table, report) : tell(session.out, table, report);
}

}  // namespace

void add_stats_items(Command stats, Session& session) {
  const auto options = std::make_shared<ItemsOptions>();
  Command family = add_answers_family(
      stats, "items", "Трудность и различающая сила заданий, надёжность работы (альфа Кронбаха)", options->file);
  family.add_option("--max", options->maxima,
                    "Наибольший балл: задание=балл, можно повторять; без ключа — наибольший из полученных");
  family.add_flag("--pairwise", options->pairwise,
                  "Связи по всем, у кого есть оба задания; без ключа — только по работам со всеми ответами");
  family.callback([options, &session] { report_items(*options, session); });
}

}  // namespace vekha::cli
