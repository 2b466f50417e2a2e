// Importing results: files → recognised, checked draft with a preview → one committed batch. Reading is not storing.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/issue.hpp"
#include "domain/catalog/catalog.hpp"
#include "domain/results/results.hpp"
#include "io/sheet/workbook.hpp"

namespace vekha::imports {

/// What the person said about one file, over what was said about all of them.
struct FileHints {
  std::string form;
  std::string procedure;
  std::string subject;
  std::optional<int> grade;
  std::optional<int> year;
  std::string school;
  bool leave_out = false;
  sheet::CsvLook csv{};  ///< how a text table is written, where the program took it wrongly
};

/// A table of no known form, told column by column: field → heading. It becomes a form of the data folder.
struct OwnTable {
  std::string title;
  std::vector<std::pair<std::string, std::string>> columns;
};

/// What the person said about all the files; empty means "find it in the file".
struct Hints {
  std::string form;       ///< name of a form in the catalogue
  std::string procedure;  ///< default «ВПР» when neither file nor form says
  std::string subject;
  std::optional<int> grade;
  std::optional<int> year;
  std::string school;  ///< code of the one school whose form it is
  std::string folder;  ///< data folder, whose key hides persons; empty: a key of this reading alone
  org::Scope scope;    ///< whose schools may be brought: others are left out, which is told
  /// What the person decided of schools named differently: as the file names it → code; «» makes a new one.
  std::map<std::string, std::string> same;
  std::vector<std::pair<std::string, std::string>> columns;  ///< of a table of no known form: field → heading
  std::string form_title;                                    ///< of the form made of `columns`
  bool replace = false;                                      ///< supersede what is stored for the same schools
  bool all_issues = false;                                   ///< keep every complaint, for a copy with comments
  std::map<std::string, FileHints> files;                    ///< by SourceFile::name
  std::vector<OwnTable> own_tables;  ///< explained on the page; any file may turn out to be of them
  std::int64_t first_rows = 0;       ///< of each sheet, for a quick look; 0: all
};

struct SourceFile {
  std::string path;     ///< where the bytes are
  std::string name;     ///< as the person knows it, with folders when there are some: "2022/8/Физика.xlsx"
  bool walked = false;  ///< met in a folder: passed over when it is not a form of results
};

/// percent 0..100 and what is being done, in Russian.
using Progress = std::function<void(int percent, const std::string& message)>;

/// Counts of what stands in one sheet, before anything is repaired.
struct Quality {
  std::int64_t rows = 0;
  std::int64_t absent = 0;                ///< rows whose variant says the pupil was absent
  std::int64_t participants = 0;          ///< rows not absent and with a numeric total
  std::int64_t participants_counted = 0;  ///< works that count in statistics
  std::int64_t total_not_numeric = 0;
  std::int64_t total_ne_sum = 0;
  std::int64_t x_latin = 0;
  std::int64_t x_latin_lower = 0;
  std::int64_t x_cyrillic = 0;
  std::int64_t not_taught = 0;
  std::int64_t blank_item = 0;
  std::int64_t other_token = 0;
  std::int64_t sex_bad = 0;
  std::int64_t journal_mark_bad = 0;
};

/// One recognised sheet of one file.
struct SheetPreview {
  std::string file;
  std::string sheet;
  std::string form;        ///< name in the catalogue
  std::string form_title;  ///< Russian
  std::string kind;        ///< "works", "figures", "tasks", "codifier", "scales", "schools"
  std::string format;      ///< «csv (windows-1251; «;»)»
  std::int64_t figures = 0;
  results::Exam exam;  ///< parts not found are empty or 0
  int maximum = 0;     ///< 0 unknown
  std::int64_t schools = 0;
  std::vector<std::string> tasks;
  Quality quality;
};

/// A known school that may be the one a file names.
struct Candidate {
  std::string code;
  std::string name;
  std::string municipality;
  double likeness = 0;  ///< 0..1
};

/// A question only the person can answer.
struct Need {
  std::string field;  ///< "subject", "grade", "year", "school", "same"
  std::string title;  ///< Russian
  std::vector<std::string> options;
  std::string about{};                  ///< of "same": the school as the file names it
  std::string file{};                   ///< shown name; empty when it is about all
  std::vector<Candidate> candidates{};  ///< of "same"
  std::string school_code{};            ///< of "same": the code the file gives it, or empty
};

/// What became of one file.
struct FilePreview {
  enum class State { known, unknown, unreadable, left_out };
  std::string name;   ///< as in SourceFile
  std::string shown;  ///< as in messages
  State state = State::known;
  std::string format;
  std::optional<sheet::CsvLook> csv;  ///< of a text table: what was found or told
  /// Of a table of no known form: its headings, its first rows as they are. Never stored: they may name persons.
  std::vector<std::string> headings;
  std::vector<std::vector<std::string>> table;
  std::string nearest;  ///< title of the form it resembles most
  std::int64_t errors = 0;
  std::int64_t remarks = 0;
};

struct Preview {
  std::vector<FilePreview> files;
  std::vector<SheetPreview> sheets;
  std::vector<results::SchoolName> new_schools;
  std::vector<results::SchoolName> new_municipalities;
  std::vector<std::string> dropped_columns;  ///< personal data not read: «файл: столбец»
  std::vector<Need> needs;
  std::vector<std::vector<std::string>> sample;  ///< a header and the first rows that would be stored
  std::vector<std::string> headings;             ///< of a table of no known form, for a mapping
  std::vector<std::vector<std::string>> table;   ///< its first rows; cells that may name a person are left out
  std::int64_t figures = 0;
  std::int64_t kims = 0;
  std::int64_t scales = 0;
  std::int64_t rows = 0;
  std::int64_t participants_counted = 0;
  std::int64_t absent = 0;
};

/// A school of a file found among the known ones by its name.
struct Match {
  std::string written;  ///< «Лесная СОШ, Лесной район»
  std::string code;
  std::string name;   ///< as the organisation has it
  bool sure = false;  ///< the names are the same but for spelling
};

/// One kind of complaint with how often it was met and its first places.
struct IssueGroup {
  Issue first;
  std::int64_t count = 0;
  std::vector<Place> places;  ///< the first few
};

/// A form a person made out of a table.
struct OwnForm {
  std::string name;
  std::string text;  ///< YAML
};

/// A read import held in memory until it is stored or thrown away.
struct Draft {
  Preview preview;
  Issues issues;                   ///< up to kIssueCap of them, errors first
  std::int64_t issue_total = 0;    ///< all that were met
  std::vector<IssueGroup> groups;  ///< the same by kind
  bool blocked = false;            ///< has errors: cannot be stored
  results::Load load;
  std::vector<catalog::Kim> kims;      ///< descriptions of papers and codifiers
  std::vector<catalog::Scale> scales;  ///< read from files
  std::vector<Match> matches;          ///< schools found by name
  std::vector<OwnForm> own_forms;      ///< made of Hints::columns and Hints::own_tables
  std::vector<Place> sitting_places;   ///< where each of load.sittings was read; no row
  std::vector<Place> figure_places;    ///< where each of load.figures was read
};
inline constexpr std::size_t kIssueCap = 10000;

/// One import between reading and storing, so that it outlives the program. The files themselves are never kept: they
/// name pupils. What was read of them holds only what the store of results may hold.
struct Unfinished {
  struct File {
    std::string name;
    std::string sha256;
    std::int64_t size = 0;
  };
  std::string id;
  std::int64_t account = 0;
  bool roadmap = false;
  std::string created_at;  ///< UTC, ISO 8601
  std::vector<File> files;
  Hints hints;
  std::optional<Draft> draft;
  std::vector<results::Difference> differences;
};
std::string packed(Unfinished import);
/// Throws bad_input for bytes of another version of the program or broken ones.
Unfinished unpacked(const std::string& bytes);

/// Reads and checks all files; looks organisations and earlier batches up, stores nothing. Bad files become issues.
Draft read(const db::Read& read, const catalog::Catalog& catalog, const std::vector<SourceFile>& files,
           const Hints& hints, const Progress& progress = {});
/// Compares forms with one another, of the draft and of what is stored (when `facts` is given): individual results
/// against statistics, comparison with the journal, head counts. Adds its complaints to the draft. Throws bad_input for
/// rules that cannot be understood.
void cross_check(const db::Read& read, facts::Store* facts, const catalog::Catalog& catalog, Draft& draft);
/// Stores what a draft tells about papers (descriptions of tasks, scales) and about its own form in the data folder's
/// catalogue, and remembers decisions about schools. Returns the files written, relative to the folder.
std::vector<std::string> keep_knowledge(const std::string& folder, const Draft& draft);
/// «school as written=code» in two, at the last «=». Throws bad_arguments.
std::pair<std::string, std::string> parted(const std::string& text);
/// «field=column» in two, at the first «=». Throws bad_arguments.
std::pair<std::string, std::string> parted_first(const std::string& text);

/// What expressions of a level of rules see. Throws not_found for an unknown level.
std::vector<std::string> rule_names(const std::string& level, const catalog::Catalog& catalog);
/// An expression of a level of rules that is tried.
struct RuleTrial {
  const catalog::Catalog& catalog;
  std::string level;
  std::string when;  ///< in the words of the catalogue
};
/// Whether the expression is true with these values; those not given are no data. Throws bad_input and tells the place
/// of a mistake.
bool rule_holds(const RuleTrial& trial, const std::map<std::string, double>& values);
/// The Russian word of a name in expressions of rules, and whole expressions from one language to the other.
std::string russian_word(std::string_view name);
std::string rule_in_russian(std::string_view when);
std::string rule_in_names(std::string_view when);

/// What was decided of a school that files name differently.
struct Decision {
  std::string written;     ///< as the file has it, folded
  std::string code;        ///< empty: it was a new school
  std::string school;      ///< its name now, empty when there is none
  std::string decided_at;  ///< UTC, ISO 8601
  std::string actor;
};
/// Decisions about schools of the scope, the newest first; about new schools only where every municipality is seen.
std::vector<Decision> decisions(const db::Read& read, const org::Scope& scope);
/// Decides again or for the first time. Throws bad_input for an empty text, not_found for a school outside the scope.
void decide(const db::Write& write, const org::Scope& scope, const Decision& what);
/// Throws not_found for a decision that is not among `decisions`.
void forget_decision(const db::Write& write, const org::Scope& scope, const std::string& written);

/// A field of a row a person may say a column holds.
struct MappedField {
  std::string name;   ///< "pupil"; "score" for the score of a task, "value" for a figure
  std::string title;  ///< Russian
  bool works = false;
  bool figures = false;
  bool many = false;  ///< may stand in several columns
};
std::vector<MappedField> mapped_fields();
/// Whether the form is the municipality's own: a file of the data folder.
bool is_own_form(const std::string& folder, const std::string& name);
/// Takes an own form away, so that it can be put back. Throws not_found.
void remove_own_form(const std::string& folder, const std::string& name);
void restore_own_form(const std::string& folder, const std::string& name);
/// A copy of the files with the complaints of the draft as comments of their cells and a list of all of them; columns
/// of names and documents are left empty. Read the draft with Hints::all_issues. Throws storage.
void write_corrected_copy(const std::string& out_path, const std::vector<SourceFile>& files, const Draft& draft,
                          const catalog::Catalog& catalog);
/// "8/Физика.xlsx": enough folders to tell files of the same name apart.
std::string shown_name(const SourceFile& file, std::size_t files);
/// Folders are walked; other names are taken as they are. Throws not_found.
std::vector<SourceFile> expand(const std::vector<std::string>& paths);
/// Stores the draft as one batch; nothing when it only tells about papers (see keep_knowledge). Throws bad_input with
/// its issues when it is blocked.
BatchId commit(const results::Shelves& shelves, const db::Actor& actor, const Draft& draft,
               const results::Told& told = {});

}  // namespace vekha::imports
