#include "app/cli/options.hpp"
#include "app/cli/task_commands.hpp"
#include "app/work_json.hpp"
#include "base/text.hpp"
#include "domain/org/org.hpp"

namespace vekha::cli {
namespace {

using execution::TaskQuery;

struct ListOptions {
  WorkOptions work;
  std::int64_t id = 0;
  std::int64_t roadmap = 0;
  std::int64_t measure = 0;
  std::string status;
  std::string executor;
  std::string school;
  std::string section;
  std::string direction;
  std::string from;
  std::string to;
  std::string text;
  std::string sort = "due";
  std::string after;
  int limit = 50;
  bool overdue = false;
  bool mine = false;
};

std::optional<std::string> given(const std::string& text) { return text.empty() ? std::nullopt : std::optional(text); }

TaskQuery::Sort sort_of(const std::string& name) {
  if (name == "due") return TaskQuery::Sort::due;
  if (name == "number") return TaskQuery::Sort::number;
  if (name == "executor") return TaskQuery::Sort::executor;
  if (name == "status") return TaskQuery::Sort::status;
  throw Error(Code::bad_arguments, "Порядок --sort — due, number, executor или status.");
}

NodeId node_by_code(app::Stores& stores, const std::string& code) {
  return stores.records().read([&](const db::Read& read) {
    for (const org::Kind kind : {org::Kind::school, org::Kind::kindergarten})
      if (const auto node = org::find(read, kind, code)) return node->id;
    throw Error(Code::not_found, "Организации с кодом «" + code + "» нет.");
  });
}

TaskQuery query_of(const ListOptions& options, Session& session) {
  TaskQuery query;
  if (options.roadmap != 0) query.roadmap = RoadmapId{options.roadmap};
  if (options.measure != 0) query.measure = MeasureId{options.measure};
  if (!options.status.empty()) query.statuses = app::statuses_from(options.status);
  query.executor = given(options.executor);
  query.section = given(options.section);
  query.direction = given(options.direction);
  query.due_from = maybe_day(options.from);
  query.due_to = maybe_day(options.to);
  query.text = options.text;
  query.sort = sort_of(options.sort);
  query.after = options.after;
  query.limit = options.limit;
  if (options.overdue) query.lateness = TaskQuery::Lateness::overdue;
  if (options.mine && options.work.login.empty())
    throw Error(Code::bad_arguments, "--mine показывает задачи человека: назовите его в --as.");
  if (options.mine) query.whose = TaskQuery::Whose::mine;
  if (!options.school.empty()) query.node = node_by_code(stores_of(options.work, session), options.school);
  return query;
}

}  // namespace

void add_task_list(Command task, Session& session) {
  const auto options = std::make_shared<ListOptions>();
  Command list = task.add_subcommand("list", "Список задач");
  add_work_options(list, options->work);
  list.add_option("--roadmap", options->roadmap, "Номер дорожной карты");
  list.add_option("--measure", options->measure, "Номер записи мероприятия");
  list.add_option("--status", options->status, "planned, in_work, review, done, cancelled; можно через запятую");
  list.add_option("--executor", options->executor, "Исполнитель, как в плане, или организация");
  list.add_option("--school", options->school, "Код школы или детского сада");
  list.add_option("--section", options->section, "Номер или название раздела");
  list.add_option("--direction", options->direction, "Направление, например 1.1");
  list.add_option("--from", options->from, "Срок не раньше этого дня");
  list.add_option("--to", options->to, "Срок не позже этого дня");
  list.add_option("--text", options->text, "Слова мероприятия или его номер");
  list.add_option("--sort", options->sort, "due, number, executor или status").show_default();
  list.add_option("--limit", options->limit, "Сколько показать, до 500").show_default();
  list.add_option("--after", options->after, "Следующая страница: значение next прошлой");
  list.add_flag("--overdue", options->overdue, "Только просроченные");
  list.add_flag("--mine", options->mine, "Только свои: человека из --as или его организации");
  list.callback([options, &session] { show_tasks(options->work, session, query_of(*options, session)); });
  Command show = task.add_subcommand("show", "Задача целиком: документы, что можно сделать, история");
  show.add_option("id", options->id, "Номер задачи").required();
  add_work_options(show, options->work);
  show.callback([options, &session] { show_task(options->work, session, TaskId{options->id}); });
}

}  // namespace vekha::cli
