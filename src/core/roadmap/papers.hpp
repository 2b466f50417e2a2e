// Documents a measure leaves behind: listed in their own column, or recognised in the expected result.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace vekha::roadmap {

/// The entries of a cell of the column «Вид документа».
std::vector<std::string> listed_papers(std::string_view cell);
/// Kinds of papers named in a text, in the order they are named.
std::vector<std::string> recognised_papers(std::string_view text);

}  // namespace vekha::roadmap
