// What the handlers of indicators read and write alike.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "app/api/call.hpp"

namespace vekha::api {

/// The query parameter "high=85;low=30" as numbers by their names; empty when it is absent. Throws bad_arguments.
std::map<std::string, double> numbers_of(const Call& call, std::string_view parameter);
/// A number of a body, whole or not. Throws bad_arguments when it is there and something else.
std::optional<double> number_in(const Fields& fields, std::string_view name);

}  // namespace vekha::api
