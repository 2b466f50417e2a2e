// Proposals for the next version of a plan: made by everybody who works under it, looked through, taken in.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "domain/roadmap/editing.hpp"

namespace vekha::roadmap {

enum class ProposalStatus { fresh, accepted, rejected, included };
std::string_view proposal_status_name(ProposalStatus status);   ///< "new"
std::string_view proposal_status_title(ProposalStatus status);  ///< «на рассмотрении»
std::optional<ProposalStatus> proposal_status_from_name(std::string_view name);

/// What somebody proposes, in their own words.
struct ProposalText {
  std::string section;
  std::string text;
  std::string term;
  std::vector<std::string> responsible;
  std::string result;
  std::string why;  ///< grounds
};

struct Proposal {
  ProposalId id;
  RoadmapId plan;  ///< first version of the plan it is for
  NodeId node;
  std::string node_name;
  std::string author;
  std::string at;  ///< UTC moment
  ProposalText words;
  ProposalStatus status = ProposalStatus::fresh;
  std::string note;        ///< of the decision
  std::string decided_at;  ///< UTC moment, empty while new
  std::string decided_by;
  MeasureId measure;  ///< what it became
  int row_version = 1;
};

/// When proposals are gathered: the last day of this year, and where it was found.
struct GatheringTerm {
  Date due;
  std::string basis;  ///< «мероприятие 4.1», or «по обычаю: до 30 ноября»
};
/// By the measure of the plan that gathers proposals, else 30 November.
GatheringTerm gathering_term(const Roadmap& plan, Date today);

/// What somebody may see and do with proposals.
struct ProposalFilter {
  std::optional<RoadmapId> roadmap;  ///< any version of the plan
  std::optional<ProposalStatus> status;
};
/// Proposals by the organisations of the scope, the newest first.
std::vector<Proposal> proposals(const db::Read& read, const org::Scope& scope, const ProposalFilter& filter);
/// Throws bad_input without a text. The caller has checked that the author sees the roadmap.
ProposalId propose(const db::Write& write, NodeId node, RoadmapId roadmap, const ProposalText& words);
/// Changes the words while nobody decided. Throws conflict later, not_found outside the scope.
struct Decision {
  ProposalId proposal;
  ProposalStatus status = ProposalStatus::accepted;  ///< `fresh` takes a decision back
  std::string note;                                  ///< required for a rejection
};
/// Decides; `included` puts the measure into the draft of the next version (made when there is none, or into the plan
/// itself while it is a draft). `scope` holds the plan. Throws conflict for what was included already, not_found.
Proposal decide(const db::Write& write, const org::Scope& scope, const Decision& decision);

}  // namespace vekha::roadmap
