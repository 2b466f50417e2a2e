// Targets that read files: tables and documents.
#include "base/error.hpp"
#include "files.hpp"
#include "io/sheet/workbook.hpp"
#include "targets.hpp"

namespace vekha::fuzz {
namespace {

constexpr const char* kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr const char* kOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr const char* kWord = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Small enough for thousands of files a second.
sheet::Limits small() {
  sheet::Limits limits;
  limits.max_unpacked = 16ULL << 20;
  limits.max_strings = 4ULL << 20;
  limits.max_document = 1ULL << 20;
  limits.max_document_cells = 20'000;
  return limits;
}

void read_table(const std::string& path) {
  try {
    const auto book = sheet::open_workbook(path, small());
    for (std::size_t number = 0; number < book->sheets().size(); ++number) {
      book->merged(number);
      book->each_row(number, [](const sheet::Row& row) {
        VEKHA_CHECK(row.number > 0 && !row.cells.empty());
        return true;
      });
    }
  } catch (const Error& error) {
    VEKHA_CHECK(code_row(error.code()).exit == 2);
  }
}

void read_text(const std::string& path) {
  try {
    sheet::read_document(path, small());
  } catch (const Error& error) {
    VEKHA_CHECK(code_row(error.code()).exit == 2);
  }
}

std::string relations(const std::vector<std::pair<std::string, std::string>>& kinds) {
  std::string out = "<Relationships>";
  for (const auto& [kind, target] : kinds)
    out += "<Relationship Id=\"" + kind + "\" Type=\"" + std::string(kOffice) + "/" + kind + "\" Target=\"" + target +
           "\"/>";
  return out + "</Relationships>";
}

std::string piece(const std::vector<std::string_view>& all, std::size_t number, const std::string& otherwise) {
  return number < all.size() ? std::string(all[number]) : otherwise;
}

}  // namespace

void csv(std::string_view bytes) {
  const MemoryFile file(bytes);
  read_table(file.path());
}

void archive(std::string_view bytes) {
  const MemoryFile file(bytes);
  read_table(file.path());
  // Converters are other people's programs.
  if (bytes.starts_with("PK")) read_text(file.path());
}

void xlsx(std::string_view bytes) {
  const auto given = pieces(bytes);
  const std::string name = kMain;
  const MemoryFile file(stored_zip(
      {{"_rels/.rels", relations({{"officeDocument", "xl/workbook.xml"}})},
       {"xl/_rels/workbook.xml.rels", relations({{"worksheet", "worksheets/sheet1.xml"},
                                                 {"sharedStrings", "sharedStrings.xml"},
                                                 {"styles", "styles.xml"}})},
       {"xl/worksheets/sheet1.xml", "<worksheet xmlns=\"" + name + "\">" + piece(given, 0, "") + "</worksheet>"},
       {"xl/sharedStrings.xml", "<sst>" + piece(given, 1, "") + "</sst>"},
       {"xl/styles.xml", "<styleSheet>" + piece(given, 2, "") + "</styleSheet>"},
       {"xl/workbook.xml",
        "<workbook xmlns=\"" + name + "\" xmlns:r=\"" + kOffice + "\">" +
            piece(given, 3, "<sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"worksheet\"/></sheets>") +
            "</workbook>"}}));
  read_table(file.path());
}

void docx(std::string_view bytes) {
  const auto given = pieces(bytes);
  const std::string space = " xmlns:w=\"" + std::string(kWord) + "\"";
  const MemoryFile file(stored_zip(
      {{"_rels/.rels", relations({{"officeDocument", "word/document.xml"}})},
       {"word/_rels/document.xml.rels", relations({{"styles", "styles.xml"}, {"numbering", "numbering.xml"}})},
       {"word/document.xml", "<w:document" + space + "><w:body>" + piece(given, 0, "") + "</w:body></w:document>"},
       {"word/styles.xml", "<w:styles" + space + ">" + piece(given, 1, "") + "</w:styles>"},
       {"word/numbering.xml", "<w:numbering" + space + ">" + piece(given, 2, "") + "</w:numbering>"}}));
  read_text(file.path());
}

}  // namespace vekha::fuzz
