// Cases and re-checks as JSON: the same shapes in answers of the server and of the command line.
#pragma once
#include "base/json.hpp"
#include "domain/cases/cases.hpp"

namespace vekha::app {

/// One row of the list.
void write_case_row(JsonWriter& json, const cases::Case& one, Date today);
/// What is known of a case beside its records.
struct CaseAround {
  std::optional<cases::Sign> next_year;
  std::vector<cases::Comparison> rechecked;  ///< of its own school
  std::vector<std::string> open;             ///< kinds of steps open to the person
  bool may_undo = false;
  bool may_remove = false;
};
/// Everything the person may know around a case.
CaseAround around(const cases::Ground& ground, const cases::Who& who, const cases::Case& one, Date today);
void write_case(JsonWriter& json, const cases::Case& one, const CaseAround& around, Date today);
void write_causes(JsonWriter& json);

void write_recheck_row(JsonWriter& json, const cases::Recheck& one, const std::vector<cases::Expert>& experts);
void write_experts(JsonWriter& json, const std::vector<cases::Expert>& experts);
void write_tasks(JsonWriter& json, const std::vector<cases::PaperTasks>& papers);
void write_entries(JsonWriter& json, const std::vector<cases::Entry>& entries,
                   const std::vector<cases::PaperTasks>& papers);
void write_report(JsonWriter& json, const cases::RecheckReport& report);

}  // namespace vekha::app
