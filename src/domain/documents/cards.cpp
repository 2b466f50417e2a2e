#include <array>

#include "base/text.hpp"
#include "domain/documents/documents.hpp"
#include "domain/papers/papers.hpp"

namespace vekha::documents {
namespace {

constexpr const char* kNote = "Внесён по тексту плана; действует ли документ, не проверено.";

struct LevelWord {
  std::string_view stem;  ///< folded
  papers::Level level;
};
/// The first stem met in the kind and the issuer tells the level; regional bodies often name a ministry of their own.
constexpr std::array kLevelWords{
    LevelWord{"области", papers::Level::regional},
    LevelWord{"края", papers::Level::regional},
    LevelWord{"республик", papers::Level::regional},
    LevelWord{"автономного округа", papers::Level::regional},
    LevelWord{"региональн", papers::Level::regional},
    LevelWord{"департамент", papers::Level::regional},
    LevelWord{"губернатор", papers::Level::regional},
    LevelWord{"федеральн", papers::Level::federal},
    LevelWord{"российской федерации", papers::Level::federal},
    LevelWord{"рособрнадзор", papers::Level::federal},
    LevelWord{"минпросвещен", papers::Level::federal},
    LevelWord{"минобрнауки", papers::Level::federal},
    LevelWord{"министерств", papers::Level::federal},
    LevelWord{"правительств", papers::Level::federal},
    LevelWord{"президент", papers::Level::federal},
    LevelWord{"россии", papers::Level::federal},
};

papers::Level level_of(const roadmap::ActReference& act) {
  const std::string text = folded(act.kind + " " + act.issuer);
  for (const LevelWord& word : kLevelWords)
    if (text.find(word.stem) != std::string::npos) return word.level;
  return papers::Level::municipal;
}

papers::PaperId card_of(const db::Write& write, NodeId node, const roadmap::ActReference& act) {
  return papers::find_or_add(write, {.node = node,
                                     .card = {.kind = act.kind.empty() ? "документ" : act.kind,
                                              .number = act.number,
                                              .dated = act.date,
                                              .issuer = act.issuer,
                                              .title = act.title},
                                     .level = level_of(act),
                                     .note = kNote,
                                     .for_all_below = true});
}

}  // namespace

int make_cards(const db::Write& write, NodeId node, RoadmapId plan, const roadmap::Preamble& preamble) {
  int linked = 0;
  const auto add = [&](const roadmap::ActReference& act, papers::Role role) {
    if (act.number.empty() && act.title.empty()) return;
    papers::link(write, card_of(write, node, act), {"roadmap", plan.value, role});
    ++linked;
  };
  for (const roadmap::ActReference& act : preamble.basis) add(act, papers::Role::basis);
  if (!preamble.act_number.empty())
    add({preamble.kind_of_act, preamble.act_number, preamble.act_date, preamble.approved_by, ""},
        papers::Role::approves);
  return linked;
}

}  // namespace vekha::documents
