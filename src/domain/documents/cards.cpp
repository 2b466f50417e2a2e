// Cards of the register for the acts a plan rests on and for the one that approves it.
#include <array>

#include "base/text.hpp"
#include "domain/documents/documents.hpp"
#include "domain/papers/papers.hpp"
#include "io/sys/clock.hpp"

namespace vekha::documents {
namespace {

constexpr const char* kByText = "Внесён по тексту плана; действует ли документ, не проверено.";
constexpr const char* kByApproval = "Внесён при утверждении плана мероприятий.";

struct LevelWord {
  std::string_view stem;  ///< folded, with the blank before it a word begins with
  papers::Level level;
};
/// The first stem met in the kind and the issuer tells the level. Regional bodies stand before federal ones, since a
/// region may have a ministry and a government too; words both may bear («департамент», «министерство») tell nothing.
constexpr std::array kLevelWords{
    LevelWord{" област", papers::Level::regional},
    LevelWord{" края", papers::Level::regional},
    LevelWord{" краев", papers::Level::regional},
    LevelWord{" республик", papers::Level::regional},
    LevelWord{" автономного округа", papers::Level::regional},
    LevelWord{" региональн", papers::Level::regional},
    LevelWord{" губернатор", papers::Level::regional},
    LevelWord{" федеральн", papers::Level::federal},
    LevelWord{" российской федерации", papers::Level::federal},
    LevelWord{" рф", papers::Level::federal},
    LevelWord{" рособрнадзор", papers::Level::federal},
    LevelWord{" минпросвещен", papers::Level::federal},
    LevelWord{" минобрнауки", papers::Level::federal},
    LevelWord{" президент", papers::Level::federal},
    LevelWord{" россии", papers::Level::federal},
    LevelWord{" муниципальн", papers::Level::municipal},
    LevelWord{" городского округа", papers::Level::municipal},
    LevelWord{" администрации город", papers::Level::municipal},
    LevelWord{" администрация город", papers::Level::municipal},
    LevelWord{" района", papers::Level::municipal},
    LevelWord{" районн", papers::Level::municipal},
    LevelWord{" зато ", papers::Level::municipal},
};

/// The level an organisation of the tree issues its acts at, when the act names it as its issuer.
papers::Level level_by_node(const org::Node& node, const std::string& issuer) {
  const std::string wanted = folded(issuer);
  if (wanted.empty() || (wanted != folded(node.name) && wanted != folded(node.full_name)))
    return papers::Level::unknown;
  switch (node.kind) {
    case org::Kind::region: return papers::Level::regional;
    case org::Kind::municipality: return papers::Level::municipal;
    default: return papers::Level::school;
  }
}

papers::Level level_of(const org::Node& node, const roadmap::ActReference& act) {
  const std::string text = " " + folded(act.kind + " " + act.issuer) + " ";
  for (const LevelWord& word : kLevelWords)
    if (text.find(word.stem) != std::string::npos) return word.level;
  return level_by_node(node, act.issuer);
}

papers::Card card(const roadmap::ActReference& act) {
  return {.kind = act.kind.empty() ? "документ" : act.kind,
          .number = act.number,
          .dated = act.date,
          .issuer = act.issuer,
          .title = act.title};
}

papers::PaperId card_of(const db::Write& write, const org::Node& node, const roadmap::ActReference& act,
                        const char* note) {
  return papers::find_or_add(
      write, {.node = node.id, .card = card(act), .level = level_of(node, act), .note = note, .for_all_below = true});
}

roadmap::ActReference reference_of(const roadmap::Act& act, const std::string& plan) {
  return {act.kind, act.number, act.date, act.issuer, "Об утверждении: " + plan};
}

roadmap::ActReference named_in(const roadmap::Preamble& preamble) {
  return {preamble.kind_of_act, preamble.act_number, preamble.act_date, preamble.approved_by, ""};
}

org::Node owner_of(const db::Read& read, NodeId wished) {
  if (wished) return org::node(read, {}, wished);
  return org::find(read, org::Kind::municipality, "own").value_or(org::root(read));
}

}  // namespace

int make_cards(const db::Write& write, NodeId node, RoadmapId plan, const roadmap::Preamble& preamble) {
  const org::Node owner = owner_of(write, node);
  int linked = 0;
  const auto add = [&](const roadmap::ActReference& act, papers::Role role) {
    if (act.number.empty() && act.title.empty()) return;
    papers::link(write, card_of(write, owner, act, kByText), {"roadmap", plan.value, role});
    ++linked;
  };
  for (const roadmap::ActReference& act : preamble.basis) add(act, papers::Role::basis);
  if (!preamble.act_number.empty()) add(named_in(preamble), papers::Role::approves);
  return linked;
}

roadmap::Approval approve_plan(const db::Write& write, const org::Scope& scope, RoadmapId id, const roadmap::Act& act) {
  roadmap::Approval done = roadmap::approve(write, scope, id, act);
  const roadmap::Summary plan = roadmap::get(write, scope, id, sys::today()).summary;
  const org::Node owner = org::node(write, {}, plan.node);
  const papers::PaperId card = card_of(write, owner, reference_of(*plan.version.act, plan.title), kByApproval);
  papers::link(write, card, {"roadmap", id.value, papers::Role::approves});
  execution::spread(write, id);
  return done;
}

roadmap::Approval withdraw_plan(const db::Write& write, const org::Scope& scope, RoadmapId id,
                                const std::string& reason) {
  const roadmap::Roadmap before = roadmap::get(write, scope, id, sys::today());
  roadmap::Approval done = roadmap::withdraw(write, scope, id, reason);
  papers::PaperId named;  // the act the text of the plan names stays linked
  if (!before.preamble.act_number.empty())
    named = papers::find_same(write, before.summary.node, card(named_in(before.preamble)));
  for (const papers::Linked& each : papers::linked(write, "roadmap", id.value)) {
    if (each.role != papers::Role::approves || each.paper.id == named) continue;
    papers::unlink(write, each.paper.id, {"roadmap", id.value, papers::Role::approves});
    if (each.paper.note == kByApproval) papers::drop_unused(write, each.paper.id);
  }
  execution::spread(write, done.after ? done.after : id);
  return done;
}

}  // namespace vekha::documents
