// What a municipality changed of the rules of quality: a small file over the built-in one, so that rules that come with
// a new version of the program are not lost.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/error.hpp"
#include "domain/catalog/yaml.hpp"

namespace vekha::catalog {
namespace {

namespace fs = std::filesystem;

fs::path file_in(const std::string& folder) { return fs::path(folder) / kOwnRules; }

std::string text_of(const std::vector<RuleChange>& changes) {
  YAML::Emitter out;
  out << YAML::BeginMap << YAML::Key << "rules" << YAML::Value << YAML::BeginSeq;
  for (const RuleChange& one : changes) {
    out << YAML::BeginMap << YAML::Key << "code" << YAML::Value << one.code;
    if (!one.severity.empty()) out << YAML::Key << "severity" << YAML::Value << one.severity;
    if (!one.when.empty()) out << YAML::Key << "when" << YAML::Value << YAML::DoubleQuoted << one.when;
    out << YAML::EndMap;
  }
  out << YAML::EndSeq << YAML::EndMap;
  return std::string("# Изменённые правила проверки: код правила, важность, выражение\n") + out.c_str() + "\n";
}

void write_whole(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  const fs::path fresh = path.string() + ".new";
  {
    std::ofstream out(fresh, std::ios::binary);
    out << text;
    if (!out.flush()) throw Error(Code::storage, "Не удалось записать правила: проверьте место на диске и права.");
  }
  fs::rename(fresh, path);
}

}  // namespace

std::vector<RuleChange> read_rule_changes(const std::string& file, const YAML::Node& root) {
  Keys top(file, root);
  std::vector<RuleChange> out;
  for (const YAML::Node& node : top.child("rules")) {
    Keys keys(file, node);
    RuleChange one{keys.text("code"), keys.text_or("severity", ""), keys.text_or("when", "")};
    keys.finish();
    if (!one.severity.empty() && !is_severity(one.severity))
      complain(file, node, "«severity»: нужно error, warning, note или off.");
    out.push_back(std::move(one));
  }
  top.finish();
  return out;
}

bool is_severity(std::string_view name) {
  return name == "error" || name == "warning" || name == "note" || name == "off";
}

std::vector<RuleChange> rule_changes(const std::string& data_folder) {
  std::ifstream file(file_in(data_folder), std::ios::binary);
  if (!file) return {};
  std::stringstream content;
  content << file.rdbuf();
  return read_rule_changes(kOwnRules, YAML::Load(content.str()));
}

void change_rule(const std::string& data_folder, const RuleChange& change) {
  if (!change.severity.empty() && !is_severity(change.severity))
    throw Error(Code::bad_input, "Важность правила: error, warning, note или off.");
  std::vector<RuleChange> changes = rule_changes(data_folder);
  std::erase_if(changes, [&](const RuleChange& one) { return one.code == change.code; });
  if (!change.severity.empty() || !change.when.empty()) changes.push_back(change);
  write_whole(file_in(data_folder), text_of(changes));
}

void apply_changes(Catalog& catalog, const std::vector<RuleChange>& changes) {
  for (const RuleChange& one : changes) {
    const auto rule = std::ranges::find(catalog.rules, one.code, &Rule::code);
    if (rule == catalog.rules.end()) continue;  // a rule of a former version of the program
    if (!one.severity.empty()) rule->severity = one.severity;
    if (!one.when.empty()) rule->when = one.when;
  }
}

}  // namespace vekha::catalog
