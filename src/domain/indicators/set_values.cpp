// A set over groups: the values of its slots and, when it has one, the number they are joined into.
#include <algorithm>
#include <cmath>
#include <map>

#include "base/text.hpp"
#include "domain/indicators/sets.hpp"

namespace vekha::indicators {
namespace {

using Keys = std::map<formula::Key, SetRow>;

bool can_split(const Definition& one, const std::vector<std::string>& by) {
  return std::ranges::all_of(by, [&](const std::string& name) { return std::ranges::count(one.by, name) > 0; });
}

/// The slots that can be computed so, with their definitions.
struct Computed {
  std::vector<std::size_t> slots;
  std::vector<const Definition*> definitions;
};
Computed computed(const Frozen& what, const std::vector<std::string>& by, std::vector<std::string>& warnings) {
  Computed out;
  for (std::size_t i = 0; i < what.set.slots.size(); ++i) {
    const Definition* one = what.library.find(what.set.slots[i].indicator);
    if (one == nullptr) continue;
    if (!can_split(*one, by)) {
      warnings.push_back("«" + one->name + "» так не делится: его делят по " + joined(one->by, ", ") + ".");
      continue;
    }
    out.slots.push_back(i);
    out.definitions.push_back(one);
  }
  return out;
}

Keys gathered(const Ground& ground, const Frozen& what, const Computed& computed, const ValueQuery& query) {
  Keys out;
  const std::vector<ValueTable> tables = values(ground, computed.definitions, query);
  for (std::size_t i = 0; i < tables.size(); ++i)
    for (const formulas::FormulaRow& row : tables[i].rows) {
      SetRow& set = out[row.key];
      set.key = row.key;
      set.labels = row.labels;
      set.values.resize(what.set.slots.size());
      set.values[computed.slots[i]] = row.value.estimate;
    }
  return out;
}

// Parts of a total.

/// The group a row is compared in: what is left of its key without the school (or the finest level there is).
formula::Key peers_of(const formula::Key& key, const std::vector<std::string>& by) {
  for (const auto& [level, _] : formula::kLevels) {
    const auto place = std::ranges::find(by, level);
    if (place == by.end()) continue;
    formula::Key out = key;
    out[static_cast<std::size_t>(place - by.begin())].clear();
    return out;
  }
  return key;
}

Estimate scaled(const Definition& one, const Estimate& value, const std::vector<double>& sorted) {
  const double width = sorted.back() - sorted.front();
  if (!(width > 0)) return Estimate::absent(Absence::no_variance, value.n);
  const double part = 100 * (*value.value - sorted.front()) / width;
  return Estimate::of(one.direction == "less_is_better" ? 100 - part : part, value.n);
}

/// 1 is the best; equal values share the place.
Estimate ranked(const Definition& one, const Estimate& value, const std::vector<double>& sorted) {
  const double own = *value.value;
  const auto better = one.direction == "less_is_better" ? std::ranges::lower_bound(sorted, own) - sorted.begin()
                                                        : sorted.end() - std::ranges::upper_bound(sorted, own);
  return Estimate::of(static_cast<double>(better + 1), value.n);
}

/// A share that is better small is turned over, so that all parts of a mean look one way.
Estimate turned(const Definition& one, const Estimate& value) {
  if (one.direction != "less_is_better") return value;
  if (one.unit != "%") return Estimate::absent(Absence::not_comparable, value.n);
  Estimate out = Estimate::of(100 - *value.value, value.n);
  if (value.interval) out.interval = Interval{100 - value.interval->hi, 100 - value.interval->lo};
  return out;
}

class Joining {
 public:
  Joining(const Frozen& what, const ValueQuery& query, const Keys& rows) : what_(what), by_(query.by) {
    for (const auto& [key, row] : rows)
      for (std::size_t i = 0; i < row.values.size(); ++i)
        if (row.values[i].value) peers_[{peers_of(key, by_), i}].push_back(*row.values[i].value);
    for (auto& [_, values] : peers_) std::ranges::sort(values);
  }
  Estimate part(const formula::Key& key, std::size_t slot, const Estimate& value) const {
    const Definition* one = what_.library.find(what_.set.slots[slot].indicator);
    if (one == nullptr || !value.value) return Estimate::absent(value.absence, value.n);
    if (what_.set.aggregation == Aggregation::mean || what_.set.aggregation == Aggregation::weighted)
      return turned(*one, value);
    const std::vector<double>& sorted = peers_.at({peers_of(key, by_), slot});
    return what_.set.aggregation == Aggregation::rank ? ranked(*one, value, sorted) : scaled(*one, value, sorted);
  }
  Estimate total(const std::vector<Estimate>& parts) const {
    double sum = 0;
    double weights = 0;
    double low = 0;
    double high = 0;
    std::int64_t n = 0;
    bool uncertain = true;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (!parts[i].value) return Estimate::absent(parts[i].absence, n);
      const double weight = what_.set.aggregation == Aggregation::mean ? 1 : what_.set.slots[i].weight;
      sum += weight * *parts[i].value;
      weights += weight;
      n = n == 0 ? parts[i].n : std::min(n, parts[i].n);
      uncertain = uncertain && parts[i].interval.has_value();
      if (!uncertain) continue;
      low = std::hypot(low, weight * (*parts[i].value - parts[i].interval->lo));
      high = std::hypot(high, weight * (parts[i].interval->hi - *parts[i].value));
    }
    if (!(weights > 0)) return Estimate::absent(Absence::no_data);
    const double value = sum / weights;
    return uncertain ? Estimate::of(value, n, {value - low / weights, value + high / weights}) : Estimate::of(value, n);
  }

 private:
  const Frozen& what_;
  const std::vector<std::string>& by_;
  std::map<std::pair<formula::Key, std::size_t>, std::vector<double>> peers_;
};

/// A mean is of numbers of one unit; scaled values and places are of one unit by their making.
std::string mixed_units(const Frozen& what) {
  if (what.set.aggregation != Aggregation::mean && what.set.aggregation != Aggregation::weighted) return {};
  std::string unit;
  for (const Slot& slot : what.set.slots)
    if (const Definition* one = what.library.find(slot.indicator)) {
      if (!unit.empty() && unit != one->unit)
        return "Общее число не считается: среднее берут от показателей в одной единице, а здесь «" + unit + "» и «" +
               one->unit + "». Возьмите приведение к 0–100 (minmax) или места (rank).";
      unit = one->unit;
    }
  return {};
}

void set_places(std::vector<SetRow>& rows, const Frozen& what, const std::vector<std::string>& by) {
  const double sign = what.set.aggregation == Aggregation::rank ? 1 : -1;
  for (SetRow& row : rows) {
    if (!row.total.value) continue;
    const auto better = std::ranges::count_if(rows, [&](const SetRow& other) {
      return other.total.value && sign * (*other.total.value - *row.total.value) < 0 &&
             peers_of(other.key, by) == peers_of(row.key, by);
    });
    row.place = static_cast<int>(better) + 1;
  }
}

}  // namespace

SetTable set_values(const Ground& ground, const Frozen& what, const ValueQuery& query) {
  const Guard said = guard(what.set, what.library);
  if (said.refused) throw Error(Code::forbidden, joined(said.reasons, "\n"));
  const bool approved = what.approval.version > 0;
  SetTable out{.set = what.set,
               .name = shown_name(what.set, approved ? std::optional(what) : std::nullopt),
               .warnings = said.reasons,
               .rows = {}};
  if (!out.name.why.empty()) out.warnings.push_back(out.name.why);
  const Keys gathered_rows = gathered(ground, what, computed(what, query.by, out.warnings), query);
  const std::string mixed = mixed_units(what);
  if (!mixed.empty()) out.warnings.push_back(mixed);
  const Joining joining(what, query, gathered_rows);
  for (const auto& [key, gathered_row] : gathered_rows) {
    SetRow row = gathered_row;
    if (what.set.aggregation != Aggregation::none && mixed.empty()) {
      for (std::size_t i = 0; i < row.values.size(); ++i) row.parts.push_back(joining.part(key, i, row.values[i]));
      row.total = joining.total(row.parts);
    }
    out.rows.push_back(std::move(row));
  }
  set_places(out.rows, what, query.by);
  std::ranges::stable_sort(out.rows, {}, &SetRow::labels);
  return out;
}

}  // namespace vekha::indicators
