#include "domain/people/people.hpp"

#include <algorithm>
#include <limits>

#include "base/text.hpp"
#include "domain/people/people.sql.hpp"

namespace vekha::people {
namespace {

Account read_account(const db::Row& row) {
  return {.id = row.id<AccountId>(0),
          .login = row.text(1),
          .name = row.text(2),
          .role = row.text(3),
          .role_title = row.text(4),
          .node = {.id = row.id<NodeId>(5)},
          .disabled = row.truth(6),
          .email = row.text(7)};
}

Account with_node(const db::Read& read, std::optional<Account> found) {
  if (!found) throw Error(Code::not_found, "Такой учётной записи нет.");
  found->node = org::node(read, org::Scope{}, found->node.id);
  return *found;
}

}  // namespace

std::vector<Account> accounts(const db::Read& read, const org::Scope& scope) {
  auto out = read.all(sql::accounts_in_scope, {scope.path, scope.path}, read_account);
  for (Account& each : out) each.node = org::node(read, scope, each.node.id);
  return out;
}

Account account(const db::Read& read, const std::string& login) {
  return with_node(read, read.first(sql::account_by_login, {lower(login)}, read_account));
}

Account account(const db::Read& read, AccountId id) {
  return with_node(read, read.first(sql::account_by_id, {id}, read_account));
}

std::vector<JournalRow> journal(const db::Read& read, const org::Scope& scope, const JournalPage& page) {
  const bool whole =
      org::list(read, scope, org::Kind::municipality).size() == org::list(read, {}, org::Kind::municipality).size();
  const std::int64_t before = page.before > 0 ? page.before : std::numeric_limits<std::int64_t>::max();
  return read.all(sql::journal, {before, scope.path, scope.path, whole, std::clamp(page.limit, 1, 500)},
                  [](const db::Row& row) { return JournalRow{row.integer(0), row.text(1), row.text(2), row.text(3)}; });
}

}  // namespace vekha::people
