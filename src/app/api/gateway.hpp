// The one way in: finds the route, checks session, token, right and body, calls the handler, signs and logs the answer.
#pragma once
#include "app/api/context.hpp"
#include "io/http/http.hpp"

namespace vekha::api {

/// What the HTTP server asks; `context` must outlive the server.
http::Service service(Context& context);

}  // namespace vekha::api
