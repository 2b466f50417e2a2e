// Selective re-check of works: which works, by whom, what they gave, how far it agrees with what was given before.
// Nothing of it goes into the facts or out to other systems. Included by the door of the room.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "core/stats/agreement.hpp"
#include "domain/catalog/catalog.hpp"
#include "domain/org/org.hpp"
#include "io/db/db.hpp"
#include "io/facts/facts.hpp"

namespace vekha::cases {

struct Who;
struct Ground;

/// How the random part is divided before it is drawn.
enum class Strata { none, school, mark };
std::string_view strata_name(Strata strata);
std::string_view strata_title(Strata strata);  ///< «поровну от работ каждой школы»
std::optional<Strata> strata_from_name(std::string_view name);

struct Plan {
  std::string name;
  catalog::Exam exam;
  double share = 0;  ///< of works of schools that are not marked, 0–1
  int number = 0;    ///< of them, when it is not by share
  Strata strata = Strata::school;
  std::int64_t seed = 0;             ///< 0: made and written down
  int gap = 2;                       ///< points of the total from which a third expert marks the work
  std::vector<std::string> schools;  ///< codes of schools all whose works are taken, beside those of published cases
};

enum class Phase { draft, marking, finished };
std::string_view phase_name(Phase phase);
std::string_view phase_title(Phase phase);

struct RecheckStep {
  std::int64_t id = 0;
  std::string kind;  ///< "assign", "third", "finish"
  std::string recorded_at;
  std::string actor;
  std::string withdrawn_at;
};
struct Expert {
  std::int64_t id = 0;
  std::string name;
  NodeId school;  ///< 0: teaches in none of ours
  std::string school_name;
  AccountId account;  ///< 0: the organiser enters the sheet
  int works = 0;      ///< given out
  int done = 0;
};
struct Recheck {
  std::int64_t id = 0;
  org::Node node;
  Plan plan;
  std::int64_t pool = 0;      ///< works the random part was drawn from
  std::int64_t left_out = 0;  ///< works without points of tasks
  std::string recorded_at;
  std::string actor;
  std::string withdrawn_at;
  std::vector<RecheckStep> steps;  ///< newest first
  const RecheckStep* step(std::string_view kind) const;
  Phase phase() const;
};

/// Tasks of a work.
struct PaperTasks {
  std::int64_t id = 0;
  int unit = 1;  ///< stored points are points times this
  std::vector<std::string> tasks;
  std::vector<int> maxima;  ///< points; 0 unknown
};
struct SampledWork {
  std::int64_t id = 0;
  std::string code;  ///< all an expert sees
  std::int64_t paper = 0;
  NodeId school;
  std::string school_code;
  std::string school_name;
  std::string class_name;
  std::string pupil;
  std::string variant;
  std::string ground;  ///< "marked", "random"
  int total = 0;       ///< times unit
  std::vector<int> points;
  std::int64_t stratum = 0;  ///< 0: not kept when it was drawn
  double chance = 0;         ///< of being drawn
};
/// Works among which some were drawn.
struct Stratum {
  std::int64_t id = 0;
  std::string title;
  std::int64_t works = 0;
};
/// A work given to an expert.
struct Given {
  std::int64_t id = 0;
  std::int64_t work = 0;
  std::int64_t expert = 0;
  bool third = false;
  std::optional<std::vector<int>> points;  ///< what the expert gave, times unit
};

/// The organisers see all of it, an expert what was given to them, others nothing.
bool organises(const Who& who, const Recheck& one);
/// Re-checks the person organises or marks in, the newest first.
std::vector<Recheck> rechecks(const db::Read& read, const Who& who);
/// Throws not_found.
Recheck recheck(const db::Read& read, const Who& who, std::int64_t id);
/// With the works given out and done; an expert sees the own line only.
std::vector<Expert> experts(const db::Read& read, const Who& who, const Recheck& one);
std::vector<PaperTasks> paper_tasks(const db::Read& read, const Recheck& one);
/// The key: whose works they are. Organisers only; throws forbidden.
std::vector<SampledWork> sampled(const db::Read& read, const Who& who, const Recheck& one);

/// Draws the works and writes them down. Throws bad_input with every fault, not_found when the exam was not loaded.
std::int64_t begin(const Ground& ground, const db::Write& write, const Who& who, const Plan& plan);
/// Throws conflict once works were given out.
void remove(const db::Write& write, const Who& who, const Recheck& one);
void restore_recheck(const db::Write& write, const Who& who, std::int64_t id);

struct NewExpert {
  std::string name;
  std::optional<NodeId> school;
  AccountId account;  ///< 0: none; else name and school are the account's
};
std::int64_t add_expert(const db::Write& write, const Who& who, const Recheck& one, const NewExpert& fresh);
/// Throws conflict once works were given to them.
void remove_expert(const db::Write& write, const Who& who, const Recheck& one, std::int64_t expert);
/// The re-check an expert belongs to. Throws not_found.
std::int64_t recheck_of_expert(const db::Read& read, std::int64_t expert);

/// Gives every work to an expert who does not teach in its school, alike many to each. Throws conflict, bad_input.
void assign(const db::Write& write, const Who& who, const Recheck& one);
/// Gives works whose totals differ by the gap or more to a third expert: neither of the school nor the one who marked
/// it. Throws conflict when there are none or somebody has not finished.
int assign_third(const db::Write& write, const Who& who, const Recheck& one);
/// Throws conflict while a work is not marked.
void finish(const db::Write& write, const Who& who, const Recheck& one);
/// Takes the newest step back. Throws conflict when there is none, or when points were entered since.
void undo_step(const db::Write& write, const Who& who, const Recheck& one);

// Entry.

/// A work in the hands of an expert: a code and tasks, nothing of whose it is or what it got.
struct Entry {
  std::int64_t id = 0;  ///< of the assignment
  std::string code;
  std::string variant;
  std::int64_t paper = 0;
  std::int64_t expert = 0;
  std::string expert_name;
  bool third = false;
  std::optional<std::vector<int>> points;
};
/// Works of the person, or of all experts for an organiser.
std::vector<Entry> entries(const db::Read& read, const Who& who, const Recheck& one);
/// The re-check an assignment belongs to. Throws not_found.
std::int64_t recheck_of_entry(const db::Read& read, std::int64_t assignment);
/// Points of all tasks, times unit. Throws bad_input naming each task that is wrong, forbidden for another's work,
/// conflict once finished.
void enter(const db::Write& write, const Who& who, std::int64_t assignment, const std::vector<double>& points);
void clear(const db::Write& write, const Who& who, std::int64_t assignment);

/// A row of a sheet of points that came back.
struct SheetRow {
  std::string code;
  std::string expert;  ///< name; empty: whoever has the work
  std::vector<double> points;
  int number = 0;  ///< of the sheet, for messages
};
/// Enters all rows or none. Throws bad_input with every fault.
int enter_sheet(const db::Write& write, const Who& who, const Recheck& one, const std::vector<SheetRow>& rows);

// What came out.

/// Works, or tasks of works, taken together.
struct Comparison {
  std::string key;
  std::string title;
  std::int64_t works = 0;
  stats::Agreement points;  ///< before against after, points times unit
  int unit = 1;
  std::int64_t marks = 0;  ///< works whose marks are known
  std::int64_t mark_lower = 0;
  std::int64_t mark_higher = 0;
  std::optional<Interval> mark_change;  ///< Wilson, of the share that changes
  std::optional<stats::Kappa> mark_kappa;
  std::string words;  ///< a sentence by the interval
};
/// What the drawn works say of all they were drawn from.
struct Extrapolated {
  std::string key;  ///< "all", "marked", "random" or the code of a school
  std::string title;
  std::int64_t population = 0;  ///< works it speaks of
  std::int64_t n = 0;           ///< checked of them
  bool whole = false;           ///< all of them
  double share = 0;             ///< objectively marked: the mark stays, or without a scale the total nearly does
  std::optional<Interval> interval;
  double change = 0;  ///< mean of points after less before
  std::optional<Interval> change_interval;
  std::string words;
};
struct RecheckReport {
  std::int64_t works = 0;
  std::int64_t done = 0;
  std::int64_t third = 0;
  Comparison all;
  std::vector<Comparison> grounds;
  std::vector<Comparison> schools;
  std::vector<Comparison> experts;  ///< what each gave against what the works had
  std::vector<Comparison> tasks;
  std::vector<Extrapolated> whole;  ///< empty for a sample drawn before chances were kept
  std::vector<std::string> notes;
};
/// Of works that are marked. Organisers only; throws forbidden.
RecheckReport report(const Ground& ground, const Who& who, const Recheck& one);
/// The same of one school, for its own case; nothing before the re-check is finished or when it holds no work of it.
std::optional<Comparison> of_school(const Ground& ground, std::int64_t recheck, NodeId school);

}  // namespace vekha::cases
