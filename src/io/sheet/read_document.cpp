#include <algorithm>

#include "base/text.hpp"
#include "io/sheet/csv.hpp"
#include "io/sheet/docx.hpp"
#include "io/sheet/ods.hpp"
#include "io/sheet/odt.hpp"
#include "io/sheet/old_word.hpp"
#include "io/sheet/pdf.hpp"
#include "io/sheet/probe.hpp"
#include "io/sheet/refusal.hpp"
#include "io/sheet/sheet_document.hpp"
#include "io/sheet/text_document.hpp"
#include "io/sheet/text_file.hpp"
#include "io/sheet/workbook.hpp"
#include "io/sheet/xlsx.hpp"

namespace vekha::sheet {
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
  if (content.kind == Kind::open_document) return read_odt(*archive, limits);
  const auto book = content.kind == Kind::spreadsheet ? open_xlsx(std::move(archive), content.main_part, limits)
                                                      : open_ods(std::move(archive), limits);
  return document_of(*book, file, limits);
}

/// Old Word, RTF and web pages: as the converter that is installed gives them.
Document read_converted(const std::string& path, FileKind kind, const convert::WorkFolder& folder,
                        const Limits& limits) {
  const Converted converted = convert_old(path, kind, folder);
  if (!converted.path.empty()) return read_archive(converted.path, limits);
  Document document = read_text_document(converted.text, file_name(path));
  document.notes.push_back(converted.note);
  return document;
}

/// Each line and each tab may become a cell, which costs far more than its byte.
std::string read_plan_text(const std::string& path, const Limits& limits) {
  std::string text = read_text(path, limits.max_document);
  const auto count = [&](char wanted) {
    return static_cast<std::uint64_t>(std::count(text.begin(), text.end(), wanted));
  };
  if (count('\n') > limits.max_document_lines || count('\t') > limits.max_document_cells)
    refuse(Code::too_large, file_name(path), "в тексте слишком много строк или столбцов для документа", kSplitFile);
  return text;
}

}  // namespace

Document read_document(const std::string& path, const Limits& limits) {
  const FileKind kind = probe_file(path, limits);
  if (kind == FileKind::pdf) return read_pdf(path, limits);
  const std::string file = file_name(path);
  if (kind == FileKind::archive) return read_archive(path, limits);
  if (kind != FileKind::text) {
    const convert::WorkFolder folder;
    Document document = read_converted(path, kind, folder, limits);
    document.file = file;
    return document;
  }
  if (has_table_name(file)) return document_of(*open_csv(path, {}, limits), file, limits);
  return read_text_document(read_plan_text(path, limits), file);
}

}  // namespace vekha::sheet
