// Shrunk values of schools against the truth in simulated municipalities: how often 90 % intervals hold it, and how
// much nearer to it they are than raw values. Shares and mean scores; schools of 3–9 pupils are a third of all.
// Arguments: how many municipalities, seed.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <vector>

#include "core/stats/moments.hpp"
#include "core/stats/shrinkage.hpp"

using namespace vekha;

namespace {

constexpr double kLevel = 0.9;
constexpr double kWithin = 18;  ///< sd of pupils inside a school, points of 100
constexpr std::array kSpreads = {2.0, 4.0, 6.0, 8.0};

struct Sums {
  std::int64_t schools = 0;
  std::int64_t held = 0;
  std::int64_t small = 0;
  std::int64_t small_held = 0;
  double raw = 0;  ///< squared errors
  double shrunk = 0;
  double known = 0;  ///< of whoever knows the true mean and spread: nobody does better
  void add(const Sums& other) {
    schools += other.schools, held += other.held, small += other.small, small_held += other.small_held;
    raw += other.raw, shrunk += other.shrunk, known += other.known;
  }
};

struct World {
  std::vector<double> truth;
  std::vector<int> pupils;
  std::vector<stats::GroupMean> groups;
  double degrees = 0;
  double middle = 0;  ///< true mean and spread
  double spread = 0;
};

std::vector<int> sizes(std::mt19937_64& random) {
  std::vector<int> out(5 + random() % 36);
  for (int& one : out)
    one = random() % 3 == 0 ? 3 + static_cast<int>(random() % 7) : 10 + static_cast<int>(random() % 111);
  return out;
}

/// Scores of 0–100; the sd inside schools is estimated from all pupils, as it is in life.
World scores(std::mt19937_64& random, double spread) {
  World out{.truth = {}, .pupils = sizes(random), .groups = {}, .middle = 60, .spread = spread};
  std::normal_distribution<double> normal;
  double within = 0;
  for (const int pupils : out.pupils) {
    out.truth.push_back(out.middle + spread * normal(random));
    stats::Moments own;
    for (int i = 0; i < pupils; ++i) own.add(out.truth.back() + kWithin * normal(random));
    out.groups.push_back({own.mean, 0});
    within += own.m2;
    out.degrees += pupils - 1;
  }
  const double sd = std::sqrt(within / out.degrees);
  for (std::size_t i = 0; i < out.groups.size(); ++i) out.groups[i].se = sd / std::sqrt(out.pupils[i]);
  return out;
}

/// Shares, in per cent: those of few pupils jump by tens of points.
World shares(std::mt19937_64& random, double spread) {
  World out{.truth = {}, .pupils = sizes(random), .groups = {}, .spread = spread};
  std::normal_distribution<double> normal;
  std::uniform_real_distribution<double> even;
  out.middle = 45 + 35 * even(random);
  double hits = 0;
  double all = 0;
  for (const int pupils : out.pupils) {
    out.truth.push_back(std::clamp(out.middle + spread * normal(random), 0.5, 99.5));
    int own = 0;
    for (int i = 0; i < pupils; ++i) own += even(random) * 100 < out.truth.back() ? 1 : 0;
    out.groups.push_back({100.0 * own / pupils, 0});
    hits += own;
    all += pupils;
  }
  const double p = hits / all;
  for (std::size_t i = 0; i < out.groups.size(); ++i) out.groups[i].se = 100 * std::sqrt(p * (1 - p) / out.pupils[i]);
  return out;
}

void count(const World& world, Sums& sums) {
  const auto found = stats::shrunk(world.groups, {.level = kLevel, .degrees = world.degrees});
  for (std::size_t i = 0; i < world.groups.size(); ++i) {
    const stats::ShrunkMean& one = found->groups[i];
    const bool held = one.interval.lo <= world.truth[i] && world.truth[i] <= one.interval.hi;
    sums.schools += 1;
    sums.held += held ? 1 : 0;
    if (world.pupils[i] < 10) sums.small += 1, sums.small_held += held ? 1 : 0;
    sums.raw += std::pow(world.groups[i].value - world.truth[i], 2);
    sums.shrunk += std::pow(one.value - world.truth[i], 2);
    const double error = std::pow(world.groups[i].se, 2);
    const double pull = error / (error + std::pow(world.spread, 2));
    sums.known += std::pow((1 - pull) * world.groups[i].value + pull * world.middle - world.truth[i], 2);
  }
}

double percent(std::int64_t part, std::int64_t whole) {
  return 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}
double beside(double errors, double raw) { return 100 * std::sqrt(errors / raw); }

void print(const char* what, const Sums& sums) {
  std::printf("| %s | %lld | %.1f %% | %.1f %% | %.0f %% | %.0f %% |\n", what, static_cast<long long>(sums.schools),
              percent(sums.held, sums.schools), percent(sums.small_held, sums.small), beside(sums.shrunk, sums.raw),
              beside(sums.known, sums.raw));
}

bool covers(double share) { return share >= 88 && share <= 92; }

using Draw = World (*)(std::mt19937_64&, double);
/// The worlds of one kind, their table; whether coverage is as promised and the greatest RMSE beside raw.
struct Outcome {
  bool covered = false;
  double farthest = 0;
};
Outcome run(const char* kind, Draw draw, int municipalities, std::mt19937_64& random) {
  std::printf("| %s, true spread | schools | 90 %% interval holds | of 3-9 pupils | RMSE / raw | best possible |\n",
              kind);
  std::printf("|---|---|---|---|---|---|\n");
  Sums all;
  Outcome out;
  for (const double spread : kSpreads) {
    Sums sums;
    for (int i = 0; i < municipalities / static_cast<int>(kSpreads.size()); ++i) count(draw(random, spread), sums);
    print(std::to_string(static_cast<int>(spread)).c_str(), sums);
    out.farthest = std::max(out.farthest, beside(sums.shrunk, sums.raw));
    all.add(sums);
  }
  print("all", all);
  out.covered = covers(percent(all.held, all.schools)) && covers(percent(all.small_held, all.small));
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  const int municipalities = argc > 1 ? std::atoi(argv[1]) : 10'000;
  std::mt19937_64 random(argc > 2 ? static_cast<std::uint64_t>(std::atoll(argv[2])) : 20261122);
  const Outcome of_shares = run("shares", shares, municipalities, random);
  const Outcome of_scores = run("scores (sd of pupils 18)", scores, municipalities, random);
  constexpr double kFarthest = 70;
  return of_shares.covered && of_scores.covered && of_shares.farthest <= kFarthest ? 0 : 1;
}
