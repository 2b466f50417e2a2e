#include <regex>

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

namespace {

CrossValue read_cross_value(const std::string& file, const YAML::Node& node) {
  Keys keys(file, node);
  CrossValue out{.name = keys.text("name")};
  out.forms = texts(keys.child("forms"));
  out.item = keys.text("item");
  try {
    const std::regex check(replaced(out.item, "{grade}", "4"));
  } catch (const std::regex_error&) {
    complain(file, node, "не разобрано регулярное выражение «" + out.item + "».");
  }
  out.part = keys.pattern_or_empty("part");
  out.any_exam = keys.truth_or("any_exam", "false");
  keys.finish();
  return out;
}

}  // namespace

void read_rules(Catalog& catalog, const std::string& file, const YAML::Node& root) {
  Keys top(file, root);
  catalog.rules.clear();
  catalog.cross_values.clear();
  for (const YAML::Node& node : top.child("values")) catalog.cross_values.push_back(read_cross_value(file, node));
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
    catalog.rules.push_back(std::move(rule));
  }
  top.finish();
}

}  // namespace vekha::catalog
