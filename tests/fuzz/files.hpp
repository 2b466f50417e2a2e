// Bytes as a file that is never on disk, and parts as an archive of stored parts.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vekha::fuzz {

/// A file in memory that has a path while the object lives.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes);
  ~MemoryFile();
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

/// The pieces between lines of «%%».
std::vector<std::string_view> pieces(std::string_view bytes);
/// A zip whose parts are not packed, so that changed bytes reach the readers.
std::string stored_zip(const std::vector<std::pair<std::string, std::string>>& parts);

}  // namespace vekha::fuzz
