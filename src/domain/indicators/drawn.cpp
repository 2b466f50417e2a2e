#include "domain/indicators/drawn.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace vekha::indicators {
namespace {

using results::Exam;
using results::Flag;

int integer(const std::string& text, int otherwise = 0) {
  return static_cast<int>(parse_integer(text).value_or(otherwise));
}

struct TaskDrawn {
  results::Task task;
  bool practice = false;
  std::string skill;
};

/// The case while it is read: what a row does not say its exam says.
struct Drawing {
  Exam exam;
  int maximum = 0;
  std::vector<TaskDrawn> tasks;
  Drawn out;

  std::uint32_t school(const std::string& code, const std::string& municipality) {
    auto& all = out.load.schools;
    const auto found = std::ranges::find(all, code, &results::SchoolName::code);
    if (found != all.end()) return static_cast<std::uint32_t>(found - all.begin());
    all.push_back({code, "Школа " + code, municipality.empty() ? "m1" : municipality,
                   municipality.empty() ? "Район m1" : "Район " + municipality});
    return static_cast<std::uint32_t>(all.size() - 1);
  }
  results::Sitting& sitting(const Exam& of, int most) {
    auto& all = out.load.sittings;
    const auto found =
        std::ranges::find_if(all, [&](const auto& one) { return one.exam == of && one.maximum == most; });
    if (found != all.end()) return *found;
    all.push_back({.exam = of, .maximum = most});
    for (const TaskDrawn& one : tasks) all.back().tasks.push_back(one.task);
    return all.back();
  }
};

std::string or_of(std::string text, const std::string& otherwise) { return text.empty() ? otherwise : text; }

Exam exam_of(const Drawing& drawing, const DrawnTable& table, std::size_t row) {
  Exam out = drawing.exam;
  out.procedure = or_of(table.at(row, "процедура"), out.procedure);
  out.year = integer(table.at(row, "год"), out.year);
  out.grade = integer(table.at(row, "параллель"), out.grade);
  out.subject = or_of(table.at(row, "предмет"), out.subject);
  return out;
}

results::TaskValue task_value(const std::string& text) {
  if (const auto score = parse_integer(text)) return {static_cast<std::int16_t>(*score), Flag::score};
  if (text == "X") return {0, Flag::not_started};
  return {0, text == "н/п" ? Flag::not_taught : Flag::blank};
}

results::Score score_of(const std::string& text) {
  const auto number = parse_integer(text);
  return number ? results::Score(static_cast<int>(*number)) : results::Score();
}

results::Work work_of(const DrawnTable& table, std::size_t row) {
  results::Work out;
  out.class_name = table.at(row, "класс");
  out.pupil = table.at(row, "код");
  out.person = integer(table.at(row, "лицо"));
  out.sex = table.at(row, "пол");
  out.level = table.at(row, "уровень");
  out.journal_mark = score_of(table.at(row, "журнал"));
  out.mark = score_of(table.at(row, "отметка"));
  out.total = score_of(table.at(row, "балл"));
  const std::string test = table.at(row, "тест");
  if (!test.empty()) out.test = score_of(test);
  out.attempt = integer(table.at(row, "попытка"), 1);
  out.absent = table.at(row, "состояние") == "отсутствовал";
  out.annulled = table.at(row, "состояние") == "аннулирован";
  out.participated = !out.absent && !out.annulled;
  return out;
}

void draw_works(Drawing& drawing, const DrawnTable& table) {
  int number = 0;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    results::Sitting& sitting =
        drawing.sitting(exam_of(drawing, table, row), integer(table.at(row, "максимум"), drawing.maximum));
    results::Work work = work_of(table, row);
    work.school = drawing.school(or_of(table.at(row, "школа"), "101"), table.at(row, "муниципалитет"));
    const std::vector<std::string> tasks = split(table.at(row, "задания"), ' ');
    const int count = integer(table.at(row, "работ"), 1);
    for (int i = 0; i < count; ++i) {
      if (table.at(row, "код").empty()) work.pupil = std::to_string(100'000 + ++number);
      sitting.works.push_back(work);
      for (std::size_t task = 0; task < drawing.tasks.size(); ++task)
        sitting.values.push_back(task_value(task < tasks.size() ? tasks[task] : ""));
    }
  }
}

results::Status status_of(const std::string& text) {
  if (parse_number(text)) return results::Status::present;
  if (text == "н/п") return results::Status::not_applicable;
  return text == "скрыто" ? results::Status::suppressed : results::Status::missing;
}

void draw_figures(Drawing& drawing, const DrawnTable& table) {
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const std::string value = table.at(row, "значение");
    drawing.out.load.figures.push_back(
        {.form = or_of(table.at(row, "форма"), "indicator-figures"),
         .exam = exam_of(drawing, table, row),
         .school = drawing.school(or_of(table.at(row, "школа"), "101"), table.at(row, "муниципалитет")),
         .territory = {},
         .part = table.at(row, "раздел"),
         .item = table.at(row, "показатель"),
         .value = parse_number(value).value_or(0),
         .status = status_of(value)});
  }
}

void draw_minima(Drawing& drawing, const DrawnTable& table) {
  for (std::size_t row = 0; row < table.rows.size(); ++row)
    drawing.out.minima.push_back({.exam = exam_of(drawing, table, row),
                                  .value = integer(table.at(row, "значение")),
                                  .unit = table.at(row, "единица"),
                                  .purpose = "аттестат",
                                  .source = "проверочный случай",
                                  .note = {},
                                  .file = {}});
}

void read_exam(Drawing& drawing, const sys::YamlMap& one) {
  const auto exam = one.map("exam");
  if (!exam) return;
  exam->only({"procedure", "year", "grade", "subject", "maximum"});
  drawing.exam = {exam->text_or("procedure", ""), static_cast<int>(exam->maybe_integer("year").value_or(0)),
                  static_cast<int>(exam->maybe_integer("grade").value_or(0)), exam->text_or("subject", "")};
  drawing.maximum = static_cast<int>(exam->maybe_integer("maximum").value_or(0));
}

void read_tasks(Drawing& drawing, const sys::YamlMap& one) {
  for (const sys::YamlMap& task : one.maps("tasks")) {
    task.only({"name", "maximum", "level", "practice", "skill"});
    drawing.tasks.push_back({{task.text("name"), static_cast<int>(task.integer("maximum")), task.text_or("level", "")},
                             task.text_or("practice", "нет") == "да",
                             task.text_or("skill", "")});
  }
}

/// The description of the papers drawn, where the case tells what a file does not: which tasks are of practice.
void draw_kims(Drawing& drawing, const sys::YamlMap& one) {
  if (one.text_or("kim", "да") == "нет" || drawing.tasks.empty()) return;
  for (const results::Sitting& sitting : drawing.out.load.sittings) {
    catalog::Kim kim{.exam = sitting.exam, .tasks = {}, .kes = {}, .kt = {}, .source = "проверочный случай"};
    for (const TaskDrawn& task : drawing.tasks)
      kim.tasks.push_back({.name = task.task.name,
                           .skill = task.skill,
                           .block = {},
                           .level = task.task.level,
                           .kes = {},
                           .kt = {},
                           .maximum = task.task.maximum,
                           .practice = task.practice});
    drawing.out.kims.push_back(std::move(kim));
  }
}

}  // namespace

std::string DrawnTable::at(std::size_t row, std::string_view column) const {
  const auto found = std::ranges::find(head, column);
  if (found == head.end()) return {};
  const auto place = static_cast<std::size_t>(found - head.begin());
  return place < rows[row].size() ? rows[row][place] : std::string();
}

DrawnTable drawn_table(std::string_view text) {
  DrawnTable out;
  for (const std::string& line : split(text, '\n')) {
    if (trimmed(line).empty()) continue;
    std::vector<std::string> cells;
    for (const std::string& cell : split(line, '|')) cells.emplace_back(trimmed(cell));
    out.head.empty() ? void(out.head = std::move(cells)) : out.rows.push_back(std::move(cells));
  }
  return out;
}

Drawn drawn(const sys::YamlMap& one) {
  Drawing drawing;
  read_exam(drawing, one);
  read_tasks(drawing, one);
  if (one.has("works")) draw_works(drawing, drawn_table(one.text("works")));
  if (one.has("figures")) draw_figures(drawing, drawn_table(one.text("figures")));
  if (one.has("minima")) draw_minima(drawing, drawn_table(one.text("minima")));
  draw_kims(drawing, one);
  return std::move(drawing.out);
}

}  // namespace vekha::indicators
