// Knowledge as data: exams, scales, subjects and forms of files read from dated YAML, never written into C++.
#pragma once
#include <array>
#include <compare>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/calendar/terms.hpp"
#include "domain/catalog/ground.hpp"

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
  /// 2..5; 0 for a score the paper cannot give.
  int mark(int score) const {
    if (score < 0 || (maximum > 0 && score > maximum)) return 0;
    return score >= from[2] ? 5 : score >= from[1] ? 4 : score >= from[0] ? 3 : 2;
  }
};

/// A subject and the ways its name is written.
struct Subject {
  std::string name;                ///< «Русский язык»
  std::vector<std::string> forms;  ///< folded: «русский язык», «русскому языку», «ру»
};

/// What one column of a form holds.
struct FieldRule {
  std::string field;                  ///< one of form_fields()
  std::vector<std::string> headers;   ///< folded headers it may have
  std::vector<std::string> patterns;  ///< or regular expressions over the folded header
  std::string extract;                ///< regular expression whose first group is the value, or empty
  bool required = false;
};

/// Which columns hold tasks.
struct TaskRule {
  std::string header;  ///< over the folded header: group 1 the task's name, group 2 (optional) its maximum
  std::string until;   ///< the header that ends the task columns, or empty
};

/// What stands above the table.
struct Preamble {
  std::string exam;     ///< a line with year, subject, grade as groups 1, 2, 3
  std::string subject;  ///< a label, its value stands beside it
  std::string maximum;  ///< the same for the maximum of the primary score
};

/// A form of file: which sheets and headers it has and what they mean. Regular expressions see folded text.
struct Form {
  std::string name;   ///< file name in catalog/forms without extension
  std::string title;  ///< Russian
  std::string source;
  std::string procedure;    ///< empty: a column or the person says it
  std::string sheet;        ///< pattern of the sheet's name, or empty for any
  bool by_content = true;   ///< recognised by itself; otherwise only by name
  bool one_school = false;  ///< the sheet names no school: the file name or the person does
  std::vector<FieldRule> fields;
  TaskRule tasks;
  Preamble preamble;
  std::string separator;                     ///< a row that heads a school: its code and the declared count
  std::map<std::string, std::string> fixed;  ///< subject, grade, year when the same for every file of the form
  std::vector<std::string> absent{"отсутствовал", "отсутствовала"};  ///< folded, of a variant
  std::vector<std::string> not_started{"x", "х"};                    ///< folded, of a task
  std::vector<std::string> not_taught{"не пройд.", "не пройд", "не пройдено"};

  const FieldRule* field(std::string_view name) const;
};

/// Columns whose content is never read.
struct PersonalColumns {
  std::vector<std::string> beginnings;
  std::vector<std::string> names;
  /// header: folded.
  bool covers(std::string_view header) const;
};

struct Procedure {
  std::string name;   ///< «ВПР»
  std::string title;  ///< «Всероссийские проверочные работы»
};

/// Everything in force: the built-in catalogue with the folder's own files laid over it.
struct Catalog {
  std::vector<Scale> scales;
  std::vector<Subject> subjects;
  std::vector<Form> forms;
  std::vector<Procedure> procedures;
  PersonalColumns personal;
  std::vector<calendar::CalendarYear> calendars;  ///< of the country, and what a region adds to a year
  TermSettings term_settings;

  /// The calendars laid over each other.
  calendar::ProductionCalendar production_calendar() const;

  /// The scale of exactly this exam; a scale is never borrowed from another year.
  std::optional<Scale> find_scale(const Exam& exam) const;
  const Form* find_form(std::string_view name) const;
  /// The subjects whose written forms stand in the text as whole words; a longer form hides those inside it.
  std::vector<std::string> subjects_in(std::string_view text) const;
  /// The one subject of the text, or nothing when there is none or several.
  std::optional<std::string> find_subject(std::string_view text) const;
};

/// The embedded catalogue merged with `data_folder`/catalog/** (may be absent; a file of the same name replaces the
/// built-in one). Throws bad_input with file and line for unknown keys and wrong values.
Catalog load(const std::string& data_folder);
/// Only what is built in.
Catalog built_in();

}  // namespace vekha::catalog
