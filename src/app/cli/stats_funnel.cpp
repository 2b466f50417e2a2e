#include <cmath>

#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/stats.hpp"
#include "app/cli/stats_report.hpp"
#include "base/error.hpp"
#include "core/stats/funnel.hpp"
#include "core/stats/moments.hpp"
#include "core/stats/power.hpp"

namespace vekha::cli {
namespace {

struct FunnelCommand {
  StatsFile file;
  std::string y;
  std::string group;
};

struct PowerCommand {
  stats::PowerQuestion question;
  std::optional<double> sd;
  std::optional<double> share;
  bool json = false;
};

std::string beyond_text(int beyond) {
  if (beyond == 0) return "в пределах случайного";
  return std::string(beyond > 0 ? "выше" : "ниже") + (std::abs(beyond) == 2 ? " предела 99,8 %" : " предела 95 %");
}

std::optional<stats::Funnel> funnel_of(const std::vector<stats::Moments>& parts, bool shares) {
  double squares = 0;
  double degrees = 0;
  std::vector<stats::Count> counts;
  std::vector<stats::SizedMean> means;
  for (const stats::Moments& part : parts) {
    squares += part.m2;
    degrees += static_cast<double>(part.n - 1);
    counts.push_back({std::llround(part.mean * static_cast<double>(part.n)), part.n});
    means.push_back({part.mean, part.n});
  }
  if (shares) return stats::share_funnel(counts);
  return stats::mean_funnel(means, degrees > 0 ? std::sqrt(squares / degrees) : 0);
}

void funnel(const FunnelCommand& asked, Session& session) {
  const StatsTable table = complete(read_table(session.path(asked.file.csv), {{asked.y}, {asked.group}}));
  const Labels& groups = table.label(asked.group);
  std::vector<stats::Moments> parts(groups.values.size());
  bool shares = true;
  for (std::size_t i = 0; i < table.rows; ++i) {
    const double value = table.number(asked.y)[i];
    parts[groups.codes[i]].add(value);
    shares = shares && (value == 0 || value == 1);
  }
  const auto found = funnel_of(parts, shares);
  StatsReport report;
  report.tell("n", "Строк", static_cast<std::int64_t>(table.rows));
  report.dropped(table.dropped);
  if (!found) {
    report.absent(table.rows == 0 ? Absence::no_data : Absence::no_variance);
    return report.print(session.out, asked.file.json);
  }
  report.tell("kind", "", std::string(shares ? "share" : "mean"));
  report.tell("common", shares ? "Общая доля" : "Общее среднее", found->common);
  report.tell("overdispersion", "Рассеяние групп к случайному (1 — как случайное)", value_of(found->overdispersion));
  ReportTable out{"groups",
                  asked.group,
                  {{"n", "n"},
                   {"value", "Значение"},
                   {"inner", "Предел 95 %"},
                   {"outer", "Предел 99,8 %"},
                   {"z", "z"},
                   {"beyond", ""},
                   {"", "Где стоит"}},
                  {}};
  for (std::size_t i = 0; i < found->points.size(); ++i) {
    const stats::FunnelPoint& point = found->points[i];
    out.rows.push_back({groups.values[i],
                        {point.n, point.value, point.inner, point.outer, point.z,
                         static_cast<std::int64_t>(point.beyond), beyond_text(point.beyond)}});
  }
  report.table(std::move(out));
  report.print(session.out, asked.file.json);
}

void power(const PowerCommand& asked, Session& session) {
  if (!asked.sd && !asked.share)
    throw Error(Code::bad_arguments, "Укажите --sd (разброс баллов) или --share (долю от 0 до 1).");
  const stats::PowerQuestion& question = asked.question;
  StatsReport report;
  report.tell("n", "Учеников", question.n);
  if (question.other > 0) report.tell("other", "В группе сравнения", question.other);
  report.tell("level", "Уровень значимости", question.level);
  report.tell("power", "Вероятность заметить", question.power);
  report.tell("design_effect", "Поправка на похожесть внутри класса", 1 + (question.cluster - 1) * question.icc);
  if (asked.sd) {
    const auto least = stats::least_mean_difference(question, *asked.sd);
    report.tell("difference", "Наименьшая различимая разность средних", value_of(least));
    if (!least) report.absent(Absence::too_few);
  }
  if (asked.share) {
    const stats::ShareChange found = stats::least_share_change(question, *asked.share);
    report.tell("up", "Ближайшая различимая доля выше", value_of(found.up));
    report.tell("down", "Ближайшая различимая доля ниже", value_of(found.down));
    if (!found.up && !found.down) report.absent(Absence::too_few);
  }
  report.print(session.out, asked.json);
}

}  // namespace

void add_stats_funnel(Command stats, Session& session) {
  const auto asked = std::make_shared<FunnelCommand>();
  Command family = add_family(stats, "funnel", "Пределы случайного для групп разного размера", asked->file);
  family.add_option("--y", asked->y, "Столбец значений; из нулей и единиц — доли").required();
  family.add_option("--group", asked->group, "Столбец групп").required();
  family.callback([asked, &session] { funnel(*asked, session); });
}

void add_stats_power(Command stats, Session& session) {
  const auto asked = std::make_shared<PowerCommand>();
  Command family = stats.add_subcommand("power", "Какую разность видно при таком числе учеников");
  stats::PowerQuestion& question = asked->question;
  family.add_option("--n", question.n, "Учеников в группе").required().check(between(0, 1000000000));
  family.add_option("--other", question.other, "Учеников в группе сравнения; без него — сравнение с постоянным числом")
      .check(between(0, 1000000000));
  family.add_option("--sd", asked->sd, "Станд. отклонение баллов").check(positive());
  family.add_option("--share", asked->share, "Доля, с которой сравнивают").check(between(0.0, 1.0));
  family.add_option("--level", question.level, "Уровень значимости").check(between(0.0001, 0.5)).show_default();
  family.add_option("--power", question.power, "Вероятность заметить").check(between(0.51, 0.9999)).show_default();
  family.add_option("--cluster", question.cluster, "Учеников в классе, похожих друг на друга").check(between(1.0, 1e6));
  family.add_option("--icc", question.icc, "Доля разброса между классами").check(between(0.0, 1.0));
  family.add_flag("--json", asked->json, "Ответ в JSON");
  family.callback([asked, &session] { power(*asked, session); });
}

}  // namespace vekha::cli
