#include "domain/tables/tables.hpp"

#include "app/api/attachment.hpp"
#include "app/api/handlers.hpp"
#include "app/api/write.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "domain/indicators/indicators.hpp"

namespace vekha::api {
namespace {

constexpr int kMostWorks = 2000;  // single works a page shows; files hold them all

results::Key key_of(const std::string& name) {
  if (const auto key = results::key_from_name(name)) return *key;
  throw Error(Code::bad_arguments, "Разреза «" + prefix(name, 40) +
                                       "» нет. Бывают procedure, year, grade, subject, school, municipality, class.");
}

tables::Query query_of(const db::Read& read, const Context& context, const Call& call) {
  tables::Query query{.filter = filter_of(read, context, call)};
  query.split = tables::usual_split(call.key);
  if (const auto name = call.maybe_text("gather")) {
    const auto by = tables::by_from_name(*name);
    if (!by) throw Error(Code::bad_arguments, "Параметр «gather» — одно из result, skill, kes, kt, task.");
    query.by = *by;
  }
  if (const auto name = call.maybe_text("split")) {
    const auto split = tables::split_from_name(*name);
    if (!split) throw Error(Code::bad_arguments, "Параметр «split» — одно из all, municipality, school, class.");
    query.split = *split;
  }
  for (const std::string& name : split(call.maybe_text("rows").value_or(""), ','))
    if (!trimmed(name).empty()) query.rows.push_back(key_of(std::string(trimmed(name))));
  if (const auto name = call.maybe_text("columns")) query.columns = key_of(*name);
  query.measure = call.maybe_text("measure").value_or(query.measure);
  return query;
}

void write_cell(JsonWriter& json, const tables::Cell& cell, const tables::Column& column) {
  json.begin_object().field("text", tables::shown(cell, column));
  if (cell.number && cell.number->value) {
    json.field("value", *cell.number->value).field("n", cell.number->n);
    if (cell.number->interval) json.field("lo", cell.number->interval->lo).field("hi", cell.number->interval->hi);
  } else if (cell.number) {
    json.field("absence", absence_name(cell.number->absence)).field("n", cell.number->n);
  }
  json.end_object();
}

std::string_view level_name(tables::Split level) {
  switch (level) {
    case tables::Split::all: return "all";
    case tables::Split::municipality: return "municipality";
    case tables::Split::school: return "school";
    case tables::Split::school_class: return "class";
  }
  return "";
}

void write_table(JsonWriter& json, const tables::Table& table) {
  json.begin_object().field("id", table.id).field("title", table.title).field("caption", table.caption);
  json.key("columns").begin_array();
  for (const tables::Column& column : table.columns) {
    json.begin_object().field("title", column.title).field("group", column.group).field("hint", column.hint);
    json.field("number", column.decimals >= 0).field("full", column.full).end_object();
  }
  json.end_array().key("rows").begin_array();
  for (const tables::Row& row : table.rows) {
    json.begin_object().field("level", level_name(row.level)).field("node", row.node.value).key("cells").begin_array();
    for (std::size_t i = 0; i < row.cells.size(); ++i) write_cell(json, row.cells[i], table.columns[i]);
    json.end_array().end_object();
  }
  json.end_array()
      .field("total", table.total)
      .field("lacks_kim", table.lacks_kim)
      .list("notes", table.notes)
      .end_object();
}

tables::Table table_of(Context& context, const Call& call, std::int64_t limit) {
  const auto catalog = context.catalog.get();
  return context.stores.records().read([&](const db::Read& read) {
    tables::Query query = query_of(read, context, call);
    query.limit = limit;
    return tables::make(call.key, {read, context.stores.facts(), *catalog}, query);
  });
}

http::Response file_of(const tables::Table& table, const std::string& format) {
  const std::string name = table.caption.empty() ? table.title : table.title + ", " + table.caption;
  if (format == "xlsx") return attachment(name + ".xlsx", tables::workbook(table));
  return attachment(name + ".csv", tables::csv(table, format == "csv" ? tables::Csv::rfc4180 : tables::Csv::excel_ru));
}

}  // namespace

http::Response list_tables(Context&, const Call&) {
  JsonWriter json;
  json.begin_array();
  for (const tables::View& view : tables::views()) {
    json.begin_object().field("id", view.id).field("title", view.title).field("about", view.about);
    json.field("one_exam", view.one_exam).field("by_skill", view.by_skill).key("measures").begin_array();
    for (const indicators::Indicator& each : indicators::definitions())
      if (!view.one_exam) json.begin_object().field("id", each.id).field("name", each.name).end_object();
    json.end_array().end_object();
  }
  json.end_array();
  return json_response(json);
}

http::Response get_table(Context& context, const Call& call) {
  JsonWriter json;
  write_table(json, table_of(context, call, kMostWorks));
  return json_response(json);
}

http::Response save_table(Context& context, const Call& call) {
  const std::string format = call.maybe_text("format").value_or("xlsx");
  if (format != "xlsx" && format != "csv" && format != "csv_ru")
    throw Error(Code::bad_arguments, "Формат «" + prefix(format, 20) + "» не подходит. Есть: xlsx, csv, csv_ru.");
  return file_of(table_of(context, call, 0), format);
}

}  // namespace vekha::api
