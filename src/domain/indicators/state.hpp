// The mergeable state of one group of works, from which every indicator is computed, and that computation.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/stats/intervals.hpp"
#include "core/stats/moments.hpp"
#include "domain/indicators/indicators.hpp"

namespace vekha::indicators {

/// Scales by exam, each looked up once.
class Scales {
 public:
  explicit Scales(const catalog::Catalog& catalog) : catalog_(catalog) {}
  /// Null when the catalogue has no scale of exactly this exam.
  const catalog::Scale* of(const results::Exam& exam);

 private:
  const catalog::Catalog& catalog_;
  std::map<results::Exam, std::optional<catalog::Scale>> found_;
};

struct State {
  stats::ScoreSums scores;
  stats::Moments percents;              ///< of 100 · score / maximum, works with a known maximum
  std::array<std::int64_t, 4> marks{};  ///< works with marks 2, 3, 4, 5
  std::int64_t marks_from_file = 0;     ///< of them, written in the file
  std::int64_t without_mark = 0;
  std::int64_t without_maximum = 0;
  std::set<results::Exam> exams;
  std::map<results::Exam, std::int64_t> unscaled;  ///< works without a mark, by exam
  std::set<int> maxima;                            ///< known maxima met

  void add(const results::Tally& tally, const catalog::Scale* scale);
  void merge(const State& other);
  std::int64_t marked() const { return marks[0] + marks[1] + marks[2] + marks[3]; }
};

/// The state of all the works of the tallies together.
State collect(const std::vector<results::Tally>& tallies, const catalog::Catalog& catalog);

/// Works with the marks the indicator counts, of the works with any mark; for the kinds that are shares of marks.
stats::Count hits(const State& state, Kind kind);
bool is_share_of_marks(Kind kind);

/// One indicator of a group, by its definition.
Estimate estimate(const State& state, const Indicator& indicator);
Values values_of(const State& state);
/// Russian sentences: what is absent or incomplete and why.
std::vector<std::string> notes_of(const State& state);

}  // namespace vekha::indicators
