// Frames of the conversation over the socket: a kind, a length, bytes. Private to this room.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vekha::remote {

enum class Kind : std::uint8_t {
  argument = 'A',     // caller: one word of the command line
  folder = 'F',       // caller: working folder
  interactive = 'I',  // caller: a person is there
  go = 'G',           // caller: that was the command
  input = 'S',        // caller: bytes of standard input
  input_end = 'E',    // caller: no more input
  answer = 'P',       // caller: the secret line
  output = 'O',       // host: bytes for standard output
  error = 'R',        // host: bytes for standard error
  want_input = 'W',   // host: the command reads
  want_secret = 'Q',  // host: the command asks for a secret line; content is the prompt
  end = 'X',          // host: exit code as text
};

struct Frame {
  Kind kind = Kind::end;
  std::string content;
};

/// An open descriptor, closed at the end.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor();
  Descriptor(Descriptor&& other) noexcept : number_(other.number_) { other.number_ = -1; }
  Descriptor& operator=(Descriptor&& other) noexcept;
  int get() const { return number_; }
  explicit operator bool() const { return number_ >= 0; }

 private:
  int number_;
};

/// False when the other side is gone.
bool send_frame(int socket, Kind kind, std::string_view content);
/// Nothing when the other side is gone or does not keep to the form.
std::optional<Frame> receive_frame(int socket);

/// The socket of a data folder, through /proc so that a long path does not matter; `folder` stays open meanwhile.
std::string socket_path(const Descriptor& folder);

}  // namespace vekha::remote
