#include "domain/reminders/feeds.hpp"

#include <gmock/gmock.h>

#include "domain/reminders/world_test.hpp"

namespace vekha::reminders {
namespace {

using testing::HasSubstr;
using testing::Not;
using namespace testing_world;  // the small language of these tests

struct Subscribed : World {
  TaskId task = add({.node = school.id, .due = "2026-12-18"});
  TaskId foreign = add({.node = other.id, .due = "2026-12-18", .text = "Чужая задача"});

  MadeFeed subscribe(AccountId account, const NewFeed& fresh) const {
    return write([&](const db::Write& write) { return add_feed(write, *people::viewer(write, account), fresh); });
  }
  std::optional<Published> get(const std::string& token, const std::string& moment = "2026-11-22T12:00") const {
    return publish(*records, {.token = token, .page_url = "https://vekha.example.ru", .now = at(moment)});
  }
};

TEST(Feeds, APersonSeesTheTasksOfTheSchoolAndNotTheNeighbours) {
  const Subscribed world;
  const auto calendar = world.get(world.subscribe(world.director, {}).token);
  ASSERT_TRUE(calendar.has_value());
  EXPECT_THAT(calendar->body, HasSubstr("UID:task-" + std::to_string(world.task.value) + "@"));
  EXPECT_THAT(calendar->body, Not(HasSubstr("UID:task-" + std::to_string(world.foreign.value) + "@")));
}

TEST(Feeds, AnUnchangedCalendarIsTheSameBytes) {
  const Subscribed world;
  const std::string token = world.subscribe(world.director, {}).token;
  const auto first = world.get(token);
  const auto later = world.get(token, "2026-11-25T12:00");
  EXPECT_EQ(first->digest, later->digest);
  EXPECT_EQ(later->modified, at("2026-11-22T12:00"));
}

TEST(Feeds, AMovedTaskKeepsItsUidAndItsSequenceGrows) {
  const Subscribed world;
  const std::string token = world.subscribe(world.director, {}).token;
  EXPECT_THAT(world.get(token)->body, HasSubstr("SEQUENCE:0\r\n"));
  world.set(world.task, "due", "2026-12-25");
  const auto moved = world.get(token, "2026-11-23T12:00");
  EXPECT_THAT(moved->body, HasSubstr("SEQUENCE:1\r\n"));
  EXPECT_THAT(moved->body, HasSubstr("DTSTART;VALUE=DATE:20261225\r\n"));
  EXPECT_THAT(moved->body, HasSubstr("UID:task-" + std::to_string(world.task.value) + "@"));
  EXPECT_EQ(moved->modified, at("2026-11-23T12:00"));
  world.set(world.task, "status", "in_work");
  EXPECT_THAT(world.get(token)->body, HasSubstr("SEQUENCE:1\r\n")) << "the days are the same";
  world.set(world.task, "status", "cancelled");
  const auto off = world.get(token);
  EXPECT_THAT(off->body, HasSubstr("STATUS:CANCELLED\r\n"));
  EXPECT_THAT(off->body, HasSubstr("SEQUENCE:2\r\n"));
}

TEST(Feeds, ARoadmapIsSeenWholeFromAboveAndByOnesOwnTasksFromASchool) {
  const Subscribed world;
  const NewFeed plan{.kind = FeedKind::roadmap, .roadmap = RoadmapId{world.roadmap}};
  EXPECT_THAT(world.get(world.subscribe(world.head, plan).token)->body, HasSubstr("Чужая задача"));
  EXPECT_THAT(world.get(world.subscribe(world.director, plan).token)->body, Not(HasSubstr("Чужая")));
}

TEST(Feeds, ADisabledAccountARevokedAddressAndAGuessAreNothing) {
  const Subscribed world;
  const MadeFeed made = world.subscribe(world.director, {});
  EXPECT_FALSE(world.get("").has_value());
  EXPECT_FALSE(world.get(std::string(64, '0')).has_value());
  world.write([](const db::Write& write) { write.run("UPDATE account SET disabled = 1 WHERE login = 'school_head'"); });
  EXPECT_FALSE(world.get(made.token).has_value());
  world.write([](const db::Write& write) { write.run("UPDATE account SET disabled = 0"); });
  EXPECT_TRUE(world.get(made.token).has_value());
  world.write([&](const db::Write& write) { revoke_feed(write, world.director, made.feed.id); });
  EXPECT_FALSE(world.get(made.token).has_value());
}

TEST(Feeds, TheTokenItselfIsNotKept) {
  const Subscribed world;
  const std::string token = world.subscribe(world.director, {}).token;
  EXPECT_EQ(world.read([&](const db::Read& read) {
    return read.count("SELECT count(*) FROM feed WHERE token_digest = ?", {token});
  }),
            0);
}

TEST(Feeds, NobodyRevokesAnothers) {
  const Subscribed world;
  const MadeFeed made = world.subscribe(world.director, {});
  EXPECT_THROW(world.write([&](const db::Write& write) { revoke_feed(write, world.neighbour, made.feed.id); }), Error);
}

}  // namespace
}  // namespace vekha::reminders
