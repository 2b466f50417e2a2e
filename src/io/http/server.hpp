// The HTTP server: one thread for sockets, a pool for handlers, limits for everything a stranger can stretch.
#pragma once
#include <chrono>
#include <memory>
#include <string>

#include "io/http/http.hpp"

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

class Server {
 public:
  /// Binds at once. Throws unavailable when the address is taken or is not an address.
  Server(const Options& options, Service service);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  unsigned short port() const;
  /// SIGTERM and SIGINT then stop the server.
  void stop_on_signals();
  /// Serves until stopped; requests at work are finished first.
  void run();
  /// From any thread.
  void stop();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace vekha::http
