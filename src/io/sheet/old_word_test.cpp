// Old formats made here by the converter that also reads them; nothing to test where it is not installed.
#include <gtest/gtest.h>

#include <random>

#include "io/convert/office.hpp"
#include "io/sheet/fixtures.hpp"

namespace vekha::sheet {
namespace {

using fixtures::Folder;

const std::string kPage =
    "<html><head><meta charset='utf-8'></head><body><table border='1'><tr><td>Срок</td><td>Работа</td></tr>"
    "<tr><td>май</td><td>Опрос</td></tr></table></body></html>";

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class OldWord : public testing::Test {
 protected:
  void SetUp() override {
    if (!convert::office_installed()) GTEST_SKIP() << "нет LibreOffice";
  }
  /// The same small document in another format, under this name.
  std::string made(const std::string& format, const std::string& name) const {
    const std::string page = folder_.file("исходный.html", kPage);
    const convert::WorkFolder work;
    return folder_.file(
        name, bytes_of(convert::office_convert(page, format, work, {.source = convert::OfficeSource::web_page})));
  }
  static void expect_table(const std::string& path) {
    const Document document = read_document(path);
    ASSERT_EQ(document.blocks.size(), 1U);
    ASSERT_EQ(document.blocks[0].rows.size(), 2U);
    EXPECT_EQ(document.blocks[0].rows[1].cells[1].text, "Опрос");
  }
  Folder folder_;
};

TEST_F(OldWord, IsKnownByItsContentWhateverItsName) {
  expect_table(made("rtf", "на самом деле rtf.doc"));
  expect_table(folder_.file("страница.doc", kPage));
}

TEST_F(OldWord, KeepsItsTablesAndWithChangedBytesIsReadOrRefused) {
  const std::string path = made("doc", "план.doc");
  expect_table(path);
  const std::string honest = bytes_of(path);
  std::mt19937 random(11);
  for (int round = 0; round < 1; ++round) {
    std::string bytes = honest;
    for (int i = 0; i < 60; ++i) bytes[600 + random() % (bytes.size() - 600)] = static_cast<char>(random() % 256);
    try {
      read_document(folder_.file("м.doc", bytes));
    } catch (const Error& error) {
      EXPECT_EQ(code_row(error.code()).exit, 2) << error.message();
    }
  }
}

TEST(Docx, MacrosAndForeignPartsAreTold) {
  const Folder folder;
  auto parts = fixtures::word_parts("<w:p><w:r><w:t>План</w:t></w:r></w:p><w:altChunk/>");
  parts.emplace_back("word/vbaProject.bin", "x");
  const Document document = read_document(fixtures::zip_file(folder, "план.docm", parts));
  ASSERT_EQ(document.notes.size(), 2U);
  EXPECT_NE(document.notes[1].find("макросы не выполняются"), std::string::npos);
}

TEST(Docx, APlanInsideALayoutTableIsATableOfItsOwn) {
  const Folder folder;
  const std::string row =
      "<w:tr><w:tc><w:p><w:r><w:t>а</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>б</w:t></w:r></w:p>"
      "</w:tc><w:tc><w:p><w:r><w:t>в</w:t></w:r></w:p></w:tc></w:tr>";
  const std::string body = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Название</w:t></w:r></w:p><w:tbl>" + row + row +
                           "</w:tbl><w:p/></w:tc></w:tr></w:tbl>";
  const Document document = read_document(fixtures::zip_file(folder, "план.docx", fixtures::word_parts(body)));
  ASSERT_EQ(document.blocks.size(), 2U);
  EXPECT_EQ(document.blocks[0].text, "Название");
  EXPECT_EQ(document.blocks[1].rows.size(), 2U);
}

TEST(Docx, DeletedCellsAreGone) {
  const Folder folder;
  const std::string body =
      "<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr><w:p><w:r><w:t>лишняя</w:t></w:r></w:p></w:tc>"
      "<w:tc><w:p><w:r><w:t>нужная</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
  const Document document = read_document(fixtures::zip_file(folder, "план.docx", fixtures::word_parts(body)));
  ASSERT_EQ(document.blocks[0].rows[0].cells.size(), 1U);
  EXPECT_EQ(document.blocks[0].rows[0].cells[0].text, "нужная");
}

}  // namespace
}  // namespace vekha::sheet
