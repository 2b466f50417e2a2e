// Random tokens nobody can guess, and digests under which they may be stored.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace vekha::sys {

/// Lower-case hexadecimal text of `bytes` random bytes.
std::string random_token(std::size_t bytes = 32);
/// A keyless digest (BLAKE2b, 128 bits) as hexadecimal text: for stored tokens and version tags of files.
std::string digest(std::string_view content);
/// Compares in a time that does not depend on where the texts differ.
bool same_secret(std::string_view left, std::string_view right);

}  // namespace vekha::sys
