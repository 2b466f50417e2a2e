// One worksheet part as a stream of rows, or as its list of merged blocks.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "io/sheet/byte_source.hpp"
#include "io/sheet/number_format.hpp"
#include "io/sheet/shared_strings.hpp"
#include "io/sheet/workbook.hpp"

namespace vekha::sheet {

/// What cells refer to outside their sheet.
struct CellContext {
  const SharedStrings& strings;
  const std::vector<NumberFormat>& styles;
  Epoch epoch = Epoch::year1900;
  const std::string& sheet;  ///< name of the sheet, for messages
  const Limits& limits;
};

/// Hands over the filled rows in order until `row` returns false. Throws bad_input, too_large.
void read_rows(ByteSource& source, const CellContext& context, const RowSink& row);
/// The merged blocks. Throws bad_input, too_large.
std::vector<Range> read_merged(ByteSource& source);

}  // namespace vekha::sheet
