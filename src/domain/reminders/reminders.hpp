// The door of reminders: who is reminded of which task when, on the page, by letters and in calendars.
#pragma once
#include "domain/reminders/feeds.hpp"
#include "domain/reminders/ladder.hpp"
#include "domain/reminders/mutes.hpp"
#include "domain/reminders/notifications.hpp"
#include "domain/reminders/outbox.hpp"
#include "domain/reminders/profile.hpp"
#include "domain/reminders/round.hpp"
