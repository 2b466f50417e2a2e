#include "io/jobs/jobs.hpp"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <vector>

#include "io/sys/tokens.hpp"

namespace vekha::jobs {
namespace {

constexpr std::size_t kLongestQueue = 1000;
constexpr const char* kOnRequest = "Работа отменена по вашей просьбе.";

struct Job {
  std::int64_t owner = 0;
  Snapshot snapshot;
  Work work;
  bool cancelled = false;
};

}  // namespace

std::string_view state_name(State state) {
  switch (state) {
    case State::queued: return "queued";
    case State::running: return "running";
    case State::done: return "done";
    case State::failed: return "failed";
    case State::cancelled: return "cancelled";
  }
  return "failed";
}

struct Jobs::Pool {
  mutable std::mutex mutex;
  std::condition_variable wake;
  std::unordered_map<std::string, std::shared_ptr<Job>> jobs;
  std::deque<std::shared_ptr<Job>> queue;
  std::deque<std::string> finished;  ///< oldest first
  std::size_t history = 0;
  bool stopping = false;
  std::vector<std::thread> threads;

  void work();
  std::shared_ptr<Job> next();
  void run(Job& job);
  bool report(Job& job, int percent, const std::string& message);
  void finish(Job& job, Snapshot end);
  std::string why_cancelled(const Job& job) const;
  Job& find(std::int64_t owner, const std::string& id) const;
};

std::shared_ptr<Job> Jobs::Pool::next() {
  std::unique_lock lock(mutex);
  wake.wait(lock, [this] { return stopping || !queue.empty(); });
  if (stopping) return nullptr;
  auto job = queue.front();
  queue.pop_front();
  job->snapshot.state = State::running;
  return job;
}

bool Jobs::Pool::report(Job& job, int percent, const std::string& message) {
  const std::lock_guard lock(mutex);
  job.snapshot.percent = std::clamp(percent, 0, 100);
  job.snapshot.message = message;
  return !job.cancelled && !stopping;
}

void Jobs::Pool::finish(Job& job, Snapshot end) {
  Work spent;  // destroyed outside the lock: it may own large things
  const std::lock_guard lock(mutex);
  job.snapshot = std::move(end);
  spent = std::move(job.work);
  finished.push_back(job.snapshot.id);
  while (finished.size() > history) {
    jobs.erase(finished.front());
    finished.pop_front();
  }
}

std::string Jobs::Pool::why_cancelled(const Job& job) const {
  const std::lock_guard lock(mutex);
  return job.cancelled ? kOnRequest : "Работа прервана: сервер останавливается. Начните её снова.";
}

void Jobs::Pool::run(Job& job) {
  Snapshot end;
  {
    const std::lock_guard lock(mutex);
    end = job.snapshot;
  }
  const Progress progress(
      [this, &job](int percent, const std::string& message) { return report(job, percent, message); });
  try {
    end.result = job.work(progress);
    end.state = State::done;
    end.percent = 100;
    end.message.clear();
  } catch (const Cancelled&) {
    end.state = State::cancelled;
    end.message = why_cancelled(job);
  } catch (const Error& error) {
    end.state = State::failed;
    end.error = error;
  } catch (const std::exception& error) {
    end.state = State::failed;
    end.error = Error(Code::internal, error.what());
  }
  finish(job, std::move(end));
}

void Jobs::Pool::work() {
  while (const auto job = next()) run(*job);
}

Job& Jobs::Pool::find(std::int64_t owner, const std::string& id) const {
  const auto found = jobs.find(id);
  if (found == jobs.end() || found->second->owner != owner)
    throw Error(Code::not_found, "Такой работы нет: она закончена давно или начата другим человеком.");
  return *found->second;
}

Jobs::Jobs(std::size_t threads, std::size_t history) : pool_(std::make_unique<Pool>()) {
  pool_->history = history;
  for (std::size_t i = 0; i < threads; ++i) pool_->threads.emplace_back([pool = pool_.get()] { pool->work(); });
}

Jobs::~Jobs() {
  {
    const std::lock_guard lock(pool_->mutex);
    pool_->stopping = true;
  }
  pool_->wake.notify_all();
  for (std::thread& thread : pool_->threads) thread.join();
}

std::string Jobs::start(std::int64_t owner, const std::string& title, Work work) {
  const auto job = std::make_shared<Job>();
  job->owner = owner;
  job->work = std::move(work);
  job->snapshot.id = sys::random_token(16);
  job->snapshot.title = title;
  {
    const std::lock_guard lock(pool_->mutex);
    if (pool_->queue.size() >= kLongestQueue)
      throw Error(Code::too_many, "Очередь работ заполнена. Подождите, пока закончатся прежние.");
    pool_->jobs[job->snapshot.id] = job;
    pool_->queue.push_back(job);
  }
  pool_->wake.notify_one();
  return job->snapshot.id;
}

bool Jobs::knows(std::int64_t owner, const std::string& id) const {
  const std::lock_guard lock(pool_->mutex);
  const auto found = pool_->jobs.find(id);
  return found != pool_->jobs.end() && found->second->owner == owner;
}

Snapshot Jobs::state(std::int64_t owner, const std::string& id) const {
  const std::lock_guard lock(pool_->mutex);
  return pool_->find(owner, id).snapshot;
}

void Jobs::cancel(std::int64_t owner, const std::string& id) {
  const std::lock_guard lock(pool_->mutex);
  Job& job = pool_->find(owner, id);
  job.cancelled = true;
  const auto waiting = std::ranges::find_if(pool_->queue, [&](const auto& each) { return each.get() == &job; });
  if (waiting == pool_->queue.end()) return;
  job.snapshot.state = State::cancelled;
  job.snapshot.message = kOnRequest;
  pool_->finished.push_back(id);
  pool_->queue.erase(waiting);
}

}  // namespace vekha::jobs
