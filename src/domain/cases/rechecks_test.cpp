// Re-checks: which works, by whom, what may be entered, what comes out, and that it goes back.
#include <set>

#include "domain/cases/world_test.hpp"

namespace vekha::cases {
namespace {

using test::refusal;
using testing::HasSubstr;

// Both names are of cases, too.
constexpr auto kBack = [](const db::Write& view, const Who& hand, const Recheck& one) { undo_step(view, hand, one); };
constexpr auto kAway = [](const db::Write& view, const Who& hand, const Recheck& one) { remove(view, hand, one); };

class Rechecks : public test::World {
 protected:
  std::vector<SampledWork> works(std::int64_t id) {
    return read([&](const db::Read& view) {
      const Who hand = owner_of_folder("проверка");
      return sampled(view, hand, recheck(view, hand, id));
    });
  }
  RecheckReport told(std::int64_t id) {
    return read([&](const db::Read& view) {
      const Who hand = owner_of_folder("проверка");
      return report({view, facts, catalog}, hand, recheck(view, hand, id));
    });
  }
  /// A sample of 10 with two experts on paper, given out.
  std::int64_t marking(int gap = 2) {
    const std::int64_t id = begun({.number = 10, .strata = Strata::none, .gap = gap});
    hire(id, "Петрова");
    hire(id, "Сидорова");
    change(id, assign);
    return id;
  }
};

TEST_F(Rechecks, AllWorksOfMarkedSchoolsAndTheNumberOfOthersAreTaken) {
  const auto taken = works(begun({.number = 7, .schools = {"101"}}));
  EXPECT_EQ(std::ranges::count(taken, "marked", &SampledWork::ground), 12);
  EXPECT_EQ(std::ranges::count(taken, "random", &SampledWork::ground), 7);
  std::set<std::string> codes;
  for (const SampledWork& one : taken) {
    EXPECT_EQ(one.ground == "marked", one.school_code == "101");
    codes.insert(one.code);
  }
  EXPECT_EQ(codes.size(), taken.size());
}

TEST_F(Rechecks, SchoolsOfPublishedCasesAreMarkedAndOthersNot) {
  const std::int64_t id = opened(specialist);
  EXPECT_EQ(works(begun({.number = 3})).size(), 3U) << "an unpublished case must not show through the sample";
  reply(id);
  step(specialist, id, {.kind = "publish"});
  EXPECT_EQ(works(begun({.number = 3})).size(), 15U);
}

TEST_F(Rechecks, ExpertsGetCodesOnlyAndNeverTheirOwnSchool) {
  const std::int64_t id = begun({.share = 1});
  hire(id, "Петрова", "102");
  change(id, [&](const db::Write& view, const Who& hand, const Recheck& one) {
    add_expert(view, hand, one, {.name = {}, .school = {}, .account = expert});
  });
  hire(id, "Сидорова");
  EXPECT_EQ(refusal([&] { hire(id, "петрова", "102"); }), "conflict");
  EXPECT_TRUE(read([&](const db::Read& view) { return rechecks(view, who(expert)); }).empty()) << "not given out yet";
  change(id, assign);
  std::map<std::string, NodeId> schools;
  for (const SampledWork& one : works(id)) schools[one.code] = one.school;
  const auto mine = given(id, expert);
  EXPECT_GE(mine.size(), 12U);
  for (const Entry& one : mine) EXPECT_NE(schools.at(one.code), school("103").id);
  EXPECT_EQ(given(id, specialist).size(), 40U);
  EXPECT_EQ(refusal([&] { given(id, director); }), "not_found");
  EXPECT_EQ(refusal([&] { given(id, neighbour); }), "not_found");
  const Who hand = who(expert);
  read([&](const db::Read& view) {
    EXPECT_EQ(refusal([&] { sampled(view, hand, check(id)); }), "forbidden");
    EXPECT_EQ(refusal([&] { report({view, facts, catalog}, hand, check(id)); }), "forbidden");
  });
}

TEST_F(Rechecks, AWorkNobodyMayHaveIsToldBySchool) {
  const std::int64_t id = begun({.share = 1});
  hire(id, "Петрова", "102");
  try {
    change(id, assign);
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.message(), HasSubstr("Школа 102 (20)"));
  }
}

TEST_F(Rechecks, PointsAreCheckedAgainstEachTask) {
  const std::int64_t id = marking();
  const std::int64_t first = given(id, specialist).front().id;
  const auto put = [&](const std::vector<double>& points) {
    return refusal([&] {
      change(id, [&](const db::Write& view, const Who& hand, const Recheck&) { enter(view, hand, first, points); });
    });
  };
  EXPECT_EQ(put({1, 2}), "bad_input");
  EXPECT_EQ(put({1, 2, 3}), "bad_input");
  EXPECT_EQ(put({1, 2, -1}), "bad_input");
  EXPECT_EQ(put({1, 0.5, 1}), "bad_input");
  EXPECT_EQ(put({1, 2, 0}), "done");
  EXPECT_EQ(put({0, 0, 0}), "done");
  change(id, [&](const db::Write& view, const Who& hand, const Recheck&) { clear(view, hand, first); });
  EXPECT_EQ(given(id, specialist).front().points, (std::vector<int>{1, 2, 0})) << "the points before come back";
}

TEST_F(Rechecks, AThirdExpertSettlesWhereTwoDiffer) {
  const std::int64_t id = marking(1);
  EXPECT_EQ(refusal([&] { change(id, assign_third); }), "conflict") << "not all are marked";
  mark_all(id, 1);
  const auto second = given(id, specialist);
  change(id, assign_third);
  EXPECT_EQ(refusal([&] { change(id, assign_third); }), "conflict") << "nobody is asked twice";
  std::map<std::string, std::string> markers;
  for (const Entry& one : second) markers[one.code] = one.expert_name;
  std::size_t thirds = 0;
  for (const Entry& one : given(id, specialist)) {
    if (!one.third) continue;
    ++thirds;
    EXPECT_NE(one.expert_name, markers.at(one.code));
  }
  EXPECT_GT(thirds, 0U);
  mark_all(id, 0);
  const RecheckReport report = told(id);
  EXPECT_EQ(report.third, static_cast<std::int64_t>(thirds));
  EXPECT_EQ(report.all.points.same, 10) << "the third gave what the works had";
  EXPECT_EQ(report.all.words, "все баллы совпали (n\u00A0=\u00A010)");
}

TEST_F(Rechecks, TheReportAddsUpAndTellsTheDirection) {
  const std::int64_t id = marking(50);
  mark_all(id, -1);
  const RecheckReport report = told(id);
  EXPECT_EQ(report.works, 10);
  EXPECT_EQ(report.done, 10);
  const auto lowered = std::ranges::count_if(works(id), [](const SampledWork& one) { return one.points[0] > 0; });
  EXPECT_EQ(report.all.points.lowered, lowered);
  EXPECT_EQ(report.all.points.raised, 0);
  EXPECT_EQ(report.tasks.size(), 3U);
  EXPECT_EQ(report.tasks[1].points.same, 10);
  EXPECT_NEAR(*report.all.points.difference, static_cast<double>(lowered) / 10, 1e-12);
  std::int64_t parts = 0;
  for (const Comparison& one : report.schools) parts += one.points.n;
  EXPECT_EQ(parts, 10);
}

TEST_F(Rechecks, ASchoolHearsOfItsOwnWorksWhenItIsFinished) {
  const std::int64_t id = marking(50);
  mark_all(id, 0);
  const auto own = [&](const std::string& code) {
    return read([&](const db::Read& view) { return of_school({view, facts, catalog}, id, school(code).id); });
  };
  EXPECT_FALSE(own("102"));
  change(id, finish);
  ASSERT_TRUE(own("102"));
  EXPECT_EQ(own("102")->points.n, std::ranges::count(works(id), "102", &SampledWork::school_code));
}

TEST_F(Rechecks, EveryStepGoesBackUnlessPointsWouldBeLost) {
  const std::int64_t id = marking();
  EXPECT_EQ(refusal([&] { change(id, finish); }), "conflict");
  EXPECT_EQ(refusal([&] { change(id, kAway); }), "conflict");
  change(id, kBack);
  EXPECT_EQ(check(id).phase(), Phase::draft);
  change(id, assign);
  mark_all(id, 0);
  EXPECT_EQ(refusal([&] { change(id, kBack); }), "conflict");
  change(id, finish);
  EXPECT_EQ(refusal([&] { mark_all(id, 0); }), "done") << "nothing is left to mark";
  const std::int64_t first = given(id, specialist).front().id;
  EXPECT_EQ(refusal([&] {
              change(id, [&](const db::Write& view, const Who& hand, const Recheck&) { clear(view, hand, first); });
            }),
            "conflict");
  change(id, kBack);
  EXPECT_EQ(check(id).phase(), Phase::marking);
}

TEST_F(Rechecks, ASheetIsEnteredWholeOrNotAtAll) {
  const std::int64_t id = marking();
  const auto all = given(id, specialist);
  const auto put = [&](const std::vector<SheetRow>& rows) {
    return refusal([&] {
      change(id,
             [&](const db::Write& view, const Who& hand, const Recheck& one) { enter_sheet(view, hand, one, rows); });
    });
  };
  EXPECT_EQ(put({{all[0].code, "", {1, 1, 1}, 2}, {all[1].code, "", {1, 1, 9}, 3}}), "bad_input");
  EXPECT_FALSE(given(id, specialist)[0].points) << "nothing of a wrong sheet is kept";
  EXPECT_EQ(put({{"999", "", {1, 1, 1}, 2}}), "bad_input");
  EXPECT_EQ(put({{all[0].code, "чужая", {1, 1, 1}, 2}}), "bad_input");
  EXPECT_EQ(put({{all[0].code, all[0].expert_name, {1, 1, 1}, 2}, {all[1].code, "", {1, 1, 2}, 3}}), "done");
  EXPECT_EQ(given(id, specialist)[1].points, (std::vector<int>{1, 1, 2}));
}

TEST_F(Rechecks, FaultsOfAPlanAreToldTogether) {
  const Who hand = who(specialist);
  const auto faults = [&](const Plan& plan) {
    try {
      write([&](const db::Write& change) { begin({change, facts, catalog}, change, hand, plan); });
    } catch (const Error& error) {
      return error.issues().size();
    }
    return std::size_t{0};
  };
  EXPECT_EQ(faults({.share = 2, .number = 5, .gap = 0}), 5U);
  EXPECT_EQ(refusal([&] { begun({}); }), "bad_input") << "nothing to take";
  EXPECT_EQ(refusal([&] { begun({.number = 1, .schools = {"999"}}); }), "bad_input");
}

}  // namespace
}  // namespace vekha::cases
