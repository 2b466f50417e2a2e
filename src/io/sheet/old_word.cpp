#include "io/sheet/old_word.hpp"

#include <filesystem>
#include <fstream>

#include "base/text.hpp"
#include "io/convert/office.hpp"
#include "io/sheet/refusal.hpp"

namespace vekha::sheet {
namespace {

constexpr std::chrono::seconds kTime{30};

/// The text of a .doc by a small program, when LibreOffice is not there: tables come out with tabs between cells.
Converted text_of_word(const std::string& path, const convert::WorkFolder& folder) {
  const std::string file = file_name(path);
  const std::string full = std::filesystem::absolute(path).string();
  const std::vector<std::vector<std::string>> programs{{"catdoc", "-w", "-d", "utf-8", full},
                                                       {"antiword", "-w", "0", "-m", "UTF-8.txt", full}};
  bool installed = false;
  for (const auto& words : programs) {
    if (!convert::find_program(words.front())) continue;
    installed = true;
    const convert::Outcome outcome = convert::run({.words = words, .folder = folder.path(), .time = kTime});
    if (outcome.good() && !squeezed(outcome.output).empty())
      return {.text = outcome.output,
              .note = "Файл .doc прочитан упрощённо (" + words.front() +
                      "), без сведений об объединённых ячейках: сверьте с подлинником. " + convert::kNoOffice + "."};
  }
  if (installed)
    refuse(Code::bad_input, file, "документ .doc повреждён и не читается",
           "Откройте его в Word и сохраните как .docx, либо запросите ещё раз");
  refuse(Code::unsupported, file, "для старого формата Word (.doc) нужна программа-преобразователь, она не установлена",
         convert::kNoOffice);
}

std::string head_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string head(4096, '\0');
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(file.gcount()));
  std::erase(head, '\0');
  return lower(decode(head).text);
}

/// Web pages and the XML of Word; other markup is data, not a document.
bool is_document_markup(const std::string& path) {
  const std::string head = head_of(path);
  if (head.find("<!entity") != std::string::npos) return false;
  for (const std::string_view sign : {"<html", "<!doctype html", "w:worddocument", "office:document", "mime-version"})
    if (head.find(sign) != std::string::npos) return true;
  return false;
}

}  // namespace

Converted convert_old(const std::string& path, FileKind kind, const convert::WorkFolder& folder) {
  if (kind == FileKind::markup && !is_document_markup(path)) refuse_kind(kind, path);
  const bool page = kind == FileKind::markup && head_of(path).find("<html") != std::string::npos;
  const auto source = page ? convert::OfficeSource::web_page : convert::OfficeSource::told_by_content;
  if (convert::office_installed()) return {.path = convert::office_convert(path, "docx", folder, {.source = source})};
  if (kind == FileKind::old_word) return text_of_word(path, folder);
  refuse_kind(kind, path);
}

}  // namespace vekha::sheet
