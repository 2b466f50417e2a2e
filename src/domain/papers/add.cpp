#include "base/text.hpp"
#include "domain/papers/check.hpp"
#include "domain/papers/identity.hpp"
#include "domain/papers/papers.hpp"
#include "domain/papers/papers.sql.hpp"
#include "domain/papers/rows.hpp"
#include "io/sys/clock.hpp"

namespace vekha::papers {
namespace {

NodeId owner_of(const db::Read& read, NodeId wished) {
  if (wished) return org::node(read, {}, wished).id;
  if (const auto own = org::find(read, org::Kind::municipality, "own")) return own->id;
  const auto municipalities = org::list(read, {}, org::Kind::municipality);
  return municipalities.empty() ? org::root(read).id : municipalities.front().id;
}

PaperId same_in(const db::Read& read, NodeId node, const Card& card) {
  const std::string issuer = issuer_key(card.issuer);
  PaperId found;
  read.each(sql::same_identity, {node, identity(card)}, [&](const db::Row& row) {
    const std::string theirs = row.text(1);
    if (!found && (theirs == issuer || theirs.empty() || issuer.empty())) found = row.id<PaperId>(0);
  });
  return found;
}

}  // namespace

PaperId add(const db::Write& write, const Fresh& fresh) {
  const Card card = tidy(fresh.card);
  check_card(card);
  const NodeId node = owner_of(write, fresh.node);
  const std::optional<std::string> day = card.dated ? std::optional(iso_date(*card.dated)) : std::nullopt;
  const PaperId id{write.insert(
      sql::insert_paper,
      {node, card.kind, card.number, day, card.title, card.issuer, level_name(fresh.level), status_name(fresh.status),
       squeezed(fresh.note), identity(card), issuer_key(card.issuer), search_text(card), fresh.template_id,
       fields_json(fresh.fields), sys::now_iso(), write.actor().name})};
  if (fresh.for_all_below) write.run(sql::insert_reader, {id, node});
  return id;
}

PaperId find_same(const db::Read& read, NodeId node, const Card& card) {
  return same_in(read, owner_of(read, node), card);
}

PaperId find_or_add(const db::Write& write, const Fresh& fresh) {
  const PaperId same = find_same(write, fresh.node, fresh.card);
  return same ? same : add(write, fresh);
}

}  // namespace vekha::papers
