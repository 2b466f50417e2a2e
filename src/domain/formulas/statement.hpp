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
/// A paper, or one task of it, as a statement asks of it.
struct Asked {
  std::uint32_t paper = 0;
  std::optional<std::size_t> task{};
  std::uint32_t unit = 0;      ///< what it is of in the answer
  const Plan* plan = nullptr;  ///< with its numbers
};
/// The rows of works of some papers with the expressions of a plan as columns: «SELECT … FROM work …».
Statement rows_of_works(const Asking& asking, const Plan& plan, const std::vector<Asked>& asked);
/// The same of single tasks.
Statement rows_of_tasks(const Asking& asking, const Plan& plan, const std::vector<Asked>& asked);
/// The answers of a plan over rows with `n`, `school` and `class_name`, taken into the merging.
void take_answers(const Asking& asking, const std::vector<Unit>& units, const Plan& plan, const Statement& rows,
                  Merging& merging);

}  // namespace vekha::formulas
