// Refusals as application/problem+json, and issues as JSON.
#pragma once
#include <string>

#include "base/error.hpp"
#include "base/json.hpp"
#include "io/http/http.hpp"

namespace vekha::api {

void write_issue(JsonWriter& json, const Issue& issue);
/// "issues":[…] with at most `most` of them.
void write_issues(JsonWriter& json, const Issues& issues, std::size_t most);
/// {code,title,detail,request_id,issues}, and "current" for who lost a race.
void write_problem(JsonWriter& json, const Error& error, const std::string& request_id);
http::Response problem(const Error& error, const std::string& request_id);
/// The Error of a status the protocol itself refuses with: 400, 413, 431.
Error protocol_error(int status);

}  // namespace vekha::api
