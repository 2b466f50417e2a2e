#include "core/stats/shrinkage.hpp"

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "base/error.hpp"

namespace vekha::stats {
namespace {

constexpr int kSpreads = 120;
constexpr int kScales = 5;

/// One possible spread and scale of errors, with its probability.
struct Node {
  double spread = 0;
  double scale = 1;  ///< of the errors
  double weight = 0;
  double mean = 0;
  double mean_variance = 0;
};

double squared(double x) { return x * x; }

/// Log of the probability of the data at the node, its mean integrated out; fills in the mean.
double log_weight(std::span<const GroupMean> groups, Node& node) {
  double precision = 0;
  double sum = 0;
  double log_spread = 0;
  for (const GroupMean& group : groups) {
    const double variance = squared(group.se * node.scale) + squared(node.spread);
    precision += 1 / variance;
    sum += group.value / variance;
    log_spread += std::log(variance);
  }
  node.mean = sum / precision;
  node.mean_variance = 1 / precision;
  double distance = 0;
  for (const GroupMean& group : groups)
    distance += squared(group.value - node.mean) / (squared(group.se * node.scale) + squared(node.spread));
  return -(std::log(precision) + log_spread + distance) / 2;
}

/// Multipliers of the errors, each as probable: of the middle of each part of the law of the variance.
std::vector<double> scales(double degrees) {
  if (degrees <= 0 || degrees > 400) return {1};
  std::vector<double> out;
  const boost::math::chi_squared law(degrees);
  for (int i = 0; i < kScales; ++i) out.push_back(std::sqrt(degrees / boost::math::quantile(law, (i + 0.5) / kScales)));
  return out;
}

std::vector<Node> nodes_of(std::span<const GroupMean> groups, double degrees) {
  double lowest = groups[0].value;
  double highest = lowest;
  double error = 0;
  for (const GroupMean& group : groups) {
    lowest = std::min(lowest, group.value);
    highest = std::max(highest, group.value);
    error = std::max(error, group.se);
  }
  const auto count = static_cast<double>(groups.size());
  // With few groups the tail of the spread is long: it falls as its power of 1 − groups.
  const double most = (highest - lowest + error) * (count < 6 ? 6 : 2.5);
  std::vector<Node> nodes;
  std::vector<double> logs;
  for (const double scale : scales(degrees))
    for (int i = 0; i < kSpreads; ++i) {
      const double part = (i + 0.5) / kSpreads;
      Node node{most * part * part, scale, 0, 0, 0};
      logs.push_back(log_weight(groups, node) + std::log(part));  // nodes are denser near zero
      nodes.push_back(node);
    }
  const double top = *std::max_element(logs.begin(), logs.end());
  double total = 0;
  for (std::size_t i = 0; i < nodes.size(); ++i) total += nodes[i].weight = std::exp(logs[i] - top);
  for (Node& node : nodes) node.weight /= total;
  std::erase_if(nodes, [](const Node& node) { return node.weight < 1e-7; });
  return nodes;
}

/// A mixture of normal laws.
struct Part {
  double weight = 0;
  double mean = 0;
  double sd = 0;
};

double mixture_quantile(const std::vector<Part>& parts, double p) {
  double lo = parts[0].mean;
  double hi = lo;
  for (const Part& part : parts) {
    lo = std::min(lo, part.mean - 8 * part.sd);
    hi = std::max(hi, part.mean + 8 * part.sd);
  }
  for (int i = 0; i < 36; ++i) {
    const double middle = (lo + hi) / 2;
    double below = 0;
    for (const Part& part : parts)
      below += part.weight * std::erfc((part.mean - middle) / (part.sd * std::sqrt(2.0))) / 2;
    (below < p ? lo : hi) = middle;
  }
  return (lo + hi) / 2;
}

ShrunkMean shrunk_mean(const GroupMean& group, const std::vector<Node>& nodes, double level) {
  std::vector<Part> parts;
  ShrunkMean out;
  for (const Node& node : nodes) {
    const double error = squared(group.se * node.scale);
    const double pull = error / (error + squared(node.spread));
    const double mean = (1 - pull) * group.value + pull * node.mean;
    const double variance = (1 - pull) * error + pull * pull * node.mean_variance;
    parts.push_back({node.weight, mean, std::sqrt(variance)});
    out.value += node.weight * mean;
    out.weight += node.weight * (1 - pull);
  }
  double variance = 0;
  for (const Part& part : parts) variance += part.weight * (squared(part.sd) + squared(part.mean - out.value));
  out.se = std::sqrt(variance);
  out.interval = {mixture_quantile(parts, (1 - level) / 2), mixture_quantile(parts, (1 + level) / 2)};
  return out;
}

double spread_quantile(std::vector<Node> nodes, double p) {
  std::sort(nodes.begin(), nodes.end(), [](const Node& a, const Node& b) { return a.spread < b.spread; });
  double below = 0;
  for (const Node& node : nodes) {
    below += node.weight;
    if (below >= p) return node.spread;
  }
  return nodes.back().spread;
}

}  // namespace

std::optional<Shrinkage> shrunk(std::span<const GroupMean> groups, const ShrinkageOptions& options) {
  VEKHA_CHECK(options.level > 0 && options.level < 1);
  for (const GroupMean& group : groups)
    VEKHA_CHECK(group.se > 0 && std::isfinite(group.se) && std::isfinite(group.value));
  if (groups.size() < 3) return std::nullopt;
  const std::vector<Node> nodes = nodes_of(groups, options.degrees);
  Shrinkage out;
  for (const Node& node : nodes) {
    out.mean += node.weight * node.mean;
    out.spread += node.weight * node.spread;
  }
  double variance = 0;
  for (const Node& node : nodes) variance += node.weight * (node.mean_variance + squared(node.mean - out.mean));
  out.mean_se = std::sqrt(variance);
  out.spread_interval = {spread_quantile(nodes, (1 - options.level) / 2),
                         spread_quantile(nodes, (1 + options.level) / 2)};
  for (const GroupMean& group : groups) out.groups.push_back(shrunk_mean(group, nodes, options.level));
  return out;
}

}  // namespace vekha::stats
