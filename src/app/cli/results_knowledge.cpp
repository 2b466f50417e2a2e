#include <fstream>
#include <sstream>

#include "app/cli/columns.hpp"
#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/results.hpp"
#include "base/text.hpp"
#include "domain/knowledge/knowledge.hpp"

namespace vekha::cli {
namespace {

using knowledge::Version;

struct Options {
  std::string data;
  std::string file;
  std::int64_t version = 0;
  int year = 0;
  bool json = false;
};

app::Stores& stores_of(Session& session, const Options& options) { return session.stores(session.path(options.data)); }

void write_version(JsonWriter& json, const Version& one) {
  json.begin_object().field("id", one.id).field("kind", knowledge::kind_name(one.kind)).field("file", one.file);
  json.field("procedure", one.exam.procedure).field("year", one.exam.year).field("grade", one.exam.grade);
  json.field("subject", one.exam.subject).field("note", one.note).field("recorded_at", one.recorded_at);
  json.field("actor", one.actor).field("withdrawn_at", one.withdrawn_at).end_object();
}

void tell_version(Session& session, const Options& options, const Version& one, const char* done) {
  JsonWriter json;
  write_version(json, one);
  if (options.json)
    session.out << json.text() << "\n";
  else
    session.out << done << ": правка № " << one.id << ", " << knowledge::kind_title(one.kind) << ", "
                << one.exam.title() << ".\n";
}

std::string borders_text(const catalog::Scale& scale) {
  if (scale.from[0] == 0) return "перевод в 100 баллов";
  return "3 с " + std::to_string(scale.from[0]) + ", 4 с " + std::to_string(scale.from[1]) + ", 5 с " +
         std::to_string(scale.from[2]);
}

struct Line {
  std::string kind;
  catalog::Exam exam;
  std::string what;
  std::string source;
  std::string file;
};

std::vector<Line> lines_of(const catalog::Catalog& catalog, int year) {
  std::vector<Line> out;
  for (const catalog::Kim& kim : catalog.kims)
    out.push_back({"kim", kim.exam,
                   counted(static_cast<std::int64_t>(kim.tasks.size()), "задание", "задания", "заданий"), kim.source,
                   kim.file});
  for (const catalog::Scale& scale : catalog.scales)
    out.push_back(
        {"scale", scale.exam, borders_text(scale) + ", до " + std::to_string(scale.maximum), scale.source, scale.file});
  for (const catalog::Minimum& minimum : catalog.minima)
    out.push_back({"minimum", minimum.exam, std::to_string(minimum.value) + " (" + minimum.purpose + ")",
                   minimum.source, minimum.file});
  std::erase_if(out, [&](const Line& line) { return year != 0 && line.exam.year != year; });
  return out;
}

void run_list(Session& session, const Options& options) {
  const std::vector<Line> lines = lines_of(catalog::load(stores_of(session, options).folder()), options.year);
  if (options.json) {
    JsonWriter json;
    json.begin_array();
    for (const Line& line : lines) {
      json.begin_object().field("kind", line.kind).field("procedure", line.exam.procedure);
      json.field("year", line.exam.year).field("grade", line.exam.grade).field("subject", line.exam.subject);
      json.field("what", line.what).field("source", line.source).field("file", line.file).end_object();
    }
    session.out << json.end_array().text() << "\n";
    return;
  }
  if (lines.empty()) session.out << "Нет данных: ни описаний КИМ, ни шкал, ни минимальных баллов за этот год.\n";
  Columns columns({{"Работа", Align::left}, {"Что", Align::left}, {"Откуда", Align::left}});
  for (const Line& line : lines) {
    const char* kind = line.kind == "kim" ? "КИМ: " : line.kind == "scale" ? "шкала: " : "минимум: ";
    columns.add({line.exam.title(), kind + line.what, line.source});
  }
  if (!lines.empty()) session.out << columns.text();
}

/// One catalogue file of one description, one scale or one minimum.
Version saved(const db::Write& write, const std::string& folder, const catalog::Catalog& found) {
  if (found.kims.size() == 1 && found.scales.empty() && found.minima.empty())
    return knowledge::save(write, folder, found.kims.front());
  if (found.kims.empty() && found.scales.size() == 1 && found.minima.empty())
    return knowledge::save(write, folder, found.scales.front());
  if (found.kims.empty() && found.scales.empty() && found.minima.size() == 1)
    return knowledge::save(write, folder, found.minima.front());
  throw Error(Code::bad_input,
              "В файле должно быть что-то одно: описание КИМ, одна шкала или один минимальный балл. Образец: "
              "«vekha results knowledge show».");
}

void run_save(Session& session, const Options& options) {
  std::stringstream text;
  std::ifstream in(session.path(options.file), std::ios::binary);
  if (!in) throw Error(Code::bad_arguments, "Файл «" + options.file + "» не открылся.");
  text << in.rdbuf();
  const std::string content = text.str();
  const bool kim = content.find("\ntasks:") != std::string::npos;
  const catalog::Catalog found = catalog::read_one(kim ? "catalog/kim/new.yaml" : "catalog/scales/new.yaml", content);
  const app::Stores& stores = stores_of(session, options);
  const Version made = stores.records().write(
      owner(), "справочник работ", [&](const db::Write& write) { return saved(write, stores.folder(), found); });
  tell_version(session, options, made, "Записано");
}

void run_history(Session& session, const Options& options) {
  const auto all =
      stores_of(session, options).records().read([](const db::Read& read) { return knowledge::versions(read); });
  JsonWriter json;
  json.begin_array();
  Columns columns({{"№"},
                   {"Что", Align::left},
                   {"Работа", Align::left},
                   {"Когда (UTC)", Align::left},
                   {"Кто", Align::left},
                   {"Отменена", Align::left}});
  for (const Version& one : all) {
    write_version(json, one);
    columns.add({std::to_string(one.id), std::string(knowledge::kind_title(one.kind)), one.exam.title(),
                 one.recorded_at, one.actor, one.withdrawn_at});
  }
  if (options.json)
    session.out << json.end_array().text() << "\n";
  else
    session.out << (all.empty() ? "Правок не было.\n" : columns.text());
}

void run_show(Session& session, const Options& options) {
  const knowledge::Texts texts = stores_of(session, options).records().read([&](const db::Read& read) {
    return knowledge::texts(read, options.version);
  });
  JsonWriter json;
  json.begin_object().field("now", texts.now).field("before", texts.before).end_object();
  session.out << (options.json ? json.text() + "\n" : texts.now);
}

void run_take_back(Session& session, const Options& options) {
  const app::Stores& stores = stores_of(session, options);
  const Version back = stores.records().write(owner(), "отмена правки справочника работ", [&](const db::Write& write) {
    return knowledge::take_back(write, stores.folder(), options.version);
  });
  tell_version(session, options, back, "Отменена");
}

}  // namespace

void add_results_knowledge(Command results, Session& session) {
  const auto options = std::make_shared<Options>();
  Command group =
      results.add_subcommand("knowledge", "Описания КИМ, шкалы и минимальные баллы: список, правки, отмена");
  group.require_subcommand(1);
  const auto add = [&](const char* name, const char* about, void (*run)(Session&, const Options&)) {
    Command command = group.add_subcommand(name, about);
    command.add_option("--data", options->data, "Папка данных").required();
    command.add_flag("--json", options->json, "Вывести JSON");
    command.callback([options, &session, run] { run(session, *options); });
    return command;
  };
  add("list", "Что известно о работах", run_list).add_option("--year", options->year, "Только один год");
  add("save", "Записать новую версию из файла YAML", run_save).add_option("FILE", options->file, "Файл").required();
  add("history", "Правки справочника", run_history);
  add("show", "Текст версии", run_show).add_option("VERSION", options->version, "Номер правки").required();
  add("take-back", "Отменить правку", run_take_back).add_option("VERSION", options->version, "Номер правки").required();
}

}  // namespace vekha::cli
