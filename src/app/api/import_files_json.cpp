#include "app/api/import_files_json.hpp"

#include <algorithm>

#include "app/api/write.hpp"

namespace vekha::api {
namespace {

constexpr std::size_t kTables = 40;  // unknown files whose rows are shown at once

using State = imports::FilePreview::State;

std::string_view state_name(const ImportFile& file, const imports::FilePreview* read) {
  if (read == nullptr) return file.held ? "waiting" : "gone";
  switch (read->state) {
    case State::known: return "known";
    case State::unknown: return "unknown";
    case State::unreadable: return "unreadable";
    case State::left_out: return "left_out";
  }
  return "unknown";
}

void write_csv(JsonWriter& json, const std::optional<sheet::CsvLook>& csv) {
  json.key("csv");
  if (!csv) {
    json.null();
    return;
  }
  const auto sign = [](char c) { return c == '\0' ? std::string() : std::string(1, c); };
  json.begin_object().field("encoding", csv->encoding).field("delimiter", sign(csv->delimiter));
  json.field("decimal", sign(csv->decimal)).end_object();
}

void write_sheets(JsonWriter& json, const imports::Draft& draft, const std::string& shown) {
  json.key("sheets").begin_array();
  for (const imports::SheetPreview& sheet : draft.preview.sheets) {
    if (sheet.file != shown) continue;
    json.begin_object().field("sheet", sheet.sheet).field("form", sheet.form).field("form_title", sheet.form_title);
    json.field("kind", sheet.kind);
    write_exam_fields(json, sheet.exam);
    const std::int64_t rows = sheet.figures > 0 ? sheet.figures : sheet.quality.rows;
    json.field("rows", rows).field("participants", sheet.quality.participants).field("absent", sheet.quality.absent);
    json.field("schools", sheet.schools).field("tasks", sheet.tasks.size()).field("maximum", sheet.maximum);
    json.end_object();
  }
  json.end_array();
}

void write_told(JsonWriter& json, const imports::FileHints* told) {
  json.key("told");
  if (told == nullptr) {
    json.null();
    return;
  }
  json.begin_object().field("form", told->form).field("procedure", told->procedure).field("subject", told->subject);
  json.field("grade", told->grade).field("year", told->year).field("school", told->school).end_object();
}

void write_table(JsonWriter& json, const imports::FilePreview* read) {
  json.list("headings", read == nullptr ? std::vector<std::string>{} : read->headings).key("table").begin_array();
  if (read != nullptr)
    for (const auto& row : read->table) {
      json.begin_array();
      for (const std::string& cell : row) json.value(cell);
      json.end_array();
    }
  json.end_array();
}

const imports::FilePreview* preview_of(const ImportView& import, const std::string& name) {
  if (!import.draft) return nullptr;
  const auto& files = import.draft->preview.files;
  const auto it = std::ranges::find(files, name, &imports::FilePreview::name);
  return it == files.end() ? nullptr : &*it;
}

}  // namespace

void write_files(JsonWriter& json, const ImportView& import) {
  static const imports::Draft kNothing;
  std::size_t tables = 0;
  json.begin_array();
  for (const ImportFile& file : import.files) {
    const imports::FilePreview* read = preview_of(import, file.name);
    const auto told = import.told.find(file.name);
    json.begin_object().field("name", file.name).field("shown", read != nullptr ? read->shown : file.name);
    json.field("size", file.size).field("held", file.held).field("state", state_name(file, read));
    json.field("format", read != nullptr ? read->format : "");
    write_csv(json, read != nullptr ? read->csv : std::nullopt);
    write_sheets(json, read != nullptr ? *import.draft : kNothing, read != nullptr ? read->shown : "");
    json.field("errors", read != nullptr ? read->errors : 0).field("remarks", read != nullptr ? read->remarks : 0);
    json.field("nearest", read != nullptr ? read->nearest : "");
    write_told(json, told == import.told.end() ? nullptr : &told->second);
    const bool shows = read != nullptr && !read->headings.empty() && ++tables <= kTables;
    write_table(json, shows ? read : nullptr);
    json.end_object();
  }
  json.end_array();
}

void write_need(JsonWriter& json, const imports::Need& need) {
  json.begin_object().field("field", need.field).field("title", need.title).list("options", need.options);
  json.field("about", need.about).field("file", need.file).field("school_code", need.school_code);
  json.key("candidates").begin_array();
  for (const imports::Candidate& one : need.candidates)
    json.begin_object()
        .field("code", one.code)
        .field("name", one.name)
        .field("municipality", one.municipality)
        .field("likeness", one.likeness)
        .end_object();
  json.end_array().end_object();
}

}  // namespace vekha::api
