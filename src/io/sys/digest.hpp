// The SHA-256 of a file or a text: by it a file is known again under any name.
#pragma once
#include <string>
#include <string_view>

namespace vekha::sys {

/// Lower-case hexadecimal text. Throws bad_input when the file cannot be read.
std::string file_sha256(const std::string& path);
/// Of these bytes; lower-case hexadecimal text.
std::string text_sha256(std::string_view bytes);

}  // namespace vekha::sys
