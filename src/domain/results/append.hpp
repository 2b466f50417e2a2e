// The facts of a batch: appended in the order that keeps them small, deleted when nobody shall ever see them.
#pragma once
#include <functional>
#include <optional>
#include <vector>

#include "domain/results/large_load.hpp"
#include "domain/results/schools.hpp"

namespace vekha::results {

/// Whether a work counts in statistics: written, not annulled, with a total.
inline bool counts(const Work& work) {
  return work.participated && !work.absent && !work.annulled && work.total.has_value();
}
/// Where the facts of a batch go: its number and the organisations of its load.
struct Destination {
  facts::Store& facts;
  BatchId batch;
  const Settled& settled;
};
/// The sittings of a batch, those in memory first.
class Sittings {
 public:
  Sittings(const Load& load, const NextSitting& more) : load_(load), more_(more) {}
  /// Valid until the next call; nothing at the end.
  const Sitting* next();

 private:
  const Load& load_;
  const NextSitting& more_;
  std::size_t at_ = 0;
  std::optional<Sitting> fetched_;
};
/// Appends the sittings in portions, so that memory holds one of them; `passed` sees every sitting once.
void append_facts(const Destination& to, Sittings& sittings, const std::function<void(const Sitting&)>& passed);
void append_figures(const Destination& to, const Load& load);
void delete_facts(facts::Store& facts, const std::vector<BatchId>& batches);

}  // namespace vekha::results
