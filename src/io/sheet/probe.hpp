// What a file is by its first bytes, whatever its name says; foreign kinds are refused with advice.
#pragma once
#include <memory>
#include <string>

#include "io/sheet/archive.hpp"
#include "io/sheet/workbook.hpp"

namespace vekha::sheet {

/// The last four are read as documents only, by converters.
enum class FileKind { archive, text, pdf, old_word, rich_text, markup };

/// Throws bad_input (missing, a folder, empty), too_large, unsupported (protected, old Excel, picture …).
FileKind probe_file(const std::string& path, const Limits& limits);
/// Says why a file of this kind is not read here, with advice.
[[noreturn]] void refuse_kind(FileKind kind, const std::string& path);

/// What kind of office document an archive holds, and its main part.
struct OfficeContent {
  enum class Kind { spreadsheet, document, open_spreadsheet, open_document };
  Kind kind = Kind::spreadsheet;
  std::string main_part;
};

/// Throws unsupported when the archive is of another kind.
OfficeContent probe_archive(const Archive& archive);

}  // namespace vekha::sheet
