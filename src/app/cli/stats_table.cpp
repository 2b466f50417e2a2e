#include "app/cli/stats_table.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <functional>
#include <limits>
#include <numeric>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/sheet/csv_parser.hpp"
#include "io/sheet/text_file.hpp"
#include "io/sheet/workbook.hpp"

namespace vekha::cli {
namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();
constexpr double kGreatest = 1e100;  ///< squares and sums of what is beyond overflow
constexpr std::size_t kToldProblems = 20;
constexpr std::size_t kToldOfColumn = 5;

using Fields = std::vector<std::string_view>;
/// Takes the number of the row in the file and its fields; false: no more is wanted.
using TakeRow = std::function<bool(int, const Fields&)>;

bool is_missing(std::string_view text) {
  return text.empty() || text == "NA" || text == "NaN" || text == "нет данных" || text == "н/д";
}

/// A number of at most 15 digits with at most one point, as nearly all are: a whole number by a power of ten, both
/// exact, so that their quotient is the nearest number (Clinger 1990). Nothing for anything else.
std::optional<double> short_number(std::string_view text) {
  constexpr std::array<double, 16> kPowers = {1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                              1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (text.empty() || text.size() > 16) return std::nullopt;
  std::int64_t whole = 0;
  std::size_t point = text.size();
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto digit = static_cast<unsigned>(text[i] - '0');
    if (digit <= 9) {
      whole = whole * 10 + digit;
    } else if (text[i] == '.' && point == text.size()) {
      point = i;
    } else {
      return std::nullopt;
    }
  }
  const std::size_t decimals = point == text.size() ? 0 : text.size() - point - 1;
  const std::size_t digits = point == text.size() ? text.size() : text.size() - 1;
  if (digits == 0 || digits > 15) return std::nullopt;
  const double value = static_cast<double>(whole) / kPowers[decimals];
  return negative ? -value : value;
}

/// "12", "-0.5", "1e-5", "12,5"; nothing for what is not a number that can be reckoned with.
std::optional<double> number_of(std::string_view text) {
  if (const auto number = short_number(text)) return number;
  double value = 0;
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc{} && end == text.data() + text.size())
    return std::abs(value) <= kGreatest ? std::optional(value) : std::nullopt;
  if (text.find(',') == std::string_view::npos) return std::nullopt;
  return parse_number(text);
}

/// The text without blanks around it: mostly there are none.
std::string_view bare(std::string_view text) {
  const auto plain = [](char c) { return c > ' ' && static_cast<unsigned char>(c) < 0x80; };
  return text.empty() || (plain(text.front()) && plain(text.back())) ? text : trimmed(text);
}

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

/// Gives each distinct text a number, in the order they are met.
class Codes {
 public:
  std::uint32_t code(std::string_view text) {
    if (last_ < values_.size() && values_[last_] == text) return last_;  // rows of one school stand together
    const auto found = codes_.find(text);
    if (found != codes_.end()) return last_ = found->second;
    last_ = static_cast<std::uint32_t>(values_.size());
    codes_.emplace(text, last_);
    values_.emplace_back(text);
    return last_;
  }
  std::vector<std::string> take() { return std::move(values_); }

 private:
  std::uint32_t last_ = 0;
  std::unordered_map<std::string, std::uint32_t, StringHash, std::equal_to<>> codes_;
  std::vector<std::string> values_;
};

/// The labels in R's order.
Labels sorted(std::vector<std::uint32_t> codes, std::vector<std::string> values) {
  std::vector<std::optional<double>> as_number;
  as_number.reserve(values.size());
  for (const std::string& value : values) as_number.push_back(number_of(value));
  const bool numeric = std::all_of(as_number.begin(), as_number.end(), [](const auto& n) { return n.has_value(); });
  std::vector<std::uint32_t> order(values.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (numeric && *as_number[a] < *as_number[b]) return true;
    if (numeric && *as_number[b] < *as_number[a]) return false;
    return values[a] < values[b];
  });
  Labels out;
  std::vector<std::uint32_t> place(values.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    place[order[i]] = i;
    out.values.push_back(std::move(values[order[i]]));
  }
  for (std::uint32_t& code : codes)
    if (code != Labels::kMissing) code = place[code];
  out.codes = std::move(codes);
  return out;
}

class Reader {
 public:
  /// Takes a text for UTF-8 until it is seen not to be.
  Reader(std::string path, const WantedColumns& wanted, sheet::Encoding encoding = sheet::Encoding::utf8)
      : path_(std::move(path)), wanted_(wanted), encoding_(encoding) {}

  StatsTable read() {
    file_ = std::filesystem::path(path_).filename().string();
    const bool told = each_row([this](int row, const Fields& fields) {
      if (names_.empty()) return take_names(row, fields);
      take(row, fields);
      return true;
    });
    if (!told) return Reader(path_, wanted_, sheet::detect_encoding(path_)).read();
    if (names_.empty())
      throw Error(Code::bad_input, "Файл «" + file_ + "»: нет ни одной строки с названиями столбцов.");
    refuse_problems();
    return table();
  }

  std::vector<std::string> columns() {
    file_ = std::filesystem::path(path_).filename().string();
    const bool told = each_row([this](int, const Fields& fields) {
      for (const std::string_view field : fields) names_.emplace_back(trimmed(field));
      return false;
    });
    return told ? names_ : Reader(path_, wanted_, sheet::detect_encoding(path_)).columns();
  }

 private:
  struct NumberColumn {
    std::string name;
    std::size_t place;
    std::vector<double> values;
  };
  struct LabelColumn {
    std::string name;
    std::size_t place;
    std::vector<std::uint32_t> codes;
    Codes labels;
  };

  /// False when the text is not in the encoding it was taken for.
  bool each_row(const TakeRow& take_row) {
    std::ifstream probe(path_, std::ios::binary);
    if (!probe) throw Error(Code::bad_input, "Файл «" + file_ + "» не найден или не читается.");
    std::string head(2, '\0');
    probe.read(head.data(), 2);
    if (head != "PK") return each_of_text(take_row);
    each_of_workbook(take_row);
    return true;
  }

  /// False when the text is not in the encoding it was taken for.
  bool each_of_text(const TakeRow& take_row) {
    sheet::TextFile file(path_, encoding_);
    std::string piece = file.next();
    const std::string_view sample = std::string_view(piece).substr(0, 65536);
    char delimiter = sheet::declared_delimiter(sample.substr(0, sample.find_first_of("\r\n")));
    const bool declared = delimiter != '\0';
    if (!declared) delimiter = sheet::guess_delimiter(sample);
    expect_rows(sample);
    sheet::CsvParser::Options options;
    options.delimiter = delimiter;
    options.file = file_;
    sheet::CsvParser parser(options, [&](int number, const Fields& fields) {
      if (declared && number == 1) return true;
      const bool blank = fields.size() == 1 && trimmed(fields[0]).empty();
      return blank || take_row(number, fields);
    });
    for (; !piece.empty(); piece = file.next()) {
      const bool told = encoding_ != sheet::Encoding::utf8 || (is_utf8(piece) && piece.find('\0') == std::string::npos);
      if (!told) return false;
      if (!parser.feed(piece)) return true;
    }
    parser.finish();
    return true;
  }

  /// About how many rows the file has, by the lines of its beginning.
  void expect_rows(std::string_view sample) {
    const auto lines = static_cast<std::size_t>(std::count(sample.begin(), sample.end(), '\n'));
    if (lines > 1) expected_rows_ = std::filesystem::file_size(path_) / sample.size() * lines * 21 / 20;
  }

  void each_of_workbook(const TakeRow& take_row) {
    Fields fields;
    sheet::open_workbook(path_)->each_row(0, [&](sheet::Row& row) {
      fields.clear();
      for (const sheet::Cell& cell : row.cells) fields.emplace_back(cell.text);
      return take_row(row.number, fields);
    });
  }

  void complain(int row, std::size_t column, Issue issue) {
    ++problems_;
    if (issues_.size() >= kToldProblems) return;
    if (issue.code != "no_column" && ++told_[column] > kToldOfColumn) return;
    issue.severity = Severity::error;
    issue.place = {.file = file_, .row = row, .column = static_cast<int>(column)};
    issues_.push_back(std::move(issue));
  }

  /// The place of a wanted column; nothing after a complaint.
  std::optional<std::size_t> place_of(int row, const std::string& name) {
    const auto found = std::find(names_.begin(), names_.end(), name);
    if (found == names_.end()) {
      complain(row, 0,
               {.code = "no_column",
                .message = "нет столбца «" + name + "»",
                .expected = "один из: " + joined(names_, ", ")});
      return std::nullopt;
    }
    const auto place = static_cast<std::size_t>(found - names_.begin());
    if (std::find(found + 1, names_.end(), name) == names_.end()) return place;
    complain(row, place + 1, {.code = "column_twice", .message = "столбец «" + name + "» встречается дважды"});
    return std::nullopt;
  }

  bool take_names(int row, const Fields& fields) {
    for (const std::string_view field : fields) names_.emplace_back(trimmed(field));
    for (const std::string& name : wanted_.numbers)
      if (const auto place = place_of(row, name)) numbers_.push_back({name, *place, {}});
    for (NumberColumn& column : numbers_) column.values.reserve(expected_rows_);
    for (const std::string& name : wanted_.labels)
      if (const auto place = place_of(row, name)) labels_.push_back({name, *place, {}, {}});
    for (LabelColumn& column : labels_) column.codes.reserve(expected_rows_);
    return true;
  }

  void take(int row, const Fields& fields) {
    ++rows_;
    if (fields.size() > names_.size())
      complain(row, 0,
               {.code = "too_wide",
                .message = "значений больше, чем столбцов",
                .found = std::to_string(fields.size()),
                .expected = std::to_string(names_.size())});
    for (NumberColumn& column : numbers_) {
      const std::string_view text = column.place < fields.size() ? bare(fields[column.place]) : std::string_view{};
      const auto value = text.empty() ? std::nullopt : number_of(text);
      column.values.push_back(value.value_or(kMissing));
      if (!value && !is_missing(text))
        complain(row, column.place + 1,
                 {.code = "text_in_numbers",
                  .message = "в столбце «" + column.name + "» не число",
                  .found = std::string(text),
                  .expected = "число или пусто"});
    }
    for (LabelColumn& column : labels_) {
      const std::string_view text = column.place < fields.size() ? bare(fields[column.place]) : std::string_view{};
      column.codes.push_back(is_missing(text) ? Labels::kMissing : column.labels.code(text));
    }
  }

  void refuse_problems() const {
    if (problems_ == 0) return;
    std::string message =
        "Таблица не подходит, " + counted(static_cast<std::int64_t>(problems_), "замечание", "замечания", "замечаний");
    if (problems_ > issues_.size()) message += ", показаны " + std::to_string(issues_.size());
    throw Error(Code::bad_input, message + ".", issues_);
  }

  StatsTable table() {
    StatsTable out{.file = file_, .rows = rows_};
    for (NumberColumn& column : numbers_) out.numbers.insert_or_assign(column.name, std::move(column.values));
    for (LabelColumn& column : labels_)
      out.labels.insert_or_assign(column.name, sorted(std::move(column.codes), column.labels.take()));
    return out;
  }

  std::string path_;
  WantedColumns wanted_;
  sheet::Encoding encoding_;
  std::string file_;
  std::vector<std::string> names_;
  std::vector<NumberColumn> numbers_;
  std::vector<LabelColumn> labels_;
  std::size_t rows_ = 0;
  std::size_t expected_rows_ = 0;
  std::size_t problems_ = 0;
  std::map<std::size_t, std::size_t> told_;  ///< complaints about each column; 0: about the whole row
  Issues issues_;
};

/// Those of `values` whose row is kept.
template <class T>
void keep(std::vector<T>& values, const std::vector<char>& kept) {
  std::size_t to = 0;
  for (std::size_t i = 0; i < kept.size(); ++i)
    if (kept[i]) values[to++] = values[i];
  values.resize(to);
}

void forget_unused(Labels& labels) {
  std::vector<std::uint32_t> place(labels.values.size(), Labels::kMissing);
  for (const std::uint32_t code : labels.codes) place[code] = 0;
  std::vector<std::string> values;
  for (std::size_t i = 0; i < place.size(); ++i) {
    if (place[i] == Labels::kMissing) continue;
    place[i] = static_cast<std::uint32_t>(values.size());
    values.push_back(std::move(labels.values[i]));
  }
  for (std::uint32_t& code : labels.codes) code = place[code];
  labels.values = std::move(values);
}

}  // namespace

const std::vector<double>& StatsTable::number(const std::string& column) const { return numbers.at(column); }

const Labels& StatsTable::label(const std::string& column) const { return labels.at(column); }

void refuse_repeated(std::vector<std::string> names, const std::string& option) {
  std::sort(names.begin(), names.end());
  const auto twice = std::adjacent_find(names.begin(), names.end());
  if (twice != names.end())
    throw Error(Code::bad_arguments, "Столбец «" + *twice + "» назван в " + option + " дважды: оставьте его один раз.");
}

StatsTable read_table(const std::string& path, const WantedColumns& wanted) { return Reader(path, wanted).read(); }

std::vector<std::string> table_columns(const std::string& path) { return Reader(path, {}).columns(); }

std::vector<double> known(const std::vector<double>& values) {
  std::vector<double> out;
  for (const double value : values)
    if (!std::isnan(value)) out.push_back(value);
  return out;
}

StatsTable complete(StatsTable table) {
  std::vector<char> kept(table.rows, 1);
  for (const auto& [name, values] : table.numbers)
    for (std::size_t i = 0; i < values.size(); ++i) kept[i] = kept[i] && !std::isnan(values[i]) ? 1 : 0;
  for (const auto& [name, labels] : table.labels)
    for (std::size_t i = 0; i < labels.codes.size(); ++i)
      kept[i] = kept[i] && labels.codes[i] != Labels::kMissing ? 1 : 0;
  const auto left = static_cast<std::size_t>(std::count(kept.begin(), kept.end(), 1));
  if (left == table.rows) return table;
  for (auto& [name, values] : table.numbers) keep(values, kept);
  for (auto& [name, labels] : table.labels) {
    keep(labels.codes, kept);
    forget_unused(labels);
  }
  table.dropped += table.rows - left;
  table.rows = left;
  return table;
}

}  // namespace vekha::cli
