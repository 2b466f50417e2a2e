#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/stats_groups.hpp"

namespace vekha::cli {
namespace {

struct ShrinkageCommand {
  StatsFile file;
  GroupColumns columns;
  double level = 0.95;
};

void tell_groups(StatsReport& report, const GroupSample& sample, const stats::Shrinkage& found) {
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
    out.rows.push_back({sample.names[i],
                        {sample.size(i), sample.means[i].value, sample.means[i].se, group.value, group.se,
                         group.interval, group.weight}});
  }
  report.table(std::move(out));
}

void shrink(const ShrinkageCommand& asked, Session& session) {
  const GroupSample sample = group_sample(session.path(asked.file.csv), asked.columns);
  StatsReport report;
  report.tell("groups_n", "Групп", static_cast<std::int64_t>(sample.names.size()));
  report.dropped(sample.dropped);
  const auto found = sample.uncertain() ? stats::shrunk(sample.means, {asked.level, sample.degrees}) : std::nullopt;
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

void add_stats_shrinkage(Command stats, Session& session) {
  const auto asked = std::make_shared<ShrinkageCommand>();
  Command family =
      add_family(stats, "shrinkage", "Средние малых школ, притянутые к общему на долю случайности", asked->file);
  add_group_columns(family, asked->columns);
  family.add_option("--level", asked->level, "Вероятность интервалов").check(between(0.5, 0.9999)).show_default();
  family.callback([asked, &session] { shrink(*asked, session); });
}

}  // namespace vekha::cli
