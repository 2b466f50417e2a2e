#include "io/convert/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "base/error.hpp"
#include "base/text.hpp"

namespace vekha::convert {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::string_view kPath = "/usr/local/bin:/usr/bin:/bin";
constexpr std::size_t kMostErrors = 16U << 10;
constexpr int kBetweenQuestions = 100;  ///< milliseconds

/// A pipe whose ends close with it.
class Pipe {
 public:
  Pipe() {
    if (::pipe2(ends_.data(), O_CLOEXEC) != 0)
      throw Error(Code::internal, "pipe2: " + std::string(std::strerror(errno)));
  }
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  int end(std::size_t which) const { return ends_[which]; }
  void close_end(std::size_t which) {
    if (ends_[which] >= 0) ::close(ends_[which]);
    ends_[which] = -1;
  }

 private:
  std::array<int, 2> ends_{-1, -1};
};

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> out;
  out.reserve(texts.size() + 1);
  for (std::string& text : texts) out.push_back(text.data());
  out.push_back(nullptr);
  return out;
}

void limit(__rlimit_resource resource, std::uint64_t most) {
  const rlimit bounds{most, most};
  ::setrlimit(resource, &bounds);
}

/// What the child needs, ready before the fork: behind it nothing may allocate.
struct Start {
  const char* program;
  char* const* words;
  char* const* environment;
  const Command* command;
  int input;
  int output;
  int errors;
};

/// Between fork and exec: only calls that are safe there.
[[noreturn]] void become(const Start& start) {
  ::setpgid(0, 0);
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  const Command& command = *start.command;
  limit(RLIMIT_AS, command.memory);
  limit(RLIMIT_CPU, static_cast<std::uint64_t>(command.time.count()) + 1);
  limit(RLIMIT_FSIZE, command.max_file);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_NOFILE, 256);
  ::dup2(start.input, 0);
  ::dup2(start.output, 1);
  ::dup2(start.errors, 2);
  ::syscall(SYS_close_range, 3U, ~0U, 0U);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  ::signal(SIGPIPE, SIG_DFL);
  if (::chdir(command.folder.c_str()) == 0) ::execve(start.program, start.words, start.environment);
  ::_exit(127);
}

/// Takes what is there; false at the end.
bool take(int descriptor, std::string& into, std::uint64_t most) {
  std::array<char, 1U << 16U> piece{};
  const ssize_t size = ::read(descriptor, piece.data(), piece.size());
  if (size < 0) return errno == EINTR || errno == EAGAIN;
  if (into.size() < most) into.append(piece.data(), static_cast<std::size_t>(size));
  return size > 0;
}

class Watch {
 public:
  Watch(const Command& command, pid_t child) : command_(command), child_(child), end_(Clock::now() + command.time) {}
  Outcome until_end(Pipe& output, Pipe& errors);

 private:
  int left() const;
  bool unwanted() const { return command_.wanted && !command_.wanted(); }
  void stop(Outcome::End why);
  void await();

  const Command& command_;
  pid_t child_;
  Clock::time_point end_;
  Outcome outcome_;
};

int Watch::left() const {
  const auto rest = std::chrono::duration_cast<std::chrono::milliseconds>(end_ - Clock::now()).count();
  return static_cast<int>(std::max<std::int64_t>(rest, 0));
}

void Watch::stop(Outcome::End why) {
  outcome_.end = why;
  ::kill(-child_, SIGKILL);
}

/// The pipes are closed: the program is ending, or it closed them and goes on.
void Watch::await() {
  int status = 0;
  pid_t ended = 0;
  while ((ended = ::waitpid(child_, &status, WNOHANG)) == 0) {
    const bool late = left() == 0;
    if (late || unwanted()) {
      stop(late ? Outcome::End::timed_out : Outcome::End::unwanted);
      ended = ::waitpid(child_, &status, 0);
      break;
    }
    ::poll(nullptr, 0, command_.wanted ? kBetweenQuestions : 5);
  }
  ::kill(-child_, SIGKILL);  // what it may have left behind
  if (outcome_.end != Outcome::End::exited) return;
  const bool exited = ended == child_ && WIFEXITED(status);
  outcome_.end = exited ? Outcome::End::exited : Outcome::End::killed;
  outcome_.status = exited ? WEXITSTATUS(status) : WTERMSIG(status);
}

Outcome Watch::until_end(Pipe& output, Pipe& errors) {
  std::array<pollfd, 2> ends{pollfd{output.end(0), POLLIN, 0}, pollfd{errors.end(0), POLLIN, 0}};
  while (ends[0].fd >= 0 || ends[1].fd >= 0) {
    const int wait = command_.wanted ? std::min(left(), kBetweenQuestions) : left();
    const int ready = wait == 0 ? 0 : ::poll(ends.data(), ends.size(), wait);
    if (ready < 0 && errno == EINTR) continue;
    if (unwanted()) {
      stop(Outcome::End::unwanted);
      break;
    }
    if (ready == 0 && left() > 0) continue;
    if (ready <= 0) {
      stop(Outcome::End::timed_out);
      break;
    }
    if (ends[0].revents != 0 && !take(ends[0].fd, outcome_.output, command_.max_output)) ends[0].fd = -1;
    if (ends[1].revents != 0 && !take(ends[1].fd, outcome_.errors, kMostErrors)) ends[1].fd = -1;
    if (outcome_.output.size() >= command_.max_output) {
      stop(Outcome::End::too_large);
      break;
    }
  }
  await();
  return std::move(outcome_);
}

}  // namespace

std::optional<std::string> find_program(const std::string& name) {
  if (name.find('/') != std::string::npos)
    return ::access(name.c_str(), X_OK) == 0 ? std::optional(name) : std::nullopt;
  const char* own = std::getenv("PATH");
  for (const std::string& folder : split(own == nullptr ? kPath : std::string_view(own), ':')) {
    std::string path = folder;
    path.append("/").append(name);
    if (folder.starts_with('/') && ::access(path.c_str(), X_OK) == 0) return path;
  }
  return std::nullopt;
}

Outcome run(const Command& command) {
  const auto program = find_program(command.words.front());
  if (!program) throw Error(Code::unsupported, "Программа «" + command.words.front() + "» не установлена.");
  const char* path = std::getenv("PATH");
  std::vector<std::string> words = command.words;
  std::vector<std::string> environment{"PATH=" + std::string(path == nullptr ? kPath : std::string_view(path)),
                                       "HOME=" + command.folder, "TMPDIR=" + command.folder, "LANG=C.UTF-8",
                                       "LC_ALL=C.UTF-8"};
  const std::vector<char*> word_list = pointers(words);
  const std::vector<char*> environment_list = pointers(environment);
  Pipe output;
  Pipe errors;
  const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  const Start start{program->c_str(), word_list.data(), environment_list.data(), &command, nothing,
                    output.end(1),    errors.end(1)};
  const pid_t child = ::fork();
  if (child == 0) become(start);
  ::close(nothing);
  if (child < 0) throw Error(Code::internal, "fork: " + std::string(std::strerror(errno)));
  ::setpgid(child, child);
  output.close_end(1);
  errors.close_end(1);
  return Watch(command, child).until_end(output, errors);
}

WorkFolder::WorkFolder() {
  path_ = (fs::temp_directory_path() / "vekha-convert-XXXXXX").string();
  if (::mkdtemp(path_.data()) == nullptr)
    throw Error(Code::storage, "Не удалось создать временную папку: " + std::string(std::strerror(errno)) + ".");
}

WorkFolder::~WorkFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

}  // namespace vekha::convert
