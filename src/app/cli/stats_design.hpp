// Explaining columns of a model as they are named on the command line: numbers, factors, products of both.
#pragma once
#include <deque>
#include <span>
#include <string>
#include <vector>

#include "app/cli/stats_table.hpp"

namespace vekha::cli {

class Command;
/// --x score --factor sex --x score:sex
struct Terms {
  std::vector<std::string> x;        ///< columns of numbers, and products «a:b» of such and of factors
  std::vector<std::string> factors;  ///< columns of names
};

/// Columns without the intercept, named as R names them: «sexM» for the level M of sex, «score:sexM» for a product.
struct Design {
  std::vector<std::string> names;
  std::vector<std::span<const double>> columns;  ///< of the table, or of `made`
  std::deque<std::vector<double>> made;          ///< contrasts and products
};

/// Adds --x and --factor.
void add_terms(Command command, Terms& terms);
/// Adds the columns of the file that the terms are made of.
void want(WantedColumns& wanted, const Terms& terms);
/// Treatment contrasts against the first level, as R's default. The table is complete and outlives the design.
Design design_of(const StatsTable& table, const Terms& terms);

/// Who is together by «class» or «school:class».
struct Grouped {
  std::string name;
  Labels labels;
};
/// «school/class» is «school» and «school:class».
std::vector<std::string> grouping_names(const std::vector<std::string>& given);
void want_grouping(WantedColumns& wanted, const std::string& name);
Grouped grouped(const StatsTable& table, const std::string& name);

}  // namespace vekha::cli
