// Statements over works for papers that are asked alike, and the reading of their answers.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "domain/formulas/earlier.hpp"
#include "domain/formulas/kept.hpp"
#include "domain/formulas/merging.hpp"

namespace vekha::formulas {

/// What all statements of a question have.
struct Asking {
  const Stored& stored;
  const results::Ground& ground;
  const std::vector<KnownPaper>& papers;
  EarlierExams& earlier;
  Groups& groups;
  Kept* kept = nullptr;  ///< nullptr: nothing is kept
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
/// What is asked, and kept, as one: a paper, the tasks of a paper, the persons of an exam.
struct Portion {
  std::vector<std::uint32_t> units;  ///< its rows are of these, each of no other portion of the question
  std::string identity;              ///< tells it from everything asked otherwise; empty when nothing is kept
};
struct Question {
  const Plan& plan;
  std::vector<Portion> portions;
  std::function<Statement(const std::vector<std::size_t>&)> rows;  ///< of some portions, by their places
};
/// The answers of a plan over rows with `n`, `school` and `class_name`, taken into the merging; only what is not kept
/// is asked of the store.
void take_answers(const Asking& asking, const std::vector<Unit>& units, const Question& question, Merging& merging);

/// What tells the rows of single papers or tasks apart from all others: to be asked without a unit.
std::string identity_of(const Asking& asking, const Plan& plan, const std::vector<Asked>& asked);
/// A bound value as a text that tells it from all others.
std::string bound_text(const facts::Bind& bind);
/// «12:3» of papers and their batches.
std::string papers_text(const std::vector<results::Paper>& papers);

}  // namespace vekha::formulas
