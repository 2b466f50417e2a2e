#include "app/cli/columns.hpp"
#include "app/cli/options.hpp"
#include "app/cli/work.hpp"
#include "app/work_json.hpp"
#include "base/text.hpp"
#include "core/calendar/labels.hpp"
#include "domain/org/org.hpp"

namespace vekha::cli {
namespace {

using execution::Event;

struct EventOptions {
  WorkOptions work;
  std::int64_t id = 0;
  std::int64_t roadmap = 0;
  std::string kind;
  std::string title;
  std::string date;
  std::string end;
  std::string note;
  int row_version = 0;
};

void tell_list(std::ostream& out, const std::vector<Event>& events, const std::vector<execution::Waiting>& waiting) {
  Columns table(
      {{"Событие"}, {"Вид", Align::left}, {"Название", Align::left}, {"Дата", Align::left}, {"Сроков от него"}});
  for (const Event& event : events)
    table.add({std::to_string(event.id.value), event.kind, cut_line(event.title, 50),
               days_line(event.date, event.end_date.value_or(event.date)), std::to_string(event.windows)});
  out << (events.empty() ? "Событий с датами ещё нет.\n" : table.text());
  if (!waiting.empty()) out << "Ждут события (у них пока нет дат):\n";
  for (const execution::Waiting& each : waiting)
    out << "  " << each.number << " " << cut_line(each.text, 60) << " — «" << cut_line(each.term, 60) << "», "
        << each.title << " (" << each.kind << ")\n";
}

void list(const EventOptions& options, Session& session) {
  look_as(options.work, session, [&](const db::Read& read, const execution::Hand& hand) {
    const auto events = execution::events(read, hand);
    std::vector<execution::Waiting> waiting;
    if (options.roadmap != 0) waiting = execution::waiting(read, hand, RoadmapId{options.roadmap});
    if (!options.work.json) return tell_list(session.out, events, waiting);
    JsonWriter json;
    app::write_events(json, events, waiting);
    session.out << json.text() << "\n";
  });
}

void kinds(const EventOptions& options, Session& session) {
  JsonWriter json;
  json.begin_array();
  for (const calendar::AnchorKey& key : calendar::anchor_keys()) {
    json.begin_object().field("id", key.key).field("title", key.title).end_object();
    if (!options.work.json) session.out << key.key << " — " << key.title << "\n";
  }
  if (options.work.json) session.out << json.end_array().text() << "\n";
}

std::string followed_words(const execution::Followed& did) {
  std::string out = "Сроков получили даты: " + std::to_string(did.made) + ", сдвинуто: " + std::to_string(did.moved) +
                    ", снято: " + std::to_string(did.withdrawn) + ".";
  if (did.kept > 0)
    out += " Осталось на месте: " + std::to_string(did.kept) + " (работа начата или даты поставлены вручную).";
  return out;
}

void tell(const EventOptions& options, Session& session, const execution::Followed& did, const std::string& words) {
  if (!options.work.json) {
    session.out << words << " " << followed_words(did) << "\n";
    return;
  }
  JsonWriter json;
  json.begin_object().field("id", did.id.value);
  app::write_followed(json, did);
  session.out << json.end_object().text() << "\n";
}

NodeId home(const db::Read& read, const execution::Hand& hand) {
  if (hand.node) return hand.node;
  return org::find(read, org::Kind::municipality, "own").value_or(org::root(read)).id;
}

void set(const EventOptions& options, Session& session) {
  execution::Followed did;
  change_as(options.work, session, "событие «" + options.title + "»",
            [&](const db::Write& write, const execution::Hand& hand) {
              Event fresh{.node = home(write, hand), .kind = options.kind, .date = day_of(options.date)};
              fresh.title = options.title.empty() ? execution::event_kind_title(options.kind) : options.title;
              fresh.end_date = maybe_day(options.end);
              fresh.note = options.note;
              did = execution::add_event(write, hand, fresh);
            });
  tell(options, session, did, "Событие записано под номером " + std::to_string(did.id.value) + ".");
}

void move(const EventOptions& options, Session& session) {
  execution::Followed did;
  change_as(options.work, session, "перенос события", [&](const db::Write& write, const execution::Hand& hand) {
    Event event = execution::event(write, hand, EventId{options.id});
    event.row_version = options.row_version;
    const Date first = event.date;
    event.date = day_of(options.date);
    if (event.end_date) event.end_date = Date{event.date.days + (event.end_date->days - first.days)};
    if (const auto end = maybe_day(options.end)) event.end_date = end;
    if (!options.title.empty()) event.title = options.title;
    did = execution::change_event(write, hand, event);
  });
  tell(options, session, did, "Событие перенесено.");
}

void remove(const EventOptions& options, Session& session) {
  execution::Followed did;
  change_as(options.work, session, "событие убрано", [&](const db::Write& write, const execution::Hand& hand) {
    did = execution::remove_event(write, hand, EventId{options.id});
  });
  did.id = EventId{options.id};
  tell(options, session, did,
       "Событие убрано; вернуть: vekha event restore " + std::to_string(options.id) + " --data " + options.work.data +
           ".");
}

void restore(const EventOptions& options, Session& session) {
  execution::Followed did;
  change_as(options.work, session, "событие возвращено", [&](const db::Write& write, const execution::Hand& hand) {
    did = execution::restore_event(write, hand, EventId{options.id});
  });
  tell(options, session, did, "Событие возвращено.");
}

}  // namespace

void add_event(Command app, Session& session) {
  Command parent =
      app.add_subcommand("event", "События, от которых зависят сроки: «после получения результатов» и др.");
  parent.require_subcommand(1);
  const auto options = std::make_shared<EventOptions>();
  const auto command = [&](const std::string& name, const std::string& title,
                           void (*work)(const EventOptions&, Session&)) {
    Command made = parent.add_subcommand(name, title);
    made.callback([work, options, &session] { work(*options, session); });
    return made;
  };
  Command listing = command("list", "События с датами и мероприятия, которые их ждут", list);
  add_work_options(listing, options->work);
  listing.add_option("--roadmap", options->roadmap, "Показать, что в этой дорожной карте ещё ждёт событий");
  command("kinds", "Виды событий", kinds).add_flag("--json", options->work.json, "Ответ в JSON");
  Command setting = command("set", "Назначить событию дату: сроки, которые от него зависят, получат даты", set);
  setting.add_option("kind", options->kind, "Вид: см. vekha event kinds").required();
  setting.add_option("date", options->date, "Первый день, например 11.04.2026").required();
  add_work_options(setting, options->work);
  setting.add_option("--title", options->title, "Название: «ВПР, 5 класс, математика»");
  setting.add_option("--end", options->end, "Последний день, если событие длится");
  setting.add_option("--note", options->note, "Пояснение");
  Command moving = command("move", "Перенести событие: открытые сроки двинутся за ним", move);
  moving.add_option("id", options->id, "Номер события").required();
  moving.add_option("date", options->date, "Новый первый день").required();
  add_work_options(moving, options->work);
  moving.add_option("--end", options->end, "Новый последний день; без него длительность прежняя");
  moving.add_option("--title", options->title, "Новое название");
  moving.add_option("--version", options->row_version, "Версия, которую вы видели");
  Command removing = command("remove", "Убрать событие: сроки без него останутся без дат", remove);
  removing.add_option("id", options->id, "Номер события").required();
  add_work_options(removing, options->work);
  Command restoring = command("restore", "Вернуть убранное событие", restore);
  restoring.add_option("id", options->id, "Номер события").required();
  add_work_options(restoring, options->work);
}

}  // namespace vekha::cli
