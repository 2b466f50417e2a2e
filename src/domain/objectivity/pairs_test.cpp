// Pairs of papers that are too alike: found by code in the class where one was copied, none where all worked alone.
#include "domain/objectivity/pairs.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace vekha::objectivity {
namespace {

constexpr int kTasks = 20;
constexpr int kPupils = 24;

/// Four schools of one class each write a paper; in the first one pupil 2 took over the answers of pupil 1.
class PairsOfPapers : public testing::Test {
 protected:
  void SetUp() override {
    const db::Actor actor{{}, "проверка"};
    records->write(actor, "заведение", [](const db::Write& write) { org::init(write, "Район"); });
    results::Load load;
    results::Sitting sitting{.exam = {"ВПР", 2025, 6, "Математика"}, .maximum = kTasks};
    for (int task = 1; task <= kTasks; ++task) sitting.tasks.push_back({std::to_string(task), 1, "Б"});
    for (std::uint32_t school = 0; school < 4; ++school) {
      load.schools.push_back({std::to_string(101 + school), "Школа", "", ""});
      for (int pupil = 1; pupil <= kPupils; ++pupil) write(sitting, school, pupil);
    }
    load.sittings.push_back(std::move(sitting));
    results::commit({*records, facts}, actor, load);
  }
  void write(results::Sitting& sitting, std::uint32_t school, int pupil) {
    const double level = std::normal_distribution<double>()(random);
    std::vector<results::TaskValue> own;
    for (int task = 0; task < kTasks; ++task) {
      const double hard = 3.0 * task / kTasks - 1.5;
      const bool right = std::uniform_real_distribution<double>()(random) < 1 / (1 + std::exp(hard - level));
      own.push_back({static_cast<std::int16_t>(right ? 1 : 0), results::Flag::score});
    }
    if (school == 0 && pupil == 2) own = first;
    if (school == 0 && pupil == 1) {
      for (int task = 0; task < kTasks; ++task)  // a pattern nobody has by knowledge
        own[static_cast<std::size_t>(task)].score = static_cast<std::int16_t>(task % 3 == 2 ? 1 : task % 2);
      first = own;
    }
    int total = 0;
    for (const results::TaskValue& one : own) total += one.score;
    results::Work work;
    work.school = school;
    work.class_name = "6А";
    work.pupil = std::to_string(6000 + pupil);
    work.total = total;
    work.participated = true;
    sitting.works.push_back(std::move(work));
    sitting.values.insert(sitting.values.end(), own.begin(), own.end());
  }
  std::vector<PaperPair> of(const std::string& code) {
    return records->read([&](const db::Read& read) {
      results::Filter filter;
      filter.year = 2025;
      filter.school = org::find(read, org::Kind::school, code)->id;
      return paper_pairs(read, facts, filter, 20);
    });
  }
  std::mt19937_64 random{7};
  std::vector<results::TaskValue> first;
  std::unique_ptr<db::Database> records = db::Database::open_memory();
  facts::Store facts{":memory:"};
};

TEST_F(PairsOfPapers, TellTheCopiedPaperFirstWithTheTasksThatAgree) {
  const std::vector<PaperPair> found = of("101");
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].first + " " + found[0].second, "6001 6002");
  EXPECT_EQ(found[0].class_name, "6А");
  EXPECT_EQ(found[0].alike.size(), static_cast<std::size_t>(kTasks));
  EXPECT_EQ(found[0].tasks, kTasks);
  EXPECT_LT(found[0].expected, kTasks - 4);
}

TEST_F(PairsOfPapers, AreFewWherePupilsWorkAlone) {
  for (const char* school : {"102", "103", "104"}) EXPECT_LE(of(school).size(), 2U) << school;
}

TEST_F(PairsOfPapers, AreOfOneSchoolOnly) {
  EXPECT_TRUE(records->read([&](const db::Read& read) { return paper_pairs(read, facts, {}, 20); }).empty());
}

}  // namespace
}  // namespace vekha::objectivity
