#include "app/api/problem.hpp"

#include <algorithm>

namespace vekha::api {
namespace {

constexpr std::size_t kMostIssues = 500;

}  // namespace

void write_issue(JsonWriter& json, const Issue& issue) {
  json.begin_object().field("code", issue.code).field("severity", severity_name(issue.severity));
  json.key("place").begin_object();
  json.field("file", issue.place.file).field("sheet", issue.place.sheet).field("table", issue.place.table);
  json.field("row", issue.place.row).field("column", issue.place.column).end_object();
  json.field("place_text", issue.place.text()).field("message", issue.message).field("found", issue.found);
  json.field("expected", issue.expected).field("fix", issue.fix).end_object();
}

void write_issues(JsonWriter& json, const Issues& issues, std::size_t most) {
  json.key("issues").begin_array();
  for (std::size_t i = 0; i < std::min(issues.size(), most); ++i) write_issue(json, issues[i]);
  json.end_array();
}

void write_problem(JsonWriter& json, const Error& error, const std::string& request_id) {
  const CodeRow& row = code_row(error.code());
  json.begin_object().field("code", row.name).field("title", row.title).field("detail", error.message());
  json.field("request_id", request_id);
  write_issues(json, error.issues(), kMostIssues);
  if (const auto* overtaken = dynamic_cast<const Overtaken*>(&error)) json.key("current").raw(overtaken->current());
  json.end_object();
}

http::Response problem(const Error& error, const std::string& request_id) {
  JsonWriter json;
  write_problem(json, error, request_id);
  http::Response response{.status = code_row(error.code()).http,
                          .headers = {{"Content-Type", "application/problem+json"}, {"Cache-Control", "no-store"}},
                          .body = json.take()};
  if (error.code() == Code::too_many) response.headers.push_back({"Retry-After", "900"});
  if (response.status == 503) response.headers.push_back({"Retry-After", "5"});
  return response;
}

Error protocol_error(int status) {
  if (status == 413) return {Code::too_large, "Запрос больше допустимого размера."};
  if (status == 431) return {Code::too_large, "Заголовок запроса больше 16 КиБ."};
  return {Code::bad_arguments, "Запрос составлен неверно."};
}

}  // namespace vekha::api
