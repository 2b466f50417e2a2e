// Plans and reports as files: at once, or in the background when LibreOffice has to work for them.
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

using Wanted = std::function<bool()>;

/// A document whose data are read already: making it needs no store.
struct Order {
  std::string name;
  std::function<std::string(const Wanted&)> make;
};
/// A wish by its name, of the query or of the body.
using Wish = std::function<std::optional<std::string>(std::string_view)>;

Wish of_query(const Call& call) {
  return [&call](std::string_view name) { return call.maybe_text(name); };
}

Wish of_body(const Fields& fields) {
  return [&fields](std::string_view name) { return fields.maybe_text(name); };
}

roadmap::Roadmap visible_plan(Context& context, const Call& call) {
  const RoadmapId id{call.id()};
  return context.stores.records().read([&](const db::Read& read) {
    const VisibleRoadmaps seen = visible_roadmaps(read, call.who(), sys::today());
    if (!seen.has(id)) throw Error(Code::not_found, "Дорожная карта не найдена.");
    return roadmap::get(read, seen.scope, id, sys::today());
  });
}

std::string format_of(const Wish& wish) {
  const std::string format = wish("format").value_or("docx");
  for (const std::string_view known : {"docx", "xlsx", "pdf"})
    if (format == known) return format;
  throw Error(Code::bad_arguments, "Формат «" + format + "» не подходит. Есть: docx, xlsx, pdf.");
}

std::string printed(const doc::Document& document, const std::string& format, const Wanted& wanted) {
  const std::string docx = doc::to_docx(document);
  return format == "pdf" ? documents::to_pdf(docx, wanted) : docx;
}

Order plan_order(Context& context, const Call& call, const Wish& wish) {
  const std::string format = format_of(wish);
  const std::string status = wish("with_status").value_or("0");
  const auto extras = status == "1" || status == "true" ? documents::Extras::status : documents::Extras::none;
  const roadmap::Roadmap plan = visible_plan(context, call);
  return {documents::plan_file_name(plan.summary, format), [=](const Wanted& wanted) {
            if (format == "xlsx") return documents::plan_workbook(plan, extras);
            return printed(documents::plan_document(plan, {extras, sys::now_iso()}), format, wanted);
          }};
}

Order report_order(Context& context, const Call& call, const Wish& wish) {
  const std::string format = format_of(wish);
  const auto kind = documents::report_kind_from_name(wish("kind").value_or("execution"));
  if (!kind) throw Error(Code::bad_arguments, "Вид отчёта — одно из execution, yearly, effect.");
  const roadmap::Roadmap plan = visible_plan(context, call);
  documents::ReportOrder order{
      .kind = *kind, .span = {day_of(wish("from")), day_of(wish("to"))}, .today = sys::today(), .made = sys::now_iso()};
  order.progress = context.stores.records().read([&](const db::Read& read) {
    return documents::progress_of(read, hand_of(call.who()), plan.summary.id, order.span, order.today);
  });
  const doc::Document document = documents::plan_report(plan, order);
  return {documents::file_name(document.title, format), [=](const Wanted& wanted) {
            return format == "xlsx" ? documents::report_workbook(plan, order) : printed(document, format, wanted);
          }};
}

http::Response at_once(const Order& order) { return attachment(order.name, order.make({})); }

/// The work of a job: what it made waits for its person.
std::string made(Context& context, std::int64_t owner, const Order& order, const jobs::Progress& progress) {
  const std::string doing = "Готовится документ «" + order.name + "»";
  int percent = 5;
  const auto tell = [&] { progress.tell(percent < 90 ? percent++ : percent, doing); };
  std::string bytes;
  try {
    tell();
    bytes = order.make([&] {
      try {
        tell();
        return true;
      } catch (const jobs::Cancelled&) {
        return false;
      }
    });
  } catch (const Error&) {
    tell();  // what was cancelled did not fail
    throw;
  }
  JsonWriter json;
  json.begin_object().field("url", "/api/exports/" + context.exports.keep(owner, order.name, bytes));
  return json.field("name", order.name).end_object().take();
}

http::Response in_background(Context& context, const Call& call, Order order) {
  const std::int64_t owner = call.who().account.id.value;
  const std::string title = "Документ «" + order.name + "»";
  JsonWriter json;
  json.begin_object().field(
      "job", context.prints.start(owner, title, [&context, owner, order](const jobs::Progress& progress) {
        return made(context, owner, order, progress);
      }));
  http::Response response = json_response(json.end_object());
  response.status = 202;
  return response;
}

}  // namespace

http::Response export_roadmap(Context& context, const Call& call) {
  return at_once(plan_order(context, call, of_query(call)));
}

http::Response report_roadmap(Context& context, const Call& call) {
  return at_once(report_order(context, call, of_query(call)));
}

http::Response start_export(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  return in_background(context, call, plan_order(context, call, of_body(fields)));
}

http::Response start_report(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  return in_background(context, call, report_order(context, call, of_body(fields)));
}

http::Response get_export(Context& context, const Call& call) {
  const Exports::Ready ready = context.exports.find(call.who().account.id.value, call.key);
  http::Response response = attachment(ready.name, "");
  response.file = ready.path;
  return response;
}

}  // namespace vekha::api
