// The spellings mail needs: encoded words of headers, quoted-printable and base64 of bodies, dates. Pure.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace vekha::mail {

std::string base64(std::string_view bytes);
/// A header value by RFC 2047, folded so that no line is over 76 bytes; `used` bytes of the first line are taken by its
/// name. Line breaks in the text become blanks.
std::string encoded_words(std::string_view text, std::size_t used);
/// By RFC 2045: lines to 76 bytes, CRLF.
std::string quoted_printable(std::string_view text);
std::string base64_lines(std::string_view text);
/// "Sun, 22 Nov 2026 13:15:00 +0300".
std::string mail_date(std::int64_t moment, int offset);

}  // namespace vekha::mail
