// The parts of a Word file that are the same in each of our documents: styles, settings, fonts, list definitions.
#pragma once
#include <string>
#include <string_view>

namespace vekha::doc {

/// word/styles.xml: PT Serif 12 pt (tables 10 pt), built-in style names, so that navigation and contents work.
std::string styles_part();
/// word/settings.xml: hyphenation on, the mode of Word 2013 and later.
std::string_view settings_part();
/// word/fontTable.xml: what stands in where PT Serif is not installed.
std::string_view fonts_part();
/// word/numbering.xml for one bullet list (number 1) and `numbered` lists that each begin anew (numbers 2 and up).
std::string numbering_part(int numbered);

}  // namespace vekha::doc
