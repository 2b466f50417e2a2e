// CSV as people's programs write it: any of four delimiters, quotes doubled, line breaks inside quotes, any line ends.
#pragma once
#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::sheet {

/// Fed with text piece by piece; hands over each record with its 1-based number (empty ones too).
class CsvParser {
 public:
  /// The fields are valid during the call.
  using Record = std::function<bool(int number, const std::vector<std::string_view>& fields)>;

  struct Options {
    char delimiter = ';';
    std::uint64_t max_field = 1ULL << 20;    ///< bytes
    std::uint64_t max_record = 32ULL << 20;  ///< bytes
    std::size_t max_fields = 16'384;
    std::string file;  ///< for messages
  };

  CsvParser(Options options, Record record) : options_(std::move(options)), record_(std::move(record)) {}

  /// False when the receiver wants no more. Throws bad_input, too_large.
  bool feed(std::string_view text);
  /// The last record, which need not end with a line break. Throws bad_input for an unclosed quote.
  void finish();

 private:
  enum class End { open, last };  ///< whether the text goes on in a next piece
  [[noreturn]] void fail(std::string_view what) const;
  /// Takes whole records off the front.
  void take_records(std::string_view& text, End end);
  bool take_record(std::string_view& text, End end);
  /// Moves behind the field; false when it may go on behind the text.
  bool take_field(std::string_view text, std::size_t& at, End end);
  bool take_quoted(std::string_view text, std::size_t& at, End end);
  std::size_t end_of_plain(std::string_view text, std::size_t at) const;
  void check_size(std::size_t size) const;

  Options options_;
  Record record_;
  std::vector<std::string_view> fields_;
  std::deque<std::string> unquoted_;  ///< fields that are not as written, kept from record to record
  std::size_t unquoted_used_ = 0;
  std::string pending_;        ///< the beginning of a record that goes on in the next piece
  bool after_return_ = false;  ///< a line feed at the front belongs to the line break before it
  int number_ = 1;
  bool wants_more_ = true;
};

/// The delimiter that divides the first records most evenly: ';' when none does.
char guess_delimiter(std::string_view sample);
/// The delimiter of a first line "sep=;", or '\0'.
char declared_delimiter(std::string_view first_line);

}  // namespace vekha::sheet
