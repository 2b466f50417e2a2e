// Persons as rows of statements: works put together by who wrote them, with what is asked of their own works.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "domain/formulas/statement.hpp"

namespace vekha::formulas {

/// What is asked of the own works of a person, each once: n0, n1 …
class Nested {
 public:
  std::size_t of(const formula::RowStep& step);
  const std::vector<const formula::RowStep*>& steps() const { return steps_; }

 private:
  std::vector<const formula::RowStep*> steps_;
  std::map<std::string, std::size_t> known_;
};

/// Fields of a person; `exam` tells procedure, year and grade.
class PersonLeaves : public Leaves {
 public:
  PersonLeaves(const KnownPaper& exam, Nested& nested) : exam_(exam), nested_(nested) {}
  std::optional<formula::Cell> told(Column column) const override { return exam_cell(exam_, column); }
  Sql field(Column column) override;
  Sql asked(const formula::RowStep& step) override;

 private:
  const KnownPaper& exam_;
  Nested& nested_;
};

/// Papers of one procedure, year and grade, of which the first stands for all.
struct PersonsAsked {
  std::vector<std::uint32_t> papers;
  std::uint32_t unit = 0;      ///< what its rows are of in the answer
  const Plan* plan = nullptr;  ///< with its numbers
};
/// The persons of the exams of one plan.
Statement rows_of_persons(const Asking& asking, PlaceTruths& places, const std::vector<PersonsAsked>& exams,
                          const Nested& nested);
/// The condition under which it is known who a person is.
inline constexpr const char* kKnown = "known";

}  // namespace vekha::formulas
