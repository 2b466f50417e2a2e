#include "domain/comparison/comparison.hpp"

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "core/stats/chance.hpp"
#include "core/stats/funnel.hpp"
#include "core/stats/intervals.hpp"
#include "core/stats/multiplicity.hpp"
#include "core/stats/shrinkage.hpp"
#include "domain/comparison/gather.hpp"

namespace vekha::comparison {
namespace {

constexpr double kBelieved = 0.05;         // share of false ones among those told apart
constexpr std::int64_t kFewSchools = 3;    // a mean of fewer would tell the others' values
constexpr std::int64_t kFewForSpread = 5;  // so would mean and spread of fewer together
constexpr std::size_t kMostLimits = 60;    // points of the drawn limits

/// Rows with a value, in their order.
std::vector<SchoolRow*> valued(Answer& answer) {
  std::vector<SchoolRow*> out;
  for (SchoolRow& row : answer.schools)
    if (row.value.value && row.value.n > 0) out.push_back(&row);
  return out;
}

Interval scaled(const Interval& interval, double by) { return {interval.lo * by, interval.hi * by}; }

class Making {
 public:
  Making(Answer& answer, double sd) : answer_(answer), sd_(sd), rows_(valued(answer)) {}

  void fill() {
    if (answer_.kind != Kind::other && rows_.size() > 1) funnel();
    if (!answer_.common.value) common_of_the_funnel();
    if (answer_.kind != Kind::other) fair();
    judge();
  }

 private:
  double per_cent() const { return answer_.kind == Kind::share ? 100 : 1; }

  std::optional<stats::Funnel> made() const {
    if (answer_.kind == Kind::share) {
      std::vector<stats::Count> groups;
      for (const SchoolRow* row : rows_) groups.push_back({hits_of(row->value), row->value.n});
      return stats::share_funnel(groups);
    }
    std::vector<stats::SizedMean> groups;
    for (const SchoolRow* row : rows_) groups.push_back({*row->value.value, row->value.n});
    return stats::mean_funnel(groups, sd_);
  }

  void funnel() {
    funnel_ = made();
    if (!funnel_) return;
    answer_.overdispersion = funnel_->overdispersion;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      rows_[i]->inner = scaled(funnel_->points[i].inner, per_cent());
      rows_[i]->outer = scaled(funnel_->points[i].outer, per_cent());
      p_.push_back(answer_.kind == Kind::share ? share_p(rows_[i]->value, funnel_->common)
                                               : std::erfc(std::abs(funnel_->points[i].z) / std::sqrt(2.0)));
    }
    draw_limits();
  }

  /// Sizes evenly between the roots of the least and the greatest: the limits bend most where schools are small.
  void draw_limits() {
    const auto [least, most] = std::ranges::minmax(rows_, {}, [](const SchoolRow* row) { return row->value.n; });
    const double from = std::sqrt(static_cast<double>(least->value.n));
    const double to = std::sqrt(static_cast<double>(most->value.n));
    for (std::size_t i = 0; i <= kMostLimits; ++i) {
      const double root = from + (to - from) * static_cast<double>(i) / static_cast<double>(kMostLimits);
      const auto n = std::max<std::int64_t>(1, std::llround(root * root));
      if (!answer_.limits.empty() && answer_.limits.back().n == n) continue;
      answer_.limits.push_back({n, scaled(limits(n, 0.95), per_cent()), scaled(limits(n, 0.998), per_cent())});
    }
  }
  Interval limits(std::int64_t n, double level) const {
    return answer_.kind == Kind::share ? stats::share_limits(n, funnel_->common, level)
                                       : stats::mean_limits(n, funnel_->common, sd_, level);
  }

  /// Some of the schools are compared: their works together are the mean.
  void common_of_the_funnel() {
    std::int64_t n = 0;
    double sum = 0;
    for (const SchoolRow* row : rows_) {
      n += row->value.n;
      sum += *row->value.value * static_cast<double>(row->value.n);
    }
    if (n > 0) answer_.common = Estimate::of(sum / static_cast<double>(n), n);
  }

  double error_of(std::int64_t n) const {
    const double common = std::clamp(*answer_.common.value / 100, 0.0, 1.0);
    const double sd = answer_.kind == Kind::share ? 100 * std::sqrt(common * (1 - common)) : sd_;
    return sd / std::sqrt(static_cast<double>(n));
  }

  void fair() {
    std::vector<stats::GroupMean> groups;
    std::int64_t works = 0;
    for (const SchoolRow* row : rows_) {
      groups.push_back({*row->value.value, error_of(row->value.n)});
      works += row->value.n;
      if (groups.back().se <= 0) return;
    }
    stats::ShrinkageOptions options;
    if (answer_.kind == Kind::mean) options.degrees = static_cast<double>(works) - static_cast<double>(groups.size());
    if (answer_.kind == Kind::mean && options.degrees <= 0) return;
    const auto drawn = stats::shrunk(groups, options);
    if (!drawn) return;
    answer_.spread = drawn->spread;
    const bool percent = answer_.measure.measure == formula::Measure::percent;
    const auto inside = [&](double value) { return percent ? std::clamp(value, 0.0, 100.0) : value; };
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const stats::ShrunkMean& one = drawn->groups[i];
      rows_[i]->fair =
          Estimate::of(inside(one.value), rows_[i]->value.n, {inside(one.interval.lo), inside(one.interval.hi)});
    }
  }

  void judge() {
    const std::vector<double> adjusted = p_.empty() ? p_ : stats::adjusted(p_, stats::Adjustment::benjamini_hochberg);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      SchoolRow& row = *rows_[i];
      if (answer_.compared > 1) row.standing = words::standing_of(row.value, answer_.common.value);
      const bool told = row.standing == words::Standing::above || row.standing == words::Standing::below;
      if (told && !adjusted.empty())
        row.sureness = adjusted[i] <= kBelieved ? words::Sureness::holds : words::Sureness::may_be;
    }
    for (SchoolRow& row : answer_.schools)
      row.words = words::sentence(row.value, row.standing, row.sureness, answer_.against);
  }

  Answer& answer_;
  double sd_;
  std::vector<SchoolRow*> rows_;
  std::vector<double> p_;
  std::optional<stats::Funnel> funnel_;
};

/// Numbers of people stand beside one another, and that is all.
void fill_count(Answer& answer) {
  double total = 0;
  for (SchoolRow& row : answer.schools) {
    total += row.value.value.value_or(0);
    row.words =
        row.value.value ? "количество: со средним не сравнивается" : std::string(absence_text(row.value.absence));
    row.noticed_words = "для этого показателя не вычисляется";
  }
  answer.common = Estimate::absent(Absence::not_applicable, answer.common.n);
  answer.headline = answer.name + ": всего " + ru_number(total, 0) + " " + answer.unit +
                    ", школ: " + ru_number(static_cast<double>(answer.compared), 0);
}

}  // namespace

std::string_view kind_name(Kind kind) {
  switch (kind) {
    case Kind::share: return "share";
    case Kind::mean: return "mean";
    case Kind::other: return "other";
    case Kind::count: return "count";
  }
  return {};
}

double share_p(const Estimate& value, double common) {
  const std::int64_t hits = hits_of(value);
  const auto n = static_cast<double>(value.n);
  const double upper = stats::share_reaches((static_cast<double>(hits) - 0.5) / n, value.n, common);
  const double lower = 1 - stats::share_reaches((static_cast<double>(hits) + 0.5) / n, value.n, common);
  return std::min(1.0, 2 * std::min(upper, lower));
}

Answer compare(const indicators::Ground& ground, const indicators::Library& library, const Question& question) {
  Answer answer;
  const double sd = gather(answer, ground, library.at(question.indicator), question);
  if (!answer.problem.empty() || answer.compared == 0) return answer;
  if (answer.kind == Kind::count) {
    fill_count(answer);
    fill_deviations(answer, indicators::norms(ground.read, answer.indicator), question, sd);
    return answer;
  }
  Making(answer, sd).fill();
  fill_deviations(answer, indicators::norms(ground.read, answer.indicator), question, sd);
  fill_noticed(answer, sd);
  fill_words(answer);
  return answer;
}

Answer hidden(Answer answer, NodeId own) {
  std::erase_if(answer.schools, [&](const SchoolRow& row) { return row.id != own; });
  answer.overdispersion.reset();
  answer.headline.clear();
  answer.norm_words.clear();
  for (SchoolRow& row : answer.schools)
    if (row.deviation.base == Base::norm)
      answer.norm_words = answer.name + ": " + row.deviation.words;
    else if (answer.compared < kFewForSpread)
      row.deviation = {};
  if (!answer.schools.empty()) answer.headline = answer.name + ": " + answer.schools.front().words;
  if (answer.compared >= kFewSchools) return answer;
  answer.common = Estimate::absent(Absence::suppressed);
  answer.limits.clear();
  answer.spread.reset();
  answer.notes = {"Сравнение скрыто: значения есть меньше чем у трёх школ, и по среднему было бы видно чужое."};
  answer.headline.clear();
  for (SchoolRow& row : answer.schools) {
    row = {.id = row.id, .code = row.code, .name = row.name, .value = row.value, .deviation = row.deviation};
    row.words = "сравнить не с чем";
  }
  return answer;
}

}  // namespace vekha::comparison
