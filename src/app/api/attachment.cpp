#include "app/api/attachment.hpp"

namespace vekha::api {
namespace {

std::string type_of(const std::string& name) {
  const std::string office = "application/vnd.openxmlformats-officedocument.";
  if (name.ends_with(".docx")) return office + "wordprocessingml.document";
  if (name.ends_with(".xlsx")) return office + "spreadsheetml.sheet";
  if (name.ends_with(".pdf")) return "application/pdf";
  if (name.ends_with(".csv")) return "text/csv; charset=utf-8";
  return "application/octet-stream";
}

}  // namespace

http::Response attachment(const std::string& name, std::string bytes) {
  return {.headers = {{"Content-Type", type_of(name)},
                      {"Content-Disposition", "attachment; filename*=UTF-8''" + http::percent_encoded(name)},
                      {"Cache-Control", "no-store"}},
          .body = std::move(bytes)};
}

}  // namespace vekha::api
