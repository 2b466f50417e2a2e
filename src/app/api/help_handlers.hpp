// Handlers of what helps schools: comparison, power, skills, clusters, profiles.
#pragma once
#include "app/api/call.hpp"

namespace vekha::api {

// comparison.cpp
http::Response get_comparison(Context& context, const Call& call);
http::Response get_power(Context& context, const Call& call);

}  // namespace vekha::api
