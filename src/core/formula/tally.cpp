#include "core/formula/tally.hpp"

#include <algorithm>
#include <cmath>

#include "core/stats/intervals.hpp"

namespace vekha::formula {
namespace {

bool needs_distribution(Fold fold) { return fold == Fold::quantile || fold == Fold::least || fold == Fold::most; }

void count_absent(Tally& tally, Presence presence, std::int64_t weight) {
  if (presence == Presence::suppressed)
    tally.suppressed += weight;
  else if (presence == Presence::not_applicable)
    tally.not_applicable += weight;
  else
    tally.missing += weight;
}

/// The instrument of a row: the fields that name it, one after another.
std::string instrument_of(const Source& source, const Rows& rows, std::size_t row) {
  std::string out;
  for (const std::string& name : source.instrument) {
    const auto field = std::ranges::find(source.fields, name, &Field::name);
    if (field == source.fields.end()) continue;
    const Cell cell = rows.cell(row, static_cast<std::size_t>(field - source.fields.begin()));
    out += field->unit.measure == Measure::text ? std::string(cell.text) : std::to_string(cell.number);
    out += ';';
  }
  return out;
}

/// Type 7 of Hyndman and Fan 1996 over values with their counts.
double quantile(const std::map<double, std::int64_t>& values, std::int64_t n, double probability) {
  const double place = probability * static_cast<double>(n - 1);
  const auto low = static_cast<std::int64_t>(std::floor(place));
  const auto at = [&](std::int64_t index) {
    for (const auto& [value, count] : values) {
      if (index < count) return value;
      index -= count;
    }
    return values.rbegin()->first;
  };
  const double first = at(low);
  return first + (place - static_cast<double>(low)) * (at(std::min(low + 1, n - 1)) - first);
}

std::int64_t counted(const Tally& tally, Fold fold) {
  if (fold == Fold::count) return tally.rows;
  return tally.rows - tally.missing - tally.not_applicable - tally.suppressed;
}

Absence why_absent(const Tally& tally) {
  if (tally.suppressed > 0) return Absence::suppressed;
  return tally.not_applicable > 0 && tally.missing == 0 ? Absence::not_applicable : Absence::no_data;
}

Estimate share_of(const Tally& tally, std::int64_t n) {
  const double percent = 100.0 * static_cast<double>(tally.hits) / static_cast<double>(n);
  const auto interval = stats::wilson({tally.hits, n});
  return interval ? Estimate::of(percent, n, {interval->lo * 100, interval->hi * 100}) : Estimate::of(percent, n);
}

/// Where every value lies between bounds, the mean does; a mean beyond them tells that they do not hold here.
Interval within(Interval interval, const Aggregate& aggregate, double mean) {
  if (!aggregate.range || mean < aggregate.range->first || mean > aggregate.range->second) return interval;
  return {std::max(interval.lo, aggregate.range->first), std::min(interval.hi, aggregate.range->second)};
}

Estimate mean_of(const Tally& tally, const Aggregate& aggregate, std::int64_t n) {
  const double mean = tally.moments.mean;
  const auto interval = stats::student_interval(tally.moments);
  return interval ? Estimate::of(mean, n, within(*interval, aggregate, mean)) : Estimate::of(mean, n);
}

double total_of(const stats::Moments& moments) { return moments.mean * static_cast<double>(moments.n); }

/// Of sums over the same rows; Wilson 1927 where all of them are counts.
Estimate part_of(const Tally& tally, std::int64_t n) {
  const double part = total_of(tally.moments);
  const double whole = total_of(tally.whole);
  if (!(whole > 0)) return Estimate::absent(Absence::no_data, n);
  Estimate out = Estimate::of(100 * part / whole, n);
  if (!tally.counted) return out;
  const auto interval = stats::wilson({std::llround(part), std::llround(whole)});
  if (interval) out.interval = Interval{interval->lo * 100, interval->hi * 100};
  return out;
}

Estimate estimate_of(const Tally& tally, const Aggregate& aggregate, std::int64_t n) {
  switch (aggregate.fold) {
    case Fold::count: return Estimate::of(static_cast<double>(n), n);
    case Fold::sum: return Estimate::of(tally.moments.mean * static_cast<double>(tally.moments.n), n);
    case Fold::mean: return mean_of(tally, aggregate, n);
    case Fold::share: return share_of(tally, n);
    case Fold::quantile: return Estimate::of(quantile(tally.distribution, n, aggregate.probability), n);
    case Fold::least: return Estimate::of(tally.distribution.begin()->first, n);
    case Fold::part: return part_of(tally, n);
    case Fold::most: return Estimate::of(tally.distribution.rbegin()->first, n);
  }
  return {};
}

/// Nobody knows whose row it is: unless the filter leaves it out, it is one without data.
void take_nobody(Tally& tally, const Aggregate& aggregate, const Rows& rows, std::size_t row) {
  if (aggregate.filter) {
    const Cell let = row_value(*aggregate.filter, rows, row);
    if (let.presence == Presence::not_applicable || (let.presence == Presence::value && let.number < 0.5)) return;
  }
  if (aggregate.fold != Fold::count) tally.rows += rows.weight(row);
  tally.missing += rows.weight(row);
}

bool is_count(double value) { return value >= 0 && value <= 1e15 && std::floor(value) >= value; }

/// A row that has both joins both sums: a whole without its part is no answer.
void take_part(Tally& tally, const Aggregate& aggregate, const Rows& rows, std::size_t row) {
  const std::int64_t weight = rows.weight(row);
  const Cell part = row_value(*aggregate.what, rows, row);
  const Cell whole = row_value(*aggregate.whole, rows, row);
  for (const Presence one : {Presence::suppressed, Presence::missing, Presence::not_applicable})
    if (part.presence == one || whole.presence == one) return count_absent(tally, one, weight);
  tally.moments.add(part.number, weight);
  tally.whole.add(whole.number, weight);
  tally.counted = tally.counted && is_count(part.number) && is_count(whole.number) && part.number <= whole.number;
}

}  // namespace

void Tally::note_instrument(const std::string& one) {
  if (instrument.empty())
    instrument = one;
  else
    mixed = mixed || (!one.empty() && instrument != one);
}

void Tally::merge(const Tally& other) {
  there = there || other.there;
  rows += other.rows;
  missing += other.missing;
  not_applicable += other.not_applicable;
  suppressed += other.suppressed;
  hits += other.hits;
  moments.merge(other.moments);
  whole.merge(other.whole);
  counted = counted && other.counted;
  for (const auto& [value, count] : other.distribution) distribution[value] += count;
  note_instrument(other.instrument);
  mixed = mixed || other.mixed;
  schools += other.schools;
}

void take(Tally& tally, const Aggregate& aggregate, const Data& data, std::size_t row) {
  const Rows& rows = *data.sources[aggregate.source];
  const std::int64_t weight = rows.weight(row);
  const Source& source = data.schema.sources[aggregate.source];
  const auto may = [&](const RowStep& part) {
    const Cell told = row_value(part, rows, row);
    return told.presence != Presence::value || told.number > 0.5;
  };
  if (aggregate.filter && !may_pass(*aggregate.filter, source, may)) return;
  tally.there = true;
  if (!rows.known(row)) return take_nobody(tally, aggregate, rows, row);
  if (aggregate.filter) {
    const Cell let = row_value(*aggregate.filter, rows, row);
    if (let.presence == Presence::value && let.number < 0.5) return;
    if (let.presence == Presence::not_applicable) return;
    if (let.presence != Presence::value) {
      if (aggregate.fold != Fold::count) tally.rows += weight;
      count_absent(tally, let.presence, weight);
      return;
    }
  }
  tally.rows += weight;
  if (!aggregate.what) return;
  if (aggregate.whole) return take_part(tally, aggregate, rows, row);
  const Cell cell = row_value(*aggregate.what, rows, row);
  if (cell.presence != Presence::value) return count_absent(tally, cell.presence, weight);
  if (aggregate.fold == Fold::share)
    tally.hits += cell.number > 0.5 ? weight : 0;
  else
    tally.moments.add(cell.number, weight);
  if (needs_distribution(aggregate.fold)) tally.distribution[cell.number] += weight;
  if (aggregate.unit.measure == Measure::points) tally.note_instrument(instrument_of(source, rows, row));
}

Value value_of(const Tally& tally, const Aggregate& aggregate, std::int64_t minimum) {
  Value out{.rows = tally.rows,
            .missing = tally.missing,
            .not_applicable = tally.not_applicable,
            .suppressed = tally.suppressed};
  const std::int64_t n = counted(tally, aggregate.fold);
  if (aggregate.fold != Fold::count && n == 0)
    out.estimate = Estimate::absent(why_absent(tally));
  else if (tally.mixed)
    out.estimate = Estimate::absent(Absence::not_comparable, n);
  else if (aggregate.fold != Fold::count && aggregate.fold != Fold::sum && n < minimum)
    out.estimate = Estimate::absent(Absence::too_few, n);
  else
    out.estimate = estimate_of(tally, aggregate, n);
  return out;
}

}  // namespace vekha::formula
