// One workbook read three ways: made of ROWS rows × 30 cells, read by Vekha, and its sheet merely inflated and parsed
// by expat. Each way is a run of its own, so that the most memory is its own; xlsx.sh compares them.
#include <expat.h>
#include <fmt/format.h>
#include <zip.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "io/sheet/workbook.hpp"

using namespace vekha;

namespace {

constexpr int kTasks = 20;
constexpr int kColumns = 30;
constexpr const char* kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr const char* kOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr const char* kPackage = "http://schemas.openxmlformats.org/package/2006";

using Clock = std::chrono::steady_clock;
double since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

[[noreturn]] void give_up(const std::string& why) {
  fmt::print(stderr, "bench xlsx: {}\n", why);
  std::exit(1);
}

std::string column_name(int column) {
  std::string out;
  for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    out.insert(out.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return out;
}

/// The sheet and its shared strings written row by row into plain files: a protocol as a region would export it.
class Sheet {
 public:
  explicit Sheet(const std::string& folder) : rows_(folder + "/sheet1.xml"), strings_(folder + "/sharedStrings.xml") {
    rows_ << R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)" << "\n<worksheet xmlns=\"" << kMain
          << "\"><sheetData>";
    strings_ << R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)" << "\n<sst xmlns=\"" << kMain << "\">";
    for (int column = 0; column < kColumns; ++column) columns_.push_back(column_name(column));
    for (const char* word : {"А", "Б", "В", "ж", "м", "X", "н/п"}) shared(word);
    for (int school = 0; school < kSchools; ++school) shared(fmt::format("sch{:06}", 100000 + school));
  }

  void row(int number) {
    line_.clear();
    column_ = 0;
    number_ = number;
    fmt::format_to(std::back_inserter(line_), R"(<row r="{}" spans="1:{}">)", number, kColumns);
    text(kWords + static_cast<std::size_t>(number / 100 % kSchools));
    text(shared(fmt::format("{:08}-{}", number * 7 % 99999989, number % 13)));  // a code of its own in every row
    text(dice_() % 3);
    text(3 + dice_() % 2);
    for (const int value : {number % 100 + 1, 1 + number % 4}) figure(fmt::format("{}", value));
    figure(fmt::format("{}.{}", dice_() % 40, 1 + dice_() % 9));
    for (int mark = 0; mark < 3; ++mark) figure(fmt::format("{}", 2 + dice_() % 4));
    for (int task = 0; task < kTasks; ++task) dice_() % 25 == 0 ? text(5) : figure(fmt::format("{}", dice_() % 4));
    line_ += "</row>";
    rows_ << line_;
  }

  void finish() {
    rows_ << "</sheetData></worksheet>";
    strings_ << "</sst>";
    rows_.close();
    strings_.close();
  }

 private:
  static constexpr int kSchools = 5000;
  static constexpr std::size_t kWords = 7;

  std::size_t shared(const std::string& text) {
    strings_ << "<si><t>" << text << "</t></si>";
    return count_++;
  }
  void text(std::size_t index) {
    fmt::format_to(std::back_inserter(line_), R"(<c r="{}{}" s="1" t="s"><v>{}</v></c>)", columns_[column_], number_,
                   index);
    ++column_;
  }
  void figure(const std::string& value) {
    fmt::format_to(std::back_inserter(line_), R"(<c r="{}{}" s="1"><v>{}</v></c>)", columns_[column_], number_, value);
    ++column_;
  }

  std::ofstream rows_;
  std::ofstream strings_;
  std::vector<std::string> columns_;
  std::size_t count_ = 0;
  std::string line_;
  std::size_t column_ = 0;
  int number_ = 0;
  std::mt19937 dice_{20};
};

void add_file(zip_t* zip, const char* name, const std::string& path) {
  zip_source_t* const source = zip_source_file(zip, path.c_str(), 0, -1);
  const zip_int64_t index = source == nullptr ? -1 : zip_file_add(zip, name, source, 0);
  constexpr int kFast = 1;  // as spreadsheet programs pack
  if (index < 0 || zip_set_file_compression(zip, static_cast<zip_uint64_t>(index), ZIP_CM_DEFLATE, kFast) != 0)
    give_up("the archive is not written");
}

void add_text(zip_t* zip, const char* name, const std::string& text) {
  zip_source_t* const source = zip_source_buffer(zip, text.data(), text.size(), 0);
  if (source == nullptr || zip_file_add(zip, name, source, 0) < 0) give_up("the archive is not written");
}

int make(const std::string& path, int rows) {
  const std::string folder = path.substr(0, path.rfind('/'));
  Sheet sheet(folder);
  for (int row = 1; row <= rows; ++row) sheet.row(row);
  sheet.finish();
  const std::string package_list = fmt::format(
      R"(<Relationships xmlns="{}/relationships"><Relationship Id="rId1" Type="{}/officeDocument" Target="xl/workbook.xml"/></Relationships>)",
      kPackage, kOffice);
  const std::string book_list = fmt::format(
      R"(<Relationships xmlns="{0}/relationships"><Relationship Id="rId1" Type="{1}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{1}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="{1}/styles" Target="styles.xml"/></Relationships>)",
      kPackage, kOffice);
  const std::string book = fmt::format(
      R"(<workbook xmlns="{}" xmlns:r="{}"><sheets><sheet name="Протокол" sheetId="1" r:id="rId1"/></sheets></workbook>)",
      kMain, kOffice);
  const std::string styles = fmt::format(
      R"(<styleSheet xmlns="{}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="0"/></cellXfs></styleSheet>)",
      kMain);
  const std::string types = fmt::format(
      R"(<Types xmlns="{}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>)",
      kPackage);
  zip_t* const zip = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  if (zip == nullptr) give_up("cannot write " + path);
  add_text(zip, "[Content_Types].xml", types);
  add_text(zip, "_rels/.rels", package_list);
  add_text(zip, "xl/_rels/workbook.xml.rels", book_list);
  add_text(zip, "xl/workbook.xml", book);
  add_text(zip, "xl/styles.xml", styles);
  add_file(zip, "xl/worksheets/sheet1.xml", folder + "/sheet1.xml");
  add_file(zip, "xl/sharedStrings.xml", folder + "/sharedStrings.xml");
  if (zip_close(zip) != 0) give_up("the archive is not written");
  std::remove((folder + "/sheet1.xml").c_str());
  std::remove((folder + "/sharedStrings.xml").c_str());
  return 0;
}

std::size_t peak_kib() {
  std::ifstream status("/proc/self/status");
  std::string word;
  std::size_t kib = 0;
  while (status >> word)
    if (word == "VmHWM:") status >> kib;
  return kib;
}

void report(double seconds, std::size_t cells) { fmt::print("{:.3f} {} {}\n", seconds, peak_kib() / 1024, cells); }

/// All rows of all sheets handed over as the importer takes them.
int read(const std::string& path) {
  const auto start = Clock::now();
  const auto book = sheet::open_workbook(path);
  std::size_t cells = 0;
  for (std::size_t number = 0; number < book->sheets().size(); ++number)
    book->each_row(number, [&](const sheet::Row& row) {
      for (const sheet::Cell& cell : row.cells) cells += cell.text.empty() ? 0 : 1;
      return true;
    });
  report(since(start), cells);
  return 0;
}

std::size_t parse_part(zip_t* zip, const char* name) {
  zip_file_t* const part = zip_fopen(zip, name, 0);
  if (part == nullptr) give_up(std::string("no part ") + name);
  const XML_Parser parser = XML_ParserCreate(nullptr);
  std::size_t cells = 0;
  XML_SetUserData(parser, &cells);
  XML_SetStartElementHandler(parser, [](void* count, const XML_Char* element, const XML_Char**) {
    *static_cast<std::size_t*>(count) += element[0] == 'c' && element[1] == '\0' ? 1 : 0;
  });
  constexpr int kPiece = 256 * 1024;
  for (zip_int64_t got = 1; got > 0;) {
    got = zip_fread(part, XML_GetBuffer(parser, kPiece), kPiece);
    if (got < 0 || XML_ParseBuffer(parser, static_cast<int>(got), got == 0 ? 1 : 0) != XML_STATUS_OK)
      give_up("the part is broken");
  }
  XML_ParserFree(parser);
  zip_fclose(part);
  return cells;
}

/// The same bytes inflated and parsed, and nothing more.
int parse(const std::string& path) {
  const auto start = Clock::now();
  zip_t* const zip = zip_open(path.c_str(), ZIP_RDONLY, nullptr);
  if (zip == nullptr) give_up("cannot read " + path);
  parse_part(zip, "xl/sharedStrings.xml");
  const std::size_t cells = parse_part(zip, "xl/worksheets/sheet1.xml");
  zip_discard(zip);
  report(since(start), cells);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string what = argc > 2 ? argv[1] : "";
  if (what == "make" && argc == 4) return make(argv[2], std::atoi(argv[3]));
  if (what == "read") return read(argv[2]);
  if (what == "parse") return parse(argv[2]);
  give_up("make FILE ROWS | read FILE | parse FILE; prints seconds, MiB at most, cells");
}
