#include "io/jobs/ticker.hpp"

#include <gtest/gtest.h>

#include <latch>

namespace vekha::jobs {
namespace {

using std::chrono::milliseconds;

TEST(Ticker, WorksAtOnceAndAgain) {
  std::latch three(3);
  const Ticker ticker(milliseconds(0), [&] {
    if (!three.try_wait()) three.count_down();
  });
  three.wait();
}

TEST(Ticker, StopsInTheMiddleOfAPause) {
  std::latch once(1);
  {
    const Ticker ticker(std::chrono::hours(24), [&] { once.count_down(); });
    once.wait();
  }
  EXPECT_TRUE(once.try_wait());
}

}  // namespace
}  // namespace vekha::jobs
