#include "domain/org/org.hpp"

#include <gtest/gtest.h>

namespace vekha::org {
namespace {

const db::Actor kTester{{}, "проверка"};

TEST(Org, AScopeHidesTheNeighboursSchool) {
  const auto database = db::Database::open_memory();
  database->write(kTester, "заведение", [](const db::Write& write) {
    const Node own = init(write, "Первый район");
    const Node other = add(write, root(write).id, {.kind = Kind::municipality, .code = "m2", .name = "Второй район"});
    add(write, own.id, {.kind = Kind::school, .code = "1", .name = "СОШ № 1"});
    const Node foreign = add(write, other.id, {.kind = Kind::school, .code = "2", .name = "СОШ № 2"});
    EXPECT_EQ(list(write, Scope{own.path}, Kind::school).size(), 1U);
    EXPECT_EQ(list(write, Scope{}, Kind::school).size(), 2U);
    EXPECT_THROW(node(write, Scope{own.path}, foreign.id), Error);
    EXPECT_EQ(node(write, Scope{other.path}, foreign.id).name, "СОШ № 2");
  });
}

TEST(Org, OneCodeIsOneSchool) {
  const auto database = db::Database::open_memory();
  const auto twice = [](const db::Write& write) {
    const Node own = init(write, "Район");
    add(write, own.id, {.kind = Kind::school, .code = "1", .name = "А"});
    add(write, own.id, {.kind = Kind::school, .code = "1", .name = "Б"});
  };
  EXPECT_THROW(database->write(kTester, "заведение", twice), Error);
}

TEST(Org, ASchoolKnowsTheMunicipalityItLiesIn) {
  const auto database = db::Database::open_memory();
  database->write(kTester, "заведение", [](const db::Write& write) {
    const Node own = init(write, "Район");
    const NodeId school = add(write, own.id, {.kind = Kind::school, .code = "1", .name = "А"}).id;
    const NodeId free = add(write, root(write).id, {.kind = Kind::school, .code = "2", .name = "Б"}).id;
    const auto placed = placed_schools(write, Scope{});
    EXPECT_EQ(placed.at(school).municipality_name, "Район");
    EXPECT_FALSE(placed.at(free).municipality);
    EXPECT_EQ(placed_schools(write, Scope{own.path}).size(), 1U);
  });
}

TEST(Org, AnEmptyStoreSaysHowToBegin) {
  const auto database = db::Database::open_memory();
  EXPECT_THROW(database->read([](const db::Read& read) { return root(read); }), Error);
}

}  // namespace
}  // namespace vekha::org
