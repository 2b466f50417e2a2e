// Appeals, annulments and re-sits: whatever the order they come in, one work of one person counts.
#include <algorithm>

#include "domain/results/world_test.hpp"

namespace vekha::results {
namespace {

const char* const kMay = "2025-05-30";
const char* const kSeptember = "2025-09-05";

Work person(std::int64_t key, int total, int attempt = 1) {
  Work out = written(0, "", total);
  out.person = key;
  out.attempt = attempt;
  return out;
}
Work coded(const std::string& code, int total) { return written(0, code, total); }
Work annulled(Work work) {
  work.annulled = true;
  return work;
}

Sitting held(const std::string& day, std::vector<Work> works) {
  Sitting out = sitting(kRussian, std::move(works));
  out.part = day;
  out.held = day;
  return out;
}
Sitting review(const std::string& day, std::vector<Work> works) {
  Sitting out = held(day, std::move(works));
  out.part = std::string(kReview);
  return out;
}

class Reviews : public World {
 protected:
  /// Totals of every order in which the files may come must be these.
  void expect_in_any_order(std::vector<Sitting> files, const std::string& wanted, Attempts attempts = Attempts::last) {
    std::vector<std::size_t> order(files.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    do {
      const auto own = db::Database::open_memory();
      facts::Store store_of_own{":memory:"};
      const Shelves both{*own, store_of_own};
      own->write(kTester, "заведение", [](const db::Write& write) { org::init(write, "Свой район"); });
      for (const std::size_t at : order) commit(both, kTester, load_of({files[at]}));
      Filter filter;
      filter.attempts = attempts;
      std::string told;
      for (const Tally& one :
           own->read([&](const db::Read& view) { return tallies(view, store_of_own, filter, Detail::exam); }))
        for (std::int64_t i = 0; i < one.works; ++i) told += (told.empty() ? "" : " ") + std::to_string(one.score);
      EXPECT_EQ(told, wanted) << "порядок начат с файла " << order.front();
    } while (std::next_permutation(order.begin(), order.end()));
  }
};

TEST_F(Reviews, AnAppealStandsForTheWorkItRevises) {
  expect_in_any_order({held(kMay, {person(7, 14), person(8, 20)}), review(kMay, {person(7, 15)})}, "15 20");
}

TEST_F(Reviews, TheWholeLadderGivesOneWorkWhateverItsOrder) {
  const std::vector<Sitting> ladder{held(kMay, {person(7, 10), person(8, 20)}), review(kMay, {person(7, 12)}),
                                    held(kSeptember, {person(7, 16, 2)}), review(kSeptember, {person(7, 17)})};
  expect_in_any_order(ladder, "17 20");
  expect_in_any_order(ladder, "12 20", Attempts::first);
  expect_in_any_order(ladder, "12 17 20", Attempts::every);
}

TEST_F(Reviews, AnAnnulmentThatCameLaterLeavesTheEarlierDay) {
  expect_in_any_order({held(kMay, {person(7, 10)}), held(kSeptember, {person(7, 16, 2)}),
                       review(kSeptember, {annulled(person(7, 16))})},
                      "10");
}

TEST_F(Reviews, AnAnnulmentOfTheOnlyWorkLeavesNothing) {
  expect_in_any_order({held(kMay, {person(7, 10), person(8, 20)}), review(kMay, {annulled(person(7, 10))})}, "20");
}

TEST_F(Reviews, AnAppealWithoutItsWorkAddsNobody) {
  expect_in_any_order({held(kMay, {person(8, 20)}), review(kMay, {person(7, 15)})}, "20");
  expect_in_any_order({review(kMay, {person(7, 15)})}, "");
}

TEST_F(Reviews, WorksWithoutAPersonAreFoundByTheirCode) {
  expect_in_any_order({held(kMay, {coded("901", 14), coded("902", 20)}), review(kMay, {coded("901", 15)})}, "15 20");
}

TEST_F(Reviews, ACodeOfAnotherSchoolIsAnotherPupil) {
  Work other = coded("901", 15);
  other.school = 1;
  expect_in_any_order({held(kMay, {coded("901", 14)}), review(kMay, {other})}, "14");
}

TEST_F(Reviews, TablesShowWhatWasWrittenAndWhatRevisedIt) {
  store(load_of({held(kMay, {person(7, 14)})}));
  const BatchId appeal = store(load_of({review(kMay, {person(7, 15)})}));
  read([&](const db::Read& view) {
    EXPECT_EQ(works(view, facts, {}, {}).total, 2);
    EXPECT_EQ(coverage(view, facts, {}).at(0).participants, 1);
  });
  Filter may;
  may.part = kMay;
  EXPECT_EQ(totals(may), "15");
  take_back(shelves, kTester, appeal);
  EXPECT_EQ(totals(), "14");
}

}  // namespace
}  // namespace vekha::results
