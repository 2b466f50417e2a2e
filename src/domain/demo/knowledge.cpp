// What a municipality would know of the demonstration exams: descriptions of the papers, least scores of ЕГЭ and the
// calendar of the last campaign. Everything made up says so.
#include <algorithm>
#include <map>
#include <set>

#include "domain/demo/parts.hpp"
#include "domain/procedures/procedures.hpp"

namespace vekha::demo {
namespace {

struct Skill {
  const char* title;
  const char* block;
  bool practice;
};
using Skills = std::vector<Skill>;

const Skills& skills_of(const std::string& subject) {
  static const std::map<std::string, Skills> kKnown{
      {"Математика",
       {{"Вычисления", "Числа и действия", false},
        {"Текстовые задачи", "Решение задач", true},
        {"Фигуры и измерения", "Геометрия", false},
        {"Таблицы и диаграммы", "Работа с данными", true},
        {"Рассуждения", "Логика", false}}},
      {"Русский язык",
       {{"Правописание", "Орфография и пунктуация", false},
        {"Разбор слова и предложения", "Система языка", false},
        {"Смысл текста", "Чтение", true},
        {"Речь и ударение", "Культура речи", false}}},
  };
  static const Skills kOthers{{"Основные понятия", "Содержание предмета", false},
                              {"Карта, схема, изображение", "Источники", true},
                              {"Причины и следствия", "Объяснение", false},
                              {"Знания в обычной жизни", "Применение", true}};
  const auto found = kKnown.find(subject);
  return found == kKnown.end() ? kOthers : found->second;
}

catalog::Kim kim_of(const Exam& exam) {
  catalog::Kim out{.exam = {exam.procedure, exam.year, exam.grade, exam.subject},
                   .source = "демонстрационное описание: умения придуманы для примера",
                   .maximum = exam.maximum};
  const Skills& skills = skills_of(exam.subject);
  for (std::size_t i = 0; i < exam.tasks.size(); ++i) {
    const Skill& skill = skills[i % skills.size()];
    out.tasks.push_back({.name = exam.tasks[i].code,
                         .skill = skill.title,
                         .block = skill.block,
                         .level = exam.tasks[i].raised ? "П" : "Б",
                         .maximum = exam.tasks[i].maximum,
                         .practice = skill.practice});
  }
  return out;
}

std::string minima_text(const World& world, int year) {
  std::string out = "# Демонстрационные пороги: придуманы для примера и нигде не действуют.\nprocedure: ЕГЭ\nyear: " +
                    std::to_string(year) + "\ngrade: 11\nsource: демонстрационные пороги\nminima:\n";
  for (const Exam& exam : world.exams)
    if (exam.procedure == "ЕГЭ" && exam.year == year)
      out += "  - {subject: " + exam.subject +
             (has_marks_only(exam) ? ", value: 3, unit: mark}\n" : ", value: 36, unit: test}\n");
  return out;
}

/// When an exam of the last campaign is written and reported; made up, as all dates of the demonstration.
procedures::Instance instance_of(const Exam& exam) {
  const auto on = [&](unsigned month, unsigned day) { return Date::of(exam.year, month, day); };
  procedures::Instance out{.exam = {exam.procedure, exam.year, exam.grade, exam.subject}};
  const bool vpr = exam.procedure == "ВПР";
  out.first = vpr ? on(4, 15) : on(5, 25);
  out.last = vpr ? on(5, 16) : on(6, 20);
  out.due = vpr ? on(6, 1) : on(7, 10);
  out.by_choice = procedures::usually_by_choice(out.exam);
  return out;
}

}  // namespace

bool has_marks_only(const Exam& exam) { return exam.procedure == "ЕГЭ" && exam.subject == "Математика базовая"; }

void write_knowledge(const std::string& folder, const World& world) {
  const catalog::Catalog built = catalog::built_in();
  std::set<int> years;
  for (const Exam& exam : world.exams) {
    if (exam.procedure == "ЕГЭ") years.insert(exam.year);
    if (exam.procedure != "ВПР") continue;
    std::string path = folder + "/catalog/kim/demo-vpr-" + std::to_string(exam.year);
    path.append("-").append(std::to_string(exam.grade)).append("-").append(exam.subject).append(".yaml");
    write_file(path, catalog::kim_text(kim_of(exam)));
  }
  for (const int year : years) {
    const bool real = std::ranges::any_of(built.minima, [&](const catalog::Minimum& one) {
      return one.exam.procedure == "ЕГЭ" && one.exam.year == year;
    });
    if (!real)
      write_file(folder + "/catalog/scales/demo-ege-" + std::to_string(year) + ".yaml", minima_text(world, year));
  }
}

void store_calendar(const db::Write& write, const World& world) {
  for (const org::Node& municipality : org::list(write, {}, org::Kind::municipality))
    for (const Exam& exam : world.exams)
      if (exam.year == world.options.last_year) procedures::add(write, {municipality.path}, instance_of(exam));
}

}  // namespace vekha::demo
