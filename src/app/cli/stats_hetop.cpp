#include <algorithm>
#include <cmath>

#include "app/cli/columns.hpp"
#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/stats_answers.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "core/stats/hetop.hpp"

namespace vekha::cli {
namespace {

struct HetopOptions {
  StatsFile file;
  std::string group;
  std::vector<std::string> counts;
  std::string mark;
  bool common = false;
  std::int64_t least = 50;
};

/// Counts of categories by groups.
struct CountTable {
  std::vector<std::string> groups;
  std::vector<std::string> categories;
  std::vector<std::vector<std::int64_t>> counts;
};

/// A row a group; rows of one group are added up.
CountTable from_counts(const StatsTable& table, const HetopOptions& options) {
  const Labels& groups = table.label(options.group);
  CountTable found{groups.values, options.counts,
                   std::vector(groups.values.size(), std::vector<std::int64_t>(options.counts.size(), 0))};
  Issues issues;
  for (std::size_t row = 0; row < table.rows; ++row) {
    if (groups.codes[row] == Labels::kMissing) continue;
    for (std::size_t k = 0; k < options.counts.size(); ++k) {
      const double value = table.number(options.counts[k])[row];
      const bool good = value >= 0 && value <= 1e9 && std::abs(value - std::round(value)) < 1e-9;
      if (good) found.counts[groups.codes[row]][k] += std::llround(value);
      if (good || issues.size() >= 20) continue;
      issues.push_back({.code = "bad_count",
                        .severity = Severity::error,
                        .place = {.file = table.file, .row = static_cast<int>(row) + 2},
                        .message = "В столбце «" + options.counts[k] + "» не число работ.",
                        .found = std::isnan(value) ? "пусто" : shown(value),
                        .expected = "целое от 0; нет таких работ — 0"});
    }
  }
  if (!issues.empty()) throw Error(Code::bad_input, "Числа работ прочитать не удалось.", issues);
  return found;
}

/// A row a pupil: marks in the order of their values.
CountTable from_marks(const StatsTable& table, const HetopOptions& options) {
  const Labels& groups = table.label(options.group);
  const Labels& marks = table.label(options.mark);
  CountTable found{groups.values, marks.values,
                   std::vector(groups.values.size(), std::vector<std::int64_t>(marks.values.size(), 0))};
  for (std::size_t row = 0; row < table.rows; ++row)
    if (groups.codes[row] != Labels::kMissing && marks.codes[row] != Labels::kMissing)
      ++found.counts[groups.codes[row]][marks.codes[row]];
  return found;
}

CountTable read_counts(const HetopOptions& options, Session& session) {
  if (options.counts.empty() == options.mark.empty())
    throw Error(Code::bad_arguments, "Назовите либо столбцы с числами работ (--count), либо столбец отметок (--mark).");
  WantedColumns wanted{options.counts, {options.group}};
  if (!options.mark.empty()) wanted.labels.push_back(options.mark);
  const StatsTable table = read_table(session.path(options.file.csv), wanted);
  return options.mark.empty() ? from_counts(table, options) : from_marks(table, options);
}

void tell_json(std::ostream& out, const CountTable& table, const stats::Hetop& fit) {
  JsonWriter json;
  json.begin_object().field("loglik", fit.log_likelihood).field("converged", fit.converged);
  json.field("icc", fit.between).field("icc_corrected", fit.between_corrected).key("cuts").begin_array();
  for (const stats::Parameter& cut : fit.cuts)
    json.begin_object().field("value", cut.value).field("se", cut.se).end_object();
  json.end_array().key("groups").begin_object();
  for (std::size_t g = 0; g < table.groups.size(); ++g) {
    json.key(table.groups[g]).begin_object().field("n", fit.groups[g].n);
    write_parameter(json, "mean", fit.groups[g].mean);
    write_parameter(json, "sd", fit.groups[g].sd);
    json.field("common_sd", fit.groups[g].shares_spread).end_object();
  }
  out << json.end_object().end_object().text() << "\n";
}

void tell(std::ostream& out, const CountTable& table, const stats::Hetop& fit) {
  Columns columns(
      {{"Группа", Align::left}, {"n"}, {"Среднее"}, {"ошибка"}, {"Разброс"}, {"ошибка"}, {"", Align::left}});
  for (std::size_t g = 0; g < table.groups.size(); ++g) {
    const stats::HetopGroup& group = fit.groups[g];
    const std::string why = group.n == 0 ? "нет работ" : "все работы с одной крайней отметкой";
    columns.add({table.groups[g], std::to_string(group.n), told(group.mean), told_error(group.mean), told(group.sd),
                 told_error(group.sd),
                 !group.mean.value     ? why
                 : group.shares_spread ? "разброс общий"
                                       : ""});
  }
  std::vector<std::string> cuts;
  for (const stats::Parameter& cut : fit.cuts) cuts.push_back(told(cut));
  out << columns.text()
      << "Единица — стандартное отклонение всех учеников, их среднее 0. Границы отметок: " << joined(cuts, "; ")
      << ".\nМежду группами " << ru_percent(100 * fit.between) << " разброса, без учёта ошибок "
      << ru_percent(100 * fit.between_corrected) << (fit.converged ? ".\n" : "; вычисление не сошлось.\n");
}

void fit_groups(const HetopOptions& options, Session& session) {
  const CountTable table = read_counts(options, session);
  const auto spreads = options.common ? stats::Spreads::common : stats::Spreads::own;
  const auto fit = stats::fit_hetop(table.counts, {spreads, options.least});
  if (fit) return options.file.json ? tell_json(session.out, table, *fit) : tell(session.out, table, *fit);
  if (!options.file.json) {
    session.out << "Сравнивать нечего: нужны две группы с разными отметками.\n";
    return;
  }
  JsonWriter json;
  json.begin_object().key("groups").begin_object().end_object();
  write_absence(json, Absence::no_variance);
  session.out << json.end_object().text() << "\n";
}

}  // namespace

void add_stats_hetop(Command stats, Session& session) {
  const auto options = std::make_shared<HetopOptions>();
  Command family = add_family(stats, "hetop", "Средние и разброс школ по одним числам отметок (упорядоченный пробит)",
                              options->file);
  family.add_option("--group", options->group, "Столбец групп (школ)").required();
  family.add_option("--count", options->counts, "Столбцы с числами работ по отметкам, от низшей к высшей");
  family.add_option("--mark", options->mark, "Столбец отметок, когда строка — ученик");
  family.add_flag("--homoskedastic", options->common, "Разброс у всех групп один");
  family.add_option("--least", options->least, "Сколько работ нужно группе для своего разброса")
      .check(between(3, 1000000))
      .show_default();
  family.callback([options, &session] { fit_groups(*options, session); });
}

}  // namespace vekha::cli
