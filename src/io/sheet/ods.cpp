#include "io/sheet/ods.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "base/text.hpp"
#include "io/sheet/cell_reference.hpp"
#include "io/sheet/cell_values.hpp"
#include "io/sheet/number_format.hpp"
#include "io/sheet/refusal.hpp"
#include "io/sheet/xml.hpp"

namespace vekha::sheet {
namespace {

constexpr std::uint64_t kMaxRepeated = 50'000'000;  // cells written once and standing many times

int count_of(std::string_view text, int otherwise) {
  const auto count = text.empty() ? std::nullopt : parse_integer(text);
  return count ? static_cast<int>(std::clamp<std::int64_t>(*count, 0, kMaxRows)) : otherwise;
}

std::optional<double> value_of(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc{} || !std::isfinite(value)) return std::nullopt;
  return value;
}

/// Follows the place in the tables; what to do with them is left to the derived.
class TableHandler : public XmlHandler {
 public:
  explicit TableHandler(const std::string& file) : file_(file) {}

  void open(std::string_view name, const Attributes& attributes) override {
    ++depth_;
    if (name == "annotation" && skip_from_ == 0) skip_from_ = depth_;
    if (skip_from_ != 0) return;
    if (name == "table") return begin_table(attributes);
    if (table_depth_ == 0) return;
    if (name == "table-row") {
      row_repeat_ = count_of(attributes.get("number-rows-repeated"), 1);
      column_ = 0;
      begin_row();
    } else if (name == "table-cell" || name == "covered-table-cell") {
      repeat_ = count_of(attributes.get("number-columns-repeated"), 1);
      begin_cell(attributes);
    } else {
      begin_inside(name, attributes);
    }
  }

  void close(std::string_view name) override {
    const bool skipped = skip_from_ != 0;
    if (skip_from_ == depth_) skip_from_ = 0;
    --depth_;
    if (skipped || table_depth_ == 0) return;
    if (name == "table-cell" || name == "covered-table-cell") {
      end_cell();
      column_ += repeat_;
      if (column_ > kMaxRows) column_ = kMaxRows;
    } else if (name == "table-row") {
      end_row();
      row_ += row_repeat_;
      if (row_ > 2 * kMaxRows) refuse(Code::bad_input, file_, "строк больше, чем бывает на листе", kSaveAgain);
    } else if (name == "p") {
      end_paragraph();
    } else if (name == "table" && --table_depth_ == 0) {
      ++table_;
      end_table();
    }
  }

  void text(std::string_view characters) override {
    if (skip_from_ == 0 && table_depth_ == 1) add_text(characters);
  }

 protected:
  virtual void table_name(std::string_view name) = 0;
  virtual void begin_row() {}
  virtual void begin_cell(const Attributes&) {}
  virtual void begin_inside(std::string_view, const Attributes&) {}
  virtual void add_text(std::string_view) {}
  virtual void end_paragraph() {}
  virtual void end_cell() {}
  virtual void end_row() {}
  virtual void end_table() {}

  const std::string& file() const { return file_; }
  std::size_t table() const { return table_; }
  int row() const { return row_; }  ///< 0-based first of the repeated ones
  int row_repeat() const { return row_repeat_; }
  int column() const { return column_; }  ///< 0-based first of the repeated ones
  int repeat() const { return repeat_; }

 private:
  void begin_table(const Attributes& attributes) {
    if (++table_depth_ != 1) return;
    row_ = 0;
    table_name(attributes.get("name"));
  }

  const std::string& file_;
  int depth_ = 0;
  int skip_from_ = 0;  // depth of the note that is being left out
  int table_depth_ = 0;
  std::size_t table_ = 0;
  int row_ = 0;
  int row_repeat_ = 1;
  int column_ = 0;
  int repeat_ = 1;
};

/// Names of the sheets and their merged blocks.
class OutlineHandler : public TableHandler {
 public:
  using TableHandler::TableHandler;
  std::vector<std::string> names;
  std::vector<std::vector<Range>> merged;

 protected:
  void table_name(std::string_view name) override {
    constexpr std::size_t kMaxSheets = 1'000;
    if (names.size() >= kMaxSheets) refuse(Code::too_large, file(), "в книге слишком много листов", kSplitFile);
    names.emplace_back(name);
    merged.emplace_back();
  }
  void begin_cell(const Attributes& attributes) override {
    const int rows = count_of(attributes.get("number-rows-spanned"), 1);
    const int columns = count_of(attributes.get("number-columns-spanned"), 1);
    if (rows <= 1 && columns <= 1) return;
    constexpr std::size_t kMaxMerged = 1'000'000;
    if (merged.back().size() >= kMaxMerged)
      refuse(Code::too_large, file(), "слишком много объединённых ячеек", kSplitFile);
    merged.back().push_back({row() + 1, column() + 1, row() + std::max(rows, 1), column() + std::max(columns, 1)});
  }
};

/// The rows of one sheet.
class RowsHandler : public TableHandler {
 public:
  RowsHandler(const std::string& file, std::size_t sheet, const Limits& limits, const RowSink& give)
      : TableHandler(file), sheet_(sheet), limits_(limits), give_(give) {}

 protected:
  void table_name(std::string_view) override {}
  void begin_row() override {
    row_cells_.cells.clear();
    row_bytes_ = 0;
  }

  void begin_cell(const Attributes& attributes) override {
    text_.clear();
    paragraphs_ = 0;
    type_ = attributes.get("value-type");
    value_ = attributes.get(type_ == "date" ? "date-value" : "value");
    if (type_ == "boolean") value_ = attributes.get("boolean-value");
    formula_ = attributes.get("formula").data() != nullptr;
  }

  void begin_inside(std::string_view name, const Attributes& attributes) override {
    if (name == "p" && paragraphs_++ > 0) text_ += '\n';
    if (name == "s") text_.append(static_cast<std::size_t>(std::clamp(count_of(attributes.get("c"), 1), 1, 1000)), ' ');
    if (name == "tab") text_ += '\t';
    if (name == "line-break") text_ += '\n';
    in_paragraph_ = in_paragraph_ || name == "p";
  }
  void end_paragraph() override { in_paragraph_ = false; }
  void add_text(std::string_view characters) override {
    if (!in_paragraph_ || table() != sheet_) return;
    text_.append(characters);
    if (text_.size() > limits_.max_cell)
      refuse(Code::too_large, file(), "слишком много текста в одной ячейке", kSplitFile);
  }

  void end_cell() override {
    if (table() != sheet_) return;
    Cell cell = finished_cell();
    if (cell.text.empty() && !cell.formula) return;
    const int end = column() + repeat();
    if (end > kMaxColumns) refuse(Code::bad_input, file(), "ячейки стоят дальше последнего столбца листа", kSaveAgain);
    spend(static_cast<std::uint64_t>(repeat()));
    row_bytes_ += cell.text.size() * static_cast<std::uint64_t>(repeat());
    if (row_bytes_ > limits_.max_row)
      refuse(Code::too_large, file(), "слишком много текста в одной строке", kSplitFile);
    row_cells_.cells.resize(static_cast<std::size_t>(column()));
    row_cells_.cells.resize(static_cast<std::size_t>(end), cell);
  }

  void end_row() override {
    if (table() != sheet_ || row_cells_.cells.empty()) return;
    if (row() + row_repeat() > kMaxRows)
      refuse(Code::bad_input, file(), "строк больше, чем бывает на листе", kSaveAgain);
    spend(row_cells_.cells.size() * static_cast<std::uint64_t>(row_repeat() - 1));
    for (int i = 1; i <= row_repeat(); ++i) {
      Row one{.number = row() + i, .cells = i < row_repeat() ? row_cells_.cells : std::move(row_cells_.cells)};
      if (!give_(one)) return finish();
    }
  }
  void end_table() override {
    if (table() > sheet_) finish();
  }

 private:
  /// Repetition makes a small file endless.
  void spend(std::uint64_t cells) {
    spent_ += cells;
    if (spent_ > kMaxRepeated) refuse(Code::too_large, file(), "слишком много повторённых ячеек", kSplitFile);
  }

  Cell finished_cell() {
    Cell cell;
    cell.formula = formula_;
    if (type_ == "float" || type_ == "percentage" || type_ == "currency") cell.number = value_of(value_);
    const bool plain = cell.number && type_ == "float" && text_.find_first_not_of("0123456789") != std::string::npos;
    if (type_ == "date") {
      cell.text = iso_date_text(value_);
    } else if (type_ == "boolean") {
      cell.text = value_ == "true" ? "ИСТИНА" : "ЛОЖЬ";
    } else if (plain || (cell.number && text_.empty())) {
      cell.text = general_text(*cell.number);
    } else {
      cell.text = std::move(text_);
    }
    if (type_.empty() || type_ == "string") cell.number = plain_number(cell.text);
    return cell;
  }

  std::size_t sheet_;
  const Limits& limits_;
  const RowSink& give_;
  Row row_cells_;
  std::string text_;
  std::string type_;
  std::string value_;
  int paragraphs_ = 0;
  bool formula_ = false;
  bool in_paragraph_ = false;
  std::uint64_t spent_ = 0;
  std::uint64_t row_bytes_ = 0;
};

class Ods : public Workbook {
 public:
  Ods(std::unique_ptr<Archive> archive, const Limits& limits) : archive_(std::move(archive)), limits_(limits) {
    OutlineHandler outline(archive_->file());
    parse_xml(*archive_->open("content.xml"), outline);
    names_ = std::move(outline.names);
    merged_ = std::move(outline.merged);
    if (names_.empty()) refuse(Code::bad_input, archive_->file(), "в книге нет ни одного листа", kSaveAgain);
  }

  std::string format() const override { return "ods"; }
  const std::vector<std::string>& sheets() const override { return names_; }
  std::vector<Range> merged(std::size_t sheet) override { return merged_.at(sheet); }
  void each_row(std::size_t sheet, const RowSink& row) override {
    VEKHA_CHECK(sheet < names_.size());
    RowsHandler handler(archive_->file(), sheet, limits_, row);
    parse_xml(*archive_->open("content.xml"), handler);
  }

 private:
  std::unique_ptr<Archive> archive_;
  Limits limits_;
  std::vector<std::string> names_;
  std::vector<std::vector<Range>> merged_;
};

}  // namespace

std::unique_ptr<Workbook> open_ods(std::unique_ptr<Archive> archive, const Limits& limits) {
  return std::make_unique<Ods>(std::move(archive), limits);
}

}  // namespace vekha::sheet
