#include "domain/roadmap/proposals.hpp"

#include <algorithm>
#include <array>

#include "base/names.hpp"
#include "base/text.hpp"
#include "domain/roadmap/change_log.hpp"
#include "domain/roadmap/plans.hpp"
#include "domain/roadmap/roadmap.sql.hpp"
#include "domain/roadmap/versions.hpp"
#include "io/sys/clock.hpp"

namespace vekha::roadmap {
namespace {

constexpr std::array kStatuses{
    Named<ProposalStatus>{ProposalStatus::fresh, "new", "на рассмотрении"},
    Named<ProposalStatus>{ProposalStatus::accepted, "accepted", "принято"},
    Named<ProposalStatus>{ProposalStatus::rejected, "rejected", "отклонено"},
    Named<ProposalStatus>{ProposalStatus::included, "included", "включено в план"},
};

std::vector<std::string> names_of(const std::string& list) {
  std::vector<std::string> out;
  for (const std::string& name : vekha::split(list, ';'))
    if (const std::string plain = squeezed(name); !plain.empty()) out.push_back(plain);
  return out;
}

Proposal read_proposal(const db::Row& row) {
  return {.id = row.id<ProposalId>(0),
          .plan = row.id<RoadmapId>(1),
          .node = row.id<NodeId>(2),
          .node_name = row.text(3),
          .author = row.text(4),
          .at = row.text(5),
          .words = {row.text(6), row.text(7), row.text(8), names_of(row.text(9)), row.text(10), row.text(11)},
          .status = proposal_status_from_name(row.text(12)).value_or(ProposalStatus::fresh),
          .note = row.text(13),
          .decided_at = row.text(14),
          .decided_by = row.text(15),
          .measure = row.id<MeasureId>(16),
          .row_version = static_cast<int>(row.integer(17))};
}

/// A measure that gathers proposals for the next plan.
bool gathers(const Measure& measure) {
  const std::string small = folded(measure.text);
  return small.find("предложен") != std::string::npos &&
         (small.find("дорожн") != std::string::npos || small.find("план") != std::string::npos);
}

/// The draft a proposal goes into: the open one of the plan, or a new one.
RoadmapId draft_for(const db::Write& write, const org::Scope& scope, RoadmapId plan) {
  const auto all = versions(write, scope, plan, sys::today());
  for (const Summary& each : all)
    if (each.version.state == State::draft || each.version.state == State::submitted) return each.id;
  const auto running = std::ranges::find_if(all, [](const Summary& each) { return each.version.running; });
  if (running == all.end()) throw Error(Code::conflict, "У плана нет действующей версии: включать предложение некуда.");
  return amend(write, scope, running->id, "предложения в следующую дорожную карту");
}

MeasureId include(const db::Write& write, const org::Scope& scope, const Proposal& proposal) {
  const RoadmapId draft = draft_for(write, scope, proposal.plan);
  const ProposalText& words = proposal.words;
  MeasureFields fields{
      .text = words.text, .term = words.term, .responsible = words.responsible, .result = words.result};
  const Roadmap plan = get(write, scope, draft, sys::today());
  const std::string wanted = folded(words.section);
  const bool known = std::ranges::any_of(plan.sections, [&](const Section& section) {
    return folded(section.path) == wanted || folded(section.number) == wanted || folded(section.title) == wanted;
  });
  if (known) fields.section = words.section;
  const std::string reason = "предложение: " + proposal.node_name + ", " + proposal.author;
  return add(write, scope, {.roadmap = draft, .after = {}, .reason = reason}, fields).measure.id;
}

void refuse(const Proposal& proposal, const Decision& decision) {
  if (proposal.status == ProposalStatus::included)
    throw Error(Code::conflict, "Предложение уже включено в план. Исключить можно само мероприятие.");
  if (decision.status == ProposalStatus::rejected && squeezed(decision.note).empty())
    throw Error(Code::bad_input, "Напишите, почему предложение отклонено: автор увидит ответ.");
}

Proposal by_id(const db::Read& read, const org::Scope& scope, ProposalId id) {
  const auto found = read.first(sql::proposal_by_id, {id}, read_proposal);
  if (!found) throw Error(Code::not_found, "Такого предложения нет.");
  versions(read, scope, found->plan, sys::today());
  return *found;
}

}  // namespace

std::string_view proposal_status_name(ProposalStatus status) { return named_row(kStatuses, status).name; }
std::string_view proposal_status_title(ProposalStatus status) { return named_row(kStatuses, status).title; }

std::optional<ProposalStatus> proposal_status_from_name(std::string_view name) { return named_value(kStatuses, name); }

GatheringTerm gathering_term(const Roadmap& plan, Date today) {
  const Date custom = Date::of(today.year(), 11, 30);
  const auto found = std::ranges::find_if(plan.measures, gathers);
  if (found == plan.measures.end()) return {custom, "в плане срок не назван, взято 30 ноября"};
  const std::string basis = found->number.empty() ? "срок из плана" : "мероприятие " + found->number;
  for (const Occurrence& each : found->occurrences)
    if (each.due >= today) return {each.due, basis};
  if (found->occurrences.empty()) return {custom, basis + ": срок без даты, взято 30 ноября"};
  return {found->occurrences.back().due, basis};
}

std::vector<Proposal> proposals(const db::Read& read, const org::Scope& scope, const ProposalFilter& filter) {
  db::Binds binds{scope.path, scope.path};
  const auto plan = filter.roadmap ? read.first(sql::plan_of, {*filter.roadmap},
                                                [](const db::Row& row) { return row.id<RoadmapId>(0); })
                                   : std::nullopt;
  auto found = read.all(sql::proposals_in_scope, binds, read_proposal);
  std::erase_if(found, [&](const Proposal& each) {
    return (filter.roadmap && (!plan || each.plan != *plan)) || (filter.status && each.status != *filter.status);
  });
  return found;
}

ProposalId propose(const db::Write& write, NodeId node, RoadmapId roadmap, const ProposalText& words) {
  if (squeezed(words.text).empty())
    throw Error(Code::bad_input, "Напишите, какое мероприятие предлагаете включить в план.");
  const auto plan = write.first(sql::plan_of, {roadmap}, [](const db::Row& row) { return row.id<RoadmapId>(0); });
  if (!plan) throw Error(Code::not_found, "Дорожная карта не найдена.");
  const db::Bind account = write.actor().account ? db::Bind(write.actor().account) : db::Bind();
  return {write.insert(sql::insert_proposal,
                       {*plan, node, account, write.actor().name, sys::now_iso(), squeezed(words.section),
                        std::string(trimmed(words.text)), squeezed(words.term), joined(words.responsible, "; "),
                        std::string(trimmed(words.result)), std::string(trimmed(words.why))})};
}

Proposal decide(const db::Write& write, const org::Scope& scope, const Decision& decision) {
  const Proposal now = by_id(write, scope, decision.proposal);
  refuse(now, decision);
  const bool taken = decision.status == ProposalStatus::included;
  const db::Bind measure = taken ? db::Bind(include(write, scope, now)) : db::Bind();
  const bool open = decision.status == ProposalStatus::fresh;
  write.run(sql::decide_proposal,
            {proposal_status_name(decision.status), squeezed(decision.note),
             open ? db::Bind() : db::Bind(sys::now_iso()), open ? "" : write.actor().name, measure, now.id});
  return by_id(write, scope, decision.proposal);
}

}  // namespace vekha::roadmap
