// Sentences that never say more than the numbers do: which words stand is decided by where the whole interval lies,
// never by the bare value. Everything that puts a judgement into words takes it from here.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/estimate.hpp"

namespace vekha::words {

/// Where the whole interval lies, seen from what it is held against.
enum class Standing {
  above,
  below,
  alike,    ///< the interval holds it: nothing may be said
  unknown,  ///< there is no value, or nothing to hold it against
};
std::string_view standing_name(Standing standing);  ///< "above"

/// Without an interval the number is taken as exact.
Standing standing_of(const Estimate& estimate, std::optional<double> reference);
/// Of a difference: against nothing at all.
Standing standing_of_difference(const Estimate& difference);

/// How sure a standing is when many are looked at together.
enum class Sureness {
  alone,   ///< the only one looked at
  holds,   ///< it is told apart after the number of comparisons is allowed for
  may_be,  ///< among so many one stands out by chance
};
/// «выше среднего по муниципалитету», «возможно, ниже …», «не отличается от …», «сравнить нельзя: нет данных».
/// `genitive`: what it is held against, «среднего по муниципалитету».
std::string sentence(const Estimate& estimate, Standing standing, Sureness sureness, std::string_view genitive);

/// A change with its interval: «рост на 4,1 п.п. (от 1,0 до 7,2)», «изменение не отличается от случайного колебания».
std::string change_sentence(const Estimate& change, std::string_view unit);

/// «при 12 сравнениях за интервал и без причин выходит в среднем 0,6 школы».
std::string chance_of_many(std::int64_t comparisons);

}  // namespace vekha::words
