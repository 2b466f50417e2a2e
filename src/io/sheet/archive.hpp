// A zip as an untrusted container of parts: every promise of its directory is checked before and while unpacking.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "io/sheet/byte_source.hpp"
#include "io/sheet/workbook.hpp"

namespace vekha::sheet {

/// An opened archive; parts are named with '/', found without regard to case. For one thread at a time.
class Archive {
 public:
  /// Throws bad_input (damaged, encrypted, names leading outside), too_large (bomb).
  Archive(const std::string& path, const Limits& limits);
  ~Archive();
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  const std::string& file() const;
  bool has(std::string_view part) const;
  /// Throws bad_input when there is no such part. The archive must outlive the source.
  std::unique_ptr<ByteSource> open(std::string_view part) const;
  /// A whole part of at most `limit` bytes. Throws bad_input, too_large.
  std::string read(std::string_view part, std::uint64_t limit) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace vekha::sheet
