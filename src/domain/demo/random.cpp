#include "domain/demo/random.hpp"

#include <bit>

namespace vekha::demo {
namespace {

constexpr int kReach = 12;   ///< the logistic table covers −12 … 12
constexpr int kSteps = 128;  ///< entries for each unit

std::uint64_t scrambled(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
  x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
  return x ^ (x >> 31);
}

using Table = std::array<double, 2 * kReach * kSteps + 1>;

Table logistic_table() {
  Table table{};
  for (std::size_t i = 0; i < table.size(); ++i)
    table[i] = 1.0 / (1.0 + exponential(kReach - static_cast<double>(i) / kSteps));
  return table;
}

}  // namespace

std::uint64_t mixed(std::initializer_list<std::uint64_t> parts) {
  std::uint64_t out = 0x5645'4b48'41;
  for (const std::uint64_t part : parts) out = scrambled(out ^ scrambled(part));
  return out;
}

Random::Random(std::uint64_t seed) : state_{} {
  for (std::uint64_t& word : state_) word = seed = scrambled(seed);
}

std::uint64_t Random::bits() {
  const std::uint64_t out = std::rotl(state_[1] * 5, 7) * 9;
  const std::uint64_t shifted = state_[1] << 17;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= shifted;
  state_[3] = std::rotl(state_[3], 45);
  return out;
}

std::uint32_t Random::below(std::uint32_t count) { return static_cast<std::uint32_t>(((bits() >> 32) * count) >> 32); }

double Random::unit() { return static_cast<double>(bits() >> 32) / 4294967296.0; }

double Random::normal() {
  std::int64_t sum = 0;
  for (int word = 0; word < 3; ++word)
    for (std::uint64_t rest = bits(), quarter = 0; quarter < 4; ++quarter, rest >>= 16)
      sum += static_cast<std::int64_t>(rest & 0xffff);
  return static_cast<double>(sum - 6 * 65535) / 65536.0;
}

double exponential(double x) {
  int halvings = 0;
  for (; x > 0.25 || x < -0.25; x /= 2) ++halvings;
  double term = 1;
  double sum = 1;
  for (int k = 1; k < 14; ++k) sum += term = term * x / k;
  for (; halvings > 0; --halvings) sum *= sum;
  return sum;
}

double logistic(double x) {
  static const Table table = logistic_table();
  if (x <= -kReach) return 0;
  if (x >= kReach) return 1;
  const double place = (x + kReach) * kSteps;
  const auto below = static_cast<std::size_t>(place);
  const double rest = place - static_cast<double>(below);
  return table[below] + (table[below + 1] - table[below]) * rest;
}

}  // namespace vekha::demo
