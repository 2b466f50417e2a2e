// One account for each role of the catalogue, so that the program can be seen with everybody's eyes.
#include <algorithm>

#include "base/text.hpp"
#include "domain/demo/parts.hpp"
#include "domain/people/people.hpp"

namespace vekha::demo {
namespace {

constexpr const char* kPassword = "vekha-demo";  ///< printed on creation and in the README: for the demonstration only

bool suits(const people::Role& role, org::Kind kind) {
  return std::ranges::find(role.node_kinds, org::kind_name(kind)) != role.node_kinds.end();
}

/// The school whose people may sign in: a full one, so that it has all grades and exams.
std::string school_code(const World& world) {
  const auto full = std::ranges::find(world.schools, 11, &School::last_grade);
  return (full == world.schools.end() ? world.schools.front() : *full).code;
}

std::optional<org::Node> place_of(const db::Read& read, const World& world, const people::Role& role) {
  if (role.id == "regional") return org::root(read);
  if (suits(role, org::Kind::municipality)) return org::find(read, org::Kind::municipality, "own");
  if (suits(role, org::Kind::school)) return org::find(read, org::Kind::school, school_code(world));
  if (world.kindergartens.empty()) return {};
  return org::find(read, org::Kind::kindergarten, world.kindergartens.front().code);
}

}  // namespace

std::vector<Account> store_accounts(const db::Write& write, const World& world) {
  people::install_roles(write);
  std::vector<Account> out;
  for (const people::Role& role : people::catalog_roles()) {
    const std::optional<org::Node> place = place_of(write, world, role);
    if (!place) continue;
    people::add_account(
        write, {.login = role.id, .name = role.title, .role = role.id, .node = place->id, .password = kPassword});
    out.push_back({role.id, kPassword, role.id, role.title + ", " + place->name});
  }
  return out;
}

}  // namespace vekha::demo
