// The owner's side: a thread listens, a thread runs each caller's command with streams made of frames.
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <list>
#include <mutex>
#include <streambuf>
#include <thread>

#include "base/error.hpp"
#include "io/remote/frames.hpp"
#include "io/remote/remote.hpp"

namespace vekha::remote {
namespace {

constexpr std::size_t kMostCallers = 32;

class FrameOutput : public std::streambuf {
 public:
  FrameOutput(int socket, Kind kind) : socket_(socket), kind_(kind) {
    setp(buffer_.data(), buffer_.data() + buffer_.size());
  }

 protected:
  int_type overflow(int_type symbol) override {
    if (sync() != 0) return traits_type::eof();
    if (!traits_type::eq_int_type(symbol, traits_type::eof())) sputc(traits_type::to_char_type(symbol));
    return traits_type::not_eof(symbol);
  }
  int sync() override {
    const std::string_view bytes(pbase(), static_cast<std::size_t>(pptr() - pbase()));
    const bool sent = bytes.empty() || send_frame(socket_, kind_, bytes);
    setp(buffer_.data(), buffer_.data() + buffer_.size());
    return sent ? 0 : -1;
  }

 private:
  int socket_;
  Kind kind_;
  std::array<char, 16 * 1024> buffer_{};
};

class FrameInput : public std::streambuf {
 public:
  FrameInput(int socket, std::ostream& out, std::ostream& err) : socket_(socket), out_(out), err_(err) {}

 protected:
  int_type underflow() override {
    if (ended_) return traits_type::eof();
    out_.flush();
    err_.flush();
    const auto frame = send_frame(socket_, Kind::want_input, {}) ? receive_frame(socket_) : std::nullopt;
    ended_ = !frame || frame->kind != Kind::input || frame->content.empty();
    if (ended_) return traits_type::eof();
    bytes_ = frame->content;
    setg(bytes_.data(), bytes_.data(), bytes_.data() + bytes_.size());
    return traits_type::to_int_type(bytes_.front());
  }

 private:
  int socket_;
  std::ostream& out_;
  std::ostream& err_;
  std::string bytes_;
  bool ended_ = false;
};

bool same_user(int socket) {
  ucred peer{};
  socklen_t size = sizeof peer;
  return getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && (peer.uid == geteuid() || peer.uid == 0);
}

std::optional<Command> receive_command(int socket) {
  Command command;
  while (const auto frame = receive_frame(socket)) {
    switch (frame->kind) {
      case Kind::argument: command.arguments.push_back(frame->content); break;
      case Kind::folder: command.folder = frame->content; break;
      case Kind::interactive: command.interactive = true; break;
      case Kind::go: return command;
      default: return std::nullopt;
    }
  }
  return std::nullopt;
}

std::string secret_from(int socket, const std::string& prompt) {
  const auto frame = send_frame(socket, Kind::want_secret, prompt) ? receive_frame(socket) : std::nullopt;
  return frame && frame->kind == Kind::answer ? frame->content : std::string();
}

/// One whole conversation. Never throws.
void converse(int socket, const Run& run) {
  const auto command = same_user(socket) ? receive_command(socket) : std::nullopt;
  if (!command) return;
  FrameOutput out_buffer(socket, Kind::output);
  FrameOutput err_buffer(socket, Kind::error);
  std::ostream out(&out_buffer);
  std::ostream err(&err_buffer);
  out.exceptions(std::ios::badbit);  // a caller who has gone ends the command at its next word
  FrameInput in_buffer(socket, out, err);
  std::istream in(&in_buffer);
  Streams streams{in, out, err, [&](const std::string& prompt) {
                    out.flush();
                    err.flush();
                    return secret_from(socket, prompt);
                  }};
  try {
    const int code = run(*command, streams);
    out.flush();
    err.flush();
    send_frame(socket, Kind::end, std::to_string(code));
  } catch (const std::exception&) {
    send_frame(socket, Kind::end, std::to_string(code_row(Code::internal).exit));
  }
}

}  // namespace

struct Host::State {
  struct Caller {
    Descriptor socket;
    std::thread thread;
    bool done = false;
  };
  Descriptor folder;
  Descriptor listener;
  std::array<Descriptor, 2> stop;  ///< a pipe: closing its far end wakes the listening thread
  Run run;
  std::mutex mutex;
  std::list<Caller> callers;
  std::thread thread;

  void listen(const std::string& name);
  void accept_callers();
  void start(Descriptor socket);
  void reap();
};

void Host::State::listen(const std::string& name) {
  folder = Descriptor(::open(name.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  const std::string path = socket_path(folder);
  ::unlink(path.c_str());  // left by a server that was killed; the lock of the folder is ours
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
  listener = Descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  const bool bound = ::bind(listener.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
                     ::chmod(path.c_str(), 0600) == 0 && ::listen(listener.get(), 16) == 0;
  std::array<int, 2> ends{};
  if (!bound || ::pipe2(ends.data(), O_CLOEXEC) != 0)
    throw Error(Code::storage, "Не удалось создать сокет в папке данных «" + name + "».");
  stop = {Descriptor(ends[0]), Descriptor(ends[1])};
}

/// Joins callers whose command has ended; the lock is held.
void Host::State::reap() {
  for (auto caller = callers.begin(); caller != callers.end();) {
    if (!caller->done) {
      ++caller;
      continue;
    }
    caller->thread.join();
    caller = callers.erase(caller);
  }
}

void Host::State::start(Descriptor socket) {
  const std::lock_guard lock(mutex);
  reap();
  if (callers.size() >= kMostCallers) return;
  Caller& caller = callers.emplace_back();
  caller.socket = std::move(socket);
  caller.thread = std::thread([this, &caller] {
    converse(caller.socket.get(), run);
    ::shutdown(caller.socket.get(), SHUT_RDWR);
    const std::lock_guard done(mutex);
    caller.done = true;
  });
}

void Host::State::accept_callers() {
  while (true) {
    std::array<pollfd, 2> wait{pollfd{listener.get(), POLLIN, 0}, pollfd{stop[0].get(), POLLIN, 0}};
    if (::poll(wait.data(), wait.size(), -1) < 0) continue;
    if (wait[1].revents != 0) return;
    Descriptor socket(::accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC));
    if (socket) start(std::move(socket));
  }
}

Host::Host(const std::string& folder, Run run) : state_(std::make_unique<State>()) {
  state_->run = std::move(run);
  state_->listen(folder);
  state_->thread = std::thread([state = state_.get()] { state->accept_callers(); });
}

Host::~Host() {
  state_->stop[1] = Descriptor();
  state_->thread.join();
  {
    const std::lock_guard lock(state_->mutex);
    for (State::Caller& caller : state_->callers) ::shutdown(caller.socket.get(), SHUT_RDWR);
  }
  for (State::Caller& caller : state_->callers) caller.thread.join();
  ::unlink(socket_path(state_->folder).c_str());
}

}  // namespace vekha::remote
