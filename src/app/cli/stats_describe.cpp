#include <cmath>

#include "app/cli/columns.hpp"
#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/stats.hpp"
#include "base/text.hpp"
#include "core/stats/describe.hpp"

namespace vekha::cli {
namespace {

struct DescribeOptions {
  StatsFile file;
  std::vector<std::string> columns;
  std::string by;
};

struct Described {
  std::string column;
  std::string group;  ///< empty without --by
  std::int64_t missing = 0;
  stats::Description figures;
};

Described described(const std::string& column, const std::vector<double>& values) {
  std::vector<double> known;
  for (const double value : values)
    if (!std::isnan(value)) known.push_back(value);
  const auto missing = static_cast<std::int64_t>(values.size() - known.size());
  return {column, {}, missing, stats::describe(known)};
}

std::vector<Described> described_by(const StatsTable& table, const DescribeOptions& options) {
  std::vector<Described> out;
  for (const std::string& column : options.columns) {
    const std::vector<double>& values = table.number(column);
    if (options.by.empty()) {
      out.push_back(described(column, values));
      continue;
    }
    const Labels& groups = table.label(options.by);
    std::vector<std::vector<double>> parts(groups.values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
      if (groups.codes[i] != Labels::kMissing) parts[groups.codes[i]].push_back(values[i]);
    for (std::size_t group = 0; group < parts.size(); ++group) {
      out.push_back(described(column, parts[group]));
      out.back().group = groups.values[group];
    }
  }
  return out;
}

void write_figures(JsonWriter& json, const Described& one) {
  const stats::Description& of = one.figures;
  json.begin_object().field("n", of.n).field("missing", one.missing).field("sum", of.sum).field("mean", of.mean);
  json.field("sd", of.sd).field("variance", of.variance).field("se", of.se);
  write_interval(json, "ci", of.interval);
  json.field("min", of.min).field("q25", of.q25).field("median", of.median).field("q75", of.q75).field("max", of.max);
  json.field("mad", of.mad).field("skewness", of.skewness).field("kurtosis", of.kurtosis);
  if (of.n < 2) write_absence(json, of.n == 0 ? Absence::no_data : Absence::too_few);
  json.end_object();
}

void tell_json(std::ostream& out, const std::vector<Described>& all) {
  JsonWriter json;
  json.begin_object().key("columns").begin_object();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool first = i == 0 || all[i - 1].column != all[i].column;
    const bool last = i + 1 == all.size() || all[i + 1].column != all[i].column;
    const bool grouped = !all[i].group.empty();
    if (first) json.key(all[i].column);
    if (first && grouped) json.begin_object();
    if (grouped) json.key(all[i].group);
    write_figures(json, all[i]);
    if (last && grouped) json.end_object();
  }
  out << json.end_object().end_object().text() << "\n";
}

void tell(std::ostream& out, const std::vector<Described>& all) {
  Columns table({{"Столбец", Align::left},
                 {"Группа", Align::left},
                 {"n"},
                 {"Пропусков"},
                 {"Среднее"},
                 {"Интервал 95 %"},
                 {"Станд. откл."},
                 {"Минимум"},
                 {"25 %"},
                 {"Медиана"},
                 {"75 %"},
                 {"Максимум"}});
  for (const Described& one : all) {
    const stats::Description& of = one.figures;
    table.add({one.column, one.group, std::to_string(of.n), std::to_string(one.missing), shown(of.mean),
               shown(of.interval), shown(of.sd), shown(of.min), shown(of.q25), shown(of.median), shown(of.q75),
               shown(of.max)});
  }
  out << table.text();
}

void describe_columns(const DescribeOptions& options, Session& session) {
  WantedColumns wanted{options.columns, {}};
  if (!options.by.empty()) wanted.labels.push_back(options.by);
  const std::vector<Described> all = described_by(read_table(session.path(options.file.csv), wanted), options);
  options.file.json ? tell_json(session.out, all) : tell(session.out, all);
}

}  // namespace

void add_stats_describe(Command stats, Session& session) {
  const auto options = std::make_shared<DescribeOptions>();
  Command family = add_family(stats, "describe", "Число, среднее, разброс, квартили столбцов", options->file);
  family.add_option("--column", options->columns, "Столбец чисел; можно повторять").required();
  family.add_option("--by", options->by, "Столбец групп: описать каждую");
  family.callback([options, &session] { describe_columns(*options, session); });
}

}  // namespace vekha::cli
