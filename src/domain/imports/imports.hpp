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

namespace vekha::imports {

/// What the person said about all the files; empty means "find it in the file".
struct Hints {
  std::string form;       ///< name of a form in the catalogue
  std::string procedure;  ///< default «ВПР» when neither file nor form says
  std::string subject;
  std::optional<int> grade;
  std::optional<int> year;
  std::string school;  ///< code of the one school whose form it is
  std::string folder;  ///< data folder, whose key hides persons; empty: a key of this reading alone
  /// What the person decided of schools named differently: as the file names it → code; «» makes a new one.
  std::map<std::string, std::string> same;
  std::vector<std::pair<std::string, std::string>> columns;  ///< of a table of no known form: field → heading
  std::string form_title;                                    ///< of the form made of `columns`
  bool replace = false;                                      ///< supersede what is stored for the same schools
  bool all_issues = false;                                   ///< keep every complaint, for a copy with comments
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

/// A question only the person can answer.
struct Need {
  std::string field;  ///< "subject", "grade", "year", "school", "same"
  std::string title;  ///< Russian
  std::vector<std::string> options;
  std::string about{};  ///< of "same": the school as the file names it
};

struct Preview {
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
  std::string own_form;                ///< YAML of the form made of Hints::columns, empty otherwise
  std::string own_form_name;
};
inline constexpr std::size_t kIssueCap = 10000;

/// Reads and checks all files; looks organisations and earlier batches up, stores nothing. Bad files become issues.
Draft read(const db::Read& read, const catalog::Catalog& catalog, const std::vector<SourceFile>& files,
           const Hints& hints, const Progress& progress = {});
/// Stores what a draft tells about papers (descriptions of tasks, scales) and about its own form in the data folder's
/// catalogue, and remembers decisions about schools. Returns the files written, relative to the folder.
std::vector<std::string> keep_knowledge(const std::string& folder, const Draft& draft);
/// «field=column», «school as written=code» in two. Throws bad_arguments.
std::pair<std::string, std::string> parted(const std::string& text);
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
BatchId commit(const results::Shelves& shelves, const db::Actor& actor, const Draft& draft);

}  // namespace vekha::imports
