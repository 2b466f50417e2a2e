// Turns the rows of one recognised sheet into works, counting and complaining on the way.
#pragma once
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "domain/imports/layout.hpp"
#include "domain/imports/problems.hpp"

namespace vekha::imports {

/// Schools of the whole import, each once.
class SchoolList {
 public:
  /// Index of the school; what the file adds to its name is kept.
  std::uint32_t index(const results::SchoolName& school);
  const std::vector<results::SchoolName>& schools() const { return schools_; }

 private:
  std::vector<results::SchoolName> schools_;
  std::unordered_map<std::string, std::uint32_t> by_code_;
};

/// Exam as the cells of a row name it; empty where the form has no such column.
struct RowExam {
  std::string procedure;
  std::string year;
  std::string grade;
  std::string subject;
  auto operator<=>(const RowExam&) const = default;
};

/// What was read of one sheet.
struct SheetWorks {
  std::map<RowExam, results::Sitting> sittings;
  Quality quality;
  std::vector<std::string> upload_years;
  int maximum = 0;  ///< from a column, 0 when none
};

class RowReader {
 public:
  struct Context {
    const Layout& layout;
    std::string file;
    std::string sheet;
    std::string only_school;  ///< code of the one school of the file, or empty
  };
  RowReader(Context context, SchoolList& schools, Problems& problems);
  void read(const sheet::Row& row);
  /// Checks the last group's declared count and gives the works.
  SheetWorks finish();

 private:
  const sheet::Cell& cell(const sheet::Row& row, Field field) const;
  const std::string& value(const sheet::Row& row, Field field);
  bool is_separator(const sheet::Row& row);
  void close_group();
  bool is_empty(const sheet::Row& row) const;
  bool miss_school(const sheet::Row& row);
  std::optional<std::uint32_t> school_of(const sheet::Row& row);
  bool take_code(const sheet::Row& row, results::Work& work);
  void take_presence(const sheet::Row& row, results::Work& work);
  void take_person(const sheet::Row& row, results::Work& work);
  void take_tasks(const sheet::Row& row, results::Work& work, std::vector<results::TaskValue>& values);
  void check_tasks(const sheet::Row& row, std::vector<results::TaskValue>& values);
  void check_sum(const sheet::Row& row, const results::Work& work);
  void check_marks(const sheet::Row& row, const results::Work& work);
  void check_strays(const sheet::Row& row);
  void note_upload(const sheet::Row& row);
  results::Sitting& sitting_of(const sheet::Row& row);
  Place place(const sheet::Row& row, std::optional<std::size_t> column) const;
  Place place(const sheet::Row& row, Field field) const;
  void complain(const Place& place, std::string_view code, std::string message, std::string found, std::string expected,
                std::string fix);

  Context context_;
  const catalog::Form& form_;
  SchoolList& schools_;
  Problems& problems_;
  SheetWorks out_;
  struct Extracted {
    std::string source;
    std::string value;
  };
  std::array<Extracted, kFieldCount> extracted_;  ///< the last value of each field: neighbouring rows repeat it
  struct Group {
    std::string school;
    std::int64_t declared = -1;
    std::int64_t read = 0;
    int row = 0;
  };
  Group group_;
  std::string last_school_;
  std::uint32_t last_school_index_ = 0;
  bool school_missed_ = false;
  bool absent_by_first_ = false;      ///< of the row being read: the first variant says absent, or nothing is there
  bool quality_participant_ = false;  ///< of the row being read, by the first variant
  std::int64_t sum_ = 0;              ///< of the row being read
};

}  // namespace vekha::imports
