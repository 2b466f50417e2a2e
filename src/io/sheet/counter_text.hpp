// How a number of a list is written: decimal, letters or Roman.
#pragma once
#include <string>
#include <string_view>

namespace vekha::sheet {

/// format is Word's word for it: "decimal", "lowerLetter", "russianLower", "upperRoman", "none" …; unknown ones are
/// decimal.
std::string counter_text(int value, std::string_view format);

}  // namespace vekha::sheet
