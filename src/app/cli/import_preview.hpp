// How the command line shows a read import: for people and as JSON.
#pragma once
#include <ostream>

#include "base/json.hpp"
#include "domain/imports/imports.hpp"

namespace vekha::cli {

void print_preview(std::ostream& out, const imports::Draft& draft);
/// Members "preview", "issues", "issue_groups", "issue_total", "blocked" of the current object.
void write_draft(JsonWriter& json, const imports::Draft& draft);
void write_issue(JsonWriter& json, const Issue& issue);

}  // namespace vekha::cli
