// What a single cell says: a score, a sign of a task not started, an absence, a mark, a class.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "domain/catalog/catalog.hpp"
#include "domain/imports/imports.hpp"
#include "io/sheet/workbook.hpp"

namespace vekha::imports {

/// A whole number that is not negative, as scores and marks are.
std::optional<int> whole(const sheet::Cell& cell);
/// Points times the unit: a half is 1 of unit 2. Nothing for what is not a number of points; `finer` grows when the
/// number is finer than the unit.
struct Points {
  std::optional<int> value;
  int finer = 1;
};
Points points_of(const sheet::Cell& cell, int unit);
/// «2025.05.30», «30.05.2025» → "2025-05-30"; empty for anything else.
std::string iso_of(const std::string& written);
/// зачёт, незачёт.
std::optional<int> credit_of(const sheet::Cell& cell);
/// One of the words, or a text that begins with one.
bool says(const sheet::Cell& cell, const std::vector<std::string>& words);
/// 2..5, or nothing.
std::optional<int> mark_of(const sheet::Cell& cell);
bool is_blank(const sheet::Cell& cell);
/// Reads a task cell whose number of points is `points`.
results::TaskValue task_value(const sheet::Cell& cell, const catalog::Form& form, const Points& points);
/// Counts the token of a participant's task cell.
void count_token(Quality& quality, const sheet::Cell& cell, results::Flag flag);
bool says_absent(const sheet::Cell& cell, const catalog::Form& form);
/// «м», «ж» or empty.
std::string sex_of(std::string_view text);
/// «А» of «5а», «а», «5 А»; empty of «нет», «5»; a short name as it is otherwise.
std::string class_of(std::string_view text);
/// «EDU 123456», «еdu123456» with a Cyrillic letter → "edu123456"; anything else in lower case.
std::string login_spelled(std::string_view text);
/// A login of another kind than edu and sch, «ksh998370», as it is; empty for anything else.
std::string unusual_login(std::string_view text);
/// «7» of «7А», «11 нет»; 0 when there is no number.
int grade_of_class(std::string_view text);
/// Letters, digits and dashes, at most 20, with a digit among them: a code, not a name.
bool is_code(std::string_view text);

}  // namespace vekha::imports
