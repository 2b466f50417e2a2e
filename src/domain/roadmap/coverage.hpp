// The matrix of a plan: which measures serve which direction at which position of the cycle, and what is left empty.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "core/roadmap/matrix.hpp"
#include "domain/org/org.hpp"
#include "domain/roadmap/model.hpp"
#include "io/db/db.hpp"

namespace vekha::roadmap {

struct Axis {
  std::string id;
  std::string title;
};

/// All of the catalogue, in its order.
std::vector<Axis> directions();
std::vector<Axis> positions();
/// Directions of every measure of a stored version: a person's tags when somebody set them, else those of the rules.
std::map<MeasureId, std::vector<std::string>> directions_of(const db::Read& read, RoadmapId id);

struct Cell {
  std::string direction;
  std::string position;
  std::vector<const Measure*> measures;  ///< of the roadmap given
  int evidence = 0;                      ///< windows of these measures that are done
};

struct Matrix {
  std::vector<Axis> directions;
  std::vector<Axis> positions;
  std::vector<Cell> cells;  ///< all of them, row by row
};

/// Tags of every measure by id: a person's when somebody set them, else those of the rules.
std::map<MeasureId, std::vector<Tag>> tags(const db::Read& read, const Roadmap& plan);
Matrix matrix(const Roadmap& plan, const std::map<MeasureId, std::vector<Tag>>& tags);
/// Tags of a compiled file, by index of the measure.
std::vector<std::vector<Tag>> tags(const Compiled& compiled);

/// Sets the tags of a measure by hand; none at all when `tags` is empty. Throws bad_input for an unknown direction or
/// position, not_found outside the scope.
void set_tags(const db::Write& write, const org::Scope& scope, MeasureId id, const std::vector<Tag>& tags);
/// Lets the rules tag the measure again.
void forget_tags(const db::Write& write, const org::Scope& scope, MeasureId id);

}  // namespace vekha::roadmap
