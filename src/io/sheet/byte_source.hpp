// Bytes that come one piece after another: a part of an archive or a plain file.
#pragma once
#include <cstddef>
#include <span>
#include <string>

namespace vekha::sheet {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// Fills the beginning of `buffer`; the number of bytes, 0 at the end. Throws bad_input, too_large.
  virtual std::size_t read(std::span<char> buffer) = 0;
  /// The file, without folders, for messages.
  virtual const std::string& file() const = 0;
  /// The part of the archive, for messages.
  virtual const std::string& part() const = 0;
};

}  // namespace vekha::sheet
