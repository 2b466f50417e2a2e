// Expressions over the rows of one source, checked; and what this shares with the check of whole programs.
#pragma once
#include <string>
#include <string_view>

#include "core/formula/program.hpp"

namespace vekha::formula {

/// Where an expression over rows stands.
struct RowPlace {
  std::string_view text;
  const Schema& schema;
  const Source& source;
};
/// Throw Fault.
RowStep row_condition(const RowPlace& place, const Node& node);
RowStep row_number(const RowPlace& place, const Node& node);

bool numeric(const Unit& unit);
/// «text».
std::string quoted(const std::string& text);
/// The unit of two sides, or a complaint at the sign between them.
Unit met(std::string_view text, const Node& node, const Unit& a, const Unit& b);
Unit unit_of_number(const Node& node);
/// «any», «all», «number», «best».
bool asks_own(std::string_view word);
/// «taken_before», «linked».
bool asks_before(std::string_view word);
std::string russian_word(std::string_view name);
/// A number without a unit, written in whole.
bool whole_between(const Node& node, int least, int most);
/// A quotient by a zero that stands in the text has no value for anybody: a complaint.
void check_divisor(std::string_view text, const Node& node);

}  // namespace vekha::formula
