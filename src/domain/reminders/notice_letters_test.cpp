// Letters of messages that ask for something.
#include <gmock/gmock.h>

#include "domain/reminders/world_test.hpp"

namespace vekha::reminders {
namespace {

using testing::HasSubstr;

class NoticeLetters : public testing::Test {
 protected:
  void SetUp() override {
    mail(world.director, "director@school.example");
    round.now = testing_world::at("2026-09-10 23:30");
    round.post = Post{.from = {}, .page_url = "https://vekha.example", .place = "Район"};
  }
  void mail(AccountId account, const std::string& address) {
    world.write(
        [&](const db::Write& write) { write.run("UPDATE account SET email = ? WHERE id = ?", {address, account}); });
  }
  std::int64_t notice(AccountId account, const std::string& kind, const std::string& moment = "2026-09-10 12:00") {
    return world.write([&](const db::Write& write) {
      return add_notice(write, {.account = account,
                                .kind = kind,
                                .title = "Вопрос школе",
                                .text = "Ответьте по 17.09.2026.",
                                .link = "/objectivity/cases/1",
                                .at = sys::iso_moment(testing_world::at(moment))});
    });
  }
  int put() { return put_notice_letters(*world.records, round); }

  testing_world::World world;
  Round round;
};

TEST_F(NoticeLetters, OneOfACaseIsPutOnceAtAnyHourWithItsLink) {
  notice(world.director, "case");
  EXPECT_EQ(put(), 1);
  EXPECT_EQ(put(), 0);
  const auto text = world.read([](const db::Read& read) {
    return *read.first("SELECT text || html FROM letter", {}, [](const db::Row& row) { return row.text(0); });
  });
  EXPECT_THAT(text, HasSubstr("Ответьте по 17.09.2026."));
  EXPECT_THAT(text, HasSubstr("https://vekha.example/objectivity/cases/1"));
  EXPECT_THAT(text, HasSubstr("/api/unsubscribe/"));
}

TEST_F(NoticeLetters, NotOfTasksNorOldNorReadNorUnwanted) {
  notice(world.director, "due");
  notice(world.director, "case", "2026-09-01 12:00");
  notice(world.deputy, "case");
  EXPECT_EQ(put(), 0) << "the deputy has no address";
  const std::int64_t read = notice(world.director, "recheck");
  world.write([&](const db::Write& write) { mark_read(write, world.director, {read}); });
  EXPECT_EQ(put(), 0);
  notice(world.director, "case");
  Profile silent;
  silent.email = "director@school.example";
  silent.mail_enabled = false;
  world.write([&](const db::Write& write) { set_profile(write, world.director, silent); });
  EXPECT_EQ(put(), 0);
}

TEST_F(NoticeLetters, NoneWhereLettersAreNotSet) {
  notice(world.director, "case");
  round.post.reset();
  EXPECT_EQ(put(), 0);
}

TEST_F(NoticeLetters, TermsOfOtherRoomsStandInTheCalendarOfAPerson) {
  const std::string token = world.write(
      [&](const db::Write& write) { return add_feed(write, *people::viewer(write, world.director), NewFeed{}).token; });
  const auto shown = [&](bool done) {
    return publish(*world.records, {.token = token,
                                    .page_url = "https://vekha.example",
                                    .now = round.now,
                                    .others =
                                        [done](const db::Read&, const people::Viewer&) {
                                          return std::vector<OtherTerm>{{.uid = "case-1-school",
                                                                         .link = "/objectivity/cases/1",
                                                                         .title = "Ответить на вопрос",
                                                                         .text = "Последний день",
                                                                         .from = testing_world::day("2026-09-17"),
                                                                         .due = testing_world::day("2026-09-17"),
                                                                         .done = done}};
                                        }})
        ->body;
  };
  EXPECT_THAT(shown(false), HasSubstr("case-1-school@"));
  EXPECT_THAT(shown(false), HasSubstr("Ответить на вопрос"));
  EXPECT_THAT(shown(true), HasSubstr("Выполнено: Ответить"));
}

}  // namespace
}  // namespace vekha::reminders
