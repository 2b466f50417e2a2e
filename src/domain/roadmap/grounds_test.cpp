// Terms are read again against all they hang on: the period, the day of approval, the calendars and the settings.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "domain/catalog/catalog.hpp"
#include "domain/roadmap/stored_plan.hpp"

namespace vekha::roadmap {
namespace {

using testing::ElementsAre;

/// A plan of three years: «текущий год» is that of the approval.
Compiled three_years(const std::string& term) {
  Compiled plan = drawn({{"1", "Отчёт управления", term}});
  plan.period = calendar::Period{Date::of(2022, 1, 1), Date::of(2024, 12, 31)};
  plan.measures.front().deadline = calendar::read_term(term, {.period = plan.period});
  return plan;
}

struct Grounds : StoredPlan {
  RoadmapId put(const std::string& term) {
    return StoredPlan::write([&](const db::Write& view) { return import(view, three_years(term), {.again = true}); });
  }
  void approve_on(RoadmapId which, Date day) {
    StoredPlan::write(
        [&](const db::Write& view) { approve(view, {}, which, {.kind = "приказ", .number = "3", .date = day}); });
  }
  std::vector<std::string> dues(RoadmapId which) { return windows_of(whole(which).measures.front()); }
};

TEST(Grounds, TheDayOfApprovalTellsWhichYearIsTheCurrentOne) {
  Grounds store;
  const RoadmapId plan = store.put("май текущего года");
  EXPECT_THAT(store.dues(plan), ElementsAre("2022-05-31 planned"));
  store.approve_on(plan, Date::of(2023, 2, 10));
  EXPECT_THAT(store.dues(plan), ElementsAre("2023-05-31 planned"));
  store.StoredPlan::write([&](const db::Write& view) { withdraw(view, {}, plan, "рано"); });
  EXPECT_THAT(store.dues(plan), ElementsAre("2022-05-31 planned"));
}

TEST(Grounds, ApprovalLeavesWhatSomebodyWorkedOn) {
  Grounds store;
  const RoadmapId plan = store.put("май текущего года");
  const OccurrenceId begun = store.whole(plan).measures.front().occurrences.front().id;
  store.StoredPlan::write([&](const db::Write& view) { set_status(view, {}, {begun, Status::in_work, ""}); });
  store.approve_on(plan, Date::of(2023, 2, 10));
  EXPECT_THAT(store.dues(plan), ElementsAre("2022-05-31 in_work", "2023-05-31 planned"));
}

TEST(Grounds, ATermThatNamesItsYearDoesNotMove) {
  Grounds store;
  const RoadmapId plan = store.put("май 2022 года");
  store.approve_on(plan, Date::of(2023, 2, 10));
  EXPECT_THAT(store.dues(plan), ElementsAre("2022-05-31 planned"));
}

TEST(Grounds, SettingsOfTheMunicipalityHoldForStoredPlansToo) {
  Grounds store;
  EXPECT_THAT(store.dues(store.put("до июня 2023 года")), ElementsAre("2023-05-31 planned"));
  catalog::Catalog known = catalog::built_in();
  known.term_settings.terms.until_month = calendar::Settings::Until::inclusive;
  catalog::keep_term_ground(*store.database, known.term_settings, known.calendars);
  EXPECT_THAT(store.dues(store.put("до июня 2023 года")), ElementsAre("2023-06-30 planned"));
  const RoadmapId edited = store.put("май 2023 года");
  const Measure now = store.whole(edited).measures.front();
  EXPECT_THAT(windows_of(store.edited({now.id, now.row_version, ""}, {.term = "до июня 2023 года"})),
              ElementsAre("2023-06-30 planned"));
}

TEST(Grounds, CalendarsComeBackFromTheRecordsAsTheyWere) {
  const auto records = db::Database::open_memory();
  const catalog::Catalog known = catalog::built_in();
  catalog::keep_term_ground(*records, known.term_settings, known.calendars);
  const catalog::TermGround kept = records->read([](const db::Read& read) { return catalog::term_ground(read); });
  const calendar::ProductionCalendar wanted = known.production_calendar();
  for (Date day = Date::of(2021, 1, 1); day <= Date::of(2027, 12, 31); day = day.plus_days(1)) {
    ASSERT_EQ(kept.calendar.working_day(day), wanted.working_day(day)) << iso_date(day);
    ASSERT_EQ(kept.calendar.shortened(day), wanted.shortened(day)) << iso_date(day);
  }
  EXPECT_EQ(kept.settings.time_zone, known.term_settings.terms.time_zone);
}

TEST(Grounds, TheSameCatalogueIsNotWrittenTwice) {
  const auto records = db::Database::open_memory();
  const catalog::Catalog known = catalog::built_in();
  catalog::keep_term_ground(*records, known.term_settings, known.calendars);
  const auto version = [&] { return records->read([](const db::Read& read) { return records_version(read); }); };
  const std::string before = version();
  catalog::keep_term_ground(*records, known.term_settings, known.calendars);
  EXPECT_EQ(version(), before);
}

TEST(PlanTable, TellsTheSameAsTheWholePlan) {
  StoredPlan store;
  const OccurrenceId done = store.at(0).occurrences.front().id;
  const OccurrenceId sent = store.at(2).occurrences.front().id;
  store.write([&](const db::Write& view) {
    set_status(view, {}, {done, Status::done, "протокол"});
    set_status(view, {}, {sent, Status::review, ""});
  });
  const Date today = Date::of(2024, 6, 15);
  const Table table = store.read([&](const db::Read& read) { return roadmap::table(read, store.id, today); });
  const Roadmap plan = store.whole();
  ASSERT_EQ(table.rows.size(), plan.measures.size());
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const TableRow& row = table.rows[i];
    const Measure& measure = plan.measures[i];
    EXPECT_EQ(row.id, measure.id);
    EXPECT_EQ(row.status, measure.status) << measure.number;
    EXPECT_EQ(row.overdue, measure.overdue) << measure.number;
    EXPECT_EQ(row.next_due, measure.next_due ? iso_date(*measure.next_due) : "");
    ASSERT_EQ(row.windows.size(), measure.occurrences.size());
    std::vector<std::string> executors;
    for (const int place : row.executors) executors.push_back(table.executors[static_cast<std::size_t>(place)]);
    EXPECT_EQ(executors, measure.responsible);
  }
}

}  // namespace
}  // namespace vekha::roadmap
