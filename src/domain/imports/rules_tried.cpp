// Rules of quality tried by hand: what their expressions see, and whether one is true with some values.
#include <algorithm>
#include <limits>
#include <span>

#include "domain/imports/rules.hpp"

namespace vekha::imports {
namespace {

using Names = std::span<const std::string_view>;

Names names_of(const std::string& level) {
  if (level == "task") return TaskFacts::kNames;
  if (level == "row") return RowFacts::kNames;
  if (level == "work") return WorkFacts::kNames;
  if (level == "group") return GroupFacts::kNames;
  if (level == "exam") return ExamFacts::kNames;
  if (level == "school") return SchoolFacts::kNames;
  throw Error(Code::not_found, "Правил уровня «" + level + "» проверить на примере нельзя.");
}

}  // namespace

std::vector<std::string> rule_names(const std::string& level) {
  const Names names = names_of(level);
  return {names.begin(), names.end()};
}

bool rule_holds(const std::string& level, const std::string& when, const std::map<std::string, double>& values) {
  const Names names = names_of(level);
  std::vector<double> known(names.size(), std::numeric_limits<double>::quiet_NaN());
  for (std::size_t i = 0; i < names.size(); ++i)
    if (const auto it = values.find(std::string(names[i])); it != values.end()) known[i] = it->second;
  return formula::Expression(when, names).holds(known);
}

}  // namespace vekha::imports
