// ODS: the sheets of an OpenDocument spreadsheet, streamed row by row.
#pragma once
#include <memory>

#include "io/sheet/archive.hpp"
#include "io/sheet/workbook.hpp"

namespace vekha::sheet {

/// Throws bad_input, unsupported (encrypted), too_large.
std::unique_ptr<Workbook> open_ods(std::unique_ptr<Archive> archive, const Limits& limits);

}  // namespace vekha::sheet
