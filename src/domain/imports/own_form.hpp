// A form of the municipality made of «field = column» answers, for tables of no known form.
#pragma once
#include "domain/imports/imports.hpp"

namespace vekha::imports {

/// The form, and its YAML for the data folder. Throws bad_arguments for an unknown field or when nothing identifies
/// rows.
catalog::Form own_form(const Hints& hints);

}  // namespace vekha::imports
