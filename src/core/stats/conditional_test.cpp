#include "core/stats/conditional.hpp"

#include <gtest/gtest.h>

#include "core/stats/lsat_fixture.hpp"

namespace vekha::stats {
namespace {

using fixture::answers_of;

// R: r <- eRm::RM(LSAT6); -r$betapar; r$se.beta; r$loglik
TEST(StatsConditional, DifficultiesOfLsat6AgreeWithR) {
  const ConditionalFit fit = *fit_conditional(answers_of(fixture::kLsat6));
  EXPECT_NEAR(fit.log_likelihood, -1091.56968998232, 1e-5);
  const double locations[] = {-1.256127963985681, 0.474907147499453, 1.235980612749294, 0.168410071698394,
                              -0.623169867961461};
  const double errors[] = {0.1044056934227465, 0.0699170674700289, 0.0687776911705348, 0.0726194448450317,
                           0.0859174137292761};
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_NEAR(*fit.items[i].location.value, locations[i], 2e-5);
    EXPECT_NEAR(*fit.items[i].location.se, errors[i], 2e-5);
  }
  EXPECT_EQ(fit.informative, 1000 - 298 - 3);
}

// R: p <- eRm::PCM(pcmdat2); p$loglik; thresholds(p), less the mean location
TEST(StatsConditional, ThresholdsOfPointsAgreeWithR) {
  const ConditionalFit fit = *fit_conditional(answers_of(fixture::kPoints));
  EXPECT_NEAR(fit.log_likelihood, -485.017159379, 1e-5);
  const double locations[] = {1.0379024694957, 1.2834406096735, -0.8589126957820, -0.0470370786716};
  const double first[] = {-0.104285493072, 0.571347489243, -2.314605129464, -0.983243476139};
  const double mean = (locations[0] + locations[1] + locations[2] + locations[3]) / 4;
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_NEAR(*fit.items[i].location.value, locations[i] - mean, 1e-4);
    EXPECT_NEAR(*fit.items[i].steps[0].threshold.value, first[i] - mean, 1e-4);
  }
}

TEST(StatsConditional, PupilsWithMissingAnswersAreComparedOnTheirOwnTasks) {
  auto counts = fixture::kLsat6;
  const ConditionalFit whole = *fit_conditional(answers_of(counts));
  for (const char* pattern : {"01___", "10___"}) counts.emplace_back(pattern, 500);
  const ConditionalFit more = *fit_conditional(answers_of(counts));
  EXPECT_LT(*more.items[1].location.value - *more.items[0].location.value,
            *whole.items[1].location.value - *whole.items[0].location.value);
  EXPECT_NEAR(*more.items[3].location.value - *more.items[2].location.value,
              *whole.items[3].location.value - *whole.items[2].location.value, 0.02);
  EXPECT_EQ(more.informative, whole.informative + 1000);
}

TEST(StatsConditional, TasksAllRightAmongThePupilsWhoTellHaveNoDifficulty) {
  const auto fit = *fit_conditional(answers_of({{"1011", 10}, {"1101", 8}, {"1001", 3}, {"0000", 20}, {"1110", 4}}));
  EXPECT_EQ(fit.items[0].absence, Absence::no_variance);
  EXPECT_TRUE(fit.items[1].location.value);
  EXPECT_EQ(fit.informative, 25);
}

TEST(StatsConditional, WithoutTwoTasksOrAnInformativePupilThereIsNothing) {
  EXPECT_FALSE(fit_conditional({2, {}}));
  EXPECT_FALSE(fit_conditional(answers_of({{"11", 10}, {"00", 5}})));
  EXPECT_FALSE(fit_conditional(answers_of({{"1", 10}, {"0", 5}})));
}

TEST(StatsConditional, ATaskThatAlwaysBeatsAnotherGivesAReasonAndNoNumber) {
  const auto fit = *fit_conditional(answers_of({{"100", 10}, {"101", 8}, {"110", 3}}));
  EXPECT_FALSE(fit.items[0].location.value);
  const auto torn = *fit_conditional(answers_of({{"10__", 10}, {"01__", 8}, {"__01", 8}, {"__10", 7}}));
  EXPECT_FALSE(torn.items[0].location.value);
  EXPECT_EQ(torn.items[0].absence, Absence::too_few);
}

}  // namespace
}  // namespace vekha::stats
