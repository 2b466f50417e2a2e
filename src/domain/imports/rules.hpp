// Rules of quality of data: expressions of the catalogue, compiled once, asked of every task, row, work, group, exam.
#pragma once
#include <array>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/issue.hpp"
#include "core/formula/formula.hpp"
#include "domain/catalog/catalog.hpp"
#include "domain/imports/problems.hpp"

namespace vekha::imports {

/// Values expressions see. Absent ones are NaN; yes is 1, no is 0.
struct TaskFacts {
  static constexpr std::array<std::string_view, 5> kNames{"score", "maximum", "blank", "unreadable", "participant"};
  std::array<double, 5> values{};
};
struct RowFacts {  ///< while a row is read
  enum At {
    absent,
    participant,
    total,
    total_blank,
    total_known,
    sum,
    has_tasks,
    mark,
    mark_blank,
    journal_mark,
    journal_blank,
    sex_known,
    sex_blank,
    test,
    credit_known,
    count
  };
  static constexpr std::array<std::string_view, count> kNames{
      "absent",     "participant",  "total",         "total_blank", "total_known", "sum",  "has_tasks",   "mark",
      "mark_blank", "journal_mark", "journal_blank", "sex_known",   "sex_blank",   "test", "credit_known"};
  std::array<double, count> values{};
};
struct WorkFacts {  ///< after the exam became known
  enum At { total, sum, maximum, mark, scale_mark, test, scale_test, participated, class_number, grade, count };
  static constexpr std::array<std::string_view, count> kNames{
      "total", "sum", "maximum", "mark", "scale_mark", "test", "scale_test", "participated", "class_number", "grade"};
  std::array<double, count> values{};
};
struct GroupFacts {
  static constexpr std::array<std::string_view, 2> kNames{"declared", "rows"};
  std::array<double, 2> values{};
};
struct ExamFacts {
  static constexpr std::array<std::string_view, 7> kNames{"participants", "sums_differ", "maximum", "scale_maximum",
                                                          "scale_known",  "totals",      "unmarked"};
  std::array<double, 7> values{};
};
struct SchoolFacts {
  static constexpr std::array<std::string_view, 4> kNames{"known", "closed", "any_known", "not_opened"};
  std::array<double, 4> values{};
};

struct CompiledRule {
  const catalog::Rule* rule;
  formula::Expression when;
  Severity severity;
  std::optional<catalog::Field> at;
};

/// All rules in force by level. Throws bad_input for an expression that cannot be understood.
struct Rules {
  /// across: names rules that compare forms may use.
  explicit Rules(const std::vector<catalog::Rule>& rules, const std::vector<std::string>& across = {});
  std::vector<CompiledRule> task, row, work, group, exam, school, across;
};

/// What expressions of a level see; of rules across forms, what the works tell and then what forms tell. Throws
/// not_found for an unknown level.
std::span<const std::string_view> names_of_level(std::string_view level);
std::vector<std::string> across_names(const catalog::Catalog& catalog);

/// A value for a message: «12», «12,5», «нет данных».
std::string number_text(double value);
/// {name} in the text replaced by a value; whole numbers without a fraction.
std::string filled(const std::string& text, const std::function<std::string(std::string_view name)>& value);

/// What a rule says of one place.
template <class Facts>
Issue issue_of(const CompiledRule& rule, const Facts& facts, const Place& place,
               const std::function<std::string(std::string_view name)>& words) {
  const auto value = [&](std::string_view name) -> std::string {
    for (std::size_t i = 0; i < Facts::kNames.size(); ++i)
      if (Facts::kNames[i] == name) return number_text(facts.values[i]);
    return words(name);
  };
  const catalog::Rule& text = *rule.rule;
  return {text.code,
          rule.severity,
          place,
          filled(text.message, value),
          filled(text.found, value),
          filled(text.expected, value),
          filled(text.fix, value)};
}

}  // namespace vekha::imports
