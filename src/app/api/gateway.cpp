#include "app/api/gateway.hpp"

#include <chrono>
#include <filesystem>

#include "app/api/entry.hpp"
#include "app/api/problem.hpp"
#include "base/text.hpp"

namespace vekha::api {
namespace {

constexpr std::uint64_t kMostJson = 1U << 20;
constexpr std::uint64_t kMostFile = 512ULL << 20;

const std::vector<http::Header> kSecurity{
    {"Content-Security-Policy",
     "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src "
     "'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors "
     "'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), microphone=(), geolocation=()"},
};

bool is_page(const http::Request& request) {
  const std::string& path = request.path;
  return !path.starts_with("/api/") && !path.starts_with("/calendar/") && path != "/api" && path != "/healthz";
}

http::Response page(const Context& context, const http::Request& request) {
  if (request.method != "GET" && request.method != "HEAD")
    throw Error(Code::wrong_method, "Этот адрес принимает только GET.");
  return context.pages.get(request);
}

/// The answer with what the log says about it: the route, and the number of the account, never a name.
struct Answered {
  http::Response response;
  std::string_view route;
  std::int64_t account = 0;
};

Answered answer(Context& context, const http::Request& request) {
  if (is_page(request)) return {.response = page(context, request), .route = "page"};
  const Entry entry = enter(context, request);
  const Call call{request, entry.viewer ? &*entry.viewer : nullptr, entry.match.key};
  return {.response = entry.match.route->handler(context, call),
          .route = entry.match.route->path,
          .account = entry.viewer ? entry.viewer->account.id.value : 0};
}

void log_failure(const Context& context, const std::string& detail, const std::string& request_id) {
  context.log.write(sys::Level::error, "failure", {{"id", request_id}, {"detail", detail}});
}

http::Response internal(const std::string& request_id) {
  return problem(Error(Code::internal, "Ошибка программы. Сообщите администратору номер запроса."), request_id);
}

/// The exception being handled, as a refusal. People see no internals; the log does.
http::Response refusal(const Context& context, const http::Request& request) {
  try {
    throw;
  } catch (const Error& error) {
    if (code_row(error.code()).http >= 500) log_failure(context, error.message(), request.id);
    if (error.code() == Code::internal) return internal(request.id);
    http::Response response = problem(error, request.id);
    const Match found = match(request.method, request.path);
    if (error.code() == Code::wrong_method)
      response.headers.push_back({"Allow", found.allowed.empty() ? "GET, HEAD" : joined(found.allowed, ", ")});
    return response;
  } catch (const std::exception& error) {
    log_failure(context, error.what(), request.id);
    return internal(request.id);
  }
}

void sign(const Context& context, http::Response& response, const std::string& request_id) {
  response.headers.insert(response.headers.end(), kSecurity.begin(), kSecurity.end());
  response.headers.push_back({"X-Request-Id", request_id});
  if (context.settings.https) response.headers.push_back({"Strict-Transport-Security", "max-age=31536000"});
}

Answered answer_or_refuse(Context& context, const http::Request& request) {
  try {
    return answer(context, request);
  } catch (...) {
    const Match found = match(request.method, request.path);
    return {.response = refusal(context, request), .route = found.route != nullptr ? found.route->path : "unknown"};
  }
}

http::Response handle(Context& context, const http::Request& request) {
  const auto begun = std::chrono::steady_clock::now();
  Answered answered = answer_or_refuse(context, request);
  sign(context, answered.response, request.id);
  const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - begun;
  context.log.write(sys::Level::info, "request",
                    {{"id", request.id},
                     {"method", request.method},
                     {"route", std::string(answered.route)},
                     {"status", std::int64_t{answered.response.status}},
                     {"ms", taken.count()},
                     {"account", answered.account}});
  std::error_code ignored;
  if (!request.body_file.empty())
    std::filesystem::remove(request.body_file, ignored);  // a handler that wants it has moved it away
  return std::move(answered.response);
}

/// Behind a proxy of this machine the visitor's address is the last one the proxy wrote down.
http::Request with_address(const Context& context, http::Request request) {
  const bool local = request.address == "127.0.0.1" || request.address == "::1";
  const std::string_view forwarded = request.header("X-Forwarded-For");
  if (context.settings.https && local && !forwarded.empty())
    request.address = std::string(trimmed(forwarded.substr(forwarded.rfind(',') + 1)));
  return request;
}

http::BodyRule admit(Context& context, const http::Request& head) {
  if (is_page(head)) return {.max_bytes = kMostJson};
  const Entry entry = enter(context, head);
  const Body body = entry.match.route->body;
  if (body == Body::pupils) return {.max_bytes = kMostFile, .folder = context.imports.room()};
  if (body != Body::file) return {.max_bytes = kMostJson};
  return {.max_bytes = kMostFile, .folder = context.stores.incoming()};
}

http::Response refuse(Context& context, const http::Request& head, int status) {
  http::Response response = status == 0 ? refusal(context, head) : problem(protocol_error(status), head.id);
  if (status != 0) response.status = status;
  sign(context, response, head.id);
  return response;
}

}  // namespace

http::Service service(Context& context) {
  return {
      .admit = [&context](const http::Request& head) { return admit(context, head); },
      .handle = [&context](const http::Request& request) { return handle(context, with_address(context, request)); },
      .refuse = [&context](const http::Request& head, int status) { return refuse(context, head, status); }};
}

}  // namespace vekha::api
