// Ratings on the command line: rules, objections, freezing, publication, the table with its intervals.
#include "app/cli/rating.hpp"

#include "app/cli/columns.hpp"
#include "app/cli/options.hpp"
#include "app/cli/selection.hpp"
#include "app/cli/work.hpp"
#include "base/text.hpp"
#include "domain/ratings/ratings.hpp"
#include "io/sys/clock.hpp"

namespace vekha::cli {
namespace {

using ratings::Rating;
using ratings::Rules;
using ratings::Table;

struct RatingOptions {
  std::string data;
  std::string scope;  ///< whose schools, or whose eyes
  std::int64_t id = 0;
  std::int64_t objection = 0;
  Rules rules;
  std::string scaling = "range";
  std::string audience = "schools";
  std::vector<std::string> criteria;  ///< "oge_success=2", "set:risk"
  std::string day;
  std::string school;
  std::string text;
  std::string verdict;
  indicators::Basis act;
  bool json = false;
};
using Options = std::shared_ptr<RatingOptions>;

app::Stores& stores_in(const RatingOptions& options, Session& session) {
  return session.stores(session.path(options.data));
}

/// A transaction over one rating, as the owner of the folder.
template <class Work>
void change(const RatingOptions& options, Session& session, const std::string& why, Work work) {
  app::Stores& stores = stores_in(options, session);
  stores.records().write(owner(), why, [&](const db::Write& write) {
    work(write, ratings::rating(write, scope_of(write, options.scope), options.id));
  });
}

// Reading.

void write_head(JsonWriter& json, const Rating& one) {
  json.begin_object().field("id", one.id).field("stage", ratings::stage_name(one.stage()));
  json.field("municipality", one.node.name).key("rules").raw(ratings::rules_json(one.rules)).end_object();
}

void list(const RatingOptions& options, Session& session) {
  const auto all = stores_in(options, session).records().read([&](const db::Read& read) {
    return ratings::list(read, scope_of(read, options.scope));
  });
  if (options.json) {
    JsonWriter json;
    json.begin_array();
    for (const Rating& one : all) write_head(json, one);
    session.out << json.end_array().text() << "\n";
    return;
  }
  if (all.empty()) session.out << "Рейтингов нет. Начать: vekha rating save --name … --year … --criterion …\n";
  Columns table({{"№"}, {"Рейтинг", Align::left}, {"Год"}, {"Критериев"}, {"Состояние", Align::left}});
  for (const Rating& one : all)
    table.add({std::to_string(one.id), one.rules.name, std::to_string(one.rules.year),
               std::to_string(one.rules.criteria.size()), std::string(ratings::stage_title(one.stage()))});
  if (!all.empty()) session.out << table.text();
}

std::string places_text(const ratings::SchoolRow& row) {
  if (row.place == 0) return "—";
  return row.low == row.high ? std::to_string(row.low) : std::to_string(row.low) + "–" + std::to_string(row.high);
}

void tell_table(std::ostream& out, const Rating& rating, const Table& table) {
  out << rating.rules.name << ", " << rating.rules.year << ": " << ratings::stage_title(rating.stage()) << "\n"
      << table.finding << "\n";
  for (const auto& one : table.criteria)
    out << "  " << one.criterion.code << ". " << one.name << ", вес " << ru_number(one.criterion.weight, 2)
        << "; без него другое место: " << counted(one.moves, "школа", "школы", "школ") << "\n";
  for (const std::string& warning : table.warnings) out << warning << "\n";
  Columns columns(
      {{"Место"}, {"От и до"}, {"Школа", Align::left}, {"Балл"}, {"Интервал"}, {"Держится при других весах"}});
  for (const auto& row : table.schools)
    columns.add(
        {row.place > 0 ? std::to_string(row.place) : "—", places_text(row), row.code + " " + row.name,
         row.score.value ? ru_number(*row.score.value, 1) : "—",
         row.score.interval ? ru_number(row.score.interval->lo, 1) + "–" + ru_number(row.score.interval->hi, 1) : "—",
         row.place > 0 ? ru_percent(100 * row.kept, 0) : "—"});
  out << columns.text();
  for (const auto& row : table.schools)
    if (row.place == 0) out << row.name << ". " << row.words << "\n";
  out << table.method << "\n";
}

void show(const RatingOptions& options, Session& session) {
  const app::Stores& stores = stores_in(options, session);
  const auto library = indicators::library(stores.folder());
  const catalog::Catalog catalog = catalog::load(stores.folder());
  stores.records().read([&](const db::Read& read) {
    const org::Scope scope = scope_of(read, options.scope);
    const Rating one = ratings::rating(read, scope, options.id);
    const Table table = ratings::seen(
        ratings::table({read, stores.facts(), catalog}, ratings::knowledge(read, stores.folder(), library), one), read,
        one, scope);
    if (!options.json) return tell_table(session.out, one, table);
    JsonWriter json;
    json.begin_object().key("rating");
    write_head(json, one);
    json.key("table");
    ratings::write_table(json, table);
    session.out << json.end_object().text() << "\n";
  });
}

void list_objections(const RatingOptions& options, Session& session) {
  stores_in(options, session).records().read([&](const db::Read& read) {
    const org::Scope scope = scope_of(read, options.scope);
    const auto all = ratings::objections(read, ratings::rating(read, scope, options.id), scope);
    JsonWriter json;
    json.begin_array();
    for (const auto& one : all) {
      json.begin_object().field("id", one.id).field("school", one.school_code).field("criterion", one.criterion);
      json.field("text", one.text).field("verdict", one.verdict).field("answer", one.answer);
      json.field("withdrawn_at", one.withdrawn_at).end_object();
    }
    if (options.json) {
      session.out << json.end_array().text() << "\n";
      return;
    }
    if (all.empty()) session.out << "Возражений нет.\n";
    for (const auto& one : all)
      session.out << "№ " << one.id << ", " << one.school_name << ": " << one.text << "\n   "
                  << (!one.withdrawn_at.empty()   ? "отозвано школой"
                      : one.verdict.empty()       ? "ждёт ответа"
                      : one.verdict == "accepted" ? "принято: " + one.answer
                                                  : "отклонено: " + one.answer)
                  << "\n";
  });
}

// Writing.

Rules rules_of(const RatingOptions& options) {
  Rules out = options.rules;
  const auto scaling = ratings::scaling_from_name(options.scaling);
  if (!scaling) throw Error(Code::bad_arguments, "--scaling: range, score, rank или norm.");
  out.scaling = *scaling;
  out.audience = options.audience == "heads" ? indicators::Audience::heads : indicators::Audience::schools;
  for (const std::string& one : options.criteria) {
    const auto sign = one.find('=');
    const auto weight = sign == std::string::npos ? std::optional(1.0) : parse_number(one.substr(sign + 1));
    if (!weight) throw Error(Code::bad_arguments, "Критерий «" + one + "» не понят. Ожидалось показатель=вес.");
    const std::string what = one.substr(0, sign);
    const bool set = what.starts_with("set:");
    out.criteria.push_back({.code = std::to_string(out.criteria.size() + 1),
                            .indicator = set ? "" : what,
                            .set = set ? what.substr(4) : "",
                            .weight = *weight});
  }
  return ratings::rules_from(ratings::rules_json(out));  // the same checks as of a page
}

/// The organisation a rating is made for: the one named, else the only municipality.
org::Node node_of(const db::Read& read, const RatingOptions& options) {
  const org::Scope scope = scope_of(read, options.scope);
  const auto all = org::list(read, scope, org::Kind::municipality);
  if (all.size() == 1) return all[0];
  if (options.scope.empty()) return org::root(read);
  throw Error(Code::bad_arguments, "Рейтинг делают для муниципалитета: --scope municipality:КОД.");
}

void save_rules(const RatingOptions& options, Session& session) {
  const Rules rules = rules_of(options);
  const app::Stores& stores = stores_in(options, session);
  const auto library = indicators::library(stores.folder());
  std::int64_t id = options.id;
  stores.records().write(owner(), "рейтинг «" + rules.name + "»", [&](const db::Write& write) {
    const auto knowledge = ratings::knowledge(write, stores.folder(), library);
    if (id == 0)
      id = ratings::begin(write, knowledge, node_of(write, options), rules);
    else
      ratings::change(write, knowledge, ratings::rating(write, scope_of(write, options.scope), id), rules);
  });
  session.out << "Рейтинг № " << id << " записан. Таблица: vekha rating show " << id << " --data …\n";
}

void freeze(const RatingOptions& options, Session& session) {
  const app::Stores& stores = stores_in(options, session);
  const auto library = indicators::library(stores.folder());
  const catalog::Catalog catalog = catalog::load(stores.folder());
  change(options, session, "заморозка рейтинга", [&](const db::Write& write, const Rating& one) {
    ratings::freeze({write, stores.facts(), catalog}, write, ratings::knowledge(write, stores.folder(), library), one,
                    maybe_day(options.day).value_or(sys::today()));
  });
  session.out << "Таблица заморожена: новые данные её не изменят.\n";
}

void object(const RatingOptions& options, Session& session) {
  std::int64_t number = 0;
  change(options, session, "возражение школы", [&](const db::Write& write, const Rating& one) {
    const auto school = org::find(write, org::Kind::school, options.school);
    if (!school || !school->path.starts_with(one.node.path))
      throw Error(Code::not_found, "Школы с кодом «" + options.school + "» в этом рейтинге нет.");
    number = ratings::object(write, one, {school->id, "", options.text}, maybe_day(options.day).value_or(sys::today()));
  });
  session.out << "Возражение № " << number << " записано.\n";
}

// Subcommands.

Command named(Command room, const Options& options, const std::string& name, const std::string& title) {
  Command out = room.add_subcommand(name, title);
  out.add_option("--data", options->data, "Папка данных").required();
  out.add_option("--scope", options->scope, "Чьими глазами или для кого: municipality:КОД, school:КОД");
  return out;
}
Command of_one(Command room, const Options& options, const std::string& name, const std::string& title) {
  Command out = named(room, options, name, title);
  out.add_option("id", options->id, "Номер рейтинга").required();
  return out;
}

void add_reading(Command room, const Options& options, Session& session) {
  Command listed = named(room, options, "list", "Рейтинги и их состояние");
  listed.add_flag("--json", options->json, "Ответ в JSON");
  listed.callback([options, &session] { list(*options, session); });
  Command shown = of_one(room, options, "show", "Таблица: места с интервалами, устойчивость к весам");
  shown.add_flag("--json", options->json, "Ответ в JSON");
  shown.callback([options, &session] { show(*options, session); });
  Command heard = of_one(room, options, "objections", "Возражения школ и ответы");
  heard.add_flag("--json", options->json, "Ответ в JSON");
  heard.callback([options, &session] { list_objections(*options, session); });
}

void add_rules(Command room, const Options& options, Session& session) {
  Command saved = named(room, options, "save", "Записать критерии и веса: новый рейтинг или (с --id) новую версию");
  Rules& rules = options->rules;
  saved.add_option("--id", options->id, "Номер рейтинга, который меняют");
  saved.add_option("--name", rules.name, "Название").required();
  saved.add_option("--year", rules.year, "Год результатов").required();
  saved.add_option("--criterion", options->criteria, "Показатель или set:набор с весом: oge_success=2").required();
  saved
      .add_option("--scaling", options->scaling,
                  "Как приводить к одной шкале: range (0–100), score (отклонения), rank (места), norm (доля норматива)")
      .show_default();
  saved.add_option("--audience", options->audience, "О ком: schools или heads").show_default();
  saved.add_option("--procedure", rules.procedure, "Процедура");
  saved.add_option("--grade", rules.grade, "Параллель");
  saved.add_option("--subject", rules.subject, "Предмет");
  saved.add_option("--least", rules.least_part, "Доля веса, без которой школа места не получает").show_default();
  saved.add_option("--sway", rules.sway, "На сколько процентов сдвигать веса в пробе").show_default();
  saved.add_option("--appeal-days", rules.appeal_days, "Сколько дней школы могут возразить").show_default();
  saved.add_option("--vpr-ground", rules.vpr_ground, "Почему в рейтинге результаты ВПР");
  saved.add_option("--note", rules.note, "Пояснение");
  saved.add_option("--act", rules.act.act, "Порядок рейтинга: акт");
  saved.add_option("--act-date", rules.act.date, "Дата порядка, ГГГГ-ММ-ДД");
  saved.callback([options, &session] { save_rules(*options, session); });
  Command undone = of_one(room, options, "undo", "Вернуть прежние критерии и веса");
  undone.callback([options, &session] {
    change(*options, session, "рейтинг: прежняя версия",
           [](const db::Write& write, const Rating& one) { ratings::undo_change(write, one); });
    session.out << "Вернулась прежняя версия.\n";
  });
  Command removed = of_one(room, options, "remove", "Убрать рейтинг; вернуть — restore");
  removed.callback([options, &session] {
    change(*options, session, "рейтинг убран",
           [](const db::Write& write, const Rating& one) { ratings::remove(write, one); });
    session.out << "Рейтинг убран. Вернуть: vekha rating restore " << options->id << " --data …\n";
  });
  Command restored = of_one(room, options, "restore", "Вернуть убранный рейтинг");
  restored.callback([options, &session] {
    stores_in(*options, session).records().write(owner(), "рейтинг возвращён", [&](const db::Write& write) {
      ratings::restore(write, scope_of(write, options->scope), options->id);
    });
    session.out << "Рейтинг возвращён.\n";
  });
}

void add_steps(Command room, const Options& options, Session& session) {
  Command opened = of_one(room, options, "appeals", "Открыть срок возражений: школы увидят свою строку");
  opened.add_option("--from", options->day, "Первый день, ДД.ММ.ГГГГ; без него — сегодня");
  opened.callback([options, &session] {
    change(*options, session, "рейтинг: срок возражений", [&](const db::Write& write, const Rating& one) {
      ratings::open_appeals(write, one, maybe_day(options->day).value_or(sys::today()));
    });
    session.out << "Срок возражений открыт.\n";
  });
  Command frozen = of_one(room, options, "freeze", "Заморозить таблицу после срока возражений");
  frozen.callback([options, &session] { freeze(*options, session); });
  Command published = of_one(room, options, "publish", "Показать всю таблицу школам по акту");
  published.add_option("--act", options->act.act, "Акт: «Приказ № 123»").required();
  published.add_option("--date", options->act.date, "Дата акта, ГГГГ-ММ-ДД").required();
  published.add_option("--clause", options->act.clause, "Пункт акта");
  published.callback([options, &session] {
    change(*options, session, "публикация рейтинга: " + options->act.text(),
           [&](const db::Write& write, const Rating& one) { ratings::publish(write, one, options->act); });
    session.out << "Опубликовано: школы видят всю таблицу.\n";
  });
  Command back = of_one(room, options, "step-back", "Отменить последний шаг: публикацию, заморозку, срок возражений");
  back.callback([options, &session] {
    change(*options, session, "рейтинг: шаг отменён",
           [](const db::Write& write, const Rating& one) { ratings::undo_step(write, one); });
    session.out << "Последний шаг отменён.\n";
  });
}

void add_hearing(Command room, const Options& options, Session& session) {
  Command objected = of_one(room, options, "object", "Возражение школы");
  objected.add_option("--school", options->school, "Код школы").required();
  objected.add_option("--text", options->text, "С чем не согласны и почему").required();
  objected.callback([options, &session] { object(*options, session); });
  Command answered = of_one(room, options, "answer", "Ответ на возражение");
  answered.add_option("objection", options->objection, "Номер возражения").required();
  answered.add_option("--verdict", options->verdict, "accepted — принято, rejected — отклонено").required();
  answered.add_option("--text", options->text, "Почему").required();
  answered.callback([options, &session] {
    change(*options, session, "ответ на возражение", [&](const db::Write& write, const Rating& one) {
      ratings::answer(write, one, {options->objection, options->verdict, options->text});
    });
    session.out << "Ответ записан.\n";
  });
}

}  // namespace

void add_rating(Command app, Session& session) {
  const auto options = std::make_shared<RatingOptions>();
  Command room = app.add_subcommand("rating", "Рейтинги школ: критерии, возражения, заморозка, публикация");
  room.require_subcommand(1);
  add_reading(room, options, session);
  add_rules(room, options, session);
  add_steps(room, options, session);
  add_hearing(room, options, session);
}

}  // namespace vekha::cli
