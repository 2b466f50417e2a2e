// The words of a cell without what conversions leave behind: HTML tags, bookmarks, Markdown marks, wrapped lines.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace vekha::roadmap {

/// Tags become line breaks and bullets, `[bookmark: …]` and `**` go; lines are squeezed and none is empty.
std::string clean_cell(std::string_view raw);
/// Wrapped lines made whole again; list items stay on lines of their own.
std::string flowing(std::string_view clean);
/// All lines in one.
std::string one_line(std::string_view clean);
/// Whether a line is an item of a list: «• …», «- …», «1) …».
bool is_list_item(std::string_view line);
/// Cuts at any of `separators` that stands outside quotes and brackets; line breaks stay in the pieces, ends are
/// trimmed, empty pieces dropped.
std::vector<std::string> split_outside(std::string_view text, std::string_view separators);

}  // namespace vekha::roadmap
