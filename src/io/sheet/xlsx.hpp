// XLSX: the sheets of an office package, streamed row by row.
#pragma once
#include <memory>

#include "io/sheet/archive.hpp"
#include "io/sheet/workbook.hpp"

namespace vekha::sheet {

/// The workbook of an archive whose main part is `main_part`. Throws bad_input, too_large.
std::unique_ptr<Workbook> open_xlsx(std::unique_ptr<Archive> archive, const std::string& main_part,
                                    const Limits& limits);

}  // namespace vekha::sheet
