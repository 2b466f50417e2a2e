// Files of an import told to a page: what each was taken for, what was said about it, what its columns hold.
#pragma once
#include "app/api/import_desk.hpp"
#include "base/json.hpp"

namespace vekha::api {

/// [{"name":…}] of all files.
void write_files(JsonWriter& json, const ImportView& import);
void write_need(JsonWriter& json, const imports::Need& need);

}  // namespace vekha::api
