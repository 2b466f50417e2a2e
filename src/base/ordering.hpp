// The order in which people look names up: runs of digits count as numbers.
#pragma once
#include <string_view>

namespace vekha {

/// By text with runs of digits compared as numbers: «№ 9» before «№ 10».
bool natural_less(std::string_view left, std::string_view right);

}  // namespace vekha
