// Stored plans compared: two versions, two plans, or a plan with its dates as first planned.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/roadmap/diff.hpp"
#include "domain/org/org.hpp"
#include "domain/roadmap/model.hpp"
#include "io/db/db.hpp"

namespace vekha::roadmap {

/// A row of a comparison, and who made it so.
struct ComparedRow {
  Change change = Change::same;
  std::optional<DiffMeasure> before;
  std::optional<DiffMeasure> after;
  MeasureId measure;  ///< of the later plan; of the earlier one for what was removed
  std::vector<FieldChange> fields;
  std::string who;
  std::string when;  ///< UTC moment
  std::string reason;
};

/// What became of `before` in `after`. Versions of one plan are matched by the origin of their measures, other plans by
/// what their measures say. Throws not_found outside the scope.
std::vector<ComparedRow> compare(const db::Read& read, const org::Scope& scope, RoadmapId before, RoadmapId after);
/// The last days as first planned against those of today, a row for each measure whose days differ.
std::vector<ComparedRow> compare_with_baseline(const db::Read& read, const org::Scope& scope, RoadmapId id);

}  // namespace vekha::roadmap
