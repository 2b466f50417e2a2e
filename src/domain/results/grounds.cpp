#include "domain/results/ground.hpp"

#include <algorithm>

#include "domain/results/where.hpp"

namespace vekha::results {

Ground::Ground(std::shared_ptr<const Where> where) : where_(std::move(where)) {}

const std::vector<Paper>& Ground::papers() const { return where_->papers; }
NodeId Ground::school(NodeId written) const { return where_->structure.of(written); }

Ground::Condition Ground::condition(const std::vector<std::int64_t>& papers) const {
  Condition out{among("paper", papers) + hidden_of(where_->hidden, papers) + where_->rest, where_->binds};
  for (const Where::Chosen& one : where_->chosen) {
    const bool touched = std::ranges::any_of(
        one.papers, [&](const std::int64_t paper) { return std::ranges::binary_search(papers, paper); });
    if (touched) out.sql += one.sql;
  }
  return out;
}

Ground ground(const db::Read& read, facts::Store& facts, const Filter& filter) {
  auto where = std::make_shared<Where>(where_of(read, facts, filter));
  if (where->nothing) where->papers.clear();
  return Ground(std::move(where));
}

void each_counted(facts::Store& facts, const Ground& ground,
                  const std::function<void(const Paper&, const WorkRow&)>& row) {
  each_work_of(facts, ground.where(), [&](const Paper& paper, const WorkRow& work) {
    if (work.participated) row(paper, work);
  });
}

}  // namespace vekha::results
