#include "core/stats/items.hpp"

#include <algorithm>
#include <boost/math/distributions/fisher_f.hpp>
#include <cmath>

#include "base/error.hpp"
#include "core/stats/intervals.hpp"

namespace vekha::stats {
namespace {

/// Symmetric covariances of tasks and how many pupils the scarcest of them rests on.
struct Covariances {
  std::vector<std::vector<double>> of;
  std::int64_t n = 0;

  double sum(const std::vector<std::size_t>& items) const {
    double total = 0;
    for (const std::size_t i : items)
      for (const std::size_t j : items) total += of[i][j];
    return total;
  }
  double trace(const std::vector<std::size_t>& items) const {
    double total = 0;
    for (const std::size_t i : items) total += of[i][i];
    return total;
  }
};

bool is_complete(const ScoreTable& table, std::size_t person) {
  for (std::size_t i = 0; i < table.items; ++i)
    if (!table.at(person, i)) return false;
  return true;
}

ScoreTable complete_rows(const ScoreTable& table) {
  ScoreTable kept{table.items, {}};
  for (std::size_t p = 0; p < table.persons(); ++p)
    if (is_complete(table, p))
      for (std::size_t i = 0; i < table.items; ++i) kept.cells.push_back(table.at(p, i));
  return kept;
}

/// Two passes: the means of the pair, then the products; {covariance, n}.
std::pair<double, std::int64_t> covariance(const ScoreTable& table, std::size_t i, std::size_t j) {
  double mean_i = 0;
  double mean_j = 0;
  std::int64_t n = 0;
  for (std::size_t p = 0; p < table.persons(); ++p)
    if (table.at(p, i) && table.at(p, j)) ++n, mean_i += *table.at(p, i), mean_j += *table.at(p, j);
  if (n < 2) return {0, n};
  mean_i /= static_cast<double>(n);
  mean_j /= static_cast<double>(n);
  double products = 0;
  for (std::size_t p = 0; p < table.persons(); ++p)
    if (table.at(p, i) && table.at(p, j)) products += (*table.at(p, i) - mean_i) * (*table.at(p, j) - mean_j);
  return {products / static_cast<double>(n - 1), n};
}

Covariances covariances(const ScoreTable& table) {
  Covariances found{std::vector(table.items, std::vector<double>(table.items, 0.0)),
                    static_cast<std::int64_t>(table.persons())};
  for (std::size_t i = 0; i < table.items; ++i)
    for (std::size_t j = 0; j <= i; ++j) {
      const auto [value, n] = covariance(table, i, j);
      found.of[i][j] = found.of[j][i] = value;
      found.n = std::min(found.n, n);
    }
  return found;
}

bool varies(const ScoreTable& table, std::size_t item) {
  std::optional<double> first;
  for (std::size_t p = 0; p < table.persons(); ++p) {
    const auto& value = table.at(p, item);
    if (!value) continue;
    if (first && *first != *value) return true;  // the same stored points, not the same computed ones
    first = value;
  }
  return false;
}

/// Feldt 1965: (1 − A) / (1 − a) follows F with n − 1 and (n − 1)(k − 1) degrees of freedom.
Interval feldt(double alpha, std::int64_t n, std::size_t k) {
  const auto df = static_cast<double>(n - 1);
  const boost::math::fisher_f law(df, df * static_cast<double>(k - 1));
  return {1 - (1 - alpha) * boost::math::quantile(law, (1 + kConfidence) / 2),
          1 - (1 - alpha) * boost::math::quantile(law, (1 - kConfidence) / 2)};
}

Estimate alpha_of(const Covariances& c, const std::vector<std::size_t>& items) {
  if (items.size() < 2) return Estimate::absent(Absence::not_applicable, c.n);
  if (c.n < 2) return Estimate::absent(Absence::too_few, c.n);
  const double total = c.sum(items);
  if (!(total > 0)) return Estimate::absent(Absence::no_variance, c.n);
  const auto k = static_cast<double>(items.size());
  const double alpha = k / (k - 1) * (1 - c.trace(items) / total);
  return c.n < 3 ? Estimate::of(alpha, c.n) : Estimate::of(alpha, c.n, feldt(alpha, c.n, items.size()));
}

std::vector<std::size_t> without(std::vector<std::size_t> items, std::size_t item) {
  std::erase(items, item);
  return items;
}

Estimate discrimination(const Covariances& c, const std::vector<std::size_t>& rest, std::size_t item) {
  if (rest.empty()) return Estimate::absent(Absence::not_applicable, c.n);
  if (c.n < 3) return Estimate::absent(Absence::too_few, c.n);
  const double spread = c.of[item][item] * c.sum(rest);
  if (!(spread > 0)) return Estimate::absent(Absence::no_variance, c.n);
  double shared = 0;
  for (const std::size_t j : rest) shared += c.of[item][j];
  return Estimate::of(std::clamp(shared / std::sqrt(spread), -1.0, 1.0), c.n);
}

/// The part that needs nothing of the other tasks.
ItemRow own_row(const ScoreTable& table, std::size_t item, double maximum) {
  Moments points;
  bool within = true;
  for (std::size_t p = 0; p < table.persons(); ++p)
    if (const auto& value = table.at(p, item)) {
      points.add(*value);
      within = within && *value >= 0 && *value <= maximum;
    }
  ItemRow row{Estimate::absent(Absence::no_data), Estimate::absent(Absence::no_data), {}, {}, maximum};
  if (points.n == 0) return row;
  row.mean = Estimate::of(points.mean, points.n);
  if (const auto interval = student_interval(points)) row.mean.interval = interval;
  row.difficulty = Estimate::of(points.mean / maximum, points.n);
  if (within) row.difficulty.interval = wilson_of_mean(std::clamp(points.mean / maximum, 0.0, 1.0), points.n);
  return row;
}

}  // namespace

ItemReport item_report(const ScoreTable& table, const std::vector<double>& maxima, MissingRule rule) {
  VEKHA_CHECK(maxima.size() == table.items);
  VEKHA_CHECK(std::all_of(maxima.begin(), maxima.end(), [](double maximum) { return maximum > 0; }));
  const ScoreTable complete = complete_rows(table);
  const ScoreTable& base = rule == MissingRule::complete ? complete : table;
  const Covariances c = covariances(base);
  std::vector<std::size_t> used;
  for (std::size_t i = 0; i < table.items; ++i)
    if (varies(base, i)) used.push_back(i);
  ItemReport report;
  report.complete = static_cast<std::int64_t>(complete.persons());
  report.used = used.size();
  report.alpha = alpha_of(c, used);
  report.error = report.alpha;
  report.error.interval.reset();
  if (report.alpha.value) report.error.value = std::sqrt(c.sum(used) * std::max(0.0, 1 - *report.alpha.value));
  for (std::size_t i = 0; i < table.items; ++i) {
    ItemRow row = own_row(table, i, maxima[i]);
    const std::vector<std::size_t> rest = without(used, i);
    const bool constant = rest.size() == used.size();
    row.discrimination = constant ? Estimate::absent(c.n == 0 ? Absence::no_data : Absence::no_variance, c.n)
                                  : discrimination(c, rest, i);
    row.alpha_without = constant ? report.alpha : alpha_of(c, rest);
    report.items.push_back(row);
  }
  return report;
}

}  // namespace vekha::stats
