// Which column of a sheet holds what: a form of the catalogue laid on the header of a table.
#pragma once
#include <array>
#include <memory>
#include <optional>
#include <regex>
#include <string>
#include <vector>

#include "domain/catalog/catalog.hpp"
#include "domain/imports/header.hpp"

namespace vekha::imports {

using catalog::Field;

/// A form with its regular expressions compiled once.
struct CompiledForm {
  struct Rule {
    const catalog::FieldRule* rule;
    std::vector<std::regex> patterns;
    std::optional<std::regex> extract;
    std::vector<std::regex> common;
  };
  struct Value {
    const catalog::ValueRule* rule;
    std::optional<std::regex> header;
  };
  explicit CompiledForm(const catalog::Form& form);
  const catalog::Form* form;
  std::vector<Rule> rules;
  std::vector<Value> values;
  std::vector<Value> marks;
  std::optional<std::regex> sheet;
  std::optional<std::regex> task;
  std::optional<std::regex> until;
  std::optional<std::regex> separator;
  std::optional<std::regex> exam_row;
  std::optional<std::regex> row_item;
  std::optional<std::regex> row_group;
  std::optional<std::regex> exam_line;
  std::optional<std::regex> report_line;
  std::optional<std::regex> subject_label;
  std::optional<std::regex> maximum_label;
  struct Who {
    std::optional<std::regex> school, municipality, region, country;
  } who;
};

struct TaskColumn {
  std::size_t column = 0;  ///< 0-based
  std::string name;
  int maximum = 0;
};

/// Where a field stands and how its value is cut out.
struct FieldColumn {
  std::size_t column = 0;                      ///< 0-based
  const std::optional<std::regex>* extract{};  ///< of the form
};

/// A column of figures and what its heading tells of them.
struct ValueColumn {
  std::size_t column = 0;
  std::string item;
  std::string group;
  std::string who;
  std::string subject;
  std::string grade;
  std::string year;
};

struct Layout {
  const CompiledForm* form = nullptr;
  std::array<std::optional<FieldColumn>, catalog::kFieldCount> fields;
  std::vector<TaskColumn> tasks;
  std::vector<ValueColumn> values;
  std::vector<ValueColumn> marks;     ///< of works: each holds a mark of its subject or period
  std::vector<std::size_t> identity;  ///< columns a person's key is made of
  bool identity_links = false;        ///< the key is of a document or a birth date: the same in other files
  std::shared_ptr<const Header> header;
  std::vector<std::string> personal;  ///< headings of columns that are not read
  std::vector<std::string> missing;   ///< titles of required fields that were not found
  std::size_t end_of_tasks = 0;       ///< 0-based column of `until`, or past the last heading
  int matched = 0;                    ///< fields found
  int by_synonym = 0;                 ///< of them by headings common to all forms

  const std::optional<FieldColumn>& of(Field field) const { return fields[static_cast<std::size_t>(field)]; }
  bool fits() const { return missing.empty(); }
  bool school_is_extracted() const { return of(Field::school) && of(Field::school)->extract->has_value(); }
  /// Which of two layouts that fit describes the table better.
  int score() const;
};

/// Headings nobody asked for: what stands under them is not taken.
std::vector<std::string> unread(const Layout& layout);
/// Lays the form on what is taken for the header.
Layout lay(const CompiledForm& form, const std::shared_ptr<const Header>& header);
/// Whether a pattern is found. Text longer than a header or a code can be is not looked at: patterns are not for
/// novels, and their matching costs stack.
bool found_in(const std::string& text, const std::optional<std::regex>& pattern, std::smatch& match);
bool found_in(const std::string& text, const std::optional<std::regex>& pattern);

}  // namespace vekha::imports
