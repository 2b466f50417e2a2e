// Calendars to subscribe to: of a person's tasks or of a roadmap, behind a secret address. What is shown is decided at
// the moment it is asked for, by what the person sees then.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/people/people.hpp"
#include "domain/reminders/published.hpp"
#include "io/db/db.hpp"
#include "io/ical/ical.hpp"

namespace vekha::reminders {

enum class FeedKind { person, roadmap };
std::string_view feed_kind_name(FeedKind kind);
std::optional<FeedKind> feed_kind_from_name(std::string_view name);
std::string_view form_name(ical::Form form);
std::optional<ical::Form> form_from_name(std::string_view name);

struct Feed {
  std::int64_t id = 0;
  AccountId account;
  FeedKind kind = FeedKind::person;
  RoadmapId roadmap;  ///< of kind roadmap
  ical::Form form = ical::Form::events;
  std::string title;
  std::string created_at;
};
/// Those in use, the newest first.
std::vector<Feed> feeds(const db::Read& read, AccountId account);

struct NewFeed {
  FeedKind kind = FeedKind::person;
  RoadmapId roadmap;
  ical::Form form = ical::Form::events;
};
struct MadeFeed {
  Feed feed;
  std::string token;  ///< told once: only its digest is kept
};
/// Throws not_found for a roadmap the person does not see, too_many for more than fifty.
MadeFeed add_feed(const db::Write& write, const people::Viewer& viewer, const NewFeed& fresh);
/// The address stops working at once. Throws not_found.
void revoke_feed(const db::Write& write, AccountId account, std::int64_t id);

/// A term of another room, for the calendar of a person.
struct OtherTerm {
  std::string uid;   ///< its own for each who sees it in other words: "case-17-school"
  std::string link;  ///< address on the page, from its root
  std::string title;
  std::string text;
  Date from;
  Date due;
  bool done = false;
};

struct Publishing {
  std::string token;
  std::string page_url;  ///< empty: entries carry no links
  sys::Zone zone{sys::kStandardZone};
  std::int64_t now = 0;  ///< seconds since 1970
  /// More terms of the person, for calendars of a person.
  std::function<std::vector<OtherTerm>(const db::Read&, const people::Viewer&)> others = {};
};
/// The calendar behind a token; nothing when it was never given, was revoked, or its person may not see it any more.
/// Notes what it shows, so that a later one tells what was moved.
std::optional<Published> publish(db::Database& records, const Publishing& how);

}  // namespace vekha::reminders
