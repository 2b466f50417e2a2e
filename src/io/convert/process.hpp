// External programs that read formats we do not: run without a shell, with limits on time, memory and output, and with
// nothing of ours inherited. What they answer is as untrusted as the file they read.
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace vekha::convert {

struct Command {
  std::vector<std::string> words;        ///< program and its arguments; a program without '/' is looked for in PATH
  std::string folder = "/";              ///< where it works; also its HOME and temporary folder
  std::chrono::seconds time{60};         ///< of the clock; processor time is bounded by the same
  std::uint64_t memory = 2ULL << 30;     ///< bytes of address space
  std::uint64_t max_output = 64U << 20;  ///< bytes of standard output
  std::uint64_t max_file = 512U << 20;   ///< bytes of any file it writes
  std::function<bool()> wanted;          ///< asked several times a second; false ends it. Must not throw
};

struct Outcome {
  enum class End { exited, timed_out, too_large, killed, unwanted };
  End end = End::exited;
  int status = 0;      ///< exit status, or the signal when killed
  std::string output;  ///< standard output
  std::string errors;  ///< the beginning of standard error

  bool good() const { return end == End::exited && status == 0; }
};

/// The full path of a program of PATH; nothing when it is not installed.
std::optional<std::string> find_program(const std::string& name);
/// Waits for the end. Throws unsupported when the program is not installed, internal when it cannot be started.
Outcome run(const Command& command);

/// A new empty folder that goes away with everything in it.
class WorkFolder {
 public:
  WorkFolder();
  ~WorkFolder();
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace vekha::convert
