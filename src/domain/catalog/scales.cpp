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

Scale read_scale(Keys& keys, const Keys& top, const Exam& exam) {
  Scale scale;
  scale.exam = exam;
  scale.exam.grade = keys.number("grade");
  scale.exam.subject = keys.text("subject");
  scale.maximum = keys.number("maximum");
  scale.from = read_borders(top.file(), keys.child("from"));
  scale.note = keys.text_or("note", "");
  const std::string document = keys.text_or("document", "");
  scale.source = document;
  keys.finish();
  if (!(0 < scale.from[0] && scale.from[0] < scale.from[1] && scale.from[1] < scale.from[2] &&
        scale.from[2] <= scale.maximum))
    complain(top.file(), keys.node(), "границы отметок должны расти и не превышать наибольший балл.");
  return scale;
}

void run_case(const std::string& file, const YAML::Node& node, const std::vector<Scale>& scales) {
  Keys keys(file, node);
  const int grade = keys.number("grade");
  const std::string subject = keys.text("subject");
  const int score = keys.number("score");
  const int mark = keys.number("mark");
  keys.finish();
  for (const Scale& scale : scales)
    if (scale.exam.grade == grade && scale.exam.subject == subject) {
      if (scale.mark(score) != mark) complain(file, node, "проверенный пример не сходится со шкалой.");
      return;
    }
  complain(file, node, "для проверенного примера нет шкалы.");
}

}  // namespace

std::vector<Scale> read_scales(const std::string& file, const YAML::Node& root) {
  Keys top(file, root);
  Exam exam;
  exam.procedure = top.text("procedure");
  exam.year = top.number("year");
  const std::string source = top.text("source");
  std::vector<Scale> out;
  for (const YAML::Node& node : top.child("scales")) {
    Keys keys(file, node);
    out.push_back(read_scale(keys, top, exam));
    out.back().source = source + (out.back().source.empty() ? "" : ": " + out.back().source);
  }
  for (const YAML::Node& node : top.child("cases")) run_case(file, node, out);
  top.finish();
  return out;
}

}  // namespace vekha::catalog
