// What must never be read, or never cost more than a message.
#include <gtest/gtest.h>

#include <random>

#include "io/sheet/fixtures.hpp"

namespace vekha::sheet {
namespace {

using fixtures::Folder;

/// The refusal of the file by the table reader and by the document reader, which must agree on the code.
struct Refusal {
  std::string message;
  Code code = Code::internal;
};

template <typename Read>
Refusal refusal(Read read) {
  try {
    read();
  } catch (const Error& error) {
    return {error.message(), error.code()};
  }
  return {"was read", Code::internal};
}

Refusal table_refusal(const std::string& path, const Limits& limits = {}) {
  return refusal([&] {
    const auto book = open_workbook(path, limits);
    for (std::size_t sheet = 0; sheet < book->sheets().size(); ++sheet)
      book->each_row(sheet, [](const Row&) { return true; });
  });
}

Refusal document_refusal(const std::string& path, const Limits& limits = {}) {
  return refusal([&] { read_document(path, limits); });
}

/// Both readers refuse with exit code 2 and name the file; `word` stands in the message.
void expect_refused(const std::string& path, std::string_view word, const Limits& limits = {}) {
  for (const Refusal& found : {table_refusal(path, limits), document_refusal(path, limits)}) {
    EXPECT_EQ(code_row(found.code).exit, 2) << found.message;
    EXPECT_NE(found.message.find(word), std::string::npos) << found.message;
    EXPECT_NE(found.message.find("Файл «"), std::string::npos) << found.message;
  }
}

std::string read_all(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string book_bytes(const Folder& folder) {
  std::string rows;
  for (int i = 0; i < 500; ++i) rows += "<row><c><v>" + std::to_string(i * 7919 % 1000) + "</v></c></row>";
  return read_all(fixtures::book_file(folder, {"<sheetData>" + rows + "</sheetData>"}));
}

TEST(Hostile, MissingFileIsRefused) { expect_refused("/nowhere/нет.xlsx", "такого файла нет"); }

TEST(Hostile, FolderIsRefused) {
  const Folder folder;
  expect_refused(folder.path("."), "папка");
}

TEST(Hostile, EmptyFileIsRefused) {
  const Folder folder;
  for (const char* const name : {"a.xlsx", "a.csv", "a.docx"}) expect_refused(folder.file(name, ""), "пуст");
}

TEST(Hostile, TruncatedBookIsRefusedAtEveryLength) {
  const Folder folder;
  const std::string whole = book_bytes(folder);
  for (std::size_t size = 4; size < whole.size(); size += 37) {
    const std::string path = folder.file("обрыв.xlsx", whole.substr(0, size));
    EXPECT_EQ(code_row(table_refusal(path).code).exit, 2) << size;
  }
  expect_refused(folder.file("обрыв.xlsx", whole.substr(0, whole.size() / 2)), "обрывается или повреждён");
}

TEST(Hostile, RandomBytesAreRefusedUnderAnyName) {
  const Folder folder;
  std::mt19937_64 random(1);
  std::string bytes;
  while (bytes.size() < 40ULL << 20) {
    const std::uint64_t value = random();
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  for (const char* const name : {"r.xlsx", "r.csv", "r.docx", "r.txt"})
    expect_refused(folder.file(name, bytes), "случайные или двоичные");
}

TEST(Hostile, ZeroBytesAreRefused) {
  const Folder folder;
  expect_refused(folder.file("нули.csv", std::string(1 << 20, '\0')), "двоичные");
}

TEST(Hostile, TextUnderTheNameOfABookIsReadAsText) {
  const Folder folder;
  EXPECT_EQ(fixtures::rows_of(folder.file("t.xlsx", "a;b\n1;2\n")), "1: a b\n2: 1 2\n");
}

TEST(Hostile, ZipBombIsRefusedByItsRatio) {
  const Folder folder;
  const std::string path = fixtures::book_file(folder, {"<sheetData>" + std::string(64 << 20, ' ') + "</sheetData>"});
  expect_refused(path, "бомбы");
}

TEST(Hostile, ZipBombIsRefusedByItsTotal) {
  const Folder folder;
  Limits limits;
  limits.max_unpacked = 500;
  expect_refused(fixtures::book_file(folder, {}), "бомбы", limits);
}

TEST(Hostile, PartThatGrowsBeyondItsPromiseIsRefused) {
  const Folder folder;
  std::string bytes = book_bytes(folder);
  // The unpacked size of every part, in the directory at the end, is made one byte.
  for (std::size_t at = bytes.find("PK\x01\x02"); at != std::string::npos; at = bytes.find("PK\x01\x02", at + 4))
    bytes.replace(at + 24, 4, std::string("\x01\0\0\0", 4));
  EXPECT_EQ(code_row(table_refusal(folder.file("ложь.xlsx", bytes)).code).exit, 2);
}

TEST(Hostile, ArchiveOfManyPartsIsRefused) {
  const Folder folder;
  auto parts = fixtures::book_parts({});
  for (int i = 0; i < 200; ++i) parts.emplace_back("x" + std::to_string(i), "");
  Limits limits;
  limits.max_entries = 100;
  expect_refused(fixtures::zip_file(folder, "много.xlsx", parts), "слишком много частей", limits);
}

TEST(Hostile, DirectoryThatPromisesMillionsIsRefusedBeforeLoading) {
  const Folder folder;
  std::string bytes = book_bytes(folder);
  const std::size_t end = bytes.rfind("PK\x05\x06");
  bytes.replace(end + 12, 4, std::string("\xFF\xFF\xFF\x7F", 4));
  expect_refused(folder.file("оглавление.xlsx", bytes), "слишком много частей");
}

TEST(Hostile, ArchiveThatLeadsOutsideIsRefused) {
  const Folder folder;
  for (const char* const name : {"../../etc/passwd", "/etc/passwd", "xl\\..\\..\\x", "C:/x"}) {
    auto parts = fixtures::book_parts({});
    parts.emplace_back(name, "x");
    expect_refused(fixtures::zip_file(folder, "путь.xlsx", parts), "за его пределы");
  }
}

TEST(Hostile, EncryptedArchiveIsRefused) {
  const Folder folder;
  expect_refused(fixtures::zip_file(folder, "тайна.xlsx", fixtures::book_parts({}), "пароль"), "паролем");
}

TEST(Hostile, EncryptedAndOldOfficeFilesAreNamed) {
  const Folder folder;
  const auto old = [&](const std::string& stream) {
    std::string bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(600, '\0');
    for (const char c : stream) bytes.append({c, '\0'});
    return folder.file("старый.xls", bytes + std::string(100, '\0'));
  };
  expect_refused(old("EncryptedPackage"), "паролем");
  expect_refused(old("Workbook"), "сохраните как .xlsx");
  EXPECT_NE(table_refusal(old("WordDocument")).message.find("сохраните как .docx"), std::string::npos);
}

TEST(Hostile, ForeignKindsAreNamed) {
  const Folder folder;
  expect_refused(folder.file("a.xlsx", "%PDF-1.7 ..."), "PDF");
  EXPECT_NE(table_refusal(folder.file("a.docx", "{\\rtf1 ...}")).message.find("RTF"), std::string::npos);
  EXPECT_NE(table_refusal(folder.file("a.xls", "<html><table></table></html>")).message.find("веб-страница"),
            std::string::npos);
  expect_refused(
      folder.file("a.csv", "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>"),
      "XML");
}

TEST(Hostile, ArchiveThatIsNoOfficeFileIsRefused) {
  const Folder folder;
  expect_refused(fixtures::zip_file(folder, "просто.xlsx", {{"a.txt", "x"}}), "не таблица .xlsx и не документ .docx");
}

TEST(Hostile, ExternalEntitiesAreRefusedInEveryPart) {
  const std::string entity = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>";
  const auto book =
      fixtures::book_parts({"<sheetData><row><c t='s'><v>0</v></c></row></sheetData>", "<si><t>x</t></si>"});
  for (std::size_t part = 0; part < book.size(); ++part) {
    const Folder folder;
    auto parts = book;
    parts[part].second.insert(0, entity);
    const Refusal found = table_refusal(fixtures::zip_file(folder, "x.xlsx", parts));
    EXPECT_EQ(found.code, Code::bad_input) << parts[part].first;
    EXPECT_NE(found.message.find("DOCTYPE"), std::string::npos) << found.message;
  }
}

TEST(Hostile, ThousandLaughsAreRefused) {
  const Folder folder;
  auto parts = fixtures::word_parts("<w:p/>");
  std::string laughs = "<!DOCTYPE lolz [<!ENTITY a0 'ha'>";
  for (int i = 1; i < 20; ++i) {
    const std::string before = "&a" + std::to_string(i - 1) + ";";
    laughs += "<!ENTITY a" + std::to_string(i) + " '" + before + before + before + "'>";
  }
  parts[2].second.insert(0, laughs + "]>");
  const Refusal found = document_refusal(fixtures::zip_file(folder, "смех.docx", parts));
  EXPECT_NE(found.message.find("DOCTYPE"), std::string::npos) << found.message;
}

TEST(Hostile, RowsAndCellsOutsideASheetAreRefused) {
  const Folder folder;
  for (const char* const rows :
       {"<row r='1000000000'><c><v>1</v></c></row>", "<row r='1048577'/>", "<row r='0'/>", "<row r='-1'/>",
        "<row r='x'/>", "<row r='1'><c r='XFE1'><v>1</v></c></row>", "<row r='1'><c r='ZZZZZZZZ1'><v>1</v></c></row>",
        "<row r='1'><c r='A1048577'><v>1</v></c></row>", "<row r='1'><c r='1'><v>1</v></c></row>",
        "<row r='2'><c><v>1</v></c></row><row r='1'><c><v>1</v></c></row>"})
    expect_refused(fixtures::book_file(folder, {std::string("<sheetData>") + rows + "</sheetData>"}), "Лист1");
}

TEST(Hostile, StringThatIsNotThereIsRefused) {
  const Folder folder;
  expect_refused(
      fixtures::book_file(folder, {"<sheetData><row><c t='s'><v>99</v></c></row></sheetData>", "<si><t>x</t></si>"}),
      "которого в книге нет");
}

TEST(Hostile, DeepMarkupIsRefused) {
  const Folder folder;
  std::string open;
  std::string close;
  for (int i = 0; i < 100'000; ++i) {
    open += "<w:sdt>";
    close += "</w:sdt>";
  }
  const Refusal found =
      document_refusal(fixtures::zip_file(folder, "глубина.docx", fixtures::word_parts(open + close)));
  EXPECT_NE(found.message.find("глубоко"), std::string::npos) << found.message;
}

TEST(Hostile, EndlessTokenAndEndlessAttributesAreRefused) {
  const Folder folder;
  Limits limits;
  limits.max_ratio = 1'000'000;
  const std::string token = fixtures::book_file(folder, {"<!--" + std::string(20 << 20, 'x') + "--><sheetData/>"});
  EXPECT_EQ(table_refusal(token, limits).code, Code::too_large);
  std::string attributes = "<sheetData";
  for (int i = 0; i < 5'000; ++i) attributes += " n" + std::to_string(i) + "='1'";
  EXPECT_EQ(table_refusal(fixtures::book_file(folder, {attributes + "/>"}), limits).code, Code::bad_input);
}

TEST(Hostile, HugeSpansAndHugeCellsAreRefused) {
  const Folder folder;
  const std::string wide = "<w:tr><w:tc><w:tcPr><w:gridSpan w:val='999999999'/></w:tcPr><w:p/></w:tc></w:tr>";
  std::string rows;
  for (int i = 0; i < 3000; ++i) rows += wide;
  const std::string path =
      fixtures::zip_file(folder, "ширина.docx", fixtures::word_parts("<w:tbl>" + rows + "</w:tbl>"));
  EXPECT_EQ(document_refusal(path).code, Code::too_large);
  const std::string cell = "<sheetData><row><c t='str'><v>" + std::string(2 << 20, 'x') + "</v></c></row></sheetData>";
  expect_refused(fixtures::book_file(folder, {cell}), "слишком много текста в одной ячейке");
}

TEST(Hostile, OneLongStringInEveryColumnIsRefused) {
  const Folder folder;
  std::string cells;
  for (int i = 0; i < 16'384; ++i) cells += "<c t='s'><v>0</v></c>";
  expect_refused(fixtures::book_file(folder, {"<sheetData><row>" + cells + "</row></sheetData>",
                                              "<si><t>" + std::string(500'000, 'x') + "</t></si>"}),
                 "слишком много текста");
}

TEST(Hostile, BrokenUtf16IsRefused) {
  const Folder folder;
  expect_refused(folder.file("нечёт.csv", std::string("\xFF\xFE\x41\x00\x3B\x00\x42", 7)), "UTF-16");
  expect_refused(folder.file("пара.csv", std::string("\xFF\xFE\x41\x00\x3B\x00\x00\xD8\x42\x00", 10)), "UTF-16");
}

TEST(Hostile, TextOfNothingButLinesOrTabsIsNoDocument) {
  const Folder folder;
  for (const char* const line : {"\n", "a\t\t\t\t\t\n"}) {
    std::string text;
    for (int i = 0; i < 400'000; ++i) text += line;
    EXPECT_EQ(document_refusal(folder.file("строки.txt", text)).code, Code::too_large);
  }
}

TEST(Hostile, MessagesNeverQuoteContents) {
  const Folder folder;
  const Refusal found = table_refusal(folder.file("t.csv", "ФИО;балл\n\"Иванов Иван;5\n"));
  EXPECT_EQ(found.message.find("Иванов"), std::string::npos) << found.message;
}

}  // namespace
}  // namespace vekha::sheet
