#include "app/api/hand.hpp"
#include "app/api/handlers.hpp"
#include "app/api/problem.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "io/sys/clock.hpp"

namespace vekha::api {
namespace {

/// Runs a change of the task and answers with what it became; a lost race is answered with the task as it is now.
template <class Work>
http::Response changed(Context& context, const Call& call, const std::string& reason, Work work) {
  const TaskId id{call.id()};
  try {
    context.stores.records().write(call.who().actor(), reason, work);
  } catch (const execution::Stale& stale) {
    throw Overtaken(stale, task_response(context, call, id).body);
  }
  return task_response(context, call, id);
}

execution::Seen seen_of(const Call& call, const Fields& fields) {
  return {TaskId{call.id()}, fields.maybe_integer("row_version").value_or(0)};
}

execution::Move move_of(const Fields& fields) {
  execution::Move move{.due = date_of("due", fields.text("due")), .reason = fields.maybe_text("reason").value_or("")};
  if (const auto from = fields.maybe_text("from"); from && !from->empty()) move.from = date_of("from", *from);
  return move;
}

execution::StatusChange status_change(const Fields& fields) {
  const auto status = execution::status_from_name(fields.text("status"));
  if (!status) throw Error(Code::bad_arguments, "Состояние — одно из planned, in_work, review, done, cancelled.");
  return {*status, fields.maybe_text("note").value_or(""), fields.maybe_text("actual_result")};
}

}  // namespace

http::Response set_task_status(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  const execution::StatusChange change = status_change(fields);
  return changed(context, call, "задача: " + std::string(execution::status_title(change.status)),
                 [&](const db::Write& write) {
                   execution::set_status(write, hand_of(call.who()), seen_of(call, fields), change);
                 });
}

http::Response undo_task(Context& context, const Call& call) {
  return changed(context, call, "отмена последнего изменения задачи",
                 [&](const db::Write& write) { execution::undo(write, hand_of(call.who()), TaskId{call.id()}); });
}

http::Response move_task(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  const execution::Move move = move_of(fields);
  return changed(context, call, "перенос срока задачи: " + move.reason, [&](const db::Write& write) {
    execution::move_task(write, hand_of(call.who()), seen_of(call, fields), move);
  });
}

http::Response assign_task(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  std::optional<AccountId> account;
  if (const auto number = fields.maybe_integer("account")) account = AccountId{*number};
  return changed(context, call, "назначение задачи", [&](const db::Write& write) {
    execution::assign(write, hand_of(call.who()), seen_of(call, fields), account);
  });
}

http::Response move_occurrence(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  const execution::Move move = move_of(fields);
  const OccurrenceId id{call.id()};
  const execution::Hand who = hand_of(call.who());
  const auto window = [&] {
    return context.stores.records().read([&](const db::Read& read) { return execution::window(read, who, id); });
  };
  const auto told = [](const execution::Window& now) {
    JsonWriter json;
    json.begin_object().field("occurrence_id", now.occurrence.value).field("from", iso_date(now.from));
    json.field("due", iso_date(now.due)).field("row_version", now.row_version).end_object();
    return json.take();
  };
  const execution::Window before = window();
  try {
    context.stores.records().write(
        call.who().actor(), "перенос срока мероприятия: " + move.reason, [&](const db::Write& write) {
          execution::move_occurrence(write, who, id, move, fields.maybe_integer("row_version").value_or(0));
        });
  } catch (const Error& error) {
    if (error.code() == Code::conflict) throw Overtaken(error, told(window()));
    throw;
  }
  std::string answer = told(window());
  answer.pop_back();
  return json_text(answer + ",\"previous\":" + told(before) + "}");
}

http::Response set_occurrence_status(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  const execution::StatusChange change = status_change(fields);
  const OccurrenceId id{call.id()};
  const auto result = context.stores.records().write(
      call.who().actor(), "все задачи срока: " + std::string(execution::status_title(change.status)),
      [&](const db::Write& write) {
        return execution::set_status_of_all(write, hand_of(call.who()), id,
                                            {change, fields.maybe_text("evidence").value_or("")});
      });
  JsonWriter json;
  json.begin_object().field("occurrence_id", id.value).field("changed", result.changed);
  json.list("refused", result.refused).end_object();
  return json_response(json);
}

}  // namespace vekha::api
