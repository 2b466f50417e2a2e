#include "domain/results/results.hpp"

#include <gtest/gtest.h>

namespace vekha::results {
namespace {

const db::Actor kTester{{}, "проверка"};
const Exam kMath{"ВПР", 2021, 5, "Математика"};

Work work(std::uint32_t school, const std::string& pupil, int total) {
  Work out;
  out.school = school;
  out.pupil = pupil;
  out.class_name = "А";
  out.variant = "1";
  out.sex = "м";
  out.journal_mark = 4;
  out.total = total;
  out.participated = true;
  return out;
}

Work absent(std::uint32_t school, const std::string& pupil) {
  Work out;
  out.school = school;
  out.pupil = pupil;
  out.absent = true;
  return out;
}

/// Two schools: 101 has scores 7 and 15, 102 has score 6 and an absentee; two tasks.
Load sample_load() {
  Load load;
  load.files = {{"протокол.xlsx", "abc", "vpr-2021"}};
  load.schools = {{"101", "СОШ № 101", "m1", "Первый район"}, {"102", "", "m1", "Первый район"}};
  Sitting sitting{.exam = kMath, .maximum = 20, .tasks = {{"1", 1, ""}, {"2", 2, "П"}}};
  sitting.works = {work(0, "1", 7), work(0, "2", 15), work(1, "1", 6), absent(1, "2")};
  const TaskValue one{1, Flag::score};
  const TaskValue skipped{0, Flag::not_started};
  const TaskValue untaught{0, Flag::not_taught};
  const TaskValue blank{};
  sitting.values = {one, one, one, skipped, one, untaught, blank, blank};
  load.sittings.push_back(sitting);
  return load;
}

class Results : public testing::Test {
 protected:
  void SetUp() override {
    records->write(kTester, "заведение", [](const db::Write& write) { org::init(write, "Свой район"); });
  }
  template <class Work>
  auto read(Work work) {
    return records->read(work);
  }
  std::vector<SummaryRow> summarize(const std::vector<Key>& by, const Filter& filter = {}) {
    return read([&](const db::Read& view) { return summary(view, facts, catalog::built_in(), {filter, by}); });
  }
  std::int64_t nodes() {
    return read([](const db::Read& view) { return view.count("SELECT count(*) FROM node"); });
  }

  std::unique_ptr<db::Database> records = db::Database::open_memory();
  facts::Store facts{":memory:"};
  Shelves shelves{*records, facts};
};

TEST_F(Results, ACommittedBatchIsCountedByScore) {
  commit(shelves, kTester, sample_load());
  const auto rows = read([&](const db::Read& view) { return tallies(view, facts, {}, Detail::school); });
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].exam, kMath);
  EXPECT_EQ(rows[0].score, 7);
  EXPECT_EQ(rows[0].maximum, 20);
  EXPECT_EQ(rows[2].works, 1);
}

TEST_F(Results, UnknownSchoolsAndMunicipalitiesAreMadeOnCommit) {
  const auto unknown = read([](const db::Read& view) { return unknown_in(view, sample_load().schools); });
  EXPECT_EQ(unknown.schools.size(), 2U);
  EXPECT_EQ(unknown.municipalities.size(), 1U);
  commit(shelves, kTester, sample_load());
  read([](const db::Read& view) {
    const auto school = org::find(view, org::Kind::school, "102");
    ASSERT_TRUE(school);
    EXPECT_EQ(school->name, "Школа 102");
    EXPECT_EQ(org::node(view, {}, school->parent).name, "Первый район");
    EXPECT_TRUE(unknown_in(view, sample_load().schools).schools.empty());
  });
}

TEST_F(Results, TheSummaryHasMeanDeviationAndMarks) {
  commit(shelves, kTester, sample_load());
  const auto rows = summarize({Key::year, Key::grade, Key::subject, Key::school});
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].participants, 2);
  EXPECT_DOUBLE_EQ(rows[0].mean.value(), 11);
  EXPECT_NEAR(rows[0].sd.value(), 5.656854249492381, 1e-12);
  EXPECT_DOUBLE_EQ(rows[0].mean_percent.value(), 55);
  EXPECT_EQ(rows[0].marks.value(), (std::array<std::int64_t, 4>{0, 1, 0, 1}));
  EXPECT_FALSE(rows[1].sd);
  EXPECT_EQ(rows[1].marks.value()[0], 1);
}

TEST_F(Results, WithoutAScaleThereAreNoMarksButAReason) {
  Load load = sample_load();
  load.sittings[0].exam.year = 2020;
  commit(shelves, kTester, load);
  const auto rows = summarize({Key::year});
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_FALSE(rows[0].marks);
  EXPECT_NE(rows[0].marks_absence.find("2020"), std::string::npos);
}

TEST_F(Results, MeansOfDifferentExamsAreNotMixed) {
  Load load = sample_load();
  load.sittings.push_back(load.sittings[0]);
  load.sittings[1].exam.subject = "Русский язык";
  commit(shelves, kTester, load);
  EXPECT_FALSE(summarize({Key::school}).at(0).mean);
  EXPECT_EQ(summarize({Key::subject}).size(), 2U);
}

TEST_F(Results, TasksNotTaughtAreLeftOutAndNotStartedCountAsZero) {
  commit(shelves, kTester, sample_load());
  const auto rows = read([&](const db::Read& view) { return task_tallies(view, facts, {}, Detail::exam); });
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].works, 3);
  EXPECT_EQ(rows[0].sum, 3);
  EXPECT_EQ(rows[1].works, 2);
  EXPECT_EQ(rows[1].sum, 1);
  EXPECT_EQ(rows[1].not_started, 1);
}

TEST_F(Results, TakingBackLeavesNoResidue) {
  const std::int64_t before = nodes();
  const BatchId batch = commit(shelves, kTester, sample_load());
  take_back(shelves, kTester, batch);
  EXPECT_EQ(nodes(), before);
  EXPECT_TRUE(summarize({Key::year}).empty());
  EXPECT_TRUE(read([&](const db::Read& view) { return exams(view, facts, {}); }).empty());
  EXPECT_THROW(take_back(shelves, kTester, batch), Error);
  EXPECT_EQ(read([](const db::Read& view) { return batches(view).at(0).state; }), "taken_back");
}

TEST_F(Results, TakingBackKeepsSchoolsOfAnotherBatch) {
  const BatchId first = commit(shelves, kTester, sample_load());
  Load later = sample_load();
  later.sittings[0].exam.year = 2022;
  commit(shelves, kTester, later);
  take_back(shelves, kTester, first);
  EXPECT_TRUE(read([](const db::Read& view) { return org::find(view, org::Kind::school, "101"); }));
  EXPECT_EQ(summarize({Key::year}).size(), 1U);
}

TEST_F(Results, ALearnedNameIsForgottenWithItsBatch) {
  Load codes_only = sample_load();
  for (SchoolName& school : codes_only.schools) school = {school.code, "", "m1", ""};
  commit(shelves, kTester, codes_only);
  Load named = sample_load();
  named.sittings[0].exam.year = 2022;
  const auto name = [&] {
    return read([](const db::Read& view) { return org::find(view, org::Kind::school, "101")->name; });
  };
  EXPECT_EQ(name(), "Школа 101");
  const BatchId second = commit(shelves, kTester, named);
  EXPECT_EQ(name(), "СОШ № 101");
  EXPECT_EQ(read([](const db::Read& view) { return org::find(view, org::Kind::municipality, "m1")->name; }),
            "Первый район");
  take_back(shelves, kTester, second);
  EXPECT_EQ(name(), "Школа 101");
}

TEST_F(Results, TheSweepRemovesWhatAKilledImportLeft) {
  records->write(kTester, "прерванная загрузка", [](const db::Write& write) {
    write.run("INSERT INTO batch (state, kind, started_at, actor) VALUES ('pending', 'file', 'x', 'y')");
  });
  facts.change([](const facts::Transaction& change) {
    change.run("INSERT INTO paper SELECT 1, 1, '', 'ВПР', 2021, 5, 'Математика', '', '', '', 20, 1, false, [], [], []");
    change.run(
        "INSERT INTO work SELECT 1, 1, 1, '', '1', 0, '', 0, -1, -1, 7, -2, 1, false, false, true, []::SMALLINT[]");
  });
  sweep(shelves);
  EXPECT_EQ(facts.count("SELECT (SELECT count(*) FROM paper) + (SELECT count(*) FROM work)"), 0);
  EXPECT_EQ(read([](const db::Read& view) { return view.count("SELECT count(*) FROM batch"); }), 0);
}

TEST_F(Results, TheSweepDoesNotOpenTheFactsWithoutNeed) {
  sweep(shelves);
  EXPECT_FALSE(facts.is_open());
}

TEST_F(Results, AFailedCommitLeavesNothing) {
  Load load = sample_load();
  load.sittings[0].works[1].school = 99;
  const std::int64_t before = nodes();
  EXPECT_ANY_THROW(commit(shelves, kTester, load));
  EXPECT_EQ(nodes(), before);
  EXPECT_EQ(facts.count("SELECT count(*) FROM work"), 0);
  EXPECT_EQ(read([](const db::Read& view) { return view.count("SELECT count(*) FROM batch"); }), 0);
}

TEST_F(Results, AScopeHidesTheNeighboursWorks) {
  commit(shelves, kTester, sample_load());
  Filter own;
  own.scope = {read([](const db::Read& view) { return org::find(view, org::Kind::municipality, "own")->path; })};
  EXPECT_TRUE(summarize({Key::school}, own).empty());
  EXPECT_TRUE(read([&](const db::Read& view) { return exams(view, facts, own); }).empty());
  own.scope = {read([](const db::Read& view) { return org::find(view, org::Kind::municipality, "m1")->path; })};
  EXPECT_EQ(summarize({Key::school}, own).size(), 2U);
}

TEST_F(Results, BatchesTellTheirExamsAndFiles) {
  commit(shelves, kTester, sample_load());
  read([](const db::Read& view) {
    const Batch batch = batches(view).at(0);
    EXPECT_EQ(batch.exams.at(0).rows, 4);
    EXPECT_EQ(batch.exams.at(0).participants, 3);
    EXPECT_EQ(batch.exams.at(0).absent, 1);
    EXPECT_EQ(batch.files.at(0).name, "протокол.xlsx");
    EXPECT_TRUE(file_known(view, "abc"));
    EXPECT_EQ(schools_known(view, kMath).size(), 2U);
    EXPECT_TRUE(batches_of(view, Filter::of({"ВПР", 2020, 5, "Математика"})).empty());
  });
}

}  // namespace
}  // namespace vekha::results
