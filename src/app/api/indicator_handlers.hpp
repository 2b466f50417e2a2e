// Handlers of the room of indicators: formulas people write, definitions, sets.
#pragma once
#include "app/api/call.hpp"

namespace vekha::api {

// formula_language.cpp
http::Response get_formula_language(Context& context, const Call& call);
// formula_values.cpp
http::Response check_formula(Context& context, const Call& call);
http::Response compute_formula(Context& context, const Call& call);
// indicator_definitions.cpp
http::Response list_definitions(Context& context, const Call& call);
http::Response get_definition(Context& context, const Call& call);
http::Response get_definition_values(Context& context, const Call& call);

}  // namespace vekha::api
