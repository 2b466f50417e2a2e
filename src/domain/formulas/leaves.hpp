// Fields of works and tasks as SQL over the columns of `work`, and of a task its `score`.
#pragma once
#include "domain/formulas/expression.hpp"

namespace vekha::formulas {

/// How «taken_before» finds an earlier exam: what stands for it in the statement.
class Earlier {
 public:
  virtual ~Earlier() = default;
  /// Whether the person of a work wrote its subject then; NULL when the person is not found there.
  virtual Sql taken(const formula::RowStep& step, const KnownPaper& paper, Plan& plan) = 0;
};

class WorkLeaves : public Leaves {
 public:
  WorkLeaves(const KnownPaper& paper, Plan& plan, Earlier& earlier) : paper_(paper), plan_(plan), earlier_(earlier) {}
  std::optional<formula::Cell> told(Column column) const override { return exam_cell(paper_, column); }
  Sql field(Column column) override;
  Sql asked(const formula::RowStep& step) override;

 private:
  Sql score() const;
  Sql mark();
  Sql test();
  Sql passed();

  const KnownPaper& paper_;
  Plan& plan_;
  Earlier& earlier_;
};

class TaskLeaves : public Leaves {
 public:
  /// `place`: of the task, from 0.
  TaskLeaves(const KnownPaper& paper, std::size_t place, Plan& plan) : paper_(paper), place_(place), plan_(plan) {}
  std::optional<formula::Cell> told(Column column) const override;
  Sql field(Column column) override;
  Sql asked(const formula::RowStep& step) override;

 private:
  const KnownPaper& paper_;
  std::size_t place_;
  Plan& plan_;
};

}  // namespace vekha::formulas
