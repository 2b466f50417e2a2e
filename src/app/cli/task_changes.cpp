#include "app/cli/options.hpp"
#include "app/cli/task_commands.hpp"
#include "app/work_json.hpp"
#include "base/text.hpp"
#include "domain/people/people.hpp"

namespace vekha::cli {
namespace {

struct ChangeOptions {
  WorkOptions work;
  std::int64_t id = 0;
  std::string status;
  std::string note;
  std::string result;
  std::string from;
  std::string due;
  std::string to;
  int row_version = 0;

  execution::Seen seen() const { return {TaskId{id}, row_version}; }
};

void status(const ChangeOptions& options, Session& session) {
  const auto wanted = app::statuses_from(options.status);
  if (wanted.size() != 1) throw Error(Code::bad_arguments, "Назовите одно состояние.");
  const std::string reason = "задача: " + std::string(execution::status_title(wanted.front()));
  change_as(options.work, session, reason, [&](const db::Write& write, const execution::Hand& hand) {
    execution::StatusChange change{wanted.front(), options.note, {}};
    if (!options.result.empty()) change.actual_result = options.result;
    execution::set_status(write, hand, options.seen(), change);
  });
  show_task(options.work, session, TaskId{options.id});
}

void move(const ChangeOptions& options, Session& session) {
  const execution::Move to{maybe_day(options.from), day_of(options.due), options.note};
  change_as(options.work, session, "перенос срока задачи: " + options.note,
            [&](const db::Write& write, const execution::Hand& hand) {
              execution::move_task(write, hand, options.seen(), to);
            });
  show_task(options.work, session, TaskId{options.id});
}

void assign(const ChangeOptions& options, Session& session) {
  change_as(options.work, session, "назначение задачи", [&](const db::Write& write, const execution::Hand& hand) {
    std::optional<AccountId> account;
    if (!options.to.empty()) account = people::account(write, options.to).id;
    execution::assign(write, hand, options.seen(), account);
  });
  show_task(options.work, session, TaskId{options.id});
}

void undo(const ChangeOptions& options, Session& session) {
  change_as(
      options.work, session, "отмена последнего изменения задачи",
      [&](const db::Write& write, const execution::Hand& hand) { execution::undo(write, hand, TaskId{options.id}); });
  show_task(options.work, session, TaskId{options.id});
}

}  // namespace

void add_task_changes(Command task, Session& session) {
  const auto options = std::make_shared<ChangeOptions>();
  const auto add = [&](const std::string& name, const std::string& title,
                       void (*work)(const ChangeOptions&, Session&)) {
    Command command = task.add_subcommand(name, title);
    command.add_option("id", options->id, "Номер задачи").required();
    add_work_options(command, options->work);
    command.callback([work, options, &session] { work(*options, session); });
    return command;
  };
  const auto versioned = [&](Command command) {
    command.add_option("--version", options->row_version, "Версия, которую вы видели: чужое изменение не затрётся");
    return command;
  };
  Command stating = versioned(add("status", "Перевести задачу в другое состояние", status));
  stating.add_option("status", options->status, "planned, in_work, review, done или cancelled").required();
  stating.add_option("--note", options->note, "Причина, обоснование или замечание");
  stating.add_option("--result", options->result, "Что сделано на самом деле");
  Command moving = versioned(add("move", "Перенести срок задачи", move));
  moving.add_option("--due", options->due, "Новый последний день").required();
  moving.add_option("--from", options->from, "Новый первый день");
  moving.add_option("--reason", options->note, "Почему").required();
  Command giving = versioned(add("assign", "Поручить задачу человеку исполнителя", assign));
  giving.add_option("--to", options->to, "Логин; без него задача ничья");
  add("undo", "Отменить последнее изменение задачи", undo);
}

}  // namespace vekha::cli
