// Executors: whom a party of a plan stands for, and the tasks that follow from it.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/execution/tasks.hpp"

namespace vekha::execution {

enum class Rule { node, all_schools, all_kindergartens, schools_with_signs, people, external };
std::string_view rule_name(Rule rule);   ///< "all_schools"
std::string_view rule_title(Rule rule);  ///< «все школы»
std::optional<Rule> rule_from_name(std::string_view name);
/// In the order of lists.
std::vector<Rule> rules();

/// Whom a party stands for.
struct Resolution {
  Rule rule = Rule::external;
  std::optional<NodeId> node;  ///< of rule node
  std::string label;           ///< the body inside the node
  std::string list;            ///< of rule schools_with_signs: "signs" or "low_results"
};

struct Executor {
  PartyId party;
  std::string name;
  std::string full_name;
  Resolution resolves;
  std::optional<AccountId> account;
  std::optional<AccountId> controller;
  bool lead = false;
  bool chosen = false;  ///< set by a person, not by the words of its name
  int performers = 0;   ///< how many get a task of each window now
  int measures = 0;     ///< of the plan that name it
};

struct Executors {
  std::optional<AccountId> controller;  ///< of the whole plan
  std::vector<Executor> parties;
};

/// Throws not_found outside the scope.
Executors executors(const db::Read& read, const Hand& who, RoadmapId id);
/// Sets what is named, resolves and spreads anew. Throws bad_input with all complaints.
void set_executors(const db::Write& write, const Hand& who, RoadmapId id, const Executors& wanted);

/// What a spread did.
struct Spread {
  int performers = 0;  ///< distinct executors
  int added = 0;
  int withdrawn = 0;
  int kept = 0;  ///< touched tasks whose executor is named no more
  int total = 0;
};
/// Brings the tasks of a working version up to its windows and executors: adds what lacks, takes back what nobody
/// touched, carries work over from the version it replaced. Again and again gives the same. Does nothing for a version
/// nobody works by.
Spread spread(const db::Write& write, RoadmapId id);
/// Spreads working versions that have no tasks yet: stores made by an earlier version of the program.
void spread_missing(db::Database& records);
/// Removes all work of a roadmap that is being taken away. Throws conflict when there is evidence.
void forget(const db::Write& write, RoadmapId id);

/// A named list of schools that conditions of plans mean.
struct SchoolList {
  std::string kind;   ///< "signs", "low_results"
  std::string title;  ///< «школы с признаками необъективности»
  std::string source;
  std::string updated_at;
  std::string updated_by;
  std::vector<NodeId> schools;
};
/// Every kind of list, also those nobody filled yet.
std::vector<SchoolList> school_lists(const db::Read& read, const org::Scope& scope);
/// Puts a list and spreads every working roadmap of the municipality that uses it. Throws bad_input.
void put_school_list(const db::Write& write, NodeId municipality, const SchoolList& list);

/// One line of what happened to the tasks of a plan as a whole.
struct SpreadLog {
  std::string at;
  std::string actor;
  std::string reason;
  Spread did;
};
std::vector<SpreadLog> spread_log(const db::Read& read, const Hand& who, RoadmapId id);

}  // namespace vekha::execution
