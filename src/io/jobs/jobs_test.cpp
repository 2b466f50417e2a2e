#include "io/jobs/jobs.hpp"

#include <gtest/gtest.h>

#include <future>
#include <thread>

namespace vekha::jobs {
namespace {

/// Waits until the job is no longer waiting or running.
Snapshot ended(const Jobs& jobs, const std::string& id) {
  Snapshot now = jobs.state(1, id);
  while (now.state == State::queued || now.state == State::running) {
    std::this_thread::yield();
    now = jobs.state(1, id);
  }
  return now;
}

TEST(Jobs, TellItsResultWhenDone) {
  Jobs jobs;
  const std::string id = jobs.start(1, "чтение", [](const Progress& progress) {
    progress.tell(50, "половина");
    return std::string("{\"rows\":3}");
  });
  const Snapshot end = ended(jobs, id);
  EXPECT_EQ(end.state, State::done);
  EXPECT_EQ(end.percent, 100);
  EXPECT_EQ(end.result, "{\"rows\":3}");
}

TEST(Jobs, AThrownErrorIsKept) {
  Jobs jobs;
  const std::string id =
      jobs.start(1, "чтение", [](const Progress&) -> std::string { throw Error(Code::bad_input, "файл повреждён"); });
  const Snapshot end = ended(jobs, id);
  EXPECT_EQ(end.state, State::failed);
  EXPECT_EQ(end.error->code(), Code::bad_input);
}

TEST(Jobs, AnotherAccountsJobIsNotFound) {
  Jobs jobs;
  const std::string id = jobs.start(1, "чтение", [](const Progress&) { return std::string("null"); });
  EXPECT_THROW(jobs.state(2, id), Error);
  EXPECT_THROW(jobs.cancel(2, id), Error);
}

TEST(Jobs, ARunningJobIsCancelledAtItsNextWord) {
  Jobs jobs;
  std::promise<void> begun;
  std::promise<void> go_on;
  const std::string id = jobs.start(1, "чтение", [&](const Progress& progress) {
    begun.set_value();
    go_on.get_future().wait();
    progress.tell(10, "дальше");
    return std::string("null");
  });
  begun.get_future().wait();
  jobs.cancel(1, id);
  go_on.set_value();
  EXPECT_EQ(ended(jobs, id).state, State::cancelled);
}

TEST(Jobs, OldJobsAreForgotten) {
  Jobs jobs(1, 2);
  const auto nothing = [](const Progress&) { return std::string("null"); };
  const std::string first = jobs.start(1, "1", nothing);
  jobs.start(1, "2", nothing);
  jobs.start(1, "3", nothing);
  const std::string last = jobs.start(1, "4", nothing);
  ended(jobs, last);
  EXPECT_THROW(jobs.state(1, first), Error);
}

TEST(Jobs, StoppingDoesNotWaitForTheQueue) {
  int done = 0;
  {
    std::promise<void> begun;
    Jobs jobs;
    jobs.start(1, "долгая", [&](const Progress& progress) {
      begun.set_value();
      while (true) progress.tell(1, "работаю");
      return std::string("null");
    });
    jobs.start(1, "следующая", [&](const Progress&) {
      ++done;
      return std::string("null");
    });
    begun.get_future().wait();
  }
  EXPECT_EQ(done, 0);
}

}  // namespace
}  // namespace vekha::jobs
