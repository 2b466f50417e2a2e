#include "base/text.hpp"
#include "domain/listing/listing.hpp"

namespace vekha::listing {
namespace {

/// Decimals that tell every score of a paper: 0 for whole points, 1 for halves and tenths, 2 for finer ones.
int decimals_of(int unit) { return unit <= 1 ? 0 : unit == 2 || unit == 5 || unit == 10 ? 1 : 2; }

Cell points(int stored, int unit) {
  return Cell::of(static_cast<double>(stored) / std::max(1, unit), decimals_of(unit));
}

Cell absence(std::string_view name, std::string_view title) {
  return {.status = std::string(name), .status_title = std::string(title)};
}

}  // namespace

Cell Cell::of(const results::Score& score, int unit) {
  if (score) return points(*score, unit);
  return absence(results::status_name(score.status()), results::status_title(score.status()));
}

Cell Cell::of(const results::TaskValue& value, int unit) {
  if (value.flag == results::Flag::score) return points(value.score, unit);
  return absence(results::flag_name(value.flag), results::flag_title(value.flag));
}

std::string Cell::shown() const {
  if (number) return ru_number(*number, decimals);
  return status.empty() ? text : status_title;
}

}  // namespace vekha::listing
