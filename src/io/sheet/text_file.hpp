// A plain text file read piece by piece as UTF-8, whatever its encoding; bytes that are no text are refused.
#pragma once
#include <cstdint>
#include <fstream>
#include <string>

#include "io/sheet/workbook.hpp"

namespace vekha::sheet {

enum class Encoding { utf8, utf16_little, utf16_big, windows1251 };
/// "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1251".
std::string encoding_name(Encoding encoding);

/// Looks through the whole file once. Throws unsupported when it is not text.
Encoding detect_encoding(const std::string& path);

class TextFile {
 public:
  TextFile(const std::string& path, Encoding encoding);

  /// The next piece in UTF-8 without byte order mark; empty at the end. Throws bad_input for broken UTF-16.
  std::string next();

 private:
  std::string decoded_piece();

  std::string path_;
  Encoding encoding_;
  std::ifstream file_;
  std::string rest_;  // an unfinished character of the last piece
  bool started_ = false;
  bool ended_ = false;
};

/// The whole text of at most `limit` bytes. Throws bad_input, unsupported, too_large.
std::string read_text(const std::string& path, std::uint64_t limit);

}  // namespace vekha::sheet
