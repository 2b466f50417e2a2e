// CSV as a workbook of one unnamed sheet.
#pragma once
#include <memory>
#include <string>

#include "io/sheet/workbook.hpp"

namespace vekha::sheet {

/// Finds encoding, delimiter and decimal sign unless told. Throws bad_input, unsupported, bad_arguments.
std::unique_ptr<Workbook> open_csv(const std::string& path, const CsvLook& told, const Limits& limits);

}  // namespace vekha::sheet
