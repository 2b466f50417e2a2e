#include "io/ical/ical.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libical/ical.h>

#include <functional>
#include <memory>
#include <random>

#include "base/text.hpp"

namespace vekha::ical {
namespace {

using testing::HasSubstr;
using testing::Not;

Date day(const char* iso) { return parse_iso_date(iso).value(); }

Calendar sample(Form form = Form::events) {
  Entry entry{.uid = "task-17@a1b2",
              .summary = "2.3. Провести совещание; обсудить итоги, выводы \\ решения",
              .description =
                  "Дорожная карта: План района\nСрок: с 01.09.2026 по 18.12.2026\nОжидаемый результат: "
                  "протокол, опубликованный на сайте управления образования",
              .url = "https://vekha.example.ru/tasks?task=17",
              .categories = {"Веха"},
              .from = day("2026-09-01"),
              .due = day("2026-12-18"),
              .percent = 40,
              .sequence = 2,
              .modified = 1'795'000'000,
              .alarm_days = {30, 7, 1}};
  return {.name = "Мои задачи — Веха", .description = "Сроки", .form = form, .entries = {entry}};
}

using Component = std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)>;
/// What another program understands; fails when it finds a fault.
Component parsed(const std::string& text) {
  Component root(icalparser_parse_string(text.c_str()), &icalcomponent_free);
  EXPECT_NE(root, nullptr);
  if (root == nullptr) return root;
  EXPECT_EQ(icalcomponent_count_errors(root.get()), 0) << text;
  EXPECT_NE(icalrestriction_check(root.get()), 0) << icalcomponent_as_ical_string(root.get());
  return root;
}

TEST(Calendar, AnEventIsReadBackWhole) {
  const Component root = parsed(write(sample()));
  icalcomponent* const event = icalcomponent_get_first_component(root.get(), ICAL_VEVENT_COMPONENT);
  ASSERT_NE(event, nullptr);
  EXPECT_STREQ(icalcomponent_get_uid(event), "task-17@a1b2");
  EXPECT_EQ(icalcomponent_get_summary(event), sample().entries[0].summary);
  EXPECT_EQ(icalcomponent_get_description(event), sample().entries[0].description);
  EXPECT_EQ(icalcomponent_get_sequence(event), 2);
  const icaltimetype start = icalcomponent_get_dtstart(event);
  EXPECT_TRUE(start.is_date);
  EXPECT_STREQ(icaltime_as_ical_string(start), "20261218");
  EXPECT_STREQ(icaltime_as_ical_string(icalcomponent_get_dtend(event)), "20261219");
  EXPECT_NE(icalcomponent_get_first_property(event, ICAL_DTSTAMP_PROPERTY), nullptr);
  EXPECT_EQ(icalcomponent_count_components(event, ICAL_VALARM_COMPONENT), 3);
}

TEST(Calendar, ATaskHasItsDaysInTheZoneOfTheMunicipality) {
  Calendar calendar = sample(Form::tasks);
  calendar.zone = sys::Zone("Asia/Barnaul");
  const Component root = parsed(write(calendar));
  icalcomponent* const task = icalcomponent_get_first_component(root.get(), ICAL_VTODO_COMPONENT);
  ASSERT_NE(task, nullptr);
  icaltimezone* const zone = icalcomponent_get_timezone(root.get(), "Asia/Barnaul");
  ASSERT_NE(zone, nullptr);
  const icaltimetype due = icalcomponent_get_due(task);
  EXPECT_EQ(icaltime_as_timet_with_zone(due, zone), calendar.zone.moment(day("2026-12-18"), 23 * 3600 + 59 * 60));
  EXPECT_EQ(icaltime_as_timet_with_zone(icalcomponent_get_dtstart(task), zone),
            calendar.zone.moment(day("2026-09-01"), 0));
  EXPECT_EQ(icalcomponent_get_status(task), ICAL_STATUS_NEEDSACTION);
}

TEST(Calendar, AZoneThatMovesItsClocksIsToldChangeByChange) {
  Calendar calendar = sample(Form::tasks);
  calendar.zone = sys::Zone("Europe/Berlin");
  for (const char* due : {"2027-03-29", "2027-07-15", "2027-11-02"}) {
    Entry more = calendar.entries[0];
    more.uid = std::string("task-") + due;
    more.due = day(due);
    calendar.entries.push_back(more);
  }
  const Component root = parsed(write(calendar));
  icaltimezone* const zone = icalcomponent_get_timezone(root.get(), "Europe/Berlin");
  ASSERT_NE(zone, nullptr);
  std::size_t index = 0;
  for (icalcomponent* task = icalcomponent_get_first_component(root.get(), ICAL_VTODO_COMPONENT); task != nullptr;
       task = icalcomponent_get_next_component(root.get(), ICAL_VTODO_COMPONENT), ++index)
    EXPECT_EQ(icaltime_as_timet_with_zone(icalcomponent_get_due(task), zone),
              calendar.zone.moment(calendar.entries[index].due, 23 * 3600 + 59 * 60));
}

TEST(Calendar, ClosedEntriesSayItAndRingNoBell) {
  Calendar calendar = sample();
  calendar.entries[0].state = State::cancelled;
  EXPECT_THAT(write(calendar), HasSubstr("STATUS:CANCELLED\r\n"));
  EXPECT_THAT(write(calendar), Not(HasSubstr("VALARM")));
  calendar.form = Form::tasks;
  calendar.entries[0].state = State::done;
  EXPECT_THAT(write(calendar), HasSubstr("STATUS:COMPLETED\r\n"));
  EXPECT_THAT(write(calendar), HasSubstr("PERCENT-COMPLETE:100\r\n"));
  parsed(write(calendar));
}

TEST(Calendar, AlarmsRingAtNineInTheMorning) {
  EXPECT_THAT(write(sample()), HasSubstr("TRIGGER:-PT15H\r\n")) << "the day before at nine";
  EXPECT_THAT(write(sample(Form::tasks)), HasSubstr("TRIGGER;RELATED=END:-PT2339M\r\n"));
}

TEST(Calendar, AnEmptyOneIsACalendarToo) {
  EXPECT_NE(parsed(write({.name = "Пусто"})), nullptr);
  EXPECT_NE(parsed(write({.name = "Пусто", .form = Form::tasks})), nullptr);
}

TEST(Calendar, NoLineIsOver75BytesAndNoneBreaksACharacter) {
  for (const Form form : {Form::events, Form::tasks})
    for (const std::string& line : split(replaced(write(sample(form)), "\r\n", "\n"), '\n')) {
      EXPECT_LE(line.size(), 75U);
      EXPECT_TRUE(is_utf8(line)) << line;
    }
}

TEST(Calendar, AnyTextComesBackAsItWas) {
  std::mt19937 random(7);
  const std::vector<std::string> pieces{"я", "Ё",  " ", ",", ";",  "\\",  "\n",
                                        ":", "\"", "a", "—", "😀", "\\n", "END:VEVENT"};
  for (int i = 0; i < 300; ++i) {
    std::string text = "x";
    for (unsigned n = random() % 120; n > 0; --n) text += pieces[random() % pieces.size()];
    Calendar calendar = sample();
    calendar.entries[0].description = text + "x";
    const Component root = parsed(write(calendar));
    icalcomponent* const event = icalcomponent_get_first_component(root.get(), ICAL_VEVENT_COMPONENT);
    ASSERT_NE(event, nullptr);
    ASSERT_EQ(icalcomponent_get_description(event), text + "x");
  }
}

}  // namespace
}  // namespace vekha::ical
