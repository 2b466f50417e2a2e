#include "io/remote/frames.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

namespace vekha::remote {
namespace {

constexpr std::size_t kLargestFrame = 1U << 20;

bool send_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool receive_all(int socket, char* bytes, std::size_t count) {
  while (count > 0) {
    const ssize_t got = ::recv(socket, bytes, count, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    bytes += got;
    count -= static_cast<std::size_t>(got);
  }
  return true;
}

}  // namespace

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(number_, other.number_);
  return *this;
}

bool send_frame(int socket, Kind kind, std::string_view content) {
  const auto size = static_cast<std::uint32_t>(content.size());
  std::string bytes{static_cast<char>(kind), static_cast<char>(size >> 24), static_cast<char>(size >> 16),
                    static_cast<char>(size >> 8), static_cast<char>(size)};
  bytes += content;
  return content.size() <= kLargestFrame && send_all(socket, bytes);
}

std::optional<Frame> receive_frame(int socket) {
  std::array<char, 5> head{};
  if (!receive_all(socket, head.data(), head.size())) return std::nullopt;
  std::size_t size = 0;
  for (std::size_t i = 1; i < head.size(); ++i) size = size << 8 | static_cast<unsigned char>(head[i]);
  if (size > kLargestFrame) return std::nullopt;
  Frame frame{.kind = static_cast<Kind>(head[0]), .content = std::string(size, '\0')};
  if (!receive_all(socket, frame.content.data(), size)) return std::nullopt;
  return frame;
}

std::string socket_path(const Descriptor& folder) {
  return "/proc/self/fd/" + std::to_string(folder.get()) + "/socket";
}

}  // namespace vekha::remote
