#include "io/sheet/sheet_rows.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/text.hpp"
#include "io/sheet/cell_reference.hpp"
#include "io/sheet/cell_values.hpp"
#include "io/sheet/refusal.hpp"
#include "io/sheet/xml.hpp"

namespace vekha::sheet {
namespace {

enum class Type { number, shared, inline_text, formula_text, boolean, error, date };

Type type_of(std::string_view name) {
  if (name.empty()) return Type::number;
  if (name == "inlineStr") return Type::inline_text;
  if (name == "str") return Type::formula_text;
  if (name.size() > 1) return Type::error;
  switch (name.front()) {
    case 'n': return Type::number;
    case 's': return Type::shared;
    case 'b': return Type::boolean;
    case 'd': return Type::date;
    default: return Type::error;
  }
}

class RowsHandler : public XmlHandler {
 public:
  RowsHandler(const CellContext& context, const std::string& file, const RowSink& row)
      : context_(context), file_(file), give_(row) {}

  void open(std::string_view name, const Attributes& attributes) override {
    if (name.size() != 1) return open_long(name, attributes);
    switch (name.front()) {
      case 'c': return begin_cell(attributes);
      case 'v': collecting_ = in_cell_; return;
      case 't': collecting_ = phonetic_ ? collecting_ : in_cell_; return;
      case 'f': formula_ = true; return;
      default: return;
    }
  }

  void close(std::string_view name) override {
    if (name.size() == 1) {
      if (name.front() == 'c') return end_cell();
      if (name.front() == 'v' || name.front() == 't') collecting_ = false;
      return;
    }
    if (name == "row") return end_row();
    if (name == "rPh") phonetic_ = false;
    if (name == "sheetData") finish();
  }

  void text(std::string_view characters) override {
    if (!collecting_) return;
    value_.append(characters);
    if (value_.size() > context_.limits.max_cell)
      fail(Code::too_large, "слишком много текста в одной ячейке", kSplitFile);
  }

 private:
  [[noreturn]] void fail(Code code, std::string_view what, std::string_view fix) const {
    std::string where = "лист «" + context_.sheet + "», строка " + std::to_string(row_.number) + ": ";
    refuse(code, file_, where.append(what), fix);
  }

  void open_long(std::string_view name, const Attributes& attributes) {
    if (name == "row") return begin_row(attributes);
    if (name == "rPh") phonetic_ = true;
  }

  void begin_row(const Attributes& attributes) {
    const std::string_view written = attributes.get("r");
    const auto number = written.data() == nullptr ? std::optional(row_.number + 1) : parse_row_number(written);
    if (!number)
      fail(Code::bad_input, "следующая строка имеет недопустимый номер (больше 1 048 576 или не число)", kSaveAgain);
    if (*number <= row_.number) fail(Code::bad_input, "после неё строки идут не по порядку", kSaveAgain);
    row_.number = *number;
    used_ = 0;
    column_ = 0;
    row_bytes_ = 0;
  }

  void begin_cell(const Attributes& attributes) {
    std::optional<CellReference> place = CellReference{row_.number, column_ + 1};
    type_ = Type::number;
    style_ = 0;
    for (const Attribute& one : attributes.all()) {
      if (one.name.size() != 1) continue;
      const char name = one.name.front();
      if (name == 'r') place = parse_cell_reference(one.value);
      if (name == 't') type_ = type_of(one.value);
      if (name == 's') std::from_chars(one.value.data(), one.value.data() + one.value.size(), style_);
    }
    if (!place || place->column > kMaxColumns)
      fail(Code::bad_input, "недопустимый адрес ячейки (вне листа Excel или не адрес)", kSaveAgain);
    column_ = place->column;
    clear_text(value_);
    formula_ = false;
    in_cell_ = true;
  }

  void end_cell() {
    in_cell_ = false;
    if (value_.empty() && !formula_) return;
    Cell& cell = cell_at(static_cast<std::size_t>(column_ - 1));
    fill(cell);
    row_bytes_ += cell.text.size();
    if (row_bytes_ > context_.limits.max_row) fail(Code::too_large, "слишком много текста", kSplitFile);
  }

  /// Cells keep their memory from row to row; only those of this row are handed over.
  Cell& cell_at(std::size_t index) {
    if (index >= row_.cells.size()) row_.cells.resize(index + 1);
    for (; used_ <= index; ++used_) {
      clear_text(row_.cells[used_].text);
      row_.cells[used_].number.reset();
      row_.cells[used_].formula = false;
    }
    return row_.cells[index];
  }

  void fill(Cell& cell) {
    cell.formula = formula_;
    cell.number.reset();
    switch (type_) {
      case Type::number: return fill_number(cell);
      case Type::shared: cell.text = shared_text(); break;
      case Type::boolean: cell.text = value_ == "1" || value_ == "true" ? "ИСТИНА" : "ЛОЖЬ"; return;
      case Type::date: cell.text = iso_date_text(value_); return;
      case Type::error: cell.text = value_; return;
      case Type::inline_text:
      case Type::formula_text:
        unescape_string(value_);
        cell.text = value_;
        break;
    }
    cell.number = plain_number(cell.text);
  }

  NumberFormat format() const { return style_ < context_.styles.size() ? context_.styles[style_] : NumberFormat{}; }

  /// A few digits without a format look as they are written.
  bool fill_digits(Cell& cell) const {
    constexpr std::size_t kFew = 9;
    if (value_.empty() || value_.size() > kFew || (value_.size() > 1 && value_[0] == '0')) return false;
    int number = 0;
    for (const char digit : value_) {
      if (digit < '0' || digit > '9') return false;
      number = number * 10 + (digit - '0');
    }
    if (format().kind != NumberFormat::Kind::general) return false;
    cell.text = value_;
    cell.number = number;
    return true;
  }

  void fill_number(Cell& cell) const {
    if (fill_digits(cell)) return;
    const std::string_view written = trimmed(value_);
    double number = 0;
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), number);
    if (error != std::errc{} || end != written.data() + written.size() || !std::isfinite(number)) {
      cell.text = written;
      return;
    }
    cell.text = number_text(number, format(), context_.epoch);
    if (!format().is_date()) cell.number = number;
  }

  std::string_view shared_text() const {
    std::size_t index = 0;
    const std::string_view written = trimmed(value_);
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), index);
    const auto text = error == std::errc{} ? context_.strings.at(index) : std::nullopt;
    if (!text) fail(Code::bad_input, "ячейка ссылается на текст, которого в книге нет", kSaveAgain);
    return *text;
  }

  void end_row() {
    while (used_ > 0 && row_.cells[used_ - 1].text.empty() && !row_.cells[used_ - 1].formula) --used_;
    row_.cells.resize(used_);
    if (used_ > 0 && !give_(row_)) finish();
  }

  const CellContext& context_;
  const std::string& file_;
  const RowSink& give_;
  Row row_;
  std::size_t used_ = 0;  // cells of row_ that belong to this row
  int column_ = 0;
  std::uint64_t row_bytes_ = 0;
  Type type_ = Type::number;
  std::size_t style_ = 0;
  std::string value_;
  bool formula_ = false;
  bool in_cell_ = false;
  bool collecting_ = false;
  bool phonetic_ = false;
};

class MergedHandler : public XmlHandler {
 public:
  explicit MergedHandler(const std::string& file) : file_(file) {}
  void open(std::string_view name, const Attributes& attributes) override {
    if (name != "mergeCell") return;
    const auto range = parse_range(attributes.get("ref"));
    if (!range) refuse(Code::bad_input, file_, "недопустимый адрес объединённых ячеек", kSaveAgain);
    constexpr std::size_t kMaxMerged = 1'000'000;
    if (found.size() >= kMaxMerged) refuse(Code::too_large, file_, "слишком много объединённых ячеек", kSplitFile);
    found.push_back(*range);
  }
  void close(std::string_view name) override {
    if (name == "mergeCells") finish();
  }
  void text(std::string_view) override {}

  std::vector<Range> found;

 private:
  const std::string& file_;
};

}  // namespace

void read_rows(ByteSource& source, const CellContext& context, const RowSink& row) {
  RowsHandler handler(context, source.file(), row);
  parse_xml(source, handler);
}

std::vector<Range> read_merged(ByteSource& source) {
  MergedHandler handler(source.file());
  parse_xml(source, handler);
  return std::move(handler.found);
}

}  // namespace vekha::sheet
