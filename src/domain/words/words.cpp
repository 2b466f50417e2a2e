#include "domain/words/words.hpp"

#include <cmath>

#include "base/agreement.hpp"
#include "base/text.hpp"

namespace vekha::words {
namespace {

constexpr double kMissed = 0.05;  ///< of 95 % intervals leave out what they should hold

std::string amount(double value, std::string_view unit) {
  return ru_number(value, 1) + (unit.empty() ? std::string() : "\u00A0" + std::string(unit));
}

}  // namespace

std::string_view standing_name(Standing standing) {
  switch (standing) {
    case Standing::above: return "above";
    case Standing::below: return "below";
    case Standing::alike: return "alike";
    case Standing::unknown: return "unknown";
  }
  return {};
}

Standing standing_of(const Estimate& estimate, std::optional<double> reference) {
  if (!estimate.value || !reference) return Standing::unknown;
  const Interval interval = estimate.interval.value_or(Interval{*estimate.value, *estimate.value});
  if (interval.lo > *reference) return Standing::above;
  return interval.hi < *reference ? Standing::below : Standing::alike;
}

Standing standing_of_difference(const Estimate& difference) { return standing_of(difference, 0.0); }

std::string sentence(const Estimate& estimate, Standing standing, Sureness sureness, std::string_view genitive) {
  const std::string against(genitive);
  switch (standing) {
    case Standing::alike: return "не отличается от " + against;
    case Standing::unknown:
      return estimate.value ? "сравнить не с чем" : "сравнить нельзя: " + std::string(absence_text(estimate.absence));
    case Standing::above:
    case Standing::below: break;
  }
  const std::string plain = (standing == Standing::above ? "выше " : "ниже ") + against;
  return sureness == Sureness::may_be ? "возможно, " + plain : plain;
}

std::string change_sentence(const Estimate& change, std::string_view unit) {
  if (!change.value) return "изменение не известно: " + std::string(absence_text(change.absence));
  const Standing standing = standing_of_difference(change);
  if (standing == Standing::alike || !change.interval) return "изменение не отличается от случайного колебания";
  const bool up = standing == Standing::above;
  const double low = up ? change.interval->lo : -change.interval->hi;
  const double high = up ? change.interval->hi : -change.interval->lo;
  return std::string(up ? "рост на " : "снижение на ") + amount(std::abs(*change.value), unit) + " (от " +
         ru_number(low, 1) + " до " + ru_number(high, 1) + ")";
}

std::string chance_of_many(std::int64_t comparisons) {
  return "При " + counted_oblique(comparisons, "сравнении", "сравнениях") +
         " за свой интервал и без всякой причины выходит в среднем " +
         ru_number(kMissed * static_cast<double>(comparisons), 1) + " школы.";
}

}  // namespace vekha::words
