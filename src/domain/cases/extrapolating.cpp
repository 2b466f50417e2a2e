#include "domain/cases/extrapolating.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

#include "base/text.hpp"
#include "core/stats/survey.hpp"

namespace vekha::cases {
namespace {

constexpr std::int64_t kFew = 5;  // works: fewer speak of themselves only

/// The sample as the statistics take it.
class Sample {
 public:
  Sample(const std::vector<Judged>& works, const std::vector<Stratum>& strata) : works_(works) {
    std::map<std::int64_t, std::size_t> index;
    for (const Stratum& one : strata) {
      index[one.id] = sizes_.size();
      sizes_.push_back(static_cast<double>(one.works));
    }
    std::vector<double> inverse(sizes_.size(), 0.0);
    taken_.assign(sizes_.size(), 0);
    for (const Judged& one : works) {
      stratum_.push_back(index.at(one.work->stratum));
      inverse[stratum_.back()] += 1 / one.work->chance;
      ++taken_[stratum_.back()];
    }
    // Weights of a stratum sum to its size, also while some of its works are not marked yet.
    for (std::size_t i = 0; i < works.size(); ++i)
      weight_.push_back(sizes_[stratum_[i]] / inverse[stratum_[i]] / works[i].work->chance);
  }

  using Which = std::function<bool(const Judged&)>;
  using Value = std::function<double(const Judged&)>;
  std::vector<stats::Drawn> drawn(const Which& which, const Value& value, std::optional<bool> whole) const {
    std::vector<stats::Drawn> out;
    for (std::size_t i = 0; i < works_.size(); ++i) {
      const bool counted = which(works_[i]) && (!whole || *whole == taken_whole(stratum_[i]));
      out.push_back({stratum_[i], weight_[i], value(works_[i]), counted});
    }
    return out;
  }
  const std::vector<double>& sizes() const { return sizes_; }

 private:
  bool taken_whole(std::size_t stratum) const { return static_cast<double>(taken_[stratum]) >= sizes_[stratum]; }
  const std::vector<Judged>& works_;
  std::vector<double> sizes_;
  std::vector<std::int64_t> taken_;
  std::vector<std::size_t> stratum_;
  std::vector<double> weight_;
};

double weight_of(const std::vector<stats::Drawn>& drawn) {
  double out = 0;
  for (const stats::Drawn& one : drawn) out += one.counted ? one.weight : 0;
  return out;
}

using Bounds = std::optional<Interval> (*)(const stats::SurveyMean&);

/// Works taken whole are known; only the rest has an interval, and it counts by its size.
std::optional<Interval> interval_of(const Sample& sample, const Sample::Which& which, const Sample::Value& value,
                                    Bounds bounds) {
  const auto known = sample.drawn(which, value, true);
  const auto guessed = sample.drawn(which, value, false);
  const double known_size = weight_of(known);
  const double guessed_size = weight_of(guessed);
  const auto sure = stats::survey_mean(known, sample.sizes());
  const auto open = stats::survey_mean(guessed, sample.sizes());
  if (!open) return sure ? std::optional(Interval{sure->mean, sure->mean}) : std::nullopt;
  const auto around = bounds(*open);
  if (!around) return std::nullopt;
  const double fixed = sure ? known_size * sure->mean : 0;
  const double all = known_size + guessed_size;
  return Interval{(fixed + guessed_size * around->lo) / all, (fixed + guessed_size * around->hi) / all};
}

/// Where all changed alike there is no error to see, which is not the same as none.
std::optional<Interval> change_bounds(const stats::SurveyMean& mean) {
  return mean.se > 0 || mean.whole ? stats::survey_interval(mean) : std::nullopt;
}

std::string percent(double share) { return ru_number(100 * share, 0); }

std::string words_of(const Extrapolated& one) {
  const std::string works = counted(one.population, "работа", "работы", "работ");
  if (one.whole) return "объективно оценено " + percent(one.share) + " % работ: проверены все, " + works;
  if (!one.interval || one.n < kFew)
    return "проверено мало, " + counted(one.n, "работа", "работы", "работ") + ": обо всех " +
           ru_number(static_cast<double>(one.population), 0) + " сказать нельзя";
  return "объективно оценено около " + percent(one.share) + " % работ (от " + percent(one.interval->lo) + " до " +
         percent(one.interval->hi) + " %); отметка изменилась бы примерно у " +
         ru_number(std::round((1 - one.share) * static_cast<double>(one.population)), 0) + " из " +
         ru_number(static_cast<double>(one.population), 0);
}

struct Name {
  std::string key;
  std::string title;
};

Extrapolated row_of(const Sample& sample, const Name& name, const Sample::Which& which) {
  const auto same = [](const Judged& one) { return one.same ? 1.0 : 0.0; };
  const auto change = [](const Judged& one) { return one.change; };
  const auto drawn = sample.drawn(which, same, {});
  const auto share = stats::survey_mean(drawn, sample.sizes());
  Extrapolated out{.key = name.key, .title = name.title, .interval = {}, .change_interval = {}, .words = {}};
  if (!share) return out;
  out.population = std::llround(weight_of(drawn));
  out.n = share->n;
  out.whole = share->whole;
  out.share = share->mean;
  out.interval = interval_of(sample, which, same, stats::survey_share_interval);
  out.change = stats::survey_mean(sample.drawn(which, change, {}), sample.sizes())->mean;
  out.change_interval = interval_of(sample, which, change, change_bounds);
  if (out.n < kFew && !out.whole) out.interval = out.change_interval = std::nullopt;
  out.words = words_of(out);
  return out;
}

}  // namespace

std::vector<Extrapolated> extrapolated(const std::vector<Judged>& works, const std::vector<Stratum>& strata) {
  if (works.empty() || std::ranges::any_of(works, [](const Judged& one) { return one.work->chance <= 0; })) return {};
  const Sample sample(works, strata);
  std::vector<Extrapolated> out{row_of(sample, {"all", "Все работы"}, [](const Judged&) { return true; })};
  std::map<std::string, std::string> schools;
  bool grounds[] = {false, false};
  for (const Judged& one : works) {
    schools[one.work->school_code] = one.work->school_name;
    grounds[one.work->ground == "marked" ? 0 : 1] = true;
  }
  const auto of_ground = [](const char* ground) {
    return [ground](const Judged& one) { return one.work->ground == ground; };
  };
  if (grounds[0] && grounds[1]) {
    out.push_back(row_of(sample, {"marked", "Отмеченные школы"}, of_ground("marked")));
    out.push_back(row_of(sample, {"random", "Остальные школы"}, of_ground("random")));
  }
  for (const auto& school : schools) {
    const std::string& code = school.first;
    out.push_back(
        row_of(sample, {code, school.second}, [&code](const Judged& one) { return one.work->school_code == code; }));
  }
  return out;
}

std::int64_t unspoken(const std::vector<Judged>& works, const std::vector<Stratum>& strata) {
  std::int64_t out = 0;
  for (const Stratum& one : strata)
    if (std::ranges::none_of(works, [&](const Judged& judged) { return judged.work->stratum == one.id; }))
      out += one.works;
  return out;
}

}  // namespace vekha::cases
