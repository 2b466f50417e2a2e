#include "app/api/attachment.hpp"
#include "app/api/result_handlers.hpp"
#include "app/api/write.hpp"
#include "base/error.hpp"
#include "domain/listing/listing.hpp"
#include "io/sys/tokens.hpp"

namespace vekha::api {
namespace {

constexpr int kMostRows = 1000;  // of one answer

listing::Source source_of(const Context& context, const Call& call, const db::Read& read) {
  return {read, context.stores.facts(), context.stores.pupils(), filter_of(read, context, call)};
}

/// Rows of pupils are looked at under the eye of the journal.
void note_view(const Context& context, const Call& call, const std::string& what) {
  context.stores.records().write(call.who().actor(), what, [](const db::Write&) {});
}

results::Slice slice_of(const Call& call) {
  const int limit = call.maybe_integer("limit").value_or(100);
  const int offset = call.maybe_integer("offset").value_or(0);
  if (limit < 1 || limit > kMostRows || offset < 0)
    throw Error(Code::bad_arguments, "Параметр «limit» — от 1 до 1000, «offset» — не меньше нуля.");
  return {offset, limit};
}

std::string what_of(const Call& call) {
  const std::string what = call.maybe_text("what").value_or("works");
  if (what != "works" && what != "figures") throw Error(Code::bad_arguments, "Параметр «what»: works или figures.");
  return what;
}

}  // namespace

http::Response list_works(Context& context, const Call& call) {
  JsonWriter json;
  const results::Slice slice = slice_of(call);
  context.stores.records().read([&](const db::Read& read) {
    const listing::Source source = source_of(context, call, read);
    const results::WorkPage page = results::works(read, source.facts, source.filter, slice);
    const listing::Names names(source);
    json.begin_object().field("total", page.total).field("offset", slice.offset).key("items").begin_array();
    for (const results::WorkRow& row : page.rows) listing::write_work(json, names, source.pupils, page.paper(row), row);
    json.end_array().end_object();
  });
  note_view(context, call, "просмотр работ учеников");
  return json_response(json);
}

http::Response list_figures(Context& context, const Call& call) {
  JsonWriter json;
  json.begin_array();
  context.stores.records().read([&](const db::Read& read) {
    const listing::Source source = source_of(context, call, read);
    const listing::Names names(source);
    for (const results::FigureRow& row :
         results::figures(read, source.facts, source.filter, call.maybe_text("form").value_or("")))
      listing::write_figure(json, names, row);
  });
  json.end_array();
  return json_response(json);
}

http::Response export_results(Context& context, const Call& call) {
  const listing::Format format = listing::format_from_name(call.maybe_text("format").value_or("csv-ru"));
  const std::string what = what_of(call);
  const std::string name = (what == "works" ? "работы." : "показатели.") + std::string(listing::extension(format));
  const std::string path = context.stores.incoming() + "/" + sys::random_token(16);
  note_view(context, call, what == "works" ? "выгрузка работ учеников" : "выгрузка показателей");
  context.stores.records().read([&](const db::Read& read) {
    const listing::Source source = source_of(context, call, read);
    listing::save(path, format, [&](const listing::Sink& sink) {
      if (what == "works")
        listing::works(source, sink);
      else
        listing::figures(source, call.maybe_text("form").value_or(""), sink);
    });
  });
  http::Response response = attachment(name, "");
  response.file = path;
  response.passing = true;
  return response;
}

http::Response check_results(Context& context, const Call& call) {
  const auto catalog = context.catalog.get();
  JsonWriter json;
  json.begin_array();
  context.stores.records().read([&](const db::Read& read) {
    const listing::Source source = source_of(context, call, read);
    const listing::Names names(source);
    for (const results::Oddity& one : results::oddities(read, source.facts, *catalog, source.filter)) {
      json.begin_object().field("code", one.code).field("message", one.message);
      write_exam_fields(json, one.exam);
      json.field("school", names.of(one.school).code).field("school_name", names.of(one.school).name);
      json.field("works", one.works).end_object();
    }
  });
  json.end_array();
  return json_response(json);
}

http::Response link_results(Context& context, const Call& call) {
  const results::Linkage link = context.stores.records().read([&](const db::Read& read) {
    results::Filter earlier;
    earlier.procedure = call.maybe_text("from_procedure").value_or("ОГЭ");
    earlier.year = call.maybe_integer("from_year");
    earlier.grade = call.maybe_integer("from_grade");
    return results::linkage(read, context.stores.facts(), earlier, filter_of(read, context, call));
  });
  JsonWriter json;
  json.begin_object().field("works", link.works).field("works_without_key", link.without_key);
  json.field("persons", link.persons).field("linked", link.linked).key("linked_percent");
  if (link.persons == 0)
    json.null();
  else
    json.value(100.0 * static_cast<double>(link.linked) / static_cast<double>(link.persons));
  json.end_object();
  return json_response(json);
}

}  // namespace vekha::api
