#include "domain/results/large_load.hpp"

#include "domain/results/world_test.hpp"

namespace vekha::results {
namespace {

using LargeLoad = World;

/// One sitting of one pupil of the first school at each call, so many times.
NextSitting sittings(int count) {
  return [count, made = 0]() mutable -> std::optional<Sitting> {
    if (made == count) return std::nullopt;
    ++made;
    return sitting(kRussian, {written(0, std::to_string(made), made)});
  };
}

TEST_F(LargeLoad, SittingsThatComeOneAfterAnotherMakeOneBatch) {
  Load load = load_of({sitting(kRussian, {written(1, "1", 30)})});
  const BatchId batch = commit(shelves, kTester, load, sittings(3));
  EXPECT_EQ(totals(), "1 2 3 30");
  take_back(shelves, kTester, batch);
  EXPECT_EQ(totals(), "");
}

TEST_F(LargeLoad, HoldingsCountWhatPassedBy) {
  commit(shelves, kTester, load_of({}), sittings(4));
  const std::vector<Batch> all = read([](const db::Read& view) { return batches(view); });
  ASSERT_EQ(all.size(), 1U);
  ASSERT_EQ(all[0].exams.size(), 1U);
  EXPECT_EQ(all[0].exams[0].rows, 4);
}

TEST_F(LargeLoad, AFailureOnTheWayLeavesNothing) {
  const NextSitting two = sittings(2);
  int asked = 0;
  EXPECT_THROW(commit(shelves, kTester, load_of({}),
                      [&]() -> std::optional<Sitting> {
                        if (++asked == 3) throw Error(Code::bad_input, "обрыв");
                        return two();
                      }),
               Error);
  EXPECT_EQ(facts.count("SELECT count(*) FROM work"), 0);
  EXPECT_TRUE(read([](const db::Read& view) { return batches(view); }).empty());
}

}  // namespace
}  // namespace vekha::results
