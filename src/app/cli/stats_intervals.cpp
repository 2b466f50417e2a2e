#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/stats.hpp"
#include "app/cli/stats_report.hpp"
#include "base/error.hpp"
#include "core/stats/bootstrap.hpp"
#include "core/stats/describe.hpp"
#include "core/stats/intervals.hpp"
#include "core/stats/quantile.hpp"
#include "core/stats/robust.hpp"

namespace vekha::cli {
namespace {

struct IntervalCommand {
  StatsFile file;
  std::string column;
  std::string by;
  double level = 0.95;
  std::string statistic = "mean";
  int repeats = 9999;
  std::uint64_t seed = 1;
};

/// The values of the column by groups, one unnamed group without --by.
std::vector<std::pair<std::string, std::vector<double>>> groups_of(const IntervalCommand& asked,
                                                                   const StatsTable& table) {
  if (asked.by.empty()) return {{asked.column, table.number(asked.column)}};
  std::vector<std::pair<std::string, std::vector<double>>> out;
  const Labels& labels = table.label(asked.by);
  for (const std::string& name : labels.values) out.emplace_back(name, std::vector<double>{});
  for (std::size_t i = 0; i < table.rows; ++i) out[labels.codes[i]].second.push_back(table.number(asked.column)[i]);
  return out;
}

StatsTable table_of(const IntervalCommand& asked, Session& session) {
  WantedColumns wanted{{asked.column}, {}};
  if (!asked.by.empty()) wanted.labels.push_back(asked.by);
  return complete(read_table(session.path(asked.file.csv), wanted));
}

bool is_share(const std::vector<double>& values) {
  for (const double value : values)
    if (value != 0 && value != 1) return false;
  return true;
}

stats::Count count_of(const std::vector<double>& values) {
  stats::Count out;
  for (const double value : values) {
    out.hits += value > 0.5 ? 1 : 0;
    ++out.n;
  }
  return out;
}

void tell_shares(StatsReport& report, const IntervalCommand& asked,
                 const std::vector<std::pair<std::string, std::vector<double>>>& groups) {
  ReportTable table{"shares",
                    asked.by.empty() ? "Столбец" : asked.by,
                    {{"hits", "Единиц"},
                     {"n", "n"},
                     {"share", "Доля"},
                     {"wilson", "Уилсон"},
                     {"clopper_pearson", "Клоппер — Пирсон"}},
                    {}};
  for (const auto& [name, values] : groups) {
    const stats::Count count = count_of(values);
    const ReportValue share =
        count.n == 0 ? ReportValue() : ReportValue(static_cast<double>(count.hits) / static_cast<double>(count.n));
    table.rows.push_back({name,
                          {count.hits, count.n, share, value_of(stats::wilson(count, asked.level)),
                           value_of(stats::clopper_pearson(count, asked.level))}});
  }
  report.table(std::move(table));
  if (groups.size() != 2) return;
  const stats::Count one = count_of(groups[0].second);
  const stats::Count other = count_of(groups[1].second);
  report.tell("difference", "Разность долей «" + groups[0].first + "» − «" + groups[1].first + "»",
              static_cast<double>(one.hits) / static_cast<double>(one.n) -
                  static_cast<double>(other.hits) / static_cast<double>(other.n));
  report.tell("newcombe", "Интервал разности (Ньюкомб)", value_of(stats::newcombe(one, other, asked.level)));
}

void tell_means(StatsReport& report, const IntervalCommand& asked,
                const std::vector<std::pair<std::string, std::vector<double>>>& groups) {
  ReportTable table{
      "means",
      asked.by.empty() ? "Столбец" : asked.by,
      {{"n", "n"}, {"mean", "Среднее"}, {"sd", "Станд. откл."}, {"t", "Интервал Стьюдента"}, {"absence", ""}},
      {}};
  for (const auto& [name, values] : groups) {
    const stats::Description of = stats::describe(values);
    std::optional<Interval> interval;
    if (of.n >= 2)
      interval = stats::student_interval({of.n, *of.mean, *of.variance * static_cast<double>(of.n - 1)}, asked.level);
    const ReportValue why = of.n >= 2 ? ReportValue() : ReportValue(std::string(absence_name(Absence::too_few)));
    table.rows.push_back({name, {of.n, value_of(of.mean), value_of(of.sd), value_of(interval), why}});
  }
  report.table(std::move(table));
}

void intervals(const IntervalCommand& asked, Session& session) {
  const StatsTable table = table_of(asked, session);
  const auto groups = groups_of(asked, table);
  StatsReport report;
  report.tell("level", "Уровень доверия", asked.level);
  is_share(table.number(asked.column)) ? tell_shares(report, asked, groups) : tell_means(report, asked, groups);
  report.dropped(table.dropped);
  report.print(session.out, asked.file.json);
}

stats::Statistic statistic_of(const std::string& name) {
  if (name == "median") return [](const std::vector<double>& values) { return *stats::quantile(values, 0.5); };
  if (name == "sd") return [](const std::vector<double>& values) { return stats::describe(values).sd.value_or(0); };
  if (name == "trimmed") return [](const std::vector<double>& values) { return *stats::trimmed_mean(values, 0.1); };
  return [](const std::vector<double>& values) {
    return stats::compensated_sum(values) / static_cast<double>(values.size());
  };
}

void bootstrapped(const IntervalCommand& asked, Session& session) {
  const StatsTable table = table_of(asked, session);
  ReportTable out{"intervals",
                  asked.by.empty() ? "Столбец" : asked.by,
                  {{"n", "n"},
                   {"estimate", "Оценка"},
                   {"bias", "Смещение"},
                   {"se", "Ошибка"},
                   {"percentile", "Процентильный"},
                   {"bca", "BCa"},
                   {"absence", ""}},
                  {}};
  for (const auto& [name, values] : groups_of(asked, table)) {
    const auto n = static_cast<std::int64_t>(values.size());
    const auto found =
        stats::bootstrap(values, statistic_of(asked.statistic), {asked.repeats, asked.level, asked.seed});
    if (!found) {
      const Absence why = n < 3 ? Absence::too_few : Absence::no_variance;
      out.rows.push_back({name, {n, {}, {}, {}, {}, {}, std::string(absence_name(why))}});
      continue;
    }
    out.rows.push_back(
        {name, {n, found->estimate, found->bias, found->se, found->percentile, value_of(found->bca), {}}});
  }
  StatsReport report;
  report.tell("level", "Уровень доверия", asked.level);
  report.tell("repeats", "Повторов", static_cast<std::int64_t>(asked.repeats));
  report.tell("seed", "Зерно", static_cast<std::int64_t>(asked.seed));
  report.table(std::move(out));
  report.dropped(table.dropped);
  report.print(session.out, asked.file.json);
}

Command add_interval_family(Command stats, const char* name, const char* about, IntervalCommand& asked) {
  Command family = add_family(stats, name, about, asked.file);
  family.add_option("--column", asked.column, "Столбец чисел; из нулей и единиц — доля").required();
  family.add_option("--by", asked.by, "Столбец групп");
  family.add_option("--level", asked.level, "Уровень доверия").check(between(0.5, 0.9999)).show_default();
  return family;
}

}  // namespace

void add_stats_intervals(Command stats, Session& session) {
  const auto asked = std::make_shared<IntervalCommand>();
  Command family =
      add_interval_family(stats, "intervals", "Доверительные интервалы средних, долей и разности долей", *asked);
  family.callback([asked, &session] { intervals(*asked, session); });
}

void add_stats_bootstrap(Command stats, Session& session) {
  const auto asked = std::make_shared<IntervalCommand>();
  Command family =
      add_interval_family(stats, "bootstrap", "Бутстреп-интервалы (BCa) среднего, медианы, разброса", *asked);
  family.add_option("--statistic", asked->statistic, "Что оценивается: mean, median, sd, trimmed")
      .check(one_of({"mean", "median", "sd", "trimmed"}))
      .show_default();
  family.add_option("--repeats", asked->repeats, "Число повторов").check(between(99, 1000000)).show_default();
  family.add_option("--seed", asked->seed, "Зерно случайных чисел: то же зерно — тот же ответ").show_default();
  family.callback([asked, &session] { bootstrapped(*asked, session); });
}

}  // namespace vekha::cli
