// Schools of one import, each once, whether a file names them by code or only by name.
#pragma once
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "domain/results/results.hpp"

namespace vekha::imports {

class SchoolList {
 public:
  /// Index of the school; what the file adds to its name is kept.
  std::uint32_t index(const results::SchoolName& school);
  const std::vector<results::SchoolName>& schools() const { return schools_; }

 private:
  std::vector<results::SchoolName> schools_;
  std::unordered_map<std::string, std::uint32_t> by_key_;  ///< code, or municipality and name
};

}  // namespace vekha::imports
