// Tables of works and figures, and what a load would change in what is stored.
#include "domain/results/world_test.hpp"

namespace vekha::results {
namespace {

class Reading : public World {};

/// Three tasks: a score of zero, one not started, one the variant does not have.
Sitting with_tasks() {
  Sitting out = sitting(kRussian, {written(0, "1", 20)});
  out.tasks = {{"1", 2, "Б"}, {"2К1", 3, "П"}, {"3", 1, ""}};
  out.values = {{0, Flag::score}, {0, Flag::not_started}, {0, Flag::not_applicable}};
  out.works[0].journal_mark = Score::absent(Status::suppressed);
  out.works[0].class_name = "9А";
  out.works[0].sex = "ж";
  return out;
}

TEST_F(Reading, AWorkIsReadBackAsItWasStored) {
  const BatchId batch = store(load_of({with_tasks()}));
  const WorkPage page = read([&](const db::Read& view) { return works(view, facts, {}, {}); });
  ASSERT_EQ(page.rows.size(), 1U);
  const WorkRow& row = page.rows[0];
  EXPECT_EQ(page.paper(row).batch, batch);
  EXPECT_EQ(page.paper(row).kind, "oge");
  EXPECT_EQ(page.paper(row).tasks[1].name, "2К1");
  EXPECT_EQ(page.paper(row).tasks[1].level, "П");
  EXPECT_EQ(row.code, "1");
  EXPECT_EQ(row.class_name, "9А");
  EXPECT_EQ(row.sex, "ж");
  EXPECT_EQ(row.total, Score(20));
  EXPECT_EQ(row.mark.status(), Status::missing);
  EXPECT_EQ(row.journal_mark.status(), Status::suppressed);
  EXPECT_EQ(row.test.status(), Status::not_applicable);
  ASSERT_EQ(row.tasks.size(), 3U);
  EXPECT_EQ(row.tasks[0].flag, Flag::score);
  EXPECT_EQ(row.tasks[1].flag, Flag::not_started);
  EXPECT_EQ(row.tasks[2].flag, Flag::not_applicable);
}

TEST_F(Reading, ZeroMissingNotApplicableSuppressedAndWithdrawnStayDifferent) {
  for (int number = 0; number <= 4; ++number) {
    const Score score = Score::absent(static_cast<Status>(number));
    if (number > 0) {
      EXPECT_EQ(Score::from_stored(score.stored()).status(), score.status());
    }
  }
  EXPECT_EQ(Score::from_stored(Score(0).stored()), Score(0));
  EXPECT_NE(Score(0), Score());
  for (int flag = 1; flag <= 7; ++flag)
    EXPECT_EQ(TaskValue::from_stored((TaskValue{0, static_cast<Flag>(flag)}.stored())).flag, static_cast<Flag>(flag));
}

TEST_F(Reading, TablesComePageByPageInOneOrder) {
  std::vector<Work> many;
  for (int i = 0; i < 25; ++i) many.push_back(written(i % 2 == 0 ? 1 : 0, std::to_string(i), i));
  store(load_of({sitting(kRussian, many)}));
  std::vector<std::string> codes;
  for (std::int64_t offset = 0; offset < 30; offset += 10)
    for (const WorkRow& row :
         read([&](const db::Read& view) { return works(view, facts, {}, {.offset = offset, .limit = 10}); }).rows)
      codes.push_back(row.code);
  EXPECT_EQ(codes.size(), 25U);
  std::vector<std::string> whole;
  read([&](const db::Read& view) {
    each_work(view, facts, {}, [&](const Paper&, const WorkRow& row) { whole.push_back(row.code); });
  });
  EXPECT_EQ(codes, whole);
  EXPECT_EQ(codes.front(), "1");
}

TEST_F(Reading, TheNeighboursWorksAreNotShown) {
  store(load_of({sitting(kRussian, {written(0, "1", 20), written(1, "1", 30)})}));
  Filter own;
  own.scope = {read([](const db::Read& view) { return org::find(view, org::Kind::municipality, "m1")->path; })};
  const WorkPage page = read([&](const db::Read& view) { return works(view, facts, own, {}); });
  ASSERT_EQ(page.rows.size(), 1U);
  EXPECT_EQ(page.rows[0].school, school("101"));
}

Load with_figures() {
  Load out = load_of({});
  const Exam exam{"ВПР", 2026, 4, "Русский язык"};
  out.figures = {{.form = "mark-statistics", .exam = exam, .territory = "Вся выборка", .item = "2", .value = 5.06},
                 {.form = "mark-statistics", .exam = exam, .territory = "Первый район (m1)", .item = "2", .value = 0},
                 {.form = "mark-statistics", .exam = exam, .school = 0, .item = "2", .status = Status::suppressed},
                 {.form = "noko", .exam = {"", 2026, 0, ""}, .school = 1, .item = "Открытость", .text = "высокая"}};
  return out;
}

TEST_F(Reading, FiguresKeepTheirPlacesValuesAndReasons) {
  store(load_of({sitting(kRussian, {written(0, "1", 20)})}));
  store(with_figures());
  const auto rows = read([&](const db::Read& view) { return figures(view, facts, {}, "mark-statistics"); });
  ASSERT_EQ(rows.size(), 3U);
  std::map<std::string, FigureRow> by_place;
  for (const FigureRow& row : rows) by_place[row.territory] = row;
  EXPECT_FALSE(by_place["Вся выборка"].node);
  EXPECT_DOUBLE_EQ(by_place["Вся выборка"].value.value(), 5.06);
  EXPECT_TRUE(by_place["Первый район (m1)"].node);
  EXPECT_EQ(by_place["Первый район (m1)"].value, std::optional<double>(0.0));
  EXPECT_EQ(by_place[""].status, Status::suppressed);
  EXPECT_FALSE(by_place[""].value);
  EXPECT_EQ(read([&](const db::Read& view) { return figures(view, facts, {}, "noko").at(0).text; }), "высокая");
}

TEST_F(Reading, AScopeSeesItsOwnFiguresOnly) {
  store(with_figures());
  Filter own;
  own.scope = {read([](const db::Read& view) { return org::find(view, org::Kind::municipality, "m2")->path; })};
  const auto rows = read([&](const db::Read& view) { return figures(view, facts, own); });
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].form, "noko");
}

TEST_F(Reading, ReplacingFiguresStandForTheOldOnesUntilTakenBack) {
  store(with_figures());
  Load again = with_figures();
  again.mode = Mode::replace;
  again.figures.resize(1);
  again.figures[0].value = 6;
  const BatchId second = store(again);
  const auto whole_sample = [&] {
    std::vector<double> out;
    for (const FigureRow& row : read([&](const db::Read& view) { return figures(view, facts, {}); }))
      if (row.territory == "Вся выборка") out.push_back(row.value.value());
    return out;
  };
  EXPECT_EQ(whole_sample(), std::vector<double>{6});
  take_back(shelves, kTester, second);
  EXPECT_EQ(whole_sample(), std::vector<double>{5.06});
}

TEST_F(Reading, LaterFiguresOfTheSamePlaceStandForTheEarlierOnes) {
  store(with_figures());
  const BatchId second = store(with_figures());
  EXPECT_EQ(read([&](const db::Read& view) { return figures(view, facts, {}).size(); }), 4U);
  take_back(shelves, kTester, second);
  EXPECT_EQ(read([&](const db::Read& view) { return figures(view, facts, {}).size(); }), 4U);
}

TEST_F(Reading, AComparisonCountsSameChangedAddedAndRemovedWorks) {
  const BatchId first =
      store(load_of({sitting(kRussian, {written(0, "1", 20), written(0, "2", 10), written(0, "3", 12)})}));
  const Load coming = load_of({sitting(kRussian, {written(0, "1", 20), written(0, "2", 13), written(0, "4", 15),
                                                  written(0, "5", 0), written(1, "1", 9)})});
  const auto found = read([&](const db::Read& view) { return compare(view, facts, coming); });
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].school, "101");
  EXPECT_EQ(found[0].before, std::vector<BatchId>{first});
  EXPECT_EQ(found[0].same, 1);
  EXPECT_EQ(found[0].changed, 1);
  EXPECT_EQ(found[0].added, 2);
  EXPECT_EQ(found[0].removed, 1);
  EXPECT_DOUBLE_EQ(found[0].stored.mean.value(), 14);
  EXPECT_DOUBLE_EQ(found[0].coming.mean.value(), 12);
}

TEST_F(Reading, HalvesOfPointsAreKept) {
  Load load = load_of({sitting({"ВсОШ", 2025, 9, "Физика"}, {written(0, "1", 15), written(0, "2", 20)})});
  load.sittings[0].unit = 2;
  store(load);
  const auto rows = read([&](const db::Read& view) {
    return summary(view, facts, catalog::built_in(), {{}, {Key::procedure, Key::year, Key::grade, Key::subject}});
  });
  EXPECT_DOUBLE_EQ(rows.at(0).mean.value(), 8.75);
}

TEST_F(Reading, TheMaximumIsWholePointsWhateverPartsTheScoresHave) {
  Load load = load_of({sitting({"ВсОШ", 2025, 9, "Физика"}, {written(0, "1", 15), written(0, "2", 20)})});
  load.sittings[0].unit = 2;
  load.sittings[0].maximum = 10;
  store(load);
  const auto rows = read([&](const db::Read& view) {
    return summary(view, facts, catalog::built_in(), {{}, {Key::procedure, Key::year, Key::grade, Key::subject}});
  });
  EXPECT_DOUBLE_EQ(rows.at(0).mean_percent.value(), 87.5);  // 7.5 and 10 of 10
  const auto odd = read([&](const db::Read& view) { return oddities(view, facts, catalog::built_in(), Filter{}); });
  EXPECT_TRUE(std::ranges::none_of(odd, [](const Oddity& one) { return one.code == "total_above_maximum"; }));
}

}  // namespace
}  // namespace vekha::results
