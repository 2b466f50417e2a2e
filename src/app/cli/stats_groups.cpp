#include "app/cli/stats_groups.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "app/cli/options.hpp"
#include "base/error.hpp"
#include "core/stats/moments.hpp"

namespace vekha::cli {
namespace {

GroupSample given(const GroupColumns& columns, const StatsTable& table) {
  GroupSample out;
  const Labels& groups = table.label(columns.group);
  std::set<std::string> seen;
  Issues issues;
  for (std::size_t i = 0; i < table.rows; ++i) {
    const double se = table.number(columns.se)[i];
    const std::string& name = groups.values[groups.codes[i]];
    if (se <= 0)
      issues.push_back({.code = "bad_error",
                        .severity = Severity::error,
                        .place = {.file = table.file},
                        .message = "группа «" + name + "»: ошибка в столбце «" + columns.se + "» не подходит.",
                        .found = shown(se),
                        .expected = "число больше нуля"});
    if (!seen.insert(name).second)
      issues.push_back({.code = "group_twice",
                        .severity = Severity::error,
                        .place = {.file = table.file},
                        .message = "группа «" + name + "» стоит в таблице не один раз.",
                        .expected = "с --se одна строка на группу"});
    out.names.push_back(name);
    out.means.push_back({table.number(columns.y)[i], se});
  }
  if (!issues.empty()) throw Error(Code::bad_input, "Таблица групп не подходит.", issues);
  return out;
}

GroupSample counted_up(const GroupColumns& columns, const StatsTable& table) {
  GroupSample out;
  const Labels& groups = table.label(columns.group);
  std::vector<stats::Moments> parts(groups.values.size());
  for (std::size_t i = 0; i < table.rows; ++i) parts[groups.codes[i]].add(table.number(columns.y)[i]);
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

}  // namespace

bool GroupSample::uncertain() const {
  return std::all_of(means.begin(), means.end(), [](const stats::GroupMean& mean) { return mean.se > 0; });
}

void add_group_columns(Command family, GroupColumns& columns) {
  family.add_option("--y", columns.y, "Столбец значений: строка — ученик, а с --se строка — группа").required();
  family.add_option("--group", columns.group, "Столбец групп").required();
  family.add_option("--se", columns.se, "Столбец известных ошибок средних");
}

GroupSample group_sample(const std::string& path, const GroupColumns& columns) {
  WantedColumns wanted{{columns.y}, {columns.group}};
  if (!columns.se.empty()) wanted.numbers.push_back(columns.se);
  const StatsTable table = complete(read_table(path, wanted));
  GroupSample out = columns.se.empty() ? counted_up(columns, table) : given(columns, table);
  out.dropped = table.dropped;
  return out;
}

}  // namespace vekha::cli
