#include "core/formula/evaluate.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/error.hpp"
#include "base/text.hpp"

namespace vekha::formula {
namespace {

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
  return {.estimate = estimate,
          .rows = a.rows + b.rows,
          .missing = a.missing + b.missing,
          .not_applicable = a.not_applicable + b.not_applicable,
          .suppressed = a.suppressed + b.suppressed};
}

std::size_t place_of(const Dimensions& dimensions, std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(dimensions, name) - dimensions.begin());
}

bool has(const Dimensions& dimensions, std::string_view name) { return place_of(dimensions, name) < dimensions.size(); }

/// Peers differ only in the finest level of organisation there is.
std::size_t peer_place(const Dimensions& dimensions) {
  for (const auto& [name, russian] : kLevels)
    if (has(dimensions, name)) return place_of(dimensions, name);
  throw Error(Code::bad_arguments,
              "Место считают среди школ, классов или муниципалитетов: попросите разбить ответ по ним.");
}

/// The dimensions that are not finer than a level.
Dimensions coarser(const Dimensions& dimensions, std::string_view level) {
  const auto end = std::ranges::find(kLevels, level, &std::pair<std::string_view, std::string_view>::first);
  Dimensions out;
  for (const std::string& one : dimensions)
    if (std::none_of(kLevels.begin(), end, [&](const auto& row) { return row.first == one; })) out.push_back(one);
  return out;
}

/// One way to split: its keys in order, and where each key of the gathering went.
struct Shape {
  Dimensions dimensions;
  std::vector<Key> keys;
  std::vector<std::size_t> of_fine;
};

Shape projected(const Gathered& gathered, const Dimensions& dimensions) {
  std::vector<std::size_t> places;
  for (const std::string& one : dimensions) places.push_back(place_of(gathered.dimensions, one));
  std::map<Key, std::size_t> order;
  if (dimensions.empty()) order[Key{}] = 0;
  std::vector<const Key*> parts;
  Key part(places.size());
  for (const Key& key : gathered.keys) {
    for (std::size_t i = 0; i < places.size(); ++i) part[i] = key[places[i]];
    parts.push_back(&order.try_emplace(part, 0).first->first);
  }
  Shape out{.dimensions = dimensions, .keys = {}, .of_fine = {}};
  for (auto& [key, place] : order) {
    place = out.keys.size();
    out.keys.push_back(key);
  }
  for (const Key* one : parts) out.of_fine.push_back(order.at(*one));
  return out;
}

constexpr std::int64_t kFewestOfPeer = 5;
constexpr std::int64_t kFewestSchools = 2;

/// Which peers each group has, and the keys some years before.
struct Peers {
  std::vector<std::size_t> set;  ///< of each key
  std::size_t sets = 0;
};

}  // namespace

struct Maker::State {
  using Each = std::vector<Value>;

  State(const Gathered& all, Dimensions by, Making how)
      : gathered(all), dimensions(std::move(by)), making(std::move(how)) {}

  const Gathered& gathered;
  Dimensions dimensions;
  Making making;
  std::map<Dimensions, Shape> shapes;
  std::map<Dimensions, Peers> peers_of;
  std::map<std::pair<std::string, Dimensions>, std::vector<Tally>> coarse;
  const Program* program = nullptr;
  std::map<Dimensions, std::vector<char>> there_of;  ///< of the program

  const Shape& shape(const Dimensions& by) {
    const auto found = shapes.find(by);
    return found != shapes.end() ? found->second : shapes.emplace(by, projected(gathered, by)).first->second;
  }

  const std::vector<Tally>& tallies(const std::string& name, const Shape& at) {
    const std::vector<Tally>& fine = gathered.tallies.at(name);
    if (at.dimensions == gathered.dimensions && !at.dimensions.empty()) return fine;
    const auto [found, fresh] = coarse.try_emplace({name, at.dimensions});
    if (!fresh) return found->second;
    found->second.resize(at.keys.size());
    for (std::size_t i = 0; i < fine.size(); ++i) found->second[at.of_fine[i]].merge(fine[i]);
    return found->second;
  }
  /// Which groups the program has.
  const std::vector<char>& there(const Shape& at) {
    const auto [found, fresh] = there_of.try_emplace(at.dimensions);
    if (!fresh) return found->second;
    found->second.assign(at.keys.size(), at.dimensions.empty() ? 1 : 0);
    for (const Aggregate& one : program->aggregates) {
      const std::vector<Tally>& all = tallies(one.name, at);
      for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].there) found->second[i] = 1;
    }
    return found->second;
  }

  Each of(const Step& step, const Shape& at) {
    switch (step.make) {
      case Make::constant: return Each(at.keys.size(), {.estimate = Estimate::of(step.number, 0)});
      case Make::norm: return norms(step.text, at);
      case Make::aggregate: return aggregate(program->aggregates[step.aggregate], at);
      case Make::negate: return each(step, at, [](const Estimate& one) { return stretched(one, -1); });
      case Make::percent: return each(step, at, [](const Estimate& one) { return stretched(one, 100); });
      case Make::lag: return earlier(step, at);
      case Make::across: return wider(step, at);
      case Make::rank:
      case Make::percentile:
      case Make::minmax: return among_peers(step, at);
      case Make::weighted: return weighted(step, at);
      case Make::first_known: return first_known(step, at);
      default: return pairs(step, at);
    }
  }

  Estimate norm(const std::string& name) const {
    const auto found = making.norms.find(name);
    return found == making.norms.end() ? Estimate::absent(Absence::no_data) : Estimate::of(found->second, 0);
  }
  Each norms(const std::string& name, const Shape& at) const {
    const auto found = making.norms_of.find(name);
    if (found == making.norms_of.end()) return Each(at.keys.size(), {.estimate = norm(name)});
    Each out;
    for (const Key& key : at.keys) {
      const auto value = found->second(at.dimensions, key);
      out.push_back({.estimate = value ? Estimate::of(*value, 0) : Estimate::absent(Absence::no_data)});
    }
    return out;
  }
  Each aggregate(const Aggregate& one, const Shape& at) {
    Each out;
    out.reserve(at.keys.size());
    for (const Tally& tally : tallies(one.name, at)) out.push_back(value_of(tally, one, making.minimum));
    return out;
  }
  template <class Change>
  Each each(const Step& step, const Shape& at, Change change) {
    Each out = of(step.parts[0], at);
    for (Value& value : out) value.estimate = change(value.estimate);
    return out;
  }
  Each pairs(const Step& step, const Shape& at) {
    Each out = of(step.parts[0], at);
    const Each others = of(step.parts[1], at);
    for (std::size_t i = 0; i < out.size(); ++i)
      out[i] = joined(out[i], others[i], combined(step, out[i].estimate, others[i].estimate));
    return out;
  }
  Each earlier(const Step& step, const Shape& at) {
    const std::size_t year = place_of(at.dimensions, "year");
    if (year == at.dimensions.size())
      throw Error(Code::bad_arguments, "В формуле есть «лет_назад»: попросите разбить ответ по годам (year).");
    const Each now = of(step.parts[0], at);
    Each out;
    for (const Key& key : at.keys) {
      Key before = key;
      const auto number = parse_integer(key[year]);
      before[year] = number ? std::to_string(*number - static_cast<std::int64_t>(step.number)) : "";
      const auto found = std::ranges::lower_bound(at.keys, before);
      const bool known = found != at.keys.end() && *found == before;
      const auto place = static_cast<std::size_t>(found - at.keys.begin());
      out.push_back(known && there(at)[place] != 0 ? now[place] : Value{});
    }
    return out;
  }
  /// The value of the whole the group is a part of: dimensions finer than the level are left out.
  Each wider(const Step& step, const Shape& at) {
    const Shape& whole = shape(coarser(at.dimensions, step.text));
    Each of_whole = of(step.parts[0], whole);
    if (making.own) hide_single(step.parts[0], whole, of_whole);
    std::vector<std::size_t> place(at.keys.size());
    for (std::size_t i = 0; i < at.of_fine.size(); ++i) place[at.of_fine[i]] = whole.of_fine[i];
    Each out;
    for (std::size_t i = 0; i < at.keys.size(); ++i) out.push_back(of_whole[place[i]]);
    return out;
  }
  /// A whole of one school would tell that school.
  void hide_single(const Step& step, const Shape& at, Each& values) {
    if (step.make == Make::aggregate) {
      const std::vector<Tally>& all = tallies(program->aggregates[step.aggregate].name, at);
      for (std::size_t i = 0; i < values.size(); ++i)
        if (all[i].schools < kFewestSchools && !making.own(at.dimensions, at.keys[i]))
          values[i].estimate = Estimate::absent(Absence::suppressed, 0);
    }
    for (const Step& part : step.parts) hide_single(part, at, values);
  }

  const Peers& peers(const Shape& at) {
    const auto [found, fresh] = peers_of.try_emplace(at.dimensions);
    if (!fresh) return found->second;
    const std::size_t place = peer_place(at.dimensions);
    std::map<Key, std::size_t> sets;
    for (Key key : at.keys) {
      key[place].clear();
      found->second.set.push_back(sets.try_emplace(std::move(key), sets.size()).first->second);
    }
    found->second.sets = sets.size();
    return found->second;
  }
  bool is_peer(const Shape& at, std::size_t i, const Value& value) {
    if (!value.estimate.value || there(at)[i] == 0) return false;
    return !making.own || value.estimate.n >= kFewestOfPeer || making.own(at.dimensions, at.keys[i]);
  }
  Each among_peers(const Step& step, const Shape& at) {
    const Peers& all = peers(at);
    Each out = of(step.parts[0], at);
    std::vector<std::vector<double>> values(all.sets);
    std::vector<char> counts(out.size());
    for (std::size_t i = 0; i < out.size(); ++i) {
      counts[i] = is_peer(at, i, out[i]) ? 1 : 0;
      if (counts[i] != 0) values[all.set[i]].push_back(*out[i].estimate.value);
    }
    for (std::vector<double>& one : values) std::ranges::sort(one);
    for (std::size_t i = 0; i < out.size(); ++i)
      if (counts[i] != 0) out[i].estimate = placed(step.make, *out[i].estimate.value, values[all.set[i]]);
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

  Each weighted(const Step& step, const Shape& at) {
    double total = 0;
    for (const double weight : step.weights) total += weight;
    Each out(at.keys.size(), {.estimate = Estimate::of(0, 0)});
    const Step sum{.make = Make::plus};
    for (std::size_t part = 0; part < step.parts.size(); ++part) {
      const Each values = of(step.parts[part], at);
      for (std::size_t i = 0; i < out.size(); ++i) {
        const Estimate one = stretched(values[i].estimate, step.weights[part] / total);
        out[i] = joined(out[i], values[i], combined(sum, out[i].estimate, one));
      }
    }
    return out;
  }
  Each first_known(const Step& step, const Shape& at) {
    Each out = of(step.parts[0], at);
    for (std::size_t part = 1; part < step.parts.size(); ++part) {
      const Each next = of(step.parts[part], at);
      // What is suppressed stays suppressed: another number in its place would tell it.
      for (std::size_t i = 0; i < out.size(); ++i)
        if (!out[i].estimate.value && out[i].estimate.absence != Absence::suppressed) out[i] = next[i];
    }
    return out;
  }
};

Maker::Maker(const Gathered& gathered, const Dimensions& dimensions, Making making)
    : state_(std::make_unique<State>(gathered, dimensions, std::move(making))) {}
Maker::~Maker() = default;

const std::vector<Key>& Maker::keys() const { return state_->shape(state_->dimensions).keys; }

Column Maker::column(const Program& program) {
  state_->program = &program;
  state_->there_of.clear();
  const Shape& at = state_->shape(state_->dimensions);
  std::vector<Value> values = state_->of(program.root, at);
  const std::vector<char>& there = state_->there(at);
  Column out(values.size());
  for (std::size_t i = 0; i < values.size(); ++i)
    if (there[i] != 0) out[i] = values[i];
  return out;
}

Values evaluated(const Program& program, const Data& data, const Dimensions& dimensions) {
  const Gathered all = gathered(program, data, dimensions);
  Column column = Maker(all, dimensions, {data.norms, data.minimum, {}}).column(program);
  Values out;
  for (std::size_t i = 0; i < column.size(); ++i)
    if (column[i]) out.emplace(all.keys[i], *std::move(column[i]));
  return out;
}

}  // namespace vekha::formula
