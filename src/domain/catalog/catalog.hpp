// Knowledge as data: exams, scales, subjects and forms of files read from dated YAML, never written into C++.
#pragma once
#include <array>
#include <compare>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::catalog {

/// What was held: procedure, calendar year of the campaign, grade, subject.
struct Exam {
  std::string procedure;  ///< «ВПР», «ОГЭ», «ЕГЭ»
  int year = 0;
  int grade = 0;
  std::string subject;  ///< nominative: «Русский язык»
  auto operator<=>(const Exam&) const = default;
  /// «ВПР, 2021 год, 5 класс, Математика».
  std::string title() const;
};

/// Conversion of the primary score into a mark for one exam of one year.
struct Scale {
  Exam exam;
  int maximum = 0;            ///< highest primary score
  std::array<int, 3> from{};  ///< first primary score of marks 3, 4, 5
  std::string source;         ///< document it is taken from
  std::string note;           ///< what a reader should know, or empty
  /// 2..5.
  int mark(int score) const { return score >= from[2] ? 5 : score >= from[1] ? 4 : score >= from[0] ? 3 : 2; }
};

/// A subject and the ways its name is written.
struct Subject {
  std::string name;                ///< «Русский язык»
  std::vector<std::string> forms;  ///< folded: «русский язык», «русскому языку», «ру»
};

/// What one column of a form holds.
struct FieldRule {
  std::string field;                  ///< "school", "pupil", "total" …
  std::vector<std::string> headers;   ///< folded headers it may have
  std::vector<std::string> patterns;  ///< or regular expressions over the folded header
  std::string extract;                ///< regular expression whose first group is the value, or empty
  bool required = false;
};

/// How the cells of task columns are read.
struct TaskRule {
  std::string pattern;    ///< header → task: group 1 its name, group 2 (optional) its maximum
  std::string ends_with;  ///< pattern of the header that ends the task columns, or empty
  std::vector<std::string> not_started;
  std::vector<std::string> not_taught;
};

/// A form of file: which sheets and headers it has and what they mean.
struct Form {
  std::string name;   ///< file name in catalog/forms without extension
  std::string title;  ///< Russian
  std::string source;
  std::string sheet;       ///< pattern of the sheet's name, or empty for any
  std::string kind;        ///< "works" (one row a pupil)
  bool by_content = true;  ///< recognised by itself; otherwise only by name
  std::vector<FieldRule> fields;
  TaskRule tasks;
  std::map<std::string, std::string> fixed;  ///< fields that have one value for the whole file
  std::vector<std::string> absent;           ///< folded values of the variant that mean an absentee
  std::vector<std::string> no_mark;          ///< folded values of the journal mark that mean none
  std::string separator;                     ///< pattern of a row that heads a school: school code, declared count
  std::vector<std::string> absent_rule;      ///< fields whose absence value is looked at
};

/// Everything in force: the built-in catalogue with the folder's own files laid over it.
struct Catalog {
  std::vector<Scale> scales;
  std::vector<Subject> subjects;
  std::vector<Form> forms;
  std::vector<std::string> procedures;

  /// The scale of exactly this exam; a scale is never borrowed from another year.
  std::optional<Scale> find_scale(const Exam& exam) const;
  const Form* find_form(std::string_view name) const;
  /// The subject whose name or written form equals the text, or begins it as whole words.
  std::optional<std::string> find_subject(std::string_view text) const;
};

/// The embedded catalogue merged with `data_folder`/catalog/** (may be absent; a file of the same name replaces the
/// built-in one). Throws bad_input with file and line for unknown keys and wrong values.
Catalog load(const std::string& data_folder);
/// Only what is built in.
Catalog built_in();

}  // namespace vekha::catalog
