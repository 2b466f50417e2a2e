#include "io/sheet/csv.hpp"

#include <algorithm>

#include "io/sheet/cell_reference.hpp"
#include "io/sheet/cell_values.hpp"
#include "io/sheet/csv_parser.hpp"
#include "io/sheet/refusal.hpp"
#include "io/sheet/text_file.hpp"

namespace vekha::sheet {
namespace {

std::string delimiter_name(char delimiter) {
  return delimiter == '\t' ? "табуляция" : std::string("«") + delimiter + "»";
}

class Csv : public Workbook {
 public:
  Csv(std::string path, const Limits& limits)
      : path_(std::move(path)), limits_(limits), encoding_(detect_encoding(path_)) {
    const std::string head = TextFile(path_, encoding_).next();
    constexpr std::size_t kSample = 256 * 1024;
    const std::string_view sample = std::string_view(head).substr(0, kSample);
    delimiter_ = declared_delimiter(sample.substr(0, sample.find_first_of("\r\n")));
    declared_ = delimiter_ != '\0';
    if (!declared_) delimiter_ = guess_delimiter(sample);
  }

  std::string format() const override {
    return "csv (" + encoding_name(encoding_) + "; " + delimiter_name(delimiter_) + ")";
  }
  const std::vector<std::string>& sheets() const override { return names_; }
  std::vector<Range> merged(std::size_t) override { return {}; }

  void each_row(std::size_t sheet, const std::function<bool(const Row&)>& row) override {
    VEKHA_CHECK(sheet == 0);
    Row current;
    CsvParser parser({delimiter_, limits_.max_cell, limits_.max_row, kMaxColumns, file_name(path_)},
                     [&](int number, const std::vector<std::string_view>& fields) {
                       if (declared_ && number == 1) return true;  // programs hide the line "sep=;" and do not count it
                       current.number = number - (declared_ ? 1 : 0);
                       fill(current.cells, fields);
                       return current.cells.empty() || row(current);
                     });
    TextFile file(path_, encoding_);
    for (std::string piece = file.next(); !piece.empty(); piece = file.next())
      if (!parser.feed(piece)) return;
    parser.finish();
  }

 private:
  static void fill(std::vector<Cell>& cells, const std::vector<std::string_view>& fields) {
    std::size_t width = fields.size();
    while (width > 0 && fields[width - 1].empty()) --width;
    cells.resize(width);
    for (std::size_t i = 0; i < width; ++i) {
      clear_text(cells[i].text);
      cells[i].text = fields[i];
      cells[i].number = plain_number(fields[i]);
    }
  }

  std::string path_;
  Limits limits_;
  Encoding encoding_;
  char delimiter_ = ';';
  bool declared_ = false;
  std::vector<std::string> names_{""};
};

}  // namespace

std::unique_ptr<Workbook> open_csv(const std::string& path, const Limits& limits) {
  return std::make_unique<Csv>(path, limits);
}

}  // namespace vekha::sheet
