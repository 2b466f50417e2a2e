#include "app/cli/stats.hpp"

#include <algorithm>
#include <cmath>

#include "app/cli/agreement_family.hpp"
#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "base/text.hpp"

namespace vekha::cli {
namespace {

/// The explicit list of families.
constexpr auto kFamilies = {add_stats_agreement,   add_stats_bootstrap,  add_stats_bunching, add_stats_change,
                            add_stats_correlation, add_stats_describe,   add_stats_did,      add_stats_funnel,
                            add_stats_intervals,   add_stats_logistic,   add_stats_mixed,    add_stats_multiplicity,
                            add_stats_of_answers,  add_stats_outliers,   add_stats_power,    add_stats_quantile,
                            add_stats_ranks,       add_stats_regression, add_stats_robust,   add_stats_shrinkage,
                            add_stats_trend,       add_stats_value_added};

}  // namespace

Command add_family(Command stats, const std::string& name, const std::string& about, StatsFile& file) {
  Command family = stats.add_subcommand(name, about);
  family.add_option("--csv", file.csv, "Файл таблицы: CSV с любым разделителем, XLSX или ODS").required();
  family.add_flag("--json", file.json, "Ответ в JSON");
  return family;
}

std::string shown(double value) {
  constexpr int kDigits = 6;
  const double size = std::abs(value);
  if (size > 0 && (size < 1e-6 || size >= 1e15)) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.4g", value);
    return replaced(text.data(), ".", ",");
  }
  const int before = size < 1 ? 1 : static_cast<int>(std::floor(std::log10(size))) + 1;
  std::string text = ru_number(value, std::clamp(kDigits - before, 0, kDigits));
  if (text.find(',') == std::string::npos) return text;
  while (text.back() == '0') text.pop_back();
  if (text.back() == ',') text.pop_back();
  return text;
}

std::string shown(const std::optional<double>& value) { return value ? shown(*value) : "нет данных"; }

std::string shown(const std::optional<Interval>& interval) {
  return interval ? "[" + shown(interval->lo) + "; " + shown(interval->hi) + "]" : "нет";
}

std::string shown_p(double p) { return p < 0.0001 ? "< 0,0001" : ru_number(p, 4); }

void write_interval(JsonWriter& json, std::string_view name, const std::optional<Interval>& interval) {
  json.key(name);
  interval ? json.begin_array().value(interval->lo).value(interval->hi).end_array() : json.null();
}

void write_absence(JsonWriter& json, Absence absence) {
  json.field("absence", absence_name(absence)).field("absence_text", absence_text(absence));
}

void add_stats(Command app, Session& session) {
  Command stats = app.add_subcommand("stats", "Статистика по любой таблице: описания, интервалы, модели");
  stats.require_subcommand(1);
  for (const auto& add : kFamilies) add(stats, session);
}

}  // namespace vekha::cli
