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
/// 2..5, or nothing.
std::optional<int> mark_of(const sheet::Cell& cell);
bool is_blank(const sheet::Cell& cell);
/// Reads a task cell and counts it; `number` is the score when there is one.
results::TaskValue task_value(const sheet::Cell& cell, const catalog::Form& form);
/// Counts the token of a participant's task cell.
void count_token(Quality& quality, const sheet::Cell& cell, results::Flag flag);
bool says_absent(const sheet::Cell& cell, const catalog::Form& form);
/// «м», «ж» or empty.
std::string sex_of(std::string_view text);
/// «А» of «5а», «а», «5 А»; empty of «нет», «5»; a short name as it is otherwise.
std::string class_of(std::string_view text);
/// Letters, digits and dashes, at most 20, with a digit among them: a code, not a name.
bool is_code(std::string_view text);

}  // namespace vekha::imports
