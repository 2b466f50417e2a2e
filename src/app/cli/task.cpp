#include "app/cli/columns.hpp"
#include "app/cli/options.hpp"
#include "app/cli/task_commands.hpp"
#include "app/work_json.hpp"
#include "base/text.hpp"
#include "io/sys/clock.hpp"

namespace vekha::cli {
namespace {

using execution::Task;
using execution::TaskRow;

void tell_facts(std::ostream& out, const Task& task) {
  const TaskRow& row = task.row;
  out << "Задача " << row.id.value << ": " << row.number << " " << squeezed(row.text) << "\n";
  out << "План:        " << cut_line(task.roadmap_title, 90) << "\n";
  out << "Исполнитель: " << row.executor << (row.part == "co" ? " (соисполнитель)" : "");
  if (!row.account_name.empty()) out << ", " << row.account_name;
  out << "\nСрок:        " << days_line(row.from, row.due) << " (в плане: " << cut_line(task.term, 60) << ")\n";
  out << "Состояние:   " << state_words(row) << "\n";
  if (!task.expected_result.empty()) out << "Ждут:        " << squeezed(task.expected_result) << "\n";
  if (!task.actual_result.empty()) out << "Сделано:     " << squeezed(task.actual_result) << "\n";
  if (!task.cancel_reason.empty()) out << "Снято:       " << task.cancel_reason << "\n";
  if (!task.controller.empty()) out << "Контролёр:   " << task.controller << "\n";
}

void tell_ways(std::ostream& out, const Task& task) {
  for (const execution::Transition& way : task.transitions) {
    out << "Можно: " << way.title << " (" << execution::status_name(way.to) << ")";
    if (way.note == execution::Transition::Note::required) out << ", нужна --note";
    if (!way.blocked.empty()) out << " — пока нельзя: " << way.blocked;
    out << "\n";
  }
  if (!task.undo.empty()) out << "Отменить можно: " << task.undo << "\n";
}

void tell_history(std::ostream& out, const Task& task) {
  if (task.events.empty()) return;
  out << "История:\n";
  for (const execution::TaskEvent& event : task.events) {
    out << "  " << event.at.substr(0, 16).replace(10, 1, " ") << "  " << event.title;
    if (!event.note.empty()) out << ": " << event.note;
    out << " — " << event.actor << (event.undone ? " (отменено)" : "") << "\n";
  }
}

}  // namespace

std::string state_words(const TaskRow& row) {
  return std::string(execution::status_title(row.status)) + (row.overdue ? ", просрочено" : "");
}

void tell_tasks(std::ostream& out, const execution::TaskPage& page) {
  if (page.items.empty()) {
    out << "Таких задач нет.\n";
    return;
  }
  Columns table({{"Задача"},
                 {"№", Align::left},
                 {"Мероприятие", Align::left},
                 {"Исполнитель", Align::left},
                 {"Срок", Align::left},
                 {"Состояние", Align::left},
                 {"Документов"}});
  for (const TaskRow& row : page.items)
    table.add({std::to_string(row.id.value), row.number, cut_line(row.text, 44), cut_line(row.executor, 28),
               ru_date(row.due), state_words(row), std::to_string(row.evidence_count)});
  out << table.text() << "Показано " << page.items.size() << " из " << page.total << ".";
  if (!page.next.empty()) out << " Дальше: --after '" << page.next << "'";
  out << "\n";
}

void tell_evidence(std::ostream& out, const std::vector<execution::Evidence>& papers) {
  for (const execution::Evidence& paper : papers) {
    out << "  " << paper.id.value << "  " << paper.title;
    if (!paper.number.empty()) out << " № " << paper.number;
    if (!paper.dated.empty()) out << " от " << ru_date(parse_iso_date(paper.dated).value_or(Date{}));
    if (!paper.file_name.empty()) out << ", файл «" << paper.file_name << "»";
    if (!paper.link.empty()) out << ", " << paper.link;
    if (!paper.removed_at.empty()) out << " — убран: " << paper.removed_reason;
    out << "\n";
  }
}

void tell_task(std::ostream& out, const Task& task) {
  tell_facts(out, task);
  if (!task.evidence.empty()) out << "Документы:\n";
  tell_evidence(out, task.evidence);
  tell_ways(out, task);
  tell_history(out, task);
}

void show_task(const WorkOptions& options, Session& session, TaskId id) {
  look_as(options, session, [&](const db::Read& read, const execution::Hand& hand) {
    const Task task = execution::task(read, hand, id, sys::today());
    if (!options.json) return tell_task(session.out, task);
    JsonWriter json;
    app::write_task(json, task);
    session.out << json.text() << "\n";
  });
}

void show_tasks(const WorkOptions& options, Session& session, const execution::TaskQuery& query) {
  look_as(options, session, [&](const db::Read& read, const execution::Hand& hand) {
    const execution::TaskPage page = execution::tasks(read, hand, query, sys::today());
    if (!options.json) return tell_tasks(session.out, page);
    JsonWriter json;
    app::write_task_page(json, page);
    session.out << json.text() << "\n";
  });
}

void add_task(Command app, Session& session) {
  Command parent = app.add_subcommand("task", "Задачи исполнителей: список, ход, документы, отмена");
  parent.require_subcommand(1);
  add_task_list(parent, session);
  add_task_changes(parent, session);
  add_task_evidence(parent, session);
}

}  // namespace vekha::cli
