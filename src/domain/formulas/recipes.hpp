// From aggregates of programs to the columns of a statement and back to their tallies.
#pragma once
#include <vector>

#include "core/formula/evaluate.hpp"
#include "domain/formulas/expression.hpp"

namespace vekha::formulas {

/// An aggregate of the gathering with its place.
struct Wanted {
  const formula::Aggregate* aggregate = nullptr;
  std::size_t place = 0;
};

/// Adds to a plan what the aggregate needs of rows of one kind. `known`: the condition under which it is known whose
/// row it is, empty when it always is.
void add_recipe(Plan& plan, Expression& expression, const Wanted& wanted, const std::string& known = {});

}  // namespace vekha::formulas
