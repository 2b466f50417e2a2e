// A command run inside another process: while a server owns a data folder, the command line speaks to it through a
// socket in that folder. Input is asked for when the command wants it; output comes as it is written.
#pragma once
#include <functional>
#include <istream>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace vekha::remote {

struct Command {
  std::vector<std::string> arguments;
  std::string folder;        ///< working folder of the caller
  bool interactive = false;  ///< a person is there to answer
};

/// The caller's streams as seen by the process that runs the command. Writing to a caller who has gone throws.
struct Streams {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  std::function<std::string(const std::string& prompt)> secret;  ///< asks for a line without echo
};

/// Runs the command; returns its exit code.
using Run = std::function<int(const Command& command, Streams& streams)>;

/// Listens on `folder`/socket for callers of the same user (or root) while alive.
class Host {
 public:
  /// Throws storage when the socket cannot be made.
  Host(const std::string& folder, Run run);
  /// Callers are cut off; commands at work are waited for.
  ~Host();
  Host(const Host&) = delete;
  Host& operator=(const Host&) = delete;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Lets the owner of the data folder run the command with this process's standard streams; returns its exit code.
/// Nothing when no server listens there. Throws unavailable when the server is lost on the way.
std::optional<int> forward(const std::string& folder, const Command& command);

/// Asks for one line on the terminal without showing it; reads standard input when there is no terminal.
std::string ask_secret(const std::string& prompt);

}  // namespace vekha::remote
