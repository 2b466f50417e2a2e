#include "domain/documents/documents.hpp"

#include "app/api/attachment.hpp"
#include "app/api/hand.hpp"
#include "app/api/handlers.hpp"
#include "app/api/paper_pieces.hpp"
#include "app/api/roadmaps.hpp"
#include "io/doc/docx.hpp"
#include "io/sys/clock.hpp"

namespace vekha::api {
namespace {

roadmap::Roadmap visible_plan(Context& context, const Call& call) {
  const RoadmapId id{call.id()};
  return context.stores.records().read([&](const db::Read& read) {
    const VisibleRoadmaps seen = visible_roadmaps(read, call.who(), sys::today());
    if (!seen.has(id)) throw Error(Code::not_found, "Дорожная карта не найдена.");
    return roadmap::get(read, seen.scope, id, sys::today());
  });
}

std::string format_of(const Call& call, std::initializer_list<std::string_view> known) {
  const std::string format = call.maybe_text("format").value_or("docx");
  std::string all;
  for (const std::string_view each : known) {
    if (format == each) return format;
    all += (all.empty() ? "" : ", ") + std::string(each);
  }
  throw Error(Code::bad_arguments, "Формат «" + format + "» не подходит. Есть: " + all + ".");
}

}  // namespace

http::Response export_roadmap(Context& context, const Call& call) {
  const std::string format = format_of(call, {"docx", "xlsx", "pdf"});
  const auto extras =
      call.maybe_integer("with_status").value_or(0) != 0 ? documents::Extras::status : documents::Extras::none;
  const roadmap::Roadmap plan = visible_plan(context, call);
  const std::string name = documents::plan_file_name(plan.summary, format);
  if (format == "xlsx") return attachment(name, documents::plan_workbook(plan, extras));
  const std::string docx = doc::to_docx(documents::plan_document(plan, {extras, sys::now_iso()}));
  return attachment(name, format == "pdf" ? documents::to_pdf(docx) : docx);
}

http::Response report_roadmap(Context& context, const Call& call) {
  const std::string format = format_of(call, {"docx", "xlsx", "pdf"});
  const auto kind = documents::report_kind_from_name(call.maybe_text("kind").value_or("execution"));
  if (!kind) throw Error(Code::bad_arguments, "Вид отчёта — одно из execution, yearly, effect.");
  const roadmap::Roadmap plan = visible_plan(context, call);
  documents::ReportOrder order{.kind = *kind,
                               .span = {day_of(call.maybe_text("from")), day_of(call.maybe_text("to"))},
                               .today = sys::today(),
                               .made = sys::now_iso()};
  order.progress = context.stores.records().read([&](const db::Read& read) {
    return documents::progress_of(read, hand_of(call.who()), plan.summary.id, order.span, order.today);
  });
  const doc::Document document = documents::plan_report(plan, order);
  const std::string name = documents::file_name(document.title, format);
  if (format == "xlsx") return attachment(name, documents::report_workbook(plan, order));
  const std::string docx = doc::to_docx(document);
  return attachment(name, format == "pdf" ? documents::to_pdf(docx) : docx);
}

}  // namespace vekha::api
