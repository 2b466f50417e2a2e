// Typed identifiers: a school's id cannot be passed where a batch's is wanted.
#pragma once
#include <compare>
#include <cstdint>

namespace vekha {

template <class Tag>
struct Id {
  std::int64_t value = 0;
  explicit operator bool() const { return value != 0; }
  auto operator<=>(const Id&) const = default;
};

using NodeId = Id<struct NodeTag>;        ///< organisation: region, municipality, school, kindergarten
using AccountId = Id<struct AccountTag>;  ///< person who can sign in
using BatchId = Id<struct BatchTag>;      ///< one committed (or pending) import
using RoadmapId = Id<struct RoadmapTag>;
using PlanChangeId = Id<struct PlanChangeTag>;  ///< one logged edit of a plan
using ProposalId = Id<struct ProposalTag>;      ///< proposal for the next version of a plan
using MeasureId = Id<struct MeasureTag>;        ///< leaf item of a roadmap
using OccurrenceId = Id<struct OccurrenceTag>;  ///< dated window of a measure
using PartyId = Id<struct PartyTag>;            ///< who answers for measures of one roadmap
using TaskId = Id<struct TaskTag>;              ///< one executor's part of an occurrence
using EvidenceId = Id<struct EvidenceTag>;      ///< paper that shows a task was done
using EventId = Id<struct EventTag>;            ///< dated anchor of terms

}  // namespace vekha
