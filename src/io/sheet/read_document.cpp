#include "base/text.hpp"
#include "io/sheet/csv.hpp"
#include "io/sheet/docx.hpp"
#include "io/sheet/probe.hpp"
#include "io/sheet/refusal.hpp"
#include "io/sheet/sheet_document.hpp"
#include "io/sheet/text_document.hpp"
#include "io/sheet/text_file.hpp"
#include "io/sheet/workbook.hpp"
#include "io/sheet/xlsx.hpp"

namespace vekha::sheet {

/// Stands in until the reader of texts is built in: its definition is the strong one.
__attribute__((weak)) Document read_text_document(std::string_view utf8, const std::string& file) {
  Document document{file, {}};
  int line = 0;
  for (const std::string& text : split(utf8, '\n'))
    if (++line; !trimmed(text).empty()) document.blocks.push_back({Block::Kind::paragraph, text, {}, line});
  return document;
}

namespace {

using Kind = OfficeContent::Kind;

bool has_table_name(const std::string& file) {
  const std::string name = lower(file);
  return name.ends_with(".csv") || name.ends_with(".tsv");
}

Document read_archive(const std::string& path, const Limits& limits) {
  auto archive = std::make_unique<Archive>(path, limits);
  const std::string file = archive->file();
  const OfficeContent content = probe_archive(*archive);
  if (content.kind == Kind::document) return read_docx(*archive, content.main_part, limits);
  if (content.kind == Kind::spreadsheet)
    return document_of(*open_xlsx(std::move(archive), content.main_part, limits), file, limits);
  refuse(Code::unsupported, file, "это документ OpenDocument (.odt или .ods)", "Сохраните его как .docx или .xlsx");
}

}  // namespace

Document read_document(const std::string& path, const Limits& limits) {
  if (probe_file(path, limits) == FileKind::archive) return read_archive(path, limits);
  const std::string file = file_name(path);
  if (has_table_name(file)) return document_of(*open_csv(path, limits), file, limits);
  return read_text_document(read_text(path, limits.max_document), file);
}

}  // namespace vekha::sheet
