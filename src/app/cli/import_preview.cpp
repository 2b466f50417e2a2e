#include "app/cli/import_preview.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace vekha::cli {
namespace {

constexpr std::size_t kListed = 10;  // names shown of a long list

struct Count {
  const char* key;
  const char* title;
  std::int64_t imports::Quality::* value;
};
using Q = imports::Quality;
constexpr std::array<Count, 14> kCounts{{
    {"rows", "строк", &Q::rows},
    {"absent", "отсутствовали", &Q::absent},
    {"participants", "участников", &Q::participants},
    {"participants_counted", "учтено в расчётах", &Q::participants_counted},
    {"total_not_numeric", "без числового балла", &Q::total_not_numeric},
    {"total_ne_sum", "балл не равен сумме", &Q::total_ne_sum},
    {"X_latin", "X латинское", &Q::x_latin},
    {"x_latin_lower", "x латинское строчное", &Q::x_latin_lower},
    {"X_cyrillic", "Х русское", &Q::x_cyrillic},
    {"not_taught", "«не пройд.»", &Q::not_taught},
    {"blank_item", "пустых ячеек заданий", &Q::blank_item},
    {"other_token", "иных значений", &Q::other_token},
    {"sex_bad", "пол не понят", &Q::sex_bad},
    {"journal_mark_missing_or_bad", "нет отметки по журналу", &Q::journal_mark_bad},
}};
constexpr std::size_t kMainCounts = 4;

std::string whole(std::int64_t number) { return ru_number(static_cast<double>(number), 0); }

void print_sheet(std::ostream& out, const imports::SheetPreview& sheet) {
  out << "\n" << sheet.file << (sheet.sheet.empty() ? "" : ", лист «" + sheet.sheet + "»") << "\n";
  out << "  форма: " << sheet.form_title << (sheet.format.empty() ? "" : ", файл " + sheet.format) << "\n";
  out << "  работа: " << (sheet.exam.title().empty() ? "не определена" : sheet.exam.title());
  out << (sheet.maximum > 0 ? ", наибольший балл " + std::to_string(sheet.maximum) : "") << "\n";
  if (sheet.kind != "works") {
    if (sheet.figures > 0) out << "  показателей: " << whole(sheet.figures);
    if (sheet.figures == 0) out << "  строк: " << whole(sheet.quality.rows);
    if (sheet.schools > 0) out << ", школ: " << whole(sheet.schools);
    if (!sheet.tasks.empty())
      out << ", " << (sheet.kind == "tasks" ? "заданий" : "столбцов") << ": " << sheet.tasks.size();
    out << "\n";
    return;
  }
  out << "  заданий: " << sheet.tasks.size() << ", школ: " << whole(sheet.schools);
  for (std::size_t i = 0; i < kMainCounts; ++i)
    out << ", " << kCounts[i].title << ": " << whole(sheet.quality.*kCounts[i].value);
  out << "\n";
  std::string defects;
  for (std::size_t i = kMainCounts; i < kCounts.size(); ++i)
    if (const std::int64_t count = sheet.quality.*kCounts[i].value; count > 0)
      defects += (defects.empty() ? "" : ", ") + std::string(kCounts[i].title) + ": " + whole(count);
  if (!defects.empty()) out << "  замечено: " << defects << "\n";
}

std::string school_text(const results::SchoolName& school) {
  const std::string name = school.name.empty() ? "" : " " + school.name;
  return school.code + name;
}

std::string municipality_text(const results::SchoolName& school) {
  return school.municipality.empty() ? school.municipality_code : school.municipality;
}

template <class Text>
void print_new(std::ostream& out, const char* title, const std::vector<results::SchoolName>& list, Text text) {
  if (list.empty()) return;
  out << title << " (" << list.size() << "): ";
  for (std::size_t i = 0; i < std::min(kListed, list.size()); ++i) out << (i > 0 ? "; " : "") << text(list[i]);
  out << (list.size() > kListed ? "; и другие" : "") << "\n";
}

const char* severity_title(Severity severity) {
  if (severity == Severity::error) return "ОШИБКА";
  return severity == Severity::warning ? "замечание" : "к сведению";
}

void print_group(std::ostream& out, const imports::IssueGroup& group) {
  out << "  " << severity_title(group.first.severity) << ": " << issue_text(group.first) << "\n";
  if (group.count < 2) return;
  out << "    таких мест: " << whole(group.count);
  std::string cells;
  for (const Place& place : group.places)
    if (place.row > 0)
      cells += (cells.empty() ? "" : ", ") +
               (place.column > 0 ? column_letters(place.column) : std::string("строка ")) + std::to_string(place.row);
  if (!cells.empty())
    out << " (" << cells << (group.count > static_cast<std::int64_t>(group.places.size()) ? "…" : "") << ")";
  out << "\n";
}

void print_matches(std::ostream& out, const imports::Draft& draft) {
  std::size_t shown = 0;
  for (const imports::Match& match : draft.matches) {
    if (match.written == match.name) continue;
    if (++shown > kListed) break;
    out << "Школа «" << match.written << "»: " << (match.code.empty() ? "новая" : match.code + " " + match.name)
        << "\n";
  }
  if (draft.matches.size() > kListed) out << "Всего школ найдено по названию: " << draft.matches.size() << "\n";
}

void write_school(JsonWriter& json, const results::SchoolName& school) {
  json.begin_object().field("code", school.code).field("name", school.name);
  json.field("municipality_code", school.municipality_code).field("municipality", school.municipality).end_object();
}

void write_sheet(JsonWriter& json, const imports::SheetPreview& sheet) {
  json.begin_object().field("file", sheet.file).field("sheet", sheet.sheet);
  json.field("form", sheet.form).field("form_title", sheet.form_title);
  json.field("kind", sheet.kind).field("format", sheet.format).field("figures", sheet.figures);
  json.field("procedure", sheet.exam.procedure).field("year", sheet.exam.year).field("grade", sheet.exam.grade);
  json.field("subject", sheet.exam.subject).field("maximum", sheet.maximum).field("schools", sheet.schools);
  json.list("tasks", sheet.tasks).key("counts").begin_object();
  for (const Count& count : kCounts) json.field(count.key, sheet.quality.*count.value);
  json.end_object().end_object();
}

void write_group(JsonWriter& json, const imports::IssueGroup& group) {
  json.begin_object().field("code", group.first.code).field("severity", severity_name(group.first.severity));
  json.field("count", group.count).key("first");
  write_issue(json, group.first);
  json.key("places").begin_array();
  for (const Place& place : group.places) json.value(place.text());
  json.end_array().end_object();
}

void write_preview(JsonWriter& json, const imports::Preview& preview) {
  json.begin_object().field("rows", preview.rows).field("participants_counted", preview.participants_counted);
  json.field("absent", preview.absent).key("sheets").begin_array();
  for (const imports::SheetPreview& sheet : preview.sheets) write_sheet(json, sheet);
  json.end_array().key("schools_new").begin_array();
  for (const results::SchoolName& school : preview.new_schools) write_school(json, school);
  json.end_array().key("municipalities_new").begin_array();
  for (const results::SchoolName& school : preview.new_municipalities) write_school(json, school);
  json.end_array().list("dropped_columns", preview.dropped_columns).key("needs").begin_array();
  for (const imports::Need& need : preview.needs)
    json.begin_object()
        .field("field", need.field)
        .field("title", need.title)
        .list("options", need.options)
        .field("about", need.about)
        .end_object();
  json.end_array().list("headings", preview.headings).field("figures", preview.figures);
  json.field("kims", preview.kims).field("scales", preview.scales).key("sample").begin_array();
  for (const auto& row : preview.sample) {
    json.begin_array();
    for (const std::string& cell : row) json.value(cell);
    json.end_array();
  }
  json.end_array().end_object();
}

}  // namespace

void print_preview(std::ostream& out, const imports::Draft& draft) {
  const imports::Preview& preview = draft.preview;
  out << (draft.blocked ? "Прочитано: " : "Будет записано одной загрузкой: ") << whole(preview.rows) << " "
      << plural(preview.rows, "строка", "строки", "строк") << ", участников в расчётах "
      << whole(preview.participants_counted) << (preview.figures > 0 ? ", показателей " + whole(preview.figures) : "")
      << ".\n";
  for (const imports::SheetPreview& sheet : preview.sheets) print_sheet(out, sheet);
  out << "\n";
  print_new(out, "Новые муниципалитеты", preview.new_municipalities, municipality_text);
  print_new(out, "Новые школы", preview.new_schools, school_text);
  print_matches(out, draft);
  for (const imports::Need& need : preview.needs)
    if (!need.options.empty()) out << need.title << " Варианты: " << joined(need.options, "; ") << "\n";
  if (!preview.headings.empty()) out << "Столбцы нераспознанной таблицы: " << joined(preview.headings, " | ") << "\n";
  if (draft.issue_total == 0) return;
  out << "Замечания: " << whole(draft.issue_total) << ".\n";
  for (const imports::IssueGroup& group : draft.groups) print_group(out, group);
}

void write_issue(JsonWriter& json, const Issue& issue) {
  json.begin_object().field("code", issue.code).field("severity", severity_name(issue.severity)).key("place");
  json.begin_object().field("file", issue.place.file).field("sheet", issue.place.sheet);
  json.field("row", issue.place.row).field("column", issue.place.column).end_object();
  json.field("place_text", issue.place.text()).field("message", issue.message).field("found", issue.found);
  json.field("expected", issue.expected).field("fix", issue.fix).end_object();
}

void write_draft(JsonWriter& json, const imports::Draft& draft) {
  json.field("blocked", draft.blocked).key("preview");
  write_preview(json, draft.preview);
  json.field("issue_total", draft.issue_total).key("issue_groups").begin_array();
  for (const imports::IssueGroup& group : draft.groups) write_group(json, group);
  json.end_array().key("issues").begin_array();
  for (const Issue& issue : draft.issues) write_issue(json, issue);
  json.end_array();
}

}  // namespace vekha::cli
