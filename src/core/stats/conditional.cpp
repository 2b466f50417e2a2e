#include "core/stats/conditional.hpp"

#include <algorithm>
#include <cmath>
#include <eigen3/Eigen/Dense>
#include <map>
#include <set>

namespace vekha::stats {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double kRunaway = 30;  ///< logits beyond which there is no maximum

/// Observed points of a task; points are counted from the least.
struct Task {
  std::vector<int> values;
  Index first = -1;  ///< parameter of values[1]
  bool usable() const { return values.size() > 1; }
  int points(std::size_t k) const { return values[k] - values[0]; }
  int most() const { return points(values.size() - 1); }
  std::size_t category(int value) const {
    return static_cast<std::size_t>(std::find(values.begin(), values.end(), value) - values.begin());
  }
};

/// Pupils who answered the same tasks, by their sum of points.
struct Group {
  std::vector<std::size_t> tasks;
  std::map<std::size_t, double> sums;
};

/// A polynomial in the sum of points: coefficients × exp(scale).
struct Polynomial {
  std::vector<double> coefficients{1};
  double scale = 0;
};

Polynomial product(const Polynomial& a, const Polynomial& b) {
  Polynomial found{std::vector<double>(a.coefficients.size() + b.coefficients.size() - 1, 0.0), a.scale + b.scale};
  for (std::size_t i = 0; i < a.coefficients.size(); ++i)
    for (std::size_t j = 0; j < b.coefficients.size(); ++j)
      found.coefficients[i + j] += a.coefficients[i] * b.coefficients[j];
  const double greatest = *std::max_element(found.coefficients.begin(), found.coefficients.end());
  for (double& coefficient : found.coefficients) coefficient /= greatest;
  found.scale += std::log(greatest);
  return found;
}

class Model {
 public:
  explicit Model(const Answers& answers) : answers_(answers), tasks_(answers.items) {
    choose_tasks();
    for (Task& task : tasks_) {
      if (!task.usable()) continue;
      ++usable_;
      task.first = parameters_;
      parameters_ += static_cast<Index>(task.values.size()) - 1;
    }
    collect();
  }

  const std::vector<Task>& tasks() const { return tasks_; }
  std::size_t usable() const { return usable_; }
  Index parameters() const { return parameters_; }
  std::int64_t informative() const { return informative_; }

  /// The log-likelihood; its derivatives are put into `gradient` when asked.
  struct Value {
    double log_likelihood = 0;
    VectorXd gradient;
  };
  Value value(const VectorXd& x) const;
  MatrixXd curvature(const VectorXd& x) const;
  /// The direction in which nothing changes: a point more of ability.
  VectorXd free_direction() const;

 private:
  bool tells(std::size_t person) const;
  void choose_tasks();
  void collect();
  void add_group(const Group& group, const VectorXd& x, Value& found) const;
  Polynomial polynomial(std::size_t task, const VectorXd& x) const;

  const Answers& answers_;
  std::vector<Task> tasks_;
  std::vector<Group> groups_;
  VectorXd chosen_;
  Index parameters_ = 0;
  std::size_t usable_ = 0;
  std::int64_t informative_ = 0;
};

/// Neither all least nor all most.
bool Model::tells(std::size_t person) const {
  int sum = 0, most = 0;
  for (std::size_t i = 0; i < tasks_.size(); ++i) {
    const int value = answers_.at(person, i);
    if (value == kMissing || !tasks_[i].usable()) continue;
    sum += value - tasks_[i].values[0];
    most += tasks_[i].most();
  }
  return sum > 0 && sum < most;
}

/// Leaving out pupils may make a task constant, which may make other pupils extreme: until nothing changes.
void Model::choose_tasks() {
  std::vector<std::size_t> persons(answers_.persons());
  for (std::size_t p = 0; p < persons.size(); ++p) persons[p] = p;
  for (std::size_t before = persons.size() + 1; before != persons.size();) {
    before = persons.size();
    for (std::size_t i = 0; i < tasks_.size(); ++i) {
      std::set<int> values;
      for (const std::size_t p : persons)
        if (answers_.at(p, i) != kMissing) values.insert(answers_.at(p, i));
      tasks_[i].values.assign(values.begin(), values.end());
    }
    std::erase_if(persons, [this](std::size_t p) { return !tells(p); });
  }
}

void Model::collect() {
  std::map<std::vector<std::size_t>, Group> groups;
  chosen_ = VectorXd::Zero(parameters_);
  for (std::size_t p = 0; p < answers_.persons(); ++p) {
    if (!tells(p)) continue;
    std::vector<std::size_t> answered;
    std::size_t sum = 0;
    for (std::size_t i = 0; i < tasks_.size(); ++i) {
      const int value = answers_.at(p, i);
      if (value == kMissing || !tasks_[i].usable()) continue;
      answered.push_back(i);
      const std::size_t k = tasks_[i].category(value);
      sum += static_cast<std::size_t>(tasks_[i].points(k));
      if (k > 0) chosen_[tasks_[i].first + static_cast<Index>(k) - 1] += 1;
    }
    Group& group = groups[answered];
    group.tasks = answered;
    group.sums[sum] += 1;
    ++informative_;
  }
  for (auto& [tasks, group] : groups) groups_.push_back(std::move(group));
}

Polynomial Model::polynomial(std::size_t task, const VectorXd& x) const {
  const Task& of = tasks_[task];
  Polynomial found{std::vector<double>(static_cast<std::size_t>(of.most()) + 1, 0.0), 0};
  found.coefficients[0] = 1;
  for (std::size_t k = 1; k < of.values.size(); ++k)
    found.coefficients[static_cast<std::size_t>(of.points(k))] = std::exp(x[of.first + static_cast<Index>(k) - 1]);
  return found;
}

void Model::add_group(const Group& group, const VectorXd& x, Value& found) const {
  const std::size_t size = group.tasks.size();
  std::vector<Polynomial> before(size + 1), after(size + 1);
  for (std::size_t i = 0; i < size; ++i) before[i + 1] = product(before[i], polynomial(group.tasks[i], x));
  for (std::size_t i = size; i-- > 0;) after[i] = product(after[i + 1], polynomial(group.tasks[i], x));
  const Polynomial& all = before[size];
  for (const auto& [sum, count] : group.sums)
    found.log_likelihood -= count * (std::log(all.coefficients[sum]) + all.scale);
  for (std::size_t i = 0; i < size; ++i) {
    const Task& task = tasks_[group.tasks[i]];
    const Polynomial rest = product(before[i], after[i + 1]);
    for (std::size_t k = 1; k < task.values.size(); ++k) {
      const auto points = static_cast<std::size_t>(task.points(k));
      const Index at = task.first + static_cast<Index>(k) - 1;
      for (const auto& [sum, count] : group.sums) {
        if (sum < points || sum - points >= rest.coefficients.size()) continue;
        found.gradient[at] -=
            count * std::exp(x[at] + rest.scale - all.scale) * rest.coefficients[sum - points] / all.coefficients[sum];
      }
    }
  }
}

Model::Value Model::value(const VectorXd& x) const {
  Value found{chosen_.dot(x), chosen_};
  for (const Group& group : groups_) add_group(group, x, found);
  return found;
}

MatrixXd Model::curvature(const VectorXd& x) const {
  constexpr double step = 1e-5;
  MatrixXd found(parameters_, parameters_);
  for (Index p = 0; p < parameters_; ++p) {
    VectorXd moved = x;
    moved[p] = x[p] + step;
    const VectorXd above = value(moved).gradient;
    moved[p] = x[p] - step;
    found.col(p) = (value(moved).gradient - above) / (2 * step);
  }
  return 0.5 * (found + found.transpose());
}

VectorXd Model::free_direction() const {
  VectorXd found = VectorXd::Zero(parameters_);
  for (const Task& task : tasks_)
    for (std::size_t k = 1; task.usable() && k < task.values.size(); ++k)
      found[task.first + static_cast<Index>(k) - 1] = task.points(k);
  return found;
}

/// Log-odds against the least points, the mean location 0.
VectorXd start(const Model& model, const Answers& answers) {
  VectorXd x = VectorXd::Zero(model.parameters());
  for (std::size_t i = 0; i < answers.items; ++i) {
    const Task& task = model.tasks()[i];
    std::map<int, double> counts;
    for (std::size_t p = 0; p < answers.persons(); ++p) ++counts[answers.at(p, i)];
    for (std::size_t k = 1; task.usable() && k < task.values.size(); ++k)
      x[task.first + static_cast<Index>(k) - 1] = std::log(counts[task.values[k]] / counts[task.values[0]]);
  }
  return x;
}

struct Climb {
  VectorXd x;
  Eigen::LLT<MatrixXd> root;
  double log_likelihood = 0;
  bool there = false;
};

Climb climb(const Model& model, VectorXd x) {
  Climb found;
  const VectorXd free = model.free_direction();
  Model::Value here = model.value(x);
  for (int round = 0; round < 60 && !found.there; ++round) {
    MatrixXd curvature = model.curvature(x);
    const double weight = curvature.trace() / static_cast<double>(x.size()) / free.squaredNorm();
    curvature += weight * free * free.transpose();
    found.root.compute(curvature);
    const VectorXd pivots = found.root.matrixLLT().diagonal();
    if (found.root.info() != Eigen::Success || pivots.minCoeff() < 1e-6 * pivots.maxCoeff()) break;
    VectorXd step = found.root.solve(here.gradient);
    Model::Value next = model.value(x + step);
    while (!(next.log_likelihood >= here.log_likelihood - 1e-9) && step.norm() > 1e-12)
      next = model.value(x + (step *= 0.5));
    x += step;
    here = next;
    found.there = step.cwiseAbs().maxCoeff() < 1e-7;
    if (x.cwiseAbs().maxCoeff() > kRunaway * free.maxCoeff()) break;
  }
  found.x = x;
  found.log_likelihood = here.log_likelihood;
  return found;
}

/// Linear functions of the parameters with the errors of the maximum.
class Teller {
 public:
  Teller(const Model& model, const Climb& climb) : climb_(climb), mean_(VectorXd::Zero(climb.x.size())) {
    for (const Task& task : model.tasks())
      if (task.usable()) mean_ += location(task) / static_cast<double>(model.usable());
  }

  Parameter told(const VectorXd& weights) const {
    const VectorXd centred = weights - mean_;
    return {centred.dot(climb_.x), std::sqrt(std::max(0.0, centred.dot(climb_.root.solve(centred)))), {}};
  }
  VectorXd location(const Task& task) const {
    VectorXd weights = VectorXd::Zero(climb_.x.size());
    weights[task.first + static_cast<Index>(task.values.size()) - 2] = -1.0 / task.most();
    return weights;
  }
  VectorXd threshold(const Task& task, std::size_t k) const {
    VectorXd weights = VectorXd::Zero(climb_.x.size());
    const double points = task.points(k) - task.points(k - 1);
    weights[task.first + static_cast<Index>(k) - 1] = -1 / points;
    if (k > 1) weights[task.first + static_cast<Index>(k) - 2] = 1 / points;
    return weights;
  }

 private:
  const Climb& climb_;
  VectorXd mean_;
};

Absence why_unusable(const Answers& answers, std::size_t item) {
  for (std::size_t p = 0; p < answers.persons(); ++p)
    if (answers.at(p, item) != kMissing) return Absence::no_variance;
  return Absence::no_data;
}

}  // namespace

std::optional<ConditionalFit> fit_conditional(const Answers& answers) {
  const Model model(answers);
  if (model.usable() < 2) return std::nullopt;
  const Climb top = climb(model, start(model, answers));
  const Teller teller(model, top);
  ConditionalFit fit;
  fit.converged = top.there;
  fit.log_likelihood = top.log_likelihood;
  fit.informative = model.informative();
  for (std::size_t i = 0; i < answers.items; ++i) {
    const Task& task = model.tasks()[i];
    ConditionalItem item;
    item.absence = task.usable() ? Absence::too_few : why_unusable(answers, i);
    item.location.absence = item.absence;
    if (task.usable() && top.there) {
      item.location = teller.told(teller.location(task));
      for (std::size_t k = 1; k < task.values.size(); ++k)
        item.steps.push_back({task.values[k - 1], task.values[k], teller.told(teller.threshold(task, k))});
    }
    fit.items.push_back(std::move(item));
  }
  return fit;
}

}  // namespace vekha::stats
