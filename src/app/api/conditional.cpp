#include "app/api/conditional.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace vekha::api {

bool matches(const http::Request& request, const std::string& tag) {
  for (const std::string& part : split(request.header("If-None-Match"), ',')) {
    std::string_view known = trimmed(part);
    if (known.starts_with("W/")) known.remove_prefix(2);
    if (known == tag || known == "*") return true;
  }
  return false;
}

http::Response not_modified(const std::string& tag) {
  return {.status = 304, .headers = {{"ETag", tag}, {"Cache-Control", "private, no-cache"}}};
}

http::Response tagged(http::Response response, const std::string& tag) {
  std::erase_if(response.headers, [](const http::Header& header) { return header.name == "Cache-Control"; });
  response.headers.push_back({"ETag", tag});
  response.headers.push_back({"Cache-Control", "private, no-cache"});
  return response;
}

}  // namespace vekha::api
