// A look at the directory of a zip before any library loads it: a directory of millions of entries would cost
// gigabytes.
#pragma once
#include <string>

#include "io/sheet/workbook.hpp"

namespace vekha::sheet {

/// Throws bad_input when no directory is found, too_large when it is over the limits.
void check_zip_directory(const std::string& path, const Limits& limits);

}  // namespace vekha::sheet
