// Which column of a sheet holds what: a form of the catalogue laid on a header row.
#pragma once
#include <array>
#include <optional>
#include <regex>
#include <string>
#include <vector>

#include "domain/catalog/catalog.hpp"
#include "io/sheet/workbook.hpp"

namespace vekha::imports {

enum class Field {
  procedure,
  year,
  subject,
  grade,
  school,
  school_name,
  municipality_code,
  municipality,
  pupil,
  class_name,
  sex,
  class_number,
  variant,
  variant_2,
  journal_mark,
  mark,
  total,
  uploaded,
  maximum
};
inline constexpr std::size_t kFieldCount = 19;

/// A form with its regular expressions compiled once.
struct CompiledForm {
  struct Rule {
    Field field;
    const catalog::FieldRule* rule;
    std::vector<std::regex> patterns;
  };
  explicit CompiledForm(const catalog::Form& form);
  const catalog::Form* form;
  std::vector<Rule> rules;
  std::optional<std::regex> sheet;
  std::optional<std::regex> task;
  std::optional<std::regex> until;
  std::optional<std::regex> separator;
  std::optional<std::regex> exam_line;
  std::optional<std::regex> subject_label;
  std::optional<std::regex> maximum_label;
};

struct TaskColumn {
  std::size_t column = 0;  ///< 0-based
  std::string name;
  int maximum = 0;
};

/// Where a field stands and how its value is cut out.
struct FieldColumn {
  std::size_t column = 0;  ///< 0-based
  std::optional<std::regex> extract;
};

struct Layout {
  const CompiledForm* form = nullptr;
  std::array<std::optional<FieldColumn>, kFieldCount> fields;
  std::vector<TaskColumn> tasks;
  std::vector<std::string> headers;   ///< squeezed, as the file has them
  std::vector<std::string> personal;  ///< headers of columns that are not read
  std::vector<bool> personal_column;  ///< by 0-based column
  std::vector<std::string> missing;   ///< titles of required fields that were not found
  std::size_t end_of_tasks = 0;       ///< 0-based column of `until`, or past the last header
  int matched = 0;                    ///< fields found

  const std::optional<FieldColumn>& of(Field field) const { return fields[static_cast<std::size_t>(field)]; }
  bool fits() const { return missing.empty(); }
};

/// Lays the form on a row taken for the header.
Layout lay(const CompiledForm& form, const sheet::Row& row, const catalog::PersonalColumns& personal);
/// Whether a pattern is found. Text longer than a header or a code can be is not looked at: patterns are not for
/// novels, and their matching costs stack.
bool found_in(const std::string& text, const std::optional<std::regex>& pattern, std::smatch& match);
bool found_in(const std::string& text, const std::optional<std::regex>& pattern);
/// Russian name of a field for messages: «код участника».
std::string_view field_title(Field field);

}  // namespace vekha::imports
