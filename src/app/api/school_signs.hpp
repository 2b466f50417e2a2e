// The list of schools with signs of non-objectivity as the loaded results give it now, kept up to them.
#pragma once
#include "app/stores.hpp"
#include "domain/execution/execution.hpp"

namespace vekha::api {

/// Schools of the scope with a sign in the last year of results that everybody may know of, to be put as the list
/// "signs": tasks given by it tell whom it names.
execution::SchoolList computed_signs(const app::Stores& stores, const org::Scope& scope);
/// Brings the lists nobody put by hand up to the results; tasks follow. Called when results or plans came or went, a
/// case was opened for work, and every round of reminders.
void refresh_signs(const app::Stores& stores, const db::Actor& actor);

}  // namespace vekha::api
