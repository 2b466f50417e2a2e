#include "domain/cases/points.hpp"

#include "base/text.hpp"

namespace vekha::cases {

std::string points_text(const std::vector<int>& points) {
  std::string out;
  for (const int one : points) out += (out.empty() ? "" : ",") + std::to_string(one);
  return out;
}

std::vector<int> points_from(const std::string& text) {
  std::vector<int> out;
  if (text.empty()) return out;
  for (const std::string& one : split(text, ',')) out.push_back(static_cast<int>(parse_integer(one).value_or(0)));
  return out;
}

}  // namespace vekha::cases
