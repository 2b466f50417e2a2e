#include <algorithm>

#include "app/api/handlers.hpp"
#include "app/api/write.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "domain/reminders/reminders.hpp"
#include "io/sys/clock.hpp"

namespace vekha::api {
namespace {

http::Response profile_response(Context& context, AccountId account) {
  const auto profile =
      context.stores.records().read([&](const db::Read& read) { return reminders::profile(read, account); });
  JsonWriter json;
  json.begin_object().field("email", profile.email).field("mail_enabled", profile.mail_enabled);
  json.field("digest", reminders::digest_name(profile.digest)).key("steps").begin_array();
  for (const reminders::Step step : profile.steps) json.value(step);
  json.end_array().field("mail_configured", !context.settings.mail_host.empty()).end_object();
  return json_response(json);
}

/// What stands in the body, over what holds now.
reminders::Profile wanted_profile(const Fields& fields, reminders::Profile now) {
  now.email = fields.maybe_text("email").value_or(now.email);
  now.mail_enabled = fields.maybe_truth("mail_enabled").value_or(now.mail_enabled);
  if (const auto name = fields.maybe_text("digest")) {
    const auto digest = reminders::digest_from_name(*name);
    if (!digest) throw Error(Code::bad_arguments, "Сводка — одно из none, daily, weekly.");
    now.digest = *digest;
  }
  if (const auto steps = fields.maybe_integers("steps")) {
    now.steps.clear();
    for (const std::int64_t step : *steps)
      now.steps.push_back(static_cast<reminders::Step>(std::clamp<std::int64_t>(step, -1, 100'000)));
  }
  return now;
}

void write_mute(JsonWriter& json, const reminders::Mute& mute) {
  json.begin_object().field("id", mute.id).field("object", mute.object).field("object_id", mute.object_id);
  json.field("title", mute.title).field("reason", mute.reason);
  write_or_null(json, "until", mute.until ? iso_date(*mute.until) : "");
  json.field("created_at", mute.created_at).end_object();
}

std::optional<Date> until_of(const Fields& fields) {
  const auto text = fields.maybe_text("until");
  if (!text || text->empty()) return std::nullopt;
  const auto day = parse_iso_date(*text);
  if (!day) throw Error(Code::bad_arguments, "Параметр «until»: нужна дата вида 2026-12-31.");
  return day;
}

}  // namespace

http::Response get_reminder_profile(Context& context, const Call& call) {
  return profile_response(context, call.who().account.id);
}

http::Response put_reminder_profile(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  const AccountId account = call.who().account.id;
  context.stores.records().write(call.who().actor(), "настройка напоминаний", [&](const db::Write& write) {
    reminders::set_profile(write, account, wanted_profile(fields, reminders::profile(write, account)));
  });
  return profile_response(context, account);
}

http::Response list_mutes(Context& context, const Call& call) {
  const auto found = context.stores.records().read(
      [&](const db::Read& read) { return reminders::mutes(read, call.who().account.id, sys::today()); });
  JsonWriter json;
  json.begin_array();
  for (const reminders::Mute& mute : found) write_mute(json, mute);
  json.end_array();
  return json_response(json);
}

http::Response add_mute(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  const reminders::Mute wanted{.account = call.who().account.id,
                               .object = fields.text("object"),
                               .object_id = fields.maybe_integer("object_id").value_or(0),
                               .reason = fields.maybe_text("reason").value_or(""),
                               .until = until_of(fields)};
  const auto made = context.stores.records().write(
      call.who().actor(), "не напоминать: " + prefix(squeezed(wanted.reason), 200), [&](const db::Write& write) {
        const auto id = reminders::add_mute(write, call.who().scope(), wanted, sys::today());
        auto all = reminders::mutes(write, wanted.account, sys::today());
        std::erase_if(all, [&](const reminders::Mute& each) { return each.id != id; });
        return all.at(0);
      });
  JsonWriter json;
  write_mute(json, made);
  return json_response(json);
}

http::Response remove_mute(Context& context, const Call& call) {
  const std::int64_t id = call.id();
  context.stores.records().write(call.who().actor(), "снова напоминать", [&](const db::Write& write) {
    reminders::remove_mute(write, call.who().account.id, id);
  });
  return no_content();
}

}  // namespace vekha::api
