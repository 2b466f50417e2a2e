#include "io/remote/remote.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>

#include "io/remote/frames.hpp"

namespace vekha::remote {
namespace {

/// A folder with a host that reads a line and a secret and tells both.
class Owner {
 public:
  Owner() {
    std::filesystem::create_directories(folder_);
    host_ = std::make_unique<Host>(folder_, [](const Command& command, Streams& streams) {
      std::string line;
      std::getline(streams.in, line);
      streams.out << command.arguments.front() << " in " << command.folder << " got " << line << "\n";
      streams.err << streams.secret("пароль: ") << "\n";
      return 3;
    });
  }
  ~Owner() {
    host_.reset();
    std::filesystem::remove_all(folder_);
  }
  std::string socket() const { return folder_ + "/socket"; }

  Descriptor call() const {
    Descriptor caller(::socket(AF_UNIX, SOCK_STREAM, 0));
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, socket().c_str(), sizeof address.sun_path - 1);
    EXPECT_EQ(::connect(caller.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    send_frame(caller.get(), Kind::folder, "/tmp");
    send_frame(caller.get(), Kind::argument, "hello");
    send_frame(caller.get(), Kind::go, "");
    return caller;
  }

 private:
  std::string folder_ = std::filesystem::temp_directory_path() / ("vekha-remote-test-" + std::to_string(getpid()));
  std::unique_ptr<Host> host_;
};

TEST(Remote, ACommandReadsWritesAndEndsOverTheSocket) {
  const Owner owner;
  const Descriptor caller = owner.call();
  EXPECT_EQ(receive_frame(caller.get())->kind, Kind::want_input);
  send_frame(caller.get(), Kind::input, "да\n");
  EXPECT_EQ(receive_frame(caller.get())->content, "hello in /tmp got да\n");
  const auto asked = receive_frame(caller.get());
  EXPECT_EQ(asked->kind, Kind::want_secret);
  send_frame(caller.get(), Kind::answer, "тайна");
  EXPECT_EQ(receive_frame(caller.get())->content, "тайна\n");
  const auto end = receive_frame(caller.get());
  EXPECT_EQ(end->kind, Kind::end);
  EXPECT_EQ(end->content, "3");
}

TEST(Remote, ACallerWhoLeavesDoesNoHarm) {
  const Owner owner;
  { const Descriptor caller = owner.call(); }
  const Descriptor next = owner.call();
  EXPECT_EQ(receive_frame(next.get())->kind, Kind::want_input);
}

TEST(Remote, TheSocketIsTheOwnersAlone) {
  const Owner owner;
  struct stat status{};
  ASSERT_EQ(stat(owner.socket().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
}

TEST(Remote, WithoutAHostTheCommandIsRunHere) {
  EXPECT_EQ(forward(std::filesystem::temp_directory_path(), {.arguments = {"list"}}), std::nullopt);
}

TEST(Remote, AFrameThatPromisesTooMuchIsRefused) {
  std::array<int, 2> pair{};
  ASSERT_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, pair.data()), 0);
  const Descriptor left(pair[0]);
  const Descriptor right(pair[1]);
  const std::string huge{'O', '\x7f', '\x00', '\x00', '\x00'};
  ASSERT_EQ(send(left.get(), huge.data(), huge.size(), 0), 5);
  EXPECT_FALSE(receive_frame(right.get()).has_value());
}

}  // namespace
}  // namespace vekha::remote
