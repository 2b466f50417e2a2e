#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/api/attachment.hpp"
#include "app/api/columns_answer.hpp"
#include "app/api/handlers.hpp"
#include "app/api/import_json.hpp"
#include "app/api/problem.hpp"
#include "base/error.hpp"
#include "io/sys/clock.hpp"
#include "io/sys/tokens.hpp"

namespace vekha::api {
namespace {

constexpr std::size_t kMostLooked = 50;

char sign_of(const std::optional<std::string>& text) { return text && !text->empty() ? text->front() : '\0'; }

Upload upload_of(const Call& call, ImportKind kind) {
  Upload upload{kind, call.text("name"), call.request.body_file, call.maybe_text("more") == "true"};
  if (upload.path.empty()) throw Error(Code::bad_input, "Файл пуст: передайте его телом запроса.");
  return upload;
}

/// What a body says about one file.
imports::FileHints told_of(const Fields& fields) {
  const auto text = [&](const char* name) { return fields.maybe_text(name).value_or(""); };
  return {.form = text("form"),
          .procedure = text("procedure"),
          .subject = text("subject"),
          .grade = fields.maybe_integer("grade"),
          .year = fields.maybe_integer("year"),
          .school = text("school"),
          .leave_out = fields.maybe_truth("leave_out").value_or(false),
          .csv = {text("encoding"), sign_of(fields.maybe_text("delimiter")), sign_of(fields.maybe_text("decimal"))}};
}

imports::OwnTable table_of(const Fields& fields) {
  imports::OwnTable table{.title = fields.maybe_text("title").value_or(""), .columns = {}};
  for (const std::string& text : fields.maybe_texts("map").value_or(std::vector<std::string>{}))
    table.columns.push_back(imports::parted_first(text));
  return table;
}

/// The objects of a list that may be absent.
std::vector<Fields> objects_in(const Call& call, const char* name) {
  return call.request.body.find("\"" + std::string(name) + "\"") == std::string::npos
             ? std::vector<Fields>{}
             : objects_of(call.request.body, name);
}

/// The bytes of a file, which goes away.
std::string taken(const std::string& path) {
  std::stringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  std::error_code ignored;
  std::filesystem::remove(path, ignored);
  return std::move(out).str();
}

http::Response import_response(const Context& context, const Call& call, int status) {
  JsonWriter json;
  write_import(json, context.imports.view(call.who(), call.key), call.request.id);
  http::Response response = json_response(json);
  response.status = status;
  return response;
}

ImportKind kind_of(const Call& call) {
  const std::string kind = call.text("kind");
  if (kind == "results") return ImportKind::results;
  if (kind == "roadmap") return ImportKind::roadmap;
  throw Error(Code::bad_arguments, "Параметр «kind»: results или roadmap.");
}

}  // namespace

http::Response upload_import(Context& context, const Call& call) {
  JsonWriter json;
  json.begin_object().field("id", context.imports.start(call.who(), upload_of(call, kind_of(call)))).end_object();
  http::Response response = json_response(json);
  response.status = 202;
  return response;
}

http::Response add_import_file(Context& context, const Call& call) {
  context.imports.add(call.who(), call.key, upload_of(call, ImportKind::results));
  return import_response(context, call, 202);
}

http::Response read_import(Context& context, const Call& call) {
  context.imports.begin(call.who(), call.key);
  return import_response(context, call, 202);
}

http::Response stop_import(Context& context, const Call& call) {
  context.imports.stop(call.who(), call.key);
  return import_response(context, call, 202);
}

http::Response look_at_import(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  Trial trial{.file = fields.text("file"), .table = table_of(fields), .told = told_of(fields)};
  const imports::Draft draft = context.imports.look(call.who(), call.key, trial);
  JsonWriter json;
  json.begin_object().field("blocked", draft.blocked).key("preview");
  write_results_preview(json, draft);
  write_issues(json, draft.issues, kMostLooked);
  json.field("issue_total", draft.issue_total).end_object();
  return json_response(json);
}

http::Response copy_import(Context& context, const Call& call) {
  const std::string path = context.imports.room() + "/" + sys::random_token(16);
  context.imports.copy_to(call.who(), call.key, call.maybe_text("file").value_or(""), path);
  return attachment("Замечания.xlsx", taken(path));
}

http::Response list_imports(Context& context, const Call& call) {
  JsonWriter json;
  json.begin_array();
  for (const ImportView& import : context.imports.list(call.who())) write_import(json, import, call.request.id);
  json.end_array();
  return json_response(json);
}

http::Response get_import(Context& context, const Call& call) { return import_response(context, call, 200); }

http::Response answer_import(Context& context, const Call& call) {
  Answers answers{.columns = columns_answer(call.request.body)};
  const Fields fields(call.request.body, {"columns", "files", "own_tables"});
  imports::Hints& hints = answers.hints;
  hints.subject = fields.maybe_text("subject").value_or("");
  hints.school = fields.maybe_text("school").value_or("");
  hints.grade = fields.maybe_integer("grade");
  hints.year = fields.maybe_integer("year");
  hints.replace = fields.maybe_truth("replace").value_or(false);
  hints.procedure = fields.maybe_text("procedure").value_or("");
  hints.form = fields.maybe_text("form").value_or("");
  hints.form_title = fields.maybe_text("form_title").value_or("");
  for (const std::string& text : fields.maybe_texts("map").value_or(std::vector<std::string>{}))
    hints.columns.push_back(imports::parted_first(text));
  for (const Fields& one : objects_in(call, "files")) hints.files[one.text("name")] = told_of(one);
  for (const Fields& one : objects_in(call, "own_tables")) hints.own_tables.push_back(table_of(one));
  for (const std::string& text : fields.maybe_texts("same").value_or(std::vector<std::string>{}))
    hints.same.insert(imports::parted(text));
  context.imports.answer(call.who(), call.key, answers);
  return import_response(context, call, 202);
}

http::Response commit_import(Context& context, const Call& call) {
  const RoadmapId next_of{call.maybe_integer("next_of").value_or(0)};
  if (next_of)
    context.stores.records().read(
        [&](const db::Read& read) { roadmap::get(read, call.who().scope(), next_of, sys::today()); });
  context.imports.commit(call.who(), call.key, next_of);
  return import_response(context, call, 202);
}

http::Response discard_import(Context& context, const Call& call) {
  context.imports.discard(call.who(), call.key);
  return no_content();
}

}  // namespace vekha::api
