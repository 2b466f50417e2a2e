// The kinds of evidence, each comparing every school with what is usual among the others.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "domain/objectivity/evidence.hpp"

namespace vekha::objectivity {

/// The exams that are judged and the schools that sat them, numbered.
struct Bench {
  std::vector<const ExamTrace*> exams;       ///< judged
  std::vector<const ExamTrace*> controlled;  ///< beside them
  std::vector<NodeId> schools;               ///< in order
  std::size_t place(NodeId school) const;
};
Bench bench_of(const std::vector<const ExamTrace*>& exams);

/// By school of the bench; nothing where there is too little to say.
using Channel = std::vector<std::optional<Evidence>>;

/// `apart`: schools that already stand out and are not taken for usual.
Channel border_channel(const Bench& bench, const std::set<NodeId>& apart);
Channel likeness_channel(const Bench& bench);
Channel pairs_channel(const Bench& bench);
Channel fit_channel(const Bench& bench);
Channel narrowness_channel(const Bench& bench);
Channel journal_gap_channel(const Bench& bench);
Channel journal_link_channel(const Bench& bench);
Channel drop_channel(const Bench& bench);

}  // namespace vekha::objectivity
