// Abilities of pupils under fitted curves of tasks, each with its standard error.
#pragma once
#include <span>
#include <vector>

#include "core/stats/latent.hpp"

namespace vekha::stats {

/// Answers of one pupil, one for each task.
using AnswerRow = std::span<const int>;
AnswerRow row_of(const Answers& answers, std::size_t person);

/// Estimates abilities under given curves; made once for a table, cheap for each pupil.
class AbilityScale {
 public:
  explicit AbilityScale(const std::vector<LatentItem>& items);

  /// Mean and standard deviation of ability after the answers, before them N(0, 1) (Bock and Mislevy 1982; R ltm
  /// factor.scores(method = "EAP")). Pulled to the mean, the more the fewer answers. Needs one answered task of use.
  Parameter expected(AnswerRow row) const;
  /// Weighted likelihood (Warm 1989; R catR::thetaEst(method = "WL")): nearly without bias, finite also when all
  /// answers are right or wrong; se = 1 / √information. Needs one answered task whose slope is not 0.
  Parameter weighted(AnswerRow row) const;

  const std::vector<LatentItem>& items() const { return items_; }

 private:
  /// Log-probabilities and information of every task at the points of a grid.
  struct Table {
    double reach = 0;
    std::vector<std::vector<double>> log_chances;  ///< [category of all tasks][point]
    std::vector<std::vector<double>> information;  ///< [task][point]
    double at(int point) const;
  };
  Table tabulated(double reach, int points) const;

  std::vector<LatentItem> items_;
  std::vector<std::size_t> first_;  ///< of the categories of each task in the tables
  Table middle_;                    ///< where N(0, 1) is
  Table wide_;                      ///< where a weighted estimate may lie
};

/// Mean, variance and third central moment of the slope of the given answer at an ability: the score of the likelihood
/// is slope − mean, the information the variance, its derivative the third.
struct SlopeMoments {
  double mean = 0;
  double variance = 0;
  double third = 0;
};
SlopeMoments slope_moments(const LatentItem& item, double ability);

/// The category of an answer, nothing where it is missing, was given by nobody when the curves were fitted, or the task
/// tells nothing.
std::optional<std::size_t> category_of(const LatentItem& item, int answer);

/// Share of the variance of estimated abilities that is not error: 1 − mean(se²) / var for weighted estimates;
/// var / (var + mean(se²)) for expected ones. Needs two pupils whose estimates differ.
enum class Shrunk { no, yes };
Estimate ability_reliability(const std::vector<Parameter>& abilities, Shrunk shrunk);

}  // namespace vekha::stats
