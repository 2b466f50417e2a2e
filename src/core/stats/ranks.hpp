// Places that say how sure they are: scores of schools from uncertain parts, intervals of places from comparing every
// pair, and how far places hang on the weights.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/stats/intervals.hpp"

namespace vekha::stats {

/// A number with standard errors on both sides; both 0: known exactly.
struct Uncertain {
  double value = 0;
  double below = 0;
  double above = 0;
};
/// From an estimate: half-widths of its 95 % interval over 1.96; without an interval it is taken as exact. Nothing
/// without a value.
std::optional<Uncertain> uncertain(const Estimate& estimate);

/// How values of a criterion are brought to one scale; greater is better afterwards.
enum class Scaling {
  none,   ///< as they are
  range,  ///< 0–100 between the worst and the best
  score,  ///< standard scores: (x − mean) / sd (n − 1)
  rank,   ///< 0–100 by place, equal values share the mean of their places
};
/// In place, those that are there; false when all are equal and the scale cannot be made (nothing is changed then).
bool rescale(std::span<std::optional<double>> values, Scaling scaling);

/// A criterion: values of all things (nothing where missing), already turned so that greater is better.
struct Column {
  std::vector<std::optional<Uncertain>> values;
  double weight = 1;
  /// Criteria of one number, unless 0, are made of the same works: their errors go the same way.
  int together = 0;
};
/// What scores are made of. A thing has a score when parts of at least `least` of the whole weight are there; its
/// score is the weighted mean of those it has.
struct Scoring {
  std::vector<Column> columns;
  Scaling scaling = Scaling::range;
  double least = 1;
};
/// The scaled parts, by criterion and thing.
std::vector<std::vector<std::optional<double>>> parts_of(const Scoring& scoring);
/// Scores of the things by their values.
std::vector<std::optional<double>> scores_of(const Scoring& scoring);

struct Ranked {
  std::optional<double> score;
  std::optional<Interval> interval;  ///< of the score, 95 %
  int place = 0;                     ///< 1 is the best, equal scores share it; 0 without a score
  int low = 0;                       ///< interval of the place
  int high = 0;
  std::vector<std::size_t> alike;  ///< things that cannot be told from this one
};
/// Intervals of places by comparing every pair (Mogstad, Romano, Shaikh and Wilhelm 2024, «Inference for Ranks»): a
/// thing is surely below those whose difference leaves its interval, the factor of which is the `level` quantile of the
/// greatest studentised difference (step-down; Bonferroni's beyond 200 things). Errors of scores are those of 2,000
/// stratified draws of all values from normal laws of two sides, scaled anew in each: the same answer every time.
/// Errors of things are taken as independent, and so are those of criteria unless they are made of the same works:
/// these are taken as going wholly the same way, which makes intervals too wide rather than too narrow.
std::vector<Ranked> ranked(const Scoring& scoring, double level = kConfidence);

/// How a place stands when every weight is moved by a share of up to ± `sway`, all at once and evenly.
struct Steadiness {
  double kept = 0;  ///< share of 2,000 tries in which the place is the same
  int low = 0;      ///< 95 % of places met lie between these
  int high = 0;
};
/// For things without a score: kept 0 and no places. The same answer every time.
std::vector<Steadiness> steadiness(const Scoring& scoring, double sway);
/// Places when one criterion is left out; 0 for those without a score.
std::vector<int> places_without(const Scoring& scoring, std::size_t column);

}  // namespace vekha::stats
