// What a batch holds of which organisation, counted for the records while the load is stored.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "domain/results/schools.hpp"

namespace vekha::results {

/// Counts sittings as they pass by.
class Holdings {
 public:
  explicit Holdings(const Settled& settled) : settled_(settled) {}
  void count(const Sitting& sitting);
  void count(const std::vector<Figure>& figures);
  void note(const db::Write& write, BatchId batch) const;

 private:
  struct Counts {
    std::int64_t works = 0;
    std::int64_t participants = 0;
    std::int64_t absent = 0;
    std::int64_t annulled = 0;
  };
  /// Form, exam, part, organisation, territory.
  using Place = std::tuple<std::string, Exam, std::string, NodeId, std::string>;
  const Settled& settled_;
  std::map<Place, Counts> counts_;
};

}  // namespace vekha::results
