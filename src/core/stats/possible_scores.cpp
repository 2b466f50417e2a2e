#include "core/stats/possible_scores.hpp"

#include <algorithm>

#include "base/error.hpp"

namespace vekha::stats {
namespace {

constexpr double kSurely = 8;      // works expected: nobody there has a chance of one in three thousand
constexpr double kLikely = 3;      // enough where the scale is known to have gaps
constexpr std::size_t kKnown = 3;  // gaps that are sure make it known

/// Mean of the nearest two scores with works, from `score` in steps of `step`.
double nearest(const std::vector<std::int64_t>& works, std::ptrdiff_t score, std::ptrdiff_t step) {
  constexpr int kNear = 2;
  double sum = 0;
  int found = 0;
  for (std::ptrdiff_t at = score + step; at >= 0 && at < std::ssize(works) && found < kNear; at += step)
    if (works[static_cast<std::size_t>(at)] > 0) {
      sum += static_cast<double>(works[static_cast<std::size_t>(at)]);
      ++found;
    }
  return found > 0 ? sum / found : 0;
}

std::vector<int> empty_among_frequent(const ScoreHistogram& histogram, double least) {
  std::vector<int> out;
  for (std::size_t score = 0; score < histogram.works.size(); ++score) {
    if (histogram.works[score] > 0) continue;
    const auto at = static_cast<std::ptrdiff_t>(score);
    if (std::min(nearest(histogram.works, at, -1), nearest(histogram.works, at, 1)) >= least)
      out.push_back(static_cast<int>(score));
  }
  return out;
}

bool below_border(const ScoreHistogram& histogram, int score) {
  return std::any_of(histogram.borders.begin(), histogram.borders.end(), [&](int border) {
    for (int at = score; at < border; ++at)
      if (histogram.works[static_cast<std::size_t>(at)] > 0) return false;
    return score < border;
  });
}

}  // namespace

std::vector<int> impossible_scores(const ScoreHistogram& histogram) {
  ScoreHistogram inside = histogram;
  std::erase_if(inside.borders, [&](int border) { return border >= std::ssize(histogram.works); });
  std::vector<int> found = empty_among_frequent(inside, kSurely);
  const auto sure = std::count_if(found.begin(), found.end(), [&](int score) { return !below_border(inside, score); });
  if (static_cast<std::size_t>(sure) >= kKnown) return empty_among_frequent(inside, kLikely);
  std::erase_if(found, [&](int score) { return below_border(inside, score); });
  return found;
}

PossibleScores without(const ScoreHistogram& histogram, const std::vector<int>& impossible) {
  PossibleScores out;
  for (std::size_t score = 0; score < histogram.works.size(); ++score) {
    if (std::find(impossible.begin(), impossible.end(), static_cast<int>(score)) != impossible.end()) continue;
    out.score.push_back(static_cast<int>(score));
    out.histogram.works.push_back(histogram.works[score]);
  }
  for (const int border : histogram.borders) {
    const auto place = std::lower_bound(out.score.begin(), out.score.end(), border);
    if (place != out.score.end() && place != out.score.begin())
      out.histogram.borders.push_back(static_cast<int>(place - out.score.begin()));
  }
  return out;
}

std::vector<double> with_gaps(const std::vector<double>& by_place, const PossibleScores& possible, std::size_t scores) {
  VEKHA_CHECK(by_place.size() == possible.score.size());
  std::vector<double> out(scores);
  for (std::size_t place = 0; place < by_place.size(); ++place)
    out[static_cast<std::size_t>(possible.score[place])] = by_place[place];
  return out;
}

}  // namespace vekha::stats
