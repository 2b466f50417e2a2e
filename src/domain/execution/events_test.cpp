#include "domain/execution/events.hpp"

#include <gtest/gtest.h>

#include "core/calendar/labels.hpp"

namespace vekha::execution {
namespace {

TEST(Events, WhateverATermWaitsForCanBeDatedAndHasARussianTitle) {
  const std::vector<std::string> waited = {calendar::schedule_key("графиком МОУО"),
                                           calendar::schedule_key("графику"),
                                           calendar::schedule_key("учебным графиком"),
                                           calendar::plan_key("планом УО"),
                                           calendar::plan_key("планом министерства"),
                                           calendar::plan_key("планом"),
                                           calendar::event_key("получения перечня школ", calendar::Direction::after),
                                           calendar::event_key("начала мониторинга", calendar::Direction::before),
                                           calendar::event_key("издания приказа", calendar::Direction::after)};
  for (const std::string& kind : waited) {
    EXPECT_TRUE(is_event_kind(kind)) << kind;
    EXPECT_EQ(event_kind_title(kind).find('.'), std::string::npos) << kind;
  }
}

TEST(Events, AKindNobodyWaitsForIsRefused) {
  for (const std::string kind : {"schedule.", "plan.", "завтра", ""}) EXPECT_FALSE(is_event_kind(kind)) << kind;
}

}  // namespace
}  // namespace vekha::execution
