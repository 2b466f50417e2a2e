// Selective re-checks on the command line: drawing works, giving them out, sheets of points, agreement.

#include <algorithm>

#include "app/cases_json.hpp"
#include "app/cli/case.hpp"
#include "app/cli/columns.hpp"
#include "app/cli/options.hpp"
#include "app/cli/save.hpp"
#include "base/text.hpp"
#include "domain/catalog/catalog.hpp"

namespace vekha::cli {
namespace {

using cases::Recheck;

struct RecheckOptions : CasePlace {
  std::int64_t id = 0;
  cases::Plan plan;
  double percent = 0;
  std::string strata = "school";
  std::string expert;
  std::string school;
  std::string account;
  std::int64_t number = 0;
  std::string file;
  bool json = false;
};
using Options = std::shared_ptr<RecheckOptions>;

template <class Work>
void change(const RecheckOptions& options, Session& session, const std::string& why, Work work) {
  change_at(options, session, why, [&](const db::Write& write, const cases::Who& who) {
    work(write, who, cases::recheck(write, who, options.id));
  });
}

template <class Work>
void look(const RecheckOptions& options, Session& session, Work work) {
  stores_in(options, session).records().read([&](const db::Read& read) {
    const cases::Who who = case_hand(read, options.login).who;
    work(read, who, cases::recheck(read, who, options.id));
  });
}

void list(const RecheckOptions& options, Session& session) {
  stores_in(options, session).records().read([&](const db::Read& read) {
    const cases::Who who = case_hand(read, options.login).who;
    const auto all = cases::rechecks(read, who);
    JsonWriter json;
    json.begin_array();
    Columns table({{"№"}, {"Перепроверка", Align::left}, {"Работа", Align::left}, {"Состояние", Align::left}});
    for (const Recheck& one : all) {
      app::write_recheck_row(json, one, cases::experts(read, who, one));
      table.add(
          {std::to_string(one.id), one.plan.name, one.plan.exam.title(), std::string(cases::phase_title(one.phase()))});
    }
    json.end_array();
    if (options.json)
      session.out << json.text() << "\n";
    else
      session.out << (all.empty() ? "Перепроверок нет. Отобрать работы: vekha recheck begin …\n" : table.text());
  });
}

void begin(const RecheckOptions& options, Session& session) {
  const app::Stores& stores = stores_in(options, session);
  const catalog::Catalog catalog = catalog::load(stores.folder());
  cases::Plan plan = options.plan;
  plan.share = options.percent / 100;
  const auto strata = cases::strata_from_name(options.strata);
  if (!strata) throw Error(Code::bad_arguments, "--strata: none, school или mark.");
  plan.strata = *strata;
  std::int64_t id = 0;
  change_at(options, session, "выборочная перепроверка «" + plan.name + "»",
            [&](const db::Write& write, const cases::Who& who) {
              id = cases::begin({write, stores.facts(), catalog}, write, who, plan);
            });
  stores.records().read([&](const db::Read& read) {
    const cases::Who who = case_hand(read, options.login).who;
    const Recheck one = cases::recheck(read, who, id);
    const auto works = cases::sampled(read, who, one);
    const auto marked =
        std::ranges::count_if(works, [](const cases::SampledWork& work) { return work.ground == "marked"; });
    session.out << "Перепроверка № " << id << ": отобрано "
                << counted(static_cast<std::int64_t>(works.size()), "работа", "работы", "работ") << ", из них "
                << marked << " — отмеченных школ. Число для отбора: " << one.plan.seed << ".\n";
  });
}

void show(const RecheckOptions& options, Session& session) {
  look(options, session, [&](const db::Read& read, const cases::Who& who, const Recheck& one) {
    const auto experts = cases::experts(read, who, one);
    if (options.json) {
      JsonWriter json;
      json.begin_object().key("head");
      app::write_recheck_row(json, one, experts);
      json.field("seed", one.plan.seed).field("pool", one.pool).key("experts");
      app::write_experts(json, experts);
      json.key("works").begin_array();
      for (const cases::SampledWork& work : cases::sampled(read, who, one)) {
        json.begin_object().field("code", work.code).field("school", work.school_code).field("ground", work.ground);
        json.field("class_name", work.class_name).field("pupil", work.pupil).field("total", work.total).end_object();
      }
      session.out << json.end_array().end_object().text() << "\n";
      return;
    }
    session.out << one.plan.name << ". " << one.plan.exam.title() << ": " << cases::phase_title(one.phase()) << "\n";
    Columns table({{"№"}, {"Эксперт", Align::left}, {"Школа", Align::left}, {"Работ"}, {"Внесено"}});
    for (const cases::Expert& expert : experts)
      table.add({std::to_string(expert.id), expert.name, expert.school_name, std::to_string(expert.works),
                 std::to_string(expert.done)});
    session.out << table.text();
  });
}

void add_one_expert(const RecheckOptions& options, Session& session) {
  change(options, session, "эксперт перепроверки",
         [&](const db::Write& write, const cases::Who& who, const Recheck& one) {
           cases::NewExpert fresh{.name = options.expert, .school = {}, .account = {}};
           if (!options.account.empty()) fresh.account = people::account(write, options.account).id;
           if (!options.school.empty()) {
             const auto school = org::find(write, org::Kind::school, options.school);
             if (!school) throw Error(Code::not_found, "Школы с кодом «" + options.school + "» нет.");
             fresh.school = school->id;
           }
           cases::add_expert(write, who, one, fresh);
         });
  session.out << "Эксперт добавлен.\n";
}

void tell_rows(std::ostream& out, const std::string& title, const std::vector<cases::Comparison>& rows) {
  Columns table({{title, Align::left},
                 {"n"},
                 {"Совпало"},
                 {"Ниже"},
                 {"Выше"},
                 {"Каппа"},
                 {"Отметка сменилась"},
                 {"Словами", Align::left}});
  for (const cases::Comparison& one : rows)
    table.add({one.title, std::to_string(one.points.n), std::to_string(one.points.same),
               std::to_string(one.points.lowered), std::to_string(one.points.raised),
               one.points.weighted ? ru_number(one.points.weighted->value, 2) : "—",
               one.marks > 0 ? std::to_string(one.mark_lower + one.mark_higher) : "—", one.words});
  if (!rows.empty()) out << table.text();
}

void tell_report(const RecheckOptions& options, Session& session) {
  const app::Stores& stores = stores_in(options, session);
  const catalog::Catalog catalog = catalog::load(stores.folder());
  look(options, session, [&](const db::Read& read, const cases::Who& who, const Recheck& one) {
    const cases::RecheckReport report = cases::report({read, stores.facts(), catalog}, who, one);
    if (!options.file.empty()) save(session.path(options.file), cases::report_sheet(report, one));
    if (options.json) {
      JsonWriter json;
      app::write_report(json, report);
      session.out << json.text() << "\n";
      return;
    }
    session.out << one.plan.name << ": проверено " << report.done << " из " << report.works << "\n";
    std::vector<cases::Comparison> summary{report.all};
    summary.insert(summary.end(), report.grounds.begin(), report.grounds.end());
    tell_rows(session.out, "Итог", summary);
    tell_rows(session.out, "Школа", report.schools);
    tell_rows(session.out, "Эксперт", report.experts);
    tell_rows(session.out, "Задание", report.tasks);
    if (!report.whole.empty()) session.out << "\nОбо всех работах\n";
    for (const cases::Extrapolated& row : report.whole) session.out << "  " << row.title << ": " << row.words << "\n";
    for (const std::string& note : report.notes) session.out << note << "\n";
  });
}

void import_points(const RecheckOptions& options, Session& session) {
  int entered = 0;
  change(options, session, "баллы перепроверки таблицей",
         [&](const db::Write& write, const cases::Who& who, const Recheck& one) {
           entered =
               cases::enter_sheet(write, who, one, cases::read_points_sheet(write, one, session.path(options.file)));
         });
  session.out << "Внесено: " << counted(entered, "работа", "работы", "работ") << ".\n";
}

// Subcommands.

Command of_one(Command room, const Options& options, const std::string& name, const std::string& title) {
  Command out = named(room, *options, name, title);
  out.add_option("id", options->id, "Номер перепроверки").required();
  return out;
}

void add_reading(Command room, const Options& options, Session& session) {
  Command listed = named(room, *options, "list", "Перепроверки и их ход");
  listed.add_flag("--json", options->json, "Ответ в JSON");
  listed.callback([options, &session] { list(*options, session); });
  Command shown = of_one(room, options, "show", "Эксперты и ход; с --json — и отобранные работы");
  shown.add_flag("--json", options->json, "Ответ в JSON");
  shown.callback([options, &session] { show(*options, session); });
  Command told = of_one(room, options, "report", "Согласие проверок: по школам, экспертам, заданиям");
  told.add_flag("--json", options->json, "Ответ в JSON");
  told.add_option("--out", options->file, "Сохранить книгой Excel");
  told.callback([options, &session] { tell_report(*options, session); });
}

void add_drawing(Command room, const Options& options, Session& session) {
  cases::Plan& plan = options->plan;
  Command begun = named(room, *options, "begin", "Отобрать работы: все отмеченных школ и случайные остальных");
  begun.add_option("--name", plan.name, "Название").required();
  begun.add_option("--procedure", plan.exam.procedure, "Процедура").required();
  begun.add_option("--year", plan.exam.year, "Год").required();
  begun.add_option("--grade", plan.exam.grade, "Параллель").required();
  begun.add_option("--subject", plan.exam.subject, "Предмет").required();
  begun.add_option("--percent", options->percent, "Доля работ остальных школ, %");
  begun.add_option("--number", plan.number, "Или число таких работ");
  begun.add_option("--strata", options->strata, "Слои отбора: none, school, mark").show_default();
  begun.add_option("--seed", plan.seed, "Число для отбора; без него берётся новое и записывается");
  begun.add_option("--gap", plan.gap, "С какого расхождения нужен третий эксперт, баллов").show_default();
  begun.add_option("--school", plan.schools, "Код школы, чьи работы взять все; можно несколько");
  begun.callback([options, &session] { begin(*options, session); });
  Command expert = of_one(room, options, "expert", "Добавить эксперта");
  expert.add_option("--name", options->expert, "Имя эксперта без учётной записи");
  expert.add_option("--school", options->school, "Код школы, где он преподаёт");
  expert.add_option("--login", options->account, "Или логин его учётной записи");
  expert.callback([options, &session] { add_one_expert(*options, session); });
}

void add_steps(Command room, const Options& options, Session& session) {
  struct Row {
    const char* name;
    const char* title;
    const char* done;
    void (*work)(const db::Write&, const cases::Who&, const Recheck&);
  };
  static constexpr Row kRows[] = {
      {"assign", "Раздать работы экспертам поровну и не своей школы", "Работы розданы.", cases::assign},
      {"third", "Отдать третьему эксперту работы с расхождением", "Третьи эксперты назначены.",
       [](const db::Write& write, const cases::Who& who, const Recheck& one) { cases::assign_third(write, who, one); }},
      {"finish", "Завершить перепроверку", "Перепроверка завершена.", cases::finish},
      {"step-back", "Отменить последний шаг", "Последний шаг отменён.", cases::undo_step},
      {"remove", "Убрать перепроверку; вернуть — restore", "Перепроверка убрана.", cases::remove}};
  for (const Row& row : kRows) {
    Command made = of_one(room, options, row.name, row.title);
    made.callback([options, &session, &row] {
      change(*options, session, std::string("перепроверка: ") + row.name, row.work);
      session.out << row.done << "\n";
    });
  }
  Command restored = of_one(room, options, "restore", "Вернуть убранную перепроверку");
  restored.callback([options, &session] {
    change_at(*options, session, "перепроверка возвращена",
              [&](const db::Write& write, const cases::Who& who) { cases::restore_recheck(write, who, options->id); });
    session.out << "Перепроверка возвращена.\n";
  });
}

void add_sheets(Command room, const Options& options, Session& session) {
  Command sheet = of_one(room, options, "sheet", "Таблица баллов для эксперта (Excel)");
  sheet.add_option("--expert", options->number, "Номер эксперта; без него — все");
  sheet.add_option("--out", options->file, "Куда записать").required();
  sheet.callback([options, &session] {
    look(*options, session, [&](const db::Read& read, const cases::Who& who, const Recheck& one) {
      save(session.path(options->file), cases::points_sheet(read, who, one, options->number));
    });
    session.out << "Записано: " << options->file << "\n";
  });
  Command key = of_one(room, options, "key", "Ключ: какая работа под каким кодом (Excel)");
  key.add_option("--out", options->file, "Куда записать").required();
  key.callback([options, &session] {
    look(*options, session, [&](const db::Read& read, const cases::Who& who, const Recheck& one) {
      save(session.path(options->file), cases::key_sheet(read, who, one));
    });
    session.out << "Записано: " << options->file << ". Экспертам не показывать.\n";
  });
  Command imported = of_one(room, options, "import", "Внести баллы заполненной таблицей (XLSX, ODS, CSV)");
  imported.add_option("file", options->file, "Файл").required();
  imported.callback([options, &session] { import_points(*options, session); });
}

}  // namespace

void add_recheck(Command app, Session& session) {
  const auto options = std::make_shared<RecheckOptions>();
  Command room = app.add_subcommand("recheck", "Выборочная перепроверка работ: отбор, эксперты, баллы, согласие");
  room.require_subcommand(1);
  add_reading(room, options, session);
  add_drawing(room, options, session);
  add_steps(room, options, session);
  add_sheets(room, options, session);
}

}  // namespace vekha::cli
