#include "domain/reminders/feeds.hpp"

#include "base/error.hpp"
#include "domain/reminders/calendar.hpp"
#include "domain/reminders/installation.hpp"
#include "domain/reminders/profile.hpp"
#include "domain/reminders/reminders.sql.hpp"
#include "io/sys/clock.hpp"
#include "io/sys/tokens.hpp"

namespace vekha::reminders {
namespace {

constexpr std::size_t kMostFeeds = 50;
constexpr int kDaysBack = 366;
const db::Actor kProgram{{}, "Веха"};

Feed read_feed(const db::Row& row) {
  return {.id = row.integer(0),
          .account = row.id<AccountId>(1),
          .kind = feed_kind_from_name(row.text(2)).value_or(FeedKind::person),
          .roadmap = RoadmapId{row.maybe_integer(3).value_or(0)},
          .form = form_from_name(row.text(4)).value_or(ical::Form::events),
          .title = row.text(5),
          .created_at = row.text(6)};
}

/// The version of the plan that is in work, as the person sees it.
struct Version {
  RoadmapId id;
  std::string title;
  bool whole = false;  ///< all of it; otherwise only the person's own tasks
};

std::optional<Version> running_version(const db::Read& read, const org::Scope& scope, RoadmapId id) {
  const std::string& path = scope.path;
  return read.first(sql::running_version, {path, path, id, path, path, path},
                    [](const db::Row& row) { return Version{row.id<RoadmapId>(0), row.text(1), row.truth(2)}; });
}

/// What a calendar is made of at this moment.
struct Content {
  Feed feed;
  std::vector<CalendarItem> items;
  std::vector<Step> steps;
};

std::vector<CalendarItem> items_of_person(const db::Read& read, const people::Viewer& viewer, Date today) {
  const org::Node& node = viewer.account.node;
  const bool school = node.kind == org::Kind::school || node.kind == org::Kind::kindergarten;
  return read.all(
      sql::tasks_of_person,
      {iso_date(today.plus_days(-kDaysBack)), viewer.account.id, node.id, school, viewer.account.role == "specialist"},
      read_task_item);
}

CalendarItem item_of(const OtherTerm& one) {
  CalendarItem out{.uid = one.uid, .link = one.link, .text = one.title, .from = one.from, .due = one.due};
  out.told = one.text;
  out.state = one.done ? ical::State::done : ical::State::planned;
  return out;
}

std::optional<std::vector<CalendarItem>> items_of_roadmap(const db::Read& read, const people::Viewer& viewer,
                                                          RoadmapId id) {
  const auto version = running_version(read, viewer.scope(), id);
  if (!version) return std::nullopt;
  if (version->whole) return read.all(sql::windows_of_roadmap, {version->id}, read_window_item);
  return read.all(sql::tasks_of_roadmap, {version->id, viewer.scope().path, viewer.scope().path}, read_task_item);
}

std::optional<Content> content_of(const db::Read& read, const Publishing& how) {
  const auto feed = read.first(sql::feed_by_digest, {sys::digest(how.token)}, read_feed);
  const auto viewer = feed ? people::viewer(read, feed->account) : std::nullopt;
  if (!viewer || !viewer->may("roadmap.read")) return std::nullopt;
  Content content{.feed = *feed, .steps = profile(read, feed->account).steps};
  if (feed->kind == FeedKind::person) {
    content.items = items_of_person(read, *viewer, how.zone.local(how.now).day);
    if (how.others)
      for (const OtherTerm& one : how.others(read, *viewer)) content.items.push_back(item_of(one));
    return content;
  }
  auto items = items_of_roadmap(read, *viewer, feed->roadmap);
  if (!items) return std::nullopt;
  content.items = std::move(*items);
  return content;
}

}  // namespace

std::string_view feed_kind_name(FeedKind kind) { return kind == FeedKind::person ? "person" : "roadmap"; }

std::optional<FeedKind> feed_kind_from_name(std::string_view name) {
  if (name == "person") return FeedKind::person;
  if (name == "roadmap") return FeedKind::roadmap;
  return std::nullopt;
}

std::string_view form_name(ical::Form form) { return form == ical::Form::events ? "events" : "tasks"; }

std::optional<ical::Form> form_from_name(std::string_view name) {
  if (name == "events") return ical::Form::events;
  if (name == "tasks") return ical::Form::tasks;
  return std::nullopt;
}

std::vector<Feed> feeds(const db::Read& read, AccountId account) { return read.all(sql::feeds, {account}, read_feed); }

MadeFeed add_feed(const db::Write& write, const people::Viewer& viewer, const NewFeed& fresh) {
  if (feeds(write, viewer.account.id).size() >= kMostFeeds)
    throw Error(Code::too_many, "Календарей уже пятьдесят. Удалите ненужные.");
  MadeFeed made{.feed = {.account = viewer.account.id,
                         .kind = fresh.kind,
                         .form = fresh.form,
                         .title = "Мои задачи — Веха",
                         .created_at = sys::now_iso()},
                .token = sys::random_token()};
  if (fresh.kind == FeedKind::roadmap) {
    const auto version = running_version(write, viewer.scope(), fresh.roadmap);
    if (!version) throw Error(Code::not_found, "Дорожная карта не найдена.");
    made.feed.roadmap = fresh.roadmap;
    made.feed.title = version->title;
  }
  installation(write);
  const auto roadmap = made.feed.roadmap ? std::optional(made.feed.roadmap.value) : std::nullopt;
  made.feed.id =
      write.insert(sql::insert_feed, {made.feed.account, feed_kind_name(fresh.kind), roadmap, form_name(fresh.form),
                                      made.feed.title, sys::digest(made.token), made.feed.created_at});
  return made;
}

void revoke_feed(const db::Write& write, AccountId account, std::int64_t id) {
  if (write.run(sql::revoke_feed, {sys::now_iso(), id, account}) == 0)
    throw Error(Code::not_found, "Такого календаря нет.");
}

std::optional<Published> publish(db::Database& records, const Publishing& how) {
  if (how.token.empty()) return std::nullopt;
  const auto content = records.read([&](const db::Read& read) { return content_of(read, how); });
  if (!content) return std::nullopt;
  const CalendarFrame frame{.feed = content->feed.id,
                            .title = content->feed.title,
                            .form = content->feed.form,
                            .steps = content->steps,
                            .page_url = how.page_url,
                            .zone = how.zone,
                            .now = how.now};
  const auto drawn = records.read([&](const db::Read& read) { return draw(read, content->items, frame); });
  if (!drawn.changes.empty())
    records.write(kProgram, "календарь: новые сроки", [&](const db::Write& write) { note(write, drawn.changes); });
  return drawn.published;
}

}  // namespace vekha::reminders
