// What is kept between questions, and what a day knew: the same digits as counted anew, whatever happened to the
// batches.
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>

#include "domain/formulas/random_world_test.hpp"
#include "domain/results/world_test.hpp"

namespace vekha::formulas {
namespace {

/// Every digit of the answers.
std::string digits_of(const std::vector<FormulaAnswer>& answers) {
  std::string out;
  for (const FormulaAnswer& answer : answers) {
    out += answer.problem + "\n";
    for (const FormulaRow& row : answer.rows) {
      const Estimate& one = row.value.estimate;
      std::array<char, 160> text{};
      std::snprintf(text.data(), text.size(), " %a %lld %d %a %a %lld %lld %lld;", one.value.value_or(-1),
                    static_cast<long long>(one.n), static_cast<int>(one.absence), one.interval ? one.interval->lo : -1,
                    one.interval ? one.interval->hi : -1, static_cast<long long>(row.value.rows),
                    static_cast<long long>(row.value.missing), static_cast<long long>(row.value.suppressed));
      for (const std::string& part : row.key) out += part + "|";
      out += text.data();
    }
  }
  return out;
}

/// Batches come, replace others, are taken back, shown again and erased, one event a day.
class Days : public results::World {
 protected:
  explicit Days(unsigned seed = 11) : dice(seed) {}

  /// Returns the moment of the event.
  std::string next() {
    std::array<char, 32> moment{};
    std::snprintf(moment.data(), moment.size(), "2026-%02d-%02dT10:00:00Z", 1 + day_ / 28, 1 + day_ % 28);
    ++day_;
    happen(moment.data());
    return moment.data();
  }
  std::vector<FormulaAnswer> asked(const std::vector<Ask>& programs, FormulaQuery query) {
    return read([&](const db::Read& view) { return evaluate_all(view, facts, catalog, programs, query); });
  }
  void take_back(BatchId batch, const std::string& moment) {
    results::take_back(shelves, results::kTester, batch);
    records->write(results::kTester, "день", [&](const db::Write& write) {
      write.run("UPDATE batch SET taken_back_at = ? WHERE id = ?", {moment, batch});
    });
    std::erase(standing, batch);
    gone.push_back(batch);
  }

  Dice dice;
  std::vector<BatchId> standing;
  std::vector<BatchId> gone;
  catalog::Catalog catalog = catalog::built_in();

 private:
  void happen(const std::string& moment) {
    if (standing.size() > 2 && dice.roll(3) == 0)
      return take_back(standing[static_cast<std::size_t>(dice.roll(static_cast<int>(standing.size())))], moment);
    results::Load load = drawn(dice);
    load.mode = dice.roll(2) == 0 ? results::Mode::replace : results::Mode::add;
    standing.push_back(store(load));
    date(standing.back(), moment);
  }
  int day_ = 0;
};

/// Days of the test of days: DAYS, or sixteen; forty-six make 1,035 pairs.
int days() {
  const char* const asked = std::getenv("DAYS");
  return asked == nullptr ? 16 : std::max(2, std::atoi(asked));
}

/// What a day knew is what was answered on that day, to the last digit, whether counted anew or kept.
TEST_F(Days, OfADayIsWhatWasAnsweredThen) {
  const std::vector<Ask> programs{{"mean(percent(score / maximum) of works)"},
                                  {"share(mark >= 4 of works)"},
                                  {"share(any(taken_before('ОГЭ', 2)) of persons where procedure = 'ЕГЭ')"},
                                  {"sum(value of figures)"},
                                  {"mean(score / maximum of tasks)"}};
  Kept kept;
  const auto told = [&](const std::string& moment, Kept* with) {
    FormulaQuery query{.filter = {}, .by = {"school"}, .kept = with};
    query.filter.as_known_on = moment;
    return digits_of(asked(programs, query));
  };
  std::map<std::string, std::string> known;
  int pairs = 0;
  for (int day = 0; day < days(); ++day) {
    const std::string moment = next();
    for (const auto& [before, then] : known) {
      EXPECT_EQ(told(before, dice.roll(4) == 0 ? nullptr : &kept), then) << before << " asked on " << moment;
      ++pairs;
    }
    known[moment] = told({}, nullptr);
  }
  EXPECT_EQ(pairs, days() * (days() - 1) / 2);
}

/// Whatever happens to the batches, what is kept is what is counted anew.
TEST_F(Days, KeptAnswersAreThoseCountedAnew) {
  Kept kept;
  const std::vector<Ask> programs = drawn_programs(dice, 25);
  const std::vector<std::vector<std::string>> splits{{"school", "year"}, {"grade", "school", "class"}};
  for (int day = 0; day < 5; ++day) {
    next();
    for (const auto& by : splits)
      EXPECT_EQ(digits_of(asked(programs, {.filter = {}, .by = by, .kept = &kept})),
                digits_of(asked(programs, {.filter = {}, .by = by})))
          << "day " << day;
  }
  EXPECT_GT(kept.bytes(), 0U);
}

/// Numbers of papers are given anew after an erasing; what was kept of them is of other papers.
TEST_F(Days, NothingKeptIsOfPapersThatWereErased) {
  Kept kept;
  const std::vector<Ask> programs{{"count(works)"}, {"mean(score / maximum of tasks)"}, {"count(persons)"}};
  const auto told = [&](Kept* with) {
    return digits_of(asked(programs, {.filter = {}, .by = {"school", "year"}, .kept = with}));
  };
  next();
  for (int round = 0; round < 4; ++round) {
    results::Load load = drawn(dice);
    const BatchId batch = store(load);
    EXPECT_EQ(told(&kept), told(nullptr));
    take_back(batch, "2026-12-31T10:00:00Z");
    results::erase(shelves, results::kTester,
                   read([&](const db::Read& view) { return results::erasable(view, facts, {}, {batch}); }));
    EXPECT_EQ(told(&kept), told(nullptr));
  }
}

/// What was not asked for longest goes first, and the room is never exceeded.
TEST(KeptRoom, StaysInItsBounds) {
  const auto answer = [](std::size_t numbers) {
    auto out = std::make_shared<KeptAnswer>();
    out->numbers.resize(numbers);
    return out;
  };
  Kept kept(20'000);
  kept.keep("first", answer(100));
  kept.keep("huge", answer(100'000));
  EXPECT_EQ(kept.find("huge"), nullptr);
  for (int i = 0; i < 60; ++i) {
    kept.keep(std::to_string(i), answer(100));
    EXPECT_NE(kept.find("first"), nullptr) << "asked all the time";
    EXPECT_LE(kept.bytes(), 20'000U);
  }
  EXPECT_EQ(kept.find("0"), nullptr);
  EXPECT_NE(kept.find("59"), nullptr);
}

}  // namespace
}  // namespace vekha::formulas
