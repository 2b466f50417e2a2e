#include "app/cli/stats_report.hpp"

#include "app/cli/columns.hpp"
#include "app/cli/stats.hpp"
#include "base/json.hpp"
#include "base/text.hpp"

namespace vekha::cli {
namespace {

void write(JsonWriter& json, const ReportValue& value) {
  if (const auto* number = std::get_if<double>(&value)) json.value(*number);
  if (const auto* whole = std::get_if<std::int64_t>(&value)) json.value(*whole);
  if (const auto* interval = std::get_if<Interval>(&value))
    json.begin_array().value(interval->lo).value(interval->hi).end_array();
  if (const auto* text = std::get_if<std::string>(&value)) json.value(*text);
  if (const auto* truth = std::get_if<bool>(&value)) json.value(*truth);
  if (const auto* p = std::get_if<PValue>(&value)) json.value(p->p);
  if (std::holds_alternative<std::monostate>(value)) json.null();
}

std::string text_of(const ReportValue& value) {
  if (const auto* number = std::get_if<double>(&value)) return shown(*number);
  if (const auto* whole = std::get_if<std::int64_t>(&value)) return ru_number(static_cast<double>(*whole), 0);
  if (const auto* interval = std::get_if<Interval>(&value)) return shown(std::optional(*interval));
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "да" : "нет";
  if (const auto* p = std::get_if<PValue>(&value); p != nullptr && p->p) return shown_p(*p->p);
  return "нет данных";
}

std::string text_of(const ReportTable& table) {
  std::vector<Columns::Head> heads = {{table.title, Align::left}};
  for (const ReportHead& head : table.heads)
    if (!head.title.empty()) heads.push_back({head.title});
  Columns columns(heads);
  for (const auto& [name, values] : table.rows) {
    std::vector<std::string> cells = {name};
    for (std::size_t i = 0; i < table.heads.size(); ++i)
      if (!table.heads[i].title.empty()) cells.push_back(text_of(values[i]));
    columns.add(std::move(cells));
  }
  return columns.text();
}

}  // namespace

void StatsReport::tell(const std::string& key, const std::string& title, ReportValue value) {
  figures_.push_back({{key, title}, std::move(value)});
}

void StatsReport::absent(Absence why) { absence_ = why; }

void StatsReport::dropped(std::size_t rows) {
  if (rows > 0)
    note("С пропусками не учтено: " + counted(static_cast<std::int64_t>(rows), "строка", "строки", "строк") + ".");
}

void StatsReport::print(std::ostream& out, bool as_json) const { out << (as_json ? json() + "\n" : text()); }

std::string StatsReport::json() const {
  JsonWriter json;
  json.begin_object();
  for (const Figure& figure : figures_)
    if (!figure.head.key.empty()) write(json.key(figure.head.key), figure.value);
  for (const ReportTable& table : tables_) {
    json.key(table.key).begin_object();
    for (const auto& [name, values] : table.rows) {
      json.key(name).begin_object();
      for (std::size_t i = 0; i < table.heads.size(); ++i)
        if (!table.heads[i].key.empty()) write(json.key(table.heads[i].key), values[i]);
      json.end_object();
    }
    json.end_object();
  }
  if (absence_) write_absence(json, *absence_);
  if (!notes_.empty()) json.list("notes", notes_);
  return json.end_object().text();
}

std::string StatsReport::text() const {
  std::string out;
  for (const Figure& figure : figures_)
    if (!figure.head.title.empty()) out += figure.head.title + ": " + text_of(figure.value) + "\n";
  if (absence_) out += "Не вычислено: " + std::string(absence_text(*absence_)) + "\n";
  for (const ReportTable& table : tables_)
    if (!table.rows.empty()) out += (out.empty() ? "" : "\n") + text_of(table);
  for (const std::string& note : notes_) out += note + "\n";
  return out;
}

}  // namespace vekha::cli
