// Text: UTF-8 inside, honest decoding at the border, Russian folding for comparison and Russian spelling of numbers.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vekha {

bool is_utf8(std::string_view bytes);
/// Bytes of Windows-1251 as UTF-8. Every byte maps to something.
std::string from_cp1251(std::string_view bytes);
enum class ByteOrder { little, big };
/// UTF-16 (with or without BOM) as UTF-8; unpaired surrogates become U+FFFD.
std::string from_utf16(std::string_view bytes, ByteOrder order);

struct Decoded {
  std::string text;      ///< UTF-8 without BOM
  std::string encoding;  ///< "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1251"
};
/// Detects BOMs, UTF-16 by its zero bytes, UTF-8 by validity, otherwise takes Windows-1251.
Decoded decode(std::string_view bytes);

/// One code point at `position`, which moves behind it; U+FFFD for a broken byte.
char32_t next_code_point(std::string_view text, std::size_t& position);
void append_utf8(std::string& out, char32_t code_point);
/// Number of code points.
std::size_t length(std::string_view text);
/// The first `count` code points.
std::string prefix(std::string_view text, std::size_t count);

/// Lower case, any alphabet.
std::string lower(std::string_view text);
/// First letter upper case.
std::string capitalized(std::string_view text);
/// White space (also no-break and soft hyphen removed) folded to single blanks, ends trimmed.
std::string squeezed(std::string_view text);
std::string_view trimmed(std::string_view text);
/// For comparison: lower, ё→е, all dashes «-», all quotes «"», Cyrillic look-alikes untouched, white space squeezed.
std::string folded(std::string_view text);
std::vector<std::string> split(std::string_view text, char separator);
std::string replaced(std::string_view text, std::string_view what, std::string_view with);
std::string joined(const std::vector<std::string>& parts, std::string_view separator);

/// A whole number of decimal digits with an optional sign and blanks around, nothing otherwise.
std::optional<std::int64_t> parse_integer(std::string_view text);
/// A number with a decimal point or comma, nothing otherwise.
std::optional<double> parse_number(std::string_view text);

/// «1 234,5»: no-break space between thousands, decimal comma, rounded half away from zero.
std::string ru_number(double value, int decimals);
/// «12,3 %».
std::string ru_percent(double percent, int decimals = 1);
/// Russian plural: (1, "школа", "школы", "школ") → "школа".
std::string_view plural(std::int64_t n, std::string_view one, std::string_view few, std::string_view many);
/// «12 школ».
std::string counted(std::int64_t n, std::string_view one, std::string_view few, std::string_view many);

}  // namespace vekha
