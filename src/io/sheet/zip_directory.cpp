#include "io/sheet/zip_directory.hpp"

#include <algorithm>
#include <fstream>

#include "io/sheet/refusal.hpp"

namespace vekha::sheet {
namespace {

constexpr std::size_t kEndSize = 22;        // end of central directory record
constexpr std::size_t kMaxComment = 65535;  // bytes that may follow it
constexpr std::size_t kLocatorSize = 20;    // zip64 locator, stands right before
constexpr std::size_t kEnd64Size = 56;      // zip64 end record
constexpr std::uint64_t kDirectoryBytesPerEntry = 1024;

std::uint64_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint64_t value = 0;
  for (std::size_t i = size; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

std::string bytes_at(std::ifstream& file, std::uint64_t from, std::size_t size) {
  std::string bytes(size, '\0');
  file.clear();
  file.seekg(static_cast<std::streamoff>(from));
  file.read(bytes.data(), static_cast<std::streamsize>(size));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

struct Directory {
  std::uint64_t entries = 0;
  std::uint64_t bytes = 0;
};

/// The larger of what the zip64 record says, when there is one, and what the plain record says.
Directory with_zip64(std::ifstream& file, std::string_view tail, std::size_t end, Directory plain) {
  if (end < kLocatorSize || !tail.substr(end - kLocatorSize).starts_with("PK\x06\x07")) return plain;
  const std::string record = bytes_at(file, number_at(tail, end - kLocatorSize + 8, 8), kEnd64Size);
  if (record.size() < kEnd64Size || !record.starts_with("PK\x06\x06")) return plain;
  const std::uint64_t unknown_entries = plain.entries == 0xFFFF ? 0 : plain.entries;
  const std::uint64_t unknown_bytes = plain.bytes == 0xFFFFFFFF ? 0 : plain.bytes;
  return {std::max(unknown_entries, number_at(record, 32, 8)), std::max(unknown_bytes, number_at(record, 40, 8))};
}

}  // namespace

void check_zip_directory(const std::string& path, const Limits& limits) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  const auto size = static_cast<std::uint64_t>(std::max<std::streamoff>(file.tellg(), 0));
  const std::uint64_t from = size - std::min<std::uint64_t>(size, kEndSize + kMaxComment + kLocatorSize);
  const std::string tail = bytes_at(file, from, static_cast<std::size_t>(size - from));
  bool found = false;
  // A comment may hide a second record, and libraries differ in which they believe: every one must be modest.
  for (std::size_t at = tail.find("PK\x05\x06"); at != std::string::npos; at = tail.find("PK\x05\x06", at + 1)) {
    if (at + kEndSize > tail.size()) break;
    found = true;
    const Directory plain{number_at(tail, at + 10, 2), number_at(tail, at + 12, 4)};
    const Directory directory = with_zip64(file, tail, at, plain);
    if (directory.entries > limits.max_entries || directory.bytes > limits.max_entries * kDirectoryBytesPerEntry)
      refuse(Code::too_large, file_name(path),
             "в архиве слишком много частей, такой файл не похож на таблицу или документ", kSplitFile);
  }
  if (!found)
    refuse(Code::bad_input, file_name(path), "файл обрывается или повреждён, у архива нет оглавления", kSaveAgain);
}

}  // namespace vekha::sheet
