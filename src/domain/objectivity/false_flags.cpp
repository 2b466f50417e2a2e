#include "domain/objectivity/false_flags.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/stats/moments.hpp"
#include "core/stats/quantile.hpp"
#include "core/stats/random.hpp"
#include "core/stats/spearman.hpp"

namespace vekha::objectivity {
namespace {

using stats::Random;
using Marked = std::vector<char>;  ///< of each school

enum class Schools { alike, different };

void mark_means(Marked& marked, const MeanSample& sample, Schools schools, Random& random) {
  if (sample.scores.size() < 2) return;
  // Sums of whole scores: a region has millions of draws.
  std::vector<stats::Moments> drawn(sample.works.size());
  stats::Moments whole;
  const auto choices = static_cast<std::uint32_t>(sample.scores.size());
  for (std::size_t school = 0; school < drawn.size(); ++school) {
    if (sample.works[school] == 0) continue;
    const double shift = schools == Schools::different ? sample.between * random.normal() : 0;
    stats::ScoreSums sums{.n = sample.works[school]};
    for (std::int64_t i = 0; i < sums.n; ++i) {
      const std::int64_t score = sample.scores[random.below(choices)];
      sums.sum += score;
      sums.sum2 += score * score;
    }
    drawn[school] = sums.moments();
    drawn[school].mean += shift;
    whole.merge(drawn[school]);
  }
  const auto error = whole.standard_error();
  if (!error) return;
  const double upper = whole.mean + sample.factor * *error;
  for (std::size_t school = 0; school < drawn.size(); ++school)
    if (const auto own = drawn[school].standard_error(); own && drawn[school].mean - sample.factor * *own > upper)
      marked[school] = 1;
}

/// How often a school of n works has a negative correlation by chance; learnt once for each n.
class JournalChance {
 public:
  JournalChance(const JournalSample& sample, Random& random) : sample_(sample), random_(random) {}
  double of(std::int64_t works) {
    constexpr std::int64_t kHopeless = 80;  // with so many works chance hardly turns the sign
    if (works < 3 || works > kHopeless || sample_.pairs.empty()) return 0;
    const auto [found, fresh] = known_.emplace(works, 0);
    if (fresh) found->second = drawn(works);
    return found->second;
  }

 private:
  double drawn(std::int64_t works) {
    constexpr int kTimes = 200;
    int negative = 0;
    for (int time = 0; time < kTimes; ++time) {
      std::vector<stats::PairCount> table;
      for (std::int64_t i = 0; i < works; ++i) {
        const auto& [mark, score] = sample_.pairs[random_.below(sample_.pairs.size())];
        table.push_back({static_cast<double>(mark), static_cast<double>(score), 1});
      }
      const auto found = stats::spearman(table);
      negative += found && found->simplified < 0 ? 1 : 0;
    }
    return static_cast<double>(negative) / kTimes;
  }

  const JournalSample& sample_;
  Random& random_;
  std::map<std::int64_t, double> known_;
};

void mark_cohorts(Marked& marked, const CohortSample& sample, Schools schools, Random& random) {
  std::vector<double> ratios;
  std::vector<std::size_t> whose;
  const auto mean_of = [&](const CohortSample::Side& side, std::int64_t works) {
    return side.mean + side.sd / std::sqrt(static_cast<double>(works)) * random.normal();
  };
  for (std::size_t school = 0; school < sample.before.works.size(); ++school) {
    if (sample.before.works[school] < 1 || sample.after.works[school] < 1) continue;
    const double before = mean_of(sample.before, sample.before.works[school]);
    const double after = mean_of(sample.after, sample.after.works[school]);
    if (before <= 0 || after <= 0) continue;
    const double shift = schools == Schools::different ? sample.between * random.normal() : 0;
    ratios.push_back(before / after * std::exp(shift));
    whose.push_back(school);
  }
  constexpr double kFences = 3;
  const auto fences = stats::fences(ratios, kFences);
  if (!fences) return;
  for (std::size_t i = 0; i < ratios.size(); ++i)
    if (ratios[i] > fences->upper || ratios[i] < fences->lower) marked[whose[i]] = 1;
}

struct Drawn {
  double mean = 0;
  Interval range{};
};

Drawn simulated(const FlagSamples& samples, Schools schools, int simulations, std::uint64_t seed) {
  Random random(seed, schools == Schools::alike ? 0 : 1);
  std::vector<JournalChance> journals;
  for (const JournalSample& sample : samples.journals) journals.emplace_back(sample, random);
  std::vector<double> counts;
  for (int time = 0; time < simulations; ++time) {
    Marked marked(samples.schools);
    for (const MeanSample& sample : samples.means) mark_means(marked, sample, schools, random);
    for (const CohortSample& sample : samples.cohorts) mark_cohorts(marked, sample, schools, random);
    for (std::size_t i = 0; i < journals.size(); ++i)
      for (std::size_t school = 0; school < samples.schools; ++school)
        if (const double chance = journals[i].of(samples.journals[i].works[school]);
            chance > 0 && random.chance(chance))
          marked[school] = 1;
    counts.push_back(static_cast<double>(std::count(marked.begin(), marked.end(), 1)));
  }
  Drawn out;
  for (const double count : counts) out.mean += count / static_cast<double>(counts.size());
  constexpr double kLow = 0.05;
  out.range = {*stats::quantile(counts, kLow), *stats::quantile(counts, 1 - kLow)};
  return out;
}

}  // namespace

FalseFlags false_flags(const FlagSamples& samples, int simulations, std::uint64_t seed) {
  FalseFlags out{.simulations = simulations};
  if (samples.schools == 0 || simulations < 1) return out;
  const Drawn alike = simulated(samples, Schools::alike, simulations, seed);
  const Drawn different = simulated(samples, Schools::different, simulations, seed);
  out.alike = alike.mean;
  out.alike_range = alike.range;
  out.different = different.mean;
  out.different_range = different.range;
  return out;
}

}  // namespace vekha::objectivity
