#include "domain/cases/sampling.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "core/stats/random.hpp"

namespace vekha::cases {
namespace {

using Members = std::map<std::int64_t, std::vector<std::size_t>>;

/// How many of each stratum: its part of the whole, remainders to the largest fractions.
std::map<std::int64_t, std::size_t> allotted(const Members& strata, std::size_t whole, std::size_t count) {
  struct Rest {
    double fraction;
    std::int64_t stratum;
  };
  std::map<std::int64_t, std::size_t> out;
  std::vector<Rest> rests;
  std::size_t given = 0;
  for (const auto& [stratum, members] : strata) {
    const double part = static_cast<double>(count) * static_cast<double>(members.size()) / static_cast<double>(whole);
    const double floor = std::floor(part);
    out[stratum] = static_cast<std::size_t>(floor);
    given += out[stratum];
    rests.push_back({part - floor, stratum});
  }
  std::ranges::stable_sort(rests, [](const Rest& a, const Rest& b) { return a.fraction > b.fraction; });
  for (const Rest& one : rests) {
    if (given == count) break;
    if (out[one.stratum] == strata.at(one.stratum).size()) continue;
    ++out[one.stratum];
    ++given;
  }
  return out;
}

class Hands {
 public:
  Hands(std::span<const Dealt> works, std::span<const NodeId> schools, std::int64_t seed)
      : works_(works), schools_(schools), random_(static_cast<std::uint64_t>(seed), 7), load_(schools.size()) {}

  std::vector<std::optional<std::size_t>> deal() {
    std::vector<std::optional<std::size_t>> out(works_.size());
    for (const std::size_t work : tightest_first()) {
      out[work] = lightest(work);
      if (out[work]) ++load_[*out[work]];
    }
    while (evened(out)) {}
    return out;
  }

 private:
  bool may(std::size_t work, std::size_t expert) const {
    const Dealt& one = works_[work];
    const bool own = schools_[expert].value != 0 && schools_[expert] == one.school;
    return !own && one.marked_by != expert;
  }
  std::size_t choices(std::size_t work) const {
    std::size_t out = 0;
    for (std::size_t expert = 0; expert < schools_.size(); ++expert) out += may(work, expert);
    return out;
  }
  /// Works few may have go first; chance orders the rest.
  std::vector<std::size_t> tightest_first() {
    std::vector<std::size_t> out(works_.size());
    std::iota(out.begin(), out.end(), std::size_t{0});
    random_.shuffle(out);
    std::vector<std::size_t> wide(works_.size());
    for (std::size_t i = 0; i < wide.size(); ++i) wide[i] = choices(i);
    std::ranges::stable_sort(out, [&](std::size_t a, std::size_t b) { return wide[a] < wide[b]; });
    return out;
  }
  std::optional<std::size_t> lightest(std::size_t work) {
    std::optional<std::size_t> out;
    const std::size_t from = schools_.empty() ? 0 : random_.below(schools_.size());
    for (std::size_t step = 0; step < schools_.size(); ++step) {
      const std::size_t expert = (from + step) % schools_.size();
      if (may(work, expert) && (!out || load_[expert] < load_[*out])) out = expert;
    }
    return out;
  }
  /// Moves one work from who has two more than another who may have it.
  bool evened(std::vector<std::optional<std::size_t>>& out) {
    for (std::size_t work = 0; work < out.size(); ++work) {
      if (!out[work]) continue;
      for (std::size_t expert = 0; expert < schools_.size(); ++expert) {
        if (load_[expert] + 2 > load_[*out[work]] || !may(work, expert)) continue;
        --load_[*out[work]];
        ++load_[expert];
        out[work] = expert;
        return true;
      }
    }
    return false;
  }

  std::span<const Dealt> works_;
  std::span<const NodeId> schools_;
  stats::Random random_;
  std::vector<std::size_t> load_;
};

}  // namespace

std::vector<std::size_t> drawn(std::span<const Candidate> all, std::size_t count, std::int64_t seed) {
  count = std::min(count, all.size());
  if (count == 0) return {};
  Members strata;
  for (std::size_t i = 0; i < all.size(); ++i) strata[all[i].stratum].push_back(i);
  const auto wanted = allotted(strata, all.size(), count);
  std::vector<std::size_t> out;
  stats::Random random(static_cast<std::uint64_t>(seed));
  for (const auto& [stratum, members] : strata) {
    std::vector<std::pair<double, std::size_t>> keys;
    for (const std::size_t i : members) keys.emplace_back(std::log(random.uniform()) / all[i].weight, i);
    std::ranges::sort(keys, std::greater<>());
    for (std::size_t i = 0; i < wanted.at(stratum); ++i) out.push_back(keys[i].second);
  }
  std::ranges::sort(out);
  return out;
}

std::vector<std::optional<std::size_t>> dealt(std::span<const Dealt> works, std::span<const NodeId> schools,
                                              std::int64_t seed) {
  return Hands(works, schools, seed).deal();
}

}  // namespace vekha::cases
