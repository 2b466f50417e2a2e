#include "io/sheet/probe.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>

#include "io/sheet/package.hpp"
#include "io/sheet/refusal.hpp"

namespace vekha::sheet {
namespace {

constexpr std::size_t kHead = 4096;

struct Signature {
  std::string_view bytes;
  std::string_view what;
  std::string_view fix;
};

constexpr std::string_view kAsTable = "Сохраните таблицу как .xlsx или .csv, документ – как .docx";
constexpr std::array kForeign{
    Signature{"Rar!", "это архив RAR", "Распакуйте его и загрузите сами файлы"},
    Signature{"7z\xBC\xAF", "это архив 7z", "Распакуйте его и загрузите сами файлы"},
    Signature{"\x1F\x8B", "это архив gzip", "Распакуйте его и загрузите сами файлы"},
    Signature{"\x89PNG", "это картинка", "Запросите исходный файл .xlsx, .csv или .docx"},
    Signature{"\xFF\xD8\xFF", "это картинка", "Запросите исходный файл .xlsx, .csv или .docx"},
};

/// "Book" as it stands in the directory of an old Office container: UTF-16.
std::string wide(std::string_view name) {
  std::string out;
  for (const char c : name) out.append({c, '\0'});
  return out;
}

bool contains_stream(const std::string& path, std::string_view name) {
  std::ifstream file(path, std::ios::binary);
  const std::string wanted = wide(name);
  std::string window;
  for (std::string piece(1 << 20, '\0'); file;) {
    file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    window.append(piece, 0, static_cast<std::size_t>(file.gcount()));
    if (window.find(wanted) != std::string::npos) return true;
    window.erase(0, window.size() - std::min(window.size(), wanted.size()));
  }
  return false;
}

FileKind old_office(const std::string& path) {
  const std::string file = file_name(path);
  if (contains_stream(path, "EncryptedPackage"))
    refuse(Code::unsupported, file, "файл защищён паролем", "Снимите пароль и сохраните файл заново");
  if (contains_stream(path, "WordDocument")) return FileKind::old_word;
  if (contains_stream(path, "Workbook") || contains_stream(path, "Book"))
    refuse(Code::unsupported, file, "это старый формат Excel (.xls)",
           "Откройте файл в Excel или LibreOffice и сохраните как .xlsx");
  refuse(Code::unsupported, file, "это файл старого формата Office", kAsTable);
}

std::string head_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string head(kHead, '\0');
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(file.gcount()));
  return head;
}

/// Web pages and other markup, also in UTF-16: letters of the head without zero bytes and marks of encoding.
bool is_markup(std::string_view head) {
  std::string plain;
  for (const char c : head)
    if (static_cast<unsigned char>(c) < 0x80 && c > ' ') plain += static_cast<char>(std::tolower(c));
  for (const std::string_view start :
       {"<?xml", "<!doctype", "<html", "<!entity", "<workbook", "<table", "mime-version:"})
    if (plain.starts_with(start)) return true;
  return plain.find("<!doctype") != std::string::npos || plain.find("<!entity") != std::string::npos;
}

void check_regular(const std::string& path, const Limits& limits) {
  namespace fs = std::filesystem;
  const std::string file = file_name(path);
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) refuse(Code::bad_input, file, "такого файла нет", "Проверьте имя и папку (" + path + ")");
  if (fs::is_directory(status))
    refuse(Code::bad_input, file.empty() ? path : file, "это папка, а не файл", "Укажите файлы внутри неё");
  if (!fs::is_regular_file(status)) refuse(Code::bad_input, file, "это не обычный файл", "Укажите файл с данными");
  const std::uintmax_t size = fs::file_size(path, error);
  if (error || !std::ifstream(path, std::ios::binary))
    refuse(Code::bad_input, file, "файл не открывается",
           "Проверьте права на чтение и не занят ли файл другой программой");
  if (size == 0) refuse(Code::bad_input, file, "файл пуст (0 байт)", "Запросите файл ещё раз");
  if (size > limits.max_file)
    refuse(Code::too_large, file, "файл больше " + std::to_string(limits.max_file >> 20) + " МиБ", kSplitFile);
}

}  // namespace

FileKind probe_file(const std::string& path, const Limits& limits) {
  check_regular(path, limits);
  const std::string file = file_name(path);
  const std::string head = head_of(path);
  if (head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06")) return FileKind::archive;
  if (head.starts_with("\xD0\xCF\x11\xE0")) return old_office(path);
  // Some programs put a few bytes before the mark of a PDF.
  if (head.substr(0, 1024).find("%PDF-") != std::string::npos) return FileKind::pdf;
  if (head.starts_with("{\\rtf")) return FileKind::rich_text;
  for (const Signature& signature : kForeign)
    if (head.starts_with(signature.bytes)) refuse(Code::unsupported, file, signature.what, signature.fix);
  return is_markup(head) ? FileKind::markup : FileKind::text;
}

void refuse_kind(FileKind kind, const std::string& path) {
  const std::string file = file_name(path);
  if (kind == FileKind::pdf)
    refuse(Code::unsupported, file, "это PDF, он не читается как таблица",
           "Запросите исходный файл .xlsx, .csv или .docx");
  if (kind == FileKind::rich_text)
    refuse(Code::unsupported, file, "это документ RTF", "Откройте его в Word или LibreOffice и сохраните как .docx");
  if (kind == FileKind::old_word)
    refuse(Code::unsupported, file, "это старый формат Word (.doc)",
           "Откройте файл в Word или LibreOffice и сохраните как .docx");
  refuse(Code::unsupported, file, "это веб-страница или файл XML, а не таблица и не документ", kAsTable);
}

OfficeContent probe_archive(const Archive& archive) {
  using Kind = OfficeContent::Kind;
  const std::string main = target_of(relations(archive, ""), "officeDocument");
  const auto is = [&](std::string_view name) { return archive.has(main) ? main.ends_with(name) : archive.has(name); };
  if (is("xl/workbook.xml")) return {Kind::spreadsheet, archive.has(main) ? main : "xl/workbook.xml"};
  if (is("word/document.xml")) return {Kind::document, archive.has(main) ? main : "word/document.xml"};
  // Some writers name the main part differently: "word/document2.xml", "xl/workbook2.xml".
  if (archive.has(main) && main.starts_with("xl/") && main.ends_with(".xml")) return {Kind::spreadsheet, main};
  if (archive.has(main) && main.starts_with("word/") && main.ends_with(".xml")) return {Kind::document, main};
  if (main.ends_with(".bin"))
    refuse(Code::unsupported, archive.file(), "это двоичная книга Excel (.xlsb)", "Сохраните её как .xlsx");
  if (archive.has("mimetype") && archive.has("content.xml")) {
    constexpr std::uint64_t kManifestLimit = 1 << 20;
    const std::string manifest = "META-INF/manifest.xml";
    if (archive.has(manifest) && archive.read(manifest, kManifestLimit).find("encryption-data") != std::string::npos)
      refuse(Code::unsupported, archive.file(), "файл защищён паролем", "Снимите пароль и сохраните файл заново");
    constexpr std::uint64_t kMimeLimit = 1024;
    const std::string mime = archive.read("mimetype", kMimeLimit);
    if (mime.find("opendocument.spreadsheet") != std::string::npos) return {Kind::open_spreadsheet, "content.xml"};
    if (mime.find("opendocument.text") != std::string::npos) return {Kind::open_document, "content.xml"};
  }
  refuse(Code::unsupported, archive.file(), "это архив, но не таблица .xlsx и не документ .docx",
         "Если внутри лежат нужные файлы, распакуйте архив и загрузите их");
}

}  // namespace vekha::sheet
