#include "core/stats/ranks.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/stats/moments.hpp"

namespace vekha::stats {
namespace {

constexpr std::size_t kDraws = 2000;
constexpr std::size_t kFew = 200;  ///< beyond, all pairs over all draws would take too long
constexpr double kEqual = 1e-9;    ///< scores nearer than this share of their scale are the same

using Values = std::vector<std::optional<double>>;

std::uint64_t mixed(std::uint64_t state) {  // splitmix64, Steele, Lea and Flood 2014
  state += 0x9e3779b97f4a7c15U;
  state = (state ^ (state >> 30U)) * 0xbf58476d1ce4e5b9U;
  state = (state ^ (state >> 27U)) * 0x94d049bb133111ebU;
  return state ^ (state >> 31U);
}

/// 0 … kDraws − 1 in an order of its own for every stream.
std::vector<std::size_t> shuffled(std::uint64_t stream) {
  std::vector<std::size_t> out(kDraws);
  std::iota(out.begin(), out.end(), std::size_t{0});
  std::uint64_t state = mixed(stream + 1);
  for (std::size_t i = out.size() - 1; i > 0; --i) {
    state = mixed(state);
    std::swap(out[i], out[state % (i + 1)]);
  }
  return out;
}

/// Middles of kDraws equal strips of the normal law.
const std::vector<double>& normal_strips() {
  static const std::vector<double> all = [] {
    std::vector<double> out;
    for (std::size_t i = 0; i < kDraws; ++i) {
      const double p = (static_cast<double>(i) + 0.5) / kDraws;
      const double level = std::abs(2 * p - 1);
      out.push_back(level == 0 ? 0 : (p < 0.5 ? -1 : 1) * normal_factor(level));
    }
    return out;
  }();
  return all;
}

Values present(const Column& column) {
  Values out;
  for (const auto& one : column.values) out.push_back(one ? std::optional(one->value) : std::nullopt);
  return out;
}

bool rescale_range(std::span<std::optional<double>> values, double low, double high) {
  if (!(high - low > kEqual * std::max(std::abs(low), std::abs(high)))) return false;
  for (auto& one : values)
    if (one) one = 100 * (*one - low) / (high - low);
  return true;
}

bool rescale_score(std::span<std::optional<double>> values) {
  Moments moments;
  for (const auto& one : values)
    if (one) moments.add(*one);
  const auto sd = moments.sd();
  if (!sd || !(*sd > kEqual * std::abs(moments.mean))) return false;
  for (auto& one : values)
    if (one) one = (*one - moments.mean) / *sd;
  return true;
}

bool rescale_rank(std::span<std::optional<double>> values, const std::vector<double>& sorted) {
  const auto last = static_cast<double>(sorted.size()) - 1;
  for (auto& one : values)
    if (one) {
      const auto [from, to] = std::ranges::equal_range(sorted, *one);
      const auto below = static_cast<double>(from - sorted.begin());
      const auto equal = static_cast<double>(to - from);
      one = 100 * (below + (equal - 1) / 2) / last;
    }
  return true;
}

std::vector<double> weights_of(const Scoring& scoring) {
  std::vector<double> out;
  out.reserve(scoring.columns.size());
  for (const Column& column : scoring.columns) out.push_back(column.weight);
  return out;
}

/// The weighted mean of the parts a thing has, when there are enough of them.
Values joined_parts(const std::vector<Values>& parts, const std::vector<double>& weights, double least) {
  const std::size_t things = parts.empty() ? 0 : parts[0].size();
  const double whole = std::accumulate(weights.begin(), weights.end(), 0.0);
  Values out(things);
  for (std::size_t i = 0; i < things; ++i) {
    double sum = 0;
    double there = 0;
    for (std::size_t j = 0; j < parts.size(); ++j)
      if (parts[j][i]) {
        sum += weights[j] * *parts[j][i];
        there += weights[j];
      }
    if (there > 0 && there >= least * whole * (1 - kEqual)) out[i] = sum / there;
  }
  return out;
}

double scale_of(const Values& scores) {
  double out = 0;
  for (const auto& one : scores)
    if (one) out = std::max(out, std::abs(*one));
  return out;
}

std::vector<int> places_of(const Values& scores) {
  std::vector<double> sorted;
  for (const auto& one : scores)
    if (one) sorted.push_back(*one);
  std::ranges::sort(sorted);
  const double same = kEqual * scale_of(scores);
  std::vector<int> out;
  for (const auto& one : scores)
    out.push_back(one ? static_cast<int>(sorted.end() - std::ranges::upper_bound(sorted, *one + same)) + 1 : 0);
  return out;
}

double drawn(const Uncertain& one, double strip) { return one.value + strip * (strip < 0 ? one.below : one.above); }

/// The first of the criteria made of the same works: what is drawn for it is drawn for all of them.
std::size_t stream_of(const std::vector<Column>& columns, std::size_t j) {
  if (columns[j].together == 0) return j;
  return static_cast<std::size_t>(std::ranges::find(columns, columns[j].together, &Column::together) - columns.begin());
}

/// Scores of every thing under kDraws draws of all values; by thing.
std::vector<std::vector<double>> drawn_scores(const Scoring& scoring, const Values& scores) {
  std::vector<std::vector<std::vector<std::size_t>>> orders(scoring.columns.size());
  for (std::size_t j = 0; j < orders.size(); ++j) {
    const std::size_t stream = stream_of(scoring.columns, j);
    for (std::size_t i = 0; i < scores.size(); ++i) orders[j].push_back(shuffled(stream * 1'000'003 + i));
  }
  std::vector<std::vector<double>> out(scores.size(), std::vector<double>(kDraws));
  const std::vector<double> weights = weights_of(scoring);
  std::vector<Values> parts(scoring.columns.size(), Values(scores.size()));
  for (std::size_t draw = 0; draw < kDraws; ++draw) {
    for (std::size_t j = 0; j < parts.size(); ++j) {
      const auto& values = scoring.columns[j].values;
      for (std::size_t i = 0; i < scores.size(); ++i)
        parts[j][i] = values[i] ? std::optional(drawn(*values[i], normal_strips()[orders[j][i][draw]])) : std::nullopt;
      if (!rescale(parts[j], scoring.scaling)) parts[j].assign(scores.size(), std::nullopt);
    }
    const Values joint = joined_parts(parts, weights, scoring.least);
    for (std::size_t i = 0; i < scores.size(); ++i) out[i][draw] = joint[i].value_or(scores[i].value_or(0));
  }
  return out;
}

/// A thing beside another: the difference of scores, its error and the errors of all draws.
struct Pair {
  std::size_t other = 0;
  double difference = 0;
  double error = 0;
};

double quantile_of(std::vector<double>& values, double level) {
  const auto at = static_cast<std::size_t>(std::ceil(level * static_cast<double>(values.size()))) - 1;
  std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(at));
  return values[at];
}

class Comparing {
 public:
  Comparing(const Scoring& scoring, Values scores, double level)
      : scores_(std::move(scores)), draws_(drawn_scores(scoring, scores_)), level_(level) {
    same_ = kEqual * std::max(1.0, scale_of(scores_));
    for (auto& row : draws_) {
      const double mean = std::accumulate(row.begin(), row.end(), 0.0) / kDraws;
      for (double& one : row) one -= mean;
    }
  }

  /// Those that are told from thing `i`, among all with a score.
  std::vector<bool> told(std::size_t i) const {
    std::vector<bool> out(scores_.size(), false);
    std::vector<Pair> open;
    for (std::size_t j = 0; j < scores_.size(); ++j) {
      if (j == i || !scores_[j]) continue;
      const Pair pair{j, *scores_[i] - *scores_[j], error_of(i, j)};
      if (pair.error > same_)
        open.push_back(pair);
      else
        out[j] = std::abs(pair.difference) > same_;
    }
    const std::size_t all = open.size();
    while (!open.empty()) {
      const double factor =
          all > kFew ? normal_factor(1 - (1 - level_) / static_cast<double>(open.size())) : greatest(i, open);
      const auto sure = [&](const Pair& pair) { return std::abs(pair.difference) > factor * pair.error; };
      for (const Pair& pair : open)
        if (sure(pair)) out[pair.other] = true;
      if (std::erase_if(open, sure) == 0) break;
    }
    return out;
  }

  std::optional<Interval> interval(std::size_t i) const {
    std::vector<double> sorted = draws_[i];
    std::ranges::sort(sorted);
    if (!(sorted.back() - sorted.front() > same_)) return std::nullopt;
    const auto at = [&](double p) { return sorted[static_cast<std::size_t>(p * (kDraws - 1))]; };
    return Interval{*scores_[i] + at((1 - level_) / 2), *scores_[i] + at((1 + level_) / 2)};
  }

 private:
  double error_of(std::size_t i, std::size_t j) const {
    double sum = 0;
    for (std::size_t k = 0; k < kDraws; ++k) sum += (draws_[i][k] - draws_[j][k]) * (draws_[i][k] - draws_[j][k]);
    return std::sqrt(sum / kDraws);
  }
  double greatest(std::size_t i, const std::vector<Pair>& open) const {
    std::vector<double> most(kDraws, 0);
    for (const Pair& pair : open)
      for (std::size_t k = 0; k < kDraws; ++k)
        most[k] = std::max(most[k], std::abs(draws_[i][k] - draws_[pair.other][k]) / pair.error);
    return quantile_of(most, level_);
  }

  Values scores_;
  std::vector<std::vector<double>> draws_;  ///< around their means
  double level_;
  double same_ = 0;
};

}  // namespace

std::optional<Uncertain> uncertain(const Estimate& estimate) {
  if (!estimate.value) return std::nullopt;
  Uncertain out{.value = *estimate.value};
  if (!estimate.interval) return out;
  out.below = std::max(0.0, *estimate.value - estimate.interval->lo) / normal_factor();
  out.above = std::max(0.0, estimate.interval->hi - *estimate.value) / normal_factor();
  return out;
}

bool rescale(std::span<std::optional<double>> values, Scaling scaling) {
  if (scaling == Scaling::none) return true;
  std::vector<double> sorted;
  for (const auto& one : values)
    if (one) sorted.push_back(*one);
  if (sorted.size() < 2) return false;
  std::ranges::sort(sorted);
  if (scaling == Scaling::range) return rescale_range(values, sorted.front(), sorted.back());
  if (scaling == Scaling::score) return rescale_score(values);
  return sorted.front() < sorted.back() && rescale_rank(values, sorted);
}

std::vector<std::vector<std::optional<double>>> parts_of(const Scoring& scoring) {
  std::vector<Values> out;
  for (const Column& column : scoring.columns) {
    out.push_back(present(column));
    if (!rescale(out.back(), scoring.scaling)) out.back().assign(column.values.size(), std::nullopt);
  }
  return out;
}

std::vector<std::optional<double>> scores_of(const Scoring& scoring) {
  return joined_parts(parts_of(scoring), weights_of(scoring), scoring.least);
}

std::vector<Ranked> ranked(const Scoring& scoring, double level) {
  const Values scores = scores_of(scoring);
  const std::vector<int> places = places_of(scores);
  const auto all = static_cast<int>(scores.size() - static_cast<std::size_t>(std::ranges::count(places, 0)));
  std::vector<Ranked> out(scores.size());
  const Comparing comparing(scoring, scores, level);
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (!scores[i]) continue;
    out[i] = {.score = scores[i], .interval = comparing.interval(i), .place = places[i], .low = 1, .high = all};
    const std::vector<bool> told = comparing.told(i);
    for (std::size_t j = 0; j < scores.size(); ++j) {
      if (j == i || !scores[j]) continue;
      if (!told[j])
        out[i].alike.push_back(j);
      else
        *scores[j] > *scores[i] ? ++out[i].low : --out[i].high;
    }
  }
  return out;
}

std::vector<Steadiness> steadiness(const Scoring& scoring, double sway) {
  const std::vector<Values> parts = parts_of(scoring);
  const std::vector<double> weights = weights_of(scoring);
  const Values scores = joined_parts(parts, weights, scoring.least);
  const std::vector<int> places = places_of(scores);
  std::vector<std::vector<std::size_t>> orders;
  orders.reserve(weights.size());
  for (std::size_t j = 0; j < weights.size(); ++j) orders.push_back(shuffled(7'777'777 + j));
  std::vector<std::vector<int>> met(scores.size());
  std::vector<double> moved = weights;
  for (std::size_t draw = 0; draw < kDraws; ++draw) {
    for (std::size_t j = 0; j < weights.size(); ++j) {
      const double part = 2 * (static_cast<double>(orders[j][draw]) + 0.5) / kDraws - 1;
      moved[j] = weights[j] * std::max(0.0, 1 + sway * part);
    }
    Values tried = joined_parts(parts, moved, 0);
    for (std::size_t i = 0; i < tried.size(); ++i)
      if (!scores[i]) tried[i].reset();
    const std::vector<int> now = places_of(tried);
    for (std::size_t i = 0; i < now.size(); ++i)
      if (now[i] != 0) met[i].push_back(now[i]);
  }
  std::vector<Steadiness> out(scores.size());
  for (std::size_t i = 0; i < met.size(); ++i) {
    if (places[i] == 0 || met[i].empty()) continue;
    std::ranges::sort(met[i]);
    const auto count = static_cast<double>(met[i].size());
    out[i] = {.kept = static_cast<double>(std::ranges::count(met[i], places[i])) / count,
              .low = met[i][static_cast<std::size_t>(0.025 * (count - 1))],
              .high = met[i][static_cast<std::size_t>(std::ceil(0.975 * (count - 1)))]};
  }
  return out;
}

std::vector<int> places_without(const Scoring& scoring, std::size_t column) {
  const Values scores = scores_of(scoring);
  Scoring less = scoring;
  less.columns.erase(less.columns.begin() + static_cast<std::ptrdiff_t>(column));
  less.least = 0;
  Values left = scores_of(less);
  if (left.empty()) left.resize(scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i)
    if (!scores[i]) left[i].reset();
  return places_of(left);
}

}  // namespace vekha::stats
