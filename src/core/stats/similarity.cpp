#include "core/stats/similarity.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/error.hpp"
#include "core/stats/multiplicity.hpp"

namespace vekha::stats {
namespace {

constexpr double kTold = 0.05;
constexpr double kSlopeSd = 1.5;
constexpr double kInterceptSd = 3;

LatentPlan nominal_plan() {
  LatentPlan plan;
  plan.slopes = Slopes::by_category;
  plan.errors = Errors::not_wanted;
  plan.slope_sd = kSlopeSd;
  plan.intercept_sd = kInterceptSd;
  plan.points = 41;
  plan.rounds = 200;
  return plan;
}

/// Each pupil's chances of every option, and the place of the one he chose.
class Chances {
 public:
  Chances(const Answers& answers, const PlacedPupils& placed) : items_(answers.items) {
    for (const LatentItem& item : placed.curves) {
      first_.push_back(width_);
      width_ += item.usable() ? item.categories.size() : 0;
    }
    chances_.resize(answers.persons() * width_);
    chosen_.assign(answers.persons() * items_, kMissing);
    for (std::size_t p = 0; p < answers.persons(); ++p) add(p, row_of(answers, p), placed);
  }

  double of(std::size_t person, std::size_t item, int category) const {
    return chances_[person * width_ + first_[item] + static_cast<std::size_t>(category)];
  }
  int chosen(std::size_t person, std::size_t item) const { return chosen_[person * items_ + item]; }
  double match(std::size_t a, std::size_t b, std::size_t item) const {
    const std::size_t end = item + 1 < items_ ? first_[item + 1] : width_;
    double sum = 0;
    for (std::size_t k = first_[item]; k < end; ++k) sum += chances_[a * width_ + k] * chances_[b * width_ + k];
    return std::min(sum, 1.0);
  }

 private:
  void add(std::size_t person, AnswerRow row, const PlacedPupils& placed) {
    const std::vector<LatentItem>& curves = placed.curves;
    const Parameter& ability = placed.abilities[person];
    if (!ability.value) return;
    for (std::size_t i = 0; i < items_; ++i) {
      const auto category = category_of(curves[i], row[i]);
      if (!category) continue;
      chosen_[person * items_ + i] = static_cast<int>(*category);
      const std::vector<double> logs = log_probabilities(curves[i], *ability.value);
      for (std::size_t k = 0; k < logs.size(); ++k) chances_[person * width_ + first_[i] + k] = std::exp(logs[k]);
    }
  }

  std::size_t items_;
  std::vector<std::size_t> first_;
  std::size_t width_ = 0;
  std::vector<double> chances_;
  std::vector<int> chosen_;
};

/// ω of `copier` against the answers of `source`.
double omega(const Chances& chances, std::size_t copier, std::size_t source, std::size_t items) {
  double gap = 0;
  double variance = 0;
  for (std::size_t i = 0; i < items; ++i) {
    const int own = chances.chosen(copier, i);
    const int other = chances.chosen(source, i);
    if (own == kMissing || other == kMissing) continue;
    const double chance = chances.of(copier, i, other);
    gap += (own == other ? 1 : 0) - chance;
    variance += chance * (1 - chance);
  }
  return variance > 0 ? gap / std::sqrt(variance) : 0;
}

class Comparison {
 public:
  Comparison(const Answers& answers, const SimilarityPlan& plan, const PlacedPupils& placed)
      : items_(answers.items), plan_(plan), chances_(answers, placed) {
    found_.curves = placed.curves;
    for (const auto& members : rooms(answers.persons()))
      for (std::size_t a = 0; a < members.size(); ++a)
        for (std::size_t b = a + 1; b < members.size(); ++b) compare(members[a], members[b]);
    adjust();
  }

  Similarity told() { return std::move(found_); }

 private:
  std::vector<std::vector<std::size_t>> rooms(std::size_t persons) const {
    std::map<int, std::vector<std::size_t>> members;
    for (std::size_t p = 0; p < persons; ++p) {
      const int group = plan_.groups.empty() ? 0 : plan_.groups[p];
      if (group != kMissing) members[group].push_back(p);
    }
    std::vector<std::vector<std::size_t>> found;
    for (auto& [group, of] : members) found.push_back(std::move(of));
    return found;
  }

  void compare(std::size_t a, std::size_t b) {
    SimilarPair pair{.first = a, .second = b};
    match_.clear();
    for (std::size_t i = 0; i < items_; ++i) {
      const int own = chances_.chosen(a, i);
      const int other = chances_.chosen(b, i);
      if (own == kMissing || other == kMissing) continue;
      ++pair.common;
      pair.matches += own == other ? 1 : 0;
      match_.push_back(chances_.match(a, b, i));
      pair.expected += match_.back();
    }
    if (pair.common < plan_.least_common) return;
    ++found_.compared;
    // Pairs with fewer matches than expected stay at 1: their exact p would be large and changes nothing.
    if (pair.matches > pair.expected) pair.p = chance_of_matches(match_, pair.matches);
    p_.push_back(pair.p);
    if (pair.p >= kTold) return;
    pair.omega_first = omega(chances_, a, b, items_);
    pair.omega_second = omega(chances_, b, a, items_);
    places_.push_back(p_.size() - 1);
    found_.pairs.push_back(pair);
  }

  void adjust() {
    const std::vector<double> fdr = adjusted(p_, Adjustment::benjamini_hochberg);
    const std::vector<double> holm = adjusted(p_, Adjustment::holm);
    for (std::size_t i = 0; i < places_.size(); ++i) {
      found_.pairs[i].fdr = fdr[places_[i]];
      found_.pairs[i].holm = holm[places_[i]];
    }
    std::stable_sort(found_.pairs.begin(), found_.pairs.end(),
                     [](const SimilarPair& a, const SimilarPair& b) { return a.p < b.p; });
    if (found_.compared == 0) found_.absence = Absence::too_few;
  }

  std::size_t items_;
  const SimilarityPlan& plan_;
  Chances chances_;
  Similarity found_;
  std::vector<double> match_;
  std::vector<double> p_;
  std::vector<std::size_t> places_;  ///< of the kept pairs among all p
};

}  // namespace

double chance_of_matches(const std::vector<double>& chances, int matches) {
  if (matches <= 0) return 1;
  // of_count[m]: chance of m matches so far; the last place gathers «enough».
  std::vector<double> of_count(static_cast<std::size_t>(matches) + 1, 0.0);
  of_count[0] = 1;
  for (const double chance : chances) {
    of_count.back() += of_count[of_count.size() - 2] * chance;
    for (std::size_t m = of_count.size() - 2; m > 0; --m)
      of_count[m] = of_count[m] * (1 - chance) + of_count[m - 1] * chance;
    of_count[0] *= 1 - chance;
  }
  return std::min(1.0, of_count.back());
}

Similarity similar_pairs(const Answers& answers, const SimilarityPlan& plan, const PlacedPupils& placed) {
  VEKHA_CHECK(plan.groups.empty() || plan.groups.size() == answers.persons());
  VEKHA_CHECK(placed.curves.size() == answers.items && placed.abilities.size() == answers.persons());
  return Comparison(answers, plan, placed).told();
}

Similarity similar_pairs(const Answers& answers, const SimilarityPlan& plan) {
  VEKHA_CHECK(plan.groups.empty() || plan.groups.size() == answers.persons());
  Similarity nothing;
  nothing.absence = answers.persons() == 0 ? Absence::no_data : Absence::too_few;
  if (answers.persons() < plan.least_persons) return nothing;
  auto fit = fit_latent(answers, nominal_plan());
  nothing.absence = Absence::no_variance;
  if (!fit) return nothing;
  PlacedPupils placed{std::move(fit->items), {}};
  const AbilityScale scale(placed.curves);
  for (std::size_t p = 0; p < answers.persons(); ++p) placed.abilities.push_back(scale.weighted(row_of(answers, p)));
  return similar_pairs(answers, plan, placed);
}

}  // namespace vekha::stats
