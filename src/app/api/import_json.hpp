// Imports told to a page: progress, questions, what was read of each file, complaints.
#pragma once
#include <string>

#include "app/api/import_desk.hpp"
#include "base/json.hpp"

namespace vekha::api {

void write_import(JsonWriter& json, const ImportView& import, const std::string& request_id);
/// What a draft of results holds: rows, exams, sample.
void write_results_preview(JsonWriter& json, const imports::Draft& draft);

}  // namespace vekha::api
