// Sets: slots that wait, filling and taking back, acts that freeze, what the law and the name forbid, and totals.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/text.hpp"
#include "domain/indicators/drawn.hpp"
#include "domain/indicators/indicators.hpp"

namespace vekha::indicators {
namespace {

using testing::HasSubstr;

const db::Actor kTester{{}, "проверка"};
const Basis kOrder{"Приказ № 7", "2026-09-01", "п. 2"};

Set small(Aggregation aggregation, const std::vector<std::string>& indicators) {
  Set out{.id = "small", .name = "Малый набор", .aggregation = aggregation, .audience = Audience::schools};
  for (const std::string& one : indicators)
    out.slots.push_back({.code = std::to_string(out.slots.size() + 1), .title = one, .indicator = one});
  return out;
}

class Sets : public testing::Test {
 protected:
  void SetUp() override {
    records->write(kTester, "заведение", [](const db::Write& write) { org::init(write, "Район m1"); });
  }
  template <class Work>
  auto write(Work work) {
    return records->write(kTester, "проверка", work);
  }
  template <class Work>
  auto read(Work work) {
    return records->read(work);
  }
  void store(const std::string& works) {
    const auto world = drawn(sys::read_yaml(
        "test", "exam: {procedure: ОГЭ, year: 2025, grade: 9, subject: Физика}\n" + std::string("works: |\n") + works));
    results::commit({*records, facts}, kTester, world.load);
  }
  /// school → «значение/место»
  std::map<std::string, std::string> totals(const Set& set) {
    std::map<std::string, std::string> out;
    const SetTable table = read([&](const db::Read& view) {
      return set_values({view, facts, catalog}, {.approval = {}, .set = set, .library = shipped()},
                        {.filter = {}, .by = {"school"}});
    });
    for (const SetRow& row : table.rows)
      out[row.key[0]] =
          (row.total.value ? ru_number(*row.total.value, 1) : std::string(absence_name(row.total.absence))) + "/" +
          std::to_string(row.place.value_or(0));
    return out;
  }
  Set index() {
    return read([&](const db::Read& view) { return set_of(view, "", shipped(), "index-8"); });
  }

  std::unique_ptr<db::Database> records = db::Database::open_memory();
  facts::Store facts{":memory:"};
  catalog::Catalog catalog = catalog::built_in();
};

TEST_F(Sets, OfTheIndexShipWithSlotsThatWaitForTheOfficialText) {
  const auto [all, problems] = catalog_sets("", shipped());
  EXPECT_TRUE(problems.empty());
  const auto found = std::ranges::find(all, "index-17", &Set::id);
  ASSERT_NE(found, all.end());
  EXPECT_EQ(found->slots.size(), 17U);
  EXPECT_EQ(index().slots.size(), 8U);
  for (const Slot& slot : found->slots) EXPECT_EQ(slot.title, "ожидает официального текста");
}

TEST_F(Sets, OfABrokenFileAreLeftOutAndTheOthersHold) {
  const std::string folder = testing::TempDir() + "/vekha_sets_broken";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder + "/catalog/sets");
  std::ofstream(folder + "/catalog/sets/a.yaml") << "sets: [\n";
  std::ofstream(folder + "/catalog/sets/b.yaml")
      << "sets:\n"
         "  - {id: good, name: Годный, group: Свои, aggregation: none, audience: system, provenance: design,\n"
         "     basis: {act: Приказ}, slots: [{code: '1', indicator: quality}]}\n"
         "  - {id: bad, name: Негодный, group: Свои, aggregation: none, audience: system, provenance: design,\n"
         "     basis: {act: Приказ}, slots: [{code: '1', indicator: nosuch}]}\n";
  const auto [all, problems] = catalog_sets(folder, shipped());
  EXPECT_EQ(all.size(), catalog_sets("", shipped()).all.size() + 1);
  EXPECT_TRUE(std::ranges::find(all, "good", &Set::id)->own);
  EXPECT_EQ(std::ranges::find(all, "bad", &Set::id), all.end());
  ASSERT_EQ(problems.size(), 2U);
  EXPECT_THAT(problems[0], HasSubstr("catalog/sets/a.yaml"));
  EXPECT_THAT(problems[1], HasSubstr("nosuch"));
  std::filesystem::remove_all(folder);
}

TEST_F(Sets, AreFilledAndTheFillingIsTakenBack) {
  const Set empty = index();
  const std::int64_t change = write([&](const db::Write& view) {
    return fill(view, empty, shipped(), {"index-8", "3", "quality", 2.0, "Приказ № 1"});
  });
  EXPECT_EQ(index().slots[2].indicator, "quality");
  EXPECT_DOUBLE_EQ(index().slots[2].weight, 2);
  EXPECT_EQ(index().slots[2].filled_by, "Приказ № 1");
  write([&](const db::Write& view) { undo_filling(view, change); });
  EXPECT_EQ(index().slots[2].indicator, "");
  EXPECT_THROW(write([&](const db::Write& view) { undo_filling(view, change); }), Error);
}

TEST_F(Sets, RefuseASlotOrAnIndicatorThatIsNotThere) {
  const Set empty = index();
  EXPECT_THROW(write([&](const db::Write& view) { fill(view, empty, shipped(), {"index-8", "99", "quality"}); }),
               Error);
  EXPECT_THROW(write([&](const db::Write& view) { fill(view, empty, shipped(), {"index-8", "1", "nothing"}); }), Error);
}

TEST_F(Sets, BearTheProtectedNameOnlyCompleteAndApproved) {
  const auto name = [&] {
    return read([&](const db::Read& view) { return shown_name(index(), frozen(view, "index-8")); });
  };
  EXPECT_EQ(name().name, "Профессиональное самоопределение — 8 показателей");
  EXPECT_THAT(name().why, HasSubstr("пустых 8 из 8"));
  const Set empty = index();
  write([&](const db::Write& view) {
    for (const Slot& slot : empty.slots) fill(view, empty, shipped(), {"index-8", slot.code, "success"});
  });
  EXPECT_THAT(name().why, HasSubstr("после утверждения"));
  const Set full = index();
  write([&](const db::Write& view) { approve(view, full, shipped(), kOrder); });
  EXPECT_EQ(name().name, "Индекс качества общего образования");
  write([&](const db::Write& view) { fill(view, full, shipped(), {"index-8", "1", "quality"}); });
  EXPECT_THAT(name().why, HasSubstr("после утверждения"));
}

TEST_F(Sets, OfOnesOwnMayNotTakeTheNameEither) {
  Set own = small(Aggregation::none, {"success", ""});
  own.name = "Индекс качества образования района";
  EXPECT_THAT(shown_name(own, std::nullopt).name, HasSubstr("Набор показателей"));
}

TEST_F(Sets, AreFrozenByAnActAsTheyThenWere) {
  Set set = small(Aggregation::mean, {"success", "quality"});
  Library then = shipped();
  const Approval first = write([&](const db::Write& view) { return approve(view, set, then, kOrder); });
  EXPECT_EQ(first.version, 1);
  EXPECT_THROW(write([&](const db::Write& view) { approve(view, set, then, kOrder); }), Error);

  std::ranges::find(then.all, "quality", &Definition::id)->program = "share(mark = 5 of works)";
  EXPECT_EQ(write([&](const db::Write& view) { return approve(view, set, then, kOrder); }).version, 2);
  const auto old = read([](const db::Read& view) { return frozen(view, "small", 1); });
  const auto now = read([](const db::Read& view) { return frozen(view, "small"); });
  EXPECT_EQ(old->library.at("quality").program, "share(mark >= 4 of works)");
  EXPECT_EQ(now->library.at("quality").program, "share(mark = 5 of works)");
  EXPECT_EQ(old->library.at("success").measure.measure, formula::Measure::percent);
  EXPECT_EQ(old->approval.act.text(), "Приказ № 7 от 01.09.2026, п. 2");
}

TEST_F(Sets, ApprovalIsTakenBack) {
  const Approval one = write(
      [&](const db::Write& view) { return approve(view, small(Aggregation::mean, {"success"}), shipped(), kOrder); });
  write([&](const db::Write& view) { undo_approval(view, one.id); });
  EXPECT_FALSE(read([](const db::Read& view) { return frozen(view, "small"); }).has_value());
  EXPECT_THROW(write([&](const db::Write& view) { undo_approval(view, one.id); }), Error);
}

TEST_F(Sets, AreNotApprovedWithoutActAndDate) {
  const Set set = small(Aggregation::mean, {"success"});
  EXPECT_THROW(write([&](const db::Write& view) { approve(view, set, shipped(), {"", "2026-09-01", ""}); }), Error);
  EXPECT_THROW(write([&](const db::Write& view) { approve(view, set, shipped(), {"Приказ", "вчера", ""}); }), Error);
}

TEST_F(Sets, AboutTeachersRefuseResultsOfVprAndAboutHeadsWarn) {
  Set set = small(Aggregation::none, {"success"});  // of any procedure: ВПР too
  set.audience = Audience::teachers;
  EXPECT_TRUE(guard(set, shipped()).refused);
  EXPECT_THROW(write([&](const db::Write& view) { fill(view, set, shipped(), {"small", "1", "success"}); }), Error);
  EXPECT_THROW(totals(set), Error);
  set.audience = Audience::heads;
  EXPECT_FALSE(guard(set, shipped()).refused);
  EXPECT_EQ(guard(set, shipped()).reasons.size(), 1U);
  set.audience = Audience::system;
  EXPECT_TRUE(guard(set, shipped()).reasons.empty());
}

/// 101: успеваемость 100, качество 50; 102: 50 и 50; 103: 100 и 0.
constexpr const char* kThree =
    "  школа | балл | отметка\n  101 | 20 | 4\n  101 | 12 | 3\n  102 | 20 | 4\n  102 | 3 | 2\n  103 | 12 | 3\n  103 | "
    "12 | 3\n";

TEST_F(Sets, JoinTheirIndicatorsAsTheAggregationSays) {
  store(kThree);
  using Totals = std::map<std::string, std::string>;
  EXPECT_EQ(totals(small(Aggregation::none, {"success", "quality"})),
            (Totals{{"101", "no_data/0"}, {"102", "no_data/0"}, {"103", "no_data/0"}}));
  EXPECT_EQ(totals(small(Aggregation::mean, {"success", "quality"})),
            (Totals{{"101", "75,0/1"}, {"102", "50,0/2"}, {"103", "50,0/2"}}));
  Set weighted = small(Aggregation::weighted, {"success", "quality"});
  weighted.slots[0].weight = 3;
  EXPECT_EQ(totals(weighted), (Totals{{"101", "87,5/1"}, {"102", "50,0/3"}, {"103", "75,0/2"}}));
  EXPECT_EQ(totals(small(Aggregation::minmax, {"success", "quality"})),
            (Totals{{"101", "100,0/1"}, {"102", "50,0/2"}, {"103", "50,0/2"}}));
  EXPECT_EQ(totals(small(Aggregation::rank, {"success", "quality"})),
            (Totals{{"101", "1,0/1"}, {"102", "2,0/2"}, {"103", "2,0/2"}}));
}

TEST_F(Sets, TurnOverWhatIsBetterSmall) {
  store(kThree);
  const auto found = totals(small(Aggregation::mean, {"mark_2"}));
  EXPECT_EQ(found.at("101"), "100,0/1");
  EXPECT_EQ(found.at("102"), "50,0/3");
}

TEST_F(Sets, GiveNoTotalWhereAPartIsNotThereOrUnitsDiffer) {
  store(kThree);
  EXPECT_EQ(totals(small(Aggregation::mean, {"success", ""})).at("101"), "no_data/0");
  EXPECT_EQ(totals(small(Aggregation::mean, {"success", "participants"})).at("101"), "no_data/0");
}

}  // namespace
}  // namespace vekha::indicators
