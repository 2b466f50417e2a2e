// `vekha stats FAMILY --csv FILE …`: the list of families of statistics and what all of them share.
#pragma once
#include <memory>
#include <optional>
#include <string>

#include "app/cli/stats_table.hpp"
#include "base/estimate.hpp"
#include "base/json.hpp"

namespace vekha::cli {

class Command;
struct Session;

/// What every family takes: the table and how to answer.
struct StatsFile {
  std::string csv;
  bool json = false;
};

/// A family's subcommand with --csv and --json. `file` must live as long as the command.
Command add_family(Command stats, const std::string& name, const std::string& about, StatsFile& file);

/// «12,3457»: about six significant digits, as a person reads them.
std::string shown(double value);
std::string shown(const std::optional<double>& value);
/// «[1,2; 3,4]» or «нет».
std::string shown(const std::optional<Interval>& interval);
/// «< 0,0001» below that.
std::string shown_p(double p);
/// [lo, hi] or null.
void write_interval(JsonWriter& json, std::string_view name, const std::optional<Interval>& interval);
/// {"value": null, "absence": …} is said with the field «absence» and its Russian text.
void write_absence(JsonWriter& json, Absence absence);

// One function a file: adds its family.
void add_stats_bootstrap(Command stats, Session& session);
void add_stats_bunching(Command stats, Session& session);
void add_stats_change(Command stats, Session& session);
void add_stats_correlation(Command stats, Session& session);
void add_stats_describe(Command stats, Session& session);
void add_stats_did(Command stats, Session& session);
void add_stats_funnel(Command stats, Session& session);
void add_stats_intervals(Command stats, Session& session);
void add_stats_logistic(Command stats, Session& session);
void add_stats_mixed(Command stats, Session& session);
void add_stats_multiplicity(Command stats, Session& session);
void add_stats_outliers(Command stats, Session& session);
void add_stats_power(Command stats, Session& session);
void add_stats_quantile(Command stats, Session& session);
void add_stats_ranks(Command stats, Session& session);
void add_stats_regression(Command stats, Session& session);
void add_stats_robust(Command stats, Session& session);
void add_stats_shrinkage(Command stats, Session& session);
void add_stats_trend(Command stats, Session& session);
void add_stats_value_added(Command stats, Session& session);
/// All families about answers of pupils, groups of schools and counts.
void add_stats_of_answers(Command stats, Session& session);

}  // namespace vekha::cli
