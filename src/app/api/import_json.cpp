#include "app/api/import_json.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "app/api/import_files_json.hpp"
#include "app/api/problem.hpp"
#include "app/api/write.hpp"
#include "base/text.hpp"
#include "domain/listing/listing.hpp"

namespace vekha::api {
namespace {

constexpr std::size_t kMostIssues = 500;
constexpr std::size_t kMostSample = 20;
constexpr std::size_t kMostMatches = 200;

std::string_view state_name(ImportState state) {
  switch (state) {
    case ImportState::collecting: return "collecting";
    case ImportState::reading: return "reading";
    case ImportState::ready: return "ready";
    case ImportState::failed: return "failed";
    case ImportState::committing: return "committing";
    case ImportState::committed: return "committed";
    case ImportState::discarded: return "discarded";
  }
  return "failed";
}

struct Count {
  std::string_view code;
  std::string_view title;
  std::int64_t imports::Quality::* value;
};
using Q = imports::Quality;
constexpr std::array kCounts{
    Count{"participants_counted", "Учтено в расчётах", &Q::participants_counted},
    Count{"total_not_numeric", "Без числового балла", &Q::total_not_numeric},
    Count{"total_ne_sum", "Балл не равен сумме заданий", &Q::total_ne_sum},
    Count{"x_latin", "«X» латинское", &Q::x_latin},
    Count{"x_latin_lower", "«x» латинское строчное", &Q::x_latin_lower},
    Count{"x_cyrillic", "«Х» русское", &Q::x_cyrillic},
    Count{"not_taught", "«Не пройдено»", &Q::not_taught},
    Count{"blank_item", "Пустых ячеек заданий", &Q::blank_item},
    Count{"other_token", "Иных значений в заданиях", &Q::other_token},
    Count{"sex_bad", "Пол не понят", &Q::sex_bad},
    Count{"journal_mark_bad", "Нет отметки по журналу", &Q::journal_mark_bad},
};

std::int64_t total(const imports::Preview& preview, std::int64_t imports::Quality::* value) {
  std::int64_t sum = 0;
  for (const imports::SheetPreview& sheet : preview.sheets) sum += sheet.quality.*value;
  return sum;
}

void write_counts(JsonWriter& json, const imports::Preview& preview) {
  json.key("counts").begin_array();
  for (const Count& count : kCounts) {
    json.begin_object().field("code", count.code).field("title", count.title);
    json.field("value", total(preview, count.value)).end_object();
  }
  json.end_array();
}

void write_exams(JsonWriter& json, const imports::Preview& preview) {
  std::set<results::Exam> exams;
  for (const imports::SheetPreview& sheet : preview.sheets) exams.insert(sheet.exam);
  json.key("exams").begin_array();
  for (const results::Exam& exam : exams) write_exam(json, exam);
  json.end_array();
}

std::string form_titles(const imports::Preview& preview) {
  std::set<std::string> titles;
  for (const imports::SheetPreview& sheet : preview.sheets) titles.insert(sheet.form_title);
  return joined({titles.begin(), titles.end()}, "; ");
}

void write_row(JsonWriter& json, const std::vector<std::string>& cells) {
  json.begin_array();
  for (const std::string& cell : cells) json.value(cell);
  json.end_array();
}

}  // namespace

void write_results_preview(JsonWriter& json, const imports::Draft& draft) {
  const imports::Preview& preview = draft.preview;
  std::int64_t schools = 0;
  for (const imports::SheetPreview& sheet : preview.sheets) schools += sheet.schools;
  json.begin_object().field("form", form_titles(preview));
  write_exams(json, preview);
  json.field("rows", preview.rows).field("participants", total(preview, &Q::participants));
  json.field("absent", preview.absent).field("schools", schools);
  std::vector<std::string> fresh;
  for (const results::SchoolName& school : preview.new_schools)
    fresh.push_back(school.code + (school.name.empty() ? "" : " " + school.name));
  json.list("schools_new", fresh);
  std::vector<std::string> found;
  for (const imports::Match& match : draft.matches)
    if (found.size() < kMostMatches) found.push_back(match.written + ": " + match.code + " " + match.name);
  json.list("schools_found", found).field("figures", preview.figures).field("papers", preview.kims + preview.scales);
  json.list("headings", preview.headings).key("table").begin_array();
  for (const auto& row : preview.table) write_row(json, row);
  json.end_array();
  write_counts(json, preview);
  json.list("columns", preview.sample.empty() ? std::vector<std::string>() : preview.sample.front());
  json.list("personal", preview.dropped_columns).key("sample").begin_array();
  for (std::size_t i = 1; i < preview.sample.size(); ++i) write_row(json, preview.sample[i]);
  json.end_array().key("roadmap").null().end_object();
}

namespace {

void write_plan(JsonWriter& json, const roadmap::Compiled& plan) {
  std::size_t occurrences = 0;
  std::int64_t unclear = 0;
  for (const roadmap::CompiledMeasure& measure : plan.measures) {
    occurrences += measure.deadline.occurrences.size();
    unclear += measure.deadline.kind == calendar::Kind::raw ? 1 : 0;
  }
  json.begin_object().field("title", plan.title).key("period").begin_object();
  write_or_null(json, "from", plan.period ? iso_date(plan.period->from) : "");
  write_or_null(json, "to", plan.period ? iso_date(plan.period->to) : "");
  json.end_object().field("sections", plan.sections.size()).field("measures", plan.measures.size());
  json.field("occurrences", occurrences).field("unclear_deadlines", unclear).key("sample").begin_array();
  for (std::size_t i = 0; i < std::min(plan.measures.size(), kMostSample); ++i) {
    const roadmap::CompiledMeasure& measure = plan.measures[i];
    json.begin_object().field("number", measure.number).field("text", measure.text);
    json.field("deadline", measure.deadline.raw).list("responsible", measure.responsible).end_object();
  }
  json.end_array().key("preamble");
  roadmap::write_preamble_json(json, plan.preamble);
  json.key("tables");
  roadmap::write_tables_json(json, plan.tables);
  json.end_object();
}

void write_roadmap_preview(JsonWriter& json, const roadmap::Compiled& plan) {
  json.begin_object().field("form", "Дорожная карта").key("exams").begin_array().end_array();
  json.field("rows", plan.measures.size()).field("participants", 0).field("absent", 0).field("schools", 0);
  json.list("schools_new", {}).key("counts").begin_array().end_array().list("columns", {});
  json.key("sample").begin_array().end_array().key("roadmap");
  write_plan(json, plan);
  json.end_object();
}

void write_needs(JsonWriter& json, const ImportView& import) {
  json.key("needs").begin_array();
  if (!import.columns.empty()) {
    json.begin_object().field("field", "columns").field("title", "Какой столбец что значит").list("options", {});
    json.key("tables");
    roadmap::write_tables_json(json, import.columns);
    json.end_object();
  }
  if (import.draft)
    for (const imports::Need& need : import.draft->preview.needs) write_need(json, need);
  json.end_array();
}

void write_preview(JsonWriter& json, const ImportView& import) {
  json.key("preview");
  if (import.draft)
    write_results_preview(json, *import.draft);
  else if (import.compiled)
    write_roadmap_preview(json, *import.compiled);
  else
    json.null();
}

void write_complaints(JsonWriter& json, const ImportView& import) {
  static const Issues kNone;
  const Issues& issues = import.draft      ? import.draft->issues
                         : import.compiled ? import.compiled->issues
                         : import.error    ? import.error->issues()
                                           : kNone;
  write_issues(json, issues, kMostIssues);
  const auto met = static_cast<std::int64_t>(issues.size());
  json.field("issue_total", import.draft ? import.draft->issue_total : met);
}

}  // namespace

void write_import(JsonWriter& json, const ImportView& import, const std::string& request_id) {
  json.begin_object().field("id", import.id);
  json.field("kind", import.kind == ImportKind::results ? "results" : "roadmap").field("file", import.file);
  json.field("created_at", import.created_at).key("files");
  write_files(json, import);
  json.field("blocked", import.draft != nullptr && import.draft->blocked);
  json.field("state", state_name(import.state)).key("progress").begin_object();
  json.field("percent", import.percent).field("message", import.message).end_object();
  write_needs(json, import);
  write_preview(json, import);
  write_complaints(json, import);
  json.key("problem");
  if (import.error)
    write_problem(json, *import.error, request_id);
  else
    json.null();
  json.field("replace", import.replace).key("differences").begin_array();
  for (const results::Difference& one : import.differences) listing::write_difference(json, one);
  json.end_array();
  json.field("batch_id", import.batch ? std::optional(import.batch->value) : std::nullopt);
  json.field("roadmap_id", import.roadmap ? std::optional(import.roadmap->value) : std::nullopt).end_object();
}

}  // namespace vekha::api
