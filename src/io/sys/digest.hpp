// The SHA-256 of a file: by it a file is known again under any name.
#pragma once
#include <string>

namespace vekha::sys {

/// Lower-case hexadecimal text. Throws bad_input when the file cannot be read.
std::string file_sha256(const std::string& path);

}  // namespace vekha::sys
