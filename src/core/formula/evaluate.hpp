// Values of a program: rows are folded once into mergeable tallies, everything else is made of the tallies.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/formula/tally.hpp"

namespace vekha::formula {

/// Values of the dimensions in their order: {"2026", "17"}.
using Key = std::vector<std::string>;
using Values = std::map<Key, Value>;
using Dimensions = std::vector<std::string>;

/// What was gathered for some programs, split one way; coarser splits are made of it.
struct Gathered {
  Dimensions dimensions;
  std::vector<Key> keys{};                              ///< in order
  std::map<std::string, std::vector<Tally>> tallies{};  ///< by the name of the aggregate, one a key
};
/// The rows of a program folded one by one. `dimensions`: names of fields every source it uses has. Throws
/// bad_arguments for a dimension that cannot be.
Gathered gathered(const Program& program, const Data& data, const Dimensions& dimensions);

/// The norm of a group; nothing when none is approved for it.
using NormOf = std::function<std::optional<double>(const Dimensions&, const Key&)>;

/// What values are made with besides the tallies.
struct Making {
  std::map<std::string, double> norms{};  ///< by name; one that is not here is missing
  std::int64_t minimum = 1;               ///< with fewer rows counted a mean, share or quantile is absent (too_few)
  /// Of somebody who sees a part only: which groups are his. Of the others nothing may be told: groups of fewer than
  /// five rows are no peers, and a whole has two schools or more.
  std::function<bool(const Dimensions&, const Key&)> own{};
  std::map<std::string, NormOf> norms_of{};  ///< by name: those that differ from group to group
};

/// A value for each key; nothing where the program has no such group.
using Column = std::vector<std::optional<Value>>;

/// Values of many programs over one gathering: what they share is made once.
class Maker {
 public:
  /// `dimensions`: of the gathering, all or some.
  Maker(const Gathered& gathered, const Dimensions& dimensions, Making making);
  ~Maker();
  Maker(const Maker&) = delete;
  Maker& operator=(const Maker&) = delete;
  const std::vector<Key>& keys() const;
  /// The program for each group; a group is there when some source has a row of it that a filter may let through.
  /// "year" is among the dimensions for a lag. Throws bad_arguments. Intervals are 95 %: Wilson 1927 of a share,
  /// Student 1908 of a mean, of a sum or difference MOVER (Zou and Donner 2008; for two shares Newcombe 1998, method
  /// 10) as of independent samples; a number without one has none.
  Column column(const Program& program);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// One program over rows, its groups with their values.
Values evaluated(const Program& program, const Data& data, const Dimensions& dimensions);

}  // namespace vekha::formula
