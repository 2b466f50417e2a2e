// The whole way on real files: import, tallies, means and signs against figures computed independently.
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "base/text.hpp"
#include "core/stats/spearman.hpp"
#include "domain/imports/imports.hpp"
#include "domain/objectivity/objectivity.hpp"

namespace vekha::objectivity {
namespace {

namespace fs = std::filesystem;

const db::Actor kTester{{}, "проверка"};

fs::path folder() {
  const char* set = std::getenv("VEKHA_SHARED");
  return fs::path(set != nullptr ? set : VEKHA_SOURCE_DIR "/../shared") / "data/altai-vpr";
}

/// One row of reference_objectivity.csv.
struct Expected {
  results::Exam exam;
  std::int64_t participants;
  int schools;
  double mean;
  double sd;
  Interval ci;
  int overstated;
  int with_spearman;
  int negative_of_ranks;
  int negative_simplified;
};

std::vector<Expected> expectations() {
  std::vector<Expected> out;
  std::ifstream file(folder() / "reference_objectivity.csv");
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    const auto cell = split(trimmed(line), ';');
    const auto whole = [&](std::size_t i) { return static_cast<int>(parse_integer(cell.at(i)).value()); };
    const auto real = [&](std::size_t i) { return parse_number(cell.at(i)).value(); };
    out.push_back({{"ВПР", whole(1), whole(2), cell.at(3)},
                   whole(5),
                   whole(6),
                   real(7),
                   real(8),
                   {real(9), real(10)},
                   whole(18),
                   whole(19),
                   whole(20),
                   whole(21)});
  }
  return out;
}

/// The files of the years the reference knows, imported once.
class ObjectivityReference : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (!fs::exists(folder() / "xlsx")) return;
    records = db::Database::open_memory();
    facts = std::make_unique<facts::Store>(":memory:");
    records->write(kTester, "заведение", [](const db::Write& write) { org::init(write, "Свой район"); });
    const catalog::Catalog catalog = catalog::built_in();
    for (const char* year : {"2020", "2021"})
      for (const auto& entry : fs::recursive_directory_iterator(folder() / "xlsx" / year)) {
        if (entry.path().extension() != ".xlsx") continue;
        const imports::SourceFile file{entry.path().string(),
                                       fs::relative(entry.path(), folder() / "xlsx").generic_string()};
        const auto draft =
            records->read([&](const db::Read& read) { return imports::read(read, catalog, {file}, imports::Hints{}); });
        imports::commit({*records, *facts}, kTester, draft);
      }
  }
  static void TearDownTestSuite() {
    facts.reset();
    records.reset();
  }
  void SetUp() override {
    if (!records) GTEST_SKIP() << "нет данных в " << folder();
  }

  static std::unique_ptr<db::Database> records;
  static std::unique_ptr<facts::Store> facts;
};

std::unique_ptr<db::Database> ObjectivityReference::records;
std::unique_ptr<facts::Store> ObjectivityReference::facts;

TEST_F(ObjectivityReference, EveryRowIsReproduced) {
  constexpr double kPrinted = 1e-6;  // the reference is printed to six decimals
  const auto rows = expectations();
  EXPECT_EQ(rows.size(), 14U);
  for (const Expected& row : rows) {
    SCOPED_TRACE(row.exam.title());
    const Signs found = records->read([&](const db::Read& read) {
      return signs(read, *facts, catalog::built_in(), {row.exam, "fioko-2019", {}, {}});
    });
    EXPECT_EQ(found.reference.n, row.participants);
    EXPECT_EQ(found.reference.schools, row.schools);
    EXPECT_EQ(static_cast<int>(found.schools.size()), row.schools);
    EXPECT_NEAR(found.reference.mean.value(), row.mean, kPrinted);
    EXPECT_NEAR(found.reference.sd.value(), row.sd, kPrinted);
    EXPECT_NEAR(found.reference.ci.value().lo, row.ci.lo, kPrinted);
    EXPECT_NEAR(found.reference.ci.value().hi, row.ci.hi, kPrinted);
    int overstated = 0;
    for (const School& school : found.schools) overstated += school.signs.empty() ? 0 : 1;
    EXPECT_EQ(overstated, row.overstated);
  }
}

TEST_F(ObjectivityReference, RankCorrelationsWithTheJournalAreReproduced) {
  for (const Expected& row : expectations()) {
    SCOPED_TRACE(row.exam.title());
    std::map<NodeId, std::vector<stats::PairCount>> schools;
    records->read([&](const db::Read& read) {
      for (const auto& cell :
           results::journal_tallies(read, *facts, results::Filter::of(row.exam), results::Detail::school))
        schools[cell.school].push_back({double(cell.journal_mark), double(cell.score), cell.works});
    });
    int with_spearman = 0;
    int negative_of_ranks = 0;
    int negative_simplified = 0;
    for (const auto& [school, cells] : schools) {
      const auto found = stats::spearman(cells);
      if (!found || found->n <= 2) continue;
      ++with_spearman;
      negative_of_ranks += found->of_ranks < 0;
      negative_simplified += found->simplified < 0;
    }
    EXPECT_EQ(with_spearman, row.with_spearman);
    EXPECT_EQ(negative_of_ranks, row.negative_of_ranks);
    EXPECT_EQ(negative_simplified, row.negative_simplified);
  }
}

TEST_F(ObjectivityReference, CohortChangeAndItsLimitsAreReproduced) {
  const YearSigns found = records->read(
      [&](const db::Read& read) { return year_signs(read, *facts, catalog::built_in(), {.year = 2021}); });
  std::ifstream file(folder() / "reference_cohort_change.csv");
  std::string line;
  std::getline(file, line);
  int compared = 0;
  while (std::getline(file, line)) {
    const auto cell = split(trimmed(line), ';');
    SCOPED_TRACE(cell.at(1));
    for (const SignColumn& column : found.columns) {
      const bool cohort = column.sign == "sharp_fall" || column.sign == "sharp_rise";
      if (!cohort || column.exam.subject != cell.at(1)) continue;
      EXPECT_EQ(column.schools, parse_integer(cell.at(3)).value());
      EXPECT_NEAR(column.limits.value().lo, parse_number(cell.at(7)).value(), 1e-6);
      EXPECT_NEAR(column.limits.value().hi, parse_number(cell.at(8)).value(), 1e-6);
      EXPECT_EQ(column.marked, parse_integer(cell.at(column.sign == "sharp_fall" ? 9 : 10)).value());
      ++compared;
    }
  }
  EXPECT_EQ(compared, 4);
}

TEST_F(ObjectivityReference, AYearHasAllFourteenSigns) {
  const YearSigns found = records->read(
      [&](const db::Read& read) { return year_signs(read, *facts, catalog::built_in(), {.year = 2021}); });
  ASSERT_EQ(found.columns.size(), 14U);
  for (const Expected& row : expectations())
    for (const SignColumn& column : found.columns) {
      if (column.exam != row.exam) continue;
      if (column.sign == "overstated_mean") {
        EXPECT_EQ(column.marked, row.overstated) << row.exam.title();
      }
      if (column.sign == "journal_mismatch") {
        EXPECT_EQ(column.marked, row.negative_simplified) << row.exam.title();
        EXPECT_EQ(column.schools, row.with_spearman) << row.exam.title();
      }
    }
  EXPECT_NEAR(found.objectivity.value() + found.nonobjectivity.value(), 100, 1e-9);
  ASSERT_TRUE(found.expected.alike);
  EXPECT_GT(*found.expected.alike, 0.05 * found.judged);
  EXPECT_LT(*found.expected.alike, *found.expected.different);
}

TEST_F(ObjectivityReference, SeveralYearsAtOnceAreWhatEachYearIsAlone) {
  const auto both = records->read([&](const db::Read& read) {
    return years_signs(read, *facts, catalog::built_in(), {.years = {2020, 2021, 1999}, .simulations = 0});
  });
  ASSERT_EQ(both.size(), 2U);
  EXPECT_EQ(both.at(0).year, 2020);
  const YearSigns alone = records->read(
      [&](const db::Read& read) { return year_signs(read, *facts, catalog::built_in(), {.year = 2021}); });
  EXPECT_EQ(both.at(1).marked, alone.marked);
  EXPECT_FALSE(both.at(1).expected.alike);
  ASSERT_EQ(both.at(1).schools.size(), alone.schools.size());
  for (std::size_t i = 0; i < alone.schools.size(); ++i) {
    EXPECT_EQ(both.at(1).schools[i].id, alone.schools[i].id);
    EXPECT_EQ(both.at(1).schools[i].marked_before, alone.schools[i].marked_before);
  }
}

TEST_F(ObjectivityReference, RatiosAtBordersAreReproducedAndTheSpikeIsSized) {
  std::ifstream file(folder() / "reference_objectivity.csv");
  std::string line;
  std::getline(file, line);
  int compared = 0;
  while (std::getline(file, line)) {
    const auto cell = split(trimmed(line), ';');
    const auto whole = [&](std::size_t i) { return static_cast<int>(parse_integer(cell.at(i)).value()); };
    if (whole(1) != 2021) continue;  // scales of the year before are not in the catalogue
    const results::Exam exam{"ВПР", whole(1), whole(2), cell.at(3)};
    SCOPED_TRACE(exam.title());
    const Borders found = records->read([&](const db::Read& read) {
      return borders(read, *facts, catalog::built_in(), {.filter = results::Filter::of(exam)});
    });
    const auto& bunching = found.region.exams.at(0).found;
    ASSERT_TRUE(bunching);
    for (std::size_t i = 0; i < 3; ++i)
      EXPECT_NEAR(bunching->borders.at(i).ratio.value(), parse_number(cell.at(15 + i)).value(), 1e-4);
    EXPECT_LT(bunching->borders.at(0).p_adjusted, 0.05);
    EXPECT_GT(bunching->borders.at(0).interval.lo, 0);
    ++compared;
  }
  EXPECT_EQ(compared, 7);
}

}  // namespace
}  // namespace vekha::objectivity
