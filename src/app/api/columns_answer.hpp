// What a person says the columns of a plan mean: the one answer about an import that is a list of lists.
#pragma once
#include <string>

#include "core/roadmap/mapping.hpp"

namespace vekha::api {

/// {"columns":[["number","text",…],…]} in the body of an answer; an empty mapping when it is absent or null. Throws
/// bad_arguments when it is of another shape or names a column that is not known.
roadmap::Mapping columns_answer(const std::string& body);

}  // namespace vekha::api
