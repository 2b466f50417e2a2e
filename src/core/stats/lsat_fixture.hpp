// Two published works of five tasks and 1000 people each (Bock and Lieberman 1970): what every book on these models
// fits.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "core/stats/answers.hpp"

namespace vekha::stats::fixture {

using Counts = std::vector<std::pair<std::string, int>>;

// clang-format off
inline const Counts kLsat6 = {
    {"00000", 3}, {"00001", 6}, {"00010", 2}, {"00011", 11}, {"00100", 1}, {"00101", 1}, {"00110", 3}, {"00111", 4},
    {"01000", 1}, {"01001", 8}, {"01011", 16}, {"01101", 3}, {"01110", 2}, {"01111", 15}, {"10000", 10}, {"10001", 29},
    {"10010", 14}, {"10011", 81}, {"10100", 3}, {"10101", 28}, {"10110", 15}, {"10111", 80}, {"11000", 16},
    {"11001", 56}, {"11010", 21}, {"11011", 173}, {"11100", 11}, {"11101", 61}, {"11110", 28}, {"11111", 298}};
inline const Counts kLsat7 = {
    {"00000", 12}, {"00001", 19}, {"00010", 1}, {"00011", 7}, {"00100", 3}, {"00101", 19}, {"00110", 3}, {"00111", 17},
    {"01000", 10}, {"01001", 5}, {"01010", 3}, {"01011", 7}, {"01100", 7}, {"01101", 23}, {"01110", 8}, {"01111", 28},
    {"10000", 7}, {"10001", 39}, {"10010", 11}, {"10011", 34}, {"10100", 14}, {"10101", 51}, {"10110", 15},
    {"10111", 90}, {"11000", 6}, {"11001", 25}, {"11010", 7}, {"11011", 35}, {"11100", 18}, {"11101", 136},
    {"11110", 32}, {"11111", 308}};
/// pcmdat2 of R package eRm: 300 people, four tasks of 0–2 points.
inline const Counts kPoints = {
    {"0000", 7}, {"0001", 2}, {"0010", 2}, {"0011", 14}, {"0012", 2}, {"0020", 1}, {"0021", 1}, {"0022", 21},
    {"0110", 1}, {"0111", 8}, {"0120", 1}, {"0121", 2}, {"0122", 7}, {"0211", 1}, {"0212", 1}, {"0220", 2},
    {"0222", 3}, {"1001", 2}, {"1010", 5}, {"1011", 13}, {"1012", 2}, {"1020", 4}, {"1021", 2}, {"1022", 9},
    {"1101", 2}, {"1110", 4}, {"1111", 46}, {"1112", 3}, {"1120", 1}, {"1121", 7}, {"1122", 19}, {"1211", 2},
    {"1220", 1}, {"1221", 3}, {"1222", 19}, {"2011", 2}, {"2012", 1}, {"2020", 1}, {"2021", 2}, {"2022", 15},
    {"2111", 2}, {"2121", 2}, {"2122", 7}, {"2202", 1}, {"2211", 4}, {"2212", 1}, {"2220", 4}, {"2221", 1},
    {"2222", 37}};
// clang-format on

/// A row for every person; `_` in a pattern is a missing answer.
inline Answers answers_of(const Counts& counts) {
  Answers answers{counts.front().first.size(), {}};
  for (const auto& [pattern, count] : counts)
    for (int person = 0; person < count; ++person)
      for (const char cell : pattern) answers.cells.push_back(cell == '_' ? kMissing : cell - '0');
  return answers;
}

}  // namespace vekha::stats::fixture
