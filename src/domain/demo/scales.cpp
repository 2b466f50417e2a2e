// Writes the demonstration scales: our own borders, marked as such, so that nobody takes them for the official ones.
#include <map>

#include "domain/demo/parts.hpp"

namespace vekha::demo {
namespace {

std::string file_name(const Exam& exam) {
  const std::string procedure = exam.procedure == "ВПР" ? "vpr" : "oge";
  return "demo-" + procedure + "-" + std::to_string(exam.year) + ".yaml";
}

std::string heading(const Exam& exam) {
  return "# Демонстрационная шкала: границы придуманы для примера и нигде не действуют.\n"
         "procedure: " +
         exam.procedure + "\nyear: " + std::to_string(exam.year) + "\nsource: демонстрационная шкала\nscales:\n";
}

std::string line(const Exam& exam) {
  const auto& from = exam.bounds;
  return "  - {grade: " + std::to_string(exam.grade) + ", subject: " + exam.subject +
         ", maximum: " + std::to_string(exam.maximum) + ", from: [" + std::to_string(from[0]) + ", " +
         std::to_string(from[1]) + ", " + std::to_string(from[2]) + "]}\n";
}

}  // namespace

void write_scales(const std::string& folder, const World& world) {
  std::map<std::string, std::string> files;
  for (const Exam& exam : world.exams) {
    if (exam.bounds[0] == 0) continue;
    std::string& text = files[file_name(exam)];
    if (text.empty()) text = heading(exam);
    text += line(exam);
  }
  const std::string scales = folder + "/catalog/scales/";
  for (const auto& [name, text] : files) write_file(std::string(scales).append(name), text);
}

}  // namespace vekha::demo
