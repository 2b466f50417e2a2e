// The file for trying the import: one exam of all schools, laid out as the protocols that ФИС ОКО gives a region.
#include <algorithm>
#include <filesystem>

#include "domain/demo/parts.hpp"
#include "io/sheet/workbook_writer.hpp"

namespace vekha::demo {
namespace {

using sheet::OutCell;
using Cells = std::vector<OutCell>;

constexpr const char* kUser = "Пользователь";
constexpr const char* kJournal = "Отметка за предыдущий триместр/ четверть/полугодие";

Cells common_head() { return {kUser, "Код региона", "Регион", "Муниципалитет", "Школа", "Дата загрузки"}; }

Cells common_cells(const World& world, const School& school) {
  const std::string login = "edu" + school.code;
  const auto place = static_cast<std::size_t>(school.municipality);
  const std::string number = std::to_string(101 + school.municipality).substr(1);
  return {login,
          90.0,
          "reg900000 | Лесогорская область",
          "reg90_m0" + number + " | " + world.municipalities[place],
          login + " | " + school.name,
          "17.04." + std::to_string(world.options.last_year) + " 10:15:00"};
}

Cells protocol_head(const Exam& exam) {
  Cells head = common_head();
  head.insert(head.end(), {"Код", "Вариант"});
  for (const Task& task : exam.tasks) head.emplace_back(task.code + " (" + std::to_string(task.maximum) + "б)");
  head.insert(head.end(), {"Наименование класса", "Пол", kJournal, "Итого баллов"});
  return head;
}

OutCell score_cell(std::int8_t score) {
  if (score == kNotStarted) return std::string("X");
  return static_cast<double>(score);
}

Cells protocol_row(const Cells& common, const Work& work, const Exam& exam) {
  Cells row = common;
  row.emplace_back(static_cast<double>(work.pupil));
  row.emplace_back(work.absent ? OutCell("отсутствовал") : OutCell(static_cast<double>(work.variant)));
  for (const std::int8_t score : work.scores) row.push_back(score_cell(score));
  if (work.absent) row.resize(row.size() + exam.tasks.size());
  row.emplace_back(work.class_name);
  row.emplace_back(std::string(work.sex == 'm' ? "м" : "ж"));
  row.emplace_back(work.journal_mark == 0 ? OutCell("нет отметки") : OutCell(static_cast<double>(work.journal_mark)));
  row.emplace_back(static_cast<double>(work.total));
  return row;
}

void write_classes(sheet::WorkbookWriter& book, const World& world, const Exam& exam) {
  book.sheet("Классы");
  Cells head = common_head();
  head.emplace_back("Буква (цифра) класса. Введите \"нет\" - если отсутствует");
  head.emplace_back("Основной учебник по предмету");
  book.row(head);
  for (const School& school : world.schools) {
    std::string last;
    for (const Work& work : make_works(school, exam).works) {
      if (work.class_name == last) continue;
      last = work.class_name;
      Cells row = common_cells(world, school);
      const std::string letter = last.substr(std::to_string(exam.grade).size());
      row.insert(row.end(), {letter.empty() ? "нет" : letter, "Демонстрационный учебник"});
      book.row(row);
    }
  }
}

void write_protocol(sheet::WorkbookWriter& book, const World& world, const Exam& exam) {
  book.sheet("Протокол");
  book.row(protocol_head(exam));
  for (const School& school : world.schools) {
    const Cells common = common_cells(world, school);
    for (const Work& work : make_works(school, exam).works) book.row(protocol_row(common, work, exam));
  }
}

}  // namespace

std::string write_sample(const std::string& folder, const World& world) {
  const auto exam = std::ranges::find(world.exams, true, &Exam::for_import);
  VEKHA_CHECK(exam != world.exams.end());
  const std::string path = "samples/" + exam->procedure + " " + std::to_string(exam->year) + " " + exam->subject + " " +
                           std::to_string(exam->grade) + " класс.xlsx";
  std::filesystem::create_directories(folder + "/samples");
  sheet::WorkbookWriter book(folder + "/" + path);
  write_classes(book, world, *exam);
  write_protocol(book, world, *exam);
  book.close();
  return path;
}

}  // namespace vekha::demo
