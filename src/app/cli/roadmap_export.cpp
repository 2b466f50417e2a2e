#include "app/cli/command.hpp"
#include "app/cli/options.hpp"
#include "app/cli/save.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "domain/documents/documents.hpp"
#include "io/doc/docx.hpp"
#include "io/sheet/workbook.hpp"
#include "io/sys/clock.hpp"

namespace vekha::cli {
namespace {

struct ExportOptions {
  std::string data;
  std::int64_t id = 0;
  std::string out;
  std::string format;
  bool with_status = false;
  bool json = false;
};

std::string format_of(const ExportOptions& options) {
  const std::string format = options.format.empty() ? extension_of(options.out) : lower(options.format);
  for (const char* known : {"docx", "xlsx", "pdf"})
    if (format == known) return format;
  throw Error(Code::bad_arguments, "Формат «" + format + "» не подходит: есть docx, xlsx и pdf. " +
                                       "Назовите файл, например, план.docx или добавьте --format docx.");
}

std::string bytes_of(const roadmap::Roadmap& plan, documents::Extras extras, const std::string& format) {
  if (format == "xlsx") return documents::plan_workbook(plan, extras);
  const std::string docx = doc::to_docx(documents::plan_document(plan, {extras, sys::now_iso()}));
  return format == "pdf" ? documents::to_pdf(docx) : docx;
}

/// The written file read again as a plan of somebody else would be; a PDF is for people and is not read back.
std::vector<std::string> read_back(const roadmap::Roadmap& plan, const std::string& path, const std::string& format) {
  if (format == "pdf") return {};
  return documents::differences(plan, roadmap::compile(sheet::read_document(path)));
}

void tell(std::ostream& out, const ExportOptions& options, const roadmap::Roadmap& plan,
          const std::vector<std::string>& differences) {
  const auto measures = static_cast<std::int64_t>(plan.measures.size());
  if (options.json) {
    JsonWriter json;
    json.begin_object().field("file", options.out).field("measures", measures);
    json.list("differences", differences);
    out << json.end_object().text() << "\n";
    return;
  }
  out << "План выгружен: " << options.out << " (" << counted(measures, "мероприятие", "мероприятия", "мероприятий")
      << ").\n";
  if (differences.empty()) return;
  out << "При обратном чтении файла программой найдены отличия — проверьте эти места перед подписанием:\n";
  for (const std::string& difference : differences) out << "  " << difference << "\n";
}

void export_plan(const ExportOptions& options, Session& session) {
  const std::string format = format_of(options);
  const auto extras = options.with_status ? documents::Extras::status : documents::Extras::none;
  const roadmap::Roadmap plan = session.stores(session.path(options.data)).records().read([&](const db::Read& read) {
    return roadmap::get(read, {}, RoadmapId{options.id}, sys::today());
  });
  save(session.path(options.out), bytes_of(plan, extras, format));
  tell(session.out, options, plan, read_back(plan, session.path(options.out), format));
}

struct ReportOptions {
  std::string data;
  std::int64_t id = 0;
  std::string kind = "execution";
  std::string from;
  std::string to;
  std::string out;
  bool json = false;
};

std::optional<Date> day_of(const std::string& text) {
  if (text.empty()) return std::nullopt;
  auto day = parse_iso_date(text);
  if (!day) day = parse_ru_date(text);
  if (!day) throw Error(Code::bad_arguments, "«" + text + "» — не дата. Нужно, например, 2025-09-05.");
  return day;
}

void report(const ReportOptions& options, Session& session) {
  const auto kind = documents::report_kind_from_name(options.kind);
  if (!kind) throw Error(Code::bad_arguments, "Вид отчёта — одно из execution, yearly, effect.");
  const std::string format = format_of({.out = options.out});
  documents::ReportOrder order{
      .kind = *kind, .span = {day_of(options.from), day_of(options.to)}, .today = sys::today(), .made = sys::now_iso()};
  const roadmap::Roadmap plan = session.stores(session.path(options.data)).records().read([&](const db::Read& read) {
    order.progress =
        documents::progress_of(read, execution::owner(owner().name), RoadmapId{options.id}, order.span, order.today);
    return roadmap::get(read, {}, RoadmapId{options.id}, order.today);
  });
  const std::string docx = format == "xlsx" ? "" : doc::to_docx(documents::plan_report(plan, order));
  save(session.path(options.out), format == "xlsx"  ? documents::report_workbook(plan, order)
                                  : format == "pdf" ? documents::to_pdf(docx)
                                                    : docx);
  if (options.json) {
    JsonWriter json;
    session.out << json.begin_object().field("file", options.out).end_object().text() << "\n";
    return;
  }
  session.out << "Отчёт записан: " << options.out << "\n";
}

void add_report_command(Command roadmap, Session& session) {
  const auto options = std::make_shared<ReportOptions>();
  Command command = roadmap.add_subcommand("report", "Отчёт об исполнении, годовой отчёт или справка");
  command.add_option("id", options->id, "Номер дорожной карты").required();
  command.add_option("--data", options->data, "Папка данных").required();
  command.add_option("--kind", options->kind, "execution — за период, yearly — годовой, effect — об эффективности");
  command.add_option("--from", options->from, "Первый день сроков, которые входят в отчёт");
  command.add_option("--to", options->to, "Последний день");
  command.add_option("--out", options->out, "Файл .docx, .xlsx или .pdf").required();
  command.add_flag("--json", options->json, "Ответ в JSON");
  command.callback([options, &session] { report(*options, session); });
}

}  // namespace

void add_roadmap_export(Command roadmap, Session& session) {
  add_report_command(roadmap, session);
  const auto options = std::make_shared<ExportOptions>();
  Command command = roadmap.add_subcommand("export", "Выгрузить план: приказ с приложением (DOCX, PDF) или таблица");
  command.add_option("id", options->id, "Номер дорожной карты").required();
  command.add_option("--data", options->data, "Папка данных").required();
  command.add_option("--out", options->out, "Файл, который надо записать: .docx, .xlsx или .pdf").required();
  command.add_option("--format", options->format, "docx, xlsx или pdf, если это не видно по имени файла");
  command.add_flag("--with-status", options->with_status, "Добавить столбец с отметками об исполнении");
  command.add_flag("--json", options->json, "Ответ в JSON");
  command.callback([options, &session] { export_plan(*options, session); });
}

}  // namespace vekha::cli
