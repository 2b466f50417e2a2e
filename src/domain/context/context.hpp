// Conditions schools work in: size, levels, place, and every number of their cards and context forms, with the plain
// words that tell a group of schools by them. Likeness, clusters and links of results with context are made of these.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/indicators/indicators.hpp"

namespace vekha::context {

enum class Hard { neither, when_high, when_low };

struct Condition {
  std::string id;    ///< of catalog/context; a question of a form has its own text
  std::string name;  ///< for people
  std::string high;  ///< «сельские»: schools where it is great; empty: there are no words of its own
  std::string low;
  Hard hard = Hard::neither;               ///< on which side it makes the work of a school harder
  std::map<std::string, double> values{};  ///< by code of the school
};
/// On the scale it is compared on: counts that reach far by their ratios, 100 and 200 differ as 400 and 800 do.
double on_scale(const Condition& condition, double value);
/// Values of the schools in their order, on that scale.
std::vector<std::optional<double>> column(const Condition& condition, const std::vector<org::Node>& schools);

/// What is known of half of the schools or more, and does not need to vary. Several answers of one school to one item
/// (parts of a form) are added up.
std::vector<Condition> conditions(const indicators::Ground& ground, const std::vector<org::Node>& schools, int year);

}  // namespace vekha::context
