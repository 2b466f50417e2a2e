// Where a server listens and every limit it keeps.
#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

namespace vekha::http {

struct Options {
  std::string host = "127.0.0.1";  ///< an address, not a name
  unsigned short port = 8080;      ///< 0: any free one
  unsigned threads = 4;            ///< handlers at work at once
  std::size_t max_connections = 512;
  std::uint32_t max_head_bytes = 16 * 1024;
  std::chrono::milliseconds head_time{20'000};   ///< for a whole head, counted also while a kept connection is idle
  std::chrono::milliseconds chunk_time{30'000};  ///< for the next piece of a body in either direction
  std::chrono::milliseconds farewell{10'000};    ///< for requests still at work when the server stops
};

}  // namespace vekha::http
