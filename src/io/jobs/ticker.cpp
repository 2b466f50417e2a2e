#include "io/jobs/ticker.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace vekha::jobs {

struct Ticker::State {
  std::mutex mutex;
  std::condition_variable wake;
  bool stopping = false;
  std::thread thread;

  /// Waits a period; false when it is time to stop.
  bool pause(std::chrono::milliseconds period) {
    std::unique_lock lock(mutex);
    return !wake.wait_for(lock, period, [this] { return stopping; });
  }
};

Ticker::Ticker(std::chrono::milliseconds period, std::function<void()> work) : state_(std::make_unique<State>()) {
  state_->thread = std::thread([state = state_.get(), period, work = std::move(work)] {
    do work();
    while (state->pause(period));
  });
}

Ticker::~Ticker() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->stopping = true;
  }
  state_->wake.notify_all();
  state_->thread.join();
}

}  // namespace vekha::jobs
