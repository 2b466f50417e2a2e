// Importing results: files → recognised, checked draft with a preview → one committed batch. Reading is not storing.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
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
  results::Exam exam;      ///< parts not found are empty or 0
  int maximum = 0;         ///< 0 unknown
  std::int64_t schools = 0;
  std::vector<std::string> tasks;
  Quality quality;
};

/// A question only the person can answer.
struct Need {
  std::string field;  ///< "subject", "grade", "year", "school"
  std::string title;  ///< Russian
  std::vector<std::string> options;
};

struct Preview {
  std::vector<SheetPreview> sheets;
  std::vector<results::SchoolName> new_schools;
  std::vector<results::SchoolName> new_municipalities;
  std::vector<std::string> dropped_columns;  ///< personal data not read: «файл: столбец»
  std::vector<Need> needs;
  std::vector<std::vector<std::string>> sample;  ///< a header and the first rows that would be stored
  std::int64_t rows = 0;
  std::int64_t participants_counted = 0;
  std::int64_t absent = 0;
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
};
inline constexpr std::size_t kIssueCap = 10000;

/// Reads and checks all files; looks organisations and earlier batches up, stores nothing. Bad files become issues.
Draft read(const db::Read& read, const catalog::Catalog& catalog, const std::vector<SourceFile>& files,
           const Hints& hints, const Progress& progress = {});
/// Folders are walked; other names are taken as they are. Throws not_found.
std::vector<SourceFile> expand(const std::vector<std::string>& paths);
/// Stores the draft as one batch. Throws bad_input with its issues when it is blocked.
BatchId commit(const results::Shelves& shelves, const db::Actor& actor, const Draft& draft);

}  // namespace vekha::imports
