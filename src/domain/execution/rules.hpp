// Rules by which the words of a plan find their executors: catalog/executors/rules.yaml.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "domain/execution/executors.hpp"

namespace vekha::execution {

/// What the words of a party say.
struct Guess {
  Rule rule = Rule::node;
  std::string list;  ///< of rule schools_with_signs
  std::string body;  ///< of rule node: "authority", "method_centre"; parties of one body are one executor
};
Guess guess(const std::string& name, const std::string& full_name);
/// The list a measure means by «the schools»; empty: all of them.
std::string condition_of(std::string_view measure_text);

struct ListKind {
  std::string id;
  std::string title;
};
const std::vector<ListKind>& list_kinds();

}  // namespace vekha::execution
