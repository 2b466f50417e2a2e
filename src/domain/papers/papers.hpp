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
#include "io/doc/blocks.hpp"

namespace vekha::papers {

using PaperId = Id<struct PaperTag>;

/// unknown: neither a person nor a text told it; it is never guessed.
enum class Level { unknown, federal, regional, municipal, school };
std::string_view level_name(Level level);   ///< "federal", empty for unknown
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
  Level level = Level::unknown;
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
  Level level = Level::unknown;
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
/// Takes a card away that stands for nothing any more: nobody changed it, linked it or has to read it. Whether it went.
bool drop_unused(const db::Write& write, PaperId paper);
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

// The register as a list.

enum class Sort { dated, number, title, kind };
std::optional<Sort> sort_from_name(std::string_view name);

/// Which papers; every field narrows.
struct Query {
  std::string text;  ///< words of the card, in any case and order
  std::string kind;
  std::optional<Level> level;
  std::optional<Status> status;
  int year = 0;
  std::string object;  ///< linked with this thing
  std::int64_t object_id = 0;
  Sort sort = Sort::dated;
  std::size_t limit = 100;  ///< 0: all
  std::size_t after = 0;    ///< rows to pass over
};
struct Row {
  Paper paper;
  std::string node_name;
  std::string repealed_by_title;
  int acquainted = 0;
  int people = 0;  ///< on the familiarisation list
};
struct Page {
  std::size_t total = 0;
  std::vector<Row> items;
};
Page list(const db::Read& read, const Sight& sight, const Query& query);
/// One paper as its row. Throws as `get` does.
Row row(const db::Read& read, const Sight& sight, PaperId id);

// Changes. All throw not_found for papers outside the subtree of the scope.

struct Change {
  Card card;
  Level level = Level::unknown;
  Status status = Status::registered;
  PaperId repealed_by;
  std::string note;
  std::vector<NodeId> readers;  ///< organisations it is meant for besides its owner
  int row_version = 0;
};
/// Somebody changed the card meanwhile.
class Stale : public Error {
 public:
  Stale();
};
/// Throws Stale when row_version is not the stored one, bad_input with all complaints.
void change(const db::Write& write, const org::Scope& scope, PaperId id, const Change& change);
std::vector<NodeId> readers(const db::Read& read, PaperId id);
void set_fields(const db::Write& write, const org::Scope& scope, PaperId id,
                const std::map<std::string, std::string>& fields);
/// Taken away, to be brought back by `restore`. Throws conflict for papers with a number of the own journal.
void remove(const db::Write& write, const org::Scope& scope, PaperId id);
void restore(const db::Write& write, const org::Scope& scope, PaperId id);
void attach(const db::Write& write, const org::Scope& scope, PaperId id, const File& file);

/// «{n}-од», «{n:3}/{year}». Throws bad_input when the number itself is missing.
void set_pattern(const db::Write& write, NodeId node, std::string_view kind, const std::string& pattern);
struct Registration {
  Date dated;
  std::string number;  ///< empty: the next one of the journal of the kind and year
};
/// Gives a draft its number and day; the number. Throws conflict when it is no draft or the number is taken.
std::string enter(const db::Write& write, const org::Scope& scope, PaperId id, const Registration& registration);
/// Takes the registration back: the paper is a draft again and its number, if the last of the journal, is free. Throws
/// conflict when somebody has read it or the number would leave a gap.
void withdraw(const db::Write& write, const org::Scope& scope, PaperId id);

// Familiarisation.

struct Person {
  std::int64_t id = 0;
  AccountId account;  ///< 0: known by name only
  std::string name;
  std::string position;
  std::optional<Date> acquainted_on;
  std::string marked_by;
  std::string marked_at;
};
std::vector<Person> people(const db::Read& read, PaperId id);
/// Puts somebody on the list. Throws conflict when the account stands there already.
std::int64_t add_person(const db::Write& write, const org::Scope& scope, PaperId id, const Person& person);
/// Throws conflict when the person has already marked it.
void remove_person(const db::Write& write, const org::Scope& scope, PaperId id, std::int64_t person);
/// The person's own mark, by the account. Throws not_found when the account is not on the list.
void acquaint(const db::Write& write, const Sight& sight, PaperId id, Date day);
/// A mark from the signed sheet, for people without accounts; without a day it is taken back. Throws forbidden for
/// somebody who has an account: they mark it themselves.
void mark_person(const db::Write& write, const org::Scope& scope, PaperId id, std::int64_t person,
                 std::optional<Date> day);

// Drafts from templates.

struct Field {
  std::string id;
  std::string title;
  std::string help;
  std::string kind;  ///< text, long, date, number or list
  enum class Need { optional, required };
  Need need = Need::optional;
  std::string standard;  ///< what stands there first; «{plan.title}» is what is known of the plan
};
struct Template {
  std::string id;
  std::string title;
  std::string kind;  ///< of the paper: «приказ»
  std::string subject;
  std::string grounds;              ///< констатирующая часть
  std::vector<std::string> orders;  ///< points of the распорядительная часть
  std::string annex_title;          ///< empty: no annex
  std::string annex;                ///< field of kind list that makes it
  std::vector<Field> fields;
};
const std::vector<Template>& templates();
/// Throws not_found.
const Template& template_of(const std::string& id);
using Known = std::map<std::string, std::string>;  ///< «plan.title», «issuer» …
/// A draft with what was filled in; the rest gets what the template and `known` give. Throws bad_input naming the
/// required fields that are empty and fields the template does not have.
PaperId draft(const db::Write& write, NodeId node, const std::string& template_id, const Known& fields,
              const Known& known);
/// The fields with what would stand in them before anything is filled in.
std::vector<Field> fields_with(const Template& pattern, const Known& known);

/// The paper as an order; a card of somebody else's act gives only its requisites.
doc::Document paper_document(const Paper& paper, const std::string& made);
/// The familiarisation list to be printed and signed.
doc::Document familiarisation_document(const Paper& paper, const std::vector<Person>& people, const std::string& made);
/// The register as the bytes of a workbook or of a CSV for Excel.
std::string register_workbook(const std::vector<Row>& rows);
std::string register_csv(const std::vector<Row>& rows);

}  // namespace vekha::papers
