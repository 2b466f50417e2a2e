// Rules of quality tried by hand: what their expressions see, and whether one is true with some values.
#include <limits>

#include "domain/imports/rules.hpp"

namespace vekha::imports {

std::vector<std::string> rule_names(const std::string& level, const catalog::Catalog& catalog) {
  if (level == "across") return across_names(catalog);
  const auto names = names_of_level(level);
  return {names.begin(), names.end()};
}

bool rule_holds(const RuleTrial& trial, const std::map<std::string, double>& values) {
  std::vector<std::string> words;
  std::vector<double> known;
  for (const std::string& name : rule_names(trial.level, trial.catalog)) {
    words.push_back(russian_word(name));
    const auto value = values.find(name);
    known.push_back(value == values.end() ? std::numeric_limits<double>::quiet_NaN() : value->second);
  }
  // Read in Russian, so that mistakes are told in the words people see.
  const std::vector<std::string_view> names(words.begin(), words.end());
  return formula::Expression(rule_in_russian(trial.when), names).holds(known);
}

}  // namespace vekha::imports
