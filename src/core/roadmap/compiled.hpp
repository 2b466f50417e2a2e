// What the roadmap compiler gives: sections, measures with their terms, parties, and complaints.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/issue.hpp"
#include "core/calendar/deadline.hpp"

namespace vekha::roadmap {

/// A heading of the plan; group rows without term and executor are sections too.
struct CompiledSection {
  std::string number;  ///< "2.1", "II", or empty
  std::string title;
  std::string path;  ///< "II / 2.1": the number with those of its ancestors it does not itself contain
  int depth = 0;     ///< 0 for the top
};

/// A leaf of the plan: something to be done.
struct CompiledMeasure {
  std::string number;                       ///< as printed, without a trailing dot; may be empty
  std::string section;                      ///< path of its section, may be empty
  std::vector<std::string> section_titles;  ///< from the top down
  int section_index = -1;                   ///< into Compiled::sections, -1 outside any
  std::string text;                         ///< list items on lines of their own: «• …»
  calendar::Deadline deadline;
  std::vector<std::string> responsible;  ///< short names of parties
  std::vector<std::string> documents;
  std::string result;
  Place place;
};

/// Somebody who answers for measures, under all the names the plan gives them.
struct Party {
  std::string name;       ///< short, as used in `responsible`
  std::string full_name;  ///< as the plan spells it out; equal to `name` when it does not
  std::vector<std::string> aliases;
};

struct Compiled {
  std::string title;
  std::optional<calendar::Period> period;
  std::vector<CompiledSection> sections;
  std::vector<CompiledMeasure> measures;
  std::vector<Party> parties;
  Issues issues;
};

}  // namespace vekha::roadmap
