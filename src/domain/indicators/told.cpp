#include "domain/indicators/told.hpp"

#include "base/agreement.hpp"
#include "base/text.hpp"

namespace vekha::indicators {
namespace {

int decimals_of(const Definition& one) {
  using formula::Measure;
  const Measure measure = one.measure.measure;
  if (measure == Measure::persons || measure == Measure::works) return 0;
  return measure == Measure::points || measure == Measure::mark || measure == Measure::plain ? 2 : 1;
}

}  // namespace

std::string value_text(const Definition& definition, const Estimate& estimate) {
  if (!estimate.value) return std::string(absence_text(estimate.absence));
  const bool whole = definition.unit == "чел." || definition.unit == "ед.";
  const int digits = whole ? 0 : decimals_of(definition);
  std::string out = ru_number(*estimate.value, digits);
  if (definition.unit == "%" || definition.unit == "п.п.") out += "\u00A0" + definition.unit;
  if (estimate.interval) out += " (" + ru_range(estimate.interval->lo, estimate.interval->hi, digits) + ")";
  return out;
}

}  // namespace vekha::indicators
