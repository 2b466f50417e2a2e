#include "core/formula/evaluate.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/error.hpp"
#include "base/text.hpp"
#include "core/formula/tally.hpp"

namespace vekha::formula {
namespace {

using Dimensions = std::vector<std::string>;

/// Of two numbers of which one is not there: what hides the most tells why.
Absence worse(const Estimate& a, const Estimate& b) {
  if (a.value) return b.absence;
  if (b.value) return a.absence;
  for (const Absence one : {Absence::suppressed, Absence::not_comparable, Absence::no_data})
    if (a.absence == one || b.absence == one) return one;
  return a.absence;
}

/// What a number made of two rests on: the smaller of the two; a constant rests on nothing.
std::int64_t least_of(const Estimate& a, const Estimate& b) {
  if (a.n == 0 || b.n == 0) return std::max(a.n, b.n);
  return std::min(a.n, b.n);
}

/// MOVER: the distances from each value to its bounds add up in squares. `sign`: 1 for a sum, −1 for a difference.
std::optional<Interval> moved(const Estimate& a, const Estimate& b, double sign) {
  const auto bounds = [](const Estimate& one) { return one.interval.value_or(Interval{*one.value, *one.value}); };
  if (!a.interval && !b.interval) return std::nullopt;
  const Interval first = bounds(a);
  Interval second = bounds(b);
  if (sign < 0) second = {-second.hi, -second.lo};
  const double other = sign * *b.value;
  const double value = *a.value + other;
  return Interval{value - std::hypot(*a.value - first.lo, other - second.lo),
                  value + std::hypot(first.hi - *a.value, second.hi - other)};
}

std::optional<Interval> scaled(const std::optional<Interval>& interval, double factor) {
  if (!interval) return std::nullopt;
  const auto [lo, hi] = std::minmax(interval->lo * factor, interval->hi * factor);
  return Interval{lo, hi};
}

Estimate product(const Step& step, const Estimate& a, const Estimate& b) {
  if (step.make == Make::over && !(*b.value < 0 || *b.value > 0)) return Estimate::absent(Absence::no_data, a.n);
  const double factor = step.make == Make::over ? 1 / *b.value : *b.value;
  Estimate out = Estimate::of(step.make == Make::over ? *a.value / *b.value : *a.value * *b.value, least_of(a, b));
  // A constant stretches the interval; of two uncertain numbers none is known.
  if (step.parts[1].make == Make::constant)
    out.interval = scaled(a.interval, factor);
  else if (step.parts[0].make == Make::constant && step.make == Make::times)
    out.interval = scaled(b.interval, *a.value);
  return out;
}

Estimate combined(const Step& step, const Estimate& a, const Estimate& b) {
  if (!a.value || !b.value) return Estimate::absent(worse(a, b), least_of(a, b));
  if (step.make == Make::times || step.make == Make::over) return product(step, a, b);
  const double sign = step.make == Make::minus ? -1 : 1;
  Estimate out = Estimate::of(*a.value + sign * *b.value, least_of(a, b));
  out.interval = moved(a, b, sign);
  return out;
}

Estimate stretched(Estimate one, double factor) {
  if (one.value) *one.value *= factor;
  one.interval = scaled(one.interval, factor);
  return one;
}

Value joined(const Value& a, const Value& b, Estimate estimate) {
  return {.estimate = std::move(estimate),
          .rows = a.rows + b.rows,
          .missing = a.missing + b.missing,
          .not_applicable = a.not_applicable + b.not_applicable,
          .suppressed = a.suppressed + b.suppressed};
}

std::size_t place_of(const Dimensions& dimensions, std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(dimensions, name) - dimensions.begin());
}

class Evaluator {
 public:
  Evaluator(const Program& program, const Data& data) : program_(program), data_(data) {}

  Values of(const Step& step, const Dimensions& dimensions) {
    switch (step.make) {
      case Make::constant: return everywhere(dimensions, {.estimate = Estimate::of(step.number, 0)});
      case Make::norm: return everywhere(dimensions, {.estimate = norm(step.text)});
      case Make::aggregate: return aggregate(step.aggregate, dimensions);
      case Make::negate: return each(step, dimensions, [](const Estimate& one) { return stretched(one, -1); });
      case Make::percent: return each(step, dimensions, [](const Estimate& one) { return stretched(one, 100); });
      case Make::lag: return earlier(step, dimensions);
      case Make::across: return wider(step, dimensions);
      case Make::rank:
      case Make::percentile:
      case Make::minmax: return among_peers(step, dimensions);
      case Make::weighted: return weighted(step, dimensions);
      case Make::first_known: return first_known(step, dimensions);
      default: return pairs(step, dimensions);
    }
  }

 private:
  Estimate norm(const std::string& name) const {
    const auto found = data_.norms.find(name);
    return found == data_.norms.end() ? Estimate::absent(Absence::no_data) : Estimate::of(found->second, 0);
  }

  /// The groups there are: of any source the program counts.
  const std::set<Key>& groups(const Dimensions& dimensions) {
    const auto [found, fresh] = groups_.try_emplace(dimensions);
    if (fresh) {
      if (dimensions.empty()) found->second.insert(Key{});
      for (std::size_t i = 0; i < program_.aggregates.size(); ++i)
        for (const auto& [key, tally] : tallies(i, dimensions)) found->second.insert(key);
    }
    return found->second;
  }
  Values everywhere(const Dimensions& dimensions, const Value& value) {
    Values out;
    for (const Key& key : groups(dimensions)) out.emplace(key, value);
    return out;
  }

  std::vector<std::size_t> fields_of(std::size_t source, const Dimensions& dimensions) const {
    const Source& rows = data_.schema.sources[source];
    std::vector<std::size_t> out;
    for (const std::string& name : dimensions) {
      const auto field = std::ranges::find(rows.fields, name, &Field::name);
      if (field == rows.fields.end())
        throw Error(Code::bad_arguments,
                    "Источник «" + rows.russian + "» не делится по «" + name + "»: такого поля у него нет.");
      out.push_back(static_cast<std::size_t>(field - rows.fields.begin()));
    }
    return out;
  }
  static std::string part_of(const Cell& cell) {
    if (cell.presence != Presence::value) return {};
    if (!cell.text.empty()) return std::string(cell.text);
    return std::to_string(static_cast<std::int64_t>(cell.number));
  }
  using Tallies = std::map<Key, Tally>;
  const Tallies& tallies(std::size_t index, const Dimensions& dimensions) {
    const auto [found, fresh] = tallies_.try_emplace({index, dimensions});
    if (!fresh) return found->second;
    const Aggregate& aggregate = program_.aggregates[index];
    const Rows& rows = *data_.sources[aggregate.source];
    const std::vector<std::size_t> fields = fields_of(aggregate.source, dimensions);
    Key key(fields.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
      for (std::size_t i = 0; i < fields.size(); ++i) key[i] = part_of(rows.cell(row, fields[i]));
      take(found->second[key], aggregate, data_, row);
    }
    return found->second;
  }
  Values aggregate(std::size_t index, const Dimensions& dimensions) {
    Values out;
    const Tallies& gathered = tallies(index, dimensions);
    for (const Key& key : groups(dimensions)) {
      const auto found = gathered.find(key);
      out.emplace(
          key, value_of(found == gathered.end() ? Tally{} : found->second, program_.aggregates[index], data_.minimum));
    }
    return out;
  }

  template <class Change>
  Values each(const Step& step, const Dimensions& dimensions, Change change) {
    Values out = of(step.parts[0], dimensions);
    for (auto& [key, value] : out) value.estimate = change(value.estimate);
    return out;
  }
  Values pairs(const Step& step, const Dimensions& dimensions) {
    Values out = of(step.parts[0], dimensions);
    const Values others = of(step.parts[1], dimensions);
    for (auto& [key, value] : out) {
      const Value& other = others.at(key);
      value = joined(value, other, combined(step, value.estimate, other.estimate));
    }
    return out;
  }
  Values earlier(const Step& step, const Dimensions& dimensions) {
    const std::size_t year = place_of(dimensions, "year");
    if (year == dimensions.size())
      throw Error(Code::bad_arguments, "В формуле есть «лет_назад»: попросите разбить ответ по годам (year).");
    const Values now = of(step.parts[0], dimensions);
    Values out;
    for (const Key& key : groups(dimensions)) {
      Key before = key;
      const auto number = parse_integer(key[year]);
      before[year] = number ? std::to_string(*number - static_cast<std::int64_t>(step.number)) : "";
      const auto found = now.find(before);
      out.emplace(key, found == now.end() ? Value{} : found->second);
    }
    return out;
  }
  /// The value of the whole the group is a part of: dimensions finer than the level are left out.
  Values wider(const Step& step, const Dimensions& dimensions) {
    const auto level = std::ranges::find_if(kLevels, [&](const auto& row) { return row.first == step.text; });
    std::vector<std::size_t> kept;
    Dimensions coarse;
    for (std::size_t i = 0; i < dimensions.size(); ++i) {
      const bool finer =
          std::any_of(kLevels.begin(), level, [&](const auto& row) { return row.first == dimensions[i]; });
      if (finer) continue;
      kept.push_back(i);
      coarse.push_back(dimensions[i]);
    }
    const Values whole = of(step.parts[0], coarse);
    Values out;
    for (const Key& key : groups(dimensions)) {
      Key part;
      for (const std::size_t i : kept) part.push_back(key[i]);
      out.emplace(key, whole.at(part));
    }
    return out;
  }

  /// Peers differ only in the finest level of organisation there is.
  static std::size_t peer_place(const Dimensions& dimensions) {
    for (const auto& [name, russian] : kLevels)
      if (const std::size_t place = place_of(dimensions, name); place < dimensions.size()) return place;
    throw Error(Code::bad_arguments,
                "Место считают среди школ, классов или муниципалитетов: попросите разбить ответ по ним.");
  }
  Values among_peers(const Step& step, const Dimensions& dimensions) {
    const std::size_t place = peer_place(dimensions);
    Values out = of(step.parts[0], dimensions);
    std::map<Key, std::vector<double>> peers;
    const auto rest = [&](Key key) {
      key[place].clear();
      return key;
    };
    for (const auto& [key, value] : out)
      if (value.estimate.value) peers[rest(key)].push_back(*value.estimate.value);
    for (auto& [_, values] : peers) std::ranges::sort(values);
    for (auto& [key, value] : out)
      if (value.estimate.value) value.estimate = placed(step.make, *value.estimate.value, peers[rest(key)]);
    return out;
  }
  /// `sorted`: the values of the peers, the own one among them.
  static Estimate placed(Make make, double own, const std::vector<double>& sorted) {
    const auto n = static_cast<std::int64_t>(sorted.size());
    const auto upper = std::ranges::upper_bound(sorted, own) - sorted.begin();
    if (make == Make::rank) return Estimate::of(static_cast<double>(n - upper + 1), n);
    if (make == Make::percentile) return Estimate::of(100.0 * static_cast<double>(upper) / static_cast<double>(n), n);
    const double width = sorted.back() - sorted.front();
    return width > 0 ? Estimate::of(100 * (own - sorted.front()) / width, n)
                     : Estimate::absent(Absence::no_variance, n);
  }

  Values weighted(const Step& step, const Dimensions& dimensions) {
    double total = 0;
    for (const double weight : step.weights) total += weight;
    Values out = everywhere(dimensions, {.estimate = Estimate::of(0, 0)});
    const Step sum{.make = Make::plus};
    for (std::size_t i = 0; i < step.parts.size(); ++i) {
      const Values part = of(step.parts[i], dimensions);
      for (auto& [key, value] : out) {
        const Value& one = part.at(key);
        value = joined(value, one, combined(sum, value.estimate, stretched(one.estimate, step.weights[i] / total)));
      }
    }
    return out;
  }
  Values first_known(const Step& step, const Dimensions& dimensions) {
    Values out = of(step.parts[0], dimensions);
    for (std::size_t i = 1; i < step.parts.size(); ++i) {
      const Values next = of(step.parts[i], dimensions);
      // What is suppressed stays suppressed: another number in its place would tell it.
      for (auto& [key, value] : out)
        if (!value.estimate.value && value.estimate.absence != Absence::suppressed) value = next.at(key);
    }
    return out;
  }

  const Program& program_;
  const Data& data_;
  std::map<Dimensions, std::set<Key>> groups_;
  std::map<std::pair<std::size_t, Dimensions>, Tallies> tallies_;
};

}  // namespace

Values evaluated(const Program& program, const Data& data, const std::vector<std::string>& dimensions) {
  return Evaluator(program, data).of(program.root, dimensions);
}

}  // namespace vekha::formula
