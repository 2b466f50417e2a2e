// What is stored together: the works and figures one import brings, and how they come into the stores and out again.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.hpp"
#include "base/short_text.hpp"
#include "domain/catalog/catalog.hpp"
#include "domain/results/values.hpp"
#include "io/db/db.hpp"
#include "io/facts/facts.hpp"

namespace vekha::results {

using Exam = catalog::Exam;  // as in filter.hpp

struct BatchFile {
  std::string name;
  std::string sha256;
  std::string form;
};

struct Task {
  std::string name;
  int maximum = 0;    ///< 0 unknown
  std::string level;  ///< «Б», «П», «В» or empty
};
/// The wave of a file that revises results: appeals, annulments. What it says of a work replaces that work.
inline constexpr std::string_view kReview = "пересмотр";

/// One pupil's work; refers to Load::schools by index.
struct Work {
  std::uint32_t school = 0;
  ShortText<24> class_name;
  ShortText<24> pupil;      ///< code inside the school and procedure; never a name, never taken for a person
  std::int64_t person = 0;  ///< Pupils::person of a real identifier; 0 when the form has none
  ShortText<20> variant;    ///< as written
  ShortText<3> sex;         ///< «м», «ж» or empty
  std::string level;        ///< «Высокий»: of procedures that give levels, or empty
  Score journal_mark;       ///< 2..5
  Score mark;               ///< mark in the file, 2..5
  Score total;              ///< primary score, times Sitting::unit
  Score test = Score::absent(Status::not_applicable);  ///< on the scale of 100
  int attempt = 1;                                     ///< more than 1: an official re-sit
  bool absent = false;
  bool annulled = false;
  bool participated = false;  ///< counts in statistics; commit clears it for absent and annulled works
};
/// One exam's works written from one set of tasks: `values` holds works × tasks, row after row.
struct Sitting {
  Exam exam;
  int maximum = 0;  ///< 0 unknown
  std::vector<Task> tasks;
  std::vector<Work> works;
  std::vector<TaskValue> values;
  std::string kind;      ///< family of the procedure; empty: told by its name
  std::string part;      ///< wave of an exam held several times a year («2025-05-30», «1 четверть»), or kReview
  std::string held;      ///< ISO day, empty when unknown
  std::string variants;  ///< name of the set of variants, empty when there is one
  int unit = 1;          ///< stored scores are points times this: 2 for halves, 10 for tenths
};
/// A number, or an answer in words, that a form gives of a school or a territory rather than of pupils.
struct Figure {
  std::string form;                     ///< what kind of form gives it: «mark-statistics», «noko» …
  Exam exam;                            ///< parts the form does not name are empty or 0
  std::optional<std::uint32_t> school;  ///< index of Load::schools; nothing: a territory
  std::string territory;                ///< as the file names it: «Вся выборка», «reg22_m056», name of a municipality
  std::string part;                     ///< group of participants or section of the form
  std::string item;                     ///< what is measured: a mark, a primary score, a task, a question
  double value = 0;  ///< when the status is present; not a number for words other than «да» and «нет»
  Status status = Status::present;
  std::string text;  ///< an answer in words
  int row = 0;       ///< of the file it was read from, for messages; not stored
};
/// A school as a file names it; found by code or made on commit.
struct SchoolName {
  std::string code;
  std::string name;               ///< empty when the file has none
  std::string municipality_code;  ///< empty when the file has none
  std::string municipality;       ///< empty when the file has none
};
/// What to do with results that are stored already, of the same exam, part and school.
enum class Mode {
  add,     ///< both are seen: the load brings other works (another class of the school)
  replace  ///< the load supersedes them for its schools; taking it back restores them
};
/// One batch ready to be stored.
struct Load {
  std::string kind = "file";
  std::vector<BatchFile> files;
  std::vector<SchoolName> schools;
  NodeId home;  ///< municipality of new schools that name none; 0: the first one
  std::vector<Sitting> sittings;
  std::vector<Figure> figures;
  Mode mode = Mode::add;
};
/// Both stores of a data folder.
struct Shelves {
  db::Database& records;
  facts::Store& facts;
};
/// Hears from time to time how much is stored, 0..100; what it throws ends the storing and leaves nothing.
using Told = std::function<void(int percent)>;
/// Stores everything as one committed batch, making unknown schools and municipalities; all or nothing.
BatchId commit(const Shelves& shelves, const db::Actor& actor, const Load& load, const Told& told = {});
/// Hides a batch from now on, and removes the organisations it made that nothing else refers to. What it superseded is
/// seen again. Its facts stay for questions about what was known before. Throws not_found, conflict.
void take_back(const Shelves& shelves, const db::Actor& actor, BatchId batch);
/// Shows a taken-back batch again, with the organisations it made; questions about the time between are answered
/// without it. Throws not_found, or conflict when its place is taken by another batch.
void restore(const Shelves& shelves, const db::Actor& actor, BatchId batch);
/// What erasing for good would remove: facts of batches that were taken back.
struct Erasable {
  std::vector<BatchId> batches;
  std::int64_t works = 0;
  std::int64_t figures = 0;
};
/// Batches taken back before a UTC moment (empty: all) and not erased yet; of `only`, when it names some. Throws
/// not_found, conflict for a batch of `only` that is not taken back or is erased already.
Erasable erasable(const db::Read& read, facts::Store& facts, const std::string& before,
                  const std::vector<BatchId>& only = {});
/// Removes the facts of these batches from the file of facts for good; nothing brings them back. The batches stay in
/// the list, and the journal tells who erased them.
void erase(const Shelves& shelves, const db::Actor& actor, const Erasable& what);
/// Removes what a killed process left uncommitted; opens the facts only when there is something to remove.
void sweep(const Shelves& shelves);

/// The organisations a load would make.
struct Unknown {
  std::vector<SchoolName> schools;
  std::vector<SchoolName> municipalities;  ///< municipality fields only
};
/// Codes and names of municipalities borrowed from other schools of the same load.
std::vector<SchoolName> completed(std::vector<SchoolName> schools);
/// The municipality a school names, when it is known.
std::optional<org::Node> named_municipality(const db::Read& read, const SchoolName& school);
Unknown unknown_in(const db::Read& read, const std::vector<SchoolName>& schools);

}  // namespace vekha::results
