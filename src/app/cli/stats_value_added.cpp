#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/stats.hpp"
#include "app/cli/stats_design.hpp"
#include "app/cli/stats_report.hpp"
#include "core/stats/value_added.hpp"

namespace vekha::cli {
namespace {

struct ValueAddedCommand {
  StatsFile file;
  std::string y;
  Terms terms;
  std::string group;
};

std::string standing_name(stats::Standing standing) {
  if (standing == stats::Standing::above) return "above";
  return standing == stats::Standing::below ? "below" : "like_others";
}

std::string standing_text(stats::Standing standing) {
  if (standing == stats::Standing::above) return "выше похожих";
  return standing == stats::Standing::below ? "ниже похожих" : "не отличается";
}

void add_values(const ValueAddedCommand& asked, Session& session) {
  WantedColumns wanted{{asked.y}, {}};
  want(wanted, asked.terms);
  want_grouping(wanted, asked.group);
  const StatsTable table = complete(read_table(session.path(asked.file.csv), wanted));
  const Design design = design_of(table, asked.terms);
  const Grouped groups = grouped(table, asked.group);
  const stats::ValueAdded found =
      stats::value_added({.y = table.number(asked.y),
                          .x = design.columns,
                          .groupings = {{groups.labels.codes, groups.labels.values.size()}}});
  StatsReport report;
  report.tell("n", "Строк", found.fit.n);
  report.tell("variance_group", "Дисперсия между группами", value_of(found.fit.terms[0].variance.value));
  report.tell("variance_residual", "Дисперсия внутри групп", value_of(found.fit.residual.value));
  if (found.groups.empty()) report.absent(found.fit.terms[0].variance.absence);
  ReportTable out{"groups",
                  asked.group,
                  {{"n", "n"},
                   {"raw", "Сырое отклонение"},
                   {"value", "Добавленное"},
                   {"se", "Ошибка"},
                   {"ci", "Интервал 95 %"},
                   {"reliability", "Надёжность"},
                   {"p", "p"},
                   {"adjusted_p", "p с поправкой"},
                   {"standing", ""},
                   {"", "Где стоит"}},
                  {}};
  for (std::size_t i = 0; i < found.groups.size(); ++i) {
    const stats::AddedValue& group = found.groups[i];
    out.rows.push_back({groups.labels.values[i],
                        {group.n, group.raw, group.value, group.se, group.interval, group.reliability, PValue{group.p},
                         PValue{group.adjusted_p}, standing_name(group.standing), standing_text(group.standing)}});
  }
  report.table(std::move(out));
  report.note("Сравнение с похожими учениками других групп; о причинах оно не говорит.");
  report.dropped(table.dropped);
  report.print(session.out, asked.file.json);
}

}  // namespace

void add_stats_value_added(Command stats, Session& session) {
  const auto asked = std::make_shared<ValueAddedCommand>();
  Command family = add_family(stats, "value-added",
                              "Добавленная стоимость: школа рядом с похожими учениками других школ", asked->file);
  family.add_option("--y", asked->y, "Столбец результата").required();
  add_terms(family, asked->terms);
  family.add_option("--group", asked->group, "Столбец школ").required();
  family.callback([asked, &session] { add_values(*asked, session); });
}

}  // namespace vekha::cli
