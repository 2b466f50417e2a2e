#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/stats.hpp"
#include "app/cli/stats_report.hpp"
#include "core/stats/correlation.hpp"
#include "core/stats/spearman.hpp"

namespace vekha::cli {
namespace {

struct CorrelationCommand {
  StatsFile file;
  std::string x;
  std::string y;
};

void add_row(ReportTable& table, const std::string& name, const std::optional<stats::Correlation>& found) {
  if (!found) {
    table.rows.push_back({name, {{}, {}, PValue{}, {}, {}}});
    return;
  }
  table.rows.push_back(
      {name, {found->value, value_of(found->statistic), PValue{found->p}, value_of(found->interval), found->exact}});
}

void correlations(const CorrelationCommand& asked, Session& session) {
  const StatsTable table = complete(read_table(session.path(asked.file.csv), {{asked.x, asked.y}, {}}));
  const std::vector<double>& x = table.number(asked.x);
  const std::vector<double>& y = table.number(asked.y);
  ReportTable out{"correlations",
                  "Корреляция",
                  {{"estimate", "Значение"},
                   {"statistic", "Статистика"},
                   {"p", "p"},
                   {"ci", "Интервал 95 %"},
                   {"exact", "Точный p"}},
                  {}};
  const auto linear = stats::pearson(x, y);
  add_row(out, "pearson", linear);
  add_row(out, "spearman", stats::rank_correlation(x, y));
  add_row(out, "kendall", stats::kendall(x, y));
  StatsReport report;
  report.tell("n", "Пар", static_cast<std::int64_t>(table.rows));
  if (linear) {
    std::vector<stats::PairCount> pairs;
    for (std::size_t i = 0; i < x.size(); ++i) pairs.push_back({x[i], y[i], 1});
    report.tell("spearman_simplified", "Спирмен по упрощённой формуле (точна без повторов)",
                stats::spearman(pairs)->simplified);
  } else {
    report.absent(table.rows < 2 ? Absence::too_few : Absence::no_variance);
  }
  report.table(std::move(out));
  report.dropped(table.dropped);
  report.print(session.out, asked.file.json);
}

}  // namespace

void add_stats_correlation(Command stats, Session& session) {
  const auto asked = std::make_shared<CorrelationCommand>();
  Command family = add_family(stats, "correlation", "Связь двух столбцов: Пирсон, Спирмен, Кендалл", asked->file);
  family.add_option("--x", asked->x, "Первый столбец чисел").required();
  family.add_option("--y", asked->y, "Второй столбец чисел").required();
  family.callback([asked, &session] { correlations(*asked, session); });
}

}  // namespace vekha::cli
