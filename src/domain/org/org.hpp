// Organisations: the tree region → municipality → school or kindergarten, and scopes as its subtrees.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "domain/org/history.hpp"
#include "io/db/db.hpp"

namespace vekha::org {

enum class Kind { region, municipality, school, kindergarten };
std::string_view kind_name(Kind kind);   ///< "school"
std::string_view kind_title(Kind kind);  ///< «школа»
std::optional<Kind> kind_from_name(std::string_view name);

struct Node {
  NodeId id;
  NodeId parent;     ///< 0 for the root
  std::string path;  ///< "/1/7/": ids from the root; a subtree is a prefix
  Kind kind = Kind::school;
  std::string code;  ///< digits of the ФИС ОКО login; own code for what has none
  std::string name;  ///< short name for lists
  std::string full_name;
  std::string settlement;  ///< "town", "village" or empty
  std::string attributes;  ///< context data, a JSON object
};

/// What somebody may see: the subtree under one node.
struct Scope {
  std::string path = "/";  ///< "/" is everything
  bool covers(const Node& node) const { return node.path.starts_with(path); }
};

/// The root (kind region); throws not_found in a store where init was not run.
Node root(const db::Read& read);
/// Throws not_found when there is no such node or it lies outside the scope (the two are not told apart).
Node node(const db::Read& read, const Scope& scope, NodeId id);
std::optional<Node> find(const db::Read& read, Kind kind, std::string_view code);
/// All nodes of a kind in the scope, ordered by name.
std::vector<Node> list(const db::Read& read, const Scope& scope, Kind kind);
/// A school with the municipality it lies in.
struct Placed {
  Node school;
  NodeId municipality;  ///< 0 when it lies in none
  std::string municipality_name;
  std::string municipality_code;
};
/// The schools of a scope by id.
std::map<NodeId, Placed> placed_schools(const db::Read& read, const Scope& scope);
/// Adds a node under its parent; id and path of the argument are ignored. Throws conflict when the code is taken.
Node add(const db::Write& write, NodeId parent, const Node& fresh);
/// Removes a node nothing refers to; its number stays its own, and it comes back under it when added again. `moment`:
/// UTC. Throws storage when something refers to it.
void remove(const db::Write& write, NodeId id, const std::string& moment);
/// Nodes that were removed: questions about what was known before still need their names.
std::vector<Node> gone(const db::Read& read);
/// Gives the only municipality this name; does nothing when it has it already or there are several.
void name_municipality(db::Database& records, const std::string& name);
/// The root region and its first municipality of an empty store.
Node init(const db::Write& write, const std::string& municipality_name);

}  // namespace vekha::org
