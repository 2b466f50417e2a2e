// What a handler sees of HTTP: a request, a response, and the service a server asks. No sockets here.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::http {

struct Header {
  std::string name;
  std::string value;
};

struct Request {
  std::string id;      ///< unguessable; named in logs and refusals
  std::string method;  ///< "GET"
  std::string path;    ///< percent-decoded UTF-8, begins with '/'
  std::string query;   ///< as sent, without '?'
  std::vector<Header> headers;
  std::string body;
  std::string body_file;  ///< where the body was streamed to, when the service asked for a file
  std::string address;    ///< of the client, without port

  /// The value of a header (names compared without case), or empty.
  std::string_view header(std::string_view name) const;
  /// A decoded query parameter; nothing when it is not there. Throws bad_arguments when it is not UTF-8.
  std::optional<std::string> parameter(std::string_view name) const;
  /// A cookie, or empty.
  std::string_view cookie(std::string_view name) const;
};

struct Response {
  int status = 200;
  std::vector<Header> headers;
  std::string body;
  std::string_view embedded;  ///< sent instead of `body` when not empty; must outlive the server
  std::string file;           ///< path of a file sent piece by piece instead of `body` when not empty
  bool passing = false;       ///< the file was made for this answer and goes with it
};

/// How a body may come in, decided by the head of the request alone.
struct BodyRule {
  std::uint64_t max_bytes = 1 << 20;
  std::string folder;  ///< not empty: streamed to a new file (0600) in this folder, whose removal is the handler's care
};

/// What a server asks. All three are called on worker threads and may block; `refuse` must not throw.
struct Service {
  /// Looks at the head of a request that has a body; a thrown Error refuses it before the body is read.
  std::function<BodyRule(const Request& head)> admit;
  std::function<Response(const Request& request)> handle;
  /// The answer when the exchange failed: to the exception that is being handled when status is 0, else that status.
  std::function<Response(const Request& head, int status)> refuse;
};

/// Percent-decoding; '+' stays. Nothing when malformed, not UTF-8 or with a zero byte.
std::optional<std::string> percent_decoded(std::string_view text);
/// Percent-encoding of everything but unreserved characters.
std::string percent_encoded(std::string_view text);

}  // namespace vekha::http
