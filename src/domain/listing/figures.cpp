#include "domain/listing/listing.hpp"

namespace vekha::listing {
namespace {

Cell value_of(const results::FigureRow& row) {
  if (!row.text.empty()) return Cell::of(row.text);
  if (row.value) return Cell::of(*row.value, 2);
  return {.status = std::string(results::status_name(row.status)),
          .status_title = std::string(results::status_title(row.status))};
}

Cell year_or_blank(int number) { return number == 0 ? Cell::of(std::string()) : Cell::of(number); }

}  // namespace

void figures(const Source& source, const std::string& form, const Sink& sink) {
  const Names names(source);
  sink.head({{"form", "Форма"},
             {"procedure", "Процедура"},
             {"year", "Год"},
             {"grade", "Параллель"},
             {"subject", "Предмет"},
             {"municipality", "Муниципалитет"},
             {"school", "Код"},
             {"name", "Организация или территория"},
             {"part", "Группа"},
             {"item", "Показатель"},
             {"value", "Значение"},
             {"text", "Пояснение"},
             {"batch", "Загрузка"}});
  for (const results::FigureRow& row : results::figures(source.read, source.facts, source.filter, form)) {
    const Names::School& node = names.of(row.node);
    sink.row({Cell::of(row.form), Cell::of(row.exam.procedure), year_or_blank(row.exam.year),
              year_or_blank(row.exam.grade), Cell::of(row.exam.subject), Cell::of(node.municipality),
              Cell::of(node.code), Cell::of(row.node ? node.name : row.territory), Cell::of(row.part),
              Cell::of(row.item), value_of(row), Cell::of(row.text), Cell::of(static_cast<double>(row.batch.value))});
  }
}

void write_figure(JsonWriter& json, const Names& names, const results::FigureRow& row) {
  const Names::School& node = names.of(row.node);
  json.begin_object().field("form", row.form).field("procedure", row.exam.procedure).field("year", row.exam.year);
  json.field("grade", row.exam.grade).field("subject", row.exam.subject).field("municipality", node.municipality);
  json.field("school", node.code).field("name", row.node ? node.name : row.territory).field("part", row.part);
  json.field("item", row.item).field("value", row.value).field("status", results::status_name(row.status));
  json.field("text", row.text).field("batch", row.batch.value).end_object();
}

}  // namespace vekha::listing
