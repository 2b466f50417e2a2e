// The work on a stored plan at a terminal: its tasks, how far it is, plans of its schools.

#include "app/cli/columns.hpp"
#include "app/cli/options.hpp"
#include "app/cli/plan_commands.hpp"
#include "app/cli/task_commands.hpp"
#include "app/work_json.hpp"
#include "io/sys/clock.hpp"

namespace vekha::cli {
namespace {

struct PlanOptions {
  WorkOptions work;
  std::int64_t id = 0;
  std::string by = "section";
  std::string from;
  std::string to;
  std::string state;
  std::string note;
  std::string take_back;
  int row_version = 0;
  bool make = false;
};

std::string percent_text(const std::optional<double>& percent) {
  if (!percent) return "нет данных";
  const int tenths = static_cast<int>(*percent * 10 + 0.5);
  return std::to_string(tenths / 10) + "," + std::to_string(tenths % 10) + " %";
}

void tell_progress(std::ostream& out, const std::vector<execution::Group>& groups) {
  Columns table({{"Группа", Align::left},
                 {"Задач"},
                 {"Запланировано"},
                 {"В работе"},
                 {"На проверке"},
                 {"Выполнено"},
                 {"Снято"},
                 {"Просрочено"},
                 {"Доля"}});
  for (const execution::Group& group : groups)
    table.add({cut_line(group.title, 60), std::to_string(group.total), std::to_string(group.planned),
               std::to_string(group.in_work), std::to_string(group.review), std::to_string(group.done),
               std::to_string(group.cancelled), std::to_string(group.overdue), percent_text(group.percent)});
  out << table.text();
}

void progress(const PlanOptions& options, Session& session) {
  const auto by = execution::by_from_name(options.by);
  if (!by) throw Error(Code::bad_arguments, "Параметр --by — section, executor, direction, quarter или month.");
  look_as(options.work, session, [&](const db::Read& read, const execution::Hand& hand) {
    const auto groups = execution::progress(read, hand, RoadmapId{options.id}, *by,
                                            {maybe_day(options.from), maybe_day(options.to)}, sys::today());
    if (!options.work.json) return tell_progress(session.out, groups);
    JsonWriter json;
    app::write_progress(json, groups);
    session.out << json.text() << "\n";
  });
}

void tell_plans(std::ostream& out, const execution::SchoolPlans& plans) {
  Columns table({{"Организация", Align::left},
                 {"План"},
                 {"Мероприятий"},
                 {"Состояние", Align::left},
                 {"Замечание", Align::left}});
  int settled = 0;
  for (const execution::SchoolPlan& plan : plans.schools) {
    settled += plan.state == execution::PlanState::approved ? 1 : 0;
    table.add({plan.node_name, plan.plan ? std::to_string(plan.plan->value) : "", std::to_string(plan.measures),
               std::string(execution::plan_state_title(plan.state)), cut_line(plan.note, 40)});
  }
  out << (plans.schools.empty() ? "Дорожная карта не даёт работы ни одной школе.\n" : table.text());
  if (!plans.schools.empty()) out << "Утверждено " << settled << " из " << plans.schools.size() << ".\n";
  if (!plans.batch.empty()) out << "Отозвать последнюю раздачу: --take-back " << plans.batch << "\n";
}

void change_plans(const PlanOptions& options, Session& session) {
  const RoadmapId id{options.id};
  if (options.make)
    change_as(options.work, session, "планы школ из дорожной карты",
              [&](const db::Write& write, const execution::Hand& hand) {
                execution::generate_school_plans(write, hand, id);
              });
  if (!options.take_back.empty())
    change_as(options.work, session, "планы школ отозваны", [&](const db::Write& write, const execution::Hand& hand) {
      execution::take_back_school_plans(write, hand, id, options.take_back);
    });
}

void tell_school_plans(const PlanOptions& options, Session& session, RoadmapId municipal) {
  look_as(options.work, session, [&](const db::Read& read, const execution::Hand& hand) {
    const auto plans = execution::school_plans(read, hand, municipal);
    if (!options.work.json) return tell_plans(session.out, plans);
    JsonWriter json;
    app::write_school_plans(json, plans);
    session.out << json.text() << "\n";
  });
}

void school_plans(const PlanOptions& options, Session& session) {
  change_plans(options, session);
  tell_school_plans(options, session, RoadmapId{options.id});
}

/// The plan of one school goes on: submitted, approved or returned.
void school_plan(const PlanOptions& options, Session& session) {
  const auto state = execution::plan_state_from_name(options.state);
  if (!state) throw Error(Code::bad_arguments, "Состояние — submitted, approved или returned.");
  RoadmapId municipal;
  change_as(options.work, session, "план школы: " + std::string(execution::plan_state_title(*state)),
            [&](const db::Write& write, const execution::Hand& hand) {
              execution::set_plan_state(write, hand, RoadmapId{options.id},
                                        {*state, options.note, options.row_version});
              municipal = execution::municipal_of(write, RoadmapId{options.id});
            });
  tell_school_plans(options, session, municipal);
}

void tasks(const PlanOptions& options, Session& session) {
  execution::TaskQuery query;
  query.roadmap = RoadmapId{options.id};
  query.limit = 500;
  query.due_from = maybe_day(options.from);
  query.due_to = maybe_day(options.to);
  if (!options.state.empty()) query.statuses = app::statuses_from(options.state);
  show_tasks(options.work, session, query);
}

}  // namespace

void add_plan_work(Command roadmap, Session& session) {
  const auto options = std::make_shared<PlanOptions>();
  const auto command = [&](const std::string& name, const std::string& title,
                           void (*work)(const PlanOptions&, Session&)) {
    Command made = roadmap.add_subcommand(name, title);
    made.add_option("id", options->id, "Номер дорожной карты").required();
    add_work_options(made, options->work);
    made.callback([work, options, &session] { work(*options, session); });
    return made;
  };
  const auto with_days = [&](Command made) {
    made.add_option("--from", options->from, "Срок не раньше этого дня");
    made.add_option("--to", options->to, "Срок не позже этого дня");
    return made;
  };
  with_days(command("tasks", "Задачи исполнителей по дорожной карте", tasks))
      .add_option("--status", options->state, "planned, in_work, review, done, cancelled; можно через запятую");
  with_days(command("progress", "Сколько сделано: по разделам, исполнителям, направлениям, времени", progress))
      .add_option("--by", options->by, "section, executor, direction, quarter или month")
      .show_default();
  Command plans = command("school-plans", "Планы школ: у кого есть, кто представил, что утверждено", school_plans);
  plans.add_flag("--make", options->make, "Сделать планы тем школам, у кого их нет");
  plans.add_option("--take-back", options->take_back, "Отозвать нетронутые планы этой раздачи");
  Command one = command("school-plan", "План одной школы: представить, утвердить или вернуть", school_plan);
  one.add_option("state", options->state, "submitted, approved или returned").required();
  one.add_option("--note", options->note, "Замечание, с которым план возвращают");
  one.add_option("--version", options->row_version, "Версия, которую вы видели");
}

}  // namespace vekha::cli
