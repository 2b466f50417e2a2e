// Knowledge as data: exams, scales, subjects and forms of files read from dated YAML, never written into C++.
#pragma once
#include <array>
#include <compare>
#include <cstddef>
#include <functional>
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

/// A part of a scale that looks at single tasks: «4» needs six points by ГК1–ГК4, «3» needs two of geometry.
struct ScaleCondition {
  std::vector<int> marks;          ///< that need it
  std::vector<std::string> tasks;  ///< names of tasks whose points are summed
  int at_least = 0;
  int otherwise = 0;  ///< the mark given when it is not met; 0: one mark lower
};

/// Conversion of the primary score into a mark or a test score for one exam of one year.
struct Scale {
  Exam exam;
  int maximum = 0;            ///< highest primary score
  std::array<int, 3> from{};  ///< first primary score of marks 3, 4, 5; zeros: the scale gives no marks
  std::string source;         ///< document it is taken from
  std::string note;           ///< what a reader should know, or empty
  std::string region;         ///< two digits of the region that set it, or empty for the whole country
  std::string kind;           ///< «100-е варианты» when one exam has several scales
  std::vector<ScaleCondition> conditions;
  std::vector<int> to_hundred;  ///< test score of the primary scores 0, 1, 2 …; empty when not known
  std::string checked;          ///< date its source was read, ISO
  std::string file;             ///< of the catalogue
  /// 2..5; 0 for a score the paper cannot give. Conditions on single tasks are not looked at.
  int mark(int score) const {
    if (from[0] == 0 || score < 0 || (maximum > 0 && score > maximum)) return 0;
    return score >= from[2] ? 5 : score >= from[1] ? 4 : score >= from[0] ? 3 : 2;
  }
  /// The mark with the conditions; points: of a task by its name, nothing when the task is not in the work.
  int mark(int score, const std::function<std::optional<int>(const std::string& task)>& points) const;
};

/// The least score an exam is passed with.
struct Minimum {
  Exam exam;
  int value = 0;
  std::string unit;     ///< "test", "primary", "mark"
  std::string purpose;  ///< «аттестат», «поступление», «профильный класс»
  std::string source;
  std::string note;
  std::string file;  ///< of the catalogue
};

/// A task of a paper as the description of the measuring materials tells it.
struct KimTask {
  std::string name;   ///< «4К1»
  std::string skill;  ///< умения, виды деятельности
  std::string block;  ///< планируемый результат
  std::string level;  ///< «Б», «П», «В»
  std::vector<std::string> kes;
  std::vector<std::string> kt;
  int maximum = 0;
  int minutes = 0;
  bool practice = false;  ///< practice-oriented; the person marks it
};

/// The description of the measuring materials of one exam.
struct Kim {
  Exam exam;
  std::vector<KimTask> tasks;
  std::map<std::string, std::string> kes;  ///< code → element of content
  std::map<std::string, std::string> kt;   ///< code → requirement
  std::string source;
  int maximum = 0;   ///< as the document declares it; 0 unknown
  std::string file;  ///< of the catalogue
};

/// A subject and the ways its name is written.
struct Subject {
  std::string name;                ///< «Русский язык»
  std::vector<std::string> forms;  ///< folded: «русский язык», «русскому языку»
  std::vector<std::string> codes;  ///< folded, of columns and sheets only: «ру»
};

/// What a column of a form may hold.
enum class Field {
  procedure,
  year,
  subject,
  grade,
  exam,  ///< a cell with subject and date: «Математика(2026.06.02)»
  date,
  region,
  municipality_code,
  municipality,
  school,
  school_name,
  full_name,
  short_name,
  who,    ///< a cell that names a school, municipality or region: «МБОУ «…»(edu123456)»
  group,  ///< a group of participants
  item,   ///< what the row counts
  pupil,
  class_name,
  class_number,
  sex,
  variant,
  variant_2,
  journal_mark,
  mark,
  total,
  test_score,
  uploaded,
  maximum,
  short_answers,
  long_answers,
  oral_answers,
  credit,  ///< зачёт, незачёт
  state,   ///< annulled, absent, removed
  attempt,
  appeal,
  task,
  kim_number,
  skill,
  block,
  level,
  kes,
  kt,
  minutes,
  practice,
  code,
  text,
  mark_2,
  mark_3,
  mark_4,
  mark_5,
  period,  ///< «1 четверть», «год»
  document
};
inline constexpr std::size_t kFieldCount = static_cast<std::size_t>(Field::document) + 1;
std::string_view field_name(Field field);   ///< "school"
std::string_view field_title(Field field);  ///< «код школы»
std::optional<Field> field_from_name(std::string_view name);

/// What one column of a form holds.
struct FieldRule {
  Field field = Field::pupil;
  std::vector<std::string> headers;   ///< folded headers it may have
  std::vector<std::string> patterns;  ///< or regular expressions over the folded header
  std::string extract;                ///< regular expression whose first group is the value, or empty
  bool required = false;
  std::vector<std::string> common;  ///< folded headers any form may have, looked at after its own
  std::vector<std::string> common_patterns;
};

/// Which columns of a table of figures hold values; templates take groups of the pattern as $1, $2 and the header as
/// $h.
struct ValueRule {
  std::string header;  ///< over the folded header; a header of several rows is joined by « / »
  std::string item;
  std::string group;
  std::string who;  ///< the column is a school, municipality or region
  std::string subject;
  std::string grade;
  std::string year;
};

/// How a cell names whom a row of figures is about; over the folded text, group 1 is the code.
struct WhoRules {
  std::string school{"\\(?(?:edu|sch)(\\d+)\\)?"};
  std::string municipality{"\\(?reg\\d+_(?:vpr_)?(m\\d+)\\)?"};
  std::string region{
      "^(?:регион|субъект|всего по региону|итого по "
      "региону)|\\(?reg(\\d+)0000\\)?|(?:область|край|республика|автономный округ)"};
  std::string country{"^(?:вся выборка|российская федерация|рф|россия|страна)$"};
};

/// Which columns hold tasks.
struct TaskRule {
  std::string header;  ///< over the folded header: group 1 the task's name, group 2 (optional) its maximum
  std::string until;   ///< the header that ends the task columns, or empty
};

/// What stands above the table.
struct Preamble {
  std::string exam;     ///< a line with year, subject, grade as groups 1, 2, 3
  std::string report;   ///< a line that must stand there for the form to be this one
  std::string subject;  ///< a label, its value stands beside it
  std::string maximum;  ///< the same for the maximum of the primary score
};

/// What a file of the form brings.
enum class FormKind {
  works,     ///< a row a pupil's work
  figures,   ///< counts and shares of groups, answers about schools
  tasks,     ///< description of the tasks of a paper
  codifier,  ///< codes of content or requirements
  scales,    ///< conversion of scores into marks
  schools    ///< a list of schools
};
std::string_view form_kind_name(FormKind kind);   ///< "works"
std::string_view form_kind_title(FormKind kind);  ///< «работы участников»

/// A form of file: which sheets and headers it has and what they mean. Regular expressions see folded text.
struct Form {
  std::string name;   ///< file name in catalog/forms without extension
  std::string title;  ///< Russian
  std::string source;
  FormKind kind = FormKind::works;
  std::string level;         ///< whom a row tells about, Russian
  std::string measure;       ///< of figures: the report's name
  std::string procedure;     ///< empty: a column or the person says it
  std::string sheet;         ///< pattern of the sheet's name, or empty for any
  bool by_content = true;    ///< recognised by itself; otherwise only by name
  bool one_school = false;   ///< the sheet names no school: the file name or the person does
  bool synonyms = false;     ///< required columns may be found by the headings common to all forms
  bool last_resort = false;  ///< taken only when no other form fits
  std::vector<FieldRule> fields;
  TaskRule tasks;
  std::vector<ValueRule> values;
  std::vector<ValueRule>
      marks;  ///< of works: columns that each hold a mark of another subject (`subject`) or period (`item`)
  std::vector<std::string> ignored;  ///< folded headings that are known and of no use
  WhoRules who;
  Preamble preamble;
  std::string separator;                           ///< a row that heads a school: its code and the declared count
  std::string row_item;                            ///< of figures: a row that counts one thing of the row above
  std::string row_group;                           ///< of figures: a row of one group of the row above
  std::vector<std::string> needs;                  ///< parts of the exam a file must tell: year, grade, subject
  std::string exam_row;                            ///< a row that heads an exam: its code, subject, date
  std::map<std::string, Exam> exams;               ///< by the code of exam_row: procedure, grade, subject
  std::vector<std::vector<std::string>> identity;  ///< headers a person's key is made of, the best first
  std::map<std::string, std::string> fixed;        ///< subject, grade, year when the same for every file of the form
  std::vector<std::string> absent{"отсутствовал", "отсутствовала"};  ///< folded, of a variant
  std::vector<std::string> not_started{"x", "х"};                    ///< folded, of a task
  std::vector<std::string> not_taught{"не пройд.", "не пройд", "не пройдено"};
  std::vector<std::string> not_applicable{"х", "x", "н/п", "не применимо", "не предусмотрено"};  ///< of a figure
  std::vector<std::string> missing{"-", "нет данных", "н/д", "нд", "…", "..."};
  std::vector<std::string> suppressed{"*", "скрыто", "менее 5", "менее 10", "<5", "<10"};
  std::vector<std::string> annulled{"аннулирован", "аннулировано", "аннулирована", "результат аннулирован", "удален"};
  std::vector<std::string> full;                               ///< of a task: done in full, «+»
  std::vector<std::string> none;                               ///< of a task: not done, «-»
  std::vector<std::string> yes{"да", "есть", "имеется", "+"};  ///< of a figure that answers a question
  std::vector<std::string> no{"нет", "отсутствует", "не имеется"};

  const FieldRule* field(Field wanted) const;
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

/// A rule of quality of data: an expression that is true where something is wrong.
struct Rule {
  std::string code;
  std::string level;  ///< "task", "row", "work", "group", "exam", "school", "across": whose values the expression sees
  std::string when;
  std::string severity;  ///< "error", "warning", "note", "off"
  std::string at;        ///< the field the complaint points at, or empty
  std::string message;   ///< Russian; {name} is replaced by a value
  std::string found;
  std::string expected;
  std::string fix;
  std::string why;  ///< explanation for people who edit the rules
};

/// Where a rule that compares forms takes a value from.
struct CrossValue {
  std::string name;                ///< as rules call it
  std::vector<std::string> forms;  ///< names of forms of figures
  std::string item;                ///< pattern over the folded item; {grade} is the grade of the exam
  std::string part;                ///< pattern over the folded group, or empty for any
  bool any_exam = false;           ///< the form is about a school rather than an exam
};

/// Everything in force: the built-in catalogue with the folder's own files laid over it.
struct Catalog {
  std::vector<Scale> scales;
  std::vector<Minimum> minima;
  std::vector<Kim> kims;
  std::vector<Rule> rules;
  std::vector<Subject> subjects;
  std::vector<Form> forms;
  std::vector<Procedure> procedures;
  PersonalColumns personal;
  std::vector<calendar::CalendarYear> calendars;  ///< of the country, and what a region adds to a year
  TermSettings term_settings;
  std::vector<CrossValue> cross_values;
  std::vector<FieldRule> synonyms;  ///< headings columns have in many forms

  /// The calendars laid over each other.
  calendar::ProductionCalendar production_calendar() const;

  /// The scale of exactly this exam; a scale is never borrowed from another year.
  std::optional<Scale> find_scale(const Exam& exam) const;
  /// Of an exam with several sets of variants: the scale of one set («100-е варианты»).
  std::optional<Scale> find_scale(const Exam& exam, std::string_view variants) const;
  const Form* find_form(std::string_view name) const;
  const Kim* find_kim(const Exam& exam) const;
  /// The subjects whose written forms stand in the text as whole words; a longer form hides those inside it.
  std::vector<std::string> subjects_in(std::string_view text) const;
  /// The subject of a code («РУ») or a name.
  std::optional<std::string> subject_of_code(std::string_view text) const;
  /// The one subject of the text, or nothing when there is none or several.
  std::optional<std::string> find_subject(std::string_view text) const;
};

/// What a later file adds to a description: its tasks replace the former ones, what a person marked stays.
Kim merged(const Kim& before, const Kim& fresh);
/// YAML of the catalogue.
std::string kim_text(const Kim& kim);
std::string scales_text(const std::vector<Scale>& scales);  ///< of one procedure and year, at least one
std::string minimum_text(const Minimum& minimum);
std::string form_text(const Form& form);

/// What one file of the catalogue says («catalog/kim/…»). Throws bad_input with its line.
Catalog read_one(const std::string& file, const std::string& content);

/// The embedded catalogue merged with `data_folder`/catalog/** (may be absent; a file of the same name replaces the
/// built-in one). Throws bad_input with file and line for unknown keys and wrong values.
Catalog load(const std::string& data_folder);
/// Only what is built in.
Catalog built_in();

/// What a municipality changed of a rule of quality; empty parts stay as they are built in.
struct RuleChange {
  std::string code;
  std::string severity;
  std::string when;
};
/// The file of the data folder with such changes, laid over the rules by `load`.
inline constexpr const char* kOwnRules = "catalog/checks/own-rules.yaml";
std::vector<RuleChange> rule_changes(const std::string& data_folder);
/// Replaces what the folder says of the rule; a change without content makes it as it is built in. Throws bad_input,
/// storage.
void change_rule(const std::string& data_folder, const RuleChange& change);
bool is_severity(std::string_view name);

}  // namespace vekha::catalog
