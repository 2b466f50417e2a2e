// CSV as a workbook of one unnamed sheet.
#pragma once
#include <memory>
#include <string>

#include "io/sheet/workbook.hpp"

namespace vekha::sheet {

/// Finds encoding and delimiter. Throws bad_input, unsupported.
std::unique_ptr<Workbook> open_csv(const std::string& path, const Limits& limits);

}  // namespace vekha::sheet
