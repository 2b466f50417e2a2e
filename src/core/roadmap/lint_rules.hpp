// The rules of the linter: one small function each, all named in one list.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "core/roadmap/lint_plan.hpp"

namespace vekha::roadmap {

/// Collects findings; knows their titles and severities.
class LintReport {
 public:
  explicit LintReport(const LintPlan& plan) : plan_(plan) {}
  /// About one measure. `detail` tells findings of one kind at one measure apart.
  struct Note {
    std::string_view code;
    int measure = -1;
    std::string detail;
    std::string message;
    std::optional<Suggestion> suggestion;
  };
  void add(Note note);
  /// What the reader noticed, kept with its own place.
  void add_issue(const Issue& issue);
  std::vector<Finding> take();

 private:
  const LintPlan& plan_;
  std::vector<Finding> findings_;
};

using LintRule = void (*)(const LintPlan&, LintReport&);
std::span<const LintRule> lint_rules();

// lint_numbers.cpp
void check_number_gaps(const LintPlan& plan, LintReport& report);
void check_repeated_numbers(const LintPlan& plan, LintReport& report);
void check_missing_numbers(const LintPlan& plan, LintReport& report);
void check_restarted_numbers(const LintPlan& plan, LintReport& report);
void check_numbers_of_sections(const LintPlan& plan, LintReport& report);
void check_group_rows(const LintPlan& plan, LintReport& report);
// lint_terms.cpp
void check_missing_terms(const LintPlan& plan, LintReport& report);
void check_unread_terms(const LintPlan& plan, LintReport& report);
void check_undated_terms(const LintPlan& plan, LintReport& report);
void check_unsure_terms(const LintPlan& plan, LintReport& report);
void check_terms_in_period(const LintPlan& plan, LintReport& report);
void check_terms_after_approval(const LintPlan& plan, LintReport& report);
void check_term_contradictions(const LintPlan& plan, LintReport& report);
void check_shared_terms(const LintPlan& plan, LintReport& report);
void check_period(const LintPlan& plan, LintReport& report);
// lint_cells.cpp
void check_missing_responsible(const LintPlan& plan, LintReport& report);
void check_missing_results(const LintPlan& plan, LintReport& report);
void check_missing_documents(const LintPlan& plan, LintReport& report);
void check_similar_parties(const LintPlan& plan, LintReport& report);
void check_grades(const LintPlan& plan, LintReport& report);
void check_gaps_of_directions(const LintPlan& plan, LintReport& report);
void check_source(const LintPlan& plan, LintReport& report);
// lint_twins.cpp
void check_twins(const LintPlan& plan, LintReport& report);
// lint_texts.cpp
void check_quotes(const LintPlan& plan, LintReport& report);
void check_brackets(const LintPlan& plan, LintReport& report);
void check_course_of(const LintPlan& plan, LintReport& report);
void check_repeated_words(const LintPlan& plan, LintReport& report);
void check_levels(const LintPlan& plan, LintReport& report);
void check_year_pairs(const LintPlan& plan, LintReport& report);
void check_dashes(const LintPlan& plan, LintReport& report);
void check_abbreviations(const LintPlan& plan, LintReport& report);

}  // namespace vekha::roadmap
