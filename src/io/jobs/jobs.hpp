// Background work: a small pool, a queue, and the state a page can show while it waits.
#pragma once
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/error.hpp"

namespace vekha::jobs {

enum class State { queued, running, done, failed, cancelled };
std::string_view state_name(State state);

/// What a job can be asked about while and after it runs.
struct Snapshot {
  std::string id;
  std::string title;  ///< Russian
  State state = State::queued;
  int percent = 0;
  std::string message;         ///< Russian: what is being done; why when cancelled
  std::string result;          ///< JSON text when done
  std::optional<Error> error;  ///< when failed
};

/// Thrown out of the work by Progress when the job was cancelled.
struct Cancelled {};

/// Given to the work so that it can tell how far it is.
class Progress {
 public:
  using Report = std::function<bool(int percent, const std::string& message)>;
  explicit Progress(Report report) : report_(std::move(report)) {}
  /// Throws Cancelled when nobody wants the result any more.
  void tell(int percent, const std::string& message) const {
    if (!report_(percent, message)) throw Cancelled{};
  }

 private:
  Report report_;
};

/// The work; returns its result as JSON text.
using Work = std::function<std::string(const Progress& progress)>;

class Jobs {
 public:
  /// At most `history` finished jobs are remembered.
  explicit Jobs(std::size_t threads = 1, std::size_t history = 200);
  /// Cancels what waits, asks what runs to stop and waits for it.
  ~Jobs();
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;

  /// Puts the work in the queue; `owner` is the account that may ask about it. Throws too_many when the queue is full.
  std::string start(std::int64_t owner, const std::string& title, Work work);
  bool knows(std::int64_t owner, const std::string& id) const;
  /// Throws not_found for an unknown, forgotten or another account's job.
  Snapshot state(std::int64_t owner, const std::string& id) const;
  void cancel(std::int64_t owner, const std::string& id);

 private:
  struct Pool;
  std::unique_ptr<Pool> pool_;
};

}  // namespace vekha::jobs
