// A workbook as bytes: the library can only write to disk, so it is made in a folder of its own that goes away.
#pragma once
#include <functional>
#include <string>

#include "io/sheet/workbook_writer.hpp"

namespace vekha::sheet {

/// Throws storage when there is no room for the temporary file.
std::string workbook_bytes(const std::function<void(WorkbookWriter&)>& write);

}  // namespace vekha::sheet
