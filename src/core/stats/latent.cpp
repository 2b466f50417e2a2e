#include "core/stats/latent.hpp"

#include <algorithm>
#include <cmath>
#include <eigen3/Eigen/Dense>
#include <map>
#include <numeric>

#include "base/error.hpp"

namespace vekha::stats {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double kReach = 6;        ///< of the quadrature
constexpr Index kBlock = 256;       ///< patterns multiplied at once
constexpr double kNear = 1e-3;      ///< EM hands over to Newton
constexpr double kThere = 1e-8;     ///< a Newton step as good as none
constexpr double kLongestStep = 2;  ///< of a parameter in a round

/// A column of the indicator matrix: one category of one task and where its parameters stand.
struct Column {
  double factor = 0;  ///< of the slope parameter
  int slope = -1;
  int intercept = -1;
};

/// Equal rows of answers are one pattern with a count.
struct Pattern {
  std::vector<int> columns;  ///< of the indicator matrix
  double count = 0;
};

/// What one pass over the patterns gives.
struct Pass {
  double objective = 0;
  double log_likelihood = 0;
  VectorXd gradient;
  MatrixXd information;  ///< of the complete data: what EM divides by
};

class Model {
 public:
  Model(const Answers& answers, const LatentPlan& plan) : plan_(plan) {
    for (std::size_t i = 0; i < answers.items; ++i) items_.push_back(observed(answers, i));
    bind();
    collect(answers);
    nodes_ = VectorXd::LinSpaced(plan.points, -kReach, kReach);
    log_weights_ = -0.5 * nodes_.array().square();
    log_weights_.array() -= std::log(log_weights_.array().exp().sum());
  }

  Index parameters() const { return static_cast<Index>(precision_.size()); }
  bool empty() const { return patterns_.empty(); }
  VectorXd start(const Answers& answers) const;
  Pass pass(const VectorXd& parameters) const;
  MatrixXd curvature(const VectorXd& parameters) const;
  LatentFit told(VectorXd parameters) const;

 private:
  LatentItem observed(const Answers& answers, std::size_t item) const;
  void bind();
  void bind_category(std::size_t item, std::size_t category);
  void collect(const Answers& answers);
  int add_parameter(double sd);
  MatrixXd log_curves(const VectorXd& parameters) const;
  double expect(const MatrixXd& log_curves, MatrixXd& expected) const;
  VectorXd gradient(const VectorXd& parameters) const;
  VectorXd gradient_of(const MatrixXd& curves, const MatrixXd& expected, const VectorXd& parameters) const;
  void add_information(std::size_t item, const MatrixXd& curves, const MatrixXd& expected, Pass& pass) const;

  LatentPlan plan_;
  std::vector<LatentItem> items_;
  std::vector<std::vector<double>> frequencies_;  ///< of categories
  std::vector<Index> first_column_;
  std::vector<Column> columns_;
  std::vector<double> precision_;  ///< of the prior of each parameter
  std::vector<Pattern> patterns_;
  std::size_t persons_ = 0;
  VectorXd nodes_;
  VectorXd log_weights_;
};

LatentItem Model::observed(const Answers& answers, std::size_t item) const {
  std::map<int, std::size_t> counts;
  for (std::size_t p = 0; p < answers.persons(); ++p)
    if (answers.at(p, item) != kMissing) ++counts[answers.at(p, item)];
  LatentItem found;
  for (const auto& [value, count] : counts) found.categories.push_back({value, 0, 0});
  // Options have no order: the most frequent is the one that others are compared with.
  if (plan_.slopes == Slopes::by_category)
    std::stable_sort(found.categories.begin(), found.categories.end(),
                     [&](const auto& a, const auto& b) { return counts[a.value] > counts[b.value]; });
  return found;
}

int Model::add_parameter(double sd) {
  precision_.push_back(sd > 0 ? 1 / (sd * sd) : 0);
  return static_cast<int>(precision_.size()) - 1;
}

void Model::bind() {
  if (plan_.slopes == Slopes::common) add_parameter(0);
  for (std::size_t i = 0; i < items_.size(); ++i) {
    first_column_.push_back(static_cast<Index>(columns_.size()));
    if (!items_[i].usable()) continue;
    if (plan_.slopes == Slopes::by_item) add_parameter(0);
    const int own = static_cast<int>(precision_.size()) - 1;
    for (std::size_t k = 0; k < items_[i].categories.size(); ++k) {
      bind_category(i, k);
      if (k > 0 && plan_.slopes != Slopes::by_category)
        columns_.back().slope = plan_.slopes == Slopes::common ? 0 : own;
    }
  }
}

void Model::bind_category(std::size_t item, std::size_t category) {
  const auto& categories = items_[item].categories;
  Column column;
  if (category > 0) {
    column.factor = plan_.slopes == Slopes::by_category ? 1 : categories[category].value - categories[0].value;
    if (plan_.slopes == Slopes::by_category) column.slope = add_parameter(plan_.slope_sd);
    column.intercept = add_parameter(plan_.intercept_sd);
  }
  columns_.push_back(column);
}

void Model::collect(const Answers& answers) {
  std::map<std::vector<int>, double> counts;
  for (std::size_t p = 0; p < answers.persons(); ++p) {
    std::vector<int> chosen;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (!items_[i].usable() || answers.at(p, i) == kMissing) continue;
      const auto& categories = items_[i].categories;
      const auto found = std::find_if(categories.begin(), categories.end(),
                                      [&](const auto& category) { return category.value == answers.at(p, i); });
      chosen.push_back(static_cast<int>(first_column_[i] + (found - categories.begin())));
    }
    if (chosen.empty()) continue;
    ++counts[chosen];
    ++persons_;
  }
  for (auto& [columns, count] : counts) patterns_.push_back({columns, count});
}

/// Intercepts at the log-odds of the frequencies; slopes of 1, or of options by how well those who chose them answered
/// like the many.
VectorXd Model::start(const Answers& answers) const {
  VectorXd x = VectorXd::Zero(parameters());
  VectorXd chosen = VectorXd::Zero(static_cast<Index>(columns_.size()));
  VectorXd common = chosen;
  double all = 0, square = 0;
  for (const Pattern& pattern : patterns_) {
    double like_many = 0;
    for (const int c : pattern.columns) like_many += columns_[static_cast<std::size_t>(c)].intercept < 0;
    like_many /= static_cast<double>(pattern.columns.size());
    all += pattern.count * like_many, square += pattern.count * like_many * like_many;
    for (const int c : pattern.columns) chosen[c] += pattern.count, common[c] += pattern.count * like_many;
  }
  const auto n = static_cast<double>(persons_);
  const double sd = std::sqrt(std::max(1e-6, square / n - all * all / (n * n)));
  for (std::size_t i = 0; i < answers.items; ++i) {
    const Index base = first_column_[i];
    for (Index c = base; items_[i].usable() && c < base + static_cast<Index>(items_[i].categories.size()); ++c) {
      const Column& column = columns_[static_cast<std::size_t>(c)];
      if (column.intercept < 0) continue;
      x[column.intercept] = std::log(chosen[c] / chosen[base]);
      x[column.slope] =
          plan_.slopes == Slopes::by_category ? (common[c] / chosen[c] - common[base] / chosen[base]) / sd : 1;
    }
  }
  return x;
}

MatrixXd Model::log_curves(const VectorXd& x) const {
  MatrixXd curves(static_cast<Index>(columns_.size()), nodes_.size());
  for (std::size_t i = 0; i < items_.size(); ++i) {
    if (!items_[i].usable()) continue;
    const auto k = static_cast<Index>(items_[i].categories.size());
    for (Index c = first_column_[i]; c < first_column_[i] + k; ++c) {
      const Column& column = columns_[static_cast<std::size_t>(c)];
      curves.row(c).setZero();
      if (column.slope >= 0) curves.row(c) = column.factor * x[column.slope] * nodes_.transpose();
      if (column.intercept >= 0) curves.row(c).array() += x[column.intercept];
    }
    auto block = curves.middleRows(first_column_[i], k);
    const Eigen::RowVectorXd greatest = block.colwise().maxCoeff();
    block.rowwise() -= greatest;
    const Eigen::RowVectorXd total = block.array().exp().colwise().sum().log();
    block.rowwise() -= total;
  }
  return curves;
}

/// Adds up how often each category is expected at each node; the log-likelihood.
double Model::expect(const MatrixXd& curves, MatrixXd& expected) const {
  double log_likelihood = 0;
  const auto size = static_cast<Index>(patterns_.size());
  for (Index begin = 0; begin < size; begin += kBlock) {
    const Index rows = std::min(kBlock, size - begin);
    MatrixXd chosen = MatrixXd::Zero(rows, curves.rows());
    for (Index r = 0; r < rows; ++r)
      for (const int c : patterns_[static_cast<std::size_t>(begin + r)].columns) chosen(r, c) = 1;
    MatrixXd posterior = chosen * curves;
    posterior.rowwise() += log_weights_.transpose();
    const VectorXd greatest = posterior.rowwise().maxCoeff();
    posterior.colwise() -= greatest;
    posterior = posterior.array().exp();
    const VectorXd total = posterior.rowwise().sum();
    for (Index r = 0; r < rows; ++r) {
      const double count = patterns_[static_cast<std::size_t>(begin + r)].count;
      log_likelihood += count * (greatest[r] + std::log(total[r]));
      posterior.row(r) *= count / total[r];
    }
    expected.noalias() += chosen.transpose() * posterior;
  }
  return log_likelihood;
}

VectorXd Model::gradient_of(const MatrixXd& curves, const MatrixXd& expected, const VectorXd& x) const {
  VectorXd found(x.size());
  for (Index p = 0; p < x.size(); ++p) found[p] = -precision_[static_cast<std::size_t>(p)] * x[p];
  for (std::size_t i = 0; i < items_.size(); ++i) {
    if (!items_[i].usable()) continue;
    const auto k = static_cast<Index>(items_[i].categories.size());
    const Eigen::RowVectorXd n = expected.middleRows(first_column_[i], k).colwise().sum();
    for (Index c = first_column_[i] + 1; c < first_column_[i] + k; ++c) {
      const Column& column = columns_[static_cast<std::size_t>(c)];
      const Eigen::RowVectorXd gap = expected.row(c).array() - n.array() * curves.row(c).array();
      found[column.intercept] += gap.sum();
      found[column.slope] += column.factor * gap.dot(nodes_);
    }
  }
  return found;
}

void Model::add_information(std::size_t item, const MatrixXd& curves, const MatrixXd& expected, Pass& pass) const {
  const Index first = first_column_[item];
  const auto k = static_cast<Index>(items_[item].categories.size());
  const Eigen::ArrayXd n = expected.middleRows(first, k).colwise().sum().transpose();
  for (Index c = first + 1; c < first + k; ++c) {
    const Column& own = columns_[static_cast<std::size_t>(c)];
    const Eigen::ArrayXd share = n * curves.row(c).transpose().array();
    for (Index d = first + 1; d < first + k; ++d) {
      const Column& other = columns_[static_cast<std::size_t>(d)];
      Eigen::ArrayXd v = -share * curves.row(d).transpose().array();
      if (c == d) v += share;
      const double crossed = (v * nodes_.array()).sum();
      pass.information(own.intercept, other.intercept) += v.sum();
      pass.information(own.slope, other.intercept) += own.factor * crossed;
      pass.information(own.intercept, other.slope) += other.factor * crossed;
      pass.information(own.slope, other.slope) += own.factor * other.factor * (v * nodes_.array().square()).sum();
    }
  }
}

Pass Model::pass(const VectorXd& x) const {
  const MatrixXd logs = log_curves(x);
  MatrixXd expected = MatrixXd::Zero(logs.rows(), logs.cols());
  Pass found{0, 0, {}, MatrixXd::Zero(x.size(), x.size())};
  found.objective = found.log_likelihood = expect(logs, expected);
  const MatrixXd curves = logs.array().exp();
  found.gradient = gradient_of(curves, expected, x);
  for (std::size_t i = 0; i < items_.size(); ++i)
    if (items_[i].usable()) add_information(i, curves, expected, found);
  for (Index p = 0; p < x.size(); ++p) {
    const double precision = precision_[static_cast<std::size_t>(p)];
    found.objective -= 0.5 * precision * x[p] * x[p];
    found.information(p, p) += precision;
  }
  return found;
}

VectorXd Model::gradient(const VectorXd& x) const {
  const MatrixXd logs = log_curves(x);
  MatrixXd expected = MatrixXd::Zero(logs.rows(), logs.cols());
  expect(logs, expected);
  return gradient_of(logs.array().exp(), expected, x);
}

/// Minus the second derivatives, from differences of the exact gradient: as good as 10⁻⁵ of each.
MatrixXd Model::curvature(const VectorXd& x) const {
  constexpr double step = 1e-5;
  const VectorXd here = gradient(x);
  MatrixXd found(x.size(), x.size());
  for (Index p = 0; p < x.size(); ++p) {
    VectorXd moved = x;
    moved[p] += step;
    found.col(p) = (here - gradient(moved)) / step;
  }
  return 0.5 * (found + found.transpose());
}

LatentFit Model::told(VectorXd x) const {
  LatentFit fit;
  fit.items = items_;
  fit.persons = persons_;
  fit.parameters = static_cast<std::size_t>(parameters());
  for (std::size_t i = 0; i < items_.size(); ++i) {
    fit.slope_at.emplace_back();
    fit.intercept_at.emplace_back();
    for (std::size_t k = 0; items_[i].usable() && k < items_[i].categories.size(); ++k) {
      const Column& column = columns_[static_cast<std::size_t>(first_column_[i]) + k];
      fit.slope_at[i].push_back(column.slope);
      fit.intercept_at[i].push_back(column.intercept);
      if (column.intercept < 0) continue;
      fit.items[i].categories[k].slope = column.factor * x[column.slope];
      fit.items[i].categories[k].intercept = x[column.intercept];
    }
  }
  return fit;
}

/// A place on the way to the maximum.
struct Climb {
  VectorXd x;
  Pass pass;
  int rounds = 0;
  bool there = false;
};

/// Goes along `direction`, halved until the objective does not fall; the length of the step, 0 when none helps.
double walk(const Model& model, Climb& climb, const VectorXd& direction) {
  const double longest = direction.cwiseAbs().maxCoeff();
  if (!std::isfinite(longest)) return 0;
  double part = std::min(1.0, kLongestStep / std::max(longest, 1e-300));
  for (int halving = 0; halving < 30; ++halving, part /= 2) {
    VectorXd x = climb.x + part * direction;
    Pass pass = model.pass(x);
    if (!(pass.objective >= climb.pass.objective - 1e-9 * (1 + std::abs(climb.pass.objective)) * 1e-3)) continue;
    climb.x = std::move(x);
    climb.pass = std::move(pass);
    return part * longest;
  }
  return 0;
}

void climb_by_em(const Model& model, Climb& climb, double enough, int rounds) {
  for (int round = 0; round < rounds; ++round) {
    ++climb.rounds;
    MatrixXd information = climb.pass.information;
    information.diagonal().array() += 1e-10;
    const double step = walk(model, climb, information.ldlt().solve(climb.pass.gradient));
    if (step < enough) {
      climb.there = true;
      return;
    }
  }
  climb.there = false;
}

/// Newton with the curvature of the last bend; true when the maximum is reached and curves down in every direction.
bool climb_by_newton(const Model& model, Climb& climb, Eigen::LLT<MatrixXd>& root) {
  for (int bend = 0; bend < 6; ++bend) {
    root.compute(model.curvature(climb.x));
    if (root.info() != Eigen::Success) return false;
    double moved = 0;
    for (int round = 0; round < 8; ++round) {
      ++climb.rounds;
      const double step = walk(model, climb, root.solve(climb.pass.gradient));
      moved += step;
      if (step < kThere) break;
    }
    if (moved < 1e-3) return true;
  }
  return root.solve(climb.pass.gradient).cwiseAbs().maxCoeff() < 1e-5;
}

/// EM until Newton takes over: sooner is cheaper, later is safer. True when Newton reached the maximum.
bool reach_top(const Model& model, Climb& climb, const LatentPlan& plan, Eigen::LLT<MatrixXd>& root) {
  if (plan.errors == Errors::not_wanted) {
    climb_by_em(model, climb, kNear, plan.rounds);
    return false;
  }
  for (const int rounds : {15, 60, plan.rounds / 2}) {
    climb_by_em(model, climb, kNear, rounds);
    if (climb_by_newton(model, climb, root)) return true;
  }
  climb_by_em(model, climb, 1e-6, plan.rounds / 2);
  return false;
}

void orient(LatentFit& fit) {
  double sum = 0;
  for (const LatentItem& item : fit.items)
    for (const LatentCategory& category : item.categories) sum += category.slope;
  if (sum >= 0) return;
  for (LatentItem& item : fit.items)
    for (LatentCategory& category : item.categories) category.slope = -category.slope;
  std::vector<double> sign(fit.parameters, 1);
  for (const auto& row : fit.slope_at)
    for (const int at : row)
      if (at >= 0) sign[static_cast<std::size_t>(at)] = -1;
  for (std::size_t a = 0; !fit.covariance.empty() && a < fit.parameters; ++a)
    for (std::size_t b = 0; b < fit.parameters; ++b) fit.covariance[a * fit.parameters + b] *= sign[a] * sign[b];
}

void add_errors(LatentFit& fit, const Eigen::LLT<MatrixXd>& root) {
  const auto size = static_cast<Index>(fit.parameters);
  const MatrixXd inverse = root.solve(MatrixXd::Identity(size, size));
  fit.covariance.assign(inverse.data(), inverse.data() + inverse.size());
}

}  // namespace

std::optional<LatentFit> fit_latent(const Answers& answers, const LatentPlan& plan) {
  VEKHA_CHECK(plan.points >= 5 && plan.rounds >= 1);
  const Model model(answers, plan);
  if (model.empty()) return std::nullopt;
  Climb climb{model.start(answers), {}};
  climb.pass = model.pass(climb.x);
  Eigen::LLT<MatrixXd> root;
  const bool curved = reach_top(model, climb, plan, root);
  LatentFit fit = model.told(climb.x);
  fit.converged = curved || climb.there;
  fit.log_likelihood = climb.pass.log_likelihood;
  fit.rounds = climb.rounds;
  if (curved) add_errors(fit, root);
  if (plan.slopes != Slopes::by_category) orient(fit);
  return fit;
}

std::vector<double> log_probabilities(const LatentItem& item, double ability) {
  std::vector<double> logs;
  double greatest = -INFINITY;
  for (const LatentCategory& category : item.categories) {
    logs.push_back(category.slope * ability + category.intercept);
    greatest = std::max(greatest, logs.back());
  }
  double total = 0;
  for (const double log : logs) total += std::exp(log - greatest);
  for (double& log : logs) log -= greatest + std::log(total);
  return logs;
}

}  // namespace vekha::stats
