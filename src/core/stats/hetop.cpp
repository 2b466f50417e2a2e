#include "core/stats/hetop.hpp"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <eigen3/Eigen/Dense>

#include "base/error.hpp"

namespace vekha::stats {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr int kRounds = 200;
constexpr double kWildSpread = 3;  ///< |ln sd| beyond this: the group's own spread is not to be had

double normal_below(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }
double normal_density(double z) { return std::exp(-0.5 * z * z) / std::sqrt(2 * std::acos(-1.0)); }

/// What is estimated. The outer cuts stay where they are: they give the scale until the end.
struct State {
  std::vector<double> cuts;
  double log_spread = 0;  ///< of groups that share it
  std::vector<double> means;
  std::vector<double> log_spreads;  ///< of groups with their own
};

/// A group: its counts and whether its spread is its own.
struct Group {
  std::vector<double> counts;
  bool own = false;
};

/// Derivatives by {mean, own ln sd} and by {inner cuts…, common ln sd}.
struct Block {
  double log_likelihood = 0;
  VectorXd gradient;  ///< own parameters, then the common
  MatrixXd information;
};

class Model {
 public:
  Model(std::vector<Group> groups, std::size_t categories) : groups_(std::move(groups)), categories_(categories) {
    inner_ = categories > 3 ? static_cast<Index>(categories) - 3 : 0;
    const bool shared = std::any_of(groups_.begin(), groups_.end(), [](const Group& group) { return !group.own; });
    spread_free_ = shared && categories > 2;
  }

  Index common() const { return inner_ + (spread_free_ ? 1 : 0); }
  bool spread_free() const { return spread_free_; }
  const std::vector<Group>& groups() const { return groups_; }
  double log_spread(const State& state, std::size_t g) const {
    return groups_[g].own ? state.log_spreads[g] : state.log_spread;
  }

  State start() const;
  Block block(const State& state, std::size_t g) const;
  double log_likelihood(const State& state) const {
    double sum = 0;
    for (std::size_t g = 0; g < groups_.size(); ++g) sum += block(state, g).log_likelihood;
    return sum;
  }
  State moved(const State& state, const std::vector<VectorXd>& own, const VectorXd& common, double part) const;

 private:
  std::vector<Group> groups_;
  std::size_t categories_;
  Index inner_ = 0;
  bool spread_free_ = false;
};

State Model::start() const {
  std::vector<double> totals(categories_, 0);
  double all = 0;
  for (const Group& group : groups_)
    for (std::size_t k = 0; k < categories_; ++k) totals[k] += group.counts[k], all += group.counts[k];
  State state;
  double below = 0;
  for (std::size_t k = 0; k + 1 < categories_; ++k) {
    below += totals[k];
    state.cuts.push_back(boost::math::quantile(boost::math::normal(), std::clamp(below / all, 1e-9, 1 - 1e-9)));
  }
  state.means.assign(groups_.size(), 0);
  state.log_spreads.assign(groups_.size(), 0);
  return state;
}

Block Model::block(const State& state, std::size_t g) const {
  const Group& group = groups_[g];
  const Index own = group.own ? 2 : 1;
  const double spread = std::exp(log_spread(state, g));
  const Index size = own + common();
  Block found{0, VectorXd::Zero(size), MatrixXd::Zero(size, size)};
  VectorXd below = VectorXd::Zero(size);  // derivatives of the share below the category
  double share_below = 0;
  double n = 0;
  for (const double count : group.counts) n += count;
  for (std::size_t k = 0; k < categories_; ++k) {
    VectorXd above = VectorXd::Zero(size);
    double share = 1;
    if (k + 1 < categories_) {
      const double z = (state.cuts[k] - state.means[g]) / spread;
      const double density = normal_density(z);
      share = normal_below(z);
      above[0] = -density / spread;
      if (group.own) above[1] = -density * z;
      if (!group.own && spread_free_) above[size - 1] = -density * z;
      if (k > 0 && k + 2 < categories_) above[own + static_cast<Index>(k) - 1] = density / spread;
    }
    const double p = std::max(share - share_below, 1e-300);
    const VectorXd change = above - below;
    found.log_likelihood += group.counts[k] > 0 ? group.counts[k] * std::log(p) : 0;
    if (p > 1e-12) {
      found.gradient += group.counts[k] / p * change;
      found.information += n / p * change * change.transpose();
    }
    below = above;
    share_below = share;
  }
  return found;
}

State Model::moved(const State& state, const std::vector<VectorXd>& own, const VectorXd& common, double part) const {
  State next = state;
  for (Index c = 0; c < inner_; ++c) next.cuts[static_cast<std::size_t>(c) + 1] += part * common[c];
  if (spread_free_) next.log_spread += part * common[inner_];
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    next.means[g] += part * own[g][0];
    if (groups_[g].own) next.log_spreads[g] += part * own[g][1];
  }
  return next;
}

/// The information of everything is an arrow: a small block for each group and a border of the common parameters.
class Arrow {
 public:
  Arrow(const Model& model, const State& state) : common_(model.common()) {
    schur_ = MatrixXd::Zero(common_, common_);
    for (std::size_t g = 0; g < model.groups().size(); ++g) {
      Block block = model.block(state, g);
      const Index own = block.gradient.size() - common_;
      const MatrixXd inside = block.information.topLeftCorner(own, own) + 1e-10 * MatrixXd::Identity(own, own);
      inverse_.push_back(inside.inverse());
      border_.push_back(block.information.topRightCorner(own, common_));
      schur_ +=
          block.information.bottomRightCorner(common_, common_) - border_[g].transpose() * inverse_[g] * border_[g];
      blocks_.push_back(std::move(block));
    }
    schur_.diagonal().array() += 1e-10;
    root_.compute(schur_);
  }

  struct Solution {
    std::vector<VectorXd> own;
    VectorXd common;
  };
  Solution solve(const std::vector<VectorXd>& own, VectorXd common) const {
    for (std::size_t g = 0; g < own.size(); ++g) common -= border_[g].transpose() * inverse_[g] * own[g];
    Solution found;
    found.common = common_ > 0 ? VectorXd(root_.solve(common)) : common;
    for (std::size_t g = 0; g < own.size(); ++g)
      found.own.emplace_back(inverse_[g] * (own[g] - border_[g] * found.common));
    return found;
  }
  Solution step() const {
    std::vector<VectorXd> own;
    VectorXd common = VectorXd::Zero(common_);
    for (const Block& block : blocks_) {
      own.emplace_back(block.gradient.head(block.gradient.size() - common_));
      common += block.gradient.tail(common_);
    }
    return solve(own, common);
  }
  double log_likelihood() const {
    double sum = 0;
    for (const Block& block : blocks_) sum += block.log_likelihood;
    return sum;
  }

 private:
  Index common_;
  std::vector<Block> blocks_;
  std::vector<MatrixXd> inverse_;
  std::vector<MatrixXd> border_;
  MatrixXd schur_;
  Eigen::LDLT<MatrixXd> root_;
};

bool ordered(const std::vector<double>& cuts) {
  for (std::size_t k = 1; k < cuts.size(); ++k)
    if (!(cuts[k] > cuts[k - 1])) return false;
  return true;
}

double longest(const Arrow::Solution& step) {
  double found = step.common.size() > 0 ? step.common.cwiseAbs().maxCoeff() : 0;
  for (const VectorXd& own : step.own) found = std::max(found, own.cwiseAbs().maxCoeff());
  return found;
}

/// Fisher scoring with halving; true when it came to rest.
bool climb(const Model& model, State& state) {
  for (int round = 0; round < kRounds; ++round) {
    const Arrow arrow(model, state);
    const Arrow::Solution step = arrow.step();
    const double before = arrow.log_likelihood();
    const double length = longest(step);
    if (!std::isfinite(length)) return false;
    double part = std::min(1.0, 2 / std::max(length, 1e-300));
    State next = model.moved(state, step.own, step.common, part);
    for (int halving = 0; halving < 30; ++halving) {
      if (ordered(next.cuts) && model.log_likelihood(next) >= before - 1e-12 * std::abs(before)) break;
      next = model.moved(state, step.own, step.common, part /= 2);
    }
    state = next;
    if (part * length < 1e-9) return true;
  }
  return false;
}

/// Standardising and the errors it brings.
class Scale {
 public:
  Scale(const Model& model, const State& state) : model_(model), state_(state), arrow_(model, state) {
    double all = 0;
    for (const Group& group : model.groups()) {
      weights_.push_back(0);
      for (const double count : group.counts) weights_.back() += count;
      all += weights_.back();
    }
    for (double& weight : weights_) weight /= all;
    for (std::size_t g = 0; g < weights_.size(); ++g) mean_ += weights_[g] * state.means[g];
    for (std::size_t g = 0; g < weights_.size(); ++g) {
      const double gap = state.means[g] - mean_;
      between_ += weights_[g] * gap * gap;
      within_ += weights_[g] * std::exp(2 * model.log_spread(state, g));
    }
    sd_ = std::sqrt(between_ + within_);
  }

  double between() const { return between_ / (between_ + within_); }
  double between_corrected(const std::vector<HetopGroup>& groups) const {
    double error = 0;
    double all = 0;
    for (const HetopGroup& group : groups)
      if (group.mean.se) {
        error += static_cast<double>(group.n) * *group.mean.se * *group.mean.se;
        all += static_cast<double>(group.n);
      }
    return all > 0 ? std::max(0.0, between() - error / all) : between();
  }
  Parameter mean(std::size_t g) const {
    Arrow::Solution direction = nothing();
    direction.own[g][0] = 1;
    return scaled_place(state_.means[g], direction);
  }
  Parameter cut(std::size_t k) const {
    Arrow::Solution direction = nothing();
    if (k > 0 && k + 1 < state_.cuts.size()) direction.common[static_cast<Index>(k) - 1] = 1;
    return scaled_place(state_.cuts[k], direction);
  }
  Parameter spread(std::size_t g) const {
    const double value = std::exp(model_.log_spread(state_, g)) / sd_;
    Arrow::Solution direction = nothing();
    if (model_.groups()[g].own)
      direction.own[g][1] = value;
    else if (model_.spread_free())
      direction.common[model_.common() - 1] = value;
    add_log_sd(direction, -value);
    return {value, error(direction), {}};
  }

 private:
  Arrow::Solution nothing() const {
    Arrow::Solution zero;
    for (const Group& group : model_.groups()) zero.own.emplace_back(VectorXd::Zero(group.own ? 2 : 1));
    zero.common = VectorXd::Zero(model_.common());
    return zero;
  }
  /// Adds `times` the derivative of ln of the standard deviation of all.
  void add_log_sd(Arrow::Solution& direction, double times) const {
    const double unit = times / (sd_ * sd_);
    for (std::size_t g = 0; g < weights_.size(); ++g) {
      direction.own[g][0] += unit * weights_[g] * (state_.means[g] - mean_);
      const double variance = weights_[g] * std::exp(2 * model_.log_spread(state_, g));
      if (model_.groups()[g].own)
        direction.own[g][1] += unit * variance;
      else if (model_.spread_free())
        direction.common[model_.common() - 1] += unit * variance;
    }
  }
  Parameter scaled_place(double place, Arrow::Solution direction) const {
    const double value = (place - mean_) / sd_;
    for (VectorXd& own : direction.own) own /= sd_;
    direction.common /= sd_;
    for (std::size_t g = 0; g < weights_.size(); ++g) direction.own[g][0] -= weights_[g] / sd_;
    add_log_sd(direction, -value);
    return {value, error(direction), {}};
  }
  double error(const Arrow::Solution& direction) const {
    const Arrow::Solution solved = arrow_.solve(direction.own, direction.common);
    double variance = direction.common.dot(solved.common);
    for (std::size_t g = 0; g < direction.own.size(); ++g) variance += direction.own[g].dot(solved.own[g]);
    return std::sqrt(std::max(0.0, variance));
  }

  const Model& model_;
  const State& state_;
  Arrow arrow_;
  std::vector<double> weights_;
  double mean_ = 0;
  double between_ = 0;
  double within_ = 0;
  double sd_ = 1;
};

using Counts = std::vector<std::vector<std::int64_t>>;

std::int64_t sum_of(const std::vector<std::int64_t>& row) {
  std::int64_t sum = 0;
  for (const std::int64_t count : row) sum += count;
  return sum;
}

/// The outer categories that nobody is in say nothing: {first used, one behind the last used}.
std::pair<std::size_t, std::size_t> used_categories(const Counts& counts) {
  std::size_t first = counts[0].size();
  std::size_t last = 0;
  for (const auto& row : counts)
    for (std::size_t k = 0; k < row.size(); ++k)
      if (row[k] > 0) first = std::min(first, k), last = std::max(last, k + 1);
  return {first, last};
}

/// A group has a finite mean when it is not all in one outer category.
bool has_mean(const std::vector<std::int64_t>& row, std::pair<std::size_t, std::size_t> used) {
  const std::int64_t n = sum_of(row);
  return n > 0 && row[used.first] != n && row[used.second - 1] != n;
}

bool may_own(const std::vector<std::int64_t>& row, const HetopPlan& plan) {
  const auto filled = std::count_if(row.begin(), row.end(), [](std::int64_t count) { return count > 0; });
  return plan.spreads == Spreads::own && filled >= 3 && sum_of(row) >= plan.least;
}

}  // namespace

std::optional<Hetop> fit_hetop(const Counts& counts, const HetopPlan& plan) {
  for (const auto& row : counts) {
    VEKHA_CHECK(row.size() == counts[0].size());
    VEKHA_CHECK(std::all_of(row.begin(), row.end(), [](std::int64_t count) { return count >= 0; }));
  }
  if (counts.empty()) return std::nullopt;
  const auto used = used_categories(counts);
  if (used.second < used.first + 2) return std::nullopt;
  const std::size_t categories = used.second - used.first;
  std::vector<Group> groups;
  std::vector<std::size_t> places;
  for (std::size_t g = 0; g < counts.size(); ++g) {
    if (!has_mean(counts[g], used)) continue;
    Group group{{}, categories > 2 && may_own(counts[g], plan)};
    for (std::size_t k = used.first; k < used.second; ++k) group.counts.push_back(static_cast<double>(counts[g][k]));
    groups.push_back(std::move(group));
    places.push_back(g);
  }
  if (groups.size() < 2) return std::nullopt;
  Model model(groups, categories);
  State state = model.start();
  bool there = climb(model, state);
  bool wild = false;
  for (std::size_t g = 0; g < groups.size(); ++g)
    if (groups[g].own && std::abs(state.log_spreads[g]) > kWildSpread) groups[g].own = false, wild = true;
  if (wild) {
    model = Model(groups, categories);
    state = model.start();
    there = climb(model, state);
  }
  const Scale scale(model, state);
  Hetop found;
  found.converged = there;
  found.log_likelihood = model.log_likelihood(state);
  for (const auto& row : counts) {
    const Absence why = sum_of(row) == 0 ? Absence::no_data : Absence::no_variance;
    found.groups.push_back({sum_of(row), {std::nullopt, std::nullopt, why}, {std::nullopt, std::nullopt, why}, false});
  }
  for (std::size_t g = 0; g < groups.size(); ++g) {
    HetopGroup& group = found.groups[places[g]];
    group.mean = scale.mean(g);
    group.sd = scale.spread(g);
    group.shares_spread = !groups[g].own;
  }
  for (std::size_t k = 0; k + 1 < categories; ++k) found.cuts.push_back(scale.cut(k));
  found.between = scale.between();
  found.between_corrected = scale.between_corrected(found.groups);
  return found;
}

}  // namespace vekha::stats
