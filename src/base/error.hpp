// Errors: a request or command that cannot go on. One table maps each code to its HTTP status, exit code and title.
#pragma once
#include <exception>
#include <string>
#include <string_view>

#include "base/issue.hpp"

namespace vekha {

enum class Code {
  bad_arguments,  ///< the command line or query is not of the right form
  bad_input,      ///< a file or form cannot be accepted
  not_signed_in,  ///< no session
  forbidden,      ///< signed in, but the right or the scope is missing
  not_found,      ///< no such thing, or it is outside the scope
  wrong_method,   ///< the address exists, but not for this kind of request
  conflict,       ///< changed by somebody else, or already done
  too_large,      ///< over a limit of size
  too_many,       ///< over a limit of rate
  unsupported,    ///< a kind of file or version we do not read
  busy,           ///< the data folder is owned by another process
  unavailable,    ///< a helper program or service is not installed or does not answer
  storage,        ///< the store failed
  internal,       ///< our own mistake
};

struct CodeRow {
  Code code;
  std::string_view name;   ///< stable snake_case name
  int http;                ///< HTTP status
  int exit;                ///< exit code of the command line
  std::string_view title;  ///< Russian title for people
};

/// The row of the one table of codes.
const CodeRow& code_row(Code code);

class Error : public std::exception {
 public:
  /// message: Russian, for the person: what, where, what to do.
  Error(Code code, std::string message, Issues issues = {});

  Code code() const { return code_; }
  const std::string& message() const { return message_; }
  const Issues& issues() const { return issues_; }
  /// The thing as it is now, ready JSON, for whoever lost a race for it; empty when that is not the matter.
  const std::string& current() const { return current_; }
  Error with_current(std::string json) const;
  const char* what() const noexcept override { return message_.c_str(); }

 private:
  Code code_;
  std::string message_;
  Issues issues_;
  std::string current_;
};

[[noreturn]] void check_failed(const char* condition, const char* file, int line);

}  // namespace vekha

/// A programmer's mistake; on in every build.
#define VEKHA_CHECK(condition) \
  ((condition) ? static_cast<void>(0) : ::vekha::check_failed(#condition, __FILE__, __LINE__))
