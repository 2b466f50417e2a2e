// Answers that are sent only when they changed: ETag and If-None-Match.
#pragma once
#include <string>

#include "io/http/http.hpp"

namespace vekha::api {

/// Does the caller have this version already? Weak tags count as the strong ones.
bool matches(const http::Request& request, const std::string& tag);
/// 304 with the tag.
http::Response not_modified(const std::string& tag);
/// The answer with its tag; kept by the caller, asked for each time.
http::Response tagged(http::Response response, const std::string& tag);

}  // namespace vekha::api
