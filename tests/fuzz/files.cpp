#include "files.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

namespace vekha::fuzz {
namespace {

constexpr std::string_view kDivider = "\n%%\n";
constexpr std::uint64_t kVersion = 20;

/// A little-endian number of so many bytes.
void put(std::string& out, std::uint64_t number, int bytes) {
  for (int i = 0; i < bytes; ++i, number >>= 8U) out += static_cast<char>(number & 0xFFU);
}

/// CRC-32 of a zip.
std::uint32_t checksum(std::string_view bytes) {
  constexpr std::uint32_t kPolynomial = 0xEDB88320;
  std::uint32_t sum = ~0U;
  for (const char byte : bytes) {
    sum ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) sum = sum >> 1U ^ ((sum & 1U) != 0 ? kPolynomial : 0);
  }
  return ~sum;
}

/// What the head of a part and its line in the directory share.
void put_entry(std::string& out, std::string_view name, std::string_view bytes) {
  put(out, kVersion, 2);
  put(out, 0, 8);  // flags, method, time and date
  put(out, checksum(bytes), 4);
  put(out, bytes.size(), 4);
  put(out, bytes.size(), 4);
  put(out, name.size(), 2);
  put(out, 0, 2);
}

}  // namespace

MemoryFile::MemoryFile(std::string_view bytes) : descriptor_(memfd_create("fuzz", 0)) {
  if (descriptor_ < 0 || write(descriptor_, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) abort();
}

MemoryFile::~MemoryFile() { close(descriptor_); }

std::vector<std::string_view> pieces(std::string_view bytes) {
  std::vector<std::string_view> out;
  for (std::size_t at = bytes.find(kDivider); at != std::string_view::npos; at = bytes.find(kDivider)) {
    out.push_back(bytes.substr(0, at));
    bytes.remove_prefix(at + kDivider.size());
  }
  out.push_back(bytes);
  return out;
}

std::string stored_zip(const std::vector<std::pair<std::string, std::string>>& parts) {
  std::string out;
  std::string directory;
  for (const auto& [name, bytes] : parts) {
    const std::size_t offset = out.size();
    out += "PK\x03\x04";
    put_entry(out, name, bytes);
    out += name + bytes;
    directory += "PK\x01\x02";
    put(directory, kVersion, 2);
    put_entry(directory, name, bytes);
    put(directory, 0, 10);  // comment, disk, attributes
    put(directory, offset, 4);
    directory += name;
  }
  const std::size_t offset = out.size();
  out += directory;
  out += "PK\x05\x06";
  put(out, 0, 4);
  put(out, parts.size(), 2);
  put(out, parts.size(), 2);
  put(out, directory.size(), 4);
  put(out, offset, 4);
  put(out, 0, 2);
  return out;
}

}  // namespace vekha::fuzz
