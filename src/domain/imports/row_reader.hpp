// Turns the rows of one recognised sheet into works, counting and complaining on the way.
#pragma once
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "domain/imports/answers.hpp"
#include "domain/imports/layout.hpp"
#include "domain/imports/problems.hpp"
#include "domain/imports/remembered.hpp"
#include "domain/imports/rules.hpp"
#include "domain/imports/school_list.hpp"

namespace vekha::imports {

/// Exam as the cells of a row or the heading of an exam name it; empty where the form has no such column.
struct RowExam {
  std::string procedure;
  std::string year;
  std::string grade;
  std::string subject;
  std::string held;  ///< ISO day
  std::string part;  ///< «1 четверть»
  auto operator<=>(const RowExam&) const = default;
};

/// Works of one exam of a sheet and the rows they stand in.
struct RowWorks {
  results::Sitting sitting;
  std::vector<int> rows;
  std::vector<int> class_grades;  ///< «7» of «7А», 0 when the class is only a letter
  int maximum = 0;                ///< from a column, 0 when none
  std::size_t reviewed = 0;       ///< works with a decision of an appeal
  std::vector<Answers> answers;   ///< of forms that write the answers of a work in one cell
};

/// What was read of one sheet.
struct SheetWorks {
  std::map<RowExam, RowWorks> exams;
  Quality quality;
  std::vector<std::string> upload_years;
  int finer_unit = 1;  ///< parts of a point that are met: 2 for halves, 10 for tenths
  Layout layout;       ///< the last one used
};

/// A mark, or why there is none: «осв» is not applicable, «н/а» is missing.
results::Score journal_score(const sheet::Cell& cell);
bool explains_no_mark(const sheet::Cell& cell);
/// 2024 of «2023/2024», «2023-24»; 0 when the text has no school year. With marks of a year it is the year they end in.
int ended_school_year(const std::string& text);
std::string with_ended_years(const std::string& text);
/// «I четв.», «1», «за год» → «1 четверть», «год».
std::string period_of(const std::string& written);

class RowReader {
 public:
  struct Context {
    Layout layout;
    std::string file;
    std::string sheet;
    std::string only_school;  ///< code of the one school of the file, or empty
    const Rules& rules;
    const catalog::PersonalColumns& personal;
    const results::Pupils& pupils;
    const catalog::Catalog& catalog;
    int unit = 1;  ///< stored scores are points times this
  };
  RowReader(Context context, SchoolList& schools, Problems& problems);
  void read(const sheet::Row& row);
  /// A row above the header, which may head the first exam.
  void note_above(const sheet::Row& row);
  /// Checks the last group's declared count and gives the works.
  SheetWorks finish();

 private:
  const sheet::Cell& cell(const sheet::Row& row, Field field) const;
  const std::string& value(const sheet::Row& row, Field field);
  std::string line_of(const sheet::Row& row) const;
  bool is_separator(const std::string& line, const sheet::Row& row);
  bool is_exam_row(const std::string& line);
  bool is_header_again(const sheet::Row& row);
  bool is_numbering(const sheet::Row& row) const;
  bool is_summary(const sheet::Row& row);
  void close_group();
  bool is_empty(const sheet::Row& row) const;
  bool miss_school(const sheet::Row& row);
  std::optional<std::uint32_t> school_of(const sheet::Row& row);
  bool take_code(const sheet::Row& row, results::Work& work);
  bool take_identity(const sheet::Row& row, results::Work& work);
  void take_presence(const sheet::Row& row, results::Work& work);
  void take_person(const sheet::Row& row, results::Work& work);
  void take_level(const sheet::Row& row, const std::string& written, results::Work& work);
  void take_scores(const sheet::Row& row, results::Work& work);
  void take_marks(const sheet::Row& row, const results::Work& pupil);
  void take_tasks(const sheet::Row& row, results::Work& work, std::vector<results::TaskValue>& values);
  void check_tasks(const sheet::Row& row, std::vector<results::TaskValue>& values);
  void check_row(const sheet::Row& row, const results::Work& work);
  bool heads_task(std::size_t column);
  void check_strays(const sheet::Row& row);
  void note_upload(const sheet::Row& row);
  void take_answers(const sheet::Row& row, RowWorks& works);
  std::optional<int> points(const sheet::Cell& cell);
  RowExam exam_of(const sheet::Row& row);
  bool rows_name_exam() const;
  RowWorks& works_of(const sheet::Row& row);
  RowWorks& works_of(RowExam exam);
  Place place(const sheet::Row& row, std::optional<std::size_t> column) const;
  Place place(const sheet::Row& row, Field field) const;
  void complain(const Place& place, std::string_view code, std::string message, std::string found, std::string expected,
                std::string fix);

  Context context_;
  Layout layout_;
  const catalog::Form& form_;
  SchoolList& schools_;
  Problems& problems_;
  SheetWorks out_;
  std::vector<Problems::Kind> task_kinds_;
  std::vector<Problems::Kind> row_kinds_;
  struct Extracted {
    std::string source;
    std::string value;
  };
  std::array<Extracted, catalog::kFieldCount>
      extracted_;  ///< the last value of each field: neighbouring rows repeat it
  struct Group {
    std::string school;
    std::int64_t declared = -1;
    std::int64_t read = 0;
    int row = 0;
  };
  Group group_;
  RowExam heading_;  ///< of the exam the rows stand under
  RowExam last_exam_;
  RowWorks* last_works_ = nullptr;
  std::vector<results::TaskValue> values_;  ///< of the row being read
  std::vector<Faultless> faultless_;        ///< by task
  FaultlessFacts<RowFacts> faultless_rows_;
  Remembered<std::string> sexes_;
  Remembered<std::string> classes_;
  std::vector<std::optional<bool>> task_headers_;  ///< by column of the header in force
  Remembered<bool> summaries_;
  /// What the lines above the table of a journal tell of all its rows.
  struct Above {
    std::string class_name;
    std::string school;
  };
  Above above_;
  bool first_row_ = true;
  std::string last_school_;
  std::string last_school_written_;  ///< with a code in it
  std::uint32_t last_school_index_ = 0;
  bool school_missed_ = false;
  bool absent_by_first_ = false;      ///< of the row being read: the first variant says absent, or nothing is there
  bool quality_participant_ = false;  ///< of the row being read, by the first variant
  std::int64_t sum_ = 0;              ///< of the row being read
};

}  // namespace vekha::imports
