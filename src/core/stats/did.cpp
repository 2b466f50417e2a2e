#include "core/stats/did.hpp"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <numeric>

#include "base/error.hpp"
#include "core/stats/describe.hpp"
#include "core/stats/intervals.hpp"

namespace vekha::stats {
namespace {

using Indexes = std::vector<std::size_t>;

std::vector<double> chosen(std::span<const double> values, const Indexes& which) {
  std::vector<double> out;
  for (const std::size_t i : which) out.push_back(values[i]);
  return out;
}

DidEffect welch(const std::vector<double>& ours, const std::vector<double>& theirs) {
  const Description a = describe(ours);
  const Description b = describe(theirs);
  const double va = *a.variance / static_cast<double>(a.n);
  const double vb = *b.variance / static_cast<double>(b.n);
  DidEffect out{*a.mean - *b.mean, std::sqrt(va + vb), {}, {}};
  if (va + vb <= 0) return out;
  const double degrees =
      (va + vb) * (va + vb) / (va * va / static_cast<double>(a.n - 1) + vb * vb / static_cast<double>(b.n - 1));
  const boost::math::students_t law(degrees);
  const double factor = boost::math::quantile(law, 0.975);
  out.p = 2 * boost::math::cdf(boost::math::complement(law, std::abs(out.value / out.se)));
  out.interval = Interval{out.value - factor * out.se, out.value + factor * out.se};
  return out;
}

class Matching {
 public:
  explicit Matching(const DidRows& rows) : rows_(rows) {
    for (std::size_t i = 0; i < rows.treated.size(); ++i) (rows.treated[i] > 0.5 ? ours : theirs).push_back(i);
    std::vector<std::span<const double>> columns = {rows.before};
    columns.insert(columns.end(), rows.likeness.begin(), rows.likeness.end());
    for (const auto& column : columns) {
      const double sd = describe(column).sd.value_or(0);
      std::vector<double>& scaled = columns_.emplace_back(column.begin(), column.end());
      for (double& value : scaled) value = sd > 0 ? value / sd : 0;
    }
  }

  /// The `count` of `among` nearest to a row, itself left out.
  Indexes nearest(std::size_t row, const Indexes& among, std::size_t count) const {
    Indexes out;
    for (const std::size_t i : among)
      if (i != row) out.push_back(i);
    const auto end = out.begin() + static_cast<std::ptrdiff_t>(std::min(count, out.size()));
    std::partial_sort(out.begin(), end, out.end(), [&](std::size_t a, std::size_t b) {
      const double to_a = distance(row, a);
      const double to_b = distance(row, b);
      return to_a < to_b || (to_a <= to_b && a < b);
    });
    out.erase(end, out.end());
    return out;
  }

  double change(std::size_t row) const { return rows_.after[row] - rows_.before[row]; }

  DidEffect effect(std::vector<double>& used) const {
    used.assign(rows_.treated.size(), 0);
    std::vector<double> gains;
    for (const std::size_t row : ours) {
      const Indexes like = nearest(row, theirs, rows_.matches);
      double theirs_change = 0;
      for (const std::size_t i : like) {
        theirs_change += change(i) / static_cast<double>(like.size());
        used[i] += 1;
      }
      gains.push_back(change(row) - theirs_change);
    }
    const auto n = static_cast<double>(ours.size());
    const auto m = static_cast<double>(rows_.matches);
    DidEffect out{compensated_sum(gains) / n, 0, {}, {}};
    double variance = 0;
    for (const double gain : gains) variance += (gain - out.value) * (gain - out.value);
    for (const std::size_t i : theirs)
      if (used[i] > 0) variance += used[i] * (used[i] - 1) / (m * m) * own_variance(i);
    out.se = std::sqrt(variance) / n;
    if (out.se <= 0) return out;
    const double half = normal_factor() * out.se;
    out.interval = Interval{out.value - half, out.value + half};
    out.p = 2 * boost::math::cdf(boost::math::complement(boost::math::normal(), std::abs(out.value / out.se)));
    return out;
  }

  Indexes ours;
  Indexes theirs;

 private:
  double distance(std::size_t one, std::size_t other) const {
    double sum = 0;
    for (const std::vector<double>& column : columns_)
      sum += (column[one] - column[other]) * (column[one] - column[other]);
    return sum;
  }
  /// Of a change at the place of a row: from it and the nearest of its kind.
  double own_variance(std::size_t row) const {
    const std::size_t like = nearest(row, theirs, 1).front();
    return (change(row) - change(like)) * (change(row) - change(like)) / 2;
  }

  const DidRows& rows_;
  std::vector<std::vector<double>> columns_;
};

Balance balance_of(std::span<const double> column, const Matching& matching, const std::vector<double>& used) {
  const Description ours = describe(chosen(column, matching.ours));
  const Description theirs = describe(chosen(column, matching.theirs));
  const double sd = std::sqrt((*ours.variance + *theirs.variance) / 2);
  if (sd <= 0) return {};
  Balance out{(*ours.mean - *theirs.mean) / sd, {}};
  double sum = 0;
  double weight = 0;
  for (const std::size_t i : matching.theirs) {
    if (used.empty()) break;
    sum += used[i] * column[i];
    weight += used[i];
  }
  if (weight > 0) out.matched = (*ours.mean - sum / weight) / sd;
  return out;
}

}  // namespace

std::optional<Did> did(const DidRows& rows) {
  VEKHA_CHECK(rows.matches >= 1 && rows.before.size() == rows.treated.size() &&
              rows.after.size() == rows.treated.size());
  const Matching matching(rows);
  if (matching.ours.size() < 2 || matching.theirs.size() < 2) return std::nullopt;
  Did out;
  out.treated = static_cast<std::int64_t>(matching.ours.size());
  out.others = static_cast<std::int64_t>(matching.theirs.size());
  std::vector<double> changes;
  for (std::size_t i = 0; i < rows.treated.size(); ++i) changes.push_back(matching.change(i));
  out.plain = welch(chosen(changes, matching.ours), chosen(changes, matching.theirs));
  std::vector<double> used;
  if (matching.theirs.size() > rows.matches) out.matched = matching.effect(used);
  out.balance.push_back(balance_of(rows.before, matching, used));
  for (const auto& column : rows.likeness) out.balance.push_back(balance_of(column, matching, used));
  return out;
}

}  // namespace vekha::stats
