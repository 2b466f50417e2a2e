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
http::Response get_definition_series(Context& context, const Call& call);
// indicator_explanation.cpp
http::Response get_definition_explanation(Context& context, const Call& call);
// indicator_norms.cpp
http::Response list_norms(Context& context, const Call& call);
http::Response add_norm(Context& context, const Call& call);
http::Response withdraw_norm(Context& context, const Call& call);
http::Response restore_norm(Context& context, const Call& call);
// indicator_sets.cpp
http::Response list_sets(Context& context, const Call& call);
http::Response get_set(Context& context, const Call& call);
http::Response get_set_values(Context& context, const Call& call);
http::Response fill_slot(Context& context, const Call& call);
http::Response undo_slot(Context& context, const Call& call);
http::Response approve_set(Context& context, const Call& call);
http::Response undo_set_approval(Context& context, const Call& call);
// own_definitions.cpp
http::Response try_own_definition(Context& context, const Call& call);
http::Response add_own_definition(Context& context, const Call& call);
http::Response get_own_definition(Context& context, const Call& call);
http::Response change_own_definition(Context& context, const Call& call);
http::Response undo_own_definition(Context& context, const Call& call);
// similar_schools.cpp
http::Response get_similar_schools(Context& context, const Call& call);

}  // namespace vekha::api
