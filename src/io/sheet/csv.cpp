#include "io/sheet/csv.hpp"

#include <algorithm>
#include <array>

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

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The sign numbers of the sample have before their fractions; 0 when there are none or both signs are met alike.
char guess_decimal(std::string_view sample, char delimiter) {
  std::array<int, 2> met{};  // «,» and «.»
  for (std::size_t from = 0; from < sample.size();) {
    std::size_t end = from;
    while (end < sample.size() && sample[end] != delimiter && sample[end] != '\n' && sample[end] != '\r') ++end;
    const std::string_view field = sample.substr(from, end - from);
    const std::size_t sign = field.find_first_of(",.");
    const bool one = sign != std::string_view::npos && field.find_first_of(",.", sign + 1) == std::string_view::npos;
    const std::string_view rest = one ? field.substr(field.starts_with('-') ? 1 : 0) : std::string_view{};
    if (one && std::all_of(rest.begin(), rest.end(), [](char c) { return is_digit(c) || c == ',' || c == '.'; }) &&
        is_digit(rest.front()) && is_digit(rest.back()))
      ++met[field[sign] == ',' ? 0 : 1];
    from = end + 1;
  }
  if (met[0] == met[1]) return '\0';
  return met[0] > met[1] ? ',' : '.';
}

Encoding encoding_of(const CsvLook& told, const std::string& path) {
  if (told.encoding.empty()) return detect_encoding(path);
  for (const Encoding one : {Encoding::utf8, Encoding::utf16_little, Encoding::utf16_big, Encoding::windows1251})
    if (encoding_name(one) == told.encoding) return one;
  throw Error(Code::bad_arguments, "Кодировка: UTF-8, UTF-16LE, UTF-16BE или windows-1251.");
}

class Csv : public Workbook {
 public:
  Csv(std::string path, const CsvLook& told, const Limits& limits)
      : path_(std::move(path)), limits_(limits), encoding_(encoding_of(told, path_)) {
    const std::string head = TextFile(path_, encoding_).next();
    constexpr std::size_t kSample = 256 * 1024;
    const std::string_view sample = std::string_view(head).substr(0, kSample);
    delimiter_ = declared_delimiter(sample.substr(0, sample.find_first_of("\r\n")));
    declared_ = delimiter_ != '\0';
    if (told.delimiter != '\0') delimiter_ = told.delimiter;
    if (delimiter_ == '\0') delimiter_ = guess_delimiter(sample);
    decimal_ = told.decimal != '\0' ? told.decimal : guess_decimal(sample, delimiter_);
    thousands_ = told.decimal == '\0' ? '\0' : told.decimal == '.' ? ',' : '.';
  }

  std::optional<CsvLook> csv() const override { return CsvLook{encoding_name(encoding_), delimiter_, decimal_}; }

  std::string format() const override {
    return "csv (" + encoding_name(encoding_) + "; " + delimiter_name(delimiter_) + ")";
  }
  const std::vector<std::string>& sheets() const override { return names_; }
  std::vector<Range> merged(std::size_t) override { return {}; }

  void each_row(std::size_t sheet, const RowSink& row) override {
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
  /// «1.234,5» where a person said that the comma parts the fraction.
  std::optional<double> number(std::string_view text) const {
    if (thousands_ == '\0' || text.find(thousands_) == std::string_view::npos) return plain_number(text);
    std::string plain(text);
    std::erase(plain, thousands_);
    return plain_number(plain);
  }

  void fill(std::vector<Cell>& cells, const std::vector<std::string_view>& fields) const {
    std::size_t width = fields.size();
    while (width > 0 && fields[width - 1].empty()) --width;
    cells.resize(width);
    for (std::size_t i = 0; i < width; ++i) {
      clear_text(cells[i].text);
      cells[i].text = fields[i];
      cells[i].number = number(fields[i]);
      cells[i].formula = false;
    }
  }

  std::string path_;
  Limits limits_;
  Encoding encoding_;
  char delimiter_ = ';';
  char decimal_ = '\0';
  char thousands_ = '\0';  ///< taken out of numbers; only when the decimal sign was told
  bool declared_ = false;
  std::vector<std::string> names_{""};
};

}  // namespace

std::unique_ptr<Workbook> open_csv(const std::string& path, const CsvLook& told, const Limits& limits) {
  return std::make_unique<Csv>(path, told, limits);
}

}  // namespace vekha::sheet
