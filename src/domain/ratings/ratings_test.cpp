// Ratings over real results: what is missing is no zero, small schools are unsure, steps hold and are taken back, and a
// neighbour sees nothing.
#include "domain/ratings/ratings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/text.hpp"
#include "domain/indicators/drawn.hpp"

namespace vekha::ratings {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const db::Actor kTester{{}, "проверка"};
const Date kToday = Date::of(2026, 9, 10);

class Ratings : public testing::Test {
 protected:
  template <class Work>
  auto write(Work work) {
    return records->write(kTester, "проверка", work);
  }
  template <class Work>
  auto read(Work work) {
    return records->read(work);
  }
  void SetUp() override {
    write([](const db::Write& view) { org::init(view, "Район m1"); });
    store(
        "школа | балл | отметка | работ\n101 | 9 | 5 | 90\n101 | 9 | 2 | 10\n102 | 9 | 5 | 40\n102 | 9 | 2 | 60\n"
        "103 | 9 | 5 | 4\n103 | 9 | 2 | 3\n104 | 9 | 3 | 70\n104 | 9 | 2 | 30\n");
  }
  void store(const std::string& works, const std::string& procedure = "ОГЭ") {
    const auto world = indicators::drawn(
        sys::read_yaml("test", "exam: {procedure: " + procedure +
                                   ", year: 2026, grade: 9, subject: Физика, maximum: 40}\nworks: |\n  " +
                                   replaced(works, "\n", "\n  ") + "\n"));
    results::commit({*records, facts}, kTester, world.load);
  }
  Knowledge known() {
    return read([&](const db::Read& view) { return knowledge(view, "", indicators::shipped()); });
  }
  org::Node municipality() {
    return read([](const db::Read& view) { return org::list(view, {}, org::Kind::municipality).at(0); });
  }
  org::Node school(const std::string& code) {
    return read([&](const db::Read& view) { return *org::find(view, org::Kind::school, code); });
  }
  static Rules rules(const std::vector<std::string>& indicators) {
    Rules out{.name = "Рейтинг школ", .year = 2026};
    for (const std::string& one : indicators)
      out.criteria.push_back({.code = std::to_string(out.criteria.size() + 1), .indicator = one});
    return out;
  }
  std::int64_t begun(const Rules& rules) {
    const org::Node node = municipality();
    return write([&](const db::Write& view) { return begin(view, known_in(view), node, rules); });
  }
  static Knowledge known_in(const db::Read& view) { return knowledge(view, "", indicators::shipped()); }
  Rating got(std::int64_t id, const org::Scope& scope = {}) {
    return read([&](const db::Read& view) { return rating(view, scope, id); });
  }
  Table counted_table(const Rules& rules) { return table_of(got(begun(rules))); }
  Table table_of(const Rating& rating) {
    return read([&](const db::Read& view) { return table({view, facts, catalog}, known_in(view), rating); });
  }
  void freeze_now(const Rating& rating, Date today) {
    write([&](const db::Write& view) { freeze({view, facts, catalog}, view, known_in(view), rating, today); });
  }
  static const SchoolRow& row(const Table& table, const std::string& code) {
    return *std::ranges::find(table.schools, code, &SchoolRow::code);
  }
  static std::vector<std::string> order(const Table& table) {
    std::vector<std::string> out;
    for (const SchoolRow& one : table.schools) out.push_back(one.code + ":" + std::to_string(one.place));
    return out;
  }

  std::unique_ptr<db::Database> records = db::Database::open_memory();
  facts::Store facts{":memory:"};
  catalog::Catalog catalog = catalog::built_in();
};

TEST_F(Ratings, PutSchoolsInOrderByTheWeightedMeanOfScaledCriteria) {
  const Table table = counted_table(rules({"oge_success", "oge_quality"}));
  EXPECT_THAT(order(table), ElementsAre("101:1", "103:2", "104:3", "102:4"));
  // success 90, 57,14, 70, 40; quality 90, 57,14, 0, 40 → (100 + 100) / 2; (34,29 + 63,49) / 2; (60 + 0) / 2; (0 +
  // 44,4) / 2
  EXPECT_NEAR(*row(table, "101").score.value, 100, 1e-9);
  EXPECT_NEAR(*row(table, "103").score.value, 48.8889, 1e-3);
  EXPECT_NEAR(*row(table, "104").score.value, 30, 1e-9);
}

TEST_F(Ratings, GiveASmallSchoolAWiderRangeOfPlaces) {
  const Table table = counted_table(rules({"oge_success"}));
  EXPECT_GT(row(table, "103").high - row(table, "103").low, row(table, "104").high - row(table, "104").low);
  EXPECT_THAT(row(table, "103").words, HasSubstr("с учётом точности данных"));
  EXPECT_THAT(table.finding, HasSubstr("пары школ из 6"));
}

TEST_F(Ratings, NeverTakeAMissingCriterionForZero) {
  store("школа | балл | отметка | работ\n105 | 9 | 5 | 30\n", "ВПР");
  Rules both = rules({"oge_success", "ege_high"});
  store("школа | балл | тест | работ\n101 | 9 | 90 | 20\n102 | 9 | 20 | 20\n104 | 9 | 60 | 20\n", "ЕГЭ");
  const Table table = counted_table(both);
  EXPECT_EQ(row(table, "103").place, 0);
  EXPECT_FALSE(row(table, "103").score.value);
  EXPECT_THAT(row(table, "103").words, HasSubstr("за ноль не считается"));
  EXPECT_EQ(row(table, "105").place, 0);
  both.least_part = 0.5;
  EXPECT_GT(row(counted_table(both), "103").place, 0);
}

TEST_F(Ratings, TurnACriterionThatIsBetterSmall) {
  EXPECT_THAT(order(counted_table(rules({"oge_two_first"}))), ElementsAre("101:1", "104:2", "103:3", "102:4"));
}

TEST_F(Ratings, CompareWithNormsWhereTheOrderSaysSo) {
  Rules by_norm = rules({"oge_success"});
  by_norm.scaling = Scaling::norm;
  const Table without = counted_table(by_norm);
  EXPECT_EQ(without.schools[0].place, 0);
  EXPECT_THAT(without.criteria[0].problem, HasSubstr("нет норматива"));
  write([](const db::Write& view) {
    indicators::set_norm(view, indicators::shipped(),
                         {.indicator = "oge_success", .value = 80, .act = {"Приказ № 1", "2026-01-10"}});
  });
  EXPECT_NEAR(*row(counted_table(by_norm), "104").score.value, 100.0 * 70 / 80, 1e-9);
}

TEST_F(Ratings, LeaveOutACriterionThatIsTheSameForAll) {
  store("школа | балл | тест | работ\n101 | 9 | 90 | 20\n102 | 9 | 90 | 20\n103 | 9 | 90 | 20\n104 | 9 | 90 | 20\n",
        "ЕГЭ");
  const Table table = counted_table(rules({"oge_success", "ege_high"}));
  EXPECT_THAT(table.criteria[1].problem, HasSubstr("одно значение"));
  EXPECT_EQ(row(table, "101").place, 1);
}

TEST_F(Ratings, TellWhatTheWeightsDo) {
  const Table table = counted_table(rules({"oge_success", "oge_quality"}));
  EXPECT_DOUBLE_EQ(row(table, "101").kept, 1);
  EXPECT_EQ(table.criteria[1].moves, 2);  // without the share of good marks 104 is before 103
}

TEST_F(Ratings, TakeTheTotalOfASet) {
  Rules by_set = rules({"oge_quality"});
  by_set.criteria.push_back({.code = "2", .set = "school-rating"});
  const Table table = counted_table(by_set);
  EXPECT_EQ(table.criteria[1].unit, "балл набора");
  by_set.criteria[1].set = "monitorings";
  try {
    begun(by_set);
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(issue_text(error.issues().at(0)), HasSubstr("не сводится в одно число"));
  }
}

TEST_F(Ratings, RefuseWhatIsNoCriterion) {
  try {
    begun(rules({"oge_results", "no_such"}));
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.issues().size(), 2U);
  }
}

TEST_F(Ratings, TakeResultsOfVprOnlyWithAGroundAndAWarning) {
  store("школа | балл | отметка | работ\n101 | 9 | 5 | 30\n102 | 9 | 4 | 30\n", "ВПР");
  Rules vpr = rules({"vpr_two_change"});
  vpr.criteria[0].indicator = "vpr4_success";
  try {
    begun(vpr);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), Code::forbidden);
    EXPECT_THAT(error.message(), HasSubstr("запишите основание"));
  }
  vpr.vpr_ground = "решение совета";
  EXPECT_THAT(counted_table(vpr).warnings.back(), HasSubstr("решение совета"));
}

TEST(RatingRules, TellEveryFaultAtOnce) {
  try {
    rules_from(R"({"name":"","year":"да","criteria":[{"weight":-1},5],"scaling":"магия","sway":300})");
    FAIL();
  } catch (const Error& error) {
    EXPECT_GE(error.issues().size(), 6U);
  }
  EXPECT_THROW(rules_from("[]"), Error);
}

TEST(RatingRules, AreReadAsTheyWereWritten) {
  const Rules written{.name = "Рейтинг",
                      .scaling = Scaling::rank,
                      .criteria = {{"1", "oge_success", "", 2}, {"2", "", "risk", 0.5}},
                      .year = 2026,
                      .least_part = 0.7,
                      .vpr_ground = "решение"};
  EXPECT_EQ(rules_from(rules_json(written)), written);
}

TEST_F(Ratings, AreChangedAndTheChangeIsTakenBack) {
  const std::int64_t id = begun(rules({"oge_success"}));
  write([&](const db::Write& view) { change(view, known_in(view), got(id), rules({"oge_quality"})); });
  EXPECT_EQ(got(id).rules.criteria[0].indicator, "oge_quality");
  EXPECT_THROW(write([&](const db::Write& view) { change(view, known_in(view), got(id), got(id).rules); }), Error);
  write([&](const db::Write& view) { undo_change(view, got(id)); });
  EXPECT_EQ(got(id).rules.criteria[0].indicator, "oge_success");
  EXPECT_THROW(write([&](const db::Write& view) { undo_change(view, got(id)); }), Error);
  write([&](const db::Write& view) { remove(view, got(id)); });
  EXPECT_THROW(got(id), Error);
  write([&](const db::Write& view) { restore(view, {}, id); });
  EXPECT_EQ(got(id).id, id);
}

TEST_F(Ratings, AreSeenByASchoolOnlyAsFarAsTheyHaveCome) {
  const std::int64_t id = begun(rules({"oge_success"}));
  const org::Scope scope{school("102").path};
  EXPECT_THROW(got(id, scope), Error);
  write([&](const db::Write& view) { open_appeals(view, got(id), kToday); });
  const Table whole = table_of(got(id));
  const auto seen_by_school = [&] {
    return read([&](const db::Read& view) { return seen(whole, view, got(id, scope), scope); });
  };
  const Table own = seen_by_school();
  EXPECT_THAT(order(own), ElementsAre("102:4"));
  EXPECT_THAT(own.schools[0].alike, IsEmpty());
  freeze_now(got(id), kToday.plus_days(10));
  EXPECT_EQ(seen_by_school().schools.size(), 1U);
  write([&](const db::Write& view) { publish(view, got(id), {"Приказ № 9", "2026-09-25"}); });
  EXPECT_EQ(seen_by_school().schools.size(), 4U);
}

TEST_F(Ratings, AreNotSeenFromAnotherMunicipality) {
  const std::int64_t id = begun(rules({"oge_success"}));
  write([&](const db::Write& view) { open_appeals(view, got(id), kToday); });
  const org::Node other = write([](const db::Write& view) {
    return org::add(view, org::root(view).id, {.kind = org::Kind::municipality, .code = "m2", .name = "Район m2"});
  });
  EXPECT_THROW(got(id, {other.path}), Error);
}

TEST_F(Ratings, HearObjectionsInTheirDaysAndAnswerThemBeforeFreezing) {
  const std::int64_t id = begun(rules({"oge_success"}));
  const NewObjection fresh{school("102").id, "1", "Две работы внесены дважды"};
  EXPECT_THROW(write([&](const db::Write& view) { object(view, got(id), fresh, kToday); }), Error);
  EXPECT_THROW(freeze_now(got(id), kToday), Error);
  write([&](const db::Write& view) { open_appeals(view, got(id), kToday); });
  EXPECT_EQ(got(id).step("appeals")->to, "2026-09-19");
  const std::int64_t number = write([&](const db::Write& view) { return object(view, got(id), fresh, kToday); });
  EXPECT_THROW(write([&](const db::Write& view) { object(view, got(id), fresh, kToday.plus_days(10)); }), Error);
  EXPECT_THROW(freeze_now(got(id), kToday.plus_days(9)), Error);
  EXPECT_THROW(freeze_now(got(id), kToday.plus_days(10)), Error);
  EXPECT_THROW(write([&](const db::Write& view) { answer(view, got(id), {number, "rejected", " "}); }), Error);
  write([&](const db::Write& view) { answer(view, got(id), {number, "rejected", "Работы разные"}); });
  freeze_now(got(id), kToday.plus_days(10));
  const auto heard = read([&](const db::Read& view) { return objections(view, got(id), {school("102").path}); });
  EXPECT_EQ(heard.at(0).answer, "Работы разные");
  EXPECT_THAT(read([&](const db::Read& view) { return objections(view, got(id), {school("101").path}); }), IsEmpty());
  EXPECT_THROW(write([&](const db::Write& view) { withdraw_objection(view, got(id), number); }), Error);
}

TEST_F(Ratings, StayAsTheyWereFrozenWhateverComesAfter) {
  Rules quick = rules({"oge_success"});
  quick.appeal_days = 0;
  const std::int64_t id = begun(quick);
  freeze_now(got(id), kToday);
  JsonWriter before;
  write_table(before, table_of(got(id)));
  store("школа | балл | отметка | работ\n102 | 9 | 5 | 900\n");
  JsonWriter after;
  write_table(after, table_of(got(id)));
  EXPECT_EQ(before.text(), after.text());
  EXPECT_THROW(write([&](const db::Write& view) { change(view, known_in(view), got(id), rules({"oge_quality"})); }),
               Error);
  write([&](const db::Write& view) { undo_step(view, got(id)); });
  EXPECT_EQ(table_of(got(id)).schools[0].code, "102");
}

TEST_F(Ratings, ArePublishedByAnActAndTakenBackStepByStep) {
  Rules quick = rules({"oge_success"});
  quick.appeal_days = 0;
  const std::int64_t id = begun(quick);
  EXPECT_THROW(write([&](const db::Write& view) { publish(view, got(id), {"Приказ № 9", "2026-09-25"}); }), Error);
  freeze_now(got(id), kToday);
  EXPECT_THROW(write([&](const db::Write& view) { publish(view, got(id), {"Приказ № 9", ""}); }), Error);
  write([&](const db::Write& view) { publish(view, got(id), {"Приказ № 9", "2026-09-25"}); });
  EXPECT_EQ(got(id).stage(), Stage::published);
  EXPECT_THROW(write([&](const db::Write& view) { remove(view, got(id)); }), Error);
  write([&](const db::Write& view) { undo_step(view, got(id)); });
  EXPECT_EQ(got(id).stage(), Stage::frozen);
  write([&](const db::Write& view) { undo_step(view, got(id)); });
  EXPECT_EQ(got(id).stage(), Stage::draft);
  EXPECT_THROW(write([&](const db::Write& view) { undo_step(view, got(id)); }), Error);
}

}  // namespace
}  // namespace vekha::ratings
