// CSV as people's programs write it: any of four delimiters, quotes doubled, line breaks inside quotes, any line ends.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::sheet {

/// Fed with text piece by piece; hands over each record with its 1-based number (empty ones too).
class CsvParser {
 public:
  using Record = std::function<bool(int number, const std::vector<std::string>& fields)>;

  struct Options {
    char delimiter = ';';
    std::uint64_t max_field = 1ULL << 20;    ///< bytes
    std::uint64_t max_record = 32ULL << 20;  ///< bytes
    std::size_t max_fields = 16'384;
    std::string file;  ///< for messages
  };

  CsvParser(Options options, Record record);

  /// False when the receiver wants no more. Throws bad_input, too_large.
  bool feed(std::string_view text);
  /// The last record, which need not end with a line break. Throws bad_input for an unclosed quote.
  void finish();

 private:
  enum class State { start, plain, quoted, quote_in_quoted, after_return };
  [[noreturn]] void fail(std::string_view what) const;
  /// How many bytes were taken; 0 when the byte at the front needs the state machine.
  std::size_t take_run(std::string_view text);
  void step(char c);
  void step_outside(char c);
  void add(std::string_view bytes);
  void end_field();
  void end_record();

  Options options_;
  Record record_;
  State state_ = State::start;
  std::vector<std::string> fields_;
  std::size_t used_ = 0;
  std::uint64_t record_bytes_ = 0;
  int number_ = 1;
  bool wants_more_ = true;
};

/// The delimiter that divides the first records most evenly: ';' when none does.
char guess_delimiter(std::string_view sample);
/// The delimiter of a first line "sep=;", or '\0'.
char declared_delimiter(std::string_view first_line);

}  // namespace vekha::sheet
