#include <algorithm>

#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/stats_answers.hpp"
#include "app/cli/stats_report.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "core/stats/inversion.hpp"
#include "core/stats/moments.hpp"

namespace vekha::cli {
namespace {

struct InversionCommand {
  StatsFile file;
  std::string task;
  std::string school;
  std::string others;
  std::string level;
  std::int64_t works = 0;
  stats::InversionLimits limits;
};

struct CrossingsCommand {
  AnswersFile file;
  std::string mark;
  std::int64_t least = 10;
};

/// Tasks of the table; whatever is not a share or a level is told with its task.
std::vector<stats::TaskProfile> profiles(const InversionCommand& asked, const StatsTable& table) {
  std::vector<stats::TaskProfile> found;
  Issues issues;
  const Labels& tasks = table.label(asked.task);
  const auto share = [&](const std::string& column, std::size_t row) {
    const double value = table.number(column)[row];
    if (value < 0 || value > 1)
      issues.push_back(
          {.code = "not_a_share",
           .severity = Severity::error,
           .place = {.file = table.file},
           .message = "задание «" + tasks.values[tasks.codes[row]] + "», столбец «" + column + "»: это не доля.",
           .found = shown(value),
           .expected = "от 0 до 1; проценты разделите на 100"});
    return value;
  };
  for (std::size_t i = 0; i < table.rows; ++i) {
    stats::TaskProfile one{share(asked.school, i), share(asked.others, i)};
    if (!asked.level.empty()) {
      const Labels& levels = table.label(asked.level);
      const std::string level = folded(levels.values[levels.codes[i]]);
      one.base = level == "б" || level.starts_with("баз");
      one.raised = level == "п" || level == "в" || level.starts_with("пов") || level.starts_with("выс");
    }
    found.push_back(one);
  }
  if (!issues.empty()) throw Error(Code::bad_input, "Выполнение заданий не подходит.", issues);
  return found;
}

std::string tasks_text(const std::vector<std::size_t>& rows, const Labels& tasks) {
  std::vector<std::string> names;
  names.reserve(rows.size());
  for (const std::size_t row : rows) names.push_back(tasks.values[tasks.codes[row]]);
  return joined(names, ", ");
}

void invert(const InversionCommand& asked, Session& session) {
  WantedColumns wanted{{asked.school, asked.others}, {asked.task}};
  if (!asked.level.empty()) wanted.labels.push_back(asked.level);
  const StatsTable table = complete(read_table(session.path(asked.file.csv), wanted));
  const std::vector<stats::TaskProfile> tasks = profiles(asked, table);
  StatsReport report;
  report.tell("tasks", "Заданий", static_cast<std::int64_t>(tasks.size()));
  report.dropped(table.dropped);
  const auto found = stats::inversion(tasks, asked.limits);
  report.tell("inverted", "Лёгкое не сделано, а трудное сделано лучше других", found.has_value());
  if (found) {
    report.tell("base_low", "Базовые ниже порога", tasks_text(found->base_low, table.label(asked.task)));
    report.tell("raised_high", "Повышенные и высокие выше порога и других",
                tasks_text(found->raised_high, table.label(asked.task)));
  }
  const auto link = asked.works > 0 ? stats::difficulty_link(tasks, asked.works) : std::nullopt;
  report.tell("correlation", "Связь выигрыша школы с трудностью задания",
              link ? ReportValue(link->correlation) : ReportValue());
  report.tell("p", "Вероятность такой связи у обычной школы", PValue{link ? std::optional(link->p) : std::nullopt});
  if (!link) report.note("Для связи с трудностью нужны --works и не меньше пяти заданий разной трудности.");
  report.print(session.out, asked.file.json);
}

void cross(const CrossingsCommand& asked, Session& session) {
  const AnswersTable table = read_answers(session.path(asked.file.file.csv), asked.file, {asked.mark});
  const Labels& marks = table.labels.front();
  std::vector<std::vector<stats::GroupShare>> shares;
  for (std::size_t i = 0; i < table.items.size(); ++i) {
    std::vector<stats::Moments> groups(marks.values.size());
    for (std::size_t p = 0; p < table.scores.persons(); ++p)
      if (marks.codes[p] != Labels::kMissing && table.scores.at(p, i))
        groups[marks.codes[p]].add(*table.scores.at(p, i));
    std::vector<stats::GroupShare>& row = shares.emplace_back();
    for (const stats::Moments& group : groups) row.push_back({group.n, group.mean, group.variance().value_or(0)});
  }
  const auto found = stats::crossings(shares, asked.least);
  StatsReport report;
  report.tell("found", "Пересечений групп", static_cast<std::int64_t>(found.size()));
  report.tell("least", "Наименьшая группа", asked.least);
  ReportTable out{
      "crossings",
      "Задание: слабая группа впереди сильной",
      {{"task", ""}, {"lower", "Слабее"}, {"higher", "Сильнее"}, {"difference", "Разность баллов"}, {"p", "p"}},
      {}};
  for (const stats::Crossing& one : found)
    out.rows.push_back(
        {table.items[one.task] + ": " + marks.values[one.lower] + " и " + marks.values[one.higher],
         {table.items[one.task], marks.values[one.lower], marks.values[one.higher], one.difference, PValue{one.p}}});
  if (!found.empty()) report.table(std::move(out));
  report.print(session.out, asked.file.file.json);
}

void add_inversion(Command stats, Session& session) {
  const auto asked = std::make_shared<InversionCommand>();
  Command family = add_family(stats, "inversion", "Профиль заданий наоборот: лёгкое хуже, трудное лучше", asked->file);
  family.add_option("--task", asked->task, "Столбец названий заданий").required();
  family.add_option("--school", asked->school, "Столбец выполнения в школе, доля от 0 до 1").required();
  family.add_option("--others", asked->others, "Столбец выполнения у остальных, доля от 0 до 1").required();
  family.add_option("--level", asked->level, "Столбец уровня задания: Б, П или В");
  family.add_option("--works", asked->works, "Сколько работ в школе").check(between(1, 1000000));
  stats::InversionLimits& limits = asked->limits;
  for (const auto& [name, about, value] :
       {std::tuple{"--base-low", "Базовое задание не сделано ниже этой доли", &limits.base_low},
        std::tuple{"--raised-high", "Повышенное сделано с этой доли", &limits.raised_high},
        std::tuple{"--margin", "Насколько повышенное лучше, чем у остальных", &limits.margin}})
    family.add_option(name, *value, about).check(between(0.0, 1.0)).show_default();
  family.callback([asked, &session] { invert(*asked, session); });
}

void add_crossings(Command stats, Session& session) {
  const auto asked = std::make_shared<CrossingsCommand>();
  Command family = add_answers_family(
      stats, "crossings", "Задания, где группа с меньшей отметкой сделала больше, чем с большей", asked->file);
  family.add_option("--mark", asked->mark, "Столбец отметок").required();
  family.add_option("--least", asked->least, "Наименьшая группа").check(between(2, 1000000)).show_default();
  family.callback([asked, &session] { cross(*asked, session); });
}

}  // namespace

void add_stats_inversion(Command stats, Session& session) {
  add_inversion(stats, session);
  add_crossings(stats, session);
}

}  // namespace vekha::cli
