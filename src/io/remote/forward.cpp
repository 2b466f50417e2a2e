// The caller's side: sends the command, then does what the host asks until the exit code comes.
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <iostream>

#include "base/error.hpp"
#include "io/remote/frames.hpp"
#include "io/remote/remote.hpp"

namespace vekha::remote {
namespace {

Descriptor connect_to(const std::string& folder) {
  const Descriptor directory(::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  if (!directory) return Descriptor();
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string path = socket_path(directory);
  std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
  Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  const bool connected = ::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  return connected ? std::move(socket) : Descriptor();
}

bool send_command(int socket, const Command& command) {
  bool sent = send_frame(socket, Kind::folder, command.folder);
  if (command.interactive) sent = sent && send_frame(socket, Kind::interactive, {});
  for (const std::string& word : command.arguments) sent = sent && send_frame(socket, Kind::argument, word);
  return sent && send_frame(socket, Kind::go, {});
}

void write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) return;
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

bool send_input(int socket) {
  std::array<char, 64 * 1024> bytes{};
  ssize_t got = 0;
  do got = ::read(STDIN_FILENO, bytes.data(), bytes.size());
  while (got < 0 && errno == EINTR);
  if (got <= 0) return send_frame(socket, Kind::input_end, {});
  return send_frame(socket, Kind::input, {bytes.data(), static_cast<std::size_t>(got)});
}

/// Does what one frame asks; false when the host is gone.
bool serve_frame(int socket, const Frame& frame) {
  switch (frame.kind) {
    case Kind::output: write_all(STDOUT_FILENO, frame.content); return true;
    case Kind::error: write_all(STDERR_FILENO, frame.content); return true;
    case Kind::want_input: return send_input(socket);
    case Kind::want_secret: return send_frame(socket, Kind::answer, ask_secret(frame.content));
    default: return false;
  }
}

/// Switches the terminal's echo off for its life.
class Silence {
 public:
  Silence() {
    if (tcgetattr(STDIN_FILENO, &before_) != 0) return;
    termios quiet = before_;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    changed_ = tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet) == 0;
  }
  ~Silence() {
    if (!changed_) return;
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    std::cerr << "\n";
  }
  Silence(const Silence&) = delete;
  Silence& operator=(const Silence&) = delete;

 private:
  termios before_{};
  bool changed_ = false;
};

}  // namespace

std::optional<int> forward(const std::string& folder, const Command& command) {
  const Descriptor socket = connect_to(folder);
  if (!socket) return std::nullopt;
  bool alive = send_command(socket.get(), command);
  while (alive) {
    const auto frame = receive_frame(socket.get());
    if (!frame) break;
    if (frame->kind == Kind::end) return std::atoi(frame->content.c_str());
    alive = serve_frame(socket.get(), *frame);
  }
  throw Error(Code::unavailable, "Сервер остановился, не закончив команду. Запустите её снова.");
}

std::string ask_secret(const std::string& prompt) {
  std::cerr << prompt << std::flush;
  const Silence silence;
  std::string line;
  std::getline(std::cin, line);
  return line;
}

}  // namespace vekha::remote
