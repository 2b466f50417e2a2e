// Files that libraries can only write to disk, as bytes: made in a folder of their own that goes away.
#pragma once
#include <functional>
#include <string>

#include "io/sheet/workbook_writer.hpp"

namespace vekha::documents {

std::string workbook_bytes(const std::function<void(sheet::WorkbookWriter&)>& write);

}  // namespace vekha::documents
