#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "domain/catalog/yaml.hpp"

namespace vekha::catalog {
namespace {

std::array<int, 3> read_borders(const std::string& file, const YAML::Node& node) {
  if (!node || !node.IsSequence() || node.size() != 3)
    complain(file, node, "«from»: нужны три числа, с какого балла начинаются отметки 3, 4 и 5.");
  std::array<int, 3> out{};
  for (std::size_t i = 0; i < 3; ++i) {
    const auto number = parse_integer(node[i].as<std::string>());
    if (!number) complain(file, node[i], "граница отметки должна быть целым числом.");
    out[i] = static_cast<int>(*number);
  }
  return out;
}

std::vector<int> numbers(const std::string& file, const YAML::Node& node, const char* what) {
  std::vector<int> out;
  for (const YAML::Node& item : node) {
    const auto number = parse_integer(item.as<std::string>());
    if (!number || *number < 0 || *number > 1000) complain(file, item, std::string(what) + ": нужны целые числа.");
    out.push_back(static_cast<int>(*number));
  }
  return out;
}

ScaleCondition read_condition(const std::string& file, const YAML::Node& node) {
  Keys keys(file, node);
  ScaleCondition condition;
  condition.marks = numbers(file, keys.child("marks"), "«marks»");
  for (const YAML::Node& task : keys.child("tasks")) condition.tasks.push_back(task.as<std::string>());
  condition.at_least = keys.number("at_least");
  if (keys.has("otherwise")) condition.otherwise = keys.number("otherwise");
  keys.finish();
  if (condition.marks.empty() || condition.tasks.empty())
    complain(file, node, "у условия шкалы должны быть отметки (marks) и задания (tasks).");
  return condition;
}

void check_scale(const std::string& file, const YAML::Node& node, const Scale& scale) {
  const auto& from = scale.from;
  const bool grow = 0 < from[0] && from[0] < from[1] && from[1] < from[2] && from[2] <= scale.maximum;
  if (from[0] > 0 && !grow) complain(file, node, "границы отметок должны расти и не превышать наибольший балл.");
  if (from[0] == 0 && scale.to_hundred.empty()) complain(file, node, "у шкалы нет ни «from», ни «to_hundred».");
  const auto& hundred = scale.to_hundred;
  const bool whole = hundred.empty() || hundred.size() == static_cast<std::size_t>(scale.maximum) + 1;
  if (!whole || !std::is_sorted(hundred.begin(), hundred.end()) || (!hundred.empty() && hundred.back() > 100))
    complain(file, node, "«to_hundred»: нужен тестовый балл для каждого первичного от 0 до наибольшего, не выше 100.");
}

Scale read_scale(const std::string& file, const YAML::Node& node, const Scale& common) {
  Keys keys(file, node);
  Scale scale = common;
  if (keys.has("grade")) scale.exam.grade = keys.number("grade");
  if (keys.has("year")) scale.exam.year = keys.number("year");
  scale.exam.procedure = keys.text_or("procedure", common.exam.procedure);
  scale.exam.subject = keys.text("subject");
  scale.maximum = keys.number("maximum");
  if (const YAML::Node from = keys.child("from"); from) scale.from = read_borders(file, from);
  scale.to_hundred = numbers(file, keys.child("to_hundred"), "«to_hundred»");
  for (const YAML::Node& one : keys.child("conditions")) scale.conditions.push_back(read_condition(file, one));
  scale.note = keys.text_or("note", "");
  scale.kind = keys.text_or("kind", "");
  scale.region = keys.text_or("region", common.region);
  const std::string document = keys.text_or("document", "");
  if (!document.empty()) scale.source += (scale.source.empty() ? "" : ": ") + document;
  keys.finish();
  check_scale(file, node, scale);
  return scale;
}

Minimum read_minimum(const std::string& file, const YAML::Node& node, const Scale& common) {
  Keys keys(file, node);
  Minimum out{.exam = common.exam, .source = common.source, .file = file};
  if (keys.has("grade")) out.exam.grade = keys.number("grade");
  if (keys.has("year")) out.exam.year = keys.number("year");
  out.exam.procedure = keys.text_or("procedure", common.exam.procedure);
  out.exam.subject = keys.text("subject");
  out.value = keys.number("value");
  out.unit = keys.text_or("unit", "primary");
  out.purpose = keys.text_or("purpose", "аттестат");
  out.note = keys.text_or("note", "");
  keys.finish();
  if (out.unit != "test" && out.unit != "primary" && out.unit != "mark")
    complain(file, node, "«unit»: нужно test, primary или mark.");
  return out;
}

void run_case(const std::string& file, const YAML::Node& node, const std::vector<Scale>& scales) {
  Keys keys(file, node);
  const int grade = keys.has("grade") ? keys.number("grade") : 0;
  const std::string subject = keys.text("subject");
  const int score = keys.number("score");
  const int mark = keys.number("mark");
  std::map<std::string, int> points;
  for (const auto& pair : keys.child("points")) points[pair.first.as<std::string>()] = pair.second.as<int>();
  keys.finish();
  const auto of_task = [&](const std::string& task) {
    const auto it = points.find(task);
    return it == points.end() ? std::optional<int>() : std::optional(it->second);
  };
  for (const Scale& scale : scales)
    if ((grade == 0 || scale.exam.grade == grade) && scale.exam.subject == subject) {
      if (scale.mark(score, of_task) != mark) complain(file, node, "проверенный пример не сходится со шкалой.");
      return;
    }
  complain(file, node, "для проверенного примера нет шкалы.");
}

}  // namespace

void read_scales(Catalog& catalog, const std::string& file, const YAML::Node& root) {
  Keys top(file, root);
  Scale common;
  common.exam.procedure = top.text("procedure");
  common.exam.year = top.number("year");
  if (top.has("grade")) common.exam.grade = top.number("grade");
  common.source = top.text("source");
  common.file = file;
  common.checked = top.text_or("checked", "");
  common.region = top.text_or("region", "");
  std::vector<Scale> scales;
  for (const YAML::Node& node : top.child("scales")) scales.push_back(read_scale(file, node, common));
  for (const YAML::Node& node : top.child("minima")) catalog.minima.push_back(read_minimum(file, node, common));
  for (const YAML::Node& node : top.child("cases")) run_case(file, node, scales);
  top.finish();
  catalog.scales.insert(catalog.scales.end(), scales.begin(), scales.end());
}

}  // namespace vekha::catalog
