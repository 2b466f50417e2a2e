// The list items inside the text of one measure: what a plan may offer to split it by.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace vekha::roadmap {

/// Items on lines of their own, or behind a colon on one line («: - учёт …; - оценка …», «1) …; 2) …»), without their
/// marks; empty when there are fewer than two.
std::vector<std::string> parts_of(std::string_view text);

}  // namespace vekha::roadmap
