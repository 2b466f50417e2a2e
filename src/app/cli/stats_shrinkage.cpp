#include <CLI/CLI.hpp>
#include <cmath>

#include "app/cli/command.hpp"
#include "app/cli/stats.hpp"
#include "app/cli/stats_report.hpp"
#include "base/error.hpp"
#include "core/stats/moments.hpp"
#include "core/stats/shrinkage.hpp"

namespace vekha::cli {
namespace {

struct ShrinkageCommand {
  StatsFile file;
  std::string y;
  std::string group;
  std::string se;
  double level = 0.95;
};

/// Groups with the means and errors they have by themselves.
struct Sample {
  std::vector<std::string> names;
  std::vector<stats::GroupMean> means;
  std::vector<std::int64_t> sizes;  ///< empty where errors were given
  double degrees = 0;
};

/// One row a group: its value and error.
Sample given(const ShrinkageCommand& asked, const StatsTable& table) {
  Sample out;
  const Labels& groups = table.label(asked.group);
  for (std::size_t i = 0; i < table.rows; ++i) {
    const double se = table.number(asked.se)[i];
    if (se <= 0)
      throw Error(Code::bad_input, "Столбец ошибок «" + asked.se + "»: " + shown(se) + ", а ошибка больше нуля.");
    out.names.push_back(groups.values[groups.codes[i]]);
    out.means.push_back({table.number(asked.y)[i], se});
  }
  return out;
}

/// One row a pupil: means with the error of the common spread within groups.
Sample counted_up(const ShrinkageCommand& asked, const StatsTable& table) {
  Sample out;
  const Labels& groups = table.label(asked.group);
  std::vector<stats::Moments> parts(groups.values.size());
  for (std::size_t i = 0; i < table.rows; ++i) parts[groups.codes[i]].add(table.number(asked.y)[i]);
  double squares = 0;
  for (const stats::Moments& part : parts) {
    squares += part.m2;
    out.degrees += static_cast<double>(part.n - 1);
  }
  out.names = groups.values;
  const double within = out.degrees > 0 ? squares / out.degrees : 0;
  for (const stats::Moments& part : parts) {
    out.means.push_back({part.mean, std::sqrt(within / static_cast<double>(part.n))});
    out.sizes.push_back(part.n);
  }
  return out;
}

void tell_groups(StatsReport& report, const Sample& sample, const stats::Shrinkage& found) {
  ReportTable out{"groups",
                  "Группа",
                  {{"n", "n"},
                   {"raw", "Своё среднее"},
                   {"raw_se", "Ошибка"},
                   {"estimate", "Оценка"},
                   {"se", "Ошибка оценки"},
                   {"ci", "Интервал"},
                   {"weight", "Вес своего"}},
                  {}};
  for (std::size_t i = 0; i < sample.names.size(); ++i) {
    const stats::ShrunkMean& group = found.groups[i];
    const ReportValue size = sample.sizes.empty() ? ReportValue() : ReportValue(sample.sizes[i]);
    out.rows.push_back(
        {sample.names[i],
         {size, sample.means[i].value, sample.means[i].se, group.value, group.se, group.interval, group.weight}});
  }
  report.table(std::move(out));
}

void shrink(const ShrinkageCommand& asked, Session& session) {
  WantedColumns wanted{{asked.y}, {asked.group}};
  if (!asked.se.empty()) wanted.numbers.push_back(asked.se);
  const StatsTable table = complete(read_table(session.path(asked.file.csv), wanted));
  const Sample sample = asked.se.empty() ? counted_up(asked, table) : given(asked, table);
  StatsReport report;
  report.tell("groups_n", "Групп", static_cast<std::int64_t>(sample.names.size()));
  report.dropped(table.dropped);
  bool spread = !sample.means.empty();
  for (const stats::GroupMean& mean : sample.means) spread = spread && mean.se > 0;
  const auto found = spread ? stats::shrunk(sample.means, {asked.level, sample.degrees}) : std::nullopt;
  if (!found) {
    report.absent(sample.names.size() < 3 ? Absence::too_few : Absence::no_variance);
    return report.print(session.out, asked.file.json);
  }
  report.tell("level", "Вероятность интервалов", asked.level);
  report.tell("mean", "Общее среднее", found->mean);
  report.tell("mean_se", "Его ошибка", found->mean_se);
  report.tell("spread", "Разброс истинных средних", found->spread);
  report.tell("spread_ci", "Интервал разброса", found->spread_interval);
  tell_groups(report, sample, *found);
  report.print(session.out, asked.file.json);
}

}  // namespace

void add_stats_shrinkage(CLI::App& stats, Session& session) {
  const auto asked = std::make_shared<ShrinkageCommand>();
  CLI::App* family =
      add_family(stats, "shrinkage", "Средние малых школ, притянутые к общему на долю случайности", asked->file);
  family->add_option("--y", asked->y, "Столбец значений: строка — ученик, а с --se строка — группа")->required();
  family->add_option("--group", asked->group, "Столбец групп")->required();
  family->add_option("--se", asked->se, "Столбец известных ошибок средних");
  family->add_option("--level", asked->level, "Вероятность интервалов")
      ->check(CLI::Range(0.5, 0.9999))
      ->capture_default_str();
  family->callback([asked, &session] { shrink(*asked, session); });
}

}  // namespace vekha::cli
