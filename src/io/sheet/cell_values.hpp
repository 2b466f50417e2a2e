// Readings and bounds of single cells that all spreadsheet formats share.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace vekha::sheet {

/// The number of a text that is plainly a number ("12", "-0,5"), nothing otherwise.
std::optional<double> plain_number(std::string_view text);

/// "2025-09-05T10:30:00" → "05.09.2025 10:30:00"; anything else stays as it is.
std::string iso_date_text(std::string_view text);

/// Empties a text that is to be filled again; a long one also gives its memory back, or 16 384 columns would hoard it.
void clear_text(std::string& text);

}  // namespace vekha::sheet
