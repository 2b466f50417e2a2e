// Ratings of schools that say how sure they are: criteria and weights written down first, objections of schools heard,
// the table frozen and published by an act; places with intervals and with what the weights do to them.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/estimate.hpp"
#include "base/json.hpp"
#include "domain/indicators/indicators.hpp"

namespace vekha::ratings {

/// How criteria are brought to one scale.
enum class Scaling { range, score, rank, norm };
std::string_view scaling_name(Scaling scaling);   ///< "range"
std::string_view scaling_title(Scaling scaling);  ///< «от худшего к лучшему, 0–100»
std::optional<Scaling> scaling_from_name(std::string_view name);

struct Criterion {
  std::string code;       ///< «1», «2» …
  std::string indicator;  ///< id, or empty
  std::string set;        ///< id of a set whose total it is, or empty
  double weight = 1;
  bool operator==(const Criterion&) const = default;
};

/// What the municipality decides about a rating before anything is counted.
struct Rules {
  std::string name;
  std::string note;
  indicators::Audience audience = indicators::Audience::schools;
  Scaling scaling = Scaling::range;
  std::vector<Criterion> criteria;
  int year = 0;
  std::string procedure;  ///< empty: any; of indicators that look at one only
  int grade = 0;
  std::string subject;
  double least_part = 1;   ///< share of the weight a school must have values for to get a place
  double sway = 20;        ///< ± % of weights, to see how places hang on them
  int appeal_days = 10;    ///< how long schools may object; 0: the order knows no objections
  std::string vpr_ground;  ///< why results of ВПР are among the criteria; empty: they may not be
  indicators::Basis act;   ///< the order of the rating; may come with the publication only
  bool operator==(const Rules&) const;
};
std::string rules_json(const Rules& rules);
/// Throws bad_input telling every field that is wrong.
Rules rules_from(std::string_view json);

enum class Stage { draft, appeals, frozen, published };
std::string_view stage_name(Stage stage);   ///< "appeals"
std::string_view stage_title(Stage stage);  ///< «школы могут возразить»

struct Step {
  std::int64_t id = 0;
  std::string kind;  ///< "appeals", "freeze", "publish"
  std::string from;  ///< ISO days of objections
  std::string to;
  indicators::Basis act;
  std::string recorded_at;
  std::string actor;
  std::string withdrawn_at;
};
struct Version {
  std::int64_t id = 0;
  std::string recorded_at;
  std::string actor;
  std::string withdrawn_at;
};
struct Rating {
  std::int64_t id = 0;
  org::Node node;
  Rules rules;
  std::vector<Version> versions;  ///< newest first
  std::vector<Step> steps;        ///< newest first, those taken back among them
  std::string withdrawn_at;
  Stage stage() const;
  /// The newest step of a kind that holds.
  const Step* step(std::string_view kind) const;
};

// Who sees what. Somebody whose scope covers the organisation of a rating sees all of it; a school below it sees
// nothing of a draft, its own row while objections are heard and after, everything once published.

enum class Sight { none, own, all };
Sight sight(const Rating& rating, const org::Scope& scope);

/// Those the scope sees something of, newest first; removed ones are not among them.
std::vector<Rating> list(const db::Read& read, const org::Scope& scope);
/// Throws not_found when there is none or the scope sees nothing of it.
Rating rating(const db::Read& read, const org::Scope& scope, std::int64_t id);

// Writing. Everything can be taken back.

/// Where definitions and sets come from.
struct Knowledge {
  const indicators::Library& library;
  std::vector<indicators::Set> sets;
};
Knowledge knowledge(const db::Read& read, const std::string& data_folder, const indicators::Library& library);

/// Begins a rating for the schools of `node`. Throws bad_input: every fault of the rules; forbidden for ВПР without a
/// ground, or held against teachers.
std::int64_t begin(const db::Write& write, const Knowledge& knowledge, const org::Node& node, const Rules& rules);
/// Writes a new version. Throws conflict once objections are heard or the table is frozen, or when nothing changed.
void change(const db::Write& write, const Knowledge& knowledge, const Rating& rating, const Rules& rules);
/// Back to the version before. Throws conflict when there is none.
void undo_change(const db::Write& write, const Rating& rating);
void remove(const db::Write& write, const Rating& rating);
/// Throws not_found for one the scope does not cover.
void restore(const db::Write& write, const org::Scope& scope, std::int64_t id);

/// From `from` on, for the days of the rules. Throws conflict.
void open_appeals(const db::Write& write, const Rating& rating, Date from);
/// Counts the table and keeps it as it is. Throws conflict while objections are heard (as of `today`) or not answered.
void freeze(const indicators::Ground& ground, const db::Write& write, const Knowledge& knowledge, const Rating& rating,
            Date today);
/// Schools see the whole table. Throws conflict when it is not frozen, bad_input without an act.
void publish(const db::Write& write, const Rating& rating, const indicators::Basis& act);
/// Takes the newest step back. Throws conflict when there is none.
void undo_step(const db::Write& write, const Rating& rating);

struct Objection {
  std::int64_t id = 0;
  NodeId school;
  std::string school_code;
  std::string school_name;
  std::string criterion;  ///< code, or empty: the whole row
  std::string text;
  std::string recorded_at;
  std::string actor;
  std::string verdict;  ///< "accepted", "rejected", or empty
  std::string answer;
  std::string answered_at;
  std::string answered_by;
  std::string withdrawn_at;
};
/// Of the schools of the scope, oldest first.
std::vector<Objection> objections(const db::Read& read, const Rating& rating, const org::Scope& scope);
struct NewObjection {
  NodeId school;
  std::string criterion;
  std::string text;
};
/// Throws conflict outside the days of objections, bad_input without a text or for an unknown criterion.
std::int64_t object(const db::Write& write, const Rating& rating, const NewObjection& fresh, Date today);
struct Answer {
  std::int64_t objection = 0;
  std::string verdict;
  std::string text;
};
/// Throws bad_input for an unknown verdict or no words, conflict once the table is frozen.
void answer(const db::Write& write, const Rating& rating, const Answer& answer);
/// Throws not_found, conflict once the table is frozen.
void withdraw_objection(const db::Write& write, const Rating& rating, std::int64_t objection);
/// The rating an objection of a school in the scope is to. Throws not_found.
std::int64_t rating_of(const db::Read& read, const org::Scope& scope, std::int64_t objection);

// The table.

struct CriterionShown {
  Criterion criterion;
  std::string name;
  std::string unit;
  std::string direction;
  std::string program;  ///< as it was counted; of a set its way of joining
  std::int64_t version = 0;
  std::string problem;  ///< why it is left out, Russian, or empty
  int moves = 0;        ///< schools whose place changes when it is left out
};
struct SchoolRow {
  std::string code;
  std::string name;
  std::vector<Estimate> values;  ///< of the criteria
  std::vector<Estimate> parts;   ///< the same on the common scale
  Estimate score;
  int place = 0;  ///< 1 is the best, 0: none
  int low = 0;    ///< with 95 % the place lies between these
  int high = 0;
  std::vector<std::string> alike;  ///< codes of schools it cannot be told from
  double kept = 0;                 ///< share of tries with moved weights that leave the place
  int sway_low = 0;
  int sway_high = 0;
  std::string words;  ///< «3 место, а с учётом точности — от 2 до 6 …», or why there is none
};
struct Table {
  std::vector<CriterionShown> criteria;
  std::vector<SchoolRow> schools;  ///< by place, those without one last
  std::vector<std::string> warnings;
  std::int64_t pairs = 0;  ///< of schools with a place
  std::int64_t told = 0;   ///< of them told from one another
  std::string finding;     ///< «Из 66 пар школ уверенно различаются 14.»
  std::string method;      ///< how places and intervals were made
  std::string counted_at;  ///< UTC
};
/// The frozen table, else counted now over everything stored.
Table table(const indicators::Ground& ground, const Knowledge& knowledge, const Rating& rating);
/// Counted now by other rules: nothing is stored.
Table tried(const indicators::Ground& ground, const Knowledge& knowledge, const Rating& rating, const Rules& rules);
/// What a scope may see of it: somebody who sees his own rows only gets no others, and of schools like his own a number
/// only.
Table seen(Table table, const db::Read& read, const Rating& rating, const org::Scope& scope);
void write_table(JsonWriter& json, const Table& table);
Table table_from(std::string_view json);

}  // namespace vekha::ratings
