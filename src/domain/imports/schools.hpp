// Schools of an import found among those of the organisation: by code, by a remembered decision, by name.
#pragma once
#include "domain/imports/import.hpp"

namespace vekha::imports {

/// Gives codes to schools that files name only by name; ambiguous ones become questions.
void match_schools(const db::Read& read, Import& import);
/// Remembers the answers given to those questions, and the names found for certain.
void remember_schools(const db::Write& write, const Draft& draft);

}  // namespace vekha::imports
