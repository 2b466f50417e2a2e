// What statements of other rooms over stored works stand on: which papers there are, and which of their works count.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "domain/results/reading.hpp"

namespace vekha::results {

struct Where;

/// The works of a filter, as what is seen of the batches and the selection rule of attempts tell.
class Ground {
 public:
  explicit Ground(std::shared_ptr<const Where> where);
  const std::vector<Paper>& papers() const;
  /// Who answers for the school of a work.
  NodeId school(NodeId written) const;
  struct Condition {
    std::string sql;
    facts::Binds binds;
  };
  /// Which rows of `work` count, of some of the papers (their ids in order); participants or not.
  Condition condition(const std::vector<std::int64_t>& papers) const;
  const Where& where() const { return *where_; }

 private:
  std::shared_ptr<const Where> where_;
};
Ground ground(const db::Read& read, facts::Store& facts, const Filter& filter);

/// Calls `row` for the works of participants that count by the filter's selection of attempts.
void each_counted(facts::Store& facts, const Ground& ground,
                  const std::function<void(const Paper&, const WorkRow&)>& row);

/// «paper IN (1, 2) OR paper BETWEEN 5 AND 9» of ordered numbers; FALSE of none.
std::string among(std::string_view column, const std::vector<std::int64_t>& ordered);
/// The mark a scale gives a work of the paper, conditions on single tasks too, over the columns of `work`: 2..5, 0
/// above the maximum of the scale.
std::string mark_by(const catalog::Scale& scale, const Paper& paper);

}  // namespace vekha::results
