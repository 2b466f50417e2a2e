#include "core/stats/mixed.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <set>
#include <utility>

#include "base/error.hpp"
#include "core/stats/columns.hpp"
#include "core/stats/minimize.hpp"
#include "core/stats/mixed_system.hpp"

namespace vekha::stats {
namespace {

using Kind = MixedNote::Kind;

constexpr double kFloor = 1e-5;  ///< a relative spread below this is zero
constexpr double kWall = 1e5;    ///< the search goes no further
constexpr double kExact = 1e4;   ///< above it nothing is left within the groups

/// The model as it can be fitted: columns standardised, what has no coefficient or variance left out.
struct Prepared {
  MixedColumns columns;
  Standardised fixed;
  Standardised y;
  Standardised slope;
  std::vector<std::size_t> kept;       ///< columns of x that have a coefficient
  std::vector<std::size_t> groupings;  ///< of each block
  std::vector<std::vector<std::uint32_t>> codes;
  double log_weights = 0;
};

bool same_division(const std::vector<std::uint32_t>& one, const std::vector<std::uint32_t>& other, std::size_t levels) {
  constexpr std::uint32_t kNobody = 0xFFFFFFFF;
  std::vector<std::uint32_t> partner(levels, kNobody);
  for (std::size_t i = 0; i < one.size(); ++i) {
    if (partner[one[i]] == kNobody) partner[one[i]] = other[i];
    if (partner[one[i]] != other[i]) return false;
  }
  return true;
}

class Preparation {
 public:
  Preparation(const MixedRows& rows, MixedFit& fit) : rows_(rows), fit_(fit) {}

  Prepared made() {
    choose_rows();
    standardise();
    choose_groupings();
    return std::move(out_);
  }

 private:
  void choose_rows() {
    count_ = rows_.weights.empty() ? rows_.y.size() : 0;
    for (std::size_t i = 0; i < rows_.weights.size(); ++i) {
      const double weight = rows_.weights[i];
      VEKHA_CHECK(std::isfinite(weight) && weight >= 0);
      if (weight <= 0) continue;
      chosen_.push_back(i);
      out_.columns.weights.push_back(weight);
      out_.log_weights += std::log(weight);
      ++count_;
    }
    fit_.n = static_cast<std::int64_t>(count_);
    if (count_ < rows_.y.size()) note(Kind::zero_weights, rows_.y.size() - count_);
  }

  template <class T>
  std::vector<T> column(std::span<const T> whole) const {
    if (count_ == whole.size()) return {whole.begin(), whole.end()};
    std::vector<T> out;
    for (const std::size_t i : chosen_) out.push_back(whole[i]);
    return out;
  }

  void standardise() {
    std::vector<std::vector<double>> all;
    for (const auto& x : rows_.x) all.push_back(column(x));
    out_.fixed = standardised(all, out_.columns.weights);
    out_.kept = independent_columns(all, out_.columns.weights);
    for (const std::size_t i : out_.kept) out_.columns.fixed.push_back(std::move(all[i]));
    for (std::size_t i = 0; i < rows_.x.size(); ++i)
      if (std::find(out_.kept.begin(), out_.kept.end(), i) == out_.kept.end()) note(Kind::collinear, i);
    std::vector<std::vector<double>> y = {column(rows_.y)};
    out_.y = standardised(y, out_.columns.weights);
    out_.columns.y = std::move(y[0]);
  }

  void choose_groupings() {
    for (std::size_t k = 0; k < rows_.groupings.size(); ++k) {
      std::vector<std::uint32_t> codes = column(rows_.groupings[k].codes);
      std::vector<char> met(rows_.groupings[k].levels, 0);
      for (const std::uint32_t code : codes) met[code] = 1;
      const auto groups = static_cast<std::size_t>(std::count(met.begin(), met.end(), 1));
      fit_.terms.push_back({.levels = groups,
                            .variance = Estimate::absent(Absence::not_applicable, fit_.n),
                            .slope = Estimate::absent(Absence::not_applicable, fit_.n),
                            .covariance = Estimate::absent(Absence::not_applicable, fit_.n),
                            .effects = {}});
      if (usable(k, codes, groups)) {
        out_.groupings.push_back(k);
        out_.codes.push_back(std::move(codes));
      }
    }
    add_slope();
    for (std::size_t b = 0; b < out_.groupings.size(); ++b)
      out_.columns.blocks.push_back(
          {out_.codes[b], rows_.groupings[out_.groupings[b]].levels,
           !out_.columns.slope.empty() && out_.groupings[b] == 0 ? std::size_t{2} : std::size_t{1}});
  }

  bool usable(std::size_t k, const std::vector<std::uint32_t>& codes, std::size_t groups) {
    MixedTerm& term = fit_.terms[k];
    if (groups < 2) {
      note(Kind::one_group, k);
      term.variance.absence = Absence::too_few;
      return false;
    }
    if (groups >= count_) {
      note(Kind::groups_of_one, k);
      return false;
    }
    for (std::size_t b = 0; b < out_.groupings.size(); ++b)
      if (fit_.terms[out_.groupings[b]].levels == groups &&
          same_division(codes, out_.codes[b], rows_.groupings[k].levels)) {
        note(Kind::same_grouping, k);
        return false;
      }
    return true;
  }

  void add_slope() {
    if (rows_.slope.empty() || out_.groupings.empty() || out_.groupings[0] != 0) return;
    std::vector<std::vector<double>> slope = {column(rows_.slope)};
    out_.slope = standardised(slope, out_.columns.weights);
    fit_.terms[0].slope.absence = fit_.terms[0].covariance.absence = Absence::no_variance;
    if (out_.slope.spread[0] <= 0) return note(Kind::constant_slope, 0);
    if (2 * fit_.terms[0].levels >= count_) {
      fit_.terms[0].slope.absence = fit_.terms[0].covariance.absence = Absence::too_few;
      return note(Kind::groups_of_one, 0);
    }
    out_.columns.slope = std::move(slope[0]);
  }

  void note(Kind kind, std::size_t which) { fit_.notes.push_back({kind, which}); }

  const MixedRows& rows_;
  MixedFit& fit_;
  Prepared out_;
  std::vector<std::size_t> chosen_;  ///< rows of positive weight where there are weights
  std::size_t count_ = 0;
};

std::size_t coefficients(const Prepared& prepared) { return prepared.columns.fixed.size() + 1; }

/// The parameters that lie on the diagonals of Λ.
std::vector<std::size_t> diagonals(const Prepared& prepared) {
  std::vector<std::size_t> out;
  std::size_t next = 0;
  for (const MixedBlock& block : prepared.columns.blocks) {
    out.push_back(next);
    if (block.width == 2) out.push_back(next + 2);
    next += block.width == 1 ? 1 : 3;
  }
  return out;
}

MixedObjective objective_of(const Prepared& prepared, const MixedOptions& options) {
  MixedObjective out;
  out.restricted = options.likelihood == Likelihood::reml;
  out.boundary_avoided = options.boundary == Boundary::avoided;
  out.degrees = static_cast<double>(prepared.columns.y.size()) -
                (out.restricted ? static_cast<double>(coefficients(prepared)) : 0);
  if (out.boundary_avoided) out.degrees -= static_cast<double>(diagonals(prepared).size());
  return out;
}

/// The search for the relative spreads.
class Search {
 public:
  Search(const Prepared& prepared, const MixedSums& sums, const MixedObjective& objective)
      : diagonals_(diagonals(prepared)), sums_(sums), objective_(objective) {}

  Minimum run() const {
    const Minimum found = minimize([this](const std::vector<double>& theta) { return at(theta); }, start());
    return objective_.boundary_avoided ? found : settled(found);
  }

 private:
  Slope at(std::vector<double> theta) const {
    for (const double part : theta)
      if (!(std::abs(part) < kWall)) return {std::numeric_limits<double>::infinity(), theta};
    for (const std::size_t i : diagonals_)
      if (std::abs(theta[i]) < kFloor) theta[i] = std::copysign(kFloor, theta[i]);
    const MixedValue value = evaluate(sums_, theta, objective_);
    return {value.value, value.gradient};
  }

  std::vector<double> spread(double size) const {
    std::vector<double> theta(sums_.parameters, 0);
    for (const std::size_t i : diagonals_) theta[i] = size;
    return theta;
  }

  std::vector<double> start() const {
    if (sums_.joint > 0) return spread(0.5);
    std::vector<double> best = spread(1);
    double least = at(best).value;
    for (const double size : {0.02, 0.1, 0.3, 3.0, 10.0}) {
      const std::vector<double> theta = spread(size);
      const double value = at(theta).value;
      if (value < least) best = theta;
      least = std::min(least, value);
    }
    return best;
  }

  /// A spread that may as well be zero is zero.
  Minimum settled(Minimum found) const {
    for (const std::size_t i : diagonals_) {
      if (std::abs(found.at[i]) > 0.01) continue;
      std::vector<double> theta = found.at;
      theta[i] = 0;
      const double value = at(theta).value;
      if (value > found.value + 1e-6) continue;
      found.at = theta;
      found.found = true;
    }
    for (const std::size_t i : diagonals_)
      if (found.at[i] < 0) found.at = turned(found.at, i);
    return found;
  }

  /// Λ with the column of a diagonal turned: ΛΛ' is the same.
  std::vector<double> turned(std::vector<double> theta, std::size_t diagonal) const {
    theta[diagonal] = -theta[diagonal];
    const bool first_of_pair = std::find(diagonals_.begin(), diagonals_.end(), diagonal + 2) != diagonals_.end() &&
                               std::find(diagonals_.begin(), diagonals_.end(), diagonal + 1) == diagonals_.end() &&
                               diagonal + 2 < theta.size();
    if (first_of_pair) theta[diagonal + 1] = -theta[diagonal + 1];
    return theta;
  }

  std::vector<std::size_t> diagonals_;
  const MixedSums& sums_;
  MixedObjective objective_;
};

/// Puts the solution back into the units of the data.
class Telling {
 public:
  Telling(const Prepared& prepared, MixedSolution solution, double sigma2, MixedFit& fit)
      : prepared_(prepared), solution_(std::move(solution)), sigma2_(sigma2), unit_(prepared.y.spread[0]), fit_(fit) {}

  void tell(const std::vector<double>& theta) {
    tell_fixed();
    std::size_t next = 0;
    for (std::size_t b = 0; b < prepared_.groupings.size(); ++b) {
      const bool pair = prepared_.columns.blocks[b].width == 2;
      tell_term(b, {theta[next], pair ? theta[next + 1] : 0, pair ? theta[next + 2] : 0});
      next += pair ? 3 : 1;
    }
  }

 private:
  void tell_fixed() {
    const std::size_t count = solution_.beta.size();
    // The intercept gives back what centring took: a linear map of the coefficients.
    std::vector<double> of_intercept(count, 1);
    fit_.beta.resize(prepared_.fixed.mean.size() + 1);
    double intercept = prepared_.y.mean[0] + unit_ * solution_.beta[0];
    for (std::size_t j = 1; j < count; ++j) {
      const std::size_t column = prepared_.kept[j - 1];
      const double scale = prepared_.fixed.spread[column];
      of_intercept[j] = -prepared_.fixed.mean[column] / scale;
      intercept += unit_ * solution_.beta[j] * of_intercept[j];
      const double variance = sigma2_ * solution_.unscaled[j * count + j];
      fit_.beta[column + 1] = {unit_ * solution_.beta[j] / scale, unit_ * std::sqrt(variance) / scale};
    }
    double variance = 0;
    for (std::size_t i = 0; i < count; ++i)
      for (std::size_t j = 0; j < count; ++j)
        variance += of_intercept[i] * of_intercept[j] * solution_.unscaled[i * count + j];
    fit_.beta[0] = {intercept, unit_ * std::sqrt(sigma2_ * variance)};
  }

  void tell_term(std::size_t b, const std::array<double, 3>& lambda) {
    MixedTerm& term = fit_.terms[prepared_.groupings[b]];
    const double scale = sigma2_ * unit_ * unit_;
    const bool pair = prepared_.columns.blocks[b].width == 2;
    const double steep = pair ? prepared_.slope.spread[0] : 1;
    const double shift = pair ? prepared_.slope.mean[0] / steep : 0;
    const auto [a, low, c] = lambda;
    const auto in_units = [&](double v11, double v12, double v22) {
      return std::array{v11 - 2 * shift * v12 + shift * shift * v22, (v12 - shift * v22) / steep,
                        v22 / (steep * steep)};
    };
    const auto whole = in_units(a * a, a * low, low * low + c * c);
    term.variance = Estimate::of(scale * whole[0], fit_.n);
    if (pair) {
      term.covariance = Estimate::of(scale * whole[1], fit_.n);
      term.slope = Estimate::of(scale * whole[2], fit_.n);
      if (c <= 0 || a <= 0) fit_.notes.push_back({Kind::singular, prepared_.groupings[b]});
    } else if (a <= 0) {
      fit_.notes.push_back({Kind::zero_variance, prepared_.groupings[b]});
    }
    const std::vector<double>& effects = solution_.effects[b];
    const std::vector<double>& spreads = solution_.spreads[b];
    const std::size_t levels = prepared_.columns.blocks[b].levels;
    for (std::size_t i = 0; i < levels; ++i) {
      if (!pair) {
        term.effects.push_back({unit_ * effects[i], std::sqrt(scale * spreads[i]), 0, 0});
        continue;
      }
      const auto own = in_units(spreads[3 * i], spreads[3 * i + 1], spreads[3 * i + 2]);
      const double slope = effects[2 * i + 1] / steep;
      term.effects.push_back({unit_ * (effects[2 * i] - shift * effects[2 * i + 1]),
                              std::sqrt(scale * std::max(own[0], 0.0)), unit_ * slope,
                              std::sqrt(scale * std::max(own[2], 0.0))});
    }
  }

  const Prepared& prepared_;
  MixedSolution solution_;
  double sigma2_;
  double unit_;
  MixedFit& fit_;
};

/// What is said where y needs no model: it is constant.
void tell_constant(const Prepared& prepared, MixedFit& fit) {
  fit.notes.push_back({Kind::constant_y, 0});
  fit.beta.resize(prepared.fixed.mean.size() + 1);
  fit.beta[0].estimate = prepared.y.mean[0];
  for (const std::size_t column : prepared.kept) fit.beta[column + 1].estimate = 0;
  for (MixedTerm& term : fit.terms) term.variance.absence = Absence::no_variance;
  fit.residual = Estimate::of(0, fit.n);
}

/// Nothing is left within the groups: the spreads have no scale and the errors no size.
void tell_exact(MixedFit& fit) {
  fit.notes.push_back({Kind::exact_fit, 0});
  fit.residual.value = 0;
  for (MixedCoefficient& one : fit.beta) one.se.reset();
  for (MixedTerm& term : fit.terms) {
    if (term.variance.value) term.variance = Estimate::absent(Absence::no_variance, fit.n);
    if (term.slope.value) term.slope = term.covariance = Estimate::absent(Absence::no_variance, fit.n);
    term.effects.clear();
  }
}

void tell_criterion(const Prepared& prepared, const MixedSolution& solution, double sigma2, MixedFit& fit) {
  const bool restricted = fit.criterion.has_value();
  const auto n = static_cast<double>(fit.n);
  const double degrees = restricted ? n - static_cast<double>(coefficients(prepared)) : n;
  const double unit = prepared.y.spread[0];
  double value = solution.log_det_random - prepared.log_weights + solution.residual / sigma2 +
                 degrees * std::log(2 * std::numbers::pi * sigma2 * unit * unit);
  if (restricted) {
    value += solution.log_det_fixed;
    for (const std::size_t column : prepared.kept) value += 2 * std::log(prepared.fixed.spread[column]);
  }
  fit.criterion = value;
}

}  // namespace

MixedFit fit_mixed(const MixedRows& rows, const MixedOptions& options) {
  MixedFit fit;
  Prepared prepared = Preparation(rows, fit).made();
  fit.residual = Estimate::absent(fit.n == 0 ? Absence::no_data : Absence::too_few, fit.n);
  const MixedObjective objective = objective_of(prepared, options);
  if (objective.degrees < 1 || fit.n <= static_cast<std::int64_t>(coefficients(prepared))) {
    for (MixedTerm& term : fit.terms) term.variance.absence = fit.residual.absence;
    fit.beta.resize(prepared.fixed.mean.size() + 1);
    return fit;
  }
  if (prepared.y.spread[0] <= 0) {
    tell_constant(prepared, fit);
    return fit;
  }
  const bool grouped = !prepared.columns.blocks.empty();
  const std::vector<std::uint32_t> everybody(prepared.columns.y.size(), 0);
  if (!grouped) prepared.columns.blocks.push_back({everybody, 1, 1});  // with a spread of zero
  const MixedSums sums(prepared.columns);
  Minimum found{{0}, 0, true};
  if (grouped) found = Search(prepared, sums, objective).run();
  const bool only_between =
      std::any_of(found.at.begin(), found.at.end(), [](double part) { return std::abs(part) > kExact; });
  if (only_between)
    for (double& part : found.at) part = std::clamp(part, -1e3, 1e3);  // as good, and numbers keep their digits
  const MixedSolution solution = solve(sums, found.at);
  const double sigma2 = std::max(solution.residual / objective.degrees, 0.0);
  Telling(prepared, solution, sigma2, fit).tell(found.at);
  fit.residual = Estimate::of(sigma2 * prepared.y.spread[0] * prepared.y.spread[0], fit.n);
  if (only_between || solution.residual <= 1e-13 * static_cast<double>(fit.n)) {
    tell_exact(fit);
    return fit;
  }
  if (!found.found) fit.notes.push_back({Kind::not_converged, 0});
  if (objective.restricted) fit.criterion = 0;
  tell_criterion(prepared, solution, sigma2, fit);
  return fit;
}

}  // namespace vekha::stats
