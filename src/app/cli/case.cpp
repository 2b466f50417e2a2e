// Cases of objectivity on the command line: from the question to the school to the outcome.
#include "app/cli/case.hpp"

#include "app/cases_json.hpp"
#include "app/cli/columns.hpp"
#include "app/cli/options.hpp"
#include "app/cli/work.hpp"
#include "base/text.hpp"
#include "domain/catalog/catalog.hpp"
#include "io/sys/clock.hpp"

namespace vekha::cli {
namespace {

struct CaseOptions : CasePlace {
  std::int64_t id = 0;
  std::string school;
  cases::Opening opening;
  cases::NewStep step;
  std::string stage;
  std::string taker;
  int year = 0;
  bool json = false;
};
using Options = std::shared_ptr<CaseOptions>;

/// One change of a case the person sees.
template <class Work>
void change(const CaseOptions& options, Session& session, const std::string& why, Work work) {
  change_at(options, session, why, [&](const db::Write& write, const cases::Who& who) {
    work(write, who, cases::get(write, who, options.id));
  });
}

void list(const CaseOptions& options, Session& session) {
  const Date today = sys::today();
  const auto all = stores_in(options, session).records().read([&](const db::Read& read) {
    cases::Query query{.year = {}, .school = {}, .stage = options.stage};
    if (options.year > 0) query.year = options.year;
    return cases::list(read, case_hand(read, options.login).who, query, today);
  });
  if (options.json) {
    JsonWriter json;
    json.begin_array();
    for (const cases::Case& one : all) app::write_case_row(json, one, today);
    session.out << json.end_array().text() << "\n";
    return;
  }
  if (all.empty()) session.out << "Случаев нет. Открыть: vekha case open --school КОД --year ГОД --method … --data …\n";
  Columns table(
      {{"№"}, {"Школа", Align::left}, {"Год"}, {"Признак", Align::left}, {"Состояние", Align::left}, {"Ответ до"}});
  for (const cases::Case& one : all)
    table.add({std::to_string(one.id), one.school.name, std::to_string(one.sign.year), cut_line(one.sign.title, 50),
               std::string(cases::stage_title(one.stage(today))), ru_date(*parse_iso_date(one.reply_to))});
  if (!all.empty()) session.out << table.text();
}

void tell(std::ostream& out, const cases::Case& one, const app::CaseAround& around, Date today) {
  out << "Случай № " << one.id << ". " << one.school.name << ", " << one.sign.year << " год\n"
      << one.sign.title << "\nСостояние: " << cases::stage_title(one.stage(today)) << "; ответ школы — по "
      << ru_date(*parse_iso_date(one.reply_to)) << "\n";
  for (const cases::Fact& fact : one.sign.facts)
    out << "  " << fact.title << (fact.exam.empty() ? "" : ", " + fact.exam) << ": " << fact.words << "\n";
  for (auto step = one.steps.rbegin(); step != one.steps.rend(); ++step) {
    out << "— " << cases::step_title(step->kind);
    if (step->kind == "causes" && !step->choice.empty()) {
      std::vector<std::string> titles;
      for (const std::string& id : split(step->choice, ','))
        if (const cases::Cause* cause = cases::find_cause(id)) titles.push_back(cause->title);
      out << ": " << joined(titles, "; ");
    } else if (!step->choice.empty()) {
      out << ": " << (step->kind == "handover" ? step->choice : std::string(cases::choice_title(step->choice)));
    }
    out << (step->words.empty() ? "" : ". " + step->words) << (step->withdrawn_at.empty() ? "" : " (отменено)") << "\n";
  }
  for (const cases::Comparison& found : around.rechecked) out << "Перепроверка: " << found.words << "\n";
  if (around.next_year)
    out << "Через год (" << around.next_year->year
        << "): " << (around.next_year->found ? around.next_year->title : "признака нет") << "\n";
}

void show(const CaseOptions& options, Session& session) {
  const app::Stores& stores = stores_in(options, session);
  const catalog::Catalog catalog = catalog::load(stores.folder());
  const Date today = sys::today();
  stores.records().read([&](const db::Read& read) {
    const cases::Who who = case_hand(read, options.login).who;
    const cases::Case one = cases::get(read, who, options.id);
    const app::CaseAround around = app::around({read, stores.facts(), catalog}, who, one, today);
    if (!options.json) return tell(session.out, one, around, today);
    JsonWriter json;
    app::write_case(json, one, around, today);
    session.out << json.text() << "\n";
  });
}

void open(const CaseOptions& options, Session& session) {
  const app::Stores& stores = stores_in(options, session);
  const catalog::Catalog catalog = catalog::load(stores.folder());
  std::int64_t id = 0;
  change_at(options, session, "открыт случай по объективности", [&](const db::Write& write, const cases::Who& who) {
    const auto school = org::find(write, org::Kind::school, options.school);
    if (!school) throw Error(Code::not_found, "Школы с кодом «" + options.school + "» нет.");
    cases::Opening opening = options.opening;
    opening.school = school->id;
    id = cases::open({write, stores.facts(), catalog}, write, who, opening, sys::today());
  });
  session.out << "Случай № " << id << " открыт: школа отвечает первой. Посмотреть: vekha case show " << id
              << " --data …\n";
}

void take(const CaseOptions& options, Session& session, const std::string& kind) {
  change(options, session, "случай по объективности: шаг",
         [&](const db::Write& write, const cases::Who& who, const cases::Case& one) {
           cases::NewStep step = options.step;
           step.kind = kind;
           if (const auto due = maybe_day(step.due)) step.due = iso_date(*due);
           cases::take_step(write, who, one, step, sys::today());
         });
  session.out << cases::step_title(kind) << ". Отменить: vekha case step-back " << options.id << " --data …\n";
}

// Subcommands.

Command of_one(Command room, const Options& options, const std::string& name, const std::string& title) {
  Command out = named(room, *options, name, title);
  out.add_option("id", options->id, "Номер случая").required();
  return out;
}
Command step(Command room, const Options& options, Session& session, const std::string& kind,
             const std::string& title) {
  Command out = of_one(room, options, kind, title);
  out.callback([options, &session, kind] { take(*options, session, kind); });
  return out;
}

void add_reading(Command room, const Options& options, Session& session) {
  Command listed = named(room, *options, "list", "Случаи и их состояние");
  listed.add_option("--year", options->year, "Год признака");
  listed.add_option("--stage", options->stage, "Состояние: waiting, answered, published … closed");
  listed.add_flag("--json", options->json, "Ответ в JSON");
  listed.callback([options, &session] { list(*options, session); });
  Command shown = of_one(room, options, "show", "Случай: признак, шаги, перепроверка, признак через год");
  shown.add_flag("--json", options->json, "Ответ в JSON");
  shown.callback([options, &session] { show(*options, session); });
  Command listed_causes = room.add_subcommand("reasons", "Список возможных причин");
  listed_causes.add_flag("--json", options->json, "Ответ в JSON");
  listed_causes.callback([options, &session] {
    JsonWriter json;
    app::write_causes(json);
    if (options->json) session.out << json.text() << "\n";
    for (const cases::CauseGroup& group : cases::causes()) {
      if (options->json) return;
      session.out << group.title << "\n";
      for (const cases::Cause& one : group.causes) session.out << "  " << one.id << " — " << one.title << "\n";
    }
  });
}

void add_opening(Command room, const Options& options, Session& session) {
  cases::Opening& opening = options->opening;
  Command opened = named(room, *options, "open", "Открыть случай по признаку: школе — вопрос, ответ раньше всех");
  opened.add_option("--school", options->school, "Код школы").required();
  opened.add_option("--year", opening.question.year, "Год результатов").required();
  opened
      .add_option("--method", opening.question.method,
                  "Методика: fioko-2019, vekha, federal, recommendations-2026, procedure-exam, observers, olympiad "
                  "или other — известно из другого источника")
      .required();
  opened.add_option("--procedure", opening.question.procedure, "Процедура");
  opened.add_option("--grade", opening.question.grade, "Параллель");
  opened.add_option("--subject", opening.question.subject, "Предмет");
  opened.add_option("--words", opening.words, "Для other: откуда известно о признаке");
  opened.add_option("--days", opening.reply_days, "Рабочих дней на ответ").show_default();
  opened.callback([options, &session] { open(*options, session); });
  Command removed = of_one(room, options, "remove", "Убрать случай, открытый по ошибке; вернуть — restore");
  removed.callback([options, &session] {
    change(
        *options, session, "случай убран",
        [](const db::Write& write, const cases::Who& who, const cases::Case& one) { cases::remove(write, who, one); });
    session.out << "Случай убран. Вернуть: vekha case restore " << options->id << " --data …\n";
  });
  Command restored = of_one(room, options, "restore", "Вернуть убранный случай");
  restored.callback([options, &session] {
    change_at(*options, session, "случай возвращён",
              [&](const db::Write& write, const cases::Who& who) { cases::restore(write, who, options->id); });
    session.out << "Случай возвращён.\n";
  });
}

void add_steps(Command room, const Options& options, Session& session) {
  cases::NewStep& fresh = options->step;
  Command replied = step(room, options, session, "reply", "Ответ школы");
  replied.add_option("--stand", fresh.choice, "agree — согласна, explain — объясняет, disagree — не согласна")
      .required();
  replied.add_option("--words", fresh.words, "Что отвечает школа").required();
  step(room, options, session, "publish", "Открыть для работы: увидят методический центр и регион");
  Command caused = step(room, options, session, "causes", "Назвать причины");
  caused.add_option("--cause", fresh.causes, "Причина из списка vekha case reasons; можно несколько");
  caused.add_option("--words", fresh.words, "Своими словами");
  Command advised = step(room, options, session, "recommend", "Дать рекомендацию");
  advised.add_option("--words", fresh.words, "Рекомендация").required();
  advised.add_option("--due", fresh.due, "Срок, ДД.ММ.ГГГГ");
  Command measured = step(room, options, session, "measure", "Назначить меру");
  measured.add_option("--words", fresh.words, "Мера");
  measured.add_option("--measure", fresh.reference, "Номер мероприятия дорожной карты или плана школы");
  measured.add_option("--due", fresh.due, "Срок, ДД.ММ.ГГГГ");
  Command checked = step(room, options, session, "recheck", "Связать с перепроверкой работ");
  checked.add_option("--recheck", fresh.reference, "Номер перепроверки").required();
  Command closed = step(room, options, session, "close", "Закрыть с итогом");
  closed
      .add_option("--outcome", fresh.choice,
                  "confirmed — подтвердился, explained — объяснён, not_confirmed — не подтвердился")
      .required();
  closed.add_option("--words", fresh.words, "Из чего следует итог").required();
  Command handed = of_one(room, options, "handover", "Передать другому сотруднику, пока случай не открыт для работы");
  handed.add_option("--to", options->taker, "Логин того, кто поведёт случай").required();
  handed.add_option("--words", fresh.words, "Почему");
  handed.callback([options, &session] {
    options->step.reference = stores_in(*options, session).records().read([&](const db::Read& read) {
      return people::account(read, options->taker).id.value;
    });
    take(*options, session, "handover");
  });
  Command back = of_one(room, options, "step-back", "Отменить последний шаг");
  back.callback([options, &session] {
    change(*options, session, "случай по объективности: шаг отменён",
           [](const db::Write& write, const cases::Who& who, const cases::Case& one) {
             cases::undo_step(write, who, one);
           });
    session.out << "Последний шаг отменён.\n";
  });
}

}  // namespace

CaseHand case_hand(const db::Read& read, const std::string& login) {
  if (login.empty()) return {cases::owner_of_folder(owner().name), owner()};
  const auto viewer = people::viewer(read, people::account(read, login).id);
  if (!viewer) throw Error(Code::forbidden, "Учётная запись «" + login + "» отключена: от её имени не работают.");
  return {cases::who_is(*viewer), viewer->actor()};
}

app::Stores& stores_in(const CasePlace& place, Session& session) { return session.stores(session.path(place.data)); }

void change_at(const CasePlace& place, Session& session, const std::string& why,
               const std::function<void(const db::Write&, const cases::Who&)>& work) {
  db::Database& records = stores_in(place, session).records();
  const CaseHand hand = records.read([&](const db::Read& read) { return case_hand(read, place.login); });
  records.write(hand.actor, why, [&](const db::Write& write) { work(write, hand.who); });
}

Command named(Command room, CasePlace& place, const std::string& name, const std::string& title) {
  Command out = room.add_subcommand(name, title);
  out.add_option("--data", place.data, "Папка данных").required();
  out.add_option("--as", place.login, "От чьего имени: логин; без него — владелец папки данных");
  return out;
}

void add_case(Command app, Session& session) {
  const auto options = std::make_shared<CaseOptions>();
  Command room = app.add_subcommand("case", "Случаи по объективности: вопрос школе, причины, рекомендация, мера, итог");
  room.require_subcommand(1);
  add_reading(room, options, session);
  add_opening(room, options, session);
  add_steps(room, options, session);
}

}  // namespace vekha::cli
