#include "io/sheet/xlsx.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "io/sheet/package.hpp"
#include "io/sheet/refusal.hpp"
#include "io/sheet/sheet_rows.hpp"
#include "io/sheet/xml.hpp"

namespace vekha::sheet {
namespace {

constexpr std::size_t kMaxSheets = 1'000;
constexpr std::size_t kMaxStyles = 100'000;

struct SheetEntry {
  std::string name;
  std::string relation;
};

/// The list of sheets and the epoch of dates.
class WorkbookHandler : public XmlHandler {
 public:
  explicit WorkbookHandler(const std::string& file) : file_(file) {}
  void open(std::string_view name, const Attributes& attributes) override {
    if (name == "workbookPr") {
      const std::string_view old = attributes.get("date1904");
      epoch = old == "1" || old == "true" ? Epoch::year1904 : Epoch::year1900;
    }
    if (name != "sheet") return;
    if (sheets.size() >= kMaxSheets) refuse(Code::too_large, file_, "в книге слишком много листов", kSplitFile);
    sheets.push_back({std::string(attributes.get("name")), std::string(attributes.get("id"))});
  }
  void close(std::string_view name) override {
    if (name == "sheets") finish();
  }
  void text(std::string_view) override {}

  std::vector<SheetEntry> sheets;
  Epoch epoch = Epoch::year1900;

 private:
  const std::string& file_;
};

int number_of(std::string_view text) {
  int number = -1;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// Number formats of cell styles, by style number.
class StylesHandler : public XmlHandler {
 public:
  explicit StylesHandler(const std::string& file) : file_(file) {}
  void open(std::string_view name, const Attributes& attributes) override {
    if (name == "numFmt")
      own_[number_of(attributes.get("numFmtId"))] = parse_number_format(attributes.get("formatCode"));
    if (name == "cellXfs") inside_ = true;
    if (name != "xf" || !inside_) return;
    const int id = number_of(attributes.get("numFmtId"));
    const auto own = own_.find(id);
    styles.push_back(own == own_.end() ? builtin_number_format(id) : own->second);
    if (styles.size() + own_.size() > kMaxStyles)
      refuse(Code::too_large, file_, "в книге слишком много стилей", kSplitFile);
  }
  void close(std::string_view name) override {
    if (name == "cellXfs") finish();
  }
  void text(std::string_view) override {}

  std::vector<NumberFormat> styles;

 private:
  const std::string& file_;
  std::map<int, NumberFormat> own_;
  bool inside_ = false;
};

class Xlsx : public Workbook {
 public:
  Xlsx(std::unique_ptr<Archive> archive, const Limits& limits) : archive_(std::move(archive)), limits_(limits) {}

  void load(const std::string& main_part) {
    WorkbookHandler book(archive_->file());
    parse_xml(*archive_->open(main_part), book);
    epoch_ = book.epoch;
    const std::vector<Relation> related = relations(*archive_, main_part);
    for (SheetEntry& sheet : book.sheets) add_sheet(std::move(sheet), related);
    if (names_.empty()) refuse(Code::bad_input, archive_->file(), "в книге нет ни одного листа с ячейками", kSaveAgain);
    strings_part_ = target_of(related, "sharedStrings");
    const std::string styles_part = target_of(related, "styles");
    if (!archive_->has(styles_part)) return;
    StylesHandler styles(archive_->file());
    parse_xml(*archive_->open(styles_part), styles);
    styles_ = std::move(styles.styles);
  }

  std::string format() const override { return "xlsx"; }
  const std::vector<std::string>& sheets() const override { return names_; }

  void each_row(std::size_t sheet, const RowSink& row) override {
    VEKHA_CHECK(sheet < names_.size());
    load_strings();
    const auto source = archive_->open(parts_[sheet]);
    read_rows(*source, {strings_, styles_, epoch_, names_[sheet], limits_}, row);
  }

  std::vector<Range> merged(std::size_t sheet) override {
    VEKHA_CHECK(sheet < names_.size());
    return read_merged(*archive_->open(parts_[sheet]));
  }

 private:
  /// Sheets of charts and macros have no cells and are left out.
  void add_sheet(SheetEntry sheet, const std::vector<Relation>& related) {
    const auto found =
        std::find_if(related.begin(), related.end(), [&](const Relation& r) { return r.id == sheet.relation; });
    if (found == related.end())
      refuse(Code::bad_input, archive_->file(), "в файле нет содержимого листа «" + sheet.name + "»", kSaveAgain);
    if (found->kind != "worksheet") return;
    if (!archive_->has(found->target) || std::find(parts_.begin(), parts_.end(), found->target) != parts_.end())
      refuse(Code::bad_input, archive_->file(), "в файле нет содержимого листа «" + sheet.name + "»", kSaveAgain);
    names_.push_back(std::move(sheet.name));
    parts_.push_back(found->target);
  }

  void load_strings() {
    if (strings_loaded_) return;
    if (archive_->has(strings_part_)) strings_ = SharedStrings::load(*archive_, strings_part_, limits_);
    strings_loaded_ = true;
  }

  std::unique_ptr<Archive> archive_;
  Limits limits_;
  std::vector<std::string> names_;
  std::vector<std::string> parts_;
  std::vector<NumberFormat> styles_;
  Epoch epoch_ = Epoch::year1900;
  std::string strings_part_;
  SharedStrings strings_;
  bool strings_loaded_ = false;
};

}  // namespace

std::unique_ptr<Workbook> open_xlsx(std::unique_ptr<Archive> archive, const std::string& main_part,
                                    const Limits& limits) {
  auto book = std::make_unique<Xlsx>(std::move(archive), limits);
  book->load(main_part);
  return book;
}

}  // namespace vekha::sheet
