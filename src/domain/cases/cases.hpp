// Cases of objectivity: a sign is a question to a school. The school answers before anybody else sees it; then come
// causes, a recommendation, a measure, a re-check and what it all came to. Every step can be taken back.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "domain/cases/rechecks.hpp"
#include "domain/cases/sheets.hpp"
#include "domain/cases/sight.hpp"
#include "domain/catalog/catalog.hpp"
#include "domain/org/org.hpp"
#include "domain/people/people.hpp"
#include "domain/reminders/reminders.hpp"
#include "io/db/db.hpp"
#include "io/facts/facts.hpp"

namespace vekha::cases {

// Knowledge.

struct Cause {
  std::string id;
  std::string title;
  std::string recommendation;  ///< a draft
};
struct CauseGroup {
  std::string id;
  std::string title;
  std::vector<Cause> causes;
};
/// The checklist of catalog/cases. Throws bad_input naming file and line of what is wrong there.
const std::vector<CauseGroup>& causes();
/// Nothing for an unknown id.
const Cause* find_cause(std::string_view id);

// The sign.

/// One thing a sign rests on.
struct Fact {
  std::string sign;
  std::string title;
  std::string exam;  ///< in words, or empty
  std::int64_t works = 0;
  std::string words;
};
/// The sign of a school as it is known now.
struct Sign {
  std::string method;  ///< "fioko-2019", "vekha", "other"
  std::string title;   ///< «Методика 2019: признаков — 2»
  int year = 0;
  std::string procedure;  ///< empty: several
  int grade = 0;          ///< 0: several
  std::string subject;    ///< empty: several
  std::optional<double> posterior;
  std::vector<Fact> facts;
  bool found = false;  ///< the school has the sign
};
/// Where signs are computed from.
struct Ground {
  const db::Read& read;
  facts::Store& facts;
  const catalog::Catalog& catalog;
};
struct SignQuestion {
  std::string method;
  int year = 0;
  std::string procedure{};  ///< narrows, with grade and subject
  int grade = 0;
  std::string subject{};
};
/// What the method says of the school; `found` false when it says nothing. Throws not_found for an unknown method or
/// when nothing was loaded.
Sign sign_of(const Ground& ground, const org::Node& school, const SignQuestion& question);

// Cases.

enum class Stage { waiting, overdue, answered, published, causes, recommended, measures, rechecked, closed };
std::string_view stage_name(Stage stage);   ///< "waiting"
std::string_view stage_title(Stage stage);  ///< «школа отвечает»

struct Step {
  std::int64_t id = 0;
  std::string kind;    ///< "reply", "publish", "causes", "recommend", "measure", "recheck", "close", "handover"
  std::string choice;  ///< stand "agree", "explain", "disagree"; ids of causes by commas; outcome; who took it over
  std::string words;
  std::string due;             ///< ISO day or empty
  std::int64_t reference = 0;  ///< measure of a plan, re-check, account that took it over
  std::string recorded_at;
  std::string actor;
  std::string withdrawn_at;
};
std::string_view step_title(std::string_view kind);      ///< «Школа ответила»
std::string_view choice_title(std::string_view choice);  ///< of a stand or an outcome: «школа согласна»

struct Case {
  std::int64_t id = 0;
  org::Node school;
  Sign sign;
  int reply_days = 0;
  std::string reply_to;  ///< ISO, the last day to answer
  AccountId account;     ///< who opened it
  std::string recorded_at;
  std::string actor;
  std::string withdrawn_at;
  std::vector<Step> steps;  ///< newest first, those taken back among them

  /// The newest step of a kind that holds, or null.
  const Step* step(std::string_view kind) const;
  Stage stage(Date today) const;
  /// Who leads it before it is published: who opened it or took it over last. 0: the owner of the folder.
  AccountId holder() const;
};

/// Whose eyes and hands.
struct Who {
  org::Scope scope;
  AccountId account;
  std::string name;
  NodeId node;
  bool owner = false;     ///< of the data folder, at the command line: sees everything
  bool school = false;    ///< belongs to a school
  bool first = false;     ///< objectivity.first in a municipality: sees signs before anybody else
  bool changes = false;   ///< cases.change
  bool replies = false;   ///< cases.reply
  bool rechecks = false;  ///< rechecks.change: sees whose works they are
};
Who who_is(const people::Viewer& viewer);
Who owner_of_folder(const std::string& name);

/// Before it is published a case is seen by who opened it, by whom it was handed over to and by the school; afterwards
/// by everybody whose scope covers the school. A school never sees another's.
bool sees(const Who& who, const Case& one);

struct Query {
  std::optional<int> year;
  std::optional<NodeId> school;
  std::string stage{};  ///< name, or empty
};
/// Those the person sees, the newest first; removed ones are not among them.
std::vector<Case> list(const db::Read& read, const Who& who, const Query& query, Date today);
/// Throws not_found when there is none or the person does not see it.
Case get(const db::Read& read, const Who& who, std::int64_t id);

struct Opening {
  NodeId school;
  SignQuestion question;
  std::string words;   ///< of method "other": where the sign comes from
  int reply_days = 5;  ///< working days
};
/// Asks the school about its sign; its people are told. Throws bad_input when there is no such sign, not_found,
/// conflict when a case of this sign is open, forbidden without the right.
std::int64_t open(const Ground& ground, const db::Write& write, const Who& who, const Opening& opening, Date today);
/// Throws conflict once the school answered or it was published, forbidden for who does not lead it.
void remove(const db::Write& write, const Who& who, const Case& one);
/// Throws not_found for one the person did not open and does not see.
void restore(const db::Write& write, const Who& who, std::int64_t id);

/// What is done next.
struct NewStep {
  std::string kind;
  std::string choice{};
  std::vector<std::string> causes{};
  std::string words{};
  std::string due{};
  std::int64_t reference = 0;
};
/// One step by the office or a reply by the school. Throws conflict when it is not its turn, bad_input telling what is
/// missing, forbidden for who may not.
std::int64_t take_step(const db::Write& write, const Who& who, const Case& one, const NewStep& fresh, Date today);
/// The kinds open to the person now, in order.
std::vector<std::string> open_steps(const Who& who, const Case& one, Date today);
/// Whom a case can be handed over to before it is published, by name.
std::vector<people::Account> may_take_over(const db::Read& read, const Case& one);
/// Takes the newest step back; a reply is taken back by its school only. Throws conflict.
void undo_step(const db::Write& write, const Who& who, const Case& one);
/// Whether undo_step would do something for this person.
bool may_undo(const Who& who, const Case& one);

/// Tells schools whose term of reply ends tomorrow or today, and who asked when it is over, once each. How many were
/// told.
int remind(db::Database& records, const db::Actor& actor, Date today);

/// Terms of replies for the calendar of who answers and of who leads the case.
std::vector<reminders::OtherTerm> terms(const db::Read& read, const Who& who, Date today);

/// How the sign stands a year later, when results of that year are loaded.
std::optional<Sign> sign_next_year(const Ground& ground, const Case& one);

}  // namespace vekha::cases
