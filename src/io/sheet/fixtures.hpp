// Files for the tests of this room, built byte by byte: honest ones and hostile ones.
#pragma once
#include <stdlib.h>  // mkdtemp

#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "io/sheet/workbook.hpp"

namespace vekha::sheet::fixtures {

/// A folder that goes away with the test.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "vekha-sheet-XXXXXX").string();
    VEKHA_CHECK(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::string path(const std::string& name) const { return (path_ / name).string(); }
  std::string file(const std::string& name, const std::string& bytes) const {
    std::ofstream(path(name), std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return path(name);
  }

 private:
  std::filesystem::path path_;
};

using Parts = std::vector<std::pair<std::string, std::string>>;

/// A zip of these parts; a password encrypts them.
std::string zip_file(const Folder& folder, const std::string& name, const Parts& parts, const char* password = nullptr);

inline const std::string kSpreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
inline const std::string kRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

inline std::string relations_part(const std::vector<std::pair<std::string, std::string>>& kind_and_target,
                                  const std::string& base = kRelations) {
  std::string out = "<Relationships>";
  int id = 0;
  for (const auto& [kind, target] : kind_and_target)
    out += "<Relationship Id=\"rId" + std::to_string(++id) + "\" Type=\"" + base + "/" + kind + "\" Target=\"" +
           target + "\"/>";
  return out + "</Relationships>";
}

/// What stands inside <worksheet>, and the other parts of a workbook of one sheet.
struct Book {
  std::string sheet = "<sheetData/>";
  std::string strings;  ///< inside <sst>
  std::string styles;   ///< inside <styleSheet>
  std::string properties;
};

inline Parts book_parts(const Book& book) {
  return {
      {"_rels/.rels", relations_part({{"officeDocument", "xl/workbook.xml"}})},
      {"xl/workbook.xml", "<workbook xmlns=\"" + kSpreadsheet + "\" xmlns:r=\"" + kRelations + "\">" + book.properties +
                              "<sheets><sheet name=\"Лист1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels", relations_part({{"worksheet", "worksheets/sheet1.xml"},
                                                     {"sharedStrings", "sharedStrings.xml"},
                                                     {"styles", "/xl/styles.xml"}})},
      {"xl/worksheets/sheet1.xml", "<worksheet xmlns=\"" + kSpreadsheet + "\">" + book.sheet + "</worksheet>"},
      {"xl/sharedStrings.xml", "<sst>" + book.strings + "</sst>"},
      {"xl/styles.xml", "<styleSheet>" + book.styles + "</styleSheet>"}};
}

inline std::string book_file(const Folder& folder, const Book& book) {
  return zip_file(folder, "книга.xlsx", book_parts(book));
}

/// A Word document of this body; the other parts are what stands inside <w:styles> and <w:numbering>.
inline Parts word_parts(const std::string& body, const std::string& styles = "", const std::string& numbering = "") {
  const std::string space = " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
  return {{"_rels/.rels", relations_part({{"officeDocument", "word/document.xml"}})},
          {"word/_rels/document.xml.rels", relations_part({{"styles", "styles.xml"}, {"numbering", "numbering.xml"}})},
          {"word/document.xml", "<w:document" + space + "><w:body>" + body + "</w:body></w:document>"},
          {"word/styles.xml", "<w:styles" + space + ">" + styles + "</w:styles>"},
          {"word/numbering.xml", "<w:numbering" + space + ">" + numbering + "</w:numbering>"}};
}

/// All rows of a sheet as "number: a|b|c" lines.
inline std::string rows_of(const std::string& path, std::size_t sheet = 0) {
  std::string out;
  open_workbook(path)->each_row(sheet, [&](const Row& row) {
    out += std::to_string(row.number) + ":";
    for (const Cell& cell : row.cells) out += " " + (cell.text.empty() ? "_" : cell.text);
    out += "\n";
    return true;
  });
  return out;
}

}  // namespace vekha::sheet::fixtures
