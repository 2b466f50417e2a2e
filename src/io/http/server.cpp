#include "io/http/server.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <csignal>

#include "base/error.hpp"
#include "io/http/shared.hpp"

namespace vekha::http {

using asio::ip::tcp;
using boost::system::error_code;

struct Server::State {
  Shared shared;
  tcp::acceptor acceptor;
  asio::signal_set signals;
  asio::steady_timer farewell;

  State(const Options& options, Service service)
      : shared(options, std::move(service)), acceptor(shared.io), signals(shared.io), farewell(shared.io) {}

  void listen();
  asio::awaitable<void> accept();
  void stop();
  void leave_when_empty();
};

namespace {

[[noreturn]] void cannot_listen(const Options& options, const std::string& why) {
  throw Error(Code::unavailable, "Не удалось открыть адрес " + options.host + ":" + std::to_string(options.port) +
                                     ": " + why + ". Укажите другой адрес в --listen.");
}

}  // namespace

void Server::State::listen() {
  const Options& options = shared.options;
  error_code failure;
  const asio::ip::address address = asio::ip::make_address(options.host, failure);
  if (failure) cannot_listen(options, "это не адрес IPv4 или IPv6");
  const tcp::endpoint endpoint(address, options.port);
  const auto must = [&] {
    if (failure == asio::error::address_in_use) cannot_listen(options, "он занят другой программой");
    if (failure) cannot_listen(options, failure.message());
  };
  acceptor.open(endpoint.protocol(), failure);
  must();
  acceptor.set_option(tcp::acceptor::reuse_address(true), failure);
  must();
  acceptor.bind(endpoint, failure);
  must();
  acceptor.listen(asio::socket_base::max_listen_connections, failure);
  must();
}

asio::awaitable<void> Server::State::accept() {
  while (acceptor.is_open()) {
    error_code failure;
    tcp::socket socket = co_await acceptor.async_accept(asio::redirect_error(asio::use_awaitable, failure));
    if (failure == asio::error::operation_aborted) co_return;
    if (failure) {  // out of descriptors, most often: wait until some are given back
      asio::steady_timer pause(shared.io, std::chrono::milliseconds(50));
      co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, failure));
      continue;
    }
    start_connection(shared, std::move(socket));
  }
}

void Server::State::stop() {
  if (shared.stopping) return;
  shared.stopping = true;
  error_code ignored;
  acceptor.close(ignored);
  signals.cancel(ignored);
  for (tcp::socket* socket : shared.idle) socket->close(ignored);
  farewell.expires_after(shared.options.farewell);
  farewell.async_wait([this](const error_code& failure) {
    if (!failure) shared.io.stop();
  });
  leave_when_empty();
}

void Server::State::leave_when_empty() {
  if (shared.connections == 0) {
    farewell.cancel();
    return;
  }
  const auto again = std::make_shared<asio::steady_timer>(shared.io, std::chrono::milliseconds(10));
  again->async_wait([this, again](const error_code& failure) {
    if (!failure) leave_when_empty();
  });
}

Server::Server(const Options& options, Service service) : state_(std::make_unique<State>(options, std::move(service))) {
  state_->listen();
}

Server::~Server() {
  state_->shared.pool.stop();
  state_->shared.pool.join();
}

unsigned short Server::port() const { return state_->acceptor.local_endpoint().port(); }

void Server::stop_on_signals() {
  state_->signals.add(SIGINT);
  state_->signals.add(SIGTERM);
  state_->signals.async_wait([this](const error_code& failure, int) {
    if (!failure) state_->stop();
  });
}

void Server::run() {
  asio::co_spawn(state_->shared.io, state_->accept(), asio::detached);
  state_->shared.io.run();
  state_->shared.pool.join();
}

void Server::stop() {
  asio::post(state_->shared.io, [this] { state_->stop(); });
}

}  // namespace vekha::http
