#include "domain/papers/world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vekha::papers {
namespace {

struct Register : test::Store {
  PaperId put(const Fresh& fresh) {
    return write([&](const db::Write& change) { return find_or_add(change, fresh); });
  }
  bool sees(const org::Node& who, PaperId id) {
    return read([&](const db::Read& view) {
      try {
        get(view, {{who.path}, {}}, id);
        return true;
      } catch (const Error& error) {
        EXPECT_EQ(error.code(), Code::not_found);
        return false;
      }
    });
  }
};

Card order(const std::string& number, const std::string& issuer = "Управление образования") {
  return {.kind = "Приказ", .number = number, .dated = Date::of(2025, 3, 4), .issuer = issuer, .title = "О сборе"};
}

TEST(Papers, TheSameActIsOneCardHoweverItIsWritten) {
  Register store;
  const PaperId first = store.put({.card = order("№ 12-од")});
  EXPECT_EQ(store.put({.card = order("12-ОД", "управление  образования")}), first);
  EXPECT_EQ(store.put({.card = order("12–од", "")}), first);
  EXPECT_NE(store.put({.card = order("12-од", "Комитет")}), first);
  EXPECT_NE(store.put({.card = order("13-од")}), first);
}

TEST(Papers, ActsWithoutNumbersAreToldApartByTheirTitles) {
  Register store;
  Card card = order("");
  const PaperId first = store.put({.card = card});
  EXPECT_EQ(store.put({.card = card}), first);
  card.title = "О другом";
  EXPECT_NE(store.put({.card = card}), first);
}

TEST(Papers, ACardKeepsWhatWasWritten) {
  Register store;
  const PaperId id = store.put({.card = order("№ 7"), .level = Level::regional, .note = "из плана"});
  const Paper paper = store.read([&](const db::Read& view) { return get(view, {}, id); });
  EXPECT_EQ(paper.card.kind, "приказ");
  EXPECT_EQ(paper.card.number, "7");
  EXPECT_EQ(paper.card.dated, Date::of(2025, 3, 4));
  EXPECT_EQ(paper.level, Level::regional);
  EXPECT_EQ(paper.status, Status::registered);
  EXPECT_EQ(paper.note, "из плана");
  EXPECT_EQ(paper.created_by, "Проверяющая");
}

TEST(Papers, ALevelNobodyToldIsUnknownAndFoundByNoLevel) {
  Register store;
  const PaperId id = store.put({.card = order("8")});
  EXPECT_EQ(store.read([&](const db::Read& view) { return get(view, {}, id); }).level, Level::unknown);
  const auto of_level = [&](Level level) {
    return store.read([&](const db::Read& view) { return list(view, {}, {.level = level}).total; });
  };
  EXPECT_EQ(of_level(Level::municipal), 0U);
  const Card card = order("8");
  store.write([&](const db::Write& write) {
    change(write, {}, id, {.card = card, .level = Level::regional, .row_version = 1});
  });
  EXPECT_EQ(of_level(Level::regional), 1U);
}

TEST(Papers, WhoLosesTheRaceIsToldSo) {
  Register store;
  const PaperId id = store.put({.card = order("9")});
  const auto rename = [&](int version) {
    store.write([&](const db::Write& write) { change(write, {}, id, {.card = order("9"), .row_version = version}); });
  };
  rename(1);
  EXPECT_THROW(rename(1), Stale);
}

TEST(Papers, ACardIsDroppedOnlyWhenNothingHangsOnIt) {
  Register store;
  const PaperId free = store.put({.card = order("10")});
  const PaperId linked_one = store.put({.card = order("11")});
  store.write([&](const db::Write& write) {
    link(write, linked_one, {"roadmap", 1, Role::basis});
    EXPECT_TRUE(drop_unused(write, free));
    EXPECT_FALSE(drop_unused(write, linked_one));
  });
}

TEST(Papers, ASchoolSeesItsOwnAndWhatIsMeantForIt) {
  Register store;
  const PaperId inner = store.put({.card = order("1")});
  const PaperId shared = store.put({.card = order("2"), .for_all_below = true});
  const PaperId draft = store.put({.card = order("3"), .status = Status::draft, .for_all_below = true});
  const PaperId own = store.put({.node = store.school.id, .card = order("4"), .level = Level::school});
  EXPECT_FALSE(store.sees(store.school, inner));
  EXPECT_TRUE(store.sees(store.school, shared));
  EXPECT_FALSE(store.sees(store.school, draft));
  EXPECT_TRUE(store.sees(store.school, own));
  EXPECT_FALSE(store.sees(store.neighbour, own));
  EXPECT_TRUE(store.sees(store.own, own));
}

TEST(Papers, LinksKeepTheirOrderAndStandOnce) {
  Register store;
  const PaperId first = store.put({.card = order("1")});
  const PaperId second = store.put({.card = order("2")});
  const auto numbers = [&] {
    std::vector<std::string> out;
    for (const Linked& each : store.read([&](const db::Read& view) { return linked(view, "roadmap", 5); }))
      out.push_back(each.paper.card.number + " " + std::string(role_name(each.role)));
    return out;
  };
  store.write([&](const db::Write& change) {
    link(change, second, {"roadmap", 5, Role::basis});
    link(change, first, {"roadmap", 5, Role::approves});
    link(change, second, {"roadmap", 5, Role::basis});
    link(change, second, {"roadmap", 6, Role::basis});
  });
  EXPECT_THAT(numbers(), testing::ElementsAre("2 basis", "1 approves"));
  store.write([&](const db::Write& change) { unlink(change, second, {"roadmap", 5, Role::basis}); });
  EXPECT_THAT(numbers(), testing::ElementsAre("1 approves"));
  store.write([&](const db::Write& change) { unlink_all(change, "roadmap", 5); });
  EXPECT_THAT(numbers(), testing::IsEmpty());
  EXPECT_EQ(store.read([&](const db::Read& view) { return links_of(view, second); }).size(), 1U);
}

TEST(Papers, AnEmptyCardIsRefusedWithEveryComplaint) {
  Register store;
  try {
    store.put({});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), Code::bad_input);
    EXPECT_EQ(error.issues().size(), 2U);
  }
}

}  // namespace
}  // namespace vekha::papers
