#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/stats.hpp"
#include "app/cli/stats_report.hpp"
#include "base/error.hpp"
#include "core/stats/did.hpp"
#include "core/stats/trend.hpp"

namespace vekha::cli {
namespace {

struct TrendCommand {
  StatsFile file;
  std::string y;
  std::string year;
  std::string group;
  std::string weights;
};

struct ChangeCommand {
  StatsFile file;
  std::string before;
  std::string after;
  std::string label;
  std::string treated;
  std::vector<std::string> likeness;
  std::size_t matches = 1;
};

/// The rows of one group.
struct Series {
  std::vector<double> years;
  std::vector<double> values;
  std::vector<double> weights;
};

void trends(const TrendCommand& asked, Session& session) {
  WantedColumns wanted{{asked.y, asked.year}, {}};
  if (!asked.group.empty()) wanted.labels.push_back(asked.group);
  if (!asked.weights.empty()) wanted.numbers.push_back(asked.weights);
  const StatsTable table = complete(read_table(session.path(asked.file.csv), wanted));
  std::vector<std::string> names = {asked.y};
  if (!asked.group.empty()) names = table.label(asked.group).values;
  std::vector<Series> all(names.size());
  for (std::size_t i = 0; i < table.rows; ++i) {
    Series& series = all[asked.group.empty() ? 0 : table.label(asked.group).codes[i]];
    series.years.push_back(table.number(asked.year)[i]);
    series.values.push_back(table.number(asked.y)[i]);
    if (!asked.weights.empty()) series.weights.push_back(table.number(asked.weights)[i]);
  }
  ReportTable out{"series",
                  asked.group.empty() ? "Столбец" : asked.group,
                  {{"n", "n"},
                   {"slope", "За год"},
                   {"se", "Ошибка"},
                   {"p", "p"},
                   {"ci", "Интервал 95 %"},
                   {"sen", "Наклон Сена"},
                   {"sen_ci", "Его интервал"},
                   {"kendall", "Тау"},
                   {"kendall_p", "p (Манн — Кендалл)"},
                   {"absence", ""}},
                  {}};
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto n = static_cast<std::int64_t>(all[i].years.size());
    const auto found = stats::trend(all[i].years, all[i].values, all[i].weights);
    if (!found) {
      out.rows.push_back(
          {names[i], {n, {}, {}, PValue{}, {}, {}, {}, {}, PValue{}, std::string(absence_name(Absence::too_few))}});
      continue;
    }
    out.rows.push_back({names[i],
                        {n,
                         found->slope,
                         value_of(found->se),
                         PValue{found->p},
                         value_of(found->interval),
                         found->sen,
                         value_of(found->sen_interval),
                         value_of(found->kendall),
                         PValue{found->kendall_p},
                         {}}});
  }
  StatsReport report;
  report.table(std::move(out));
  report.dropped(table.dropped);
  report.print(session.out, asked.file.json);
}

StatsTable changes_table(const ChangeCommand& asked, Session& session) {
  WantedColumns wanted{{asked.before, asked.after}, {}};
  if (!asked.label.empty()) wanted.labels.push_back(asked.label);
  if (!asked.treated.empty()) wanted.numbers.push_back(asked.treated);
  std::vector<std::string> balanced = asked.likeness;
  balanced.push_back(asked.before);
  refuse_repeated(balanced, "--like и --before");
  wanted.numbers.insert(wanted.numbers.end(), asked.likeness.begin(), asked.likeness.end());
  return complete(read_table(session.path(asked.file.csv), wanted));
}

void changes(const ChangeCommand& asked, Session& session) {
  const StatsTable table = changes_table(asked, session);
  const auto found = stats::regressed_changes(table.number(asked.before), table.number(asked.after));
  StatsReport report;
  report.tell("n", "Групп", static_cast<std::int64_t>(table.rows));
  report.dropped(table.dropped);
  if (!found) {
    report.absent(table.rows < 5 ? Absence::too_few : Absence::no_variance);
    return report.print(session.out, asked.file.json);
  }
  report.tell("common", "Общее изменение", found->common);
  report.tell("persistence", "Доля отклонения, которая сохраняется (меньше 1 — крайние возвращаются)",
              found->persistence);
  ReportTable out{"groups",
                  asked.label.empty() ? "Строка" : asked.label,
                  {{"change", "Изменение"},
                   {"expected", "Ожидаемое"},
                   {"beyond", "Сверх ожидаемого"},
                   {"interval", "Интервал ожидаемого"},
                   {"p", "p"}},
                  {}};
  for (std::size_t i = 0; i < found->groups.size(); ++i) {
    const stats::GroupChange& group = found->groups[i];
    std::string name = std::to_string(i + 1);
    if (!asked.label.empty()) name = table.label(asked.label).values[table.label(asked.label).codes[i]];
    out.rows.push_back({name, {group.change, group.expected, group.beyond, group.interval, PValue{group.p}}});
  }
  report.table(std::move(out));
  report.print(session.out, asked.file.json);
}

void add_effect(ReportTable& table, const std::string& name, const stats::DidEffect& effect) {
  table.rows.push_back({name, {effect.value, effect.se, PValue{effect.p}, value_of(effect.interval)}});
}

void differences(const ChangeCommand& asked, Session& session) {
  const StatsTable table = changes_table(asked, session);
  for (const double value : table.number(asked.treated))
    if (value != 0 && value != 1)
      throw Error(Code::bad_input, "Столбец «" + asked.treated + "»: " + shown(value) +
                                       ", а нужно 1 (участвовал) или 0 (не участвовал).");
  stats::DidRows rows{
      table.number(asked.treated), table.number(asked.before), table.number(asked.after), {}, asked.matches};
  for (const std::string& column : asked.likeness) rows.likeness.emplace_back(table.number(column));
  const auto found = stats::did(rows);
  StatsReport report;
  report.dropped(table.dropped);
  if (!found) {
    report.absent(Absence::too_few);
    return report.print(session.out, asked.file.json);
  }
  report.tell("treated", "Участвовало", found->treated);
  report.tell("others", "Для сравнения", found->others);
  ReportTable effects{
      "effects", "Эффект", {{"estimate", "Оценка"}, {"se", "Ошибка"}, {"p", "p"}, {"ci", "Интервал 95 %"}}, {}};
  add_effect(effects, "plain", found->plain);
  if (found->matched) add_effect(effects, "matched", *found->matched);
  if (!found->matched) report.note("Для подбора похожих мало групп сравнения.");
  report.table(std::move(effects));
  ReportTable balance{"balance", "Столбец", {{"raw", "Разность до подбора"}, {"matched", "После подбора"}}, {}};
  for (std::size_t i = 0; i < found->balance.size(); ++i)
    balance.rows.push_back({i == 0 ? asked.before : asked.likeness[i - 1],
                            {value_of(found->balance[i].raw), value_of(found->balance[i].matched)}});
  report.table(std::move(balance));
  report.note("Разность изменений говорит о пользе меры, только если без неё группы менялись бы одинаково.");
  report.print(session.out, asked.file.json);
}

Command add_changes(Command stats, const char* name, const char* about, ChangeCommand& asked) {
  Command family = add_family(stats, name, about, asked.file);
  family.add_option("--before", asked.before, "Столбец значений до").required();
  family.add_option("--after", asked.after, "Столбец значений после").required();
  return family;
}

}  // namespace

void add_stats_trend(Command stats, Session& session) {
  const auto asked = std::make_shared<TrendCommand>();
  Command family =
      add_family(stats, "trend", "Движение по годам: наклон с интервалом, Манн — Кендалл, Сен", asked->file);
  family.add_option("--y", asked->y, "Столбец значений").required();
  family.add_option("--year", asked->year, "Столбец лет").required();
  family.add_option("--group", asked->group, "Столбец групп: движение каждой");
  family.add_option("--weights", asked->weights, "Столбец весов: единица на квадрат ошибки");
  family.callback([asked, &session] { trends(*asked, session); });
}

void add_stats_change(Command stats, Session& session) {
  const auto asked = std::make_shared<ChangeCommand>();
  Command family = add_changes(stats, "change", "Изменение групп без возврата крайних к среднему", *asked);
  family.add_option("--label", asked->label, "Столбец с названиями групп");
  family.callback([asked, &session] { changes(*asked, session); });
}

void add_stats_did(Command stats, Session& session) {
  const auto asked = std::make_shared<ChangeCommand>();
  Command family = add_changes(stats, "did", "Разность изменений: участники меры и похожие на них", *asked);
  family.add_option("--treated", asked->treated, "Столбец: 1 — участвовал, 0 — нет").required();
  family.add_option("--like", asked->likeness, "Столбец, по которому подбирать похожих; можно повторять");
  family.add_option("--matches", asked->matches, "Сколько похожих на каждого").check(between(1, 100)).show_default();
  family.callback([asked, &session] { differences(*asked, session); });
}

}  // namespace vekha::cli
