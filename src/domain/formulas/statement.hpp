// Statements over works for papers that are asked alike, and the reading of their answers.
#pragma once
#include <string>
#include <vector>

#include "domain/formulas/earlier.hpp"
#include "domain/formulas/merging.hpp"

namespace vekha::formulas {

/// What all statements of a question have.
struct Asking {
  const Stored& stored;
  const results::Ground& ground;
  const std::vector<KnownPaper>& papers;
  EarlierExams& earlier;
  Groups& groups;
};

struct Statement {
  std::string sql;
  facts::Binds binds;
};
/// The rows of works of some papers with the expressions of a plan as columns: «SELECT … FROM work …». `n` is the
/// number of the paper in the answer: `numbers`, one a paper.
Statement rows_of_works(const Asking& asking, const Plan& plan, const std::vector<const Plan*>& plans,
                        const std::vector<std::uint32_t>& papers, const std::vector<std::uint32_t>& numbers);
/// The answers of a plan over rows with `n`, `school` and `class_name`, taken into the merging.
void take_answers(const Asking& asking, const Plan& plan, const Statement& rows, Merging& merging);

}  // namespace vekha::formulas
