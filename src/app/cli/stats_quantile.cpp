#include <sstream>

#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/stats.hpp"
#include "app/cli/stats_report.hpp"
#include "core/stats/quantile.hpp"

namespace vekha::cli {
namespace {

struct QuantileCommand {
  StatsFile file;
  std::vector<std::string> columns;
  std::vector<double> shares = {0, 0.25, 0.5, 0.75, 1};
  int type = 7;
};

/// "0.25" as it is written in R's names without the percent sign.
std::string share_key(double share) {
  std::ostringstream out;
  out << share;
  return out.str();
}

void quantiles(const QuantileCommand& asked, Session& session) {
  const StatsTable table = read_table(session.path(asked.file.csv), {asked.columns, {}});
  ReportTable out{"quantiles", "Столбец", {{"n", "n"}}, {}};
  for (const double share : asked.shares) out.heads.push_back({share_key(share), shown(100 * share) + " %"});
  for (const std::string& column : asked.columns) {
    const std::vector<double> values = known(table.number(column));
    std::vector<ReportValue> cells = {static_cast<std::int64_t>(values.size())};
    for (const double share : asked.shares) cells.push_back(value_of(stats::quantile(values, share, asked.type)));
    out.rows.emplace_back(column, std::move(cells));
  }
  StatsReport report;
  report.tell("type", "Определение квантиля (тип по Хиндману и Фэну)", static_cast<std::int64_t>(asked.type));
  report.table(std::move(out));
  report.print(session.out, asked.file.json);
}

}  // namespace

void add_stats_quantile(Command stats, Session& session) {
  const auto asked = std::make_shared<QuantileCommand>();
  Command family = add_family(stats, "quantile", "Квантили по любому из девяти определений", asked->file);
  family.add_option("--column", asked->columns, "Столбец чисел; можно повторять").required();
  family.add_option("--p", asked->shares, "Доля от 0 до 1; можно повторять").check(between(0.0, 1.0));
  family.add_option("--type", asked->type, "Определение, 1–9").check(between(1, 9)).show_default();
  family.callback([asked, &session] { quantiles(*asked, session); });
}

}  // namespace vekha::cli
