#include "app/api/conditional.hpp"
#include "app/api/handlers.hpp"
#include "app/api/write.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "domain/cases/cases.hpp"
#include "domain/reminders/reminders.hpp"
#include "io/mail/words.hpp"
#include "io/sys/clock.hpp"

namespace vekha::api {
namespace {

constexpr std::string_view kEnding = ".ics";

/// Where the page stands: as the settings say, else as the caller reached it.
std::string page_address(const Context& context, const http::Request& request) {
  if (!context.settings.page_url.empty()) return context.settings.page_url;
  return (context.settings.https ? "https://" : "http://") + std::string(request.header("Host"));
}

void write_feed(JsonWriter& json, const reminders::Feed& feed, const std::string& url) {
  json.begin_object().field("id", feed.id).field("kind", reminders::feed_kind_name(feed.kind));
  json.field("roadmap_id", feed.roadmap ? std::optional(feed.roadmap.value) : std::nullopt);
  json.field("form", reminders::form_name(feed.form)).field("title", feed.title);
  json.field("created_at", feed.created_at);
  write_or_null(json, "url", url);
  json.end_object();
}

reminders::NewFeed wanted_feed(const Fields& fields) {
  const auto kind = reminders::feed_kind_from_name(fields.maybe_text("kind").value_or("person"));
  const auto form = reminders::form_from_name(fields.maybe_text("form").value_or("events"));
  if (!kind) throw Error(Code::bad_arguments, "Календарь — одно из person, roadmap.");
  if (!form) throw Error(Code::bad_arguments, "Вид записей — одно из events, tasks.");
  return {*kind, RoadmapId{fields.maybe_integer("roadmap").value_or(0)}, *form};
}

/// "Sun, 22 Nov 2026 10:15:00 GMT".
std::string http_date(std::int64_t moment) { return replaced(mail::mail_date(moment, 0), "+0000", "GMT"); }

}  // namespace

http::Response list_feeds(Context& context, const Call& call) {
  const auto found = context.stores.records().read(
      [&](const db::Read& read) { return reminders::feeds(read, call.who().account.id); });
  JsonWriter json;
  json.begin_array();
  for (const reminders::Feed& feed : found) write_feed(json, feed, "");
  json.end_array();
  return json_response(json);
}

http::Response add_feed(Context& context, const Call& call) {
  const reminders::NewFeed wanted = wanted_feed(Fields(call.request.body));
  const auto made = context.stores.records().write(
      call.who().actor(), "календарь для подписки",
      [&](const db::Write& write) { return reminders::add_feed(write, call.who(), wanted); });
  JsonWriter json;
  write_feed(json, made.feed, page_address(context, call.request) + "/calendar/" + made.token + std::string(kEnding));
  return json_response(json);
}

http::Response remove_feed(Context& context, const Call& call) {
  const std::int64_t id = call.id();
  context.stores.records().write(call.who().actor(), "календарь больше не действует", [&](const db::Write& write) {
    reminders::revoke_feed(write, call.who().account.id, id);
  });
  return no_content();
}

http::Response get_calendar(Context& context, const Call& call) {
  const bool named = call.key.ends_with(kEnding);
  const std::string token = named ? call.key.substr(0, call.key.size() - kEnding.size()) : std::string();
  const auto published =
      reminders::publish(context.stores.records(), {.token = token,
                                                    .page_url = context.settings.page_url,
                                                    .zone = sys::zone(),
                                                    .now = sys::now_seconds(),
                                                    .others = [](const db::Read& read, const people::Viewer& viewer) {
                                                      return cases::terms(read, cases::who_is(viewer), sys::today());
                                                    }});
  if (!published) throw Error(Code::not_found, "Такого календаря нет: адрес неверен или больше не действует.");
  const std::string tag = "\"" + published->digest + "\"";
  const http::Header modified{"Last-Modified", http_date(published->modified)};
  const std::string_view condition = call.request.header("If-None-Match");
  const bool same =
      condition.empty() ? call.request.header("If-Modified-Since") == modified.value : matches(call.request, tag);
  http::Response response = same ? not_modified(tag)
                                 : tagged({.headers = {{"Content-Type", "text/calendar; charset=utf-8"},
                                                       {"Content-Disposition", "inline; filename=\"vekha.ics\""}},
                                           .body = published->body},
                                          tag);
  response.headers.push_back(modified);
  return response;
}

}  // namespace vekha::api
