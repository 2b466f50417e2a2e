// Papers: the register of legal acts and orders, their links to plans, drafts from templates, numbers and who has read.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/ids.hpp"
#include "domain/org/org.hpp"
#include "io/db/db.hpp"

namespace vekha::papers {

using PaperId = Id<struct PaperTag>;

enum class Level { federal, regional, municipal, school };
std::string_view level_name(Level level);   ///< "federal"
std::string_view level_title(Level level);  ///< «федеральный»
std::optional<Level> level_from_name(std::string_view name);

enum class Status { draft, registered, in_force, repealed };
std::string_view status_name(Status status);   ///< "in_force"
std::string_view status_title(Status status);  ///< «действует»
std::optional<Status> status_from_name(std::string_view name);

/// What a paper is to the thing it is linked with.
enum class Role { basis, approves, evidence, amends };
std::string_view role_name(Role role);   ///< "basis"
std::string_view role_title(Role role);  ///< «правовое основание»
std::optional<Role> role_from_name(std::string_view name);

/// Who looks: the subtree of their organisation, and their own name on familiarisation lists.
struct Sight {
  org::Scope scope;
  AccountId account;
};

/// What identifies an act and says what it is about.
struct Card {
  std::string kind;  ///< «приказ»; kept in lower case
  std::string number;
  std::optional<Date> dated;
  std::string issuer;
  std::string title;
};

/// A thing a paper is linked with.
struct Link {
  std::string object;  ///< "roadmap", "measure", "task"
  std::int64_t object_id = 0;
  Role role = Role::basis;
};

struct File {
  std::string sha256;  ///< hex; empty: no file
  std::string name;
  std::int64_t size = 0;  ///< bytes
};

struct Paper {
  PaperId id;
  NodeId node;
  Card card;
  Level level = Level::municipal;
  Status status = Status::draft;
  PaperId repealed_by;
  std::string note;
  File file;
  std::string template_id;  ///< of a draft made from a template
  std::map<std::string, std::string> fields;
  std::string created_at;
  std::string created_by;
  int row_version = 1;
};

/// A paper to be stored.
struct Fresh {
  NodeId node;  ///< 0: the municipality made by init
  Card card;
  Level level = Level::municipal;
  Status status = Status::registered;
  std::string note;
  bool for_all_below = false;  ///< the organisations under `node` see it
  std::string template_id;     ///< of a draft
  std::map<std::string, std::string> fields;
};

/// Stores a paper. Throws bad_input with all complaints.
PaperId add(const db::Write& write, const Fresh& fresh);
/// The paper of this organisation with the same kind, number, day and issuer (an unknown issuer fits any), else a new
/// one: to be called for every act a plan names.
PaperId find_or_add(const db::Write& write, const Fresh& fresh);
/// What `find_or_add` would find; 0: nothing.
PaperId find_same(const db::Read& read, NodeId node, const Card& card);

/// Links once, at the end of the object's list. Throws not_found when there is no such paper.
void link(const db::Write& write, PaperId paper, const Link& link);
void unlink(const db::Write& write, PaperId paper, const Link& link);
/// Before the object itself goes.
void unlink_all(const db::Write& write, std::string_view object, std::int64_t object_id);
struct Linked {
  Paper paper;
  Role role = Role::basis;
};
/// Papers of one object in order. The caller has checked that the object may be seen.
std::vector<Linked> linked(const db::Read& read, std::string_view object, std::int64_t object_id);
std::vector<Link> links_of(const db::Read& read, PaperId paper);

/// Throws not_found outside what is seen: own subtree; papers of organisations above that are meant for it and no
/// drafts; papers on whose familiarisation list the account stands.
Paper get(const db::Read& read, const Sight& sight, PaperId id);

}  // namespace vekha::papers
