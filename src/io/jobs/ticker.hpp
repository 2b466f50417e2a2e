// Work done again and again while a server runs, on a thread of its own.
#pragma once
#include <chrono>
#include <functional>
#include <memory>

namespace vekha::jobs {

class Ticker {
 public:
  /// Works at once and then `period` after each end of work. The work must not throw.
  Ticker(std::chrono::milliseconds period, std::function<void()> work);
  /// Waits for the work at hand, starts no other.
  ~Ticker();
  Ticker(const Ticker&) = delete;
  Ticker& operator=(const Ticker&) = delete;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace vekha::jobs
