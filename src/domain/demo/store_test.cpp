#include <gtest/gtest.h>

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <set>

#include "core/roadmap/roadmap.hpp"
#include "domain/demo/parts.hpp"
#include "domain/procedures/procedures.hpp"
#include "domain/roadmap/roadmap.hpp"
#include "io/sheet/workbook.hpp"

namespace vekha::demo {
namespace {

namespace fs = std::filesystem;

/// A data folder in memory, but for the files beside the stores.
struct Place {
  fs::path folder = fs::temp_directory_path() / ("vekha-demo-" + std::to_string(::getpid()));
  std::unique_ptr<db::Database> records = db::Database::open_memory();
  facts::Store facts{":memory:"};
  Place() { fs::create_directories(folder); }
  ~Place() { fs::remove_all(folder); }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

  Setting setting() {
    return {.shelves = {*records, facts}, .folder = folder.string(), .today = Date::of(2026, 11, 22)};
  }
};

struct Filled {
  World world;
  Stored stored;
  std::string truth;
};

Filled fill(Place& place, const Options& options) {
  Filled out{.world = make_world(options)};
  place.records->write(maker(), "проверка", [&](const db::Write& write) { store_organisations(write, out.world); });
  write_scales(place.folder.string(), out.world);
  write_knowledge(place.folder.string(), out.world);
  place.records->write(maker(), "проверка", [&](const db::Write& write) { store_calendar(write, out.world); });
  Truth truth(out.world);
  out.stored = store_works(place.setting(), out.world, truth);
  out.truth = truth.json();
  return out;
}

std::vector<results::SummaryRow> summary(Place& place, std::vector<results::Key> by) {
  const catalog::Catalog catalog = catalog::load(place.folder.string());
  return place.records->read([&](const db::Read& read) {
    return results::summary(read, place.facts, catalog, {.filter = {}, .by = std::move(by)});
  });
}

using results::Key;

TEST(DemoStore, EveryCampaignAndGradeIsABatchThatCanBeTakenBack) {
  Place place;
  const Filled filled = fill(place, {.schools = 4, .years = 1});
  EXPECT_EQ(filled.stored.batches, 7u);  // ВПР 4–8, ОГЭ, ЕГЭ
  const auto batches = place.records->read([](const db::Read& read) { return results::batches(read); });
  ASSERT_EQ(batches.size(), 7u);
  for (const results::Batch& batch : batches) results::take_back(place.setting().shelves, maker(), batch.id);
  EXPECT_TRUE(summary(place, {Key::year}).empty());
  const auto schools = place.records->read([](const db::Read& read) { return org::list(read, {}, org::Kind::school); });
  EXPECT_EQ(schools.size(), 4u);
}

TEST(DemoStore, PupilsAreFoundAgainInTheNextGradeByTheirKeys) {
  Place place;
  fill(place, {.schools = 3, .years = 2});
  const auto all = place.records->read([&](const db::Read& read) { return results::exams(read, place.facts, {}); });
  int year = 0;
  for (const results::Exam& exam : all) year = std::max(year, exam.year);
  results::Filter before;
  before.procedure = "ВПР";
  before.grade = 4;
  before.year = year - 1;
  results::Filter after = before;
  after.grade = 5;
  after.year = year;
  const results::Linkage link =
      place.records->read([&](const db::Read& read) { return results::linkage(read, place.facts, before, after); });
  EXPECT_GT(link.persons, 0);
  EXPECT_EQ(link.without_key, 0);
  EXPECT_GT(link.linked * 2, link.persons);
}

TEST(DemoStore, HonestMeansInTheSummaryAreThoseOfTheTruth) {
  Place place;
  const Filled filled = fill(place, {.schools = 3, .years = 1});
  const auto rows = summary(place, {Key::procedure, Key::year, Key::grade, Key::subject, Key::school});
  ASSERT_FALSE(rows.empty());
  int compared = 0;
  for (const results::SummaryRow& row : rows) {
    ASSERT_TRUE(row.mean);
    char text[64];
    std::snprintf(text, sizeof text, "\"%s %d %d %s\":%.4f", row.exam.procedure.c_str(), row.exam.year, row.exam.grade,
                  row.exam.subject.c_str(), *row.mean);
    if (row.exam.procedure == "ВПР") continue;
    EXPECT_NE(filled.truth.find(text), std::string::npos) << text;
    ++compared;
  }
  EXPECT_GT(compared, 5);
}

TEST(DemoStore, MarksOfAllExamsWithAScaleAreKnown) {
  Place place;
  fill(place, {.schools = 4, .years = 2});
  for (const results::SummaryRow& row : summary(place, {Key::procedure, Key::year, Key::grade, Key::subject}))
    EXPECT_EQ(row.marks.has_value(), row.exam.procedure != "ЕГЭ" || row.exam.subject == "Математика базовая")
        << row.exam.title();
}

TEST(DemoStore, PapersAreDescribedAndTheLastCampaignStandsInTheCalendar) {
  Place place;
  const auto made = fill(place, {.schools = 2, .years = 2});
  const catalog::Catalog catalog = catalog::load(place.folder.string());
  const catalog::Kim* kim = catalog.find_kim({"ВПР", 2026, 5, "Математика"});
  ASSERT_NE(kim, nullptr);
  EXPECT_TRUE(std::ranges::any_of(kim->tasks, &catalog::KimTask::practice));
  EXPECT_FALSE(std::ranges::all_of(kim->tasks, &catalog::KimTask::practice));
  EXPECT_NE(kim->source.find("демонстрационное"), std::string::npos);
  const auto planned = place.records->read([](const db::Read& read) { return procedures::list(read, {}); });
  const auto last = std::ranges::count(made.world.exams, 2026, &Exam::year);
  EXPECT_EQ(static_cast<std::ptrdiff_t>(planned.size()), last);
}

TEST(DemoStore, OneExamHasATestScoreOrAMark) {
  Place place;
  fill(place, {.schools = 3, .years = 1});
  int tests = 0;
  place.records->read([&](const db::Read& read) {
    results::Filter filter;
    filter.procedure = "ЕГЭ";
    results::each_work(read, place.facts, filter, [&](const results::Paper& paper, const results::WorkRow& work) {
      if (!work.participated) return;
      const bool base = paper.exam.subject == "Математика базовая";
      EXPECT_EQ(work.mark.has_value(), base);
      EXPECT_EQ(work.test.has_value(), !base);
      if (work.test) {
        EXPECT_EQ(*work.test == 100, *work.total == paper.maximum);
      }
      tests += base ? 0 : 1;
    });
    return 0;
  });
  EXPECT_GT(tests, 10);
}

TEST(DemoStore, TheScalesSayThatTheyAreForTheDemonstration) {
  Place place;
  fill(place, {.schools = 1, .years = 1});
  const auto scale = catalog::load(place.folder.string()).find_scale({"ВПР", 2026, 4, "Математика"});
  ASSERT_TRUE(scale);
  EXPECT_EQ(scale->source, "демонстрационная шкала");
}

TEST(DemoStore, TheFileForTryingTheImportHoldsTheWorksOfTheExamLeftOut) {
  Place place;
  const World world = make_world({.schools = 4, .years = 1});
  const std::string name = write_sample(place.folder.string(), world);
  EXPECT_EQ(name, "samples/ВПР 2026 География 5 класс.xlsx");
  std::size_t works = 0;
  for (const Exam& exam : world.exams)
    for (const School& school : world.schools)
      if (exam.for_import) works += make_works(school, exam).works.size();
  const auto book = sheet::open_workbook((place.folder / name).string());
  ASSERT_EQ(book->sheets(), (std::vector<std::string>{"Классы", "Протокол"}));
  std::size_t rows = 0;
  book->each_row(1, [&](const sheet::Row&) { return ++rows > 0; });
  EXPECT_EQ(rows, works + 1);
}

roadmap::Compiled plan_read_back(Place& place) {
  const std::string path = (place.folder / "plan.docx").string();
  write_file(path, plan_docx(plan_text(Date::of(2026, 11, 22)), place.setting()));
  return roadmap::compile(sheet::read_document(path));
}

TEST(DemoPlan, WordGivesBackEveryMeasureOfTheText) {
  Place place;
  const roadmap::Compiled plan = plan_read_back(place);
  EXPECT_EQ(plan.measures.size(), 75u);
  EXPECT_EQ(plan.sections.size(), 11u);
  ASSERT_TRUE(plan.period);
  EXPECT_EQ(iso_date(plan.period->from), "2025-01-01");
  EXPECT_EQ(iso_date(plan.period->to), "2027-12-31");
  for (const roadmap::CompiledMeasure& measure : plan.measures) {
    EXPECT_FALSE(measure.responsible.empty()) << measure.number;
    EXPECT_FALSE(measure.documents.empty()) << measure.number;
    EXPECT_FALSE(measure.result.empty()) << measure.number;
  }
}

TEST(DemoPlan, MostTermsAreDatedAndOfManyKinds) {
  Place place;
  std::set<std::string> kinds;
  std::size_t dated = 0;
  for (const roadmap::CompiledMeasure& measure : plan_read_back(place).measures) {
    kinds.insert(std::string(calendar::kind_name(measure.deadline.kind)));
    dated += measure.deadline.occurrences.empty() ? 0 : 1;
  }
  EXPECT_GE(kinds.size(), 7u);
  EXPECT_GE(dated, 50u);
}

TEST(DemoPlan, OnAnyDaySomethingIsDoneOverdueAndDueSoon) {
  for (unsigned month = 1; month <= 12; ++month) {
    Place place;
    const World world = make_world({.schools = 1, .years = 1});
    place.records->write(maker(), "проверка", [&](const db::Write& write) { store_organisations(write, world); });
    Setting setting = place.setting();
    setting.today = Date::of(2026, month, 15);
    store_roadmap(setting, world);
    place.records->read([&](const db::Read& read) {
      EXPECT_GT(roadmap::counts(read, {}, setting.today).done, 10) << month;
      EXPECT_FALSE(roadmap::overdue(read, {}, setting.today).empty()) << month;
      EXPECT_FALSE(roadmap::due(read, {}, setting.today, 30).empty()) << month;
    });
  }
}

}  // namespace
}  // namespace vekha::demo
