// The facts of a batch: appended in the order that keeps them small, deleted when nobody shall ever see them.
#pragma once
#include <vector>

#include "domain/results/schools.hpp"

namespace vekha::results {

/// Whether a work counts in statistics: written, not annulled, with a total.
inline bool counts(const Work& work) {
  return work.participated && !work.absent && !work.annulled && work.total.has_value();
}
void append_facts(facts::Store& facts, BatchId batch, const Load& load, const Settled& settled);
void delete_facts(facts::Store& facts, const std::vector<BatchId>& batches);

}  // namespace vekha::results
