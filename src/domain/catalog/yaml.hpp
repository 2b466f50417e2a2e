// Strict reading of catalogue files: every key must be known, every complaint names file and line.
#pragma once
#include <yaml-cpp/yaml.h>

#include <string>
#include <string_view>
#include <vector>

#include "domain/catalog/catalog.hpp"

namespace vekha::catalog {

[[noreturn]] void complain(const std::string& file, const YAML::Node& node, const std::string& what);

/// One map of a file, read key by key; the destructor does not check, finish() does.
class Keys {
 public:
  Keys(std::string file, YAML::Node node);
  bool has(const char* key) const { return static_cast<bool>(node_[key]); }
  std::string text(const char* key);  ///< throws bad_input when absent
  std::string text_or(const char* key, const std::string& otherwise);
  int number(const char* key);
  bool truth_or(const char* key, const char* otherwise);
  std::vector<std::string> folded_list(const char* key);
  std::string pattern_or_empty(const char* key);  ///< a regular expression, checked
  YAML::Node child(const char* key);              ///< may be undefined
  /// Throws bad_input for the first key nobody asked for.
  void finish() const;
  const std::string& file() const { return file_; }
  const YAML::Node& node() const { return node_; }

 private:
  YAML::Node get(const char* key);
  std::string file_;
  YAML::Node node_;
  std::vector<std::string> known_;
};

/// Headings columns have in many forms, by field.
std::vector<FieldRule> read_synonyms(const std::string& file, const YAML::Node& root);
Form read_form(const std::string& file, const YAML::Node& root);
calendar::CalendarYear read_calendar(const std::string& file, const YAML::Node& root);
TermSettings read_term_settings(const std::string& file, const YAML::Node& root);
void read_scales(Catalog& catalog, const std::string& file, const YAML::Node& root);
Kim read_kim(const std::string& file, const YAML::Node& root);
std::vector<RuleChange> read_rule_changes(const std::string& file, const YAML::Node& root);
void apply_changes(Catalog& catalog, const std::vector<RuleChange>& changes);
void read_rules(Catalog& catalog, const std::string& file, const YAML::Node& root);

}  // namespace vekha::catalog
