#include <algorithm>

#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/stats_groups.hpp"
#include "base/text.hpp"
#include "core/stats/ranks.hpp"

namespace vekha::cli {
namespace {

struct RanksCommand {
  StatsFile file;
  GroupColumns columns;
  bool ascending = false;
  double level = 0.95;
};

std::vector<stats::Ranked> placed(const GroupSample& sample, const RanksCommand& asked) {
  stats::Scoring scoring;
  scoring.scaling = stats::Scaling::none;
  scoring.columns.emplace_back();
  for (const stats::GroupMean& mean : sample.means)
    scoring.columns.front().values.emplace_back(
        stats::Uncertain{asked.ascending ? -mean.value : mean.value, mean.se, mean.se});
  return stats::ranked(scoring, asked.level);
}

std::string alike_text(const std::vector<std::size_t>& alike, const GroupSample& sample) {
  constexpr std::size_t kNamed = 5;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(kNamed, alike.size()); ++i) names.push_back(sample.names[alike[i]]);
  if (names.empty()) return "—";
  return joined(names, ", ") + (alike.size() > kNamed ? " и ещё " + std::to_string(alike.size() - kNamed) : "");
}

void ranks(const RanksCommand& asked, Session& session) {
  const GroupSample sample = group_sample(session.path(asked.file.csv), asked.columns);
  StatsReport report;
  report.tell("groups_n", "Групп", static_cast<std::int64_t>(sample.names.size()));
  report.tell("level", "Вероятность интервалов мест", asked.level);
  report.dropped(sample.dropped);
  if (sample.names.size() < 2 || !sample.uncertain()) {
    report.absent(sample.names.size() < 2 ? Absence::too_few : Absence::no_variance);
    return report.print(session.out, asked.file.json);
  }
  const std::vector<stats::Ranked> found = placed(sample, asked);
  std::vector<std::size_t> order(found.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return found[a].place < found[b].place; });
  ReportTable out{"groups",
                  "Группа",
                  {{"place", "Место"},
                   {"low", "не выше"},
                   {"high", "не ниже"},
                   {"n", "n"},
                   {"value", "Значение"},
                   {"se", "Ошибка"},
                   {"alike", "Не отличить от стольких"},
                   {"", "Кого не отличить"}},
                  {}};
  for (const std::size_t i : order) {
    const stats::Ranked& one = found[i];
    out.rows.push_back({sample.names[i],
                        {static_cast<std::int64_t>(one.place), static_cast<std::int64_t>(one.low),
                         static_cast<std::int64_t>(one.high), sample.size(i), sample.means[i].value, sample.means[i].se,
                         static_cast<std::int64_t>(one.alike.size()), alike_text(one.alike, sample)}});
  }
  report.table(std::move(out));
  report.print(session.out, asked.file.json);
}

}  // namespace

void add_stats_ranks(Command stats, Session& session) {
  const auto asked = std::make_shared<RanksCommand>();
  Command family =
      add_family(stats, "ranks", "Места групп с интервалами: кто правда выше, а кого не отличить", asked->file);
  add_group_columns(family, asked->columns);
  family.add_flag("--ascending", asked->ascending, "Первое место — у наименьшего значения");
  family.add_option("--level", asked->level, "Вероятность интервалов").check(between(0.5, 0.9999)).show_default();
  family.callback([asked, &session] { ranks(*asked, session); });
}

}  // namespace vekha::cli
