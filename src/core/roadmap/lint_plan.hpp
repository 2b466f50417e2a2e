// What the linter looks at and what it finds.
#pragma once
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/calendar/terms.hpp"
#include "core/roadmap/compiled.hpp"

namespace vekha::roadmap {

/// A measure as it is checked.
struct LintMeasure {
  std::string key;      ///< stable: the same measure has it in every version
  std::int64_t id = 0;  ///< of the records, 0 for a file
  std::string number;
  int section = -1;
  std::string text;
  std::string reading;  ///< the confirmed reading of the term, or empty
  calendar::Deadline deadline;
  std::vector<std::string> responsible;
  std::vector<std::string> documents;
  std::string result;
  std::string place;  ///< «строка 14», or empty
};

/// A direction of the management cycle with the positions nothing in the plan serves.
struct DirectionGap {
  std::string id;
  std::string title;
  std::vector<std::string> positions;  ///< titles
};

struct LintPlan {
  std::string title;
  calendar::Context context;  ///< period and day of approval; terms are read against it
  Preamble preamble;
  std::vector<CompiledSection> sections;
  std::vector<LintMeasure> measures;
  std::vector<Party> parties;
  Issues issues;                              ///< what the reader of the source noticed
  std::set<std::string> known_abbreviations;  ///< need no expansion
  std::vector<DirectionGap> gaps;
};

/// A change of one field of one measure.
struct Edit {
  int measure = -1;   ///< index into LintPlan::measures
  std::string field;  ///< as in Suggestion
  std::string value;
};

/// What would mend a finding.
struct Suggestion {
  std::string text;  ///< Russian: «Исправить срок: …»
  /// number, term, reading, text, result, responsible, documents; "split" parts by lines of `value`; "remove" takes
  /// the measure out; empty: only `others`
  std::string field;
  std::string value;
  std::vector<Edit> others{};  ///< changes of further measures that belong to the same mending
};

struct Finding {
  std::string id;    ///< stable over versions and runs
  std::string code;  ///< "number_gap"
  Severity severity = Severity::warning;
  std::string title;  ///< Russian kind of the finding
  std::string place;  ///< «мероприятие 1.3, строка 14»
  int measure = -1;   ///< index into LintPlan::measures, -1: the plan as a whole
  std::string message;
  std::optional<Suggestion> suggestion;
};

}  // namespace vekha::roadmap
