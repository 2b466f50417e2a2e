// Russian agreement in one place: words after a number in an oblique case and verbs after a number. Nouns after a
// number in the nominative are `plural` and `counted` of base/text.hpp.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace vekha {

/// «из 1 школы», «из 21 школы», «из 2 школ», «из 11 школ»: any case but the nominative and the accusative.
std::string counted_oblique(std::int64_t n, std::string_view one, std::string_view many);
/// «1 школа отличается», «21 школа отличается», «2 школы отличаются», «5 школ отличаются», «11 школ отличаются».
std::string_view verb_after(std::int64_t n, std::string_view one, std::string_view many);
/// Numbers of 0–9 feminine in words for the beginning of a sentence, digits above: «ни одной», «одна», «две», «10».
std::string feminine_count(std::int64_t n);
/// «57,5–80,1»; where an end is below zero «от −11,2 до −4,8»: a dash beside a minus cannot be read.
std::string ru_range(double low, double high, int decimals);

}  // namespace vekha
