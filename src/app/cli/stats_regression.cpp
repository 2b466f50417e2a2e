#include <map>

#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/stats.hpp"
#include "app/cli/stats_design.hpp"
#include "app/cli/stats_report.hpp"
#include "base/error.hpp"
#include "core/stats/regression.hpp"

namespace vekha::cli {
namespace {

struct RegressionCommand {
  StatsFile file;
  std::string y;
  Terms terms;
  std::string weights;
  std::string errors = "classical";
};

const std::map<std::string, stats::ErrorKind> kErrors = {{"classical", stats::ErrorKind::classical},
                                                         {"hc0", stats::ErrorKind::hc0},
                                                         {"hc1", stats::ErrorKind::hc1},
                                                         {"hc2", stats::ErrorKind::hc2},
                                                         {"hc3", stats::ErrorKind::hc3}};

/// The rows of the file, and the columns they point into.
struct Loaded {
  StatsTable table;
  Design design;
  stats::RegressionRows rows;
};

std::unique_ptr<Loaded> loaded(const RegressionCommand& asked, const std::string& path) {
  WantedColumns wanted{{asked.y}, {}};
  want(wanted, asked.terms);
  if (!asked.weights.empty()) wanted.numbers.push_back(asked.weights);
  auto out = std::make_unique<Loaded>();
  out->table = complete(read_table(path, wanted));
  out->design = design_of(out->table, asked.terms);
  out->rows = {out->table.number(asked.y), out->design.columns};
  if (asked.weights.empty()) return out;
  out->rows.weights = out->table.number(asked.weights);
  for (const double weight : out->rows.weights)
    if (weight < 0) throw Error(Code::bad_input, "Столбец весов «" + asked.weights + "»: вес меньше нуля.");
  return out;
}

ReportTable beta_table(const std::vector<stats::RegressionCoefficient>& beta, const Design& design,
                       const char* statistic) {
  ReportTable table{
      "beta",
      "Коэффициент",
      {{"estimate", "Оценка"}, {"se", "Ошибка"}, {statistic, statistic}, {"p", "p"}, {"ci", "Интервал 95 %"}},
      {}};
  for (std::size_t i = 0; i < beta.size(); ++i)
    table.rows.push_back({i == 0 ? "(Intercept)" : design.names[i - 1],
                          {value_of(beta[i].estimate), value_of(beta[i].se), value_of(beta[i].statistic),
                           PValue{beta[i].p}, value_of(beta[i].interval)}});
  return table;
}

void note_collinear(StatsReport& report, const std::vector<stats::RegressionCoefficient>& beta, const Design& design) {
  for (std::size_t i = 1; i < beta.size(); ++i)
    if (!beta[i].estimate && beta[0].estimate)
      report.note("Столбец «" + design.names[i - 1] + "» выражается через предыдущие и не имеет коэффициента.");
}

void linear(const RegressionCommand& asked, Session& session) {
  const auto of = loaded(asked, session.path(asked.file.csv));
  const stats::LinearFit fit = stats::fit_linear(of->rows, kErrors.at(asked.errors));
  StatsReport report;
  report.table(beta_table(fit.beta, of->design, "t"));
  report.tell("n", "Строк", fit.n);
  report.tell("df", "Степеней свободы", fit.degrees);
  report.tell("sigma", "Остаточное отклонение", value_of(fit.sigma));
  report.tell("r2", "R²", value_of(fit.r2));
  report.tell("adjusted_r2", "R² скорректированный", value_of(fit.adjusted_r2));
  report.tell("f", "F", value_of(fit.f));
  report.tell("f_p", "p критерия F", PValue{fit.f_p});
  report.tell("log_likelihood", "Логарифм правдоподобия", value_of(fit.log_likelihood));
  report.tell("errors", "", asked.errors);
  if (!fit.log_likelihood) report.absent(fit.absence);
  note_collinear(report, fit.beta, of->design);
  report.dropped(of->table.dropped);
  report.print(session.out, asked.file.json);
}

void logistic(const RegressionCommand& asked, Session& session) {
  const auto of = loaded(asked, session.path(asked.file.csv));
  for (const double value : of->rows.y)
    if (value < 0 || value > 1)
      throw Error(Code::bad_input,
                  "Столбец «" + asked.y + "»: " + shown(value) + ", а нужно 0, 1 или доля между ними.");
  const stats::LogisticFit fit = stats::fit_logistic(of->rows);
  StatsReport report;
  report.table(beta_table(fit.beta, of->design, "z"));
  report.tell("n", "Строк", fit.n);
  report.tell("deviance", "Отклонение (deviance)", value_of(fit.deviance));
  report.tell("null_deviance", "Отклонение без столбцов", value_of(fit.null_deviance));
  report.tell("aic", "AIC", value_of(fit.aic));
  report.tell("log_likelihood", "Логарифм правдоподобия", value_of(fit.log_likelihood));
  if (!fit.deviance) report.absent(fit.absence);
  if (fit.separated)
    report.note(
        "Столбцы полностью разделяют единицы и нули: оценки были бы бесконечными. Уберите столбец или соберите больше "
        "данных.");
  note_collinear(report, fit.beta, of->design);
  report.dropped(of->table.dropped);
  report.print(session.out, asked.file.json);
}

Command add_model(Command stats, const char* name, const char* about, RegressionCommand& asked) {
  Command family = add_family(stats, name, about, asked.file);
  family.add_option("--y", asked.y, "Столбец, который объясняется").required();
  add_terms(family, asked.terms);
  family.add_option("--weights", asked.weights, "Столбец весов строк");
  return family;
}

}  // namespace

void add_stats_regression(Command stats, Session& session) {
  const auto asked = std::make_shared<RegressionCommand>();
  Command family = add_model(stats, "regression", "Линейная регрессия с обычными или устойчивыми ошибками", *asked);
  family.add_option("--errors", asked->errors, "Ошибки: classical или устойчивые hc0, hc1, hc2, hc3")
      .show_default()
      .check(one_of({"classical", "hc0", "hc1", "hc2", "hc3"}));
  family.callback([asked, &session] { linear(*asked, session); });
}

void add_stats_logistic(Command stats, Session& session) {
  const auto asked = std::make_shared<RegressionCommand>();
  Command family = add_model(stats, "logistic", "Логистическая регрессия: от чего зависит доля", *asked);
  family.callback([asked, &session] { logistic(*asked, session); });
}

}  // namespace vekha::cli
