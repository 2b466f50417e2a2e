// The HTTP server: one thread for sockets, a pool for handlers, limits for everything a stranger can stretch.
#pragma once
#include <memory>
#include <string>

#include "io/http/http.hpp"
#include "io/http/options.hpp"

namespace vekha::http {

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
