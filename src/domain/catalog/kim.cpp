#include "base/text.hpp"
#include "domain/catalog/yaml.hpp"

namespace vekha::catalog {
namespace {

std::vector<std::string> texts(const YAML::Node& node) {
  std::vector<std::string> out;
  for (const YAML::Node& item : node) out.push_back(item.as<std::string>());
  return out;
}

std::map<std::string, std::string> codes(const YAML::Node& node) {
  std::map<std::string, std::string> out;
  for (const auto& pair : node) out[pair.first.as<std::string>()] = pair.second.as<std::string>();
  return out;
}

KimTask read_task(const std::string& file, const YAML::Node& node) {
  Keys keys(file, node);
  KimTask task;
  task.name = keys.text("name");
  task.skill = keys.text_or("skill", "");
  task.block = keys.text_or("block", "");
  task.level = keys.text_or("level", "");
  task.kes = texts(keys.child("kes"));
  task.kt = texts(keys.child("kt"));
  if (keys.has("maximum")) task.maximum = keys.number("maximum");
  if (keys.has("minutes")) task.minutes = keys.number("minutes");
  task.practice = keys.truth_or("practice", "false");
  keys.finish();
  return task;
}

}  // namespace

Kim read_kim(const std::string& file, const YAML::Node& root) {
  Keys keys(file, root);
  Kim kim;
  kim.exam.procedure = keys.text("procedure");
  kim.exam.year = keys.number("year");
  kim.exam.grade = keys.number("grade");
  kim.exam.subject = keys.text("subject");
  kim.source = keys.text("source");
  if (keys.has("maximum")) kim.maximum = keys.number("maximum");
  for (const YAML::Node& node : keys.child("tasks")) kim.tasks.push_back(read_task(file, node));
  kim.kes = codes(keys.child("kes"));
  kim.kt = codes(keys.child("kt"));
  keys.finish();
  return kim;
}

std::vector<Rule> read_rules(const std::string& file, const YAML::Node& root) {
  Keys top(file, root);
  std::vector<Rule> out;
  for (const YAML::Node& node : top.child("rules")) {
    Keys keys(file, node);
    Rule rule;
    rule.code = keys.text("code");
    rule.level = keys.text("level");
    rule.when = keys.text("when");
    rule.severity = keys.text("severity");
    rule.at = keys.text_or("at", "");
    rule.message = keys.text("message");
    rule.found = keys.text_or("found", "");
    rule.expected = keys.text_or("expected", "");
    rule.fix = keys.text_or("fix", "");
    rule.why = keys.text_or("why", "");
    keys.finish();
    if (rule.severity != "error" && rule.severity != "warning" && rule.severity != "note" && rule.severity != "off")
      complain(file, node, "«severity»: нужно error, warning, note или off.");
    out.push_back(std::move(rule));
  }
  top.finish();
  return out;
}

}  // namespace vekha::catalog
