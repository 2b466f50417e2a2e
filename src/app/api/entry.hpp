// The checks every call of the API passes before its handler: origin, session, token, right, kind of body.
#pragma once
#include <optional>

#include "app/api/routes.hpp"

namespace vekha::api {

/// A passed check: the route and who asks.
struct Entry {
  Match match;
  std::optional<people::Viewer> viewer;
};

/// Throws not_found, wrong_method, not_signed_in, forbidden or unsupported.
Entry enter(Context& context, const http::Request& request);

}  // namespace vekha::api
