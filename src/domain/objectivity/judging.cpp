#include <algorithm>
#include <cmath>
#include <numeric>

#include "domain/objectivity/channels.hpp"

namespace vekha::objectivity {
namespace {

/// What a kind of evidence counts among the others: how directly it shows what was done to the works.
struct Weighted {
  Channel channel;
  double weight = 1;
  double with_power = 0;  ///< weight added where the kind surely notices what it looks for
  double of(std::size_t school) const { return weight + with_power * channel[school]->power; }
};

constexpr double kLikely = 0.5;      // a school more likely usual than not is never on the list
constexpr int kLeastWorks = 5;       // of a school in all exams
constexpr double kSteepness = 0.15;  // density of p of a distorted school: kSteepness · p^(kSteepness − 1)
constexpr double kUsualShare = 0.1;  // of distorted schools before anything is seen, worth kUsualWeight schools
constexpr double kUsualWeight = 20;
constexpr double kBorders = 0.3;  // weight of the borders with few works; the more works, the more they can tell
constexpr double kBordersWithPower = 2.2;

/// The combined p of every school; nothing where no kind of evidence can be computed.
std::vector<std::optional<double>> combined(const std::vector<Weighted>& channels, std::size_t schools) {
  std::vector<std::optional<double>> out(schools);
  for (std::size_t i = 0; i < schools; ++i) {
    std::vector<stats::WeightedP> parts;
    for (const Weighted& one : channels)
      if (one.channel[i]) parts.push_back({one.channel[i]->p, one.of(i)});
    if (!parts.empty()) out[i] = stats::combined(parts);
  }
  return out;
}

/// Benjamini and Hochberg 1995: the least share of false entries at which each would be on the list.
std::vector<double> false_shares(const std::vector<std::optional<double>>& p) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < p.size(); ++i)
    if (p[i]) order.push_back(i);
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return *p[a] > *p[b]; });
  std::vector<double> out(p.size(), 1);
  double running = 1;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto rank = static_cast<double>(order.size() - i);
    running = std::min(running, *p[order[i]] * static_cast<double>(order.size()) / rank);
    out[order[i]] = running;
  }
  return out;
}

/// Posterior of the mixture: usual schools have p anywhere alike, distorted ones near nought; the share of the latter
/// is learnt from the schools themselves, leaning on kUsualShare.
std::vector<double> posteriors(const std::vector<std::optional<double>>& p) {
  const auto times = [](double one) { return kSteepness * std::pow(std::max(one, 1e-300), kSteepness - 1); };
  double share = kUsualShare;
  std::vector<double> out(p.size());
  constexpr int kRounds = 50;
  for (int round = 0; round < kRounds; ++round) {
    double sum = kUsualShare * kUsualWeight;
    double count = kUsualWeight;
    for (std::size_t i = 0; i < p.size(); ++i) {
      if (!p[i]) continue;
      const double distorted = share * times(*p[i]);
      out[i] = distorted / (distorted + 1 - share);
      sum += out[i];
      ++count;
    }
    share = sum / count;
  }
  return out;
}

std::vector<Weighted> steady_channels(const Bench& bench) {
  return {
      {likeness_channel(bench), 0.2},      {pairs_channel(bench), 0.1},          {fit_channel(bench), 0.1},
      {narrowness_channel(bench), 0.0375}, {journal_gap_channel(bench), 0.0375}, {journal_link_channel(bench), 0.0375},
      {drop_channel(bench), 0.0375}};
}

Verdict verdict_of(const Bench& bench, std::size_t place, const std::vector<Weighted>& channels) {
  Verdict out{.school = bench.schools[place]};
  for (const ExamTrace* exam : bench.exams)
    for (const SchoolTrace& school : exam->schools)
      if (school.school == out.school) {
        out.works += school.histogram.total();
        ++out.exams;
      }
  for (const Weighted& one : channels)
    if (one.channel[place]) out.evidence.push_back(*one.channel[place]);
  std::stable_sort(out.evidence.begin(), out.evidence.end(),
                   [](const Evidence& a, const Evidence& b) { return a.p < b.p; });
  return out;
}

}  // namespace

std::vector<Verdict> judged(const std::vector<const ExamTrace*>& exams, const Judging& judging) {
  const Bench bench = bench_of(exams);
  std::vector<Weighted> channels = steady_channels(bench);
  channels.push_back({{}, kBorders, kBordersWithPower});
  std::set<NodeId> apart;
  std::vector<std::optional<double>> p;
  std::vector<double> q;
  constexpr int kRounds = 4;  // schools that stand out are no longer taken for usual; the list settles at once or soon
  for (int round = 0; round < kRounds; ++round) {
    channels.back().channel = border_channel(bench, apart);
    p = combined(channels, bench.schools.size());
    q = false_shares(p);
    std::set<NodeId> found;
    for (std::size_t i = 0; i < q.size(); ++i)
      if (p[i] && q[i] <= judging.false_share) found.insert(bench.schools[i]);
    if (found == apart || found.size() * 2 > bench.schools.size()) break;
    apart = found;
  }
  const std::vector<double> posterior = posteriors(p);
  std::vector<Verdict> out;
  for (std::size_t i = 0; i < bench.schools.size(); ++i) {
    Verdict verdict = verdict_of(bench, i, channels);
    if (!p[i] || verdict.works < kLeastWorks) {
      verdict.absence = Absence::too_few;
    } else {
      verdict.p = *p[i];
      verdict.q = q[i];
      verdict.posterior = posterior[i];
      verdict.flagged = q[i] <= judging.false_share && posterior[i] >= kLikely;
    }
    out.push_back(std::move(verdict));
  }
  return out;
}

}  // namespace vekha::objectivity
