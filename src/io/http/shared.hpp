// What all connections of one server share. Private to this room; includes Asio, so only its .cpp files see it.
#pragma once
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/thread_pool.hpp>
#include <functional>
#include <set>

#include "io/http/http.hpp"
#include "io/http/options.hpp"

namespace vekha::http {

namespace asio = boost::asio;

/// Touched on the socket thread only, but for `service`, which is constant.
struct Shared {
  Options options;
  Service service;
  asio::io_context io{1};
  asio::thread_pool pool;
  bool stopping = false;
  std::size_t connections = 0;
  /// Connections that wait for a request: they are cut when the server stops.
  std::set<asio::ip::tcp::socket*> idle;

  Shared(const Options& wanted, Service made) : options(wanted), service(std::move(made)), pool(wanted.threads) {}
};

/// Serves requests of one connection until it ends; never throws. Defined in connection.cpp.
void start_connection(Shared& shared, asio::ip::tcp::socket socket);

}  // namespace vekha::http
