// Files a command writes for a person.
#pragma once
#include <string>

namespace vekha::cli {

/// Written beside and renamed, so that a failure never leaves half a document. Throws storage.
void save(const std::string& path, const std::string& bytes);
/// The extension of a file name in lower case, without the dot.
std::string extension_of(const std::string& path);
/// "xlsx", "docx" or "csv_ru", by the name of the file. Throws bad_arguments.
std::string file_format(const std::string& path);

}  // namespace vekha::cli
