// Earlier exams of the same persons, as joins of a statement.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "domain/formulas/leaves.hpp"

namespace vekha::formulas {

/// Persons who wrote in a procedure, each with the subjects as bits.
class EarlierExams : public Earlier {
 public:
  EarlierExams(const Stored& stored, const results::Filter& filter) : stored_(stored), filter_(filter) {}
  Sql taken(const formula::RowStep& step, const KnownPaper& paper, Plan& plan) override;
  /// Whether the person of a work is found there.
  Sql found(const formula::RowStep& step, const KnownPaper& paper, Plan& plan);
  /// The joins that the slots of a plan ask for, empty when there are none.
  std::string joins(const Plan& plan) const;
  /// The same as far as answers are kept by it: with the batches of the papers that are joined.
  std::string identity(const Plan& plan) const;
  /// The papers of all procedures that were looked for, with their batches.
  std::string papers() const;

 private:
  struct Exams {
    std::string name;  ///< e0, e1 …
    std::vector<results::Paper> papers;
    std::map<std::string, std::size_t> subjects;
    std::string sql;
  };
  const Exams& exams(const std::string& procedure);

  const Stored& stored_;
  const results::Filter& filter_;
  std::map<std::string, Exams> known_;
};

}  // namespace vekha::formulas
