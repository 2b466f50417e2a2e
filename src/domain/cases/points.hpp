// Points of a work as one line of the records: «1,0,-1,2». Private to the room.
#pragma once
#include <string>
#include <vector>

namespace vekha::cases {

std::string points_text(const std::vector<int>& points);
std::vector<int> points_from(const std::string& text);

}  // namespace vekha::cases
