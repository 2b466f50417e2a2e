// The small world a worked case draws: tables of works, tasks and figures, as a load that can be stored.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "domain/results/results.hpp"
#include "io/sys/yaml.hpp"

namespace vekha::indicators {

/// A table drawn as text: a head and rows, cells between «|». Throws bad_input.
struct DrawnTable {
  std::vector<std::string> head;
  std::vector<std::vector<std::string>> rows;
  /// The cell under a heading, empty when there is no such column.
  std::string at(std::size_t row, std::string_view column) const;
};
DrawnTable drawn_table(std::string_view text);

struct Drawn {
  results::Load load;
  std::vector<catalog::Kim> kims;        ///< of the tasks drawn
  std::vector<catalog::Minimum> minima;  ///< besides the shipped ones
};
/// The world of one case. Throws bad_input with file and line.
Drawn drawn(const sys::YamlMap& one);

}  // namespace vekha::indicators
