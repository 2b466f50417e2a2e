// Risk lists on the command line: who meets a rule, how surely, and how many would by chance.

#include "app/cli/columns.hpp"
#include "app/cli/command.hpp"
#include "app/cli/help.hpp"
#include "app/cli/options.hpp"
#include "app/cli/save.hpp"
#include "app/cli/selection.hpp"
#include "app/risk_json.hpp"
#include "app/table_file.hpp"
#include "base/text.hpp"

namespace vekha::cli {
namespace {

struct RiskOptions {
  Selection select;
  std::string rule = "low-results";
  std::vector<std::string> set;
  int years = 3;
  std::string out;
  bool json = false;
};

void tell_rules(std::ostream& out) {
  Columns table({{"Правило", Align::left}, {"Название", Align::left}, {"Параметры", Align::left}});
  for (const risk::Rule& rule : risk::rules()) {
    std::vector<std::string> parameters;
    for (const risk::Parameter& one : rule.parameters) parameters.push_back(one.name + " = " + ru_number(one.value, 0));
    table.add({rule.id, rule.title, joined(parameters, ", ")});
  }
  out << table.text();
}

void tell_movements(std::ostream& out, const risk::List& list) {
  const auto named = [](const char* what, const std::vector<std::string>& schools) {
    return schools.empty() ? std::string() : std::string("; ") + what + ": " + joined(schools, ", ");
  };
  if (list.movements.size() > 1) out << "\nПо годам:\n";
  for (const risk::Movement& one : list.movements)
    if (list.movements.size() > 1)
      out << one.year << ": " << counted(one.sure, "школа", "школы", "школ") << ", возможно ещё " << one.perhaps
          << named("вошли", one.entered) << named("остались", one.stayed) << named("вышли", one.left) << "\n";
}

void tell(std::ostream& out, const risk::List& list) {
  out << risk::headline(list) << ".\n" << list.rule.note << "\n";
  if (list.expected_by_chance && !list.schools.empty())
    out << "Сколько школ дала бы одна случайность, если бы все учили одинаково: "
        << ru_number(*list.expected_by_chance, 1) << ".\n";
  Columns table({{"Школа", Align::left},
                 {"Зона", Align::left},
                 {"Итог", Align::left},
                 {"К прошлому году", Align::left},
                 {"История", Align::left},
                 {"Почему", Align::left}});
  for (const risk::SchoolRow& school : list.schools) {
    const risk::YearRow& row = school.years.back();
    std::vector<std::string> why;
    for (std::size_t i = 0; i < row.signs.size(); ++i)
      if (row.signs[i].firing == risk::Firing::fires || row.signs[i].firing == risk::Firing::perhaps)
        why.push_back(risk::reason(list, row, i));
    table.add({school.label, list.rule.good ? "" : std::string(risk::zone_title(row.zone)),
               std::string(risk::verdict_text(row.verdict, list.rule.good)),
               std::string(risk::change_text(school.change)), school.history, joined(why, "; ")});
  }
  out << "\n" << table.text() << list.zone_words << (list.zone_words.empty() ? "" : "\n");
  tell_movements(out, list);
}

risk::Settings changed_of(const std::vector<std::string>& set) {
  risk::Settings out;
  for (const std::string& one : set) {
    const auto sign = one.find('=');
    const auto value = sign == std::string::npos ? std::nullopt : parse_number(one.substr(sign + 1));
    if (!value) throw Error(Code::bad_arguments, "--set: «" + one + "» не понято. Нужно имя=число, например share=25.");
    out[one.substr(0, sign)] = *value;
  }
  return out;
}

void show(const RiskOptions& options, Session& session) {
  const app::Stores& stores = session.stores(session.path(options.select.data));
  const catalog::Catalog catalog = catalog::load(stores.folder());
  const risk::List list = stores.records().read([&](const db::Read& read) {
    risk::Question question{.rule = options.rule, .depth = options.years, .changed = changed_of(options.set)};
    question.filter = filter_of(read, catalog, options.select);
    results::Filter any_year = question.filter;
    any_year.year.reset();
    const auto last = question.filter.year ? question.filter.year : risk::last_year(read, stores.facts(), any_year);
    if (!last) throw Error(Code::not_found, "Результаты ещё не загружены.");
    question.year = *last;
    return risk::list(read, stores.facts(), catalog, question);
  });
  if (!options.out.empty()) {
    const std::string format = file_format(options.out);
    save(session.path(options.out), app::table_bytes(app::risk_tables(list, format), format));
    session.out << "Записано: " << options.out << "\n";
    return;
  }
  if (!options.json) return tell(session.out, list);
  JsonWriter json;
  app::write_risk(json, list);
  session.out << json.text() << "\n";
}

}  // namespace

void add_risk(Command app, Session& session) {
  const auto options = std::make_shared<RiskOptions>();
  Command room = app.add_subcommand("risk", "Зоны риска: низкие результаты, ОГЭ, ЕГЭ, динамика");
  room.require_subcommand(1);
  Command listed = room.add_subcommand("list", "Какие школы отвечают правилу и насколько уверенно");
  listed.add_option("--rule", options->rule, "Правило (см. risk rules)").show_default();
  listed.add_option("--set", options->set, "Изменить параметр: share=25 (можно несколько раз)");
  listed.add_option("--years", options->years, "Сколько лет показать").check(between(1, 20)).show_default();
  listed.add_option("--out", options->out, "Записать список в файл .xlsx, .docx или .csv");
  add_selection(listed, options->select);
  listed.add_flag("--json", options->json, "Ответ в JSON");
  listed.callback([options, &session] { show(*options, session); });

  add_profiles(room, session);
  add_officials(room, session);
  Command rules = room.add_subcommand("rules", "Какие есть правила и параметры");
  rules.add_flag("--json", options->json, "Ответ в JSON");
  rules.callback([options, &session] {
    if (!options->json) return tell_rules(session.out);
    JsonWriter json;
    app::write_risk_rules(json);
    session.out << json.text() << "\n";
  });
}

}  // namespace vekha::cli
