// Russian typesetting of running text: quotes, dashes and the blanks that must not break a line.
#pragma once
#include <string>
#include <string_view>

namespace vekha::doc {

/// «ёлочки» and „inner“ for straight quotes; no-break blanks after №, before %, units and dashes, between initials.
std::string typeset(std::string_view text);
/// The text as it is, only that no line ends behind a hyphen that opens a word («-участие») or stands before a blank
/// («учебно- методический»): read back from a PDF, such an end would tell nothing.
std::string unbroken(std::string_view text);

}  // namespace vekha::doc
