#include "app/api/handlers.hpp"
#include "app/api/plan_json.hpp"
#include "app/api/roadmaps.hpp"
#include "app/api/write.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "io/sys/clock.hpp"

namespace vekha::api {
namespace {

void write_proposal(JsonWriter& json, const roadmap::Proposal& proposal) {
  const roadmap::ProposalText& words = proposal.words;
  json.begin_object().field("id", proposal.id.value).field("roadmap_id", proposal.plan.value);
  json.field("node", proposal.node_name).field("author", proposal.author).field("at", proposal.at);
  json.field("section", words.section).field("text", words.text).field("term", words.term);
  json.field("responsible", joined(words.responsible, "; ")).field("result", words.result).field("reason", words.why);
  json.field("state", roadmap::proposal_status_name(proposal.status));
  json.field("state_title", roadmap::proposal_status_title(proposal.status)).field("note", proposal.note);
  json.field("decided_at", proposal.decided_at).field("decided_by", proposal.decided_by);
  write_or_null(json, "included_in", static_cast<int>(proposal.measure.value));
  json.field("row_version", proposal.row_version).end_object();
}

http::Response proposal_response(const roadmap::Proposal& proposal) {
  JsonWriter json;
  write_proposal(json, proposal);
  return json_response(json);
}

roadmap::ProposalStatus wanted_status(const std::string& name) {
  const auto status = roadmap::proposal_status_from_name(name);
  if (!status) throw Error(Code::bad_arguments, "Решение — одно из accepted, rejected, included, new.");
  return *status;
}

/// Names parted by «;» or by a comma.
std::vector<std::string> names_of(const std::string& text) {
  std::vector<std::string> out;
  for (const std::string& name : split(replaced(text, ",", ";"), ';'))
    if (const std::string plain = squeezed(name); !plain.empty()) out.push_back(plain);
  return out;
}

}  // namespace

http::Response list_proposals(Context& context, const Call& call) {
  roadmap::ProposalFilter filter;
  const auto roadmap = call.maybe_integer("roadmap");
  if (roadmap) filter.roadmap = RoadmapId{*roadmap};
  if (const auto status = call.maybe_text("state")) filter.status = wanted_status(*status);
  JsonWriter json;
  json.begin_array();
  context.stores.records().read([&](const db::Read& read) {
    for (const roadmap::Proposal& each : roadmap::proposals(read, call.who().scope(), filter))
      write_proposal(json, each);
  });
  json.end_array();
  return json_response(json);
}

http::Response make_proposal(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  const auto roadmap = fields.maybe_integer("roadmap");
  if (!roadmap) throw Error(Code::bad_arguments, "Параметр «roadmap»: нужно указать дорожную карту.");
  const roadmap::ProposalText words{
      fields.maybe_text("section").value_or(""), fields.maybe_text("text").value_or(""),
      fields.maybe_text("term").value_or(""),    names_of(fields.maybe_text("responsible").value_or("")),
      fields.maybe_text("result").value_or(""),  fields.maybe_text("reason").value_or("")};
  const people::Viewer& who = call.who();
  const auto made = context.stores.records().write(who.actor(), "предложение в план", [&](const db::Write& write) {
    scope_of_visible(write, who, RoadmapId{*roadmap});
    return roadmap::propose(write, who.account.node.id, RoadmapId{*roadmap}, words);
  });
  const auto all = context.stores.records().read(
      [&](const db::Read& read) { return roadmap::proposals(read, who.scope(), {.roadmap = RoadmapId{*roadmap}}); });
  for (const roadmap::Proposal& each : all)
    if (each.id == made) return proposal_response(each);
  throw Error(Code::not_found, "Предложение не найдено.");
}

http::Response decide_proposal(Context& context, const Call& call) {
  const Fields fields(call.request.body);
  const roadmap::Decision decision{.proposal = ProposalId{call.id()},
                                   .status = wanted_status(fields.text("decision")),
                                   .note = fields.maybe_text("note").value_or("")};
  return proposal_response(context.stores.records().write(
      call.who().actor(), "решение по предложению",
      [&](const db::Write& write) { return roadmap::decide(write, call.who().scope(), decision); }));
}

}  // namespace vekha::api
