// Files a command writes for a person.
#pragma once
#include <string>

namespace vekha::cli {

/// Written beside and renamed, so that a failure never leaves half a document. Throws storage.
void save(const std::string& path, const std::string& bytes);
/// The extension of a file name in lower case, without the dot.
std::string extension_of(const std::string& path);

}  // namespace vekha::cli
