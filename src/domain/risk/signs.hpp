// The values of the signs of a rule, by year and school, whatever they are made of.
#pragma once
#include "domain/risk/risk.hpp"

namespace vekha::risk {

struct SignValues {
  formula::Unit unit{};
  std::map<std::pair<int, std::string>, Estimate> values{};  ///< by year and code of the school
};
struct SignTable {
  std::vector<SignValues> signs;              ///< in the order of the rule
  std::map<std::string, std::string> labels;  ///< of schools by their codes
  std::set<int> years;                        ///< that have results
};
struct Reading {
  const db::Read& records;
  facts::Store& facts;
  const catalog::Catalog& catalog;
};
SignTable sign_table(const Reading& reading, const List& list, const Question& question);

}  // namespace vekha::risk
