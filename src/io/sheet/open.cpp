#include "io/sheet/csv.hpp"
#include "io/sheet/ods.hpp"
#include "io/sheet/probe.hpp"
#include "io/sheet/refusal.hpp"
#include "io/sheet/workbook.hpp"
#include "io/sheet/xlsx.hpp"

namespace vekha::sheet {

std::unique_ptr<Workbook> open_workbook(const std::string& path, const Limits& limits) {
  return open_workbook(path, CsvLook{}, limits);
}

std::unique_ptr<Workbook> open_workbook(const std::string& path, const CsvLook& told, const Limits& limits) {
  using Kind = OfficeContent::Kind;
  const FileKind file_kind = probe_file(path, limits);
  if (file_kind == FileKind::text) return open_csv(path, told, limits);
  if (file_kind != FileKind::archive) refuse_kind(file_kind, path);
  auto archive = std::make_unique<Archive>(path, limits);
  const OfficeContent content = probe_archive(*archive);
  if (content.kind == Kind::spreadsheet) return open_xlsx(std::move(archive), content.main_part, limits);
  if (content.kind == Kind::open_spreadsheet) return open_ods(std::move(archive), limits);
  refuse(Code::unsupported, archive->file(), "это текстовый документ, а не таблица", "Нужен файл .xlsx, .ods или .csv");
}

}  // namespace vekha::sheet
