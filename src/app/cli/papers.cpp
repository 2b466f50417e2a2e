#include "domain/papers/papers.hpp"
#include "app/cli/columns.hpp"
#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/save.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "domain/documents/documents.hpp"
#include "domain/people/people.hpp"
#include "io/doc/docx.hpp"
#include "io/sys/clock.hpp"

namespace vekha::cli {
namespace {

struct PapersOptions {
  std::string data;
  std::int64_t id = 0;
  std::string text;
  std::string status;
  std::string kind;
  std::string number;
  std::string dated;
  std::string issuer;
  std::string title;
  std::string level;
  std::string pattern;
  std::string template_id;
  std::vector<std::string> fields;  ///< «поле=значение»
  std::int64_t roadmap = 0;
  std::string login;
  std::string name;
  std::string position;
  std::string out;
  bool shared = false;
  bool familiarisation = false;
  bool json = false;
};

db::Database& records(const PapersOptions& options, Session& session) {
  return session.stores(session.path(options.data)).records();
}

std::optional<Date> day_of(const std::string& text) {
  if (text.empty()) return std::nullopt;
  auto day = parse_ru_date(text);
  if (!day) day = parse_iso_date(text);
  if (!day) throw Error(Code::bad_arguments, "«" + text + "» — не дата. Нужно, например, 05.09.2025.");
  return day;
}

void write_row(JsonWriter& json, const papers::Row& row) {
  const papers::Paper& paper = row.paper;
  json.begin_object().field("id", paper.id.value).field("kind", paper.card.kind).field("number", paper.card.number);
  json.key("dated");
  paper.card.dated ? json.value(iso_date(*paper.card.dated)) : json.null();
  json.field("title", paper.card.title).field("issuer", paper.card.issuer);
  json.key("level");
  paper.level == papers::Level::unknown ? json.null() : json.value(papers::level_name(paper.level));
  json.field("status", papers::status_name(paper.status));
  json.field("node", row.node_name).field("acquainted", row.acquainted).field("people", row.people).end_object();
}

void tell_id(Session& session, const PapersOptions& options, papers::PaperId id, const std::string& words) {
  if (options.json) {
    JsonWriter json;
    session.out << json.begin_object().field("id", id.value).end_object().text() << "\n";
    return;
  }
  session.out << words << " Номер карточки: " << id.value << ".\n";
}

void list(const PapersOptions& options, Session& session) {
  papers::Query query{.text = options.text, .kind = options.kind, .limit = 0};
  if (!options.status.empty()) {
    query.status = papers::status_from_name(options.status);
    if (!query.status) throw Error(Code::bad_arguments, "Состояние — одно из draft, registered, in_force, repealed.");
  }
  if (options.roadmap != 0) {
    query.object = "roadmap";
    query.object_id = options.roadmap;
  }
  const papers::Page page =
      records(options, session).read([&](const db::Read& read) { return papers::list(read, {}, query); });
  if (!options.out.empty()) {
    const bool csv = extension_of(options.out) == "csv";
    save(session.path(options.out), csv ? papers::register_csv(page.items) : papers::register_workbook(page.items));
  }
  if (options.json) {
    JsonWriter json;
    json.begin_array();
    for (const papers::Row& row : page.items) write_row(json, row);
    session.out << json.end_array().text() << "\n";
    return;
  }
  Columns table({{"Карточка"},
                 {"Вид", Align::left},
                 {"№", Align::left},
                 {"Дата", Align::left},
                 {"Заголовок", Align::left},
                 {"Состояние", Align::left},
                 {"Ознакомлено"}});
  for (const papers::Row& row : page.items) {
    const papers::Card& card = row.paper.card;
    table.add({std::to_string(row.paper.id.value), card.kind, card.number, card.dated ? ru_date(*card.dated) : "",
               length(card.title) > 60 ? prefix(card.title, 59) + "…" : card.title,
               std::string(papers::status_title(row.paper.status)),
               row.people == 0 ? "" : std::to_string(row.acquainted) + " из " + std::to_string(row.people)});
  }
  session.out << (page.items.empty() ? "Документов нет.\n" : table.text());
}

void add(const PapersOptions& options, Session& session) {
  const auto level = papers::level_from_name(options.level);
  if (!level && !options.level.empty())
    throw Error(Code::bad_arguments, "Уровень — одно из federal, regional, municipal, school.");
  const papers::Fresh fresh{.card = {.kind = options.kind,
                                     .number = options.number,
                                     .dated = day_of(options.dated),
                                     .issuer = options.issuer,
                                     .title = options.title},
                            .level = level.value_or(papers::Level::unknown),
                            .for_all_below = options.shared};
  const papers::PaperId id =
      records(options, session).write(owner(), "документ внесён в реестр", [&](const db::Write& write) {
        return papers::find_or_add(write, fresh);
      });
  tell_id(session, options, id, "Документ в реестре.");
}

papers::Known fields_of(const PapersOptions& options) {
  papers::Known out;
  for (const std::string& each : options.fields) {
    const auto at = each.find('=');
    if (at == std::string::npos)
      throw Error(Code::bad_arguments, "Поле задаётся так: --field название=значение, а дано «" + each + "».");
    out[each.substr(0, at)] = replaced(each.substr(at + 1), "\\n", "\n");
  }
  return out;
}

void list_templates(const PapersOptions& options, Session& session) {
  JsonWriter json;
  json.begin_array();
  for (const papers::Template& pattern : papers::templates()) {
    json.begin_object().field("id", pattern.id).field("title", pattern.title).key("fields").begin_array();
    if (!options.json) session.out << pattern.id << " — " << pattern.title << "\n";
    for (const papers::Field& field : papers::fields_with(pattern, {})) {
      const bool required = field.need == papers::Field::Need::required;
      json.begin_object().field("id", field.id).field("title", field.title).field("required", required).end_object();
      if (!options.json && required) session.out << "    " << field.id << "  " << field.title << " (обязательно)\n";
    }
    json.end_array().end_object();
  }
  if (options.json) session.out << json.end_array().text() << "\n";
}

void draft(const PapersOptions& options, Session& session) {
  if (options.template_id.empty()) return list_templates(options, session);
  const papers::PaperId id =
      records(options, session).write(owner(), "проект документа по шаблону", [&](const db::Write& write) {
        papers::Known known;
        if (options.roadmap != 0)
          known = documents::known_of(roadmap::get(write, {}, RoadmapId{options.roadmap}, sys::today()));
        const papers::PaperId made = papers::draft(write, {}, options.template_id, fields_of(options), known);
        if (options.roadmap != 0) papers::link(write, made, {"roadmap", options.roadmap, papers::Role::basis});
        return made;
      });
  tell_id(session, options, id, "Проект составлен.");
}

void enter(const PapersOptions& options, Session& session) {
  const papers::Registration registration{day_of(options.dated).value_or(sys::today()), options.number};
  const papers::PaperId id{options.id};
  const std::string number =
      records(options, session).write(owner(), "документ зарегистрирован", [&](const db::Write& write) {
        if (!options.pattern.empty()) {
          const papers::Paper paper = papers::get(write, {}, id);
          papers::set_pattern(write, paper.node, paper.card.kind, options.pattern);
        }
        return papers::enter(write, {}, id, registration);
      });
  if (options.json) {
    JsonWriter json;
    json.begin_object().field("id", id.value).field("number", number);
    session.out << json.field("dated", iso_date(registration.dated)).end_object().text() << "\n";
    return;
  }
  session.out << "Зарегистрирован: № " << number << " от " << ru_date(registration.dated) << ".\n";
}

papers::Person person_of(const db::Read& read, const PapersOptions& options) {
  if (options.login.empty()) return {.name = options.name, .position = options.position};
  const people::Account account = people::account(read, options.login);
  return {.account = account.id,
          .name = account.name,
          .position = options.position.empty() ? account.role_title : options.position};
}

void tell_people(const PapersOptions& options, Session& session, const std::vector<papers::Person>& people) {
  if (options.json) {
    JsonWriter json;
    json.begin_array();
    for (const papers::Person& person : people) {
      json.begin_object().field("id", person.id).field("name", person.name).field("position", person.position);
      json.key("acquainted_on");
      person.acquainted_on ? json.value(iso_date(*person.acquainted_on)) : json.null();
      json.end_object();
    }
    session.out << json.end_array().text() << "\n";
    return;
  }
  Columns table({{"Имя", Align::left}, {"Должность", Align::left}, {"Ознакомлен", Align::left}});
  for (const papers::Person& person : people)
    table.add({person.name, person.position, person.acquainted_on ? ru_date(*person.acquainted_on) : "ещё нет"});
  session.out << (people.empty() ? "В листе ознакомления никого нет.\n" : table.text());
}

/// Without a name: who has read and who has not.
void acquaint(const PapersOptions& options, Session& session) {
  const papers::PaperId id{options.id};
  db::Database& store = records(options, session);
  if (!options.name.empty() || !options.login.empty())
    store.write(owner(), "лист ознакомления", [&](const db::Write& write) {
      const papers::Person wanted = person_of(write, options);
      std::int64_t line = 0;
      for (const papers::Person& each : papers::people(write, id))
        if (each.account == wanted.account && folded(each.name) == folded(wanted.name)) line = each.id;
      if (line == 0) line = papers::add_person(write, {}, id, wanted);
      if (!options.dated.empty()) papers::mark_person(write, {}, id, line, day_of(options.dated));
    });
  tell_people(options, session, store.read([&](const db::Read& read) {
    papers::get(read, {}, id);
    return papers::people(read, id);
  }));
}

void document(const PapersOptions& options, Session& session) {
  const papers::PaperId id{options.id};
  const doc::Document made = records(options, session).read([&](const db::Read& read) {
    const papers::Paper paper = papers::get(read, {}, id);
    return options.familiarisation ? papers::familiarisation_document(paper, papers::people(read, id), sys::now_iso())
                                   : papers::paper_document(paper, sys::now_iso());
  });
  const std::string docx = doc::to_docx(made);
  save(session.path(options.out), extension_of(options.out) == "pdf" ? documents::to_pdf(docx) : docx);
  if (options.json) {
    JsonWriter json;
    session.out << json.begin_object().field("file", options.out).end_object().text() << "\n";
    return;
  }
  session.out << "Документ записан: " << options.out << "\n";
}

using Work = void (*)(const PapersOptions&, Session&);

struct Group {
  Command parent;
  Session& session;
  std::shared_ptr<PapersOptions> options = std::make_shared<PapersOptions>();

  Command add_command(const std::string& name, const std::string& title, Work work) const {
    Command command = parent.add_subcommand(name, title);
    command.add_option("--data", options->data, "Папка данных").required();
    command.add_flag("--json", options->json, "Ответ в JSON");
    command.callback([work, given = options, &to = session] { work(*given, to); });
    return command;
  }
  Command with_id(Command command) const {
    command.add_option("id", options->id, "Номер карточки").required();
    return command;
  }
};

void add_card_options(Command command, PapersOptions& options) {
  command.add_option("--kind", options.kind, "Вид: приказ, письмо, положение …").required();
  command.add_option("--number", options.number, "Номер");
  command.add_option("--dated", options.dated, "Дата, например 05.09.2025");
  command.add_option("--issuer", options.issuer, "Кем издан");
  command.add_option("--title", options.title, "Заголовок");
  command.add_option("--level", options.level, "federal, regional, municipal или school; без него — не установлен");
  command.add_flag("--shared", options.shared, "Показывать организациям ниже");
}

}  // namespace

void add_papers(Command app, Session& session) {
  Command parent = app.add_subcommand("papers", "Документы: реестр, проекты приказов, ознакомление");
  parent.require_subcommand(1);
  const Group group{parent, session};
  PapersOptions& options = *group.options;
  Command listing = group.add_command("list", "Реестр документов", list);
  listing.add_option("--text", options.text, "Слова карточки");
  listing.add_option("--kind", options.kind, "Вид документа");
  listing.add_option("--status", options.status, "draft, registered, in_force или repealed");
  listing.add_option("--roadmap", options.roadmap, "Документы этой дорожной карты");
  listing.add_option("--out", options.out, "Записать реестр в файл .csv или .xlsx");
  add_card_options(group.add_command("add", "Внести документ в реестр", add), options);
  Command drafting = group.add_command("draft", "Составить проект приказа по шаблону; без шаблона — их список", draft);
  drafting.add_option("template", options.template_id, "Шаблон");
  drafting.add_option("--field", options.fields, "Поле шаблона: название=значение; строки разделяются \\n");
  drafting.add_option("--roadmap", options.roadmap, "Взять сведения из дорожной карты");
  Command entering = group.with_id(group.add_command("register", "Зарегистрировать проект: номер и дата", enter));
  entering.add_option("--dated", options.dated, "Дата; без неё — сегодня");
  entering.add_option("--number", options.number, "Номер; без него — следующий по журналу");
  entering.add_option("--pattern", options.pattern, "Образец номеров этого вида, например {n}-од");
  Command reading =
      group.with_id(group.add_command("acquaint", "Лист ознакомления: кто ознакомлен, кто нет", acquaint));
  reading.add_option("--login", options.login, "Внести в лист человека с учётной записью");
  reading.add_option("--name", options.name, "Внести в лист человека по имени");
  reading.add_option("--position", options.position, "Его должность");
  reading.add_option("--dated", options.dated, "Отметить, что он ознакомлен в этот день (без учётной записи)");
  Command printing = group.with_id(group.add_command("document", "Записать документ или лист ознакомления", document));
  printing.add_option("--out", options.out, "Файл .docx или .pdf").required();
  printing.add_flag("--familiarisation", options.familiarisation, "Лист ознакомления");
}

}  // namespace vekha::cli
