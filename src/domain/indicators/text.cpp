#include "base/text.hpp"
#include "domain/indicators/indicators.hpp"

namespace vekha::indicators {
namespace {

int decimals(const Indicator& indicator) {
  if (indicator.kind == Kind::participants) return 0;
  return indicator.unit == "%" ? 1 : 2;
}

}  // namespace

std::string estimate_text(const Estimate& estimate, const Indicator& indicator) {
  if (!estimate.value) return std::string(absence_text(estimate.absence));
  const int digits = decimals(indicator);
  std::string text = indicator.unit == "%" ? ru_percent(*estimate.value, digits) : ru_number(*estimate.value, digits);
  if (estimate.interval)
    text += " (" + ru_number(estimate.interval->lo, digits) + "–" + ru_number(estimate.interval->hi, digits) + ")";
  return text;
}

std::string difference_text(const Estimate& now, const Estimate& before, const Indicator& indicator) {
  if (!now.value || !before.value) return {};
  const double difference = *now.value - *before.value;
  const std::string number = ru_number(difference, decimals(indicator));
  const std::string zero = ru_number(0, decimals(indicator));
  const std::string sign = difference > 0 && number != zero ? "+" : "";
  return sign + number + (indicator.unit == "%" ? "\u00A0п.п." : "");
}

}  // namespace vekha::indicators
