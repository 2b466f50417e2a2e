// Deficits by skills on the command line.

#include "domain/skills/skills.hpp"
#include "app/cli/columns.hpp"
#include "app/cli/command.hpp"
#include "app/cli/help.hpp"
#include "app/cli/options.hpp"
#include "app/cli/save.hpp"
#include "app/cli/selection.hpp"
#include "app/table_file.hpp"
#include "base/text.hpp"

namespace vekha::cli {
namespace {

struct SkillOptions {
  Selection select;
  std::string gather = "kes";
  std::string split = "school";
  double threshold = 50;
  int few = 10;
  bool together = false;
  std::string out;
  std::string what = "places";
  bool json = false;
};

void tell(std::ostream& out, const skills::Answer& answer) {
  out << answer.caption << ", " << answer.by << "\n" << answer.headline << "\n\n";
  Columns skill_table({{"Код", Align::left}, {"Все, %"}, {"Дефицит в школах"}, {"Что проверяется", Align::left}});
  for (const skills::Skill& one : answer.skills)
    skill_table.add({one.code, one.beside.value ? ru_number(*one.beside.value, 1) : "нет данных",
                     std::to_string(one.schools), one.text});
  out << skill_table.text() << "\n";
  Columns lines({{"Кто", Align::left}, {"Работ"}, {"Итог", Align::left}});
  for (const skills::Line& line : answer.lines)
    lines.add({line.name, ru_number(static_cast<double>(line.works), 0), line.words});
  out << lines.text() << "\n";
  for (const skills::Finding& one : answer.findings) out << one.words << "\n";
  for (const std::string& note : answer.notes) out << note << "\n";
}

void tell_moved(std::ostream& out, const skills::YearAnswer& answer) {
  if (answer.moved.empty()) return;
  Columns table({{"Кто", Align::left},
                 {"Работа", Align::left},
                 {"Код", Align::left},
                 {"Было"},
                 {"Стало"},
                 {"Словами", Align::left}});
  for (const skills::Moved& one : answer.moved)
    if (words::standing_of_difference(one.change) != words::Standing::alike)
      table.add({answer.places[one.place].name, answer.papers[one.paper].title, one.code,
                 ru_number(*one.before.value, 1), ru_number(*one.now.value, 1), one.words});
  out << "\nИзменилось за год (сравнено " << answer.moved.size() << "):\n" << table.text();
}

void tell(std::ostream& out, const skills::YearAnswer& answer) {
  out << answer.headline << "\n\n";
  Columns papers({{"Работа", Align::left}, {"Позиций"}, {"Собрано по", Align::left}});
  for (const skills::Paper& one : answer.papers) papers.add({one.title, std::to_string(one.skills), one.by});
  Columns places({{"Кто", Align::left}, {"Работ"}, {"Итог", Align::left}});
  for (const skills::Place& one : answer.places)
    places.add({one.name, ru_number(static_cast<double>(one.all.works), 0), one.words});
  out << papers.text() << "\n" << places.text() << "\n";
  for (const skills::Weak& one : answer.weak) out << answer.places[one.place].name << ". " << one.words << "\n";
  tell_moved(out, answer);
  for (const std::string& note : answer.comparable) out << note << "\n";
  for (const std::string& note : answer.notes) out << note << "\n";
}

skills::Question question_of(const db::Read& read, const catalog::Catalog& catalog, const SkillOptions& options) {
  const auto by = tables::by_from_name(options.gather);
  if (!by) throw Error(Code::bad_arguments, "--gather: одно из result, skill, kes, kt, task.");
  const auto split = tables::split_from_name(options.split);
  if (!split) throw Error(Code::bad_arguments, "--split: одно из all, municipality, school, class.");
  skills::Question out{.query = {}, .beside = scope_of(read, options.select.scope)};
  out.query.filter = filter_of(read, catalog, options.select);
  out.query.by = *by;
  out.query.split = *split;
  out.threshold = options.threshold;
  out.few = options.few;
  return out;
}

void show_together(const SkillOptions& options, Session& session) {
  const app::Stores& stores = session.stores(session.path(options.select.data));
  const catalog::Catalog catalog = catalog::load(stores.folder());
  const skills::YearAnswer answer = stores.records().read([&](const db::Read& read) {
    return skills::year_of({read, stores.facts(), catalog}, question_of(read, catalog, options));
  });
  if (!options.out.empty()) {
    const std::string format = file_format(options.out);
    save(session.path(options.out), app::table_bytes(app::skill_tables(answer, options.what, format), format));
    session.out << "Записано: " << options.out << "\n";
    return;
  }
  if (!options.json) return tell(session.out, answer);
  JsonWriter json;
  skills::write_year(json, answer);
  session.out << json.text() << "\n";
}

void show(const SkillOptions& options, Session& session) {
  if (options.together || !options.out.empty()) return show_together(options, session);
  const app::Stores& stores = session.stores(session.path(options.select.data));
  const catalog::Catalog catalog = catalog::load(stores.folder());
  const skills::Answer answer = stores.records().read([&](const db::Read& read) {
    return skills::deficits({read, stores.facts(), catalog}, question_of(read, catalog, options));
  });
  if (!options.json) return tell(session.out, answer);
  JsonWriter json;
  skills::write_answer(json, answer);
  session.out << json.text() << "\n";
}

}  // namespace

void add_skills(Command app, Session& session) {
  const auto options = std::make_shared<SkillOptions>();
  Command command = app.add_subcommand("skills", "Дефициты по умениям, КЭС и КТ: класс, школа, муниципалитет");
  command.add_option("--gather", options->gather, "Собрать по: result, skill, kes, kt, task").show_default();
  command.add_option("--split", options->split, "Строки: all, municipality, school, class").show_default();
  command.add_option("--threshold", options->threshold, "Ниже какого выполнения — дефицит, %")
      .check(between(0.0, 100.0))
      .show_default();
  command.add_option("--few", options->few, "При меньшем числе работ не судить").check(between(1, 1000)).show_default();
  command.add_flag("--together", options->together, "Все работы отбора за год вместе и изменения с прошлого года");
  command.add_option("--out", options->out, "Записать год в файл .xlsx, .docx или .csv");
  command.add_option("--what", options->what, "Что в файле: places — кто сколько не освоил, weak — что не освоено")
      .show_default();
  add_selection(command, options->select);
  command.add_flag("--json", options->json, "Ответ в JSON");
  command.callback([options, &session] { show(*options, session); });
}

}  // namespace vekha::cli
