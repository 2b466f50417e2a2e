#include <filesystem>
#include <map>

#include "app/api/school_signs.hpp"
#include "app/cli/columns.hpp"
#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/plan_columns.hpp"
#include "app/cli/plan_commands.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "core/calendar/terms_json.hpp"
#include "domain/documents/documents.hpp"
#include "domain/roadmap/roadmap.hpp"
#include "io/sheet/workbook.hpp"
#include "io/sys/clock.hpp"
#include "io/sys/digest.hpp"

namespace vekha::cli {
namespace {

struct RoadmapOptions {
  std::string file;
  std::string data;
  std::string columns;
  std::int64_t id = 0;
  std::int64_t next_of = 0;
  std::string reason;
  bool again = false;
  bool json = false;
};

std::string days_text(const std::optional<calendar::Period>& period) {
  return period ? ru_date(period->from) + " — " + ru_date(period->to) : "период не найден";
}

std::string cut(const std::string& text, std::size_t most) {
  const std::string line = squeezed(text);
  return length(line) <= most ? line : prefix(line, most - 1) + "…";
}

std::string count_text(std::size_t n, std::string_view one, std::string_view few, std::string_view many) {
  return counted(static_cast<std::int64_t>(n), one, few, many);
}

// Reading without storing.

/// One line of the summary: the measures of one section.
struct SectionCounts {
  std::size_t measures = 0;
  std::size_t dated = 0;
  std::size_t raw = 0;
};

std::map<int, SectionCounts> by_section(const roadmap::Compiled& compiled) {
  std::map<int, SectionCounts> counts;
  for (const roadmap::CompiledMeasure& measure : compiled.measures) {
    SectionCounts& section = counts[measure.section_index];
    ++section.measures;
    section.dated += measure.deadline.occurrences.empty() ? 0 : 1;
    section.raw += measure.deadline.kind == calendar::Kind::raw ? 1 : 0;
  }
  return counts;
}

void tell_sections(std::ostream& out, const roadmap::Compiled& compiled) {
  auto counts = by_section(compiled);
  Columns table(
      {{"Раздел", Align::left}, {"Название", Align::left}, {"Мероприятий"}, {"С датами"}, {"Требуют разбора"}});
  const auto add = [&](const std::string& number, const std::string& title, const SectionCounts& section) {
    table.add({number, cut(title, 60), std::to_string(section.measures), std::to_string(section.dated),
               std::to_string(section.raw)});
  };
  if (counts.contains(-1)) add("", "вне разделов", counts[-1]);
  int index = 0;
  for (const roadmap::CompiledSection& section : compiled.sections)
    add(section.number, std::string(static_cast<std::size_t>(2 * section.depth), ' ') + section.title, counts[index++]);
  out << table.text();
}

void tell_act(std::ostream& out, const roadmap::Preamble& preamble) {
  if (!preamble.kind_of_act.empty() || !preamble.approved_by.empty()) {
    out << "Утверждён: " << (preamble.kind_of_act.empty() ? preamble.approved_by : preamble.kind_of_act);
    if (preamble.act_date) out << " от " << ru_date(*preamble.act_date);
    if (!preamble.act_number.empty()) out << " № " << preamble.act_number;
    if (!preamble.kind_of_act.empty() && !preamble.approved_by.empty()) out << ", " << preamble.approved_by;
    out << "\n";
  }
  if (!preamble.basis.empty()) out << "Правовых оснований в тексте: " << preamble.basis.size() << "\n";
  out << "\n";
}

void tell(std::ostream& out, const roadmap::Compiled& compiled) {
  out << (compiled.title.empty() ? "(название не найдено)" : compiled.title)
      << "\nПериод: " << days_text(compiled.period) << "\n"
      << count_text(compiled.measures.size(), "мероприятие", "мероприятия", "мероприятий") << ", "
      << count_text(compiled.sections.size(), "раздел", "раздела", "разделов") << ", "
      << count_text(compiled.parties.size(), "исполнитель", "исполнителя", "исполнителей") << "\n";
  tell_act(out, compiled.preamble);
  tell_sections(out, compiled);
  tell_columns(out, compiled);
  if (compiled.issues.empty()) return;
  out << "\nЗамечания: " << compiled.issues.size() << "\n";
  for (const Issue& issue : compiled.issues) out << "  " << issue_text(issue) << "\n";
}

roadmap::Compiled compiled_from(const std::string& path, const std::string& columns) {
  const roadmap::Mapping mapping = roadmap::mapping_from(columns);
  return roadmap::compile(sheet::read_document(path), mapping);
}

void read_file(const RoadmapOptions& options, Session& session) {
  const roadmap::Compiled compiled = compiled_from(session.path(options.file), options.columns);
  if (!options.json) return tell(session.out, compiled);
  JsonWriter json;
  roadmap::write_roadmap_json(json, compiled);
  session.out << json.text() << "\n";
}

// Storing and showing.

void import_file(const RoadmapOptions& options, Session& session) {
  const std::string path = session.path(options.file);
  const roadmap::Compiled compiled = compiled_from(path, options.columns);
  refuse_guessed(compiled);
  const std::string name = std::filesystem::path(path).filename().string();
  const roadmap::Import import{.source = {.file_name = name, .sha256 = sys::file_sha256(path)},
                               .again = options.again,
                               .next_of = RoadmapId{options.next_of},
                               .reason = options.reason};
  app::Stores& stores = session.stores(session.path(options.data));
  const auto store = [&](const db::Write& write) {
    const RoadmapId made = roadmap::import(write, compiled, import);
    documents::make_cards(write, import.node, made, compiled.preamble);
    execution::spread(write, made);
    return made;
  };
  const RoadmapId id = stores.records().write(owner(), "загрузка дорожной карты «" + name + "»", store);
  api::refresh_signs(stores, owner());
  if (options.json) {
    JsonWriter json;
    json.begin_object().field("id", id.value).field("measures", compiled.measures.size());
    session.out << json.field("issues", compiled.issues.size()).end_object().text() << "\n";
    return;
  }
  session.out << "Дорожная карта загружена под номером " << id.value << ": "
              << count_text(compiled.measures.size(), "мероприятие", "мероприятия", "мероприятий") << ", "
              << count_text(compiled.issues.size(), "замечание", "замечания", "замечаний") << ".\n";
}

void write_period(JsonWriter& json, const std::optional<calendar::Period>& period) {
  json.key("period").begin_object().key("from");
  period ? json.value(iso_date(period->from)) : json.null();
  json.key("to");
  period ? json.value(iso_date(period->to)) : json.null();
  json.end_object();
}

void write_act(JsonWriter& json, const std::optional<roadmap::Act>& act) {
  json.key("act");
  if (!act) {
    json.null();
    return;
  }
  json.begin_object().field("kind", act->kind).field("number", act->number);
  json.field("date", act->date ? std::optional(iso_date(*act->date)) : std::nullopt).field("issuer", act->issuer);
  json.field("signatory", act->signatory);
  json.field("paper_id", act->paper == 0 ? std::nullopt : std::optional(act->paper)).end_object();
}

void write_summary(JsonWriter& json, const roadmap::Summary& summary) {
  json.field("id", summary.id.value).field("title", summary.title);
  write_period(json, summary.period);
  json.field("plan_id", summary.version.plan.value).field("version", summary.version.number);
  json.field("state", roadmap::state_name(summary.version.state)).field("running", summary.version.running);
  write_act(json, summary.version.act);
  json.field("file", summary.source.file_name).field("sha256", summary.source.sha256);
  json.field("imported_at", summary.source.imported_at).field("imported_by", summary.source.imported_by);
  json.field("measures_total", summary.counts.measures).field("occurrences_total", summary.counts.occurrences);
  json.field("done", summary.counts.done).field("overdue", summary.counts.overdue);
  json.field("raw_terms", summary.counts.raw_terms);
}

void write_measure(JsonWriter& json, const roadmap::Measure& measure) {
  json.begin_object().field("id", measure.id.value).field("number", measure.number).field("section", measure.section);
  json.field("text", measure.text).key("deadline").begin_object();
  json.field("raw", measure.deadline.raw).field("kind", measure.deadline.kind);
  json.field("explanation", measure.deadline.explanation);
  calendar::write_questions_json(json.key("needs_confirmation"), measure.deadline.needs_confirmation);
  json.end_object();
  json.key("occurrences").begin_array();
  for (const roadmap::Occurrence& task : measure.occurrences)
    json.begin_object()
        .field("id", task.id.value)
        .field("from", iso_date(task.from))
        .field("due", iso_date(task.due))
        .field("status", roadmap::status_name(task.status))
        .field("overdue", task.overdue)
        .field("evidence", task.evidence)
        .end_object();
  json.end_array().list("responsible", measure.responsible).list("documents", measure.documents);
  json.field("result", measure.result).field("place", measure.place);
  json.field("status", roadmap::status_name(measure.status)).field("overdue", measure.overdue).key("next_due");
  measure.next_due ? json.value(iso_date(*measure.next_due)) : json.null();
  json.end_object();
}

void tell_json(std::ostream& out, const roadmap::Roadmap& roadmap) {
  JsonWriter json;
  json.begin_object();
  write_summary(json, roadmap.summary);
  json.key("sections").begin_array();
  for (const roadmap::Section& section : roadmap.sections)
    json.begin_object()
        .field("number", section.number)
        .field("title", section.title)
        .field("path", section.path)
        .field("depth", section.depth)
        .end_object();
  json.end_array().key("measures").begin_array();
  for (const roadmap::Measure& measure : roadmap.measures) write_measure(json, measure);
  json.end_array().list("executors", roadmap.executors);
  out << json.end_object().text() << "\n";
}

std::string due_text(const roadmap::Measure& measure) {
  if (measure.next_due) return ru_date(*measure.next_due) + (measure.overdue ? " просрочено" : "");
  return measure.occurrences.empty() ? "нет даты" : std::string(roadmap::status_title(measure.status));
}

void tell_version(std::ostream& out, const roadmap::Version& version) {
  out << "Версия " << version.number << ", " << roadmap::state_title(version.state);
  if (version.act) {
    out << ": " << version.act->kind << " от " << (version.act->date ? ru_date(*version.act->date) : "") << " № "
        << version.act->number;
    if (version.act->paper != 0) out << " (карточка " << version.act->paper << " в реестре документов)";
  }
  out << "\n";
}

void tell(std::ostream& out, const roadmap::Roadmap& roadmap) {
  const roadmap::Summary& summary = roadmap.summary;
  out << summary.title << "\nПериод: " << days_text(summary.period) << "\nФайл: " << summary.source.file_name
      << ", загружен " << summary.source.imported_at.substr(0, 10) << ", " << summary.source.imported_by << "\n";
  tell_version(out, summary.version);
  int section = -2;
  Columns table({{"№", Align::left},
                 {"Мероприятие", Align::left},
                 {"Срок", Align::left},
                 {"Ближайший", Align::left},
                 {"Ответственные", Align::left}});
  for (const roadmap::Measure& measure : roadmap.measures) {
    if (measure.section_index != section && measure.section_index >= 0) {
      const roadmap::Section& head = roadmap.sections[static_cast<std::size_t>(measure.section_index)];
      table.add({head.number, "— " + cut(head.title, 46), "", "", ""});
    }
    section = measure.section_index;
    table.add({measure.number, cut(measure.text, 48), cut(measure.deadline.raw, 26), due_text(measure),
               cut(joined(measure.responsible, ", "), 34)});
  }
  out << table.text();
}

void show(const RoadmapOptions& options, Session& session) {
  const roadmap::Roadmap found = session.stores(session.path(options.data)).records().read([&](const db::Read& read) {
    return roadmap::get(read, {}, RoadmapId{options.id}, sys::today());
  });
  options.json ? tell_json(session.out, found) : tell(session.out, found);
}

void list(const RoadmapOptions& options, Session& session) {
  const auto found = session.stores(session.path(options.data)).records().read([&](const db::Read& read) {
    return roadmap::list(read, {}, sys::today());
  });
  if (options.json) {
    JsonWriter json;
    json.begin_array();
    for (const roadmap::Summary& summary : found) {
      json.begin_object();
      write_summary(json, summary);
      json.end_object();
    }
    session.out << json.end_array().text() << "\n";
    return;
  }
  if (found.empty()) {
    session.out << "Дорожных карт ещё нет. Загрузить: vekha roadmap import ФАЙЛ --data " << options.data << "\n";
    return;
  }
  Columns table({{"Номер"},
                 {"Название", Align::left},
                 {"Период", Align::left},
                 {"Версия"},
                 {"Состояние", Align::left},
                 {"Мероприятий"},
                 {"Сроков"},
                 {"Выполнено"},
                 {"Просрочено"}});
  for (const roadmap::Summary& summary : found)
    table.add({std::to_string(summary.id.value), cut(summary.title, 60), days_text(summary.period),
               std::to_string(summary.version.number), std::string(roadmap::state_title(summary.version.state)),
               std::to_string(summary.counts.measures), std::to_string(summary.counts.occurrences),
               std::to_string(summary.counts.done), std::to_string(summary.counts.overdue)});
  session.out << table.text();
}

/// Adds subcommands of `roadmap` over one set of options.
class Group {
 public:
  Group(Command parent, Session& session) : parent_(parent), session_(session) {}
  Command add(const std::string& name, const std::string& title, void (*work)(const RoadmapOptions&, Session&)) {
    Command command = parent_.add_subcommand(name, title);
    command.add_flag("--json", options->json, "Ответ в JSON");
    command.callback([work, given = options, &session = session_] { work(*given, session); });
    return command;
  }
  Command with_file(Command command) {
    command.add_option("file", options->file, "Файл плана: DOCX, ODT, DOC, PDF, RTF, XLSX, ODS, CSV или текст")
        .required();
    command.add_option("--columns", options->columns,
                       "Что значат столбцы слева направо: number,text,term,responsible,document,result,indicator,"
                       "section,skip; таблицы через точку с запятой");
    return command;
  }
  Command with_data(Command command) {
    command.add_option("--data", options->data, "Папка данных").required();
    return command;
  }
  std::shared_ptr<RoadmapOptions> options = std::make_shared<RoadmapOptions>();

 private:
  Command parent_;
  Session& session_;
};

}  // namespace

void add_roadmap(Command app, Session& session) {
  Command parent = app.add_subcommand("roadmap", "Дорожные карты: прочитать, загрузить, показать");
  parent.require_subcommand(1);
  Group group(parent, session);
  group.with_file(group.add("read", "Прочитать файл плана, ничего не сохраняя", read_file));
  Command storing = group.with_data(group.with_file(group.add("import", "Загрузить план в папку данных", import_file)));
  storing.add_flag("--again", group.options->again, "Загрузить, даже если этот файл уже загружен");
  storing.add_option("--next-of", group.options->next_of, "Загрузить как следующую версию этой дорожной карты");
  storing.add_option("--reason", group.options->reason, "Почему сделана новая версия");
  group.with_data(group.add("list", "Список загруженных дорожных карт", list));
  Command showing = group.with_data(group.add("show", "Показать дорожную карту", show));
  showing.add_option("id", group.options->id, "Номер дорожной карты").required();
  add_plan_checks(parent, session);
  add_plan_versions(parent, session);
  add_plan_work(parent, session);
  add_proposals(parent, session);
  add_roadmap_export(parent, session);
}

}  // namespace vekha::cli
