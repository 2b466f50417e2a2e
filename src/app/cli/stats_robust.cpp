#include <cmath>
#include <numeric>

#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/stats.hpp"
#include "app/cli/stats_report.hpp"
#include "core/stats/describe.hpp"
#include "core/stats/quantile.hpp"
#include "core/stats/robust.hpp"

namespace vekha::cli {
namespace {

struct RobustCommand {
  StatsFile file;
  std::vector<std::string> columns;
};

struct OutlierCommand {
  StatsFile file;
  std::string column;
  std::string label;
  double fence = 1.5;
  std::size_t most = 0;
  double level = 0.05;
};

void robust(const RobustCommand& asked, Session& session) {
  const StatsTable table = read_table(session.path(asked.file.csv), {asked.columns, {}});
  ReportTable out{"columns",
                  "Столбец",
                  {{"n", "n"},
                   {"median", "Медиана"},
                   {"huber", "Хьюбер"},
                   {"hodges_lehmann", "Ходжес — Леман"},
                   {"trimmed", "Усечённое 10 %"},
                   {"mad", "MAD"},
                   {"sn", "Sn"},
                   {"qn", "Qn"}},
                  {}};
  for (const std::string& column : asked.columns) {
    const std::vector<double> values = known(table.number(column));
    const stats::Description of = stats::describe(values);
    out.rows.push_back({column,
                        {of.n, value_of(of.median), value_of(stats::huber(values)),
                         value_of(stats::hodges_lehmann(values)), value_of(stats::trimmed_mean(values, 0.1)),
                         value_of(of.mad), value_of(stats::sn(values)), value_of(stats::qn(values))}});
  }
  StatsReport report;
  report.table(std::move(out));
  report.print(session.out, asked.file.json);
}

/// What each row is called: its label or its number from 1.
std::vector<std::string> names_of(const OutlierCommand& asked, const StatsTable& table) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < table.rows; ++i) {
    std::string name = std::to_string(i + 1);
    if (!asked.label.empty()) name = table.label(asked.label).values[table.label(asked.label).codes[i]];
    out.push_back(std::move(name));
  }
  return out;
}

void outliers(const OutlierCommand& asked, Session& session) {
  WantedColumns wanted{{asked.column}, {}};
  if (!asked.label.empty()) wanted.labels.push_back(asked.label);
  const StatsTable table = complete(read_table(session.path(asked.file.csv), wanted));
  const std::vector<double>& values = table.number(asked.column);
  StatsReport report;
  report.tell("n", "Значений", static_cast<std::int64_t>(values.size()));
  const auto fences = stats::fences(values, asked.fence);
  const auto scores = stats::modified_z(values);
  if (!fences || !scores) {
    report.absent(values.empty() ? Absence::no_data : Absence::no_variance);
    return report.print(session.out, asked.file.json);
  }
  report.tell("fences", "Границы Тьюки", Interval{fences->lower, fences->upper});
  const std::size_t most = asked.most > 0 ? asked.most : std::max<std::size_t>(1, values.size() / 10);
  const stats::Extremes found = stats::extremes(values, most, asked.level);
  std::vector<char> by_test(values.size(), 0);
  std::vector<std::optional<double>> p(values.size());
  for (std::size_t i = 0; i < found.steps.size(); ++i) {
    by_test[found.steps[i].which] = i < found.found ? 1 : 0;
    p[found.steps[i].which] = found.steps[i].p;
  }
  const std::vector<std::string> names = names_of(asked, table);
  ReportTable out{"outliers",
                  asked.label.empty() ? "Строка" : asked.label,
                  {{"value", "Значение"},
                   {"modified_z", "Устойчивое z"},
                   {"beyond_fences", "За границами Тьюки"},
                   {"odd", "|z| > 3,5"},
                   {"esd", "Критерий ESD"},
                   {"p", "p Граббса"}},
                  {}};
  for (std::size_t i = 0; i < values.size(); ++i) {
    const bool beyond = values[i] < fences->lower || values[i] > fences->upper;
    const bool odd = std::abs((*scores)[i]) > 3.5;
    if (beyond || odd || by_test[i] != 0)
      out.rows.push_back({names[i], {values[i], (*scores)[i], beyond, odd, by_test[i] != 0, PValue{p[i]}}});
  }
  report.tell("found", "Выделяется значений", static_cast<std::int64_t>(out.rows.size()));
  report.table(std::move(out));
  if (values.size() < 15)
    report.note("Значений мало: критерий ESD надёжен от 15, для меньшего числа смотрите на z и p Граббса.");
  report.dropped(table.dropped);
  report.print(session.out, asked.file.json);
}

}  // namespace

void add_stats_robust(Command stats, Session& session) {
  const auto asked = std::make_shared<RobustCommand>();
  Command family = add_family(stats, "robust", "Устойчивые середина и разброс столбцов", asked->file);
  family.add_option("--column", asked->columns, "Столбец чисел; можно повторять").required();
  family.callback([asked, &session] { robust(*asked, session); });
}

void add_stats_outliers(Command stats, Session& session) {
  const auto asked = std::make_shared<OutlierCommand>();
  Command family = add_family(stats, "outliers", "Выделяющиеся значения столбца", asked->file);
  family.add_option("--column", asked->column, "Столбец чисел").required();
  family.add_option("--label", asked->label, "Столбец с названиями строк");
  family.add_option("--fence", asked->fence, "Сколько межквартильных размахов до границы").show_default();
  family.add_option("--most", asked->most, "Не больше скольких искать критерием ESD; по умолчанию десятая часть");
  family.add_option("--level", asked->level, "Уровень значимости").check(between(0.0001, 0.5)).show_default();
  family.callback([asked, &session] { outliers(*asked, session); });
}

}  // namespace vekha::cli
