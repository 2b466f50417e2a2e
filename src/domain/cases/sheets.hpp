// Sheets that go out to paper and come back: the key for whoever keeps the works, points for experts. Included by the
// door of the room.
#pragma once
#include <string>
#include <vector>

#include "domain/cases/rechecks.hpp"

namespace vekha::cases {

/// XLSX: which code is whose work. Organisers only; throws forbidden.
std::string key_sheet(const db::Read& read, const Who& who, const Recheck& one);
/// XLSX to fill in: codes and tasks, with points already entered; of one expert when it is not 0.
std::string points_sheet(const db::Read& read, const Who& who, const Recheck& one, std::int64_t expert);
/// Filled rows of such a sheet (XLSX, ODS, CSV); rows without any points are passed over. Throws bad_input naming
/// cells.
std::vector<SheetRow> read_points_sheet(const db::Read& read, const Recheck& one, const std::string& path);
/// XLSX of a report: by ground, school, expert, task. Throws forbidden.
std::string report_sheet(const RecheckReport& report, const Recheck& one);

}  // namespace vekha::cases
