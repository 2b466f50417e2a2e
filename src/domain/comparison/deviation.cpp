#include <algorithm>
#include <cmath>
#include <set>

#include "base/agreement.hpp"
#include "base/text.hpp"
#include "core/stats/describe.hpp"
#include "core/stats/multiplicity.hpp"
#include "domain/comparison/gather.hpp"

namespace vekha::comparison {
namespace {

constexpr double kBelieved = 0.05;
constexpr double kFar = 1;  // standard deviations of the schools
using words::Standing;
using words::Sureness;

Estimate shifted(const Estimate& value, double by, double scale) {
  Estimate out = Estimate::of((*value.value - by) / scale, value.n);
  if (value.interval) out.interval = Interval{(value.interval->lo - by) / scale, (value.interval->hi - by) / scale};
  return out;
}

std::string number_text(const Answer& answer, double value) {
  if (answer.measure.measure == formula::Measure::percent) return ru_percent(value);
  return ru_number(value, 2) + (answer.unit.empty() ? "" : " " + answer.unit);
}

class Deviating {
 public:
  Deviating(Answer& answer, const std::vector<indicators::NormRow>& norms, const Question& question, double sd)
      : answer_(answer), norms_(norms), rest_(indicators::rest_of(question.filter)), sd_(sd) {}

  void fill() {
    definition_.id = answer_.indicator;
    const double spread = spread_of_schools();
    for (SchoolRow& row : answer_.schools) {
      if (!row.value.value) continue;
      indicators::NormPlace place = rest_;
      place.school = row.code;
      const auto norm = indicators::norm_for(norms_, definition_, indicators::NormKind::norm, place);
      if (norm)
        from_norm(row, *norm);
      else if (answer_.kind != Kind::count)
        from_mean(row, spread);
    }
    judge();
    tell();
  }

 private:
  double spread_of_schools() const {
    std::vector<double> values;
    for (const SchoolRow& row : answer_.schools)
      if (row.value.value) values.push_back(*row.value.value);
    return values.empty() ? 0 : stats::describe(values).sd.value_or(0);
  }

  void from_mean(SchoolRow& row, double spread) const {
    Deviation& one = row.deviation;
    one.standing = row.standing;
    one.sureness = row.sureness;
    one.words = row.words;
    if (!answer_.common.value || spread <= 0) return;
    one.base = Base::mean;
    one.value = shifted(row.value, *answer_.common.value, spread);
    if (one.standing == Standing::above || one.standing == Standing::below)
      one.words += " на " + ru_number(std::abs(*one.value.value), 1) + "\u00A0стандартного отклонения школ";
  }

  void from_norm(SchoolRow& row, const indicators::NormRow& norm) {
    Deviation& one = row.deviation;
    one.base = Base::norm;
    one.norm = norm.value;
    one.margin = norm.margin;
    one.value = shifted(row.value, norm.value, 1);
    one.standing = words::standing_of_difference(one.value);
    acts_.insert(number_text(answer_, norm.value) + " (" + norm.act.text() + ")");
    held_.push_back(&row);
    p_.push_back(p_of(row.value, norm.value));
  }

  /// 1 where the law of chance of the value is not known: its interval alone tells.
  double p_of(const Estimate& value, double norm) const {
    if (answer_.kind == Kind::share) return share_p(value, std::clamp(norm / 100, 0.0, 1.0));
    if (answer_.kind != Kind::mean || sd_ <= 0) return 1;
    const double z = std::abs(*value.value - norm) * std::sqrt(static_cast<double>(value.n)) / sd_;
    return std::erfc(z / std::sqrt(2.0));
  }

  void judge() {
    if (held_.empty()) return;
    const std::vector<double> adjusted = stats::adjusted(p_, stats::Adjustment::benjamini_hochberg);
    for (std::size_t i = 0; i < held_.size(); ++i) {
      Deviation& one = held_[i]->deviation;
      const bool told = one.standing == Standing::above || one.standing == Standing::below;
      if (told && (answer_.kind == Kind::share || answer_.kind == Kind::mean) && held_.size() > 1)
        one.sureness = adjusted[i] <= kBelieved ? Sureness::holds : Sureness::may_be;
      one.words =
          words::sentence(held_[i]->value, one.standing, one.sureness, "норматива " + number_text(answer_, *one.norm));
      if (told) one.words += " на " + amount(one.value);
    }
  }

  std::string amount(const Estimate& gap) const {
    const bool percent = answer_.measure.measure == formula::Measure::percent;
    const int digits = percent ? 1 : 2;
    std::string out = ru_number(std::abs(*gap.value), digits) + (percent ? "\u00A0п.п." : "");
    if (!gap.interval) return out;
    const double one = std::abs(gap.interval->lo);
    const double other = std::abs(gap.interval->hi);
    return out + " (от " + ru_number(std::min(one, other), digits) + " до " + ru_number(std::max(one, other), digits) +
           ")";
  }

  std::int64_t number(Leaning wanted) const {
    return std::ranges::count_if(
        held_, [&](const SchoolRow* row) { return leaning(row->deviation, answer_.direction) == wanted; });
  }

  void tell() {
    if (held_.empty()) {
      if (answer_.direction != "none" && answer_.kind != Kind::count && answer_.compared > 1)
        answer_.notes.push_back("Утверждённого норматива нет: отклонение считается от " + answer_.against +
                                ", в стандартных отклонениях школ.");
      return;
    }
    answer_.notes.push_back((acts_.size() == 1 ? "Норматив: " : "Нормативы: ") +
                            joined({acts_.begin(), acts_.end()}, "; ") +
                            (acts_.size() == 1 ? ". Отклонение считается от него" : ". Отклонения считаются от них") +
                            (held_.size() < static_cast<std::size_t>(answer_.compared)
                                 ? ", а у школ без норматива — от " + answer_.against + "."
                                 : ", а не от " + answer_.against + "."));
    if (answer_.direction == "none") return;
    const std::string worse = answer_.direction == "less_is_better" ? "Выше норматива" : "Ниже норматива";
    const auto all = static_cast<std::int64_t>(held_.size());
    const std::int64_t bad = number(Leaning::bad);
    const std::int64_t perhaps = number(Leaning::perhaps);
    const std::int64_t good = number(Leaning::good);
    const auto schools = [](std::int64_t n) { return counted(n, "школа", "школы", "школ"); };
    answer_.norm_words = worse + " — " + (bad > 0 ? schools(bad) : "ни одной школы") + " из " +
                         ru_number(static_cast<double>(all), 0) +
                         (perhaps > 0 ? ", ещё возможно — " + schools(perhaps) : "") +
                         (good > 0 ? "; лучше норматива — " + schools(good) : "") + ".";
  }

  Answer& answer_;
  const std::vector<indicators::NormRow>& norms_;
  indicators::NormPlace rest_;
  double sd_;
  indicators::Definition definition_{};
  std::vector<SchoolRow*> held_{};
  std::vector<double> p_{};
  std::set<std::string> acts_{};
};

}  // namespace

std::string_view base_name(Base base) {
  switch (base) {
    case Base::none: return "none";
    case Base::norm: return "norm";
    case Base::mean: return "mean";
  }
  return {};
}

Leaning leaning(const Deviation& deviation, std::string_view direction) {
  if (direction == "none" || !deviation.value.value) return Leaning::none;
  const double wrong = direction == "less_is_better" ? *deviation.value.value : -*deviation.value.value;
  const bool told = deviation.standing == Standing::above || deviation.standing == Standing::below;
  if (!told) return Leaning::none;
  const bool sure = deviation.sureness != Sureness::may_be;
  if (wrong <= 0) return sure ? Leaning::good : Leaning::none;
  const double far = deviation.base == Base::norm ? deviation.margin.value_or(0) : kFar;
  return sure && wrong >= far ? Leaning::bad : Leaning::perhaps;
}

void fill_deviations(Answer& answer, const std::vector<indicators::NormRow>& norms, const Question& question,
                     double sd) {
  Deviating(answer, norms, question, sd).fill();
}

}  // namespace vekha::comparison
