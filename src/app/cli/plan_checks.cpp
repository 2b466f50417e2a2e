#include <map>

#include "app/cli/columns.hpp"
#include "app/cli/options.hpp"
#include "app/cli/plan_commands.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "domain/execution/execution.hpp"
#include "domain/roadmap/roadmap.hpp"
#include "io/sheet/workbook.hpp"
#include "io/sys/clock.hpp"

namespace vekha::cli {
namespace {

struct CheckOptions {
  std::string what;  ///< number of a stored plan, or a file
  std::string data;
  std::string finding;
  std::string reason;
  bool json = false;
  bool all = false;
  bool alike = false;
};

std::string_view severity_word(Severity severity) {
  if (severity == Severity::error) return "ошибка";
  return severity == Severity::warning ? "предупреждение" : "к сведению";
}

std::optional<RoadmapId> stored_id(const CheckOptions& options) {
  const auto number = parse_integer(options.what);
  if (!number) return std::nullopt;
  if (options.data.empty())
    throw Error(Code::bad_arguments, "Чтобы проверить загруженный план, укажите папку данных: --data ПАПКА.");
  return RoadmapId{*number};
}

std::vector<roadmap::StoredFinding> findings_of(const CheckOptions& options, Session& session) {
  if (const auto id = stored_id(options))
    return session.stores(session.path(options.data)).records().read([&](const db::Read& read) {
      return roadmap::findings(read, {}, *id);
    });
  std::vector<roadmap::StoredFinding> out;
  for (roadmap::Finding& finding :
       roadmap::findings(roadmap::compile(sheet::read_document(session.path(options.what)))))
    out.push_back({.finding = std::move(finding)});
  return out;
}

void write_findings(std::ostream& out, const std::vector<roadmap::StoredFinding>& all) {
  JsonWriter json;
  json.begin_object().key("findings").begin_array();
  for (const roadmap::StoredFinding& each : all) {
    const roadmap::Finding& finding = each.finding;
    json.begin_object().field("id", finding.id).field("code", finding.code).field("title", finding.title);
    json.field("severity", severity_name(finding.severity)).field("place", finding.place);
    json.field("message", finding.message).key("measure_id");
    each.measure ? json.value(each.measure.value) : json.null();
    json.key("suggestion");
    if (finding.suggestion)
      json.begin_object()
          .field("text", finding.suggestion->text)
          .field("field", finding.suggestion->field)
          .field("value", finding.suggestion->value)
          .end_object();
    else
      json.null();
    json.field("ignored", each.ignored).end_object();
  }
  out << json.end_array().end_object().text() << "\n";
}

void lint(const CheckOptions& options, Session& session) {
  const auto all = findings_of(options, session);
  if (options.json) return write_findings(session.out, all);
  std::map<Severity, int> counts;
  for (const roadmap::StoredFinding& each : all) {
    if (each.ignored && !options.all) continue;
    const roadmap::Finding& finding = each.finding;
    ++counts[finding.severity];
    session.out << finding.id << "  " << severity_word(finding.severity) << ", " << finding.title
                << (finding.place.empty() ? "" : ", " + finding.place) << "\n    " << finding.message << "\n";
    if (finding.suggestion) session.out << "    → " << finding.suggestion->text << "\n";
    if (each.ignored) session.out << "    отложено: " << *each.ignored << "\n";
  }
  session.out << "Ошибок: " << counts[Severity::error] << ", предупреждений: " << counts[Severity::warning]
              << ", к сведению: " << counts[Severity::note] << "\n";
}

void accept(const CheckOptions& options, Session& session) {
  const RoadmapId id = stored_id(options).value_or(RoadmapId{});
  const auto accept = options.alike ? roadmap::accept_alike : roadmap::accept;
  const auto changes = session.stores(session.path(options.data))
                           .records()
                           .write(owner(), "исправление по замечанию", [&](const db::Write& write) {
                             auto made = accept(write, {}, id, options.finding);
                             execution::spread(write, id);
                             return made;
                           });
  std::vector<std::string> numbers;
  for (const PlanChangeId change : changes) numbers.push_back(std::to_string(change.value));
  session.out << "Исправлено: "
              << counted(static_cast<std::int64_t>(changes.size()), "мероприятие", "мероприятия", "мероприятий")
              << ". Отменить: vekha roadmap undo " << joined(numbers, ",") << " --data " << options.data << "\n";
}

void ignore(const CheckOptions& options, Session& session) {
  const RoadmapId id = stored_id(options).value_or(RoadmapId{});
  session.stores(session.path(options.data))
      .records()
      .write(owner(), "замечание отложено",
             [&](const db::Write& write) { roadmap::ignore(write, {}, id, options.finding, options.reason); });
  session.out << "Замечание отложено.\n";
}

void undo(const CheckOptions& options, Session& session) {
  std::vector<PlanChangeId> changes;
  for (const std::string& number : split(options.what, ',')) {
    const auto change = parse_integer(number);
    if (!change) throw Error(Code::bad_arguments, "Номер изменения – число; несколько – через запятую: 12,13,14.");
    changes.insert(changes.begin(), PlanChangeId{*change});
  }
  session.stores(session.path(options.data))
      .records()
      .write(owner(), "отмена изменения плана", [&](const db::Write& write) {
        RoadmapId plan;
        for (const PlanChangeId change : changes) plan = roadmap::undo(write, {}, change);
        execution::spread(write, plan);
      });
  session.out << (changes.size() == 1 ? "Изменение " : "Изменения ") << options.what
              << (changes.size() == 1 ? " отменено.\n" : " отменены.\n");
}

void write_matrix(std::ostream& out, const roadmap::Matrix& matrix) {
  JsonWriter json;
  const auto axis = [&](std::string_view name, const std::vector<roadmap::Axis>& rows) {
    json.key(name).begin_array();
    for (const roadmap::Axis& row : rows)
      json.begin_object().field("id", row.id).field("title", row.title).end_object();
    json.end_array();
  };
  json.begin_object();
  axis("directions", matrix.directions);
  axis("positions", matrix.positions);
  json.key("cells").begin_array();
  for (const roadmap::Cell& cell : matrix.cells) {
    json.begin_object().field("direction", cell.direction).field("position", cell.position).key("measures");
    json.begin_array();
    for (const roadmap::Measure* each : cell.measures)
      json.begin_object().field("id", each->id.value).field("number", each->number).end_object();
    json.end_array().field("evidence", cell.evidence).field("empty", cell.measures.empty()).end_object();
  }
  out << json.end_array().end_object().text() << "\n";
}

void tell_matrix(std::ostream& out, const roadmap::Matrix& matrix) {
  std::vector<Columns::Head> head{{"Направление", Align::left}};
  for (const roadmap::Axis& position : matrix.positions) head.push_back({position.title});
  Columns table(head);
  std::string empty;
  std::size_t at = 0;
  for (const roadmap::Axis& direction : matrix.directions) {
    std::vector<std::string> row{direction.id + " " + prefix(direction.title, 34)};
    for (const roadmap::Axis& position : matrix.positions) {
      const roadmap::Cell& cell = matrix.cells[at++];
      row.push_back(cell.measures.empty() ? "—" : std::to_string(cell.measures.size()));
      if (cell.measures.empty()) empty += "  " + direction.id + " — " + lower(position.title) + "\n";
    }
    table.add(row);
  }
  out << table.text() << "\nПустые клетки:\n" << (empty.empty() ? "  нет\n" : empty);
}

void matrix(const CheckOptions& options, Session& session) {
  const RoadmapId id = stored_id(options).value_or(RoadmapId{});
  session.stores(session.path(options.data)).records().read([&](const db::Read& read) {
    const auto plan = roadmap::get(read, {}, id, sys::today());
    const auto found = roadmap::matrix(plan, roadmap::tags(read, plan));
    options.json ? write_matrix(session.out, found) : tell_matrix(session.out, found);
  });
}

}  // namespace

void add_plan_checks(Command parent, Session& session) {
  const auto options = std::make_shared<CheckOptions>();
  const auto add = [&](const std::string& name, const std::string& title, void (*work)(const CheckOptions&, Session&)) {
    Command command = parent.add_subcommand(name, title);
    command.callback([work, options, &session] { work(*options, session); });
    Option data = command.add_option("--data", options->data, "Папка данных");
    if (name != "lint") data.required();
    return command;
  };
  Command linting = add("lint", "Проверить план: номер загруженного или файл", lint);
  linting.add_option("plan", options->what, "Номер дорожной карты или файл плана").required();
  linting.add_flag("--json", options->json, "Ответ в JSON");
  linting.add_flag("--all", options->all, "Показать и отложенные замечания");
  Command accepting = add("accept", "Исправить план по замечанию", accept);
  accepting.add_option("id", options->what, "Номер дорожной карты").required();
  accepting.add_option("finding", options->finding, "Код замечания из lint").required();
  accepting.add_flag("--alike", options->alike, "Так же исправить все такие замечания");
  Command ignoring = add("ignore", "Отложить замечание с причиной", ignore);
  ignoring.add_option("id", options->what, "Номер дорожной карты").required();
  ignoring.add_option("finding", options->finding, "Код замечания из lint").required();
  ignoring.add_option("--reason", options->reason, "Причина").required();
  Command undoing = add("undo", "Отменить изменение плана", undo);
  undoing.add_option("change", options->what, "Номер изменения или несколько через запятую").required();
  Command showing = add("matrix", "Матрица: направления и позиции управленческого цикла", matrix);
  showing.add_option("id", options->what, "Номер дорожной карты").required();
  showing.add_flag("--json", options->json, "Ответ в JSON");
}

}  // namespace vekha::cli
