// A table of no known form as a person sees it: which rows are its heading, and its first rows, so that the person may
// say what stands where.
#pragma once
#include <string>
#include <vector>

#include "domain/imports/imports.hpp"
#include "io/sheet/workbook.hpp"

namespace vekha::imports {

/// Fills headings and table of the preview from the first rows of a sheet; leaves it alone when there is no heading.
void show_unknown(FilePreview& file, const std::vector<sheet::Row>& rows, const catalog::PersonalColumns& personal);

}  // namespace vekha::imports
