#include "app/api/docs.hpp"

#include <yaml-cpp/yaml.h>

#include <array>
#include <string_view>

#include "base/text.hpp"

namespace vekha::api {
namespace {

constexpr std::string_view kHead = R"(<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Веха: договор API</title><style>
:root{color-scheme:light dark}body{font:15px/1.5 "PT Sans",system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}
h2{margin-top:2.5rem}h3{margin:2rem 0 .3rem}code{font:13px/1.45 ui-monospace,monospace}
table{border-collapse:collapse;width:100%;margin:.5rem 0}th,td{text-align:left;vertical-align:top;border-bottom:1px solid #8886;padding:.25rem .6rem .25rem 0}
nav ul{columns:2;padding-left:1.2rem}caption{text-align:left;font-weight:700;padding-top:.4rem}
a:focus-visible{outline:3px solid #2B6CB0;outline-offset:2px}
</style></head><body><main>
)";
constexpr std::array<std::string_view, 5> kMethods{"get", "post", "put", "patch", "delete"};

std::string escaped(std::string_view text) {
  std::string out = replaced(text, "&", "&amp;");
  out = replaced(out, "<", "&lt;");
  out = replaced(out, ">", "&gt;");
  return replaced(out, "\"", "&quot;");
}

std::string text_of(const YAML::Node& node, const char* key) {
  const YAML::Node value = node[key];
  return value && value.IsScalar() ? value.Scalar() : std::string();
}

std::string upper_ascii(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - ('a' - 'A'));
  return text;
}

std::string link(const std::string& reference) {
  const std::string name = escaped(reference.substr(reference.rfind('/') + 1));
  return "<a href=\"#" + name + "\"><code>" + name + "</code></a>";
}

std::string list_of(const YAML::Node& values, std::string_view separator) {
  std::vector<std::string> parts;
  for (const YAML::Node& value : values) parts.push_back(value.IsScalar() ? escaped(value.Scalar()) : "");
  return joined(parts, separator);
}

/// The type of a schema in a few words with links.
std::string type_of(const YAML::Node& schema) {
  if (!schema) return "";
  if (schema["$ref"]) return link(schema["$ref"].Scalar());
  if (schema["oneOf"]) {
    std::vector<std::string> options;
    for (const YAML::Node& option : schema["oneOf"]) options.push_back(type_of(option));
    return joined(options, " или ");
  }
  const YAML::Node type = schema["type"];
  std::string out = !type ? "любое" : type.IsSequence() ? list_of(type, " или ") : escaped(type.Scalar());
  if (schema["items"]) out += " из " + type_of(schema["items"]);
  if (schema["enum"]) out += ": " + list_of(schema["enum"], " | ");
  if (schema["format"]) out += " (" + escaped(schema["format"].Scalar()) + ")";
  return out;
}

/// What a reference inside the document points to.
YAML::Node resolved(const YAML::Node& root, const YAML::Node& node) {
  if (!node["$ref"]) return node;
  YAML::Node here;
  here.reset(root);
  const std::vector<std::string> parts = split(node["$ref"].Scalar(), '/');
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const YAML::Node next = here[parts[i]];
    here.reset(next);
  }
  return here;
}

void add_parameters(std::string& page, const YAML::Node& root, const YAML::Node& operation) {
  if (!operation["parameters"]) return;
  page +=
      "<table><caption>Параметры</caption><tr><th scope=\"col\">имя<th scope=\"col\">где<th scope=\"col\">вид<th "
      "scope=\"col\">смысл</tr>\n";
  for (const YAML::Node& entry : operation["parameters"]) {
    const YAML::Node parameter = resolved(root, entry);
    const std::string optional = text_of(parameter, "required") == "true" ? "" : " (можно опустить)";
    page += "<tr><td><code>" + escaped(text_of(parameter, "name")) + "</code><td>" + text_of(parameter, "in") + "<td>" +
            type_of(parameter["schema"]) + "<td>" + escaped(text_of(parameter, "description")) + optional + "</tr>\n";
  }
  page += "</table>\n";
}

void add_content(std::string& page, const std::string& title, const YAML::Node& content) {
  for (const auto& entry : content)
    page += "<p>" + title + ": " + type_of(entry.second["schema"]) + " · " + escaped(entry.first.Scalar()) + "</p>\n";
}

void add_responses(std::string& page, const YAML::Node& root, const YAML::Node& responses) {
  for (const auto& response : responses) {
    const YAML::Node body = resolved(root, response.second);
    const std::string code = response.first.Scalar() == "default" ? "Отказ" : "Ответ " + response.first.Scalar();
    if (body["content"])
      add_content(page, code, body["content"]);
    else
      page += "<p>" + code + ": " + escaped(text_of(body, "description")) + "</p>\n";
  }
}

std::string operation_text(const YAML::Node& root, const std::string& heading, const YAML::Node& operation) {
  std::string page = "<h3 id=\"" + text_of(operation, "operationId") + "\"><code>" + escaped(heading) +
                     "</code></h3>\n<p>" + escaped(text_of(operation, "summary")) + ". Право: <code>" +
                     escaped(text_of(operation, "x-right")) + "</code></p>\n";
  if (operation["description"]) page += "<p>" + escaped(text_of(operation, "description")) + "</p>\n";
  add_parameters(page, root, operation);
  if (operation["requestBody"]) add_content(page, "Тело запроса", operation["requestBody"]["content"]);
  add_responses(page, root, operation["responses"]);
  return page;
}

std::string schema_text(const std::string& name, const YAML::Node& schema) {
  std::string page = "<h3 id=\"" + escaped(name) + "\"><code>" + escaped(name) + "</code></h3>\n";
  if (schema["description"]) page += "<p>" + escaped(text_of(schema, "description")) + "</p>\n";
  if (!schema["properties"]) return page + "<p>" + type_of(schema) + "</p>\n";
  page += "<table><tr><th scope=\"col\">свойство<th scope=\"col\">вид<th scope=\"col\">смысл</tr>\n";
  for (const auto& property : schema["properties"])
    page += "<tr><td><code>" + escaped(property.first.Scalar()) + "</code><td>" + type_of(property.second) + "<td>" +
            escaped(text_of(property.second, "description")) + "</tr>\n";
  return page + "</table>\n";
}

std::string introduction(const YAML::Node& info) {
  std::string page = "<h1>" + escaped(text_of(info, "title")) + "</h1>\n<p>Версия " +
                     escaped(text_of(info, "version")) + ". <a href=\"/api/openapi.yaml\">Договор в YAML</a>.</p>\n";
  for (const std::string& part : split(replaced(text_of(info, "description"), "\n\n", "\x01"), '\x01'))
    page += "<p>" + replaced(replaced(escaped(part), "**", ""), "`", "") + "</p>\n";
  return page;
}

}  // namespace

std::string docs_page(const std::string& contract) {
  const YAML::Node root = YAML::Load(contract);
  std::string index;
  std::string operations;
  for (const auto& path : root["paths"]) {
    for (const std::string_view method : kMethods) {
      const YAML::Node operation = path.second[std::string(method)];
      if (!operation) continue;
      const std::string heading = upper_ascii(std::string(method)) + " " + path.first.Scalar();
      index += "<li><a href=\"#" + text_of(operation, "operationId") + "\">" + escaped(heading) + "</a></li>\n";
      operations += operation_text(root, heading, operation);
    }
  }
  std::string page(kHead);
  page += introduction(root["info"]);
  page += "<nav aria-label=\"Маршруты\"><ul>\n" + index + "</ul></nav>\n<h2>Маршруты</h2>\n" + operations;
  page += "<h2>Виды данных</h2>\n";
  for (const auto& schema : root["components"]["schemas"]) page += schema_text(schema.first.Scalar(), schema.second);
  return page + "</main></body></html>\n";
}

}  // namespace vekha::api
