// Worked cases of definitions: small tables of works and figures with the value each must give. They run on a store of
// their own, in the tests for what is shipped and at a municipality for what it defines itself.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "domain/indicators/definition.hpp"

namespace vekha::indicators {

struct CaseOutcome {
  std::string indicator;
  std::string title;
  std::string how;       ///< the arithmetic done by hand
  std::string expected;  ///< «70,0 % (57,5–80,1)», «нет данных»
  std::string fault;     ///< what came out otherwise; empty: as expected
};
/// What the cases of a file expect, without computing. Throws bad_input with its line.
std::vector<CaseOutcome> read_cases(std::string_view file, std::string_view content, const Library& library);
/// Computes them. Cases of indicators that `library` does not have are faults.
std::vector<CaseOutcome> run_cases(std::string_view file, std::string_view content, const Library& library);

/// Files of worked cases: the shipped ones.
std::map<std::string, std::string> shipped_cases();
/// Those of the data folder: catalog/checks/indicators/*.yaml.
std::map<std::string, std::string> own_cases(const std::string& data_folder);

/// How firmly a definition of a municipality is checked: «не проверен» unless three cases of its own come out.
struct Checked {
  std::int64_t cases = 0;
  std::vector<std::string> faults;
  bool holds() const { return cases >= 3 && faults.empty(); }
};
/// By id, of the definitions of the folder.
std::map<std::string, Checked> check_own(const std::string& data_folder, const Library& library);

}  // namespace vekha::indicators
