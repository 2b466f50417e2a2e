#include "core/stats/likeness.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <unordered_map>

#include "base/error.hpp"

namespace vekha::stats {
namespace {

constexpr std::size_t kMostBands = 8;      // of totals
constexpr std::size_t kPapersInBand = 60;  // fewer bands for fewer papers
constexpr double kLean = 4;                // papers by which a band leans on the answers of all

/// How many papers have every number of points in every task, by band of the total.
class Counts {
 public:
  explicit Counts(const Papers& papers) : papers_(papers) {
    std::int16_t highest = 0;
    for (const std::int16_t points : papers.points) highest = std::max(highest, points);
    values_ = static_cast<std::size_t>(highest) + 1;
    levels();
    bands();
    all_.resize(bands_ * papers.tasks * values_);
    for (std::size_t paper = 0; paper < papers.size(); ++paper) add(all_, paper);
  }
  std::size_t values() const { return values_; }
  std::size_t band(std::size_t paper) const { return band_[paper]; }
  /// Share of the points of the tasks asked, in points of the whole paper: pupils of one level are of one strength.
  int level(std::size_t paper) const { return level_[paper]; }
  std::int16_t points(std::size_t paper, std::size_t task) const {
    return papers_.points[paper * papers_.tasks + task];
  }

  /// Probabilities of every number of points of every task in every band, without the papers of some group.
  std::vector<double> without(const std::vector<std::size_t>& members) const {
    std::vector<double> own(all_.size());
    for (const std::size_t paper : members) add(own, paper);
    for (std::size_t i = 0; i < own.size(); ++i) own[i] = all_[i] - own[i];
    return shares(std::move(own));
  }

 private:
  void levels() {
    std::vector<int> most(papers_.tasks);
    for (std::size_t paper = 0; paper < papers_.size(); ++paper)
      for (std::size_t task = 0; task < papers_.tasks; ++task)
        most[task] = std::max<int>(most[task], points(paper, task));
    const int whole = std::accumulate(most.begin(), most.end(), 0);
    for (std::size_t paper = 0; paper < papers_.size(); ++paper) {
      int total = 0;
      int asked = 0;
      for (std::size_t task = 0; task < papers_.tasks; ++task) {
        if (points(paper, task) < 0) continue;
        total += points(paper, task);
        asked += most[task];
      }
      level_.push_back(asked > 0 ? static_cast<int>(std::lround(static_cast<double>(total) * whole / asked)) : 0);
    }
  }
  void bands() {
    std::vector<std::pair<int, std::size_t>> order;
    for (std::size_t paper = 0; paper < papers_.size(); ++paper) order.emplace_back(level_[paper], paper);
    std::sort(order.begin(), order.end());
    bands_ = std::clamp<std::size_t>(papers_.size() / kPapersInBand, 1, kMostBands);
    band_.resize(papers_.size());
    std::size_t band = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
      const bool due = i * bands_ / order.size() > band;
      if (due && order[i].first != order[i - 1].first) band = i * bands_ / order.size();
      band_[order[i].second] = band;
    }
  }
  std::size_t place(std::size_t band, std::size_t task, std::size_t value) const {
    return (band * papers_.tasks + task) * values_ + value;
  }
  void add(std::vector<double>& counts, std::size_t paper) const {
    for (std::size_t task = 0; task < papers_.tasks; ++task)
      if (points(paper, task) >= 0) ++counts[place(band_[paper], task, static_cast<std::size_t>(points(paper, task)))];
  }
  std::vector<double> shares(std::vector<double> counts) const {
    for (std::size_t task = 0; task < papers_.tasks; ++task) {
      std::vector<double> usual(values_);
      for (std::size_t band = 0; band < bands_; ++band)
        for (std::size_t value = 0; value < values_; ++value) usual[value] += counts[place(band, task, value)];
      const double whole = std::accumulate(usual.begin(), usual.end(), 0.0);
      for (std::size_t band = 0; band < bands_; ++band) {
        double sum = 0;
        for (std::size_t value = 0; value < values_; ++value) {
          double& cell = counts[place(band, task, value)];
          if (whole > 0) cell += kLean * usual[value] / whole;
          sum += cell;
        }
        for (std::size_t value = 0; value < values_; ++value)
          if (sum > 0) counts[place(band, task, value)] /= sum;
      }
    }
    return counts;
  }

  const Papers& papers_;
  std::size_t values_ = 1;
  std::size_t bands_ = 1;
  std::vector<std::size_t> band_;
  std::vector<int> level_;
  std::vector<double> all_;
};

/// What a task adds: sums over members of what is left, and of its covariances under independence.
struct TaskSums {
  double agreement = 0;  ///< Σ over pairs of the products of what is left
  double variance = 0;   ///< of it
  double scale = 0;      ///< Σ over pairs of the spreads
};

/// The usual answers of a band bent so that their mean total is that of one level: p · exp(slope · points).
class Bent {
 public:
  Bent(const double* band, std::size_t tasks, std::size_t values) : band_(band), tasks_(tasks), values_(values) {}
  std::vector<double> at(double total) const {
    constexpr double kSteepest = 6;  // nearly all or nearly no points
    constexpr int kSteps = 6;
    double slope = 0;
    std::vector<double> out = shares(slope);
    for (int step = 0; step < kSteps; ++step) {
      const auto [mean, variance] = moments(out);
      if (std::abs(mean - total) < 1e-3 || !(variance > 0)) break;
      slope = std::clamp(slope + std::clamp((total - mean) / variance, -1.0, 1.0), -kSteepest, kSteepest);
      out = shares(slope);
    }
    return out;
  }

 private:
  std::vector<double> shares(double slope) const {
    std::vector<double> factor(values_);
    for (std::size_t value = 0; value < values_; ++value) factor[value] = std::exp(slope * static_cast<double>(value));
    std::vector<double> out(tasks_ * values_);
    for (std::size_t task = 0; task < tasks_; ++task) {
      double sum = 0;
      for (std::size_t cell = task * values_, value = 0; value < values_; ++value, ++cell)
        sum += out[cell] = band_[cell] * factor[value];
      for (std::size_t cell = task * values_; cell < (task + 1) * values_ && sum > 0; ++cell) out[cell] /= sum;
    }
    return out;
  }
  /// Mean and variance of the total.
  std::pair<double, double> moments(const std::vector<double>& shares) const {
    double mean = 0;
    double variance = 0;
    for (std::size_t task = 0; task < tasks_; ++task) {
      double first = 0;
      double second = 0;
      for (std::size_t value = 0; value < values_; ++value) {
        const auto points = static_cast<double>(value);
        first += shares[task * values_ + value] * points;
        second += shares[task * values_ + value] * points * points;
      }
      mean += first;
      variance += second - first * first;
    }
    return {mean, variance};
  }

  const double* band_;
  std::size_t tasks_;
  std::size_t values_;
};

class Group {
 public:
  Group(const Counts& counts, std::vector<std::size_t> members, std::size_t tasks)
      : counts_(counts), members_(std::move(members)), tasks_(tasks) {
    const std::vector<double> bands = counts_.without(members_);
    const std::size_t cells = tasks_ * counts_.values();
    std::map<int, std::size_t> known;
    for (const std::size_t paper : members_) {
      const auto [found, fresh] = known.emplace(counts_.level(paper), shares_.size());
      level_[paper] = found->second;
      if (!fresh) continue;
      const Bent bent(&bands[counts_.band(paper) * cells], tasks_, counts_.values());
      shares_.push_back(bent.at(counts_.level(paper)));
    }
  }

  std::optional<Likeness> likeness() const {
    TaskSums whole;
    double squares = 0;
    for (std::size_t task = 0; task < tasks_; ++task) {
      const TaskSums sums = of(task);
      whole.agreement += sums.agreement;
      whole.variance += sums.variance;
      whole.scale += sums.scale;
      squares += sums.variance * sums.variance;
    }
    if (!(whole.scale > 0) || !(whole.variance > 0)) return std::nullopt;
    return Likeness{static_cast<std::int64_t>(members_.size()), whole.agreement / whole.scale,
                    std::sqrt(whole.variance) / whole.scale, whole.variance * whole.variance / squares};
  }

  LikePair pair(std::size_t first, std::size_t second) const {
    LikePair out{members_[first], members_[second]};
    double variance = 0;
    for (std::size_t task = 0; task < tasks_; ++task) {
      const std::int16_t a = counts_.points(out.first, task);
      const std::int16_t b = counts_.points(out.second, task);
      if (a < 0 || b < 0) continue;
      double chance = 0;
      for (std::size_t value = 0; value < counts_.values(); ++value)
        chance += share(out.first, task, value) * share(out.second, task, value);
      out.same += a == b ? 1 : 0;
      out.expected += chance;
      variance += chance * (1 - chance);
    }
    if (variance > 0) out.z = (static_cast<double>(out.same) - out.expected) / std::sqrt(variance);
    return out;
  }
  std::size_t size() const { return members_.size(); }

 private:
  double share(std::size_t paper, std::size_t task, std::size_t value) const {
    return shares_[level_.at(paper)][task * counts_.values() + value];
  }

  TaskSums of(std::size_t task) const {
    const std::size_t values = counts_.values();
    std::vector<double> left(values);
    std::vector<double> covariances(values * values);
    double own_left = 0;
    double own_covariance = 0;
    double spreads = 0;
    double own_spreads = 0;
    // Papers of one level have one covariance: it is made once for each.
    std::vector<std::int64_t> at_level(shares_.size());
    for (const std::size_t paper : members_) {
      const std::int16_t points = counts_.points(paper, task);
      if (points < 0) continue;
      ++at_level[level_.at(paper)];
      for (std::size_t value = 0; value < values; ++value) {
        const double rest = (static_cast<std::size_t>(points) == value ? 1 : 0) - share(paper, task, value);
        left[value] += rest;
        own_left += rest * rest;
      }
    }
    for (std::size_t level = 0; level < at_level.size(); ++level) {
      if (at_level[level] == 0) continue;
      const double* chance = &shares_[level][task * values];
      const auto papers = static_cast<double>(at_level[level]);
      double square = 0;
      double spread = 0;
      for (std::size_t a = 0; a < values; ++a)
        for (std::size_t b = 0; b < values; ++b) {
          const double covariance = (a == b ? chance[a] : 0) - chance[a] * chance[b];
          covariances[a * values + b] += papers * covariance;
          square += covariance * covariance;
          if (a == b) spread += covariance;
        }
      own_covariance += papers * square;
      spreads += papers * std::sqrt(spread);
      own_spreads += papers * spread;
    }
    TaskSums out;
    for (const double sum : left) out.agreement += sum * sum;
    out.agreement = (out.agreement - own_left) / 2;
    for (const double sum : covariances) out.variance += sum * sum;
    out.variance = std::max(0.0, (out.variance - own_covariance) / 2);
    out.scale = std::max(0.0, (spreads * spreads - own_spreads) / 2);
    return out;
  }

  const Counts& counts_;
  std::vector<std::size_t> members_;
  std::size_t tasks_;
  std::vector<std::vector<double>> shares_;             ///< of every level met: tasks × values
  std::unordered_map<std::size_t, std::size_t> level_;  ///< of a paper: its place in shares_
};

std::vector<std::vector<std::size_t>> members_of(const Papers& papers) {
  VEKHA_CHECK(papers.points.size() == papers.size() * papers.tasks);
  std::vector<std::vector<std::size_t>> out(papers.groups);
  for (std::size_t paper = 0; paper < papers.size(); ++paper) out.at(papers.group[paper]).push_back(paper);
  return out;
}

bool enough(const Papers& papers, const std::vector<std::size_t>& members) {
  return std::ssize(members) >= kLeastForLikeness && papers.tasks > 0 &&
         std::ssize(papers.group) - std::ssize(members) >= kLeastOthers;
}

}  // namespace

std::vector<std::optional<Likeness>> likeness(const Papers& papers) {
  const auto groups = members_of(papers);
  std::vector<std::optional<Likeness>> out(papers.groups);
  const Counts counts(papers);
  for (std::size_t group = 0; group < groups.size(); ++group)
    if (enough(papers, groups[group])) out[group] = Group(counts, groups[group], papers.tasks).likeness();
  return out;
}

std::vector<LikePair> like_pairs(const Papers& papers, std::size_t group, std::size_t most) {
  constexpr double kAlike = 3;
  const auto members = members_of(papers).at(group);
  if (!enough(papers, members)) return {};
  const Counts counts(papers);
  const Group one(counts, members, papers.tasks);
  std::vector<LikePair> out;
  for (std::size_t i = 0; i < one.size(); ++i)
    for (std::size_t j = i + 1; j < one.size(); ++j)
      if (const LikePair pair = one.pair(i, j); pair.z > kAlike) out.push_back(pair);
  std::sort(out.begin(), out.end(), [](const LikePair& a, const LikePair& b) { return a.z > b.z; });
  if (out.size() > most) out.resize(most);
  return out;
}

}  // namespace vekha::stats
