#include "app/api/conditional.hpp"
#include "app/api/handlers.hpp"
#include "app/api/write.hpp"
#include "base/error.hpp"
#include "domain/reminders/reminders.hpp"
#include "io/sys/tokens.hpp"

namespace vekha::api {
namespace {

void write_notice(JsonWriter& json, const reminders::Notice& notice) {
  json.begin_object().field("id", notice.id).field("kind", notice.kind).field("title", notice.title);
  json.field("text", notice.text).field("link", notice.link).field("at", notice.at);
  json.field("read", !notice.read_at.empty());
  write_or_null(json, "read_at", notice.read_at);
  json.key("tasks").begin_array();
  for (const reminders::NoticeTask& task : notice.tasks) {
    json.begin_object().field("id", task.id.value).field("number", task.number).field("text", task.text);
    json.field("due", iso_date(task.due)).field("step", task.step).end_object();
  }
  json.end_array().end_object();
}

reminders::NoticeQuery query_of(const Call& call) {
  const std::string unread = call.maybe_text("unread").value_or("0");
  if (unread != "1" && unread != "0" && unread != "true" && unread != "false")
    throw Error(Code::bad_arguments, "Параметр «unread»: нужно 1 или 0.");
  return {.which = unread == "1" || unread == "true" ? reminders::Which::unread : reminders::Which::all,
          .before = call.maybe_integer("before").value_or(0),
          .limit = call.maybe_integer("limit").value_or(50)};
}

}  // namespace

http::Response list_notifications(Context& context, const Call& call) {
  const AccountId account = call.who().account.id;
  const reminders::NoticeQuery query = query_of(call);
  JsonWriter json;
  const auto unchanged = context.stores.records().read([&](const db::Read& read) -> std::optional<http::Response> {
    const std::string tag =
        "\"" +
        sys::digest(reminders::notices_version(read, account) + call.request.query + std::to_string(account.value)) +
        "\"";
    if (matches(call.request, tag)) return not_modified(tag);
    json.begin_object().field("unread", reminders::unread_count(read, account)).key("items").begin_array();
    for (const reminders::Notice& notice : reminders::notices(read, account, query)) write_notice(json, notice);
    json.end_array().end_object();
    return tagged(json_response(json), tag);
  });
  return *unchanged;
}

http::Response read_notifications(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  const auto ids = fields.maybe_integers("ids");
  const bool all = fields.maybe_truth("all").value_or(false);
  const bool read_now = fields.maybe_truth("read").value_or(true);
  if (!ids && !all) throw Error(Code::bad_arguments, "Нужен список ids или all: true.");
  if (all && !read_now) throw Error(Code::bad_arguments, "Вернуть непрочитанными можно только названные в ids.");
  const AccountId account = call.who().account.id;
  const auto unread = context.stores.records().write(
      call.who().actor(), read_now ? "уведомления прочитаны" : "уведомления снова не прочитаны",
      [&](const db::Write& write) {
        if (!read_now)
          reminders::mark_unread(write, account, *ids);
        else if (all || !ids->empty())
          reminders::mark_read(write, account, all ? std::vector<std::int64_t>{} : *ids);
        return reminders::unread_count(write, account);
      });
  JsonWriter json;
  json.begin_object().field("unread", unread).end_object();
  return json_response(json);
}

}  // namespace vekha::api
