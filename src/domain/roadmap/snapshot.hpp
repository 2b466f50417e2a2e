// A measure as the log of changes keeps it: what a person can edit, as one JSON object.
#pragma once
#include <string>

#include "domain/roadmap/model.hpp"

namespace vekha::roadmap {

struct Snapshot {
  std::string number;
  int section = -1;  ///< position
  std::string section_path;
  std::string text;
  std::string term;
  std::string reading;
  std::vector<std::string> responsible;
  std::vector<std::string> documents;
  std::string result;
  bool operator==(const Snapshot&) const = default;
};

Snapshot snapshot_of(const Measure& measure);
std::string snapshot_text(const Snapshot& snapshot);
Snapshot snapshot_from(const std::string& text);

/// What an edit did to the occurrences of a measure, so that it can be undone.
struct Rescheduled {
  std::vector<OccurrenceId> made;
  std::vector<Occurrence> moved;  ///< with the days they had before
  std::vector<OccurrenceId> taken;
  std::vector<MeasureId> measures;  ///< made by a split
};
std::string rescheduled_text(const Rescheduled& done);
Rescheduled rescheduled_from(const std::string& text);

}  // namespace vekha::roadmap
