#include "domain/reminders/reminders.hpp"

#include <gmock/gmock.h>

#include "base/text.hpp"
#include "domain/reminders/world_test.hpp"

namespace vekha::reminders {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using namespace testing_world;  // the small language of these tests

std::vector<std::string> titles(const World& world, AccountId account) {
  std::vector<std::string> out;
  for (const Notice& notice : world.notices_of(account)) out.push_back(squeezed(notice.title));
  return out;
}

TEST(Reminders, TheLadderIsToldStepByStepAndEachStepOnce) {
  const World world;
  world.add({.node = world.school.id, .due = "2026-12-18"});
  EXPECT_EQ(world.round("2026-11-17T12:00").reminders, 0);
  EXPECT_EQ(world.round("2026-11-18T09:00").reminders, 2) << "the director and the deputy";
  EXPECT_EQ(world.round("2026-11-18T10:00").reminders, 0);
  EXPECT_EQ(world.round("2026-12-11T09:00").reminders, 2);
  EXPECT_EQ(world.round("2026-12-17T09:00").reminders, 2);
  EXPECT_THAT(titles(world, world.director),
              ElementsAre("Завтра срок: 2.3. Провести совещание", "Через 7 дней срок: 2.3. Провести совещание",
                          "Через 30 дней срок: 2.3. Провести совещание"));
  EXPECT_THAT(titles(world, world.neighbour), IsEmpty());
}

TEST(Reminders, WhatWasMissedIsToldOnceByTheMostUrgentStep) {
  const World world;
  world.add({.node = world.school.id, .due = "2026-12-18"});
  EXPECT_EQ(world.round("2026-12-17T09:00").reminders, 2);
  EXPECT_THAT(world.notices_of(world.director), SizeIs(1));
}

TEST(Reminders, MissedOnesOfManyTasksMakeOneMessage) {
  const World world;
  for (const char* due : {"2026-12-10", "2026-12-18", "2026-12-25"}) world.add({.node = world.school.id, .due = due});
  world.round("2026-12-16T09:00");
  EXPECT_THAT(titles(world, world.director), ElementsAre("1 задача просрочена, у 2 задач приближается срок"));
  EXPECT_THAT(world.notices_of(world.director).front().tasks, SizeIs(3));
}

TEST(Reminders, NothingIsToldOnFreeDaysAndBeforeTheHour) {
  const World world;
  world.add({.node = world.school.id, .due = "2026-12-14"});  // a Monday: the day before is moved to Friday
  EXPECT_EQ(world.round("2026-12-11T07:59").reminders, 0);
  EXPECT_EQ(world.round("2026-12-11T08:00").reminders, 2);
  EXPECT_EQ(world.round("2026-12-12T12:00").reminders, 0);
}

TEST(Reminders, WhatIsOverdueIsToldToTheControllerTooAndEveryWeek) {
  const World world;
  world.add({.node = world.school.id, .due = "2026-12-16"});
  EXPECT_EQ(world.round("2026-12-17T09:00").reminders, 3);
  EXPECT_EQ(world.round("2026-12-23T09:00").reminders, 0);
  EXPECT_EQ(world.round("2026-12-24T09:00").reminders, 3);
  EXPECT_THAT(titles(world, world.controller), SizeIs(2));
  EXPECT_EQ(world.notices_of(world.controller).front().kind, "overdue");
}

TEST(Reminders, ClosedTasksRemindNoMoreAndSubmittedOnesOnlyTheController) {
  const World world;
  const TaskId done = world.add({.node = world.school.id, .due = "2026-12-16"});
  const TaskId submitted = world.add({.node = world.school.id, .due = "2026-12-16"});
  world.set(done, "status", "done");
  world.set(submitted, "status", "review");
  EXPECT_EQ(world.round("2026-12-15T09:00").reminders, 0);
  EXPECT_EQ(world.round("2026-12-17T09:00").reminders, 1);
  EXPECT_THAT(titles(world, world.controller), SizeIs(1));
  EXPECT_THAT(world.notices_of(world.controller).front().text, HasSubstr("ждёт проверки"));
}

TEST(Reminders, AMovedLastDayBeginsANewLadder) {
  const World world;
  const TaskId task = world.add({.node = world.school.id, .due = "2026-12-18"});
  world.round("2026-12-17T09:00");
  world.set(task, "due", "2026-12-25");
  EXPECT_EQ(world.round("2026-12-18T09:00").reminders, 2);
  EXPECT_EQ(world.round("2026-12-24T09:00").reminders, 2);
}

TEST(Reminders, TasksOfTheAuthorityGoToTheirPersonElseToSpecialists) {
  const World world;
  world.add({.node = world.own.id, .due = "2026-12-18", .account = world.head});
  world.add({.node = world.own.id, .due = "2026-12-18"});
  world.round("2026-12-17T09:00");
  EXPECT_THAT(world.notices_of(world.head), SizeIs(1));
  EXPECT_THAT(world.notices_of(world.specialist), SizeIs(1));
}

TEST(Reminders, ADisabledAccountIsNotReminded) {
  const World world;
  world.add({.node = world.school.id, .due = "2026-12-18"});
  world.write([](const db::Write& write) { people::disable(write, "school_deputy"); });
  EXPECT_EQ(world.round("2026-12-17T09:00").reminders, 1);
}

TEST(Mutes, SilenceOnePersonUntilADay) {
  const World world;
  const TaskId task = world.add({.node = world.school.id, .due = "2026-12-18"});
  const org::Scope scope{world.school.path};
  const auto mute = [&](const Mute& fresh) {
    return world.write([&](const db::Write& write) { return add_mute(write, scope, fresh, day("2026-11-01")); });
  };
  mute({.account = world.director,
        .object = "task",
        .object_id = task.value,
        .reason = "делает заместитель",
        .until = day("2026-12-01")});
  EXPECT_EQ(world.round("2026-11-18T09:00").reminders, 1);
  EXPECT_EQ(world.round("2026-12-02T09:00").reminders, 1) << "the step that was missed, now that the mute is over";
  const auto id =
      mute({.account = world.director, .object = "roadmap", .object_id = world.roadmap, .reason = "отпуск"});
  EXPECT_EQ(world.round("2026-12-11T09:00").reminders, 1);
  world.write([&](const db::Write& write) { remove_mute(write, world.director, id); });
  EXPECT_EQ(world.round("2026-12-11T10:00").reminders, 1) << "undone";
}

TEST(Mutes, NeedAReasonAndSomethingTheirPersonSees) {
  const World world;
  const TaskId foreign = world.add({.node = world.other.id, .due = "2026-12-18"});
  const org::Scope scope{world.school.path};
  const auto refused = [&](const Mute& fresh) {
    try {
      world.write([&](const db::Write& write) { return add_mute(write, scope, fresh, day("2026-11-01")); });
    } catch (const Error& error) {
      return error.code();
    }
    return Code::internal;
  };
  EXPECT_EQ(refused({.account = world.director, .object = "task", .object_id = foreign.value, .reason = "чужая"}),
            Code::not_found);
  EXPECT_EQ(refused({.account = world.director, .object = "roadmap", .object_id = world.roadmap}), Code::bad_input);
  EXPECT_EQ(refused({.account = world.director,
                     .object = "roadmap",
                     .object_id = world.roadmap,
                     .reason = "да",
                     .until = day("2026-10-31")}),
            Code::bad_input);
}

TEST(Notifications, AreReadAndTheirVersionTellsIt) {
  const World world;
  world.add({.node = world.school.id, .due = "2026-12-18"});
  world.round("2026-12-17T09:00");
  const auto version = [&] {
    return world.read([&](const db::Read& read) { return notices_version(read, world.director); });
  };
  const auto unread = [&] {
    return world.read([&](const db::Read& read) { return unread_count(read, world.director); });
  };
  const std::string before = version();
  EXPECT_EQ(unread(), 1);
  const std::int64_t id = world.notices_of(world.director).front().id;
  world.write([&](const db::Write& write) { return mark_read(write, world.neighbour, {id}); });
  EXPECT_EQ(unread(), 1) << "another's message";
  world.write([&](const db::Write& write) { return mark_read(write, world.director, {id}); });
  EXPECT_EQ(unread(), 0);
  EXPECT_NE(version(), before);
  world.write([&](const db::Write& write) { return mark_unread(write, world.director, {id}); });
  EXPECT_EQ(unread(), 1);
}

TEST(Letters, ADayMakesOneLetterWithAllItsTasks) {
  const World world;
  world.mail_to(world.director, "director@example.ru");
  world.add({.node = world.school.id, .due = "2026-12-18"});
  world.add({.node = world.school.id, .due = "2026-12-16", .text = "Сдать отчёт"});
  EXPECT_EQ(world.round("2026-12-17T09:00", post()).letters, 1);
  world.add({.node = world.school.id, .due = "2026-12-18", .text = "Новая задача"});
  EXPECT_EQ(world.round("2026-12-17T11:00", post()).letters, 0) << "it waits for the letter of the next day";
  EXPECT_EQ(world.round("2026-12-18T09:00", post()).letters, 1);
  EXPECT_EQ(squeezed(world.letters_put().back().subject), "1 задача просрочена, у 1 задачи приближается срок");
}

TEST(Letters, AWeekMakesOneLetterThatLooksAhead) {
  const World world;
  world.mail_to(world.director, "director@example.ru", Digest::weekly);
  world.add({.node = world.school.id, .due = "2027-01-14"});
  world.add({.node = world.school.id, .due = "2026-12-17", .text = "Сдать отчёт"});
  world.round("2026-12-14T09:00", post());  // a Monday: one task at 30 days, the other late at 7
  EXPECT_EQ(world.round("2026-12-16T09:00", post()).letters, 0) << "the day before waits for the next Monday";
  EXPECT_THAT(world.letters_put(), SizeIs(1));
}

TEST(Letters, WithoutADigestEachMessageIsALetter) {
  const World world;
  world.mail_to(world.director, "director@example.ru", Digest::none);
  world.add({.node = world.school.id, .due = "2026-12-18"});
  world.add({.node = world.school.id, .due = "2026-12-16"});
  EXPECT_EQ(world.round("2026-12-17T09:00", post()).letters, 2);
}

TEST(Letters, UnsubscribingStopsEvenWhatIsOnItsWay) {
  const World world;
  world.mail_to(world.director, "director@example.ru");
  world.add({.node = world.school.id, .due = "2026-12-18"});
  world.round("2026-12-17T09:00", post());
  world.write([&](const db::Write& write) { unsubscribe(write, unsubscribe_token(write, world.director)); });
  EXPECT_EQ(world.letters_put().front().state, "cancelled");
  EXPECT_FALSE(world.read([&](const db::Read& read) { return profile(read, world.director).mail_enabled; }));
  EXPECT_THROW(world.write([](const db::Write& write) { unsubscribe(write, "чужой"); }), Error);
}

/// A mail server that answers as it is told.
struct Mailbox {
  std::vector<mail::Letter> accepted;
  mail::Outcome answer{mail::Outcome::State::accepted, 250, ""};
  Sender sender() {
    return [this](const mail::Letter& letter) {
      if (answer.state == mail::Outcome::State::accepted) accepted.push_back(letter);
      return answer;
    };
  }
};

struct Posted : World {
  Posted() {
    mail_to(director, "director@example.ru");
    add({.node = school.id, .due = "2026-12-18"});
    round("2026-12-17T09:00", post());
  }
  Delivered deliver_at(const std::string& moment, const Sender& send) const {
    return deliver(*records, post(), send, at(moment));
  }
};

TEST(Outbox, ALetterIsSentOnceAndSaysHowToStopSuchLetters) {
  const Posted world;
  Mailbox box;
  EXPECT_EQ(world.deliver_at("2026-12-17T09:00", box.sender()).sent, 1);
  EXPECT_EQ(world.deliver_at("2026-12-17T09:01", box.sender()).sent, 0);
  ASSERT_THAT(box.accepted, SizeIs(1));
  EXPECT_THAT(box.accepted[0].unsubscribe, HasSubstr("https://vekha.example.ru/api/unsubscribe/"));
  EXPECT_THAT(box.accepted[0].text, HasSubstr("https://vekha.example.ru/tasks?task="));
  EXPECT_EQ(box.accepted[0].to.address, "director@example.ru");
}

TEST(Outbox, AFailureIsTriedAgainLaterAndLaterAndGivenUpAfterThreeDays) {
  const Posted world;
  Mailbox box{.answer = {mail::Outcome::State::later, 451, "занято"}};
  EXPECT_EQ(world.deliver_at("2026-12-17T09:00", box.sender()).postponed, 1);
  EXPECT_EQ(world.deliver_at("2026-12-17T09:00:30", box.sender()).postponed, 0) << "not before a minute";
  EXPECT_EQ(world.deliver_at("2026-12-17T09:01", box.sender()).postponed, 1);
  EXPECT_EQ(world.deliver_at("2026-12-17T09:05", box.sender()).postponed, 0);
  EXPECT_EQ(world.deliver_at("2026-12-17T09:06", box.sender()).postponed, 1);
  EXPECT_EQ(world.deliver_at("2026-12-20T09:00", box.sender()).failed, 1);
  EXPECT_EQ(world.notices_of(world.director).front().kind, "mail");
}

TEST(Outbox, ARefusalIsNotRepeatedAndItsPersonIsTold) {
  const Posted world;
  Mailbox box{.answer = {mail::Outcome::State::refused, 550, "Почтовый сервер отказал: нет такого ящика"}};
  EXPECT_EQ(world.deliver_at("2026-12-17T09:00", box.sender()).failed, 1);
  EXPECT_EQ(world.deliver_at("2026-12-18T09:00", box.sender()).failed, 0);
  EXPECT_THAT(world.notices_of(world.director).front().text, HasSubstr("нет такого ящика"));
}

TEST(Outbox, AProcessThatDiesMakesTheLetterGoAgainWithTheSameName) {
  const Posted world;
  Mailbox box;
  const Sender dies = [&](const mail::Letter& letter) -> mail::Outcome {
    box.accepted.push_back(letter);
    throw std::runtime_error("killed");
  };
  EXPECT_THROW(world.deliver_at("2026-12-17T09:00", dies), std::runtime_error);
  EXPECT_EQ(world.deliver_at("2026-12-17T09:05", box.sender()).sent, 0) << "it may still be on its way";
  EXPECT_EQ(world.deliver_at("2026-12-17T09:10", box.sender()).sent, 1);
  ASSERT_THAT(box.accepted, SizeIs(2));
  EXPECT_EQ(box.accepted[0].message_id, box.accepted[1].message_id);
  EXPECT_EQ(mail::compose(box.accepted[0]), mail::compose(box.accepted[1]));
}

TEST(Outbox, WhenTheServerIsAwayOneLetterTriesForAll) {
  const Posted world;
  world.mail_to(world.deputy, "deputy@example.ru");
  world.add({.node = world.school.id, .due = "2026-12-21"});
  world.round("2026-12-18T09:00", post());
  int tried = 0;
  const Sender away = [&](const mail::Letter&) {
    ++tried;
    return mail::Outcome{mail::Outcome::State::later, 0, "не отвечает"};
  };
  world.deliver_at("2026-12-18T09:00", away);
  EXPECT_EQ(tried, 1);
  EXPECT_EQ(world.letters_put().front().attempts, 0) << "was not tried, so it does not count";
}

TEST(Profiles, AreCheckedWhole) {
  const World world;
  const auto refused = [&](const Profile& wanted) {
    EXPECT_THROW(world.write([&](const db::Write& write) { set_profile(write, world.director, wanted); }), Error);
  };
  refused({.email = "не почта"});
  refused({.email = "a@example.ru, b@example.ru"});
  refused({.steps = {0}});
  refused({.steps = {400}});
  refused({.steps = std::vector<Step>(11, 3)});
  world.mail_to(world.director, "ivanova@школа.рф");
  EXPECT_EQ(world.read([&](const db::Read& read) { return profile(read, world.director).email; }),
            "ivanova@xn--80atdl2c.xn--p1ai");
}

}  // namespace
}  // namespace vekha::reminders
