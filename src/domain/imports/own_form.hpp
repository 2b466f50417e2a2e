// A form of the municipality made of «field = column» answers, for tables of no known form.
#pragma once
#include "domain/imports/imports.hpp"

namespace vekha::imports {

/// Throws bad_arguments for an unknown field or when nothing identifies rows. procedure: of all its files, or empty.
catalog::Form own_form(const OwnTable& table, const std::string& procedure);
/// Its name in the catalogue.
std::string own_form_name(const OwnTable& table);

}  // namespace vekha::imports
