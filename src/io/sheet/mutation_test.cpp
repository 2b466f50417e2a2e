// Honest files with bytes changed at random, always in the same way: whatever happens, it is rows or a told Error.
#include <gtest/gtest.h>

#include <random>

#include "io/sheet/fixtures.hpp"

namespace vekha::sheet {
namespace {

using fixtures::Folder;
using fixtures::Parts;

constexpr int kRounds = 300;

class Mutator {
 public:
  explicit Mutator(unsigned seed) : random_(seed) {}

  /// A few changes: a byte, a cut, a repetition, or a piece that parsers trip over.
  std::string operator()(std::string bytes) {
    for (int i = below(6) + 1; i > 0 && !bytes.empty(); --i) change(bytes);
    return bytes;
  }
  int below(std::size_t bound) { return static_cast<int>(random_() % std::max<std::size_t>(bound, 1)); }

 private:
  void change(std::string& bytes) {
    static const std::vector<std::string> kNasty{"<",
                                                 ">",
                                                 "\"",
                                                 "&#0;",
                                                 "&lt;",
                                                 "<![CDATA[",
                                                 "-1",
                                                 "4294967296",
                                                 "99999999999999999999",
                                                 "\xFF\xFE",
                                                 std::string(1, '\0'),
                                                 "NaN",
                                                 "%1%2%9",
                                                 "A1:XFD1048576",
                                                 "]]>",
                                                 "<!--"};
    const auto at = static_cast<std::size_t>(below(bytes.size()));
    const auto size = std::min(static_cast<std::size_t>(below(40)), bytes.size() - at);
    switch (below(4)) {
      case 0: bytes[at] = static_cast<char>(below(256)); break;
      case 1: bytes.erase(at, size); break;
      case 2: bytes.insert(at, bytes.substr(at, size)); break;
      default: bytes.insert(at, kNasty[static_cast<std::size_t>(below(kNasty.size()))]);
    }
  }

  std::mt19937 random_;
};

/// Reads by both doors; only Error may come out. How many times something was read.
int survive(const std::string& path) {
  int read = 0;
  try {
    const auto book = open_workbook(path);
    for (std::size_t sheet = 0; sheet < book->sheets().size(); ++sheet) {
      book->merged(sheet);
      book->each_row(sheet, [](const Row& row) { return row.number > 0; });
    }
    ++read;
  } catch (const Error& error) {
    EXPECT_EQ(code_row(error.code()).exit, 2) << error.message();
  }
  try {
    read_document(path);
    ++read;
  } catch (const Error& error) {
    EXPECT_EQ(code_row(error.code()).exit, 2) << error.message();
  }
  return read;
}

/// Changes one part at a time (so that the archive stays whole), then the archive itself.
void torture(const std::string& name, const Parts& parts, unsigned seed) {
  const Folder folder;
  Mutator mutate(seed);
  int read = 0;
  for (int round = 0; round < kRounds; ++round) {
    Parts changed = parts;
    std::string& part = changed[static_cast<std::size_t>(mutate.below(changed.size()))].second;
    part = mutate(part);
    read += survive(fixtures::zip_file(folder, name, changed));
  }
  EXPECT_GT(read, 0);
  std::ifstream file(fixtures::zip_file(folder, name, parts), std::ios::binary);
  const std::string whole{std::istreambuf_iterator<char>(file), {}};
  for (int round = 0; round < kRounds; ++round) survive(folder.file(name, mutate(whole)));
}

TEST(Mutation, ChangedBooksGiveRowsOrAnError) {
  torture(
      "m.xlsx",
      fixtures::book_parts(
          {"<sheetData><row r='1' spans='1:3'><c r='A1' t='s' s='1'><v>0</v></c><c r='B1' s='1'><v>45905.5</v></c>"
           "<c r='C1' t='inlineStr'><is><r><t>a_x000D_</t></r></is></c></row><row r='2'><c r='A2' t='b'><v>1</v></c>"
           "<c r='B2'><f>A1+1</f><v>2.5</v></c></row></sheetData><mergeCells><mergeCell ref='A1:B2'/></mergeCells>",
           "<si><t>один</t></si><si><r><t>два</t></r><rPh><t>x</t></rPh></si>",
           "<numFmts><numFmt numFmtId='164' formatCode='dd.mm.yyyy\\ [h]:mm;@'/></numFmts><cellXfs><xf numFmtId='0'/>"
           "<xf numFmtId='164'/></cellXfs>"}),
      1);
}

TEST(Mutation, ChangedDocumentsGiveBlocksOrAnError) {
  const std::string row =
      "<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val='2'/><w:vMerge "
      "w:val='restart'/></w:tcPr><w:p><w:pPr>"
      "<w:numPr><w:ilvl w:val='1'/><w:numId "
      "w:val='1'/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:hMerge/><w:vMerge/>"
      "</w:tcPr><w:p/></w:tc></w:tr>";
  torture(
      "m.docx",
      fixtures::word_parts(
          "<w:p><w:pPr><w:pStyle w:val='a'/></w:pPr><w:ins><w:r><w:t>тек</w:t><w:br/></w:r></w:ins></w:p><w:tbl>" +
              row + row + "</w:tbl>",
          "<w:style w:styleId='a'><w:name w:val='heading 1'/><w:basedOn w:val='a'/><w:pPr><w:numPr><w:numId w:val='1'/>"
          "</w:numPr></w:pPr></w:style>",
          "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='1'><w:start w:val='3'/><w:numFmt w:val='upperRoman'/>"
          "<w:lvlText w:val='%1.%2)'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/>"
          "<w:lvlOverride w:ilvl='1'><w:startOverride w:val='9'/></w:lvlOverride></w:num>"),
      2);
}

Parts open_parts(const std::string& kind, const std::string& body) {
  return {{"mimetype", "application/vnd.oasis.opendocument." + kind},
          {"content.xml",
           "<o:d xmlns:o='o' xmlns:t='t' xmlns:x='x' xmlns:s='s'><o:automatic-styles><x:list-style "
           "s:name='L'><x:list-level-style-number "
           "x:level='1' s:num-format='1' s:num-suffix='.' "
           "x:start-value='3'/></x:list-style></o:automatic-styles><o:body><o:" +
               kind + ">" + body + "</o:" + kind + "></o:body></o:d>"}};
}

const std::string kOpenTable =
    "<t:table t:name='a'><t:table-row t:number-rows-repeated='2'><t:table-cell t:number-columns-spanned='2' "
    "t:number-rows-spanned='2' "
    "o:value-type='float' o:value='2.5' t:formula='of:=1'><x:p>2,5<x:s "
    "x:c='3'/></x:p></t:table-cell><t:covered-table-cell "
    "t:number-columns-repeated='3'/><t:table-cell o:value-type='date' "
    "o:date-value='2025-09-05T10:00:00'/></t:table-row></t:table>";

TEST(Mutation, ChangedOpenDocumentsGiveRowsOrAnError) {
  torture("m.ods", open_parts("spreadsheet", kOpenTable), 4);
  torture("m.odt",
          open_parts("text",
                     "<x:h>a</x:h><x:list x:style-name='L'><x:list-item><x:p>b<x:tab/></x:p></x:list-item></x:list>" +
                         kOpenTable),
          5);
}

TEST(Mutation, ChangedTextsGiveRowsOrAnError) {
  const Folder folder;
  Mutator mutate(3);
  const std::string text = "sep=;\nкод;\"имя \"\"x\"\"\";балл\r\n1;\"a\nb\";2,5\r\n2;;3\r\n";
  std::string wide = "\xFF\xFE";
  for (const char c : text) wide.append({c, static_cast<char>(static_cast<unsigned char>(c) < 0x80 ? 0 : 4)});
  for (int round = 0; round < kRounds; ++round) {
    survive(folder.file("m.csv", mutate(text)));
    survive(folder.file("m.csv", mutate(wide)));
  }
}

}  // namespace
}  // namespace vekha::sheet
