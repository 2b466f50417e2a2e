#include "base/agreement.hpp"

#include <array>

#include "base/text.hpp"

namespace vekha {
namespace {

/// 1, 21, 101, but not 11: what stands after it is singular.
bool is_singular(std::int64_t n) { return n % 10 == 1 && n % 100 != 11; }

}  // namespace

std::string counted_oblique(std::int64_t n, std::string_view one, std::string_view many) {
  return ru_number(static_cast<double>(n), 0) + "\u00A0" + std::string(is_singular(n) ? one : many);
}

std::string_view verb_after(std::int64_t n, std::string_view one, std::string_view many) {
  return is_singular(n) ? one : many;
}

std::string feminine_count(std::int64_t n) {
  constexpr std::array kWords = {"ни одной", "одна",  "две",  "три",    "четыре",
                                 "пять",     "шесть", "семь", "восемь", "девять"};
  return n >= 0 && n < static_cast<std::int64_t>(kWords.size()) ? kWords[static_cast<std::size_t>(n)]
                                                                : ru_number(static_cast<double>(n), 0);
}

std::string ru_range(double low, double high, int decimals) {
  const std::string from = ru_number(low, decimals);
  const std::string to = ru_number(high, decimals);
  return low < 0 ? "от " + from + " до " + to : from + "–" + to;
}

}  // namespace vekha
