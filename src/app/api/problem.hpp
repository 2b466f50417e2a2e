// Refusals as application/problem+json, and issues as JSON.
#pragma once
#include <string>
#include <utility>

#include "base/error.hpp"
#include "base/json.hpp"
#include "io/http/http.hpp"

namespace vekha::api {

/// A lost race, told together with the thing as it is now.
class Overtaken : public Error {
 public:
  /// current: JSON of the thing.
  Overtaken(const Error& lost, std::string current) : Error(lost), current_(std::move(current)) {}
  const std::string& current() const { return current_; }

 private:
  std::string current_;
};

void write_issue(JsonWriter& json, const Issue& issue);
/// "issues":[…] with at most `most` of them.
void write_issues(JsonWriter& json, const Issues& issues, std::size_t most);
/// {code,title,detail,request_id,issues}.
void write_problem(JsonWriter& json, const Error& error, const std::string& request_id);
http::Response problem(const Error& error, const std::string& request_id);
/// The Error of a status the protocol itself refuses with: 400, 413, 431.
Error protocol_error(int status);

}  // namespace vekha::api
